"""The language in which the program talks, on standard error, to the person who runs it.

It is the language of `--lang`, else the one the system's settings hint at, with the second one of `--with` under it.
`assess`, `rules` and `translations` talk to programs, trainers and translators: always in English.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asylum_screen.language.languages import Language
    from asylum_screen.language.messages import Message
    from asylum_screen.language.words import Words

IN_ENGLISH = frozenset({"assess", "rules", "translations"})
_WITH_VALUE = frozenset({"--rules", "--translations", "--color"})


@dataclass(frozen=True)
class Typed:
    """What matters for the language of the command line; read before the command line is known to be right."""

    command: str = ""
    lang: str | None = None
    second: str | None = None
    translations: str | None = None

    @classmethod
    def of(cls, argv: Sequence[str]) -> Typed:
        """Read the arguments after the program's name."""
        place, command = 0, ""
        while place < len(argv):
            if not argv[place].startswith("-"):
                command = argv[place]
                break
            place += 2 if argv[place] in _WITH_VALUE else 1
        return cls(
            command, _option(argv, "--lang"), _option(argv, "--with"), _option(argv[: place + 1], "--translations")
        )


def _option(argv: Sequence[str], name: str) -> str | None:
    found = None
    for place, item in enumerate(argv):
        if item == name and place + 1 < len(argv):
            found = argv[place + 1]
        elif item.startswith(f"{name}="):
            found = item.partition("=")[2]
    return found


def hinted_language(env: Mapping[str, str], languages: Sequence[Language]) -> str:
    """The language that the system's settings hint at, among those that are offered; else English. Only ever a hint."""
    from asylum_screen.language.terminals import hinted

    setting = env.get("LC_ALL") or env.get("LC_MESSAGES") or env.get("LANG") or ""
    return (hinted(setting, [language.code for language in languages]) if len(languages) > 1 else None) or "en"


class Voice:
    """Says messages in the language of the run. It never fails: English is what is left when all else does.

    Args:
        argv: the arguments after the program's name.
        env: the environment; that of the process when none is given.
    """

    def __init__(self, argv: Sequence[str] = (), env: Mapping[str, str] | None = None) -> None:
        self.typed = Typed.of(argv)
        self._env = os.environ if env is None else env
        self._words: Words | None = None

    @property
    def in_english(self) -> bool:
        """True for the commands that talk in English whatever language was asked for."""
        return self.typed.command in IN_ENGLISH

    @property
    def words(self) -> Words:
        """The words of the run, in letters that standard error can show."""
        if self._words is None:
            self.use(self._find())
        assert self._words is not None
        return self._words

    def use(self, words: Words) -> None:
        """From now on talk in the language that the person has chosen."""
        from asylum_screen.language.words import Words as English

        if self.in_english or not self._shows(words.language):
            self._words = English()
        else:
            self._words = words.shown_by(self._shows)

    def say(self, *messages: str | Message) -> str:
        """The messages as one line; under it the same in the second language."""
        words = self.words
        both = [words] if words.second is None else [words, words.second]
        lines = [" ".join(item if isinstance(item, str) else item.said(each) for item in messages) for each in both]
        return "\n".join(dict.fromkeys(lines))

    def _shows(self, language: Language) -> bool:
        from asylum_screen.language.terminals import can_show, encodes

        encoding = getattr(sys.stderr, "encoding", "") or "utf-8"
        try:
            terminal = sys.stderr.isatty()
        except (AttributeError, ValueError, OSError):
            terminal = False
        return can_show(language, encoding, self._env.get("TERM", "")) if terminal else encodes(language, encoding)

    def _find(self) -> Words:
        from asylum_screen.language.words import Words as English

        if self.in_english:
            return English()
        try:
            return self._open()
        except Exception:  # noqa: BLE001  (a message about a fault must not become a fault itself)
            return English()

    def _open(self) -> Words:
        from asylum_screen.language.store import UnknownLanguageError, offered, open_words
        from asylum_screen.rulebook.locate import locate

        named = self.typed.translations
        folder = locate("translations", Path(named) if named else None).path
        lang, second = self.typed.lang, None
        if self.typed.second and self.typed.second != (lang or "en"):
            try:
                second = open_words(self.typed.second, folder)
            except UnknownLanguageError:
                second = None
        hint = hinted_language(self._env, offered(folder))
        try:
            return open_words(lang or hint, folder, second)
        except UnknownLanguageError:
            return open_words(hint, folder, second)
