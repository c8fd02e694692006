"""Orientation to Document, and the Document to terminal, plain text, HTML and PDF."""
