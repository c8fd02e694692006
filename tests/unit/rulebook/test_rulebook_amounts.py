"""Amounts of a rule folder: several under one name, and whose sources are cited."""

import shutil
from datetime import date
from pathlib import Path

from asylum_screen.language.words import Words
from asylum_screen.present.writer import Writer
from asylum_screen.rulebook import load_pack

SMALL = Path(__file__).parents[2] / "rule_files" / "good" / "small"
OLD = "[{amount: $100, from: 2016-01-01, cites: [usc-8-1158]}]"
NEW = """
    - {amount: $100, from: 2016-01-01, cites: [usc-8-1158]}
    - {amount: $105, from: 2027-01-01, cites: [new-notice]}"""
NOTICE = """sources:
  new-notice: {kind: agency, title: A notice, seen: 2026-11-20, how: read in a copy}
"""


def with_a_new_amount(folder: Path) -> Path:
    """The small pack, where the form costs more from January 1, 2027 on."""
    shutil.copytree(SMALL, folder)
    arrival = folder / "entry" / "arrival.yaml"
    text = arrival.read_text(encoding="utf-8")
    assert OLD in text
    arrival.write_text(text.replace(OLD, NEW), encoding="utf-8")
    (folder / "sources").mkdir(exist_ok=True)
    (folder / "sources" / "notice.yaml").write_text(NOTICE, encoding="utf-8")
    return folder


def test_a_new_amount_is_one_line(tmp_path: Path) -> None:
    """The one before it ends the day before; the text is the same; its source is cited where the sum is printed."""
    pack = load_pack(with_a_new_amount(tmp_path / "rules"))
    first, second = pack.amounts
    assert (first.last, second.first, second.last) == (date(2026, 12, 31), date(2027, 1, 1), None)
    assert (first.known_from, second.known_from) == (date(2016, 1, 1), date(2026, 11, 22))
    text = pack.texts["finding/ground.religion/say"]
    for day, said in ((date(2026, 12, 31), "$100 ($105 from January 1, 2027)"), (date(2027, 1, 1), "$105")):
        assert Writer(Words(), pack.amounts, day).say(text).endswith(f"The form costs {said}.")
    assert next(each.cites for each in pack.findings if each.id == "ground.religion") == ("usc-8-1158", "new-notice")
