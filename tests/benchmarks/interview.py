"""What an interview asks of 360 made-up people: python tests/benchmarks/interview.py [people].

Prints the screens up to page one and with everything at once (each page that a person sees, the two at the start
counted), the pointless questions (whatever is answered, the same is printed and asked), the members of lists that a yes
hides, and how long the next page takes. Nothing passes or fails.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import Facts, NonAnswer
from asylum_screen.core.interview import Interview
from asylum_screen.core.orientation import Orientation, Reading
from asylum_screen.core.parts import all_parts, pages_of
from asylum_screen.core.rules import Kind, RulePack
from asylum_screen.core.truth import NO, YES
from asylum_screen.fronts import InParts, Setup
from asylum_screen.fronts.conversation import Conversation
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions, build
from asylum_screen.present.document import Document
from asylum_screen.rulebook import load_pack
from asylum_screen.workbench.scenarios import lines_of
from people_at_pages import reply_to
from people_weighted import AS_OF, Person

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Figures:
    """What was seen. inside, outside: screens to page one; whole: screens with everything at once."""

    inside: list[int] = field(default_factory=list)
    outside: list[int] = field(default_factory=list)
    whole: list[int] = field(default_factory=list)
    pointless: list[int] = field(default_factory=list)
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


def never(*_: object) -> Document:
    """No document is laid out on the way to page one."""
    raise AssertionError


def screens(evaluator: Evaluator, person: Person, times: list[float], *, ask_all: bool) -> tuple[int, Interview]:
    """So many screens to page one, and the answers. times: gets the milliseconds of each page."""
    words, pack = Words(), evaluator.pack
    parts = InParts(never, never, ask_all=ask_all)
    setup = Setup(pack, AS_OF, lambda _: words, never, parts=parts)
    talk = Conversation(replace(setup, interview=Interview(evaluator, Facts()), first=lambda *_: ((),)))
    pages = talk.pages()
    page, seen = next(pages), 0
    while not page.name.startswith("first"):
        begun = time.process_time()
        page, seen = pages.send(reply_to(pack, person.answer, page)), seen + 1
        times.append(1000 * (time.process_time() - begun))
    return seen, talk.person.interview


def play(evaluator: Evaluator, person: Person, figures: Figures, printed: Printed) -> None:
    """Play one person up to page one, and to the end."""
    seen, interview = screens(evaluator, person, figures.milliseconds, ask_all=False)
    (figures.outside if interview.facts.get("in_us_now") is False else figures.inside).append(seen)
    seen, interview = screens(evaluator, person, figures.milliseconds, ask_all=True)
    figures.whole.append(seen)
    hidden, pointless = members_hidden(interview), pointless_of(interview, printed)
    figures.hidden.append(len(hidden))
    figures.by_member.update(hidden)
    figures.pointless.append(len(pointless))
    figures.by_question.update(pointless)


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
    """The questions that were asked although, with what was said before their page, every answer came to the same.

    The same is printed then, and the same questions can follow.
    """
    pages = {
        fact: page
        for part in all_parts(interview.pack)
        for page in pages_of(interview.pack, part)
        for fact in page.facts
    }
    given, found = list(interview.facts), []
    for place, fact in enumerate(given):
        question = interview.pack.questions[fact]
        if question.kind in (Kind.DAY, Kind.COUNTRIES):
            continue  # too many answers to try
        before = interview.facts.only([each for each in given[:place] if each not in pages[fact].facts])
        after = [Interview(interview.evaluator, before.with_answer(fact, answer)) for answer in answers_to(question)]
        if not differ(after, follows) and not differ(after, lambda each: printed(each.orientation())):
            found.append(fact)
    return found


def differ(interviews: list[Interview], look: Callable[[Interview], object]) -> bool:
    """True when something is not the same in all of these."""
    first = look(interviews[0])
    return any(look(each) != first for each in interviews[1:])


def follows(interview: Interview) -> object:
    """The questions that come, and the states of what is shown: cheaper than what is printed."""
    reading = Reading(interview.evaluator, interview.facts)
    shown = [(each.statement.key, each.face, [trace.truth for trace in each.traces]) for each in reading.shown()]
    return interview.to_ask(), shown


def answers_to(question: object) -> list[object]:
    """Every answer to a question, lists with one choice each, and none."""
    options = question.option_ids  # type: ignore[attr-defined]
    kind = question.kind  # type: ignore[attr-defined]
    if kind is Kind.YES_NO:
        return [True, False, NonAnswer.DONT_KNOW]
    if kind is Kind.ONE_OF:
        return [*options, NonAnswer.DONT_KNOW]
    return [*(frozenset({name}) for name in options), NonAnswer.DONT_KNOW]


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
    for name in ("inside", "outside", "whole", "pointless", "hidden"):
        values = sorted(getattr(figures, name)) or [0]
        told = (statistics.median(values), values[9 * len(values) // 10], values[-1], sum(values))
        sys.stdout.write("{:<12} median {:6.1f}   p90 {:4}   most {:4}   in all {:6}\n".format(name, *told))
    times = sorted(figures.milliseconds)
    sys.stdout.write(
        f"next page (processor) median {statistics.median(times):.2f} ms, p95 {times[19 * len(times) // 20]:.2f}\n"
    )
    for title, counter in (("pointless", figures.by_question), ("hidden", figures.by_member)):
        sys.stdout.write(f"{title}: " + ", ".join(f"{name} {times}" for name, times in counter.most_common(40)) + "\n")


if __name__ == "__main__":
    main()
