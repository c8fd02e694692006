"""`translations audio`: which texts nobody has recorded yet, and a machine's voice as a stop-gap."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from asylum_screen.core.rules import RulePack, Text
from asylum_screen.language.clips import MACHINE, clips_in, recordable
from asylum_screen.language.english import PROGRAM
from asylum_screen.language.words import TextStatus, Words

from .translations_commands import Report

HEARD = ("ui/",)
"""Of the program's words, those that stand on a page of the interview."""
UNHEARD = ("ui/doctor/", "ui/page/")
Speak = Callable[[str, str, Path], bool]


def run_audio(pack: RulePack, words: Words, folder: Path, *, fill: bool, speak: Speak | None = None) -> Report:
    """List the texts of a language that have no clip; with `fill`, have a machine speak them.

    Args:
        pack: the rules.
        words: of the language.
        folder: the translations folder; clips are in `LANG/audio/`.
        fill: make a clip for each, in `LANG/audio/machine/`, where a page says that a machine speaks.
        speak: says words in a language into a file; False when it cannot. Default: espeak-ng.

    Returns:
        What to print; not ok when clips were to be made and could not.
    """
    clip, speak = clips_in(folder), speak or espeak
    texts = recordable(_heard(pack))
    there = [text for text in texts if words.lookup(text).status is TextStatus.OK]
    missing = [text for text in there if clip(words.lang, text.id) is None]
    if not fill:
        lines = [f"{words.lang}/audio/{text.id}.opus: {words(text)}" for text in missing]
        return Report("\n".join([*lines, f"{words.lang}: {len(missing)} of {len(texts)} texts have no clip."]), True)
    made = 0
    for text in missing:
        target = folder / words.lang / "audio" / MACHINE / f"{text.id}.wav"
        target.parent.mkdir(parents=True, exist_ok=True)
        if not speak(words(text), words.lang, target):
            said = (
                f"{words.lang}: no voice could speak {text.id}. Is espeak-ng installed, with a voice for {words.lang}?"
            )
            return Report(said, False)
        made += 1
    return Report(f"{words.lang}: a machine spoke {made} texts. Record them: a person's clip counts before it.", True)


def _heard(pack: RulePack) -> list[Text]:
    own = [text for key, text in PROGRAM.items() if key.startswith(HEARD) and not key.startswith(UNHEARD)]
    return [*own, *pack.texts.values()]


def espeak(said: str, lang: str, target: Path) -> bool:
    """Have espeak-ng speak into a WAV file."""
    program = shutil.which("espeak-ng")
    if program is None:
        return False
    done = subprocess.run(  # noqa: S603  (a fixed command; the words go in over its standard input)
        [program, "-v", lang, "-s", "140", "-w", str(target), "--stdin"], input=said.encode(), capture_output=True,
        check=False,
    )  # fmt: skip
    return done.returncode == 0 and target.is_file()
