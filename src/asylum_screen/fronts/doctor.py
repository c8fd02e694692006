"""`doctor`: what this machine has and what it lacks, in plain words. It looks, and changes nothing."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from asylum_screen.language.cells import wrap
from asylum_screen.language.languages import Language
from asylum_screen.language.words import Words

from . import no_trace, terminal
from .doctor_checks import Check, Health
from .doctor_page import page_checks
from .kiosk import MIN_COLUMNS, MIN_ROWS

EXIT_LACKING = 7
Run = Callable[[Sequence[str]], str | None]
_PACKAGES = {"Hans": "fonts-noto-cjk", "Hant": "fonts-noto-cjk", "Jpan": "fonts-noto-cjk", "Kore": "fonts-noto-cjk"}


@dataclass(frozen=True)
class Machine:
    """What is looked at.

    Args:
        stdin: the keyboard.
        stdout: the screen.
        env: the environment.
        run: runs a command and gives its output, None when it cannot be run.
        kiosk: look with the eyes of a kiosk: a recorder, a network terminal or swap are then faults.
        page: of one that shows the page: it needs no terminal, but a browser and what locks that up.
    """

    stdin: TextIO
    stdout: TextIO
    env: Mapping[str, str]
    run: Run
    kiosk: bool = False
    page: bool = False


def run_command(command: Sequence[str]) -> str | None:
    """The output of a command that only looks; None when it is not there or fails."""
    try:
        done = subprocess.run(  # noqa: S603  (fixed commands)
            list(command), stdin=subprocess.DEVNULL, capture_output=True, timeout=10, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def examine(machine: Machine, languages: Iterable[Language], words: Words) -> list[Check]:
    """Look at everything, in a fixed order.

    Args:
        machine: where to look.
        languages: those a person can choose.
        words: the operator's language.
    """
    chosen = list(languages)
    return [
        *(page_checks(machine.run, words) if machine.page else _terminal(machine, words)),
        *_fonts(machine, chosen, words),
        *_watched(machine, words),
        _swap(machine, words),
        _printer(machine, words),
        *_voices(machine, chosen, words),
    ]


def report(checks: Sequence[Check], words: Words, stdout: TextIO | None = None) -> tuple[str, int]:
    """All lines as one text, and the exit code: 7 when something needed is missing, else 0.

    Args:
        checks: what was found.
        words: the operator's language.
        stdout: where the text goes; on a terminal no word is cut at its edge.
    """
    lacking = any(check.state is Health.MISSING for check in checks)
    lines = [words("ui/doctor/title"), ""]
    lines += [words(check.state.value, line=check.line) for check in checks]
    lines += ["", words("ui/doctor/done_missing" if lacking else "ui/doctor/done_ok")]
    if stdout is not None and terminal.is_terminal(stdout):
        columns, _ = terminal.size(stdout)
        lines = [row for line in lines for row in _hanging(line, max(20, columns - 1))]
    return "\n".join(lines) + "\n", EXIT_LACKING if lacking else 0


def _hanging(line: str, width: int) -> list[str]:
    """A line wrapped by words; what does not fit stands two cells in, so that each line of the list can be told."""
    first, *rest = wrap(line, width - 2) or [""]
    return [first, *(f"  {row}" for row in rest)]


def _terminal(machine: Machine, words: Words) -> list[Check]:
    def check(name: str, state: Health, text: str, **values: int) -> Check:
        return Check(name, state, words(f"ui/doctor/{text}", **values))

    needed = Health.MISSING if machine.kiosk else Health.ADVICE
    if not (terminal.is_terminal(machine.stdin) and terminal.is_terminal(machine.stdout)):
        return [check("terminal", needed, "no_terminal")]
    kind = machine.env.get("TERM", "")
    found = [check("terminal", needed, "dumb") if kind in ("", "dumb") else check("terminal", Health.OK, "terminal")]
    columns, rows = terminal.size(machine.stdout)
    fits = columns >= MIN_COLUMNS and rows >= MIN_ROWS
    found.append(check("size", Health.OK if fits else needed, "size" if fits else "small", columns=columns, rows=rows))
    encoding = (getattr(machine.stdout, "encoding", "") or "").lower().replace("-", "")
    found.append(check("utf8", Health.OK, "utf8") if encoding == "utf8" else check("utf8", Health.MISSING, "no_utf8"))
    if kind == "linux":
        found.append(check("console", Health.ADVICE, "console"))
    return found


def _fonts(machine: Machine, languages: Sequence[Language], words: Words) -> list[Check]:
    if machine.run(["fc-list", "--version"]) is None and machine.run(["fc-list", ":lang=en", "family"]) is None:
        return [Check("fonts", Health.ADVICE, words("ui/doctor/fonts_unknown"))]
    found: list[Check] = []
    for language in languages:
        name = f"{words.language_name(language.code)} ({language.code})"
        fonts = machine.run(["fc-list", f":lang={language.code.lower()}", "family"])
        if fonts and fonts.strip():
            found.append(Check(f"fonts:{language.code}", Health.OK, words("ui/doctor/fonts", language=name)))
        else:
            package = _PACKAGES.get(language.script, "fonts-noto-core")
            said = words("ui/doctor/no_fonts", language=name, package=package)
            found.append(Check(f"fonts:{language.code}", Health.MISSING, said))
    return found


def _watched(machine: Machine, words: Words) -> list[Check]:
    recorder, network = no_trace.watchers(machine.env)
    bad = Health.MISSING if machine.kiosk else Health.ADVICE
    seen = [what for what in (recorder, network) if what is not None]
    if not seen:
        return [Check("recorder", Health.OK, words("ui/doctor/no_recorder"))]
    return [Check("recorder", bad, words("ui/doctor/recorder", what=what)) for what in seen]


def _swap(machine: Machine, words: Words) -> Check:
    areas = no_trace.swaps()
    if areas is None:
        return Check("swap", Health.ADVICE, words("ui/doctor/swap_unknown"))
    if not areas:
        return Check("swap", Health.OK, words("ui/doctor/no_swap"))
    state = Health.MISSING if machine.kiosk else Health.ADVICE
    return Check("swap", state, words("ui/doctor/swap", what=", ".join(areas)))


def _printer(machine: Machine, words: Words) -> Check:
    names = [line.split()[0] for line in (machine.run(["lpstat", "-a"]) or "").splitlines() if line.split()]
    if not names:
        return Check("printer", Health.ADVICE, words("ui/doctor/no_printer"))
    return Check("printer", Health.OK, words("ui/doctor/printer", what=", ".join(names)))


def _voices(machine: Machine, languages: Sequence[Language], words: Words) -> list[Check]:
    listed = machine.run(["espeak-ng", "--voices"])
    if listed is None:
        return [Check("voices", Health.ADVICE, words("ui/doctor/no_speech"))]
    codes = {line.split()[1].partition("-")[0] for line in listed.splitlines()[1:] if len(line.split()) > 1}
    found: list[Check] = []
    for language in languages:
        there = language.code.partition("-")[0] in codes
        name = words.language_name(language.code)
        said = words("ui/doctor/voices" if there else "ui/doctor/no_voices", language=name)
        found.append(Check(f"voices:{language.code}", Health.OK if there else Health.ADVICE, said))
    return found
