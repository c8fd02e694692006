"""A made-up pack of another country: no line of the program has to change for it."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from asylum_screen.core.orientation import Orientation
from asylum_screen.core.rules import RulePack
from asylum_screen.fronts import Ending, Outcome, Setup, Terminal, run_interview
from asylum_screen.fronts.conversation import Conversation
from asylum_screen.fronts.drive import drive
from asylum_screen.fronts.page import Chosen
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions, build
from asylum_screen.present.document import Document
from asylum_screen.present.handout import build_handout
from asylum_screen.present.html import render_html
from asylum_screen.present.text import render_text
from asylum_screen.rulebook import load_pack
from program import run
from script_prompter import ScriptPrompter

RULES = Path(__file__).parent / "other_country" / "rules"
AS_OF = date(2026, 11, 22)
SAID: dict[str, str | Chosen] = {
    "list:right_now": Chosen(("threat", "behind_bars", "done")),
    "question:summoned": "2026",
    "question:summoned:month": "6",
    "question:summoned:day": "about",
    "question:way_in": "ferry",
    "question:landed_on": "2026",
    "question:landed_on:month": "3",
    "question:landed_on:day": "about",
    "question:talk_or_read": "answer",
    "question:faith_harm": "yes",
    "question:opinion_harm": "no",
    "question:valley": "north",
    "question:has_papers": "no",
    "review": "done",
    "orientation": "next",
    "teach": "skip",
    "end": "finish",
}
FOREIGN = ("911", "988", "United States", "immigration court", "accredited")
"""Words of the US pack that nobody in another country may read."""


@pytest.fixture(scope="module")
def elmora() -> RulePack:
    """The pack of a country that does not exist."""
    return load_pack(RULES)


def document(orientation: Orientation, words: Words) -> Document:
    """What the screen shows at the end."""
    return build(orientation, words, PaperOptions(AS_OF))


def setup(pack: RulePack, **more: object) -> Setup:
    """A setup without a terminal."""
    given: dict[str, object] = {"pack": pack, "as_of": AS_OF, "words": lambda _: Words(), "document": document}
    return Setup(**{**given, **more})  # type: ignore[arg-type]


def play(pack: RulePack, replies: Mapping[str, str | Chosen] = SAID) -> tuple[Outcome, ScriptPrompter]:
    """Play one person through the interview."""
    script = ScriptPrompter(replies)
    return drive(Conversation(setup(pack)).pages(), script), script


def words_on(script: ScriptPrompter) -> str:
    """All that stood on the pages."""
    lines = [item.line.text for page in script.pages for item in page.paras]
    return "\n".join([*lines, *(page.title.text for page in script.pages if page.title is not None)])


def test_the_interview_runs_and_tells_danger_at_once(elmora: RulePack) -> None:
    """What the pack calls urgent is told with the pack's own number as soon as it was answered."""
    outcome, script = play(elmora)
    assert outcome.ending is Ending.FINISHED and outcome.orientation is not None
    assert [item.finding.id for item in outcome.orientation.urgent] == ["threatened", "locked_up"]
    assert script.seen[script.seen.index("list:right_now") + 1] == "urgent:threatened"
    assert "Questions about asylum in Elmora" in words_on(script)
    assert "117" in words_on(script)
    assert not [word for word in FOREIGN if word in words_on(script)]


def test_the_page_names_its_grounds_its_right_and_its_numbers(elmora: RulePack) -> None:
    """The orientation on the screen is that of the country."""
    outcome, _ = play(elmora)
    assert outcome.document is not None
    text = render_text(outcome.document, 80)
    assert "Your orientation about asylum in Elmora" in text
    assert "A person who is in Elmora may ask for asylum." in text
    assert "Your answers touch on faith." in text
    assert not [word for word in FOREIGN if word in text]


def test_the_paper_is_that_of_the_country(elmora: RulePack) -> None:
    """The reasons, the places and the numbers to call come from the pack."""
    outcome, _ = play(elmora)
    assert outcome.orientation is not None
    page = render_html(build_handout(outcome.orientation, Words(), PaperOptions(AS_OF)))
    for said in ("In danger, call 117.", "call 118", "Visits to people who are held", "The house in the north"):
        assert said in page, said
    assert "Faith" in page
    assert not [word for word in FOREIGN if word in page]


def test_a_person_abroad_is_not_told_of_the_right_to_ask_here(elmora: RulePack) -> None:
    """The answer that means "not here yet" is the pack's own."""
    outcome, _ = play(elmora, {**SAID, "question:way_in": "still_abroad"})
    assert outcome.orientation is not None and outcome.document is not None
    assert elmora.country.is_outside(outcome.orientation.facts)
    assert "may ask for asylum" not in render_text(outcome.document, 80)


def test_plain_lines_run_to_the_end_of_input(elmora: RulePack) -> None:
    """The same pages as numbered lines."""
    stdout = io.StringIO()
    outcome = run_interview(setup(elmora), Terminal(io.StringIO("1\n1\n1\n"), stdout, {}, plain=True))
    assert outcome.ending is not Ending.FINISHED
    assert "Questions about asylum in Elmora" in stdout.getvalue()
    assert "Is someone a danger to you now?" in stdout.getvalue()


@pytest.mark.parametrize(
    ("command", "said"), [("check", "no problem found"), ("prove", "44 proved, 0 refuted, 0 not proved.")]
)
def test_the_workbench_takes_it(command: str, said: str) -> None:
    """`rules check` finds nothing wrong and `rules prove` proves every claim."""
    done = run("--rules", str(RULES), "rules", command)
    assert done.returncode == 0, done.stderr
    assert said in done.stdout + done.stderr


def test_the_languages_of_the_country_stand_first(elmora: RulePack) -> None:
    """A person chooses first among the languages of the country's own offices."""
    from asylum_screen.cli.setup import Setup as Options

    assert [each.code for each in Options().languages(elmora)] == ["ht", "en", "es"]
    us = replace(elmora, country=replace(elmora.country, official_languages=("en",)))
    assert next(each.code for each in Options().languages(us)) == "en"
