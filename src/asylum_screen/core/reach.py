"""Which questions can still matter: whose answer, given what was said, can change something that is shown.

One rule for the interview, for what is named as missing, for proofs and for explanations. Two steps on the trace of a
condition. Upwards: which truths can each part still come to (its *reach*)? A settled test has one; a test of a fact
that nobody will answer any more is open for ever; a test of any other fact can come to all three. Downwards: which
differences between truths would be seen? "Open" and "no" are the same to a statement that is silent in both. A fact is
wanted where a difference that is seen goes down to a test of it.

A fact that stands twice in one condition is taken for two facts. So now and then a question counts as one that can
matter and cannot, never the other way round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from .conditions import AllOf, AnyOf, Is, Named, Not
from .evaluate import Trace
from .facts import FactId
from .statements import PAIRS, Seen, told_apart
from .truth import UNKNOWN

Live = Callable[[FactId], bool]
Reach = int
"""The truths something can come to, as bits: 1 for NO, 2 for UNKNOWN, 4 for YES."""
_ALL_TRUTHS: Reach = 7


def _joined(join: Callable[[int, int], int]) -> tuple[list[list[Reach]], list[list[Seen]]]:
    """For two parts: what they can come to together; and what of one part is seen, for the reach of the other."""
    reach, seen = [], []
    for rest in range(8):
        truths = [number for number in range(3) if rest >> number & 1]
        reach.append([_bits({join(one, other) for one in _numbers(own) for other in truths}) for own in range(8)])
        seen.append([_passed(lambda pair, told: _pair(join, pair, truths, told), told) for told in range(8)])  # noqa: B023
    return reach, seen


def _numbers(reach: Reach) -> list[int]:
    return [number for number in range(3) if reach >> number & 1]


def _bits(numbers: Iterable[int]) -> int:
    return sum(1 << number for number in set(numbers))


def _passed(is_told: Callable[[tuple[int, int], Seen], bool], told: Seen) -> Seen:
    return sum(1 << place for place, pair in enumerate(PAIRS) if is_told(pair, told))


def _pair(join: Callable[[int, int], int], pair: tuple[int, int], truths: list[int], told: Seen) -> bool:
    """True when a difference in one part is seen for some truth of the others."""
    for other in truths:
        both = sorted((join(pair[0], other), join(pair[1], other)))
        if both[0] != both[1] and told >> PAIRS.index((both[0], both[1])) & 1:
            return True
    return False


_ALL_REACH, _ALL_SEEN_OF = _joined(min)
_ANY_REACH, _ANY_SEEN_OF = _joined(max)
_TURNED_REACH = [(reach & 2) | (reach & 1) << 2 | reach >> 2 for reach in range(8)]
_TURNED_SEEN = [(seen & 4) | (seen & 1) << 1 | (seen & 2) >> 1 for seen in range(8)]
_WITHIN = [sum(1 << place for place, (a, b) in enumerate(PAIRS) if reach >> a & reach >> b & 1) for reach in range(8)]


class Made:
    """What was found for one choice of facts still to come, by the id() of traces.

    reach: each with its trace, so that its id() stays its own. wanted: by what is seen of it too.
    """

    def __init__(self) -> None:
        self.reach: dict[int, tuple[Reach, Trace]] = {}
        self.wanted: dict[tuple[int, Seen], tuple[FactId, ...]] = {}


def reach_of(trace: Trace, live: Live, made: Made | None = None) -> Reach:
    """The truths that a condition can still come to.

    Args:
        trace: of the condition.
        live: whether a fact may still be answered.
        made: what was found before for the same `live`; added to.
    """
    if made is None:
        return _reach_of(trace, live, None)
    found = made.reach.get(id(trace))
    if found is None:
        found = made.reach[id(trace)] = (_reach_of(trace, live, made), trace)
    return found[0]


def _reach_of(trace: Trace, live: Live, made: Made | None) -> Reach:
    condition = trace.condition
    if trace.fact is not None:
        if trace.truth is not UNKNOWN:
            return 1 << trace.truth.value
        if live(trace.fact) or any(reach_of(part, live, made) & 4 for part in trace.parts):
            return _ALL_TRUTHS
        return 2
    match condition:
        case AllOf() | AnyOf():
            table = _ALL_REACH if isinstance(condition, AllOf) else _ANY_REACH
            reach = 4 if isinstance(condition, AllOf) else 1
            for part in trace.parts:
                reach = table[reach][reach_of(part, live, made)]
            return reach
        case Not():
            return _TURNED_REACH[reach_of(trace.parts[0], live, made)]
        case Is(_, truth):
            inner, bit = reach_of(trace.parts[0], live, made), 1 << truth.value
            return (4 if inner & bit else 0) | (1 if inner & ~bit else 0)
        case Named():
            return reach_of(trace.parts[0], live, made)
    return 1 << trace.truth.value


def wanted_in(trace: Trace, seen: Seen, live: Live, made: Made | None = None) -> tuple[FactId, ...]:
    """The facts whose answers can make a difference that is seen, in reading order (see `reach_of`)."""
    seen &= _WITHIN[reach_of(trace, live, made)]
    if not seen:
        return ()
    if made is None:
        return tuple(dict.fromkeys(_wanted_in(trace, seen, live, None)))
    found = made.wanted.get((id(trace), seen))
    if found is None:
        found = made.wanted[id(trace), seen] = tuple(dict.fromkeys(_wanted_in(trace, seen, live, made)))
    return found


def _wanted_in(trace: Trace, seen: Seen, live: Live, made: Made | None) -> Iterator[FactId]:
    condition = trace.condition
    if trace.fact is not None:
        if live(trace.fact):
            yield trace.fact
        for part in trace.parts:  # it may be taken for answered
            yield from wanted_in(part, told_apart(0, 0, 1), live, made)
        return
    match condition:
        case AllOf() | AnyOf():
            is_all = isinstance(condition, AllOf)
            reach, passed = (_ALL_REACH, _ALL_SEEN_OF) if is_all else (_ANY_REACH, _ANY_SEEN_OF)
            reaches = [reach_of(part, live, made) for part in trace.parts]
            for place, part in enumerate(trace.parts):
                rest = 4 if is_all else 1
                for other in (*reaches[:place], *reaches[place + 1 :]):
                    rest = reach[rest][other]
                if here := passed[rest][seen] & _WITHIN[reaches[place]]:
                    yield from wanted_in(part, here, live, made)
        case Not():
            yield from wanted_in(trace.parts[0], _TURNED_SEEN[seen], live, made)
        case Is(_, truth):
            said = tuple(number == truth.value for number in range(3))
            yield from wanted_in(trace.parts[0], told_apart(*said) if seen & 4 else 0, live, made)
        case Named():
            yield from wanted_in(trace.parts[0], seen, live, made)
