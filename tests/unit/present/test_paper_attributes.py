"""Attributes of the page: what stands in quotes is escaped, whatever it is."""

from __future__ import annotations

from dataclasses import replace

from paper_samples import hostile_document
from test_paper_html import Outline

from asylum_screen.present.html import render_html

EVIL = 'en" onload="alert(1)'


def test_the_name_of_a_language_stays_in_its_attribute() -> None:
    """A language code with quotes in it is one value, of the page and of every second text, and no new attribute."""
    document = replace(hostile_document("words"), lang=EVIL, second_lang=EVIL)
    tags = Outline(render_html(document)).tags
    assert {attributes["lang"] for tag, attributes in tags if tag == "html"} == {EVIL}
    assert EVIL in {attributes.get("lang") for _, attributes in tags if attributes.get("class") == "second"}
    assert not any("onload" in attributes for _, attributes in tags)
