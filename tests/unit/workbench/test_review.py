"""A lawyer's signature: given from a table, gone with the words, and never worth more than what was signed."""

import csv
import io
import random
import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from asylum_screen.cli.main import main
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import Facts
from asylum_screen.core.orientation import assess
from asylum_screen.core.reviews import (
    FEE,
    ReadBy,
    Review,
    Signature,
    fingerprint,
    key_of,
    read_by,
    signable,
    texts_in,
    told_by,
)
from asylum_screen.core.rules import Deadline, RulePack
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions, build, laid_out, paper_writer
from asylum_screen.present.document import ids_in
from asylum_screen.present.html import render_html
from asylum_screen.present.page_one import first_pages, render_first
from asylum_screen.present.page_rows import fitted
from asylum_screen.present.text import render_text
from asylum_screen.rulebook import load_pack
from asylum_screen.rulebook.answers import AnswerReader
from asylum_screen.workbench.review_import import read_table
from asylum_screen.workbench.review_sheets import COLUMNS, as_csv, rows, to_document
from asylum_screen.workbench.spreadsheet import BadTableError, guarded, read_rows, to_csv

ROOT = Path(__file__).parents[3]
SMALL = ROOT / "tests" / "rule_files" / "good" / "small"
PEOPLE = sorted((ROOT / "tests" / "page_one" / "people").glob("*.yaml"))
TODAY = date(2026, 11, 30)
PACK = load_pack(SMALL)


def table(found: list[dict[str, str]], **form: object) -> bytes:
    """Rows as a spreadsheet saves them."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, **form)  # type: ignore[arg-type]
    writer.writeheader()
    writer.writerows(found)
    return out.getvalue().encode("utf-8-sig")


def exported(**answers: str) -> list[dict[str, str]]:
    """The rows of the small pack, each with the same answer."""
    read = csv.DictReader(io.StringIO(as_csv(rows(PACK)).removeprefix("\ufeff")))
    return [{**row, **answers} for row in read]


def answers(path: Path, pack: RulePack) -> Facts:
    """What one person answered."""
    record = AnswerReader(pack, TODAY).file(path)
    assert record.facts is not None
    return record.facts


def signed(pack: RulePack, chosen: list[str], on: date = TODAY) -> RulePack:
    """The pack as a lawyer has signed some of it."""
    hashes = {key_of(each): fingerprint(pack, each) for each in signable(pack)}
    kept = tuple(Signature(key, hashes[key], on, holds=True) for key in chosen)
    return replace(pack, reviews=(Review("Legal Aid", "lawyer", "Texas", kept),))


@pytest.mark.parametrize(
    "form", [{}, {"delimiter": ";"}, {"delimiter": "\t"}, {"quoting": csv.QUOTE_ALL}, {"lineterminator": "\n"}]
)
def test_a_table_that_a_spreadsheet_saved_is_read(form: dict[str, object]) -> None:
    """Excel and LibreOffice write other commas and ends of lines, and a person sorts the rows."""
    found = exported(answer="Yes")
    random.Random(1).shuffle(found)  # noqa: S311
    assert set(read_table(table(found, **form), PACK).signed) == {key_of(each) for each in signable(PACK)}
    assert read_table(table(found).decode("utf-8-sig").encode("utf-16"), PACK).signed


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        ({"statement": "finding port.askd"}, 2, "there is no statement"),
        ({"hash": "0000000000000000"}, 2, "has changed since"),
        ({"answer": "maybe"}, 2, "is not yes or change"),
        ({"statement": "=1+1"}, 2, "there is no statement"),
        ({"words": "What the lawyer would rather say."}, 2, "were changed in the table"),
    ],
)
def test_a_strange_row_is_named_at_its_line_and_nothing_is_taken(change: dict[str, str], line: int, said: str) -> None:
    """The first row is spoiled, the others are right."""
    found = exported(answer="yes")
    found[0] |= change
    with pytest.raises(BadTableError) as wrong:
        read_table(table(found), PACK)
    assert any(each.startswith(f"Line {line}:") and said in each for each in wrong.value.lines)


def test_the_line_is_the_one_that_a_spreadsheet_counts_rows_by_file_line() -> None:
    """Cells hold several lines; the line named is where the row begins in the file."""
    found = exported(answer="yes")
    found[-1] |= {"answer": "maybe"}
    data = table(found)
    with pytest.raises(BadTableError) as wrong:
        read_table(data, PACK)
    number = int(wrong.value.lines[0].split(":")[0].removeprefix("Line "))
    assert found[-1]["statement"] in data.decode().split("\n")[number - 1]


def test_a_lawyer_reads_all_that_they_sign() -> None:
    """Each text of a statement, how its day is reckoned, its exceptions to the end, and what a sum is."""
    whole = load_pack(ROOT / "rules")
    found = {row.statement: row for row in rows(whole)}
    for each in signable(whole):
        row = found[key_of(each)]
        said = " ".join(f"{row.words} {row.exceptions}".split()).replace(".", "")
        assert [
            text for text in texts_in(each.item) if " ".join(text.english.split()).replace(".", "") not in said
        ] == []
        for cite in each.cites:
            assert whole.sources[cite].pinpoint in row.sources
            assert whole.sources[cite].how in row.sources
        assert all(f"{{fee.{name}}}: $" in row.words for name in FEE.findall(row.words))
        assert all(word in row.checked for word in ("Checked: ", "How sure: ", "Look again by: "))
        if isinstance(each.item, Deadline):
            assert whole.questions[each.item.counted_from].ask.english in row.words
    words = found["deadline work_card_end"].words
    assert "{date} is the day in: " in words
    assert "Near is from 6 months before the day in: " in words


def test_a_page_to_read_keeps_what_belongs_together() -> None:
    """A condition inside another stands further in, as in the table."""
    row = replace(rows(PACK)[0], shown_when="ALL of these:\n  - a\n  ONE of these:\n    - b")
    page = render_html(to_document([row], PACK, TODAY))
    assert all(
        f">{line}</bdi>" in page for line in ("ALL of these:", "\u2003a", "\u2003ONE of these:", "\u2003\u2003b")
    )


def test_only_what_is_not_signed_is_exported_again() -> None:
    """After a change a lawyer reads one row, not the topic."""
    keys = [key_of(each) for each in signable(PACK)]
    assert [row.statement for row in rows(signed(PACK, keys[1:]), unsigned_on=TODAY)] == keys[:1]
    assert rows(signed(PACK, keys), unsigned_on=TODAY) == []


def test_a_topic_is_not_also_the_files_whose_names_begin_so() -> None:
    """So that the table of a topic has the rows that the status counts."""
    whole = load_pack(ROOT / "rules")
    assert {row.topic for row in rows(whole, "grounds")} == {"grounds"}
    assert {row.file.partition("/")[0] for row in rows(whole, "deadlines/")} == {"deadlines"}


@pytest.mark.parametrize("comment", ["Err:509", "#NAME?", "#WERT!", "#¡VALOR!"])
def test_a_comment_that_a_spreadsheet_took_for_a_formula_is_not_lost_in_silence(comment: str) -> None:
    """The lawyer wrote "=..." and the spreadsheet saved its own word."""
    found = exported(answer="yes")
    found[0] |= {"comment": comment}
    with pytest.raises(BadTableError, match=r"Line 2: .* took a comment for a formula"):
        read_table(table(found), PACK)


def test_many_wrong_rows_are_not_all_told() -> None:
    """Ten thousand of them: the first, and how many more."""
    with pytest.raises(BadTableError) as wrong:
        read_table(table(exported(answer="perhaps") * 1000), PACK)
    assert len(wrong.value.lines) == 21
    assert wrong.value.lines[-1].endswith(" more.")


def test_a_comment_does_not_command_the_terminal() -> None:
    """What it prints is plain."""
    found = exported(answer="yes")
    found[0] |= {"comment": "\x1b[2Jevil \u202e"}
    assert read_table(table(found), PACK).remarks[0].endswith("comment: [2Jevil")


def test_what_to_change_and_what_is_only_a_comment_are_told_apart() -> None:
    """Each on one line, also when the cell had two."""
    found = exported(answer="yes")
    found[0] |= {"answer": "change", "comment": "Say\nless #2!"}
    found[1] |= {"comment": "Good"}
    found[2] |= {"answer": "change"}
    ends = [each.rpartition("), ")[2] for each in read_table(table(found), PACK).remarks]
    assert ends == ["change: Say less #2!", "comment: Good", "change"]


@pytest.mark.parametrize("cell", ["55384708e297", "509523938540", "0123"])
def test_a_hash_that_looks_like_a_number_comes_back(cell: str) -> None:
    """A spreadsheet would save another number."""
    text = to_csv(("statement", "hash"), [("x", cell)])
    assert f"x,'{cell}" in text
    assert [row["hash"] for _, row in read_rows(text.encode(), ("statement", "hash"))] == [cell]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no column"),
        (b"a,b\n1,2\n", "no column"),
        (b"PK\x03\x04xlsx", "no CSV file"),
        ("statement,hash,answer,comment\nfinding x,1,yes,\xe9\n".encode("latin-1"), "not in UTF-8"),
        (b"statement,hash,answer,comment\n" + b"finding x,1,yes,\n" * 10_000, "there is no statement"),
    ],
)
def test_what_is_no_table_is_refused_in_words(data: bytes, said: str) -> None:
    """Other files, other encodings, ten thousand rows."""
    with pytest.raises(BadTableError, match=said):
        read_table(data, PACK)


@pytest.mark.parametrize("cell", ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\t=1", "\r=1"])
def test_no_cell_runs_as_a_formula(cell: str) -> None:
    """A spreadsheet takes none of them for a formula, and the comment comes back as it was."""
    assert guarded(cell).startswith("'")
    found = exported()
    found[0] |= {"comment": guarded(cell)}
    assert cell.strip() in read_table(table(found), PACK).remarks[0]


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [("other/other.yaml", "", ""), ("sources.yaml", "uscode.house.gov", "uscode.house.gov/8")],
)
def test_a_text_or_source_that_changes_loses_its_signature_and_no_other_does(
    tmp_path: Path, file: str, before: str, after: str
) -> None:
    """Signed from the table by the command, then edited as a trainer does."""
    rules = tmp_path / "rules"
    shutil.copytree(SMALL, rules)
    (tmp_path / "table.csv").write_bytes(table(exported(answer="yes")))
    command = [
        "--rules",
        str(rules),
        "rules",
        "review",
        "import",
        str(tmp_path / "table.csv"),
        "--reviewer",
        "Ana Díaz",
        "--admitted",
        "Texas",
    ]
    assert main([*command, "--on", "2026-11-22"]) == 0
    pack = load_pack(rules)
    everything = {key_of(each) for each in signable(pack)}
    assert set(pack.signatures) == everything
    said = next(each.item for each in signable(pack) if each.kind == "finding")
    path = rules / (file if before else said.place.file)
    text = path.read_text(encoding="utf-8")
    before = before or said.yes.say.english
    path.write_text(text.replace(before, after or before + " Soon."), encoding="utf-8")
    changed = load_pack(rules)
    hashes = ({key_of(each): fingerprint(one, each) for each in signable(one)} for one in (pack, changed))
    old, new = hashes
    assert set(changed.signatures) == {key for key in everything if old[key] == new[key]} < everything


@pytest.mark.parametrize("admitted", [[], ["--admitted", " "]])
def test_only_a_lawyer_signs(tmp_path: Path, admitted: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The page says "a lawyer has read": the command and the file ask where the reader is admitted."""
    rules = tmp_path / "rules"
    shutil.copytree(SMALL, rules)
    (tmp_path / "table.csv").write_bytes(table(exported(answer="yes")))
    signs = ["review", "import", str(tmp_path / "table.csv"), "--reviewer", "Ana", "--role", "paralegal", *admitted]
    assert main(["--rules", str(rules), "rules", *signs]) == 2
    assert "--admitted" in capsys.readouterr().err
    file = rules / "reviews" / "legal_aid.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("admitted: Elmora\n", ""), encoding="utf-8")
    assert main(["--rules", str(rules), "rules", "check"]) == 3
    assert "admitted" in "".join(capsys.readouterr())


def claim(said: str) -> tuple[int, int] | None:
    """What a page claims to have been read: so many of so many parts; all of them is (1, 1)."""
    said = " ".join(said.split())
    part = re.search(r"A lawyer has read (\d+) of the (\d+) parts", said)
    if part is not None:
        return int(part[1]), int(part[2])
    return (1, 1) if "A lawyer has read what this text says of the law" in said else None


@pytest.mark.parametrize("path", PEOPLE[::8], ids=lambda path: path.stem)
def test_a_page_claims_what_was_signed_of_the_words_on_it_and_no_more(path: Path) -> None:
    """Page one, a topic and a paper; each of the rules is signed or not, and only words that are there count."""
    whole = load_pack(ROOT / "rules")
    keys = [key_of(each) for each in signable(whole)]
    chosen = set(random.Random(path.stem).sample(keys, len(keys) // 2))  # noqa: S311
    pack = signed(whole, sorted(chosen))
    shown = assess(Evaluator(pack, TODAY), answers(path, pack))
    document = build(shown, Words(), PaperOptions(TODAY))
    one_topic = laid_out(shown, paper_writer(shown, Words()), PaperOptions(TODAY), document.parts[:1])
    pages = [
        (render_first([slots], 80), ids_in(fitted(slots, 80)))
        for slots in first_pages(shown, Words(), PaperOptions(TODAY))
    ]
    pages += [(render_text(each, 80), ids_in(each.parts)) for each in (document, one_topic)]
    for said, there in pages:
        texts = {key_of(each): [text.id for text in texts_in(each.item)] for each in signable(pack)}
        on_it = {key for key, ids in texts.items() if not there.isdisjoint(ids)}
        read = len(on_it & chosen)
        expected = None if not read else (1, 1) if read == len(on_it) else (read, len(on_it))
        assert claim(said) == expected


def test_what_had_no_room_on_page_one_is_not_counted() -> None:
    """The mother's year is signed and on her list of dates, but nowhere on her page one; her court day is on it."""
    whole = load_pack(ROOT / "rules")
    path = ROOT / "tests" / "page_one" / "people" / "a-honduran-mother-court.yaml"
    for keys, said in (
        (["deadline one_year"], "No lawyer has read"),
        (["deadline your_court_date"], "has read 1 of the 2"),
    ):
        pack = signed(whole, keys)
        shown = assess(Evaluator(pack, TODAY), answers(path, pack))
        assert said in " ".join(render_first(first_pages(shown, Words(), PaperOptions(TODAY)), 80).split())


def test_a_signature_ends_on_the_day_its_statement_is_due() -> None:
    """Not before it was given, and not after `review_by`."""
    each = next(each for each in signable(PACK) if each.checked is not None)
    assert each.checked is not None
    pack = signed(PACK, [key_of(each)])
    due = each.checked.review_by
    assert read_by(pack, [each], TODAY) == ReadBy(1, 1, ("Legal Aid",), TODAY)
    assert read_by(pack, [each], date(2026, 11, 29)).read == 0
    assert read_by(pack, [each], due.replace(year=due.year + 1)).read == 0


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0, "No lawyer has read"),
        (0.5, "parts about the law"),
        (1, "A lawyer has read what this text says of the law: Legal Aid"),
    ],
)
def test_page_one_says_who_read_it(share: float, said: str) -> None:
    """Nobody, a part, or all of what stands on the page."""
    whole = load_pack(ROOT / "rules")
    facts = answers(PEOPLE[0], whole)
    page = first_pages(assess(Evaluator(whole, TODAY), facts), Words(), PaperOptions(TODAY))
    keys = [key_of(each) for each in told_by(whole, ids_in(tuple(row.said for slot in page[0] for row in slot)))]
    pack = signed(whole, keys[: round(len(keys) * share)])
    shown = assess(Evaluator(pack, TODAY), facts)
    assert said in " ".join(render_first(first_pages(shown, Words(), PaperOptions(TODAY)), 80).split())
