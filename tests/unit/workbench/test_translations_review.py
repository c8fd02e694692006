"""A native speaker's marks: given from a table, gone with the words, and counted honestly."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from asylum_screen.language.po import PoFile, PoMessage, new_headers, plural_forms, read_po, write_po
from asylum_screen.language.store import open_words, read_po_files
from asylum_screen.present.html import render_html
from asylum_screen.present.pdf import render_pdf
from asylum_screen.present.writer import Writer
from asylum_screen.workbench.spreadsheet import BadTableError
from asylum_screen.workbench.translations_review import COLUMNS, chosen, read_marks, table, to_document, written

DAY = date(2026, 11, 30)
TEXTS = {"ui/yes": ("Yes", "Sí"), "ui/no": ("No", "No"), "ui/sum": ("-1 {n}", "-1 {n}")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A translations folder with three texts in Spanish."""
    (tmp_path / "LANGUAGES.yaml").write_text("es: {own_name: Español, english_name: Spanish, offered: yes}\n")
    headers = new_headers("es", plural_forms("es"), "2026-11-22 12:00+0000")
    messages = [PoMessage(key, *words, comments=("mine",)) for key, words in TEXTS.items()]
    (tmp_path / "es").mkdir()
    (tmp_path / "es" / "program.po").write_text(write_po(PoFile("x.po", headers, messages)), encoding="utf-8")
    return tmp_path


def rows(folder: Path, **answers: str) -> list[dict[str, str]]:
    """The exported rows, each answered alike."""
    text = table(chosen(folder, "es"))
    return [{**row, **answers} for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))]


def saved(found: list[dict[str, str]]) -> bytes:
    """The table as a spreadsheet saves it."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows(found)
    return out.getvalue().encode("utf-8-sig")


def mark(folder: Path, found: list[dict[str, str]], name: str = "Ana Souza") -> int:
    """Take a table, and write the files."""
    read = read_marks(saved(found), folder, "es", name, DAY)
    for path, data in written(read, folder):
        path.write_bytes(data)
    return read.marked


def draft(folder: Path) -> str:
    """What people are told of the language."""
    line = Writer(open_words("es", folder), (), DAY).draft()
    return line.text if line is not None else ""


def test_marks_are_counted_and_go_with_the_words(folder: Path) -> None:
    """None, some, all; then a translator changes one text, and only its mark is gone."""
    assert "Not yet reviewed" in draft(folder)
    assert mark(folder, rows(folder, answer="sí")[:1]) == 1
    assert "1 of 3" in draft(folder)
    assert mark(folder, rows(folder, answer="YES")) == 3
    assert draft(folder) == ""
    path = folder / "es" / "program.po"
    path.write_text(path.read_text(encoding="utf-8").replace('msgstr "Sí"', 'msgstr "Si"'), encoding="utf-8")
    assert [each.id for each in read_po_files(folder, "es")[0].messages if not each.read] == ["ui/yes"]
    assert [row["id"] for row in csv.DictReader(io.StringIO(table(chosen(folder, "es", unread=True))[1:]))] == [
        "ui/yes"
    ]


def test_a_second_reader_takes_the_place_of_the_first_and_other_comments_stay(folder: Path) -> None:
    """One mark for each text."""
    mark(folder, rows(folder, answer="yes"))
    mark(folder, rows(folder, answer="yes"), "B. Reader")
    text = (folder / "es" / "program.po").read_text(encoding="utf-8")
    assert text.count("Read by B. Reader") == text.count("# mine") == 3
    assert "Ana" not in text
    assert write_po(read_po(text, "x.po")) == text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"id": "ui/nothing"}, "Line 2: there is no translated text"),
        ({"hash": "0"}, "Line 2: .* has changed since"),
        ({"answer": "perhaps"}, "Line 2: .* is not yes or change"),
        ({"id": "ui/no"}, "Line 3: .* stands in line 2 too"),
    ],
)
def test_a_strange_row_is_named_and_nothing_is_marked(folder: Path, change: dict[str, str], said: str) -> None:
    """The other rows are right."""
    found = rows(folder, answer="yes")
    found[0] |= change
    if change.get("id") == "ui/no":
        found[0]["hash"] = found[1]["hash"]
    with pytest.raises(BadTableError, match=said):
        mark(folder, found)
    assert not any(each.read for each in read_po_files(folder, "es")[0].messages)


def test_what_should_change_is_listed_and_not_marked(folder: Path) -> None:
    """A comment comes back with the id of its text."""
    read = read_marks(saved(rows(folder, answer="cambiar", comment="=más corto")), folder, "es", "Ana", DAY)
    assert read.marked == 0
    assert read.remarks[0] == "ui/yes, change: =más corto"


def test_the_same_can_be_read_on_paper(folder: Path) -> None:
    """English and translation together, each in its language, with its id and a line to mark; only what is unread."""
    mark(folder, rows(folder, answer="yes")[:1])
    words = open_words("es", folder)
    page = render_html(to_document(chosen(folder, "es", unread=True), words, DAY))
    assert "ui/yes" not in page
    assert page.count("[  ] yes") == 2
    assert page.index("ui/no") < page.index("[  ] yes") < page.index("ui/sum")
    assert 'lang="es"' in page


def test_the_page_can_be_a_pdf(folder: Path) -> None:
    """For a reader without a screen; its headings go down one level at a time, as a voice needs it."""
    pytest.importorskip("typst")
    assert render_pdf(to_document(chosen(folder, "es"), open_words("es", folder), DAY)).startswith(b"%PDF")
