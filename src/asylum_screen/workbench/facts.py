"""The list of facts: what an answers file may hold."""

from __future__ import annotations

from typing import Any

from asylum_screen.core.rules import Kind, Question, RulePack

EXAMPLE = {
    Kind.YES_NO: "true or false",
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


def facts_data(pack: RulePack) -> list[dict[str, Any]]:
    """Every fact as plain data, in the order of the interview."""
    return [
        {
            "id": question.id,
            "kind": question.kind.value,
            "options": list(question.option_ids),
            "sensitive": question.sensitive,
            "ask": question.ask.english,
        }
        for question in pack.questions.values()
    ]


def facts_text(pack: RulePack) -> str:
    """Every fact with its question and values, for reading."""
    lines = ['Every fact also takes "unknown" (I do not know) and "declined" (I prefer not to answer).', ""]
    for question in pack.questions.values():
        lines += [question.id, f"    {question.ask.english}", f"    {values_of(question)}", ""]
    return "\n".join(lines)
