"""Answers as the text of an answers file, in one line or many."""

from __future__ import annotations

from typing import Any

from asylum_screen.core.facts import Answer, DayRange, Facts, NonAnswer


def answer_data(answer: Answer) -> Any:
    """One answer as plain data, as it stands in JSON."""
    match answer:
        case NonAnswer():
            return answer.value
        case DayRange():
            if answer.exact:
                return answer.earliest.isoformat()
            return {"earliest": answer.earliest.isoformat(), "latest": answer.latest.isoformat()}
        case frozenset():
            return sorted(answer)
        case _:
            return answer


def answer_text(answer: Answer) -> str:
    """One answer as it stands in a rule or answers file."""
    match answer:
        case bool():
            return "yes" if answer else "no"
        case NonAnswer():
            return answer.value
        case DayRange():
            if answer.exact:
                return answer.earliest.isoformat()
            return f"{{earliest: {answer.earliest}, latest: {answer.latest}}}"
        case frozenset():
            return f"[{', '.join(sorted(_quoted(each) for each in answer))}]"
        case _:
            return _quoted(answer)


def _quoted(word: str) -> str:
    return f'"{word}"' if word in ("NO", "no", "yes", "true", "false", "unknown", "on", "off") else word


def inline(facts: Facts) -> str:
    """All answers in one line, as a scenario writes them."""
    return "{" + ", ".join(f"{fact}: {answer_text(answer)}" for fact, answer in facts.items()) + "}"


def lines(facts: Facts) -> str:
    """All answers, one on a line, as an answers file."""
    return "".join(f"{fact}: {answer_text(answer)}\n" for fact, answer in facts.items()) or "{}\n"
