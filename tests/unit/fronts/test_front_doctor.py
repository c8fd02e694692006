"""The doctor: every line from what the machine shows, and the exit code from what is needed."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest

from asylum_screen.fronts.doctor import Health, Machine, examine, report
from asylum_screen.language.languages import ENGLISH, Language
from asylum_screen.language.words import Words

AMHARIC = Language("am", "አማርኛ", "Amharic", script="Ethi", offered=True)
FULL = {
    "fc-list": "Noto Sans\n",
    "lpstat": "office accepting requests since\n",
    "espeak-ng": "Pty Language Age/Gender VoiceName File Other\n 5  en  --/M  English  gmw/en\n",
}


def machine(answers: dict[str, str], *, kiosk: bool = False) -> Machine:
    """A machine whose commands answer so; it has no terminal."""

    def run(command: Sequence[str]) -> str | None:
        if command[0] == "fc-list" and f":lang={AMHARIC.code}" in command and "no amharic" in answers:
            return ""
        return answers.get(command[0])

    return Machine(io.StringIO(), io.StringIO(), {}, run, kiosk)


def states(answers: dict[str, str], *, kiosk: bool = False) -> dict[str, Health]:
    """What the doctor found, by check."""
    return {check.id: check.state for check in examine(machine(answers, kiosk=kiosk), [ENGLISH, AMHARIC], Words())}


def test_a_full_machine_lacks_nothing_needed() -> None:
    """Fonts, printer and a voice are found; the exit code is 0."""
    found = states(FULL)
    assert found["fonts:am"] is Health.OK
    assert found["printer"] is Health.OK
    assert found["voices:en"] is Health.OK
    assert found["voices:am"] is Health.ADVICE
    assert report(examine(machine(FULL), [ENGLISH], Words()), Words())[1] == 0


def test_missing_letters_are_a_fault() -> None:
    """A language that is offered but has no font gives exit code 7 and the package to install."""
    checks = examine(machine({**FULL, "no amharic": ""}), [ENGLISH, AMHARIC], Words())
    text, code = report(checks, Words())
    assert code == 7
    assert "no letters (fonts) for Amharic (am). On Debian: install fonts-noto-core." in text


def test_a_bare_machine_is_told_what_would_be_good() -> None:
    """Without any of the programs nothing fails; each thing is said."""
    found = states({})
    assert found["fonts"] is Health.ADVICE
    assert found["printer"] is Health.ADVICE
    assert found["voices"] is Health.ADVICE


def test_a_kiosk_needs_a_terminal() -> None:
    """With the eyes of a kiosk a missing terminal is a fault."""
    assert states(FULL, kiosk=True)["terminal"] is Health.MISSING


def test_no_word_is_cut_at_the_edge_of_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """At 40 columns each line is wrapped by words; through a pipe each thing stays one line."""
    checks = examine(machine(FULL), [ENGLISH, AMHARIC], Words())
    piped, _ = report(checks, Words(), io.StringIO())
    assert len(piped.splitlines()) == len(checks) + 4
    monkeypatch.setattr("asylum_screen.fronts.terminal.is_terminal", lambda _: True)
    monkeypatch.setattr("asylum_screen.fronts.terminal.size", lambda _: (40, 24))
    text, _ = report(checks, Words(), io.StringIO())
    assert all(len(line) < 40 for line in text.splitlines())
    assert " ".join(text.split()) == " ".join(piped.split())
