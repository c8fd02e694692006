"""How a difference is told: people first, in the questions' own words, then texts, then what is due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from asylum_screen.analysis.compare import Difference
from asylum_screen.core.facts import Answer, FactId
from asylum_screen.core.rules import RulePack
from asylum_screen.language.answers import answer_words
from asylum_screen.language.registry import stays_english
from asylum_screen.language.store import begun
from asylum_screen.language.words import Words
from asylum_screen.problems import counted

from .answers_file import answer_data, answer_text, inline
from .console import Show
from .diff import Change, Changes, group_of, put, sums_on
from .diff_cases import broken
from .pictures.words import first_sentence
from .scenarios import Miss

MOST_TEXTS = 20
MOST_MOVES = 6
_TITLES = {
    "urgent": "Urgent things",
    "finding": "Findings",
    "policy": "Policies",
    "deadline": "Time limits",
    "card": "Cards",
    "help": "Help",
    "conflict": "Answers that do not fit together",
    "question": "Questions",
    "section": "Sections",
    "amount": "Sums of money",
    "source": "Sources",
    "pack": "The pack as a whole",
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
    texts = [new.texts[each.id] for each in changes.texts if each.english and each.id in new.texts]
    touched = [text for text in texts if not stays_english(text)]
    codes = begun(translations) if translations is not None else []
    return Due(dict.fromkeys(codes, len(touched)), tuple(broken(old, new, changes, scenarios)))


def report(old: RulePack, new: RulePack, changes: Changes, todo: Due, show: Show, *, texts: bool = False) -> None:
    """The difference as text.

    Args:
        old: the rules before.
        new: the rules after.
        changes: what was found.
        todo: what it makes due.
        show: prints a line.
        texts: list every text that differs, not only the first ones.
    """
    title = name = ""
    for change in changes.changes:
        group = _TITLES[group_of(change)]
        if group != title:
            show(f"\n{group}")
        if (group, change.id) != (title, name):
            show(f"  {change.id}{put(_named(change, old, new), sums_on(new, changes.as_of))}")
        title, name = group, change.id
        for line in _lines(change, old, new):
            show(line)
    _show_texts(changes, show, everything=texts)
    untouched = [_TITLES[group].lower() for group in changes.untouched] + ([] if changes.texts else ["texts"])
    if untouched:
        gap = "" if changes.empty else "\n"
        show(f"{gap}On {changes.as_of}, nothing found in: {', '.join(untouched)}.")
    _show_due(todo, show)


def _named(change: Change, old: RulePack, new: RulePack) -> str:
    """The words by which a person knows it."""
    for pack in (new, old):
        if change.kind == "question" and change.id in pack.questions:
            return f' "{pack.questions[change.id].ask.english}"'
        for each in pack.statements:
            if each.kind == (group := "finding" if change.kind == "urgent" else group_of(change)) and (
                each.id == change.id and group in _TITLES
            ):
                text = getattr(each.item, "title", None) or getattr(each.item, "name", None)
                text = text or next((face.text for face in each.states if face.text is not None), None)
                return f' "{first_sentence(text.english)}"' if text is not None else ""
    return ""


def _lines(change: Change, old: RulePack, new: RulePack) -> Iterator[str]:
    yield f"    {change.what}"
    for move in change.moves[:MOST_MOVES]:
        share = f"{short_number(move.number)} of {short_number(move.whole)} sets of answers it depends on"
        yield f"      {move.before} before, {move.after} now: for {share}. One of them:"
        for fact, answer in move.witness.items():
            yield f"        {asked(fact, answer, new, old)}"
        yield f"        {inline(move.witness)}"
    if len(change.moves) > MOST_MOVES:
        yield f"      ... and {len(change.moves) - MOST_MOVES} more changes of this kind"


def asked(fact: FactId, answer: Answer, *packs: RulePack) -> str:
    """A question and its answer, as a person reads them. packs: the first that has the question."""
    question = next((pack.questions[fact] for pack in packs if fact in pack.questions), None)
    if question is None:
        return f"{fact}: {answer_text(answer)}"
    known = {option.id: option for pack in packs if fact in pack.questions for option in pack.questions[fact].options}
    told = answer_words(replace(question, options=tuple(known.values())), answer)
    return f"{question.ask.english} {told(Words())}"


def _show_texts(changes: Changes, show: Show, *, everything: bool) -> None:
    if not changes.texts:
        return
    show(f"\nTexts: {len(changes.texts)} differ")
    for text in changes.texts if everything else changes.texts[:MOST_TEXTS]:
        show(f"  {text.id}" + (f" (from {text.day} on)" if text.day != changes.as_of else ""))
        if text.before:
            show(f"    - {text.before}")
        if text.after:
            show(f"    + {text.after}")
    if len(changes.texts) > MOST_TEXTS and not everything:
        show(f"  ... and {len(changes.texts) - MOST_TEXTS} more. --texts lists them all.")


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
        "texts": [
            {"id": each.id, "before": each.before, "after": each.after, "from": each.day.isoformat()}
            for each in changes.texts
        ],
        "untouched": list(changes.untouched),
        "translations_due": todo.translations,
        "scenarios_due": [miss.line() for miss in todo.scenarios],
    }


def _change(change: Change) -> dict[str, Any]:
    found: dict[str, Any] = {"kind": change.kind, "id": change.id, "what": change.what}
    if change.before != change.after:
        found["before"], found["after"] = change.before, change.after
    if change.moves:
        found.update(_move(change.moves[0]))
        found["moves"] = [_move(move) for move in change.moves]
    return found


def _move(move: Difference) -> dict[str, Any]:
    return {
        "witness": {fact: answer_data(each) for fact, each in move.witness.items()},
        "answer_sets": {"changed": str(move.number), "all": str(move.whole)},
        "before": move.before,
        "after": move.after,
    }
