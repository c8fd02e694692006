"""The real kiosk at 40 columns, in Spanish, in Creole and with a printer, played by who answers from a story."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from asylum_screen.language.cells import cell_width
from e2e.ptys import Terminal, until
from languages.leaks import not_in
from languages.whole_runs import Player, answers_of
from list_presses import presses
from program import TODAY

RUNNER = Path(__file__).with_name("language_runner.py")
ASIDES = {"\x1bOQ": "why", "\x1bOP": "help", "\x1b[15~": "pause"}  # F2, F1, F5
Entry = dict[str, Any]


class Shown:
    """A page as the log tells it, for the person who answers."""

    def __init__(self, entry: Entry) -> None:
        self.name: str = entry["name"]
        self.rows: dict[str, int] = entry["rows"]
        self.question = self.name.removeprefix("question:").partition(":")[0] if "question:" in self.name else ""

    def row(self, row_id: str) -> str | None:
        """The row, when it stands there."""
        return row_id if row_id in self.rows else None


class Story(Player):
    """Answers as in the story; the rows come from the log."""

    on_menu: Iterator[str]

    def choose(self, entry: Entry) -> str:
        """The row this person takes."""
        page = Shown(entry)
        fixed = {"language": self.language, "teach": "next", "review": "done"}
        if page.name in fixed:
            return fixed[page.name]
        if page.name == "menu":
            return next(self.on_menu)
        if not page.question:
            return next(iter(page.rows))
        fact, _, step = page.name.removeprefix("question:").partition(":")
        return self._answer(fact, step, page)  # type: ignore[arg-type]


class Sitting:
    """One kiosk, and what it showed."""

    def __init__(self, tmp_path: Path, settings: str) -> None:
        self.log = tmp_path / "pages"
        self.log.touch()
        file = tmp_path / "kiosk.yaml"
        file.write_text(settings, encoding="utf-8")
        self.terminal = Terminal(
            *(str(RUNNER), str(self.log), "kiosk", "--settings", str(file)),
            columns=40,
            rows=20,
            env={"ASYLUM_SCREEN_TODAY": TODAY, "PATH": f"{tmp_path}:{os.environ['PATH']}"},
            watch=False,
        )
        self.pages: list[Entry] = []
        self.answers: Mapping[str, object] = {}

    def next_page(self) -> Entry:
        """Wait for the page after the last one."""
        until(self._turned, self._look, self._told)
        lines = self.log.read_text(encoding="utf-8").splitlines()
        self.pages.append(json.loads(lines[len(self.pages)]))
        return self.pages[-1]

    def _look(self) -> None:
        self.terminal.pump(0.02)
        assert self.terminal.child.isalive() or self._turned(), self.terminal.raw[-500:]

    def _turned(self) -> bool:
        return self.log.read_text(encoding="utf-8").count("\n") > len(self.pages)  # a long line is written in pieces

    def _told(self) -> str:
        return f"no page after {self.pages[-1]['name'] if self.pages else 'the start'}"

    def read(self) -> None:
        """Turn pages of text until the next page is there."""

        def turn() -> None:
            self.terminal.child.send("\x1b[6~\x1b[6~")
            self.terminal.press("\r", pace=0.1)

        until(self._turned, turn, self._told)

    def answer(self, row: str) -> None:
        """Type the number of a row, then Enter."""
        page = self.pages[-1]
        if page["kind"] == "list":
            *marks, end = (str(page["rows"][each]) for each in presses(page["name"], page["rows"], self.answers))
            self.terminal.press(*marks)
            self.terminal.insist([end], self._turned, self._told)
            return
        keys = [*str(page["rows"][row]), "\r"]
        self.terminal.insist(keys, self._turned, self._told)

    def aside(self, key: str, name: str) -> None:
        """Press a key, read what it shows, come back to the same question."""
        asked = self.pages[-1]["name"]
        self.terminal.press(key)
        assert self.next_page()["name"].startswith(name)
        self.read()
        assert self.next_page()["name"] == asked

    def play(self, story: Story, last: str) -> None:
        """From the first page to the one named last."""
        self.answers = story.answers
        tried = False
        while (page := self.next_page())["name"] != last:
            if page["name"].startswith("question:") and not tried:
                tried = True
                for key, name in ASIDES.items():
                    self.aside(key, name)
                page = self.pages[-1]
            if page["kind"] == "read":
                self.read()
            else:
                self.answer(story.choose(page))

    def leave(self) -> None:
        """Leave now, at a question of the next person, and stop the kiosk as the system does."""
        while (page := self.next_page())["kind"] == "read" or page["name"] == "language":
            if page["kind"] == "read":
                self.read()
            else:
                self.answer(next(iter(page["rows"])))
        self.terminal.press("\x18")
        assert self.next_page()["name"] == "neutral"
        self.terminal.kill(signal.SIGTERM)
        assert self.terminal.leave() == 143


@pytest.mark.long
@pytest.mark.parametrize(
    ("lang", "who", "languages"),
    [("es", "02_honduran_mother", "[es]"), ("ht", "08_haiti_journalist", "[ht, es, en]")],
)
def test_a_whole_kiosk_run_shows_no_english(lang: str, who: str, languages: str, tmp_path: Path) -> None:
    """From the first page to the neutral one: every page at 40 columns is in the language, names apart."""
    sitting = Sitting(tmp_path, f"languages: {languages}\n")
    story = Story(answers_of(who), asides=False)
    story.language = lang
    story.on_menu = iter(("topic:urgent", "whole", "review", "finish"))  # from one topic Enter leads to the next
    sitting.play(story, "end")
    sitting.read()
    sitting.leave()

    names = [page["name"] for page in sitting.pages]
    assert {"first:0", "menu", "topic:urgent", "topic:help"} <= set(names)
    assert {"orientation", "review", "teach:urgent", "end", "help", "pause", "neutral"} <= set(names)
    assert ("language" in names) is (languages != "[es]")
    texts = {page["name"]: "\n".join(page["text"]) for page in sitting.pages}
    begins = {"es": "Pulse Enter para empezar.", "ht": "Peze Enter pou kòmanse.", "en": "Press Enter to begin."}
    offered = {code for code, said in begins.items() if said in " ".join(texts["neutral"].split())}
    assert offered == {*languages.strip("[]").split(", ")}  # the next person may read any of them
    asked = {
        name: text for name, text in texts.items() if name != "language" and (name != "neutral" or len(offered) == 1)
    }
    assert {name: found for name, text in asked.items() if (found := not_in(lang, text))} == {}
    assert max(cell_width(line) for page in sitting.pages for line in page["screen"]) <= 40


def test_the_menu_prints(tmp_path: Path) -> None:
    """The row on the menu gives the paper to `lp`, comes back to the menu, and that says what came of it."""
    fake = tmp_path / "lp"
    fake.write_text(f'#!/bin/sh\ncat > "{tmp_path}/paper"\n', encoding="utf-8")
    fake.chmod(0o755)
    sitting = Sitting(tmp_path, "printer: default\nlanguages: [en]\n")
    story = Story({}, asides=False)
    story.on_menu = iter(("action:print", "finish"))
    sitting.play(story, "end")
    sitting.terminal.kill(signal.SIGTERM)
    assert sitting.terminal.leave() == 143

    menus = [" ".join(" ".join(page["text"]).split()) for page in sitting.pages if page["name"] == "menu"]
    assert ["was sent to the printer" in text for text in menus] == [False, True]
    assert (tmp_path / "paper").stat().st_size > 1000
