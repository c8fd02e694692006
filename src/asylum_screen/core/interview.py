"""The interview: a fold over answers. State = pack, day, ordered answers; everything else is worked out from it.

Going back changes no answer, only the question that is shown. Changing one and replaying give another list of answers.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from .conditions import AS_OF
from .evaluate import Evaluator, because, unique
from .facts import STATELESS, Answer, DayRange, FactId, Facts, NonAnswer
from .orientation import Coming, Orientation, Reading, assess, reading_of
from .rules import FactConflict, Kind, Question, RulePack
from .truth import YES

SOON = 60
"""So many days before a day or the end of a time limit the month alone is not enough."""


class InterviewError(ValueError):
    """An answer that this question cannot take, or a step that is not there. Nothing was changed.

    Attributes:
        reason: a short code: unknown_fact, wrong_kind, not_an_option, future_day, empty, unknown_country.
        fact: the fact concerned. The message never contains an answer.
    """

    def __init__(self, reason: str, fact: FactId) -> None:
        super().__init__(f"{fact}: {reason}")
        self.reason = reason
        self.fact = fact


def check_answer(question: Question, answer: Answer, as_of: date) -> None:
    """Make sure that an answer is one this question takes.

    Args:
        question: the question asked.
        answer: what was answered.
        as_of: the day of the orientation; a day after it is refused unless the question is about the future.

    Raises:
        InterviewError: when it does not fit.
    """
    if isinstance(answer, NonAnswer):
        return
    reason: str | None = None
    match question.kind:
        case Kind.YES_NO:
            reason = None if isinstance(answer, bool) else "wrong_kind"
        case Kind.ONE_OF:
            if not isinstance(answer, str):
                reason = "wrong_kind"
            elif answer not in question.option_ids:
                reason = "not_an_option"
        case Kind.MANY_OF:
            reason = _check_list(answer, frozenset(question.option_ids), "not_an_option")
        case Kind.COUNTRIES:
            reason = _check_list(answer, None, "unknown_country")
        case Kind.DAY:
            if not isinstance(answer, DayRange):
                reason = "wrong_kind"
            elif answer.latest > as_of and not question.may_be_future:
                reason = "future_day"
    if reason is not None:
        raise InterviewError(reason, question.id)


def _check_list(answer: Answer, allowed: frozenset[str] | None, reason: str) -> str | None:
    if not isinstance(answer, frozenset):
        return "wrong_kind"
    if not answer:
        return "empty"
    if allowed is not None:
        return None if answer <= allowed else reason
    fits = all(item == STATELESS or (len(item) == 2 and item.isascii() and item.isupper()) for item in answer)
    return None if fits else reason


@dataclass(frozen=True, slots=True)
class Taken:
    """A fact that was not asked because other answers imply it. because: the facts of those, in reading order."""

    fact: FactId
    answer: Answer
    because: tuple[FactId, ...]


@dataclass(frozen=True, slots=True)
class Amended:
    """The interview after a change. `dropped`: answers that count no longer, in the order once given."""

    interview: Interview
    dropped: tuple[FactId, ...]


@dataclass(frozen=True, slots=True)
class Interview:
    """One interview; every step gives a new one and leaves this one as it is.

    facts: the answers that count, in the order given. aside: answers whose question does not come up now; they count
    again when it does, and are not asked twice. at: the question gone back to; None: the next that is open. insisted:
    facts that were taken for answered until the person said it in other words.
    """

    evaluator: Evaluator
    facts: Facts
    aside: Facts = field(default_factory=Facts)
    at: FactId | None = None
    insisted: frozenset[FactId] = frozenset()

    @classmethod
    def start(cls, pack: RulePack, as_of: date, facts: Facts | None = None) -> Interview:
        """A new interview for the rules of the day `as_of`, with nothing answered or with `facts` given before."""
        return cls(Evaluator(pack, as_of), facts if facts is not None else Facts())

    @property
    def pack(self) -> RulePack:
        """The rules asked from."""
        return self.evaluator.pack

    @property
    def as_of(self) -> date:
        """The day of the orientation."""
        return self.evaluator.as_of

    def to_ask(self) -> tuple[FactId, ...]:
        """The questions that will come up, as far as is known, in their order; the first one is asked next."""
        wanted, _ = self._reading().coming
        return tuple(fact for fact in self.pack.asked_order() if fact in wanted)

    def may_come(self) -> Coming:
        """See `Reading.may_come`."""
        return self._reading().may_come

    def urgent(self) -> frozenset[FactId]:
        """The ids of what is urgent in the answers so far."""
        return self._reading().urgent()

    def conflicts(self) -> tuple[FactConflict, ...]:
        """What does not fit together in the answers so far."""
        return self._reading().conflicts()

    def day_counts(self, fact: FactId, span: DayRange) -> bool:
        """True when it can matter which day of a span it was: a day soon, a time limit that ends soon, or a rule."""
        soon = self.as_of + timedelta(days=SOON)
        limits = [each for each in self.pack.deadlines if each.counted_from == fact]
        ends = [(each.ends_on(span.earliest), each.ends_on(span.latest)) for each in limits]
        if self.pack.questions[fact].may_be_future:
            ends.append((span.earliest, span.latest))
        if any(first <= soon and last >= self.as_of for first, last in ends):
            return True
        return Reading(self.evaluator, self.facts.with_answer(fact, span)).hangs_on_day(fact)

    def taken(self) -> tuple[Taken, ...]:
        """What is taken for answered, in the order of the interview; an answer (`amend`) takes its place."""
        guard = self._reading().relevance.guard
        found = []
        for fact in self.pack.asked_order():
            guarded = guard(fact)
            if fact not in self.facts and guarded.presumed and guarded.trace.truth is YES:
                presumed = self._presumed(fact, self.facts)
                if presumed is not None:
                    found.append(presumed)
        return tuple(found)

    def _presumed(self, fact: FactId, facts: Facts) -> Taken | None:
        """What a fact is taken for while its question is not asked; None where it is not."""
        for condition, answer in self.pack.questions[fact].presumptions:
            trace = self.evaluator.look(condition, facts)
            if trace.truth is YES:
                said = DayRange.on(self.as_of) if answer == AS_OF else answer
                return Taken(fact, said, unique(because(trace)))
        return None

    def _reading(self) -> Reading:
        return reading_of(self.evaluator, self.facts)

    def next_question(self) -> Question | None:
        """The next question that can still matter, or None when nothing more does."""
        for fact in self.to_ask():
            return self.pack.questions[fact]
        return None

    def answer(self, fact: FactId, answer: Answer) -> Interview:
        """The interview with one more answer, and with those that were set aside and fit again.

        Raises:
            InterviewError: for an unknown fact or an answer of the wrong kind; nothing changes.
        """
        again = self._with(fact, answer)
        return again._settled(frozenset(again.facts)) if again.aside else again

    def _with(self, fact: FactId, answer: Answer) -> Interview:
        question = self.pack.questions.get(fact)
        if question is None:
            raise InterviewError("unknown_fact", fact)
        check_answer(question, answer, self.as_of)
        return replace(self, facts=self.facts.with_answer(fact, answer), aside=self.aside.without(fact), at=None)

    def now(self) -> Question | None:
        """The question whose page is shown: the one gone back to, else the next that is open."""
        return self.pack.questions[self.at] if self.at is not None else self.next_question()

    def before(self) -> tuple[FactId, ...]:
        """The facts answered before the question shown now, in their order."""
        given = tuple(self.facts)
        return given[: given.index(self.at)] if self.at in given else given

    def back(self) -> Interview | None:
        """The interview gone back to the answer before; every answer stays. None where there is none before."""
        before = self.before()
        return replace(self, at=before[-1]) if before else None

    def to(self, fact: FactId | None) -> Interview:
        """The interview gone to a question answered before; with None, to the next open one."""
        return replace(self, at=fact)

    def amend(self, fact: FactId, answer: Answer | None) -> Amended:
        """Change (or, with None, take back) an earlier answer and set aside the answers that no longer fit.

        An answer no longer fits when its question came up before and would not any more. All others are kept, also
        those whose question a later answer had closed; those set aside before come back where they fit again.

        Raises:
            InterviewError: as for `answer`.
        """
        if answer is None:
            changed = replace(self, facts=self.facts.without(fact), at=None, insisted=self.insisted - {fact})
        else:
            changed = self._with(fact, answer)
            if self._reading().relevance.guard(fact).presumed:
                changed = replace(changed, insisted=self.insisted | {fact})
        changed = changed._settled(self._closed_since() | {fact})
        return Amended(changed, tuple(other for other in self.facts if other != fact and other not in changed.facts))

    def _settled(self, stay: frozenset[FactId]) -> Interview:
        """The interview with all answers whose question comes up, and the others aside. `stay`: they count anyhow.

        Begun with the fewest answers, as each one more opens questions. What was open only because another answer
        was presumed is taken out at the end.
        """
        given = Facts({**self.facts, **self.aside})

        def that_fit(counts: frozenset[FactId]) -> frozenset[FactId]:
            return stay | self._fitting(given, counts)

        counts = stay
        while (more := counts | that_fit(counts)) != counts:
            counts = more
        while (fewer := counts & that_fit(counts)) != counts:
            counts = fewer
        facts = given.only(counts)
        return replace(self, facts=facts, aside=given.without(*facts))

    def _fitting(self, given: Facts, counts: frozenset[FactId]) -> frozenset[FactId]:
        """The answers whose question comes up where some of them count."""
        reading = Reading(self.evaluator, given.only(counts))

        def stands(fact: FactId) -> bool:
            """It was said in other words than is taken for answered, or it says the same."""
            if not reading.relevance.guard(fact).presumed:
                return False
            presumed = self._presumed(fact, reading.facts)
            return fact in self.insisted or (presumed is not None and given[fact] == presumed.answer)

        return frozenset(fact for fact in given if reading.relevance.may_ask(fact) or stands(fact))

    def _closed_since(self) -> frozenset[FactId]:
        """Answers that count although a later answer closed their question: it came up when they were given."""
        given = frozenset(self.facts)
        return given - self._fitting(self.facts, given)

    def orientation(self) -> Orientation:
        """What the rules say about the answers so far."""
        return assess(self.evaluator, self.facts)
