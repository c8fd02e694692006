"""`translations check`: every check on every translation of a language, with the exceptions translators wrote."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from asylum_screen.core.conditions import Place, Text
from asylum_screen.language.languages import Language
from asylum_screen.language.po import PoFile, PoMessage
from asylum_screen.language.registry import stays_english
from asylum_screen.language.road import promised
from asylum_screen.language.store import has_catalogue, read_languages, read_po_files
from asylum_screen.problems import Problem, Severity, near, problem

from . import translations_concepts as concepts
from . import translations_facts as facts
from . import translations_sense as sense
from . import translations_style as style
from .translations_facts import Found, Pair
from .translations_lists import Everything, read_lists

CHECKS: tuple[Callable[[Pair], Iterator[Found]], ...] = (
    facts.values_agree,
    facts.numbers_agree,
    facts.dates_agree,
    facts.phones_agree,
    facts.links_agree,
    facts.names_stay,
    sense.negation_kept,
    sense.in_the_language,
    sense.not_left_in_english,
    sense.in_the_right_slot,
    sense.not_doubled,
    concepts.concepts_kept,
    concepts.nothing_dropped_or_added,
    concepts.right_tone,
    style.no_harm,
    style.words_of_the_glossary,
    style.fits,
    style.easy_to_read,
    style.clean_signs,
)
_OK = re.compile(r"ok (AS7\d\d)\s*:?\s*(.*)")
_NEVER_EXCUSED = ("AS710", "AS713", "AS721")


@dataclass(frozen=True)
class Summary:
    """How far a language is: texts that are good, missing, stale and fuzzy, and the problems found."""

    language: str
    good: int
    missing: int
    stale: int
    fuzzy: int
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> int:
        """How many problems are errors."""
        return sum(found.is_error for found in self.problems)


def check(texts: Mapping[str, Text], folder: Path, code: str, *, strict: bool = False, whole: bool = True) -> Summary:
    """Check one language.

    Args:
        texts: every text of the rule pack and the program, by id.
        folder: the translations folder.
        code: the language.
        strict: warnings are errors, so that nothing may be missing, stale or fuzzy.
        whole: an id that no text has is a problem (off when only some texts are at hand).
    """
    languages, problems = read_languages(folder)
    everything = read_lists(folder, languages)
    problems += everything.problems
    if code not in languages:
        known = [name for name in languages if has_catalogue(folder, name)]
        hint = near(code, known) or "Describe it in LANGUAGES.yaml."
        problems.append(problem("AS703", Place("LANGUAGES.yaml", 1, 1), f'There is no language "{code}".', hint))
        return Summary(code, 0, len(texts), 0, 0, _sorted(problems, strict=strict))
    files = read_po_files(folder, code)
    return check_files(texts, files, languages[code], everything, problems, strict=strict, whole=whole)


def check_files(
    texts: Mapping[str, Text],
    files: list[PoFile],
    language: Language,
    everything: Everything,
    problems: list[Problem] | None = None,
    *,
    strict: bool = False,
    whole: bool = True,
) -> Summary:
    """Check files that were read already; see `check`."""
    found = list(problems or [])
    for file in files:
        found += file.problems
        found += _header(file, language)
    messages, doubled = _by_id(files)
    found += doubled
    if whole:
        found += [_unknown(message, place, texts) for message, place in messages.values() if message.id not in texts]
    counts = {"AS706": 0, "AS707": 0, "AS708": 0}
    pairs = []
    later: list[Problem] = []  # in a part of the language that is not offered yet
    wanted = [text for text in texts.values() if not stays_english(text)]
    for text in wanted:
        message, place = messages.get(text.id, (None, Place(f"{language.code}/", 1, 1)))
        code, note, hint = _state(text, message)
        if code:
            counts[code] += 1
            one = problem(code, place, f"{text.id}: {note}", hint)
            (found if not language.offered or promised(text.id, language.reaches) else later).append(one)
        elif message is not None:
            pairs.append((Pair(text, message.translation, place, everything.of(language), everything), message))
    found += _all_checks(pairs)
    good = len(wanted) - sum(counts.values())
    missing, stale, fuzzy = counts.values()
    return Summary(
        language.code, good, missing, stale, fuzzy, (*_sorted(found, strict=strict), *_sorted(later, strict=False))
    )


def _sorted(problems: list[Problem], *, strict: bool) -> tuple[Problem, ...]:
    if strict:
        problems = [replace(found, severity=Severity.ERROR) for found in problems]
    return tuple(sorted(set(problems)))


def _header(file: PoFile, language: Language) -> Iterator[Problem]:
    place = Place(file.name, 1, 1)
    if file.problems:
        return
    named = file.headers.get("Language", "").replace("_", "-")
    if named != language.code:
        yield problem("AS702", place, f'The header says Language "{named}".', f"Language: {language.code}")
    if "utf-8" not in file.headers.get("Content-Type", "").lower():
        yield problem("AS702", place, "The header does not say UTF-8.", "Content-Type: text/plain; charset=UTF-8")


def _by_id(files: list[PoFile]) -> tuple[dict[str, tuple[PoMessage, Place]], list[Problem]]:
    messages: dict[str, tuple[PoMessage, Place]] = {}
    problems = []
    for file in files:
        for message in file.messages:
            place = Place(file.name, message.line, 1)
            if message.id in messages:
                first = messages[message.id][1]
                problems.append(problem("AS705", place, f"{message.id} is here and at {first}.", "Delete one."))
            else:
                messages[message.id] = (message, place)
    return messages, problems


def _unknown(message: PoMessage, place: Place, texts: Mapping[str, Text]) -> Problem:
    hint = near(message.id, texts) or "`translations update` takes it out."
    return problem("AS704", place, f'No text has the id "{message.id}".', hint)


def _state(text: Text, message: PoMessage | None) -> tuple[str, str, str]:
    """The code of a text that is not shown in the language, or an empty one."""
    if message is None or not message.translation.strip():
        return "AS706", "not translated yet.", ""
    if message.english != text.english:
        return "AS707", "the English has changed since.", "Run `asylum-screen translations update`."
    if message.fuzzy:
        return "AS708", "marked as not sure (fuzzy).", "Remove the mark when it is right."
    return "", "", ""


def _all_checks(pairs: list[tuple[Pair, PoMessage]]) -> Iterator[Problem]:
    shared: dict[str, list[Found]] = {}
    for pair, item in sense.shared_translations([pair for pair, _ in pairs]):
        shared.setdefault(pair.text.id, []).append(item)
    for pair, message in pairs:
        found = [each for look in CHECKS for each in look(pair)] + shared.get(pair.text.id, [])
        yield from _without_excused(pair, message, found)


def _without_excused(pair: Pair, message: PoMessage, found: list[Found]) -> Iterator[Problem]:
    """What was found, less what a translator gave a reason for; a reason without a use is reported."""
    excused: dict[str, str] = {}
    for comment in message.comments:
        if match := _OK.fullmatch(comment.strip()):
            excused[match[1]] = match[2].strip()
    codes = {code for code, _, _ in found}
    for code, note, hint in found:
        if not excused.get(code) or code in _NEVER_EXCUSED:
            yield problem(code, pair.place, f"{pair.text.id}: {note}", hint)
    for code, reason in excused.items():
        if not reason:
            yield problem("AS731", pair.place, f"{pair.text.id}: {code} has no reason.", f"# ok {code}: the reason")
        elif code in _NEVER_EXCUSED:
            yield problem("AS731", pair.place, f"{pair.text.id}: {code} has no exceptions.", "Change the words.")
        elif code not in codes:
            yield problem("AS731", pair.place, f"{pair.text.id}: {code} is not found here.", "Delete the comment.")
