"""Previews: what a person sees, made by the pages and papers themselves; and again on each save."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from asylum_screen.core.rules import RulePack
from asylum_screen.language.store import open_words
from asylum_screen.language.words import Words
from asylum_screen.rulebook import load_pack
from asylum_screen.workbench.preview import NoSuchId, Wish, preview
from asylum_screen.workbench.watching import Followed, stamps, watch
from program import ROOT, environment

TODAY = date(2026, 11, 22)
SMALL = ROOT / "tests" / "rule_files" / "good" / "small"


@pytest.fixture(scope="module")
def pack() -> RulePack:
    """The real rules."""
    return load_pack(ROOT / "rules")


def shown(pack: RulePack, name: str, width: int = 80, words: Words | None = None, day: date = TODAY) -> str:
    """A preview as one text."""
    return "\n".join(preview(pack, words or Words(), Wish(name, width, day, TODAY)))


def everything(pack: RulePack) -> list[str]:
    """Every id that can be previewed."""
    items = (*pack.findings, *pack.policies, *pack.deadlines, *pack.conflicts, *pack.cards, *pack.help)
    return [*pack.questions, *(item.id for item in items), *(section.id for section in pack.sections)]


@pytest.mark.long
def test_everything_in_the_pack_can_be_previewed(pack: RulePack) -> None:
    """No question, rule, policy, date, conflict, card, place or section is without a picture of itself."""
    for name in everything(pack):
        assert len(shown(pack, name).splitlines()) >= 3, name


@pytest.mark.parametrize("width", [30, 60, 90])
def test_lines_keep_the_width(pack: RulePack, width: int) -> None:
    """Nothing is wider than asked for."""
    for name in ("in_custody", "one_year", "clp_2023", "afraid_to_go_back"):
        assert max(len(line) for line in shown(pack, name, width).splitlines()[1:] if "----" not in line) <= width


def test_a_question_stands_as_in_the_interview(pack: RulePack) -> None:
    """The question, its answers, the two answers that settle nothing, and the keys; then why, then help."""
    text = shown(pack, "entry_severe_trafficking")
    for words in ("1. Yes", "2. No", "3. I do not know", "4. I prefer not to answer", "Ctrl-X Leave now", "Why we ask"):
        assert words in text


def test_each_face_of_a_rule_is_shown(pack: RulePack) -> None:
    """A ground speaks in three states, and each is in the part of the paper where it is printed."""
    text = shown(pack, "ground.religion")
    for label in ("When it holds", "While it is open", "When it does not hold"):
        assert f"-- {label} --" in text
    assert "The law protects religion: belief" in text
    assert "Today your answers do not show religion" in text


def test_a_time_limit_is_shown_ahead_near_and_after_with_a_day_in_it(pack: RulePack) -> None:
    """The three wordings, each with an example day."""
    text = shown(pack, "one_year")
    assert [label in text for label in ("-- Ahead --", "-- Near --", "-- After it --")] == [True] * 3
    assert "{date}" not in text


def test_a_rule_that_was_replaced_is_shown_on_its_last_day(pack: RulePack) -> None:
    """What is no longer said today can still be looked at, with the day on which it was said."""
    replaced = next(finding for finding in pack.findings if finding.known_to is not None)
    assert f"as on {replaced.known_to}" in shown(pack, replaced.id)


def test_another_language_is_shown_in_that_language(pack: RulePack) -> None:
    """The page is the translated page; what is not translated is marked, as it is for a person."""
    words = open_words("es", ROOT / "translations")
    text = shown(pack, "in_custody", words=words)
    assert words("ui/dk") in text
    assert "I do not know" not in text


def test_another_day_is_said(pack: RulePack) -> None:
    """A preview as of another day carries the warning a person would read."""
    assert "It is not today's law" in shown(pack, "in_custody", day=date(2025, 1, 1))


def test_an_unknown_id_gets_the_nearest(pack: RulePack) -> None:
    """A slip of the finger is answered with what was meant."""
    with pytest.raises(NoSuchId, match="in_custody"):
        shown(pack, "in_custdy")


# ---------------------------------------------------------------- watching


def test_the_place_stays_unless_what_changed_lies_outside() -> None:
    """A tall text stays where it was; a change further down is brought into view, and the place is told."""
    place = Followed()
    lines = [f"line {number}" for number in range(100)]
    assert place.fit(lines, 20)[0] == "line 0"
    lines[60] = "changed"
    again = place.fit(lines, 20)
    assert "changed" in again
    assert again[-1] == "(lines 58 to 76 of 100)"
    lines[61] = "changed too"
    assert place.fit(lines, 20)[0] == "line 57"
    assert place.fit(lines[:10], 20) == lines[:10]


def test_a_save_is_seen_and_a_file_that_goes_away_too(tmp_path: Path) -> None:
    """Changed, new and deleted rule files count; other files do not."""
    file = tmp_path / "a.yaml"
    file.write_text("a")
    first = stamps([tmp_path])
    (tmp_path / "note.txt").write_text("x")
    assert stamps([tmp_path]) == first
    file.write_text("longer")
    second = stamps([tmp_path])
    assert second != first
    file.unlink()
    assert stamps([tmp_path]) == {}


def test_watching_shows_once_for_each_change(tmp_path: Path) -> None:
    """Nothing is drawn while nothing changes."""
    file, shows, looks = tmp_path / "a.yaml", [], []
    file.write_text("1")

    def sleep(_: float) -> None:
        looks.append(1)
        if len(looks) == 3:
            file.write_text("22")
        if len(looks) == 6:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        watch([tmp_path], lambda: shows.append(1), sleep)
    assert len(shows) == 2


def waited(path: Path, words: str, running: subprocess.Popen[bytes]) -> str:
    """What a running program has written, once some words are in it; a program that ended first has failed."""
    while words not in path.read_text():
        assert running.poll() is None, f"{words!r} did not come: {path.read_text()[-500:]}"
        time.sleep(0.05)
    return path.read_text()


def test_watch_follows_saves_survives_a_broken_file_and_ends_with_130(tmp_path: Path) -> None:
    """A changed sentence is shown, a mistake is told with its place, the repair is shown, Ctrl-C ends with 130."""
    rules, out = tmp_path / "rules", tmp_path / "out.txt"
    shutil.copytree(SMALL, rules)
    file = rules / "grounds" / "religion.yaml"
    good = file.read_text()
    command = [sys.executable, "-m", "asylum_screen", "--rules", str(rules), "rules", "preview", "ground.religion"]
    with out.open("w") as stream:
        running = subprocess.Popen([*command, "--watch"], stdout=stream, stderr=subprocess.STDOUT, env=environment())
        try:
            waited(out, "-- When it holds --", running)
            file.write_text(good.replace("signal: points_to", "signal: pointsto"))
            assert "grounds/religion.yaml:" in waited(out, "AS206", running)
            changed = good.replace("Your answers touch on religion", "These answers touch on religion")
            assert changed != good
            file.write_text(changed)
            waited(out, "These answers touch on religion", running)
            os.kill(running.pid, signal.SIGINT)
            assert running.wait() == 130
        finally:
            running.kill()
            running.wait()
