"""Answers as their reader says them."""

from __future__ import annotations

from collections.abc import Callable

from asylum_screen.core.facts import Answer, DayRange, NonAnswer
from asylum_screen.core.rules import Kind, Question

from .words import Words


def answer_words(question: Question, answer: Answer) -> Callable[[Words], str]:
    """An answer as its reader says it, in any language."""

    def said(words: Words) -> str:
        if isinstance(answer, NonAnswer):
            return words("ui/dk" if answer is NonAnswer.DONT_KNOW else "ui/skip")
        if isinstance(answer, bool):
            return words("ui/yes" if answer else "ui/no")
        if isinstance(answer, DayRange):
            return words.days(answer)
        chosen = {answer} if isinstance(answer, str) else answer
        if question.kind is Kind.COUNTRIES:
            return ", ".join(name for _, name in words.countries(chosen))
        return "; ".join(words(option.text) for option in question.options if option.id in chosen)

    return said
