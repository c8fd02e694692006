"""Print: the paper goes to `lp` over standard input, as PDF or as text, and never through a file."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from asylum_screen.cli.printing import paper_for_printer, print_actions
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.orientation import Orientation, assess
from asylum_screen.language.messages import message
from asylum_screen.language.words import Words
from asylum_screen.present import pdf
from asylum_screen.present.build import PaperOptions, build
from asylum_screen.present.document import Document
from asylum_screen.rulebook import load_pack
from asylum_screen.rulebook.answers import AnswerReader

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 22)
OPTIONS = PaperOptions(TODAY, program="0")


@pytest.fixture(scope="module")
def shown() -> tuple[Orientation, Document]:
    """The orientation of the Honduran mother, as the screen shows it."""
    pack = load_pack(ROOT / "rules")
    facts = AnswerReader(pack, TODAY).file(ROOT / "tests" / "people" / "02_honduran_mother.yaml").facts
    assert facts is not None
    orientation = assess(Evaluator(pack, TODAY), facts)
    return orientation, build(orientation, Words(), OPTIONS)


def fake_lp(folder: Path, code: int) -> dict[str, str]:
    """A print service that keeps what it is given, and the environment to find it."""
    program = folder / "lp"
    program.write_text(
        f'#!/bin/sh\nPATH=/usr/bin:/bin\ncat > "{folder}/got"\necho "$@" > "{folder}/said"\nexit {code}\n'
    )
    program.chmod(0o755)
    return {"PATH": str(folder)}


def test_without_a_print_service_nothing_is_offered(tmp_path: Path) -> None:
    """No row "Print this paper"."""
    assert print_actions(OPTIONS, {"PATH": str(tmp_path)}) == ()


def test_the_paper_goes_over_standard_input(tmp_path: Path, shown: tuple[Orientation, Document]) -> None:
    """No file is named to the service, and the words say that it was sent."""
    (action,) = print_actions(OPTIONS, fake_lp(tmp_path, 0))
    assert action.run(*shown, Words()) == message("paper/handout/printed")
    assert (tmp_path / "said").read_text().split()[-2:] == ["-t", "page"]
    got = (tmp_path / "got").read_bytes()
    assert got.startswith(b"%PDF") or b"Start here" in got


def test_a_printer_that_fails_is_told(tmp_path: Path, shown: tuple[Orientation, Document]) -> None:
    """In words, without a traceback."""
    (action,) = print_actions(OPTIONS, fake_lp(tmp_path, 1))
    assert action.run(*shown, Words()) == message("paper/handout/not_printed")


def test_without_typst_the_paper_is_plain_text(
    monkeypatch: pytest.MonkeyPatch, shown: tuple[Orientation, Document]
) -> None:
    """With the same parts, the points of the line of time in words, and no answer."""

    def none(*_: object) -> bytes:
        raise pdf.PdfError(message("error/no_pdf"))

    monkeypatch.setattr(pdf, "render_pdf", none)
    text = paper_for_printer(lambda: OPTIONS)(*shown, Words()).decode()
    for said in ("NEXT DATE", "2. Court on March 9, 2027.", "Your dates"):
        assert said in text
    assert "gang" not in text.partition("Why this paper says so")[0].partition("Cards to keep")[0]
    assert max(len(line) for line in text.splitlines()) <= 76


def test_nothing_is_written_to_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shown: tuple[Orientation, Document]
) -> None:
    """Making the paper leaves no file in the working folder or the folder for temporary files."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(os.environ, "TMPDIR", str(tmp_path))
    assert paper_for_printer(lambda: OPTIONS)(*shown, Words())
    assert list(tmp_path.iterdir()) == []
