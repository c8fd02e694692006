"""The paper as PDF: tagged, with letters for everything, and deaf to markup."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from paper_samples import HOSTILE, PEOPLE, ROOT, hostile_document, lines_of, paper

from asylum_screen.language.store import open_words
from asylum_screen.language.words import Words
from asylum_screen.present.document import Line, Slot
from asylum_screen.present.handout_form import PaperForm
from asylum_screen.present.pdf import PdfError, package_for, render_pdf, why_not
from asylum_screen.present.pdf_data import language_tag

needs_typst = pytest.mark.skipif(
    subprocess.run([sys.executable, "-c", "import typst"], capture_output=True).returncode != 0, reason="typst"
)
needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils")


def pages(pdf: bytes, tmp_path: Path) -> list[str]:
    """The words of each page."""
    file = tmp_path / "paper.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True)
    return [" ".join(page.split()) for page in done.stdout.decode().split("\f")[:-1]]


@needs_typst
@needs_poppler
@pytest.mark.parametrize("lang", ["en", "es", "ht"])
@pytest.mark.parametrize("path", PEOPLE, ids=lambda path: path.stem)
def test_page_one_is_one_side_of_twelve_points(path: Path, lang: str, tmp_path: Path) -> None:
    """What comes after it begins on page two, nothing is left out for want of room, every page says what it is."""
    document = paper(path, open_words(lang, ROOT / "translations"))
    found = pages(render_pdf(document, PaperForm(a4=lang == "en")), tmp_path)
    first, second = document.parts[:2]
    last = first.blocks[-1]
    assert isinstance(last, Slot)
    assert last.said[0].text in found[0]
    assert second.title.text in found[1]
    missing = [line.text for line in lines_of(first) if "".join(line.text.split()) not in "".join(found[0].split())]
    assert not missing or any(slot.link for slot in first.blocks if isinstance(slot, Slot))  # words beside a code
    standing = document.standing[0].text
    assert all("".join(standing.split()) in "".join(page.split()) for page in found)


@needs_typst
@needs_poppler
def test_where_page_one_has_no_room_what_can_wait_is_left_out(tmp_path: Path) -> None:
    """Twice as many words: the alarm, the step and the number stay, and the next page is not begun."""
    document = paper(PEOPLE[1])
    first = document.parts[0]
    long = tuple(
        replace(slot, said=tuple(Line(f"{line.text} " * 6) for line in slot.said)) if slot.drop else slot
        for slot in first.blocks
        if isinstance(slot, Slot)
    )
    assert len(long) == len(first.blocks)
    found = pages(render_pdf(replace(document, parts=(replace(first, blocks=long), *document.parts[1:]))), tmp_path)
    assert "Court on" in found[0]
    assert "1-800-898-7180" in found[0]
    assert "What a lawyer can look at with you" in found[1]


@needs_typst
@needs_poppler
@pytest.mark.parametrize("path", PEOPLE[:4], ids=lambda path: path.stem)
def test_two_languages_have_a_side_each(path: Path, tmp_path: Path) -> None:
    """Page one in the one language, page two the same in the other, then the rest side by side."""
    document = paper(path, open_words("es", ROOT / "translations", Words()))
    found = pages(render_pdf(document), tmp_path)
    first, other, later = document.parts[:3]
    assert first.title.text in found[0]
    assert other.title.text in found[1]
    assert later.title.text in found[2]
    assert later.title.second in found[2]


@needs_typst
@needs_poppler
@pytest.mark.parametrize("form", [PaperForm(large=True), PaperForm(large=True, beside=True), PaperForm()])
def test_what_stands_on_every_page_is_neither_cut_nor_covered(form: PaperForm, tmp_path: Path) -> None:
    """However many lines it takes, it begins on the sheet, and no word lies on another."""
    file = tmp_path / "paper.pdf"
    file.write_bytes(render_pdf(paper(PEOPLE[9], open_words("es", ROOT / "translations", Words())), form))
    done = subprocess.run(["pdftotext", "-bbox", "-f", "2", "-l", "2", file, "-"], capture_output=True, check=True)
    edges = re.findall(r'xMin="([0-9.]+)" yMin="([0-9.]+)" xMax="([0-9.]+)" yMax="([0-9.]+)"', done.stdout.decode())
    middles = [((float(a) + float(c)) / 2, (float(b) + float(d)) / 2) for a, b, c, d in edges]
    assert min(float(top) for _, top, _, _ in edges) > 10
    for (left, top, right, bottom), (x, y) in product(edges, middles):
        inside = float(left) < x < float(right) and float(top) < y < float(bottom)
        assert not inside or abs(y - (float(top) + float(bottom)) / 2) < 1


@needs_typst
@needs_poppler
def test_a_number_of_law_has_one_hyphen(tmp_path: Path) -> None:
    """Spanish repeats a hyphen on the next line; "(a)(1)-(2)" and "A-number" must not change."""
    words = open_words("es", ROOT / "translations")
    for number in (0, 2):
        file = tmp_path / "paper.pdf"
        file.write_bytes(render_pdf(paper(PEOPLE[number], words)))
        done = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True)
        assert not re.search(r"(?m)(^|\s)-[(A-Za-z0-9]", done.stdout.decode())


@needs_typst
@needs_poppler
def test_the_reasons_stand_in_two_columns(tmp_path: Path) -> None:
    """Small letters in lines across the whole sheet are hard to read; the sources follow in the same columns."""
    document = paper(PEOPLE[1])
    file = tmp_path / "paper.pdf"
    file.write_bytes(render_pdf(document))
    done = subprocess.run(["pdftotext", "-bbox", file, "-"], capture_output=True, check=True)
    last = done.stdout.decode().split("<page ")[-1]
    begins = Counter(round(float(edge)) for edge in re.findall(r'xMin="([0-9.]+)"', last))
    (_, first), (_, second) = begins.most_common(2)
    assert {edge for edge, _ in begins.most_common(2)} == {43, 316}
    assert min(first, second) > 10


@needs_typst
@needs_poppler
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_never_markup(text: str, tmp_path: Path) -> None:
    """Code for typst, HTML and control signs are words in the PDF, or nothing."""
    for form in (PaperForm(), PaperForm(beside=True, ids=True, large=True), PaperForm(cards=True)):
        found = "".join(pages(render_pdf(hostile_document(text), form), tmp_path))
        for piece in ("#eval", "#read", "onerror", "${HOME}"):
            assert (piece in found) == (piece in text)
        assert "root:" not in found


@needs_typst
@needs_poppler
@pytest.mark.parametrize("path", PEOPLE, ids=lambda path: path.stem)
def test_no_sources_stand_apart_from_what_they_are_for(path: Path, tmp_path: Path) -> None:
    """Neither a page nor a column of the reasons begins with "Sources:"."""
    file = tmp_path / "paper.pdf"
    file.write_bytes(render_pdf(paper(path)))
    # A column is 307 points wide; what stands on every page ends above 70 points.
    for left in (0, 310):
        command = ["pdftotext", "-layout", "-x", str(left), "-y", "70", "-W", "300", "-H", "680", str(file), "-"]
        said = subprocess.run(command, capture_output=True, check=True).stdout.decode()
        assert not any(column.lstrip().startswith("Sources:") for column in said.split("\f"))


@needs_typst
def test_the_pdf_is_tagged_and_names_its_language() -> None:
    """PDF/UA-1 in its own metadata, marked content, and the language."""
    pdf = render_pdf(paper(PEOPLE[4]))
    assert pdf.startswith(b"%PDF-1.")
    assert b"pdfuaid:part" in pdf
    assert b"/MarkInfo" in pdf
    assert b"/Lang" in pdf


@needs_typst
def test_the_same_paper_gives_the_same_pdf() -> None:
    """No clock is read and nothing is random."""
    assert render_pdf(paper(PEOPLE[4])) == render_pdf(paper(PEOPLE[4]))


@needs_typst
def test_a_letter_without_a_font_is_an_error_that_says_what_to_install() -> None:
    """Never a box: the letter is named, and the package."""
    with pytest.raises(PdfError, match=r"U\+F1234.*fonts-noto-core"):
        render_pdf(hostile_document("word \U000f1234"))


def test_the_package_follows_the_script() -> None:
    """Chinese, Japanese and Korean letters have a package of their own."""
    assert package_for("CJK UNIFIED IDEOGRAPH-4F60") == "fonts-noto-cjk"
    assert package_for("ETHIOPIC SYLLABLE HA") == "fonts-noto-core"
    message = str(why_not('PDF/UA-1 error: the text `"你"` could not be displayed with font `"X"`'))
    assert "U+4F60" in message
    assert "fonts-noto-cjk" in message


def test_no_words_of_typst_are_passed_on() -> None:
    """Its messages may quote the paper."""
    assert "secret" not in str(why_not("error: something about secret words"))


def test_without_typst_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is named."""
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(PdfError, match=r"asylum-screen\[pdf\]"):
        render_pdf(hostile_document("x"))


def test_language_tags_are_taken_apart() -> None:
    """Language, region and script."""
    assert language_tag("zh-Hans") == ("zh", None, "hans")
    assert language_tag("fa-AF") == ("fa", "AF", "auto")
    assert language_tag("en") == ("en", None, "auto")
