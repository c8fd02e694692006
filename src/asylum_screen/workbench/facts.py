"""The list of facts: what an answers file may hold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from asylum_screen.core.rules import Kind, Question, RulePack
from asylum_screen.problems import counted

EXAMPLE = {
    Kind.YES_NO: "yes or no (in JSON true or false)",
    Kind.DAY: "YYYY-MM-DD, or {earliest: YYYY-MM-DD, latest: YYYY-MM-DD}",
    Kind.COUNTRIES: "a list of two-letter country codes, or [stateless]",
}


def values_of(question: Question) -> str:
    """What may be answered, in words."""
    if question.kind is Kind.ONE_OF:
        return "one of: " + ", ".join(question.option_ids)
    if question.kind is Kind.MANY_OF:
        return "a list of: " + ", ".join(question.option_ids)
    return EXAMPLE[question.kind]


def facts_data(questions: Iterable[Question]) -> list[dict[str, Any]]:
    """Each fact as plain data."""
    return [
        {
            "id": question.id,
            "kind": question.kind.value,
            "options": list(question.option_ids),
            "sensitive": question.sensitive,
            "ask": question.ask.english,
        }
        for question in questions
    ]


def only_with(pack: RulePack, word: str | None) -> list[Question]:
    """The questions whose name, words or answers hold a word; all without one, in the order of the interview."""
    if word is None:
        return list(pack.questions.values())
    wanted = word.lower()
    return [
        question
        for question in pack.questions.values()
        if any(wanted in text.lower() for text in (question.id, question.ask.english, *question.option_ids))
    ]


def facts_text(questions: Iterable[Question]) -> str:
    """Each fact with its question and values, for reading."""
    lines = ['Every fact also takes "unknown" (I do not know) and "declined" (I prefer not to answer).', ""]
    for question in questions:
        lines += [question.id, f"    {question.ask.english}", f"    {values_of(question)}", ""]
    return "\n".join(lines)


def facts_index(pack: RulePack) -> str:
    """Every fact by its name and kind, section by section, to find the one to look up."""
    lines = []
    for section in pack.sections:
        rows = [pack.questions[fact] for fact in section.questions]
        lines += [f"{section.title.english} ({counted(len(rows), 'fact')})"]
        lines += ["    " + ", ".join(f"{each.id} ({each.kind.value})" for each in rows), ""]
    lines += ["`rules facts WORD` shows the questions and answers with a word in them, `--all` shows every one.", ""]
    return "\n".join(lines)
