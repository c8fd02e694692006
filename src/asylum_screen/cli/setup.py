"""What every command shares: where the rules and translations are, the day, colour, and how they are loaded."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from asylum_screen.language.messages import Message, message

from .exits import Exit, Stop, tell
from .voice import Voice

if TYPE_CHECKING:
    from asylum_screen.core.rules import RulePack
    from asylum_screen.language.languages import Language
    from asylum_screen.language.words import Words

RULES_HELP = "Rules folder. Default: the one in this checkout, or the one installed with the program."
PLACES_HELP = "Show these places of help too, of a shelter or clinic. `rules places new` begins such a file."
TRANSLATIONS_HELP = "Translations folder. Default: the one in this checkout, or the installed one."
COLOR_HELP = "Use bold text."
AS_OF_HELP = "Use the rules as they were on this day (YYYY-MM-DD). Default: today."
ANY_DAY_HELP = "Use the rules of this day, past or ahead (YYYY-MM-DD). Default: today."
LANG_HELP = "Language code: en, es or ht."
WITH_HELP = "Code of a second language, shown below the first."
FIRST_DAY = date(2016, 1, 1)
MOST_YEARS_AHEAD = 10


class Color(StrEnum):
    """When to use bold letters."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def today() -> date:
    """The real day. `ASYLUM_SCREEN_TODAY` sets it for tests and for clocks that are wrong."""
    given = os.environ.get("ASYLUM_SCREEN_TODAY", "")
    if given:
        return parse_day(given, "ASYLUM_SCREEN_TODAY")
    return date.today()  # noqa: DTZ011, TID251  (the one place that reads the clock)


def parse_day(given: str, name: str) -> date:
    """A day from the command line.

    Raises:
        Stop: usage, when it is not a real day written YYYY-MM-DD.
    """
    try:
        if len(given) == 10:
            return date.fromisoformat(given)
    except ValueError:
        pass
    raise Stop(Exit.USAGE, message("error/usage/day", option=name, given=given, example="2023-05-12"))


def _no_folder(named: Path | None) -> Message:
    return message("error/no_folder", name=str(named)) if named is not None else message("error/no_files")


def as_of_day(given: str | None, real: date, *, ahead: bool = False) -> date:
    """The day of the orientation: the day given, else today.

    Args:
        given: what was typed.
        real: today.
        ahead: for trainers, who write law that begins later. An interview has no day ahead: it is for a person today.

    Raises:
        Stop: usage, for a day before 2016, or a day after today where none is taken.
    """
    if given is None:
        return real
    day = parse_day(given, "--as-of")
    if day > real and (not ahead or day.year > real.year + MOST_YEARS_AHEAD):
        raise Stop(Exit.USAGE, message("error/usage/day_later", option="--as-of", given=given))
    if day < FIRST_DAY:
        said = message("error/usage/day_early", option="--as-of", first=FIRST_DAY.isoformat(), given=given)
        raise Stop(Exit.USAGE, said)
    return day


@dataclass
class Setup:
    """The shared options of one run, and the voice that says what goes wrong in it."""

    rules: Path | None = None
    translations: Path | None = None
    color: Color = Color.AUTO
    voice: Voice = field(default_factory=Voice)
    beside: Path | None = None
    """Another checkout, whose rules and translations are meant where none are named. Only for trainers' commands."""
    places: Path | None = None
    """A file of places that a clinic adds, for people."""
    _told: set[str] = field(default_factory=set, init=False)

    def pack(self) -> RulePack:
        """The rule pack.

        Raises:
            Stop: rules, after every problem was told on standard error.
        """
        from asylum_screen.problems import RuleFilesInvalid
        from asylum_screen.rulebook.ready import ready_pack

        folder = self.rules_folder()
        try:
            return ready_pack(folder)
        except RuleFilesInvalid as invalid:
            for found in invalid.problems:
                if found.is_error:
                    tell(found.line(f"{folder}/"))
            raise Stop(Exit.RULES, message("error/rules_wrong")) from None

    def served(self) -> RulePack:
        """The rule pack for people, with the places that a clinic adds. With a mistake in those, without them.

        Raises:
            Stop: rules, after every problem of the rules was told on standard error.
        """
        pack = self.pack()
        if self.places is None:
            return pack
        from asylum_screen.rulebook.load import check_pack
        from asylum_screen.workbench.check import wrong_words

        added, problems = check_pack(self.rules_folder(), None, self.places)
        if added is not None and (wrong := wrong_words(added, self.places)):
            added, problems = None, [*problems, *wrong]
        for found in problems:
            if found.place.file == str(self.places):
                tell(found.line())
        if added is None:
            tell(str(message("error/places", name=str(self.places))))
        return added or pack

    def rules_folder(self) -> Path:
        """Where the rule files are.

        Raises:
            Stop: usage, when there are none.
        """
        return self._folder("rules", self.rules)

    def translations_folder(self) -> Path | None:
        """Where the translations are, or None when there are none."""
        try:
            return self._folder("translations", self.translations)
        except Stop:
            if self.translations is not None:
                raise
            return None

    def _folder(self, folder: Literal["rules", "translations"], named: Path | None) -> Path:
        from asylum_screen.problems import RuleFilesInvalid
        from asylum_screen.rulebook.locate import locate

        if named is None and self.beside is not None and (self.beside / folder).is_dir():
            meant = self.beside / folder
            if folder not in self._told:
                self._told.add(folder)
                tell(f"Reading {meant}: you are working in that copy. Use --{folder} for another folder.")
            return meant
        try:
            return locate(folder, named).path
        except RuleFilesInvalid:
            raise Stop(Exit.USAGE, _no_folder(named)) from None

    def languages(self, pack: RulePack | None = None) -> tuple[Language, ...]:
        """The languages that are ready to be offered, those of the pack's country first; English is always one."""
        from asylum_screen.language.languages import ENGLISH
        from asylum_screen.language.store import offered

        folder = self.translations_folder()
        ready = tuple(offered(folder)) if folder is not None else (ENGLISH,)
        first = pack.country.official_languages if pack is not None else ()
        return tuple(sorted(ready, key=lambda each: first.index(each.code) if each.code in first else len(first)))

    def words(self, lang: str | None, second: str | None = None) -> Words:
        """The words of a language (English when none is given), with a second one where wanted.

        Raises:
            Stop: usage, for a language there are no words for; translations, for one that cannot be read whole.
        """
        from asylum_screen.language.store import BrokenCatalogueError, UnknownLanguageError, open_words

        folder = self.translations_folder() or Path()
        try:
            beside = open_words(second, folder) if second and second != (lang or "en") else None
            return open_words(lang or "en", folder, beside)
        except UnknownLanguageError as unknown:
            near = [unknown.near] if unknown.near is not None else []
            raise Stop(Exit.USAGE, unknown.message, *near) from None
        except BrokenCatalogueError as broken:
            raise Stop(Exit.TRANSLATIONS, broken.message) from None

    def ansi(self) -> bool:
        """True when bold letters are to be used on standard output."""
        if self.color is not Color.AUTO:
            return self.color is Color.ALWAYS
        return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
