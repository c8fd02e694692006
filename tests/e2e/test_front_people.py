"""Whole interviews with the real rules, on a terminal: the people for whom this program is made."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from asylum_screen.reading import read_file
from e2e.ptys import Terminal, until
from list_presses import presses

RUNNER = Path(__file__).with_name("people_runner.py")
PEOPLE = Path(__file__).resolve().parents[1] / "people"
WHO = ("01_iran_convert", "02_honduran_mother", "03_held_interview_tomorrow", "04_drought_farmer", "06_ciudad_juarez")
NO_ANSWER = {"unknown": "dk", "declined": "skip"}
TOPICS = ("urgent", "dates", "reasons", "came", "case", "protection", "family", "daily", "help")
NO_FACTS = {"none", "done", "dk", "skip", "keep"}
FIXED = {"review": "done", "teach": "skip"}
Entry = dict[str, Any]


class Guide:
    """Answers each page as one person would, from their answers file; what is not in it is not known."""

    def __init__(self, terminal: Terminal, log: Path, answers: Entry, *, topics: bool) -> None:
        self._terminal = terminal
        self._log = log
        self._seen = 0
        self._given: dict[str, set[str]] = {}
        self._topics = topics  # open every topic, and answer what it asks
        self.opened: set[str] = set()
        self.answers = answers
        self.asked: list[str] = []
        self.in_part_one = 0

    def next_page(self) -> Entry | None:
        """The page shown after the last one; None when the program has ended."""
        self._wait()
        lines = self._pages()
        if len(lines) <= self._seen:
            return None
        self._seen += 1
        entry: Entry = json.loads(lines[self._seen - 1])
        return entry

    def _pages(self) -> list[str]:
        return self._log.read_text(encoding="utf-8").splitlines()

    def _wait(self) -> None:
        """Until a new page is there, or the program has ended."""
        child = self._terminal.child
        ended = False

        def look() -> None:
            nonlocal ended
            ended = not child.isalive()
            self._terminal.pump(0.02)

        until(lambda: ended or len(self._pages()) > self._seen, look, lambda: f"no page after {self._pages()[-1:]}")

    def play(self) -> Entry:
        """Lead to the end; gives the result."""
        while (page := self.next_page()) is not None:
            if page["name"] == "result":
                result: Entry = page["result"]
                return result
            self._turn(page)
        raise AssertionError("no result")

    def _turn(self, page: Entry) -> None:
        name = page["name"]
        if name == "menu" or name.startswith("topic:"):
            self._choose(page, self._on_menu(page) if name == "menu" else self._in_topic(page))
            return
        if page["kind"] == "read":
            self._go_on()
            return
        if page["kind"] == "list":
            *marks, end = (str(page["rows"][row]) for row in presses(name, page["rows"], self.answers))
            facts = [row for row in page["rows"] if row not in NO_FACTS] if name.startswith("list:") else [name[9:]]
            self.asked += [fact for fact in facts if fact not in self.asked]
            self._terminal.press(*marks)
            self._terminal.insist([end], self._turned, lambda: f"stays {self._pages()[-1:]}")
            return
        self._choose(page, FIXED.get(name.rpartition(":")[2]) or self._answer(name, page))

    def _choose(self, page: Entry, row: str) -> None:
        keys = [*str(page["rows"][row]), "\r"]
        self._terminal.insist(keys, self._turned, lambda: f"stays {self._pages()[-1:]}")

    def _on_menu(self, page: Entry) -> str:
        """Each topic once, where they are wanted; then everything on one page; then the end."""
        self.in_part_one = self.in_part_one or len(self.asked)
        wanted = [row for row in page["rows"] if row == "whole" or (self._topics and row.startswith("topic:"))]
        row = next((row for row in sorted(wanted) if row not in self.opened), "finish")
        self.opened.add(row)
        return row

    def _in_topic(self, page: Entry) -> str:
        return "answer" if "answer" in page["rows"] else "menu"

    def _go_on(self) -> None:
        """Turn the page with Enter until the next one is there."""

        def turn() -> None:
            self._terminal.child.send("\x1b[6~" * 40)
            self._terminal.press("\r", pace=0.08)

        until(self._turned, turn, lambda: f"stays {self._pages()[-1:]}")

    def _turned(self) -> bool:
        return len(self._pages()) > self._seen or not self._terminal.child.isalive()

    def _answer(self, name: str, page: Entry) -> str:
        assert name.startswith("question:"), page
        fact, _, step = name.removeprefix("question:").partition(":")
        if fact not in self.asked:
            self.asked.append(fact)
        said = self.answers.get(fact, "unknown")
        if isinstance(said, list):
            return self._one_of_several(fact, said, step)
        if str(said) in NO_ANSWER:
            return NO_ANSWER[str(said)]
        if isinstance(said, dict):  # "I know the month": the fixtures have whole months only
            said = "about" if step == "day" else said["earliest"]
        if said == "about" or step or (str(said)[:4].isdigit() and str(said)[4:5] == "-"):
            return self._part_of_a_day(str(said), step, page)
        return str(said)

    def _one_of_several(self, fact: str, said: list[str], step: str) -> str:
        if not step and len(said) > 1:
            return "several"
        given = self._given.setdefault(fact, set())
        left = [item for item in said if item not in given]
        if step == "more":
            return "add" if left else "done"
        if not left:
            return "done"
        given.add(left[0])
        return left[0]

    def _part_of_a_day(self, said: str, step: str, page: Entry) -> str:
        if said == "about":
            return said
        year, month, day = said.split("-")
        if step in ("", "earlier"):
            return year if year in page["rows"] else "earlier"
        return str(int(month)) if step == "month" else str(int(day))


def play(
    tmp_path: Path, who: str | None, columns: int, rows: int, *, topics: bool = False
) -> tuple[Guide, Entry, Terminal]:
    """One person's interview: part one, page one, the menu, the end. topics: with all that the topics ask."""
    answers: Entry = {}
    if who is not None:
        data = read_file(PEOPLE / f"{who}.yaml").data
        assert isinstance(data, dict)
        answers = dict(data)
    log = tmp_path / "pages"
    log.touch()
    terminal = Terminal(str(RUNNER), str(log), columns=columns, rows=rows, watch=False)
    guide = Guide(terminal, log, answers, topics=topics)
    result = guide.play()
    assert terminal.leave() == 0
    return guide, result, terminal


@pytest.mark.parametrize(
    ("who", "columns", "rows"), [(who, *((80, 24), (40, 20))[place % 2]) for place, who in enumerate(WHO)]
)
def test_people_come_to_their_orientation(who: str, columns: int, rows: int, tmp_path: Path) -> None:
    """Each person's answers, given by hand on the screen, end in an orientation; nobody is asked for ever."""
    guide, result, terminal = play(tmp_path, who, columns, rows)
    assert {"danger_now", "crisis_now", "trafficking_now"} <= set(guide.asked[:4])
    assert len(guide.asked) < 60
    assert {item["id"] for item in result["findings"]} >= {"ground.religion"}
    assert "Your orientation" in " ".join(terminal.raw.decode("utf-8", "replace").split())


def test_every_topic_is_answered(tmp_path: Path) -> None:
    """One person goes through the whole menu: each topic asks to its end, and all of it comes into the orientation."""
    guide, result, _ = play(tmp_path, "04_drought_farmer", 80, 24, topics=True)
    assert guide.in_part_one < len(guide.asked) < 150
    assert "afraid_to_return" in guide.asked[guide.in_part_one :]
    assert guide.opened >= {f"topic:{topic}" for topic in TOPICS}
    assert len(result["findings"]) > 10


def test_i_do_not_know_to_everything_is_short_and_useful(tmp_path: Path) -> None:
    """Who knows nothing is asked the urgent things, in at most 40 questions and lines, and gets free help."""
    guide, result, _ = play(tmp_path, None, 40, 20)
    assert {"danger_now", "crisis_now", "in_custody", "has_court_date"} <= set(guide.asked)
    assert len(guide.asked) <= 40
    assert result["help"]
    assert all(item["signal"] != "points_to" for item in result["findings"])
