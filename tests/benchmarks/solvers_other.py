"""The other side of `solvers.py`: answers its queries with z3 or python-sat. Needs the solver and nothing of ours.

    python solvers_other.py z3|sat FILE

A three-valued condition is two propositions, "is yes" and "is no". A fact with few answers has a proposition for each
class of answers, of which exactly one holds; a fact that is a list has one for each value.
"""

# ruff: noqa: D102  (each method does what the one of the base class says)
from __future__ import annotations

import json
import sys
import time
from abc import ABC, abstractmethod
from typing import Any

NO, UNKNOWN, YES = 0, 1, 2
Pair = tuple[Any, Any]


class Engine(ABC):
    """What both solvers can do."""

    @abstractmethod
    def fresh(self) -> Any:
        """A new proposition."""

    @abstractmethod
    def conj(self, parts: list[Any]) -> Any:
        """All of some propositions."""

    @abstractmethod
    def disj(self, parts: list[Any]) -> Any:
        """Some of some propositions."""

    @abstractmethod
    def neg(self, part: Any) -> Any:
        """The opposite."""

    @abstractmethod
    def demand(self, parts: list[Any]) -> None:
        """One of these always holds."""

    @abstractmethod
    def possible(self, part: Any) -> bool:
        """True when the proposition can hold."""

    def one_of(self, parts: list[Any]) -> None:
        """Exactly one holds. A ladder of small groups, so that long lists stay short."""
        self.demand(parts)
        while len(parts) > 4:
            first, rest = parts[:3], parts[3:]
            self._at_most_one(first)
            parts = [*rest, self.disj(first)]
        self._at_most_one(parts)

    def _at_most_one(self, parts: list[Any]) -> None:
        for number, one in enumerate(parts):
            for other in parts[number + 1 :]:
                self.demand([self.neg(one), self.neg(other)])


class Z3(Engine):
    """z3, with its own trees of conditions, asked under assumptions."""

    def __init__(self) -> None:
        import z3

        self.z3 = z3
        self.solver = z3.SolverFor("QF_FD")

    def fresh(self) -> Any:
        return self.z3.FreshBool()

    def conj(self, parts: list[Any]) -> Any:
        return self._named(self.z3.And(parts))

    def disj(self, parts: list[Any]) -> Any:
        return self._named(self.z3.Or(parts))

    def _named(self, tree: Any) -> Any:
        name = self.fresh()
        self.solver.add(name == tree)
        return name

    def neg(self, part: Any) -> Any:
        return self.z3.Not(part)

    def demand(self, parts: list[Any]) -> None:
        self.solver.add(self.z3.Or(parts))

    def possible(self, part: Any) -> bool:
        return bool(self.solver.check(part) == self.z3.sat)


class Sat(Engine):
    """python-sat with CaDiCaL, asked under assumptions."""

    def __init__(self) -> None:
        from pysat.solvers import Cadical153

        self.solver = Cadical153()
        self.last = 0

    def fresh(self) -> Any:
        self.last += 1
        return self.last

    def conj(self, parts: list[Any]) -> Any:
        return -self.disj([-part for part in parts])

    def disj(self, parts: list[Any]) -> Any:
        name = self.fresh()
        self.solver.add_clause([-name, *parts])
        for part in parts:
            self.solver.add_clause([name, -part])
        return name

    def neg(self, part: Any) -> Any:
        return -part

    def demand(self, parts: list[Any]) -> None:
        self.solver.add_clause(parts)

    def possible(self, part: Any) -> bool:
        return bool(self.solver.solve(assumptions=[part]))


class Encoding:
    """The facts and conditions of the file as propositions."""

    def __init__(self, data: dict[str, Any], engine: Engine) -> None:
        self.engine = engine
        self.true = engine.fresh()
        engine.demand([self.true])
        self.false = engine.neg(self.true)
        self.classes: dict[str, list[Any]] = {}
        self.values: dict[str, dict[str, Any]] = {}
        self.answered: dict[str, Any] = {}
        self.absent: dict[str, Any] = {}
        for fact in data["facts"]:
            self._fact(fact)
        self.pairs: list[Pair] = []
        for node in data["nodes"]:
            self.pairs.append(self._pair(node))

    def _fact(self, fact: dict[str, Any]) -> None:
        engine, name = self.engine, fact["id"]
        opened = engine.fresh()
        self.absent[name] = engine.fresh() if fact["presumed"] else opened
        away = {id(each): each for each in (opened, self.absent[name])}.values() if fact["presumed"] else [opened]
        if "values" not in fact:
            self.classes[name] = [engine.fresh() for _ in range(fact["classes"])]
            engine.one_of([*self.classes[name], *away])
            return
        values = {value: engine.fresh() for value in fact["values"]}
        self.values[name] = values
        told = self.answered[name] = engine.disj(list(values.values()))
        engine.one_of([told, *away])
        for alone in fact["alone"]:
            for value, each in values.items():
                if value != alone:
                    engine.demand([engine.neg(values[alone]), engine.neg(each)])

    def _pair(self, node: list[Any]) -> Pair:
        engine = self.engine
        match node:
            case ["all", parts]:
                return self._joined([self.pairs[part] for part in parts])
            case ["any", parts]:
                yes, no = self._joined([self.pairs[part][::-1] for part in parts])
                return no, yes
            case ["not", part]:
                return self.pairs[part][::-1]
            case ["is", part, truth]:
                holds = self.pairs[part][0 if truth == YES else 1]
                return holds, engine.neg(holds)
            case ["always", truth]:
                return (self.true if truth == YES else self.false), (self.true if truth == NO else self.false)
            case ["class", fact, truths]:
                chosen = list(zip(self.classes[fact], truths, strict=True))
                return self._some([c for c, t in chosen if t == YES]), self._some([c for c, t in chosen if t == NO])
            case ["list", fact, mode, values]:
                return self._list(fact, mode, values)
            case ["presumed", fact, own, presumed, taken]:
                counted = engine.conj([self.absent[fact], self.pairs[presumed][0]])
                yes, no = self.pairs[own]
                return (engine.disj([yes, counted]), no) if taken == YES else (yes, engine.disj([no, counted]))
        raise ValueError(node)

    def _joined(self, pairs: list[Pair]) -> Pair:
        if not pairs:
            return self.true, self.false
        return self.engine.conj([yes for yes, _ in pairs]), self.engine.disj([no for _, no in pairs])

    def _some(self, parts: list[Any]) -> Any:
        return self.engine.disj(parts) if parts else self.false

    def _list(self, fact: str, mode: str, values: list[str]) -> Pair:
        engine, told = self.engine, self.answered[fact]
        named = [self.values[fact][value] for value in values]
        held = engine.conj(named) if mode == "all" else engine.disj(named)
        met, unmet = held, engine.conj([told, engine.neg(held)])
        return (unmet, met) if mode == "none" else (met, unmet)


def main() -> None:
    """Answer every query and print how long it took."""
    engine_name, path = sys.argv[1:]
    with open(path, encoding="utf-8") as file:  # noqa: PTH123  (nothing of ours, and as little as can be)
        data = json.load(file)
    engine: Engine = Z3() if engine_name == "z3" else Sat()
    begin = time.perf_counter()
    encoding = Encoding(data, engine)
    guards = {fact: encoding.pairs[node][0] for fact, node in data["guards"].items()}
    for fact, guard in guards.items():
        engine.demand([encoding.absent[fact], guard])
    answers = [engine.possible(engine.conj([guard, encoding.absent[fact]])) for fact, guard in guards.items()]
    for node in data["rules"]:
        yes, no = encoding.pairs[node]
        opened = engine.conj([engine.neg(yes), engine.neg(no)])
        answers += [engine.possible(each) for each in (yes, opened, no)]
    print(json.dumps({"seconds": time.perf_counter() - begin, "answers": answers}))


if __name__ == "__main__":
    main()
