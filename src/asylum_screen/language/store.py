"""The translations folder: its language list and its catalogues."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from asylum_screen.core.conditions import Place
from asylum_screen.problems import Problem, near, problem
from asylum_screen.reading.document import SourceFile
from asylum_screen.reading.ready import fingerprint, keep, ready

from .catalogue import Catalogue, Entry
from .languages import ENGLISH, Language
from .messages import message
from .po import PoFile, read_po
from .pseudo import PSEUDO_CODE, PseudoWords
from .ready import CATALOGUES, LANGUAGES
from .road import STAGES
from .words import Words

LANGUAGES_FILE = "LANGUAGES.yaml"
CODE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")
_TEXTS = ("own_name", "english_name", "direction", "script", "offered", "day_form", "month_form", "first_of_month")
_TABLES = ("countries", "languages")
_KEYS = (*_TEXTS, *_TABLES, "months")


class UnknownLanguageError(Exception):
    """No such language.

    Args:
        given: what was asked for.
        codes: the languages there are.
    """

    def __init__(self, given: str, codes: Sequence[str]) -> None:
        self.message = message("error/usage/language", given=given, codes=", ".join(codes))
        close = get_close_matches(given, codes, n=1, cutoff=0.6)
        self.near = message("error/usage/near", given=close[0]) if close else None
        super().__init__(" ".join(str(part) for part in (self.message, self.near) if part is not None))


class BrokenCatalogueError(Exception):
    """A catalogue that cannot be read whole. Half of it would be English without a word about it.

    Args:
        code: the language.
        found: the first problem.
    """

    def __init__(self, code: str, found: Problem) -> None:
        self.message = message("error/usage/catalogue", code=code, place=str(found.place))
        super().__init__(str(self.message))


def open_words(code: str, folder: Path, second: Words | None = None) -> Words:
    """The words of a language from the translations folder. English and the pseudo-language read no file.

    Raises:
        UnknownLanguageError: when the folder has no such language, or no catalogue of it yet.
        BrokenCatalogueError: when a file of it cannot be read whole.
    """
    if code == "en":
        return Words(ENGLISH, second=second)
    if code == PSEUDO_CODE:
        return PseudoWords(second=second)
    known = _known(folder)
    if code not in known or not has_catalogue(folder, code):
        codes = [name for name in known if has_catalogue(folder, name)]
        raise UnknownLanguageError(code, codes)
    return Words(known[code], read_catalogue(folder, code), second)


def has_catalogue(folder: Path, code: str) -> bool:
    """True for English, and for a language that has at least one catalogue."""
    return code == "en" or any((folder / code).glob("*.po"))


def begun(folder: Path) -> list[str]:
    """The codes of all languages but English that have a catalogue, in the order of the list."""
    return [code for code in _known(folder) if code != "en" and has_catalogue(folder, code)]


def offered(folder: Path) -> list[Language]:
    """The languages a person can choose, in the order of the list; English is always among them."""
    known = _known(folder)
    return [language for code, language in known.items() if language.offered and has_catalogue(folder, code)]


def read_catalogue(folder: Path, code: str) -> Catalogue:
    """All catalogues of a language as one.

    Raises:
        BrokenCatalogueError: when a file of it cannot be read whole.
    """
    return ready(folder, f"catalogue-{code}", (code,), CATALOGUES, lambda: (_together(folder, code), True), Catalogue)


def _together(folder: Path, code: str) -> Catalogue:
    files = read_po_files(folder, code)
    problems = [each for file in files for each in file.problems]
    if problems:
        raise BrokenCatalogueError(code, problems[0])
    entries: dict[str, Entry] = {}
    for file in files:
        for found in file.messages:
            entries.setdefault(found.id, found.entry(file.name))
    return Catalogue(entries)


def read_po_files(folder: Path, code: str) -> list[PoFile]:
    """Every PO file of a language, in the order of their names; problems stay in the files."""
    found = []
    for path in sorted((folder / code).glob("*.po")):
        name = f"{code}/{path.name}"
        try:
            found.append(read_po(path.read_text(encoding="utf-8"), name))
        except (OSError, UnicodeDecodeError):
            wrong = problem("AS701", Place(name, 1, 1), "The file cannot be read as UTF-8.", "Save it as UTF-8.")
            found.append(PoFile(name, problems=[wrong]))
    return found


def _known(folder: Path) -> dict[str, Language]:
    """The languages by code, English first; what is wrong in the list is left out."""

    return ready(folder, "languages", (LANGUAGES_FILE,), LANGUAGES, lambda: _clean_languages(folder), dict)


def _clean_languages(folder: Path) -> tuple[dict[str, Language], bool]:
    known, problems = read_languages(folder)
    return known, not problems


def keep_languages(folder: Path, place: Path) -> None:
    """Write the list of languages and every catalogue to another place, for the wheel.

    Raises:
        BrokenCatalogueError: when a catalogue cannot be read whole.
    """
    known, clean = _clean_languages(folder)
    if clean:
        keep(place / "languages.json", fingerprint(folder, (LANGUAGES_FILE,)), known, LANGUAGES)
    for code in known:
        if has_catalogue(folder, code) and code != "en":
            catalogue = _together(folder, code)
            keep(place / f"catalogue-{code}.json", fingerprint(folder, (code,)), catalogue, CATALOGUES)


def read_languages(folder: Path) -> tuple[dict[str, Language], list[Problem]]:
    """The languages by code, English first, and what is wrong in the list."""
    known = {"en": ENGLISH}
    from asylum_screen.reading import Limits, read_file

    document = read_file(folder / LANGUAGES_FILE, LANGUAGES_FILE, Limits(english=False))
    problems = list(document.problems)
    if not isinstance(document.data, dict):
        return known, problems
    for code, data in document.data.items():
        found = list(_mistakes(document, code, data))
        problems += found
        if code != "en" and not found and isinstance(data, dict):
            known[code] = _language(code, data)
    return known, problems


def _language(code: str, data: Mapping[str, Any]) -> Language:
    """What `_mistakes` found nothing wrong with."""
    given: dict[str, Any] = {key: str(data[key]) for key in _TEXTS if key in data}
    given |= {key: {str(name): str(word) for name, word in data[key].items()} for key in _TABLES if key in data}
    said = given.get("offered", "no")
    given |= {"offered": said != "no", "reaches": said if said in STAGES else "yes"}
    return Language(code=code, months=tuple(map(str, data.get("months", ()))), **given)


def _mistakes(document: SourceFile, code: str, data: object) -> list[Problem]:
    place = document.key_place((code,))
    if not CODE.fullmatch(code):
        return [problem("AS703", place, f'"{code}" is not a language code.', 'Write it like "es" or "zh-Hans".')]
    if not isinstance(data, dict):
        return [
            problem("AS703", place, f'The language "{code}" has no description.', "Give it own_name and english_name.")
        ]
    found = [
        problem("AS703", document.key_place((code, key)), f'"{key}" is not known here.', near(key, _KEYS))
        for key in data
        if key not in _KEYS
    ]
    found += [
        problem("AS703", place, f'The language "{code}" has no {key}.', f"Write {key} under it.")
        for key in ("own_name", "english_name")
        if not isinstance(data.get(key), str)
    ]
    choices = (("direction", ("ltr", "rtl")), ("offered", (*STAGES, "no")))
    for key, allowed in choices:
        if key in data and data[key] not in allowed:
            found.append(problem("AS703", document.place((code, key)), f"{key} is {' or '.join(allowed)}."))
    months = data.get("months")
    if months is not None and (not isinstance(months, list) or len(months) != 12):
        found.append(problem("AS703", document.place((code, "months")), "List all 12 months."))
    found += [
        problem("AS703", document.place((code, key)), f"{key} is a list of codes with their names.")
        for key in _TABLES
        if key in data and not isinstance(data[key], dict)
    ]
    return found
