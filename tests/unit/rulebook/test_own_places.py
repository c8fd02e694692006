"""What a clinic adds: shown first where it fits, marked, and without a hand on the law or the national list."""

from datetime import date
from pathlib import Path

import pytest

from asylum_screen.cli.main import main
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import Facts
from asylum_screen.core.orientation import Orientation, assess
from asylum_screen.core.result import result_data
from asylum_screen.core.rules import RulePack
from asylum_screen.language.store import open_words
from asylum_screen.present.build import PaperOptions, build
from asylum_screen.present.handout import build_handout
from asylum_screen.present.page_one import first_pages, render_first
from asylum_screen.present.text import render_text
from asylum_screen.present.topics import topic_cards
from asylum_screen.rulebook import load_pack
from asylum_screen.rulebook.answers import AnswerReader
from asylum_screen.rulebook.load import check_pack
from asylum_screen.workbench.check import check_own

ROOT = Path(__file__).parents[3]
TODAY = date(2026, 11, 30)
PEOPLE = sorted((ROOT / "tests" / "page_one" / "people").glob("*.yaml"))
GOOD = """
organization: Refugio San José
added: 2026-11-30
staff: ask at the desk by the kitchen.
help:
  own_norte:
    name: Clínica Legal del Norte
    kind: lawyer
    does: Free lawyers for asylum, two streets from here.
    phone: "915-532-0143"
    may_share: no
    page_one: {reach: [free], say: "{phone}, Clínica Legal del Norte. Free."}
cards:
  own_hours: {title: This shelter, points: {open: The kitchen opens at 7.}}
"""
BAD = {
    "organization: Refugio San José": ("", "AS202"),
    "own_norte:": ("eoir_case_line:", "AS308"),
    "kind: lawyer": ("kind: lawer", "AS206"),
    "915-532-0143": ("915-555-0143", "AS508"),
    "Free lawyers for asylum": ("You qualify for asylum", "AS501"),
    "may_share: no": ("may_share: no\n    when: {no_such_question: yes}", "AS301"),
    "cards:": ("findings:", "AS201"),
    "added: 2026-11-30": ("added: 2026-11-31", "AS208"),
    "reach: [free]": ("reach: [fre]", "AS206"),
    "ask at the desk by the kitchen.": ('"ask \\e[2J at the desk"', "AS104"),
    "{phone}, Clínica Legal del Norte. Free.": ("{phone}, Clínica Legal del Norte. You will win.", "AS501"),
}


@pytest.fixture
def places(tmp_path: Path) -> Path:
    """A file of places without a mistake."""
    path = tmp_path / "places.yaml"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def national() -> RulePack:
    """The rules as they are."""
    return load_pack(ROOT / "rules")


def with_places(path: Path) -> RulePack:
    """The rules with what a clinic adds."""
    pack, problems = check_pack(ROOT / "rules", None, path)
    assert pack is not None, [found.line() for found in problems]
    return pack


def said(orientation: Orientation) -> dict[str, object]:
    """All that a result says."""
    return result_data(orientation, lambda text, **_: getattr(text, "english", str(text)), "en")


def test_the_law_and_the_national_list_stay_as_they_are(places: Path, national: RulePack) -> None:
    """For many people the same urgent things, dates and steps; the list of help has one more, and it is first."""
    pack = with_places(places)
    assert pack.findings == national.findings and pack.policies == national.policies
    for path in PEOPLE[::6]:
        facts = AnswerReader(national, TODAY).file(path).facts
        assert facts is not None
        before, after = (said(assess(Evaluator(each, TODAY), facts)) for each in (national, pack))
        assert after.pop("help") == ["own_norte", *before.pop("help")]
        assert after.pop("added") == {
            "organization": "Refugio San José",
            "day": "2026-11-30",
            "ids": ["own_norte", "own_hours"],
        }
        assert "added" not in before
        assert {key: value for key, value in after.items() if key != "cards"} == {
            key: value for key, value in before.items() if key != "cards"
        }


@pytest.mark.parametrize("lang", ["en", "es", "ht"])
def test_page_one_names_the_place_and_who_added_it(places: Path, lang: str) -> None:
    """Beside the national number, not in its place; a clinic's words are not marked as missing a translation."""
    shown = assess(Evaluator(with_places(places), TODAY), Facts({"in_us_now": True, "has_court_date": True}))
    words = open_words(lang, ROOT / "translations")
    page = " ".join(render_first(first_pages(shown, words, PaperOptions(TODAY)), 80).split())
    assert "915-532-0143, Clínica Legal del Norte" in page and "Refugio San José" in page
    assert "1-800-898-7180" in page and "justice.gov/eoir" in page
    assert "[EN]" not in page


@pytest.mark.parametrize("lang", ["en", "es", "ht"])
def test_a_card_says_who_added_it(places: Path, lang: str) -> None:
    """In its topic, in the whole and on paper, as a place does; the cards of the rules do not."""
    shown = assess(Evaluator(with_places(places), TODAY), Facts({"in_us_now": True, "has_court_date": True}))
    words = open_words(lang, ROOT / "translations")
    marked = words("paper/help/added", organization="Refugio San José", added=date(2026, 11, 30))
    options = PaperOptions(TODAY)
    topic = next(card.topic or "after" for card in shown.cards if card.id == "own_hours")
    for document in (
        build(shown, words, options),
        build_handout(shown, words, options),
        topic_cards(shown, topic, words, options),
    ):
        said = render_text(document, 200)
        kitchen, *_ = said.partition("The kitchen opens at 7.")[2].lstrip().splitlines()
        assert marked in kitchen
        assert said.count(marked) == 1 + said.count("Clínica Legal del Norte")


def test_a_place_that_does_not_reach_a_person_is_not_on_page_one(places: Path) -> None:
    """Held people are not sent to a street."""
    shown = assess(Evaluator(with_places(places), TODAY), Facts({"in_us_now": True, "in_custody": True}))
    page = render_first(first_pages(shown, open_words("en", ROOT / "translations"), PaperOptions(TODAY)), 80)
    assert "Clínica" not in page


@pytest.mark.parametrize("mistake", BAD)
def test_a_mistake_is_named_and_the_national_list_is_shown(
    places: Path, mistake: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """Each at its line; people are served all the same."""
    instead, code = BAD[mistake]
    assert GOOD.count(mistake) == 1
    places.write_text(GOOD.replace(mistake, instead), encoding="utf-8")
    found = check_own(ROOT / "rules", places, TODAY)
    assert code in {each.code for each in found}, [each.line() for each in found]
    answers = str(PEOPLE[0])
    assert main(["--places", str(places), "assess", answers, "--format", "text"]) == 0
    out, told = capfd.readouterr()
    assert "1-800-898-7180" in out
    if code != "AS508":
        assert "places.yaml:" in told and "Only the national list is shown" in told
        assert "Clínica" not in out


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"[]", b"a: b", b"- 1\n" * 5000], ids=range(5))
def test_a_file_that_is_no_list_of_places(places: Path, data: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    """Whatever it holds, a clear message, and the national list."""
    places.write_bytes(data)
    assert main(["--places", str(places), "assess", str(PEOPLE[0]), "--format", "text"]) == 0
    out, told = capfd.readouterr()
    assert "1-800-898-7180" in out and "is not used" in told and "Traceback" not in told
    assert main(["rules", "places", "check", str(places)]) != 0
