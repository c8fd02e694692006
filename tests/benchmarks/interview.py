"""What an interview asks of 360 made-up people: python tests/benchmarks/interview.py [people].

Prints the questions to the end, the pointless ones (whatever was answered, nothing printed would be otherwise), the
members of lists that a yes hides, and how long the next question takes. Nothing passes or fails.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import Facts, NonAnswer
from asylum_screen.core.interview import Interview
from asylum_screen.core.orientation import Orientation
from asylum_screen.core.rules import Kind, RulePack
from asylum_screen.core.truth import NO, YES
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions, build
from asylum_screen.rulebook import load_pack
from asylum_screen.workbench.scenarios import lines_of
from people_weighted import AS_OF, Person

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Figures:
    """What was seen."""

    questions: list[int] = field(default_factory=list)
    pointless: list[int] = field(default_factory=list)
    rises: list[int] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)
    by_question: Counter[str] = field(default_factory=Counter)
    by_member: Counter[str] = field(default_factory=Counter)


class Printed:
    """What an orientation prints, as one comparable thing."""

    def __init__(self) -> None:
        self.words = Words()

    def __call__(self, orientation: Orientation) -> tuple[str, ...]:
        """Every line on paper."""
        document = build(orientation, self.words, PaperOptions(AS_OF))
        return tuple(line.text for line in lines_of(document))


def play(evaluator: Evaluator, person: Person, figures: Figures, printed: Printed) -> Facts:
    """Play one interview to its end."""
    interview = Interview(evaluator, Facts())
    left: list[int] = []
    while True:
        begun = time.process_time()
        question = interview.next_question()
        figures.milliseconds.append(1000 * (time.process_time() - begun))
        if hasattr(interview, "may_come"):
            left.append(sum(map(len, interview.may_come())))
        if question is None:
            break
        interview = interview.answer(question.id, person.answer(question))
    figures.questions.append(len(interview.facts))
    figures.rises.append(sum(after > before for before, after in pairwise(left)))
    hidden = members_hidden(interview)
    figures.hidden.append(len(hidden))
    figures.by_member.update(hidden)
    pointless = list(pointless_of(interview, printed))
    figures.pointless.append(len(pointless))
    figures.by_question.update(pointless)
    return interview.facts


def members_hidden(interview: Interview) -> list[str]:
    """The members of lists with a yes that are open and were not asked, though their questions could come up."""
    whole = interview.orientation()
    lists = [(each.policy.id, each.exemptions) for each in whole.policies if each.applies.truth is YES]
    lists += [(each.deadline.id, each.exemptions) for each in whole.deadlines]
    found = []
    for owner, members in lists:
        if any(each.trace.truth is YES for each in members):
            for each in members:
                facts = set(interview.evaluator.cone(each.exemption.when)) - set(interview.facts)
                if each.trace.truth not in (YES, NO) and any(may_come(interview, fact) for fact in facts):
                    found.append(f"{owner} {each.exemption.id}")
    return found


def may_come(interview: Interview, fact: str) -> bool:
    """True when nothing keeps a question from coming up."""
    from asylum_screen.core.orientation import guard

    return fact in interview.pack.questions and guard(interview.evaluator, fact, interview.facts) is YES


def pointless_of(interview: Interview, printed: Printed) -> list[str]:
    """The questions that were asked although no answer to them changes anything printed, the rest being as it is.

    An answer that leads to another question is not pointless.
    """
    before = printed(interview.orientation())
    found = []
    for fact in interview.facts:
        question = interview.pack.questions[fact]
        if question.kind in (Kind.DAY, Kind.COUNTRIES):
            continue  # too many answers to try
        if not any(changes(interview, fact, answer, before, printed) for answer in answers_to(question)):
            found.append(fact)
    return found


def answers_to(question: object) -> list[object]:
    """Every answer to a question, lists with one choice each, and none."""
    options = question.option_ids  # type: ignore[attr-defined]
    kind = question.kind  # type: ignore[attr-defined]
    if kind is Kind.YES_NO:
        return [True, False, NonAnswer.DONT_KNOW]
    if kind is Kind.ONE_OF:
        return [*options, NonAnswer.DONT_KNOW]
    return [*(frozenset({name}) for name in options), NonAnswer.DONT_KNOW]


def changes(interview: Interview, fact: str, answer: object, before: tuple[str, ...], printed: Printed) -> bool:
    """True when another answer prints something else, or leads to a question."""
    if interview.facts[fact] == answer:
        return False
    other = interview.amend(fact, answer).interview  # type: ignore[arg-type]
    return other.next_question() is not None or printed(other.orientation()) != before


def run(pack: RulePack, people: int) -> Figures:
    """Play so many people."""
    figures, evaluator, printed = Figures(), Evaluator(pack, AS_OF), Printed()
    for number in range(people):
        play(evaluator, Person(number), figures, printed)
    return figures


def main() -> None:
    """Print a table."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 360
    figures = run(load_pack(ROOT / "rules"), people)
    for name in ("questions", "pointless", "hidden", "rises"):
        values = sorted(getattr(figures, name))
        told = (statistics.median(values), values[9 * len(values) // 10], values[-1], sum(values))
        sys.stdout.write("{:<12} median {:6.1f}   p90 {:4}   most {:4}   in all {:6}\n".format(name, *told))
    times = sorted(figures.milliseconds)
    sys.stdout.write(
        f"next question (processor) median {statistics.median(times):.2f} ms, p95 {times[19 * len(times) // 20]:.2f}\n"
    )
    for title, counter in (("pointless", figures.by_question), ("hidden", figures.by_member)):
        sys.stdout.write(f"{title}: " + ", ".join(f"{name} {times}" for name, times in counter.most_common(40)) + "\n")


if __name__ == "__main__":
    main()
