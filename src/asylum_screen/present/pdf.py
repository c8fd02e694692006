"""The Document as PDF through typst: tagged for screen readers (PDF/UA-1), set in fonts of this machine.

The words go in as JSON, so nothing in them is read as markup. PDF/UA-1 allows no empty box in place of a letter;
typst refuses such a paper, and we say which package has the letters.
"""

from __future__ import annotations

import json
import re
import unicodedata
from importlib.resources import files
from typing import Any

from asylum_screen.language.messages import Message, message

from .document import Document
from .handout_form import PaperForm
from .pdf_data import paper_data

FONTS = (
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Naskh Arabic",
    "Noto Sans Devanagari",
    "Noto Sans Gurmukhi",
    "Noto Sans Ethiopic",
    "Noto Sans CJK SC",
    "Liberation Sans",
    "Helvetica Neue",
    "Arial",
    "DejaVu Sans",
)
CJK = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "IDEOGRAPHIC", "FULLWIDTH", "BOPOMOFO")
_LETTER = re.compile(r'the text `?"(?P<text>.*?)"`? could not be displayed', re.DOTALL)
_CODE = re.compile(r"\\u\{([0-9a-fA-F]{1,6})\}")


class PdfError(Exception):
    """There is no PDF. The message says what to install; it never holds more than one letter of the paper."""

    def __init__(self, said: Message) -> None:
        super().__init__(str(said))
        self.message = said


def render_pdf(document: Document, form: PaperForm | None = None) -> bytes:
    """The document as a PDF.

    Raises:
        PdfError: typst is not installed, or no font of this machine has a letter of the paper.
    """
    try:
        import typst
    except ImportError:
        raise PdfError(message("error/no_pdf_program", command='pip install "asylum-screen[pdf]"')) from None
    form = form or PaperForm()
    data: dict[str, Any] = paper_data(document, form)
    data["fonts"] = list(FONTS)
    template = (files(__package__) / "handout.typ").read_bytes()
    words = json.dumps(data, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")
    try:
        made = typst.compile(template, sys_inputs={"paper": words}, pdf_standards=["ua-1"])
    except (typst.TypstError, RuntimeError) as problem:
        raise PdfError(why_not(str(problem))) from None
    assert isinstance(made, bytes)
    return made


def why_not(failure: str) -> Message:
    """What to say about a failure of typst. Its own words may quote the paper, so they are never passed on."""
    found = _LETTER.search(failure)
    if found is None:
        return message("error/no_pdf")
    text = _CODE.sub(lambda code: chr(int(code[1], 16)), found["text"])
    letter = next((sign for sign in text if not sign.isspace()), "?")
    name = unicodedata.name(letter, f"U+{ord(letter):04X}")
    return message("error/no_pdf_letter", letter=f"{name} (U+{ord(letter):04X})", package=package_for(name))


def package_for(name: str) -> str:
    """The Debian package that has the letters, by the Unicode name of one."""
    if name.startswith(CJK):
        return "fonts-noto-cjk"
    if "EMOJI" in name or name.startswith(("FACE", "GRINNING")):
        return "fonts-noto-color-emoji"
    return "fonts-noto-core"
