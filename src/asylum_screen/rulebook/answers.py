"""Answers files to facts. Messages show names and what is allowed, never what a person answered."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path as FilePath
from typing import Any

from asylum_screen.core.facts import ALONE, Answer, DayRange, Facts, NonAnswer
from asylum_screen.core.rules import Kind, Place, Question, RulePack
from asylum_screen.problems import Problem, near, problem
from asylum_screen.reading import Limits, SourceFile, read_file, read_yaml

from .days import parse_day, parse_yes_no

LIMITS = Limits(tabs=True)
MOST_READY = 10_000
"""So many written answers to one question are kept with what they mean."""
_NON_ANSWERS: dict[str | bool, Answer] = {answer.value: answer for answer in NonAnswer}
_ALWAYS = 'or "unknown" (I do not know) or "declined" (I prefer not to answer).'
_READY_TYPES = (str, bool)  # not int: 1 is no answer, though Python holds it equal to True
_NOT_JSON = {"AS106", "AS112"}
_DAY_HINT = "Write YYYY-MM-DD, or {earliest: YYYY-MM-DD, latest: YYYY-MM-DD}, " + _ALWAYS
_SAY = {
    "AS603": 'The answer to "{}" does not fit.',
    "AS604": 'The answer to "{}" is not a day.',
    "AS605": 'The day in "{}" does not exist.',
    "AS606": 'The day in "{}" is in the future.',
    "AS607": 'In "{}" the earliest day is after the latest day.',
    "AS608": 'The country code in "{}" does not exist.',
    "AS609": 'The list of "{}" is empty.',
    "AS610": 'The answers in "{}" cannot stand together.',
}


@dataclass(frozen=True, slots=True)
class Record:
    """The answers of one person; `facts` is None when there are problems. `number`: the line in JSON Lines, else 1."""

    number: int
    facts: Facts | None
    problems: tuple[Problem, ...] = ()


class _Asked:
    """What an answer to one question may be."""

    __slots__ = ("kind", "known", "may_be_future", "ready", "shown")

    def __init__(self, question: Question, pack: RulePack) -> None:
        self.kind = question.kind
        self.shown = question.option_ids
        self.known = pack.countries if question.kind is Kind.COUNTRIES else frozenset(self.shown)
        self.may_be_future = question.may_be_future
        self.ready: dict[str | bool, Answer] = {**_NON_ANSWERS}  # what texts and JSON's true and false mean
        if question.kind is Kind.ONE_OF:
            self.ready.update((option, option) for option in self.shown)
        elif question.kind is Kind.YES_NO:
            self.ready.update({True: True, False: False})


class AnswerReader:
    """Turns data into facts for one pack and one day."""

    def __init__(self, pack: RulePack, as_of: date) -> None:
        self._pack = pack
        self._as_of = as_of
        self._asked = {fact: _Asked(question, pack) for fact, question in pack.questions.items()}

    def file(self, path: FilePath) -> Record:
        """The answers in a YAML or JSON file."""
        return self.document(read_file(path, str(path), LIMITS))

    def text(self, source: str | bytes, name: str) -> Record:
        """The answers in a YAML or JSON text, for example from standard input."""
        return self.document(read_yaml(source, name, LIMITS))

    def document(self, document: SourceFile, number: int = 1) -> Record:
        """The answers in a document that was read."""
        if not document.ok:
            return Record(number, None, tuple(sorted(document.problems)))
        problems: list[Problem] = []
        facts = self._facts(document.data, document, problems)
        return Record(number, None, tuple(sorted(problems))) if problems else Record(number, facts)

    def lines(self, lines: Iterable[bytes], name: str) -> Iterator[Record]:
        """The answers in a JSON Lines text, one person a line; empty lines are passed over."""
        unread = SourceFile(name, None)
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield self._line(line.rstrip(b"\r\n"), unread, number)

    def _line(self, line: bytes, unread: SourceFile, number: int) -> Record:
        """Fast when all is well. Else the line is read again with its positions, to say what is wrong and where."""
        name = unread.name
        trouble: json.JSONDecodeError | None = None
        try:
            data = _JSON.decode(line.decode("utf-8"))
            problems: list[Problem] = []
            if len(line) <= LIMITS.max_bytes:
                facts = self._facts(data, unread, problems)
                if not problems:
                    return Record(number, facts)
        except json.JSONDecodeError as error:
            trouble = error
        except (ValueError, RecursionError):
            pass  # not UTF-8, a key twice, or too deep: said below, with its place
        document = read_yaml(line, name, LIMITS).moved(number - 1)
        if trouble is None or not {found.code for found in document.problems} <= _NOT_JSON:
            return self.document(document, number)
        place = Place(name, number, trouble.colno)
        hint = 'Write {"fact": "answer", ...} on one line.'
        return Record(number, None, (problem("AS611", place, "This line is not JSON.", hint),))

    def _facts(self, data: Any, document: SourceFile, problems: list[Problem]) -> Facts:
        answers: dict[str, Answer] = {}
        if not isinstance(data, dict):
            day = next((fact for fact, asked in self._pack.questions.items() if asked.kind is Kind.DAY), "arrival")
            hint = f"Write one line for each fact: {day}: 2024-06-05"
            problems.append(problem("AS601", document.place(()), "The answers must be a mapping.", hint))
            return Facts()
        for fact, raw in data.items():
            asked = self._asked.get(fact)
            if asked is None:
                hint = near(fact, self._pack.questions) or "See the list of facts: asylum-screen rules facts"
                found = problem("AS602", document.key_place((fact,)), f'There is no fact "{fact}".', hint)
                problems.append(found)
                continue
            plain = type(raw) in _READY_TYPES
            if plain and raw in asked.ready:
                answers[fact] = asked.ready[raw]
                continue
            try:
                answer = answers[fact] = self._answer(asked, raw)
                if plain and len(asked.ready) < MOST_READY:
                    asked.ready[raw] = answer
            except _MisfitError as wrong:
                place = document.place((fact, *wrong.steps))
                problems.append(problem(wrong.code, place, _SAY[wrong.code].format(fact), wrong.hint))
        return Facts(answers)

    def _answer(self, asked: _Asked, raw: Any) -> Answer:
        kind = asked.kind
        if kind is Kind.YES_NO:
            answer = parse_yes_no(raw) if isinstance(raw, str) else None
            if answer is None:
                raise _MisfitError("AS603", f"Write yes or no (in JSON true or false), {_ALWAYS}")
            return answer
        if kind is Kind.ONE_OF:
            raise _MisfitError("AS603", _allowed(raw, asked.shown))
        return self._days(asked, raw) if kind is Kind.DAY else self._list(asked, raw)

    def _list(self, asked: _Asked, raw: Any) -> frozenset[str]:
        known = asked.known
        if not isinstance(raw, list):
            raise _MisfitError("AS603", f"Write a list in square brackets, {_ALWAYS}")
        if not raw:
            more = "[none], " if "none" in known else ""
            raise _MisfitError("AS609", f'Write {more}"unknown" or "declined", or leave the fact out.')
        for number, item in enumerate(raw):
            if not isinstance(item, str) or item not in known:
                if asked.kind is Kind.COUNTRIES:
                    raise _MisfitError("AS608", "Write two capital letters, for example HN, or stateless.", number)
                raise _MisfitError("AS603", _allowed(item, asked.shown), number)
        chosen = frozenset(raw)
        if len(chosen) < len(raw):
            raise _MisfitError("AS610", "The list has the same answer twice.")
        if len(chosen) > 1 and chosen & set(ALONE):
            raise _MisfitError("AS610", f"{' and '.join(sorted(chosen & set(ALONE)))} must stand alone in a list.")
        return chosen

    def _days(self, asked: _Asked, raw: Any) -> DayRange:
        if isinstance(raw, dict):
            if set(raw) != {"earliest", "latest"}:
                raise _MisfitError("AS604", "A range has the two keys earliest and latest.")
            earliest, latest = _day(raw["earliest"], "earliest"), _day(raw["latest"], "latest")
        else:
            earliest = latest = _day(raw)
        if earliest > latest:
            raise _MisfitError("AS607", "Turn the two days round.", "earliest")
        if latest > self._as_of and not asked.may_be_future:
            steps = ("latest",) if isinstance(raw, dict) else ()
            raise _MisfitError("AS606", f"The orientation is for {self._as_of}: no later day fits here.", *steps)
        return DayRange(earliest, latest)


class _MisfitError(Exception):
    """An answer that does not fit. Carries no answer, so that no traceback can show one."""

    def __init__(self, code: str, hint: str, *steps: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.hint = hint
        self.steps = steps


def _day(raw: Any, *steps: str) -> date:
    if not isinstance(raw, str):
        raise _MisfitError("AS604", _DAY_HINT, *steps)
    try:
        return parse_day(raw)
    except ValueError as error:
        reason = str(error)
    if reason == "form":
        raise _MisfitError("AS604", _DAY_HINT, *steps)
    hint = "This year has no 29 February." if reason == "leap" else "Check the month and the day."
    raise _MisfitError("AS605", hint, *steps)


def _allowed(raw: Any, options: tuple[str, ...]) -> str:
    suggestion = near(raw, options) if isinstance(raw, str) else ""
    return f"{suggestion} Allowed: {', '.join(options)}, {_ALWAYS}".strip()


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        raise ValueError("a key twice")
    return data


_JSON = json.JSONDecoder(object_pairs_hook=_unique)
