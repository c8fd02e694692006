"""`translations audio`: what is not recorded, and what a machine speaks in its place."""

from __future__ import annotations

from pathlib import Path

from asylum_screen.language.clips import MACHINE, clips_in
from asylum_screen.language.words import Words
from asylum_screen.workbench.translations_audio import run_audio
from packs import small_pack


def speak(said: str, lang: str, target: Path) -> bool:
    """A voice that writes down what it says."""
    target.write_text(f"{lang}: {said}", encoding="utf-8")
    return True


def test_what_is_missing_is_listed_and_what_is_there_is_not(tmp_path: Path) -> None:
    """With the name of its file and its words; a text with a value in it cannot be recorded."""
    (tmp_path / "en/audio/ui").mkdir(parents=True)
    (tmp_path / "en/audio/ui/yes.opus").touch()
    report = run_audio(small_pack(), Words(), tmp_path, fill=False)
    assert report.ok
    assert "en/audio/ui/no.opus: No" in report.text.splitlines()
    assert "ui/yes" not in report.text
    assert "ui/part_one/page" not in report.text and "ui/doctor" not in report.text


def test_a_machine_fills_the_rest_and_a_person_counts_before_it(tmp_path: Path) -> None:
    """Its clips stand in a folder of their own; a second run finds nothing to do."""
    report = run_audio(small_pack(), Words(), tmp_path, fill=True, speak=speak)
    assert report.ok
    clip = clips_in(tmp_path)("en", "ui/yes")
    assert clip is not None and MACHINE in clip.parts and clip.read_text() == "en: Yes"
    (tmp_path / "en/audio/ui").mkdir()
    (tmp_path / "en/audio/ui/yes.ogg").touch()
    found = clips_in(tmp_path)("en", "ui/yes")
    assert found is not None and MACHINE not in found.parts
    assert "spoke 0 texts" in run_audio(small_pack(), Words(), tmp_path, fill=True, speak=speak).text


def test_without_a_voice_it_says_what_to_install(tmp_path: Path) -> None:
    """Nothing is left half done in silence."""
    report = run_audio(small_pack(), Words(), tmp_path, fill=True, speak=lambda *_: False)
    assert not report.ok
    assert "espeak-ng" in report.text
