"""How a difference is told: people first, then texts, then what is due."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from asylum_screen.core.rules import RulePack
from asylum_screen.language.languages import Language
from asylum_screen.language.registry import stays_english
from asylum_screen.language.store import has_catalogue, read_languages, read_po_files
from asylum_screen.problems import counted

from .answers_file import answer_data, inline
from .coverage_report import read_all
from .diff import Change, Changes
from .scenarios import Miss, Runner

Show = Callable[[str], None]
MOST_TEXTS = 20
_TITLES = {
    "urgent": "Urgent things",
    "finding": "Findings",
    "policy": "Policies",
    "exceptions": "Exceptions of policies",
    "deadline": "Time limits",
    "card": "Cards",
    "help": "Help",
    "conflict": "Answers that do not fit together",
    "question": "Questions",
}


@dataclass(frozen=True)
class Due:
    """What has to be done after the change.

    translations: by language, how many texts have to be translated anew. scenarios: expectations that were true
    before and are not now.
    """

    translations: dict[str, int]
    scenarios: tuple[Miss, ...]


def due(old: RulePack, new: RulePack, changes: Changes, translations: Path | None, scenarios: Sequence[str]) -> Due:
    """What a difference makes due."""
    if changes.empty:
        return Due({}, ())
    touched = {text_id for text_id, _, now in changes.texts if now and not stays_english(new.texts[text_id])}
    counts = {}
    for language in _languages(translations) if translations is not None else ():
        assert translations is not None
        known = {message.id for file in read_po_files(translations, language.code) for message in file.messages}
        if known:
            counts[language.code] = len(touched)
    return Due(counts, tuple(_broken(old, new, changes.as_of, scenarios)))


def _languages(folder: Path) -> Iterator[Language]:
    languages, _ = read_languages(folder)
    yield from (each for code, each in languages.items() if code != "en" and has_catalogue(folder, code))


def _broken(old: RulePack, new: RulePack, as_of: date, paths: Sequence[str]) -> Iterator[Miss]:
    """Expectations that came true with the old pack and do not with the new one."""
    scenarios, _ = read_all(new, paths, as_of)
    before, after = Runner(old), Runner(new)
    known = {each.id for each in old.statements} | set(old.questions)
    for scenario in scenarios:
        misses = list(after.misses(scenario))
        if not misses or any(fact not in old.questions for fact in scenario.facts):
            continue
        if all(each.kind == "says" or each.target in known for each in scenario.expectations):
            was = {miss.expectation for miss in before.misses(scenario)}
            misses = [miss for miss in misses if miss.expectation not in was]
        yield from misses


def report(changes: Changes, todo: Due, show: Show) -> None:
    """The difference as text; nothing at all when there is none."""
    if changes.empty:
        show(f"No difference for anybody on {changes.as_of}.")
        return
    title = ""
    for change in changes.changes:
        if _TITLES[change.kind] != title:
            title = _TITLES[change.kind]
            show(f"\n{title}")
        for line in _lines(change):
            show(line)
    if changes.texts:
        show(f"\nTexts: {len(changes.texts)} differ")
        for text_id, before, after in changes.texts[:MOST_TEXTS]:
            show(f"  {text_id}")
            if before:
                show(f"    - {before}")
            if after:
                show(f"    + {after}")
        if len(changes.texts) > MOST_TEXTS:
            show(f"  ... and {len(changes.texts) - MOST_TEXTS} more")
    _show_due(todo, show)


def _lines(change: Change) -> Iterator[str]:
    words = f": {change.before} before, {change.after} now" if change.before != change.after else ""
    yield f"  {change.id} {change.what}{words}"
    if change.who is not None:
        share = f"{short_number(change.who.number)} of {short_number(change.who.whole)} sets of answers it depends on"
        yield f"    for {share}; one of them:"
        yield f"    {inline(change.who.witness)}"


def short_number(number: int) -> str:
    """A number people can take in: whole up to a million, then its size."""
    if number < 1_000_000:
        return f"{number:,}"
    digits = str(number)
    return f"{digits[0]}.{digits[1]} x 10^{len(digits) - 1}"


def _show_due(todo: Due, show: Show) -> None:
    for code, number in todo.translations.items():
        if number:
            show(f"\nTranslations due in {code}: {number}. `asylum-screen translations update {code}` marks them.")
    if todo.scenarios:
        due = counted(len(todo.scenarios), "expectation does", "expectations do")
        show(f"\nScenarios due: {due} not come true any more")
        for miss in todo.scenarios[:MOST_TEXTS]:
            show(f"  {miss.line()}")


def data(changes: Changes, todo: Due) -> dict[str, Any]:
    """The difference as plain data."""
    return {
        "as_of": changes.as_of.isoformat(),
        "changes": [_change(change) for change in changes.changes],
        "texts": [{"id": text_id, "before": before, "after": after} for text_id, before, after in changes.texts],
        "translations_due": todo.translations,
        "scenarios_due": [miss.line() for miss in todo.scenarios],
    }


def _change(change: Change) -> dict[str, Any]:
    found: dict[str, Any] = {"kind": change.kind, "id": change.id, "what": change.what}
    if change.who is not None:
        found["witness"] = {fact: answer_data(each) for fact, each in change.who.witness.items()}
        found["answer_sets"] = {"changed": str(change.who.number), "all": str(change.who.whole)}
        found["before"], found["after"] = change.before, change.after
    return found
