"""What trainers and translators run on rule files and translations."""
