"""The same questions about the real pack, put to our diagrams and to z3 or python-sat.

    python tests/benchmarks/solvers.py [--rounds 5] [--z3-python PATH] [--sat-python PATH] [--rules FOLDER]

PATH is an interpreter of an environment that has the solver. Asked is, over all sets of answers an interview can hold:
for each question, whether somebody is asked it; for each statement, whether it holds, is open, and does not hold for
somebody. Answers must agree, or the benchmark stops. "Whole": wall time of the process; ours reads the rules, the
others a file of ready conditions. "Solved": from the conditions to the last answer, without reading anything and
without imports. Each pair runs in turn; medians and the median of the ratios. Nothing here passes or fails for speed.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from asylum_screen.analysis.compiled import Compiled
from asylum_screen.analysis.diagram import NO, UNKNOWN, YES
from asylum_screen.analysis.space import ALONE, Variable
from asylum_screen.core.classes import fact_of
from asylum_screen.core.conditions import SetMode
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import DayRange
from asylum_screen.core.rules import (
    AS_OF,
    AllOf,
    Always,
    AnyOf,
    Condition,
    Exemption,
    InSet,
    IsValue,
    Kind,
    Named,
    Not,
    RulePack,
)
from asylum_screen.core.states import closers, openers
from asylum_screen.core.truth import Truth
from asylum_screen.rulebook import load_pack

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 22)
OTHER = Path(__file__).with_name("solvers_other.py")
_TRUTHS = {Truth.NO: NO, Truth.UNKNOWN: UNKNOWN, Truth.YES: YES}


def statements(pack: RulePack) -> Iterator[tuple[Condition, tuple[Exemption, ...]]]:
    """Every statement: when it holds, and its exceptions."""
    yield from ((finding.when, finding.unless) for finding in pack.findings)
    yield from ((policy.applies, ()) for policy in pack.policies)
    yield from ((item.when, ()) for item in (*pack.deadlines, *pack.conflicts, *pack.help, *pack.cards))


def ours(pack: RulePack) -> list[bool]:
    """Every answer, from our diagrams."""
    compiled = Compiled(Evaluator(pack, DAY))
    diagrams = compiled.diagrams
    found = []
    for fact in pack.questions:
        asked = diagrams.both(diagrams.when(compiled.guard(fact), YES), compiled.is_absent(fact))
        found.append(compiled.playable(asked) != NO)
    for when, unless in statements(pack):
        node = compiled.with_exceptions(when, unless)
        found += [compiled.playable(diagrams.when(node, truth)) != NO for truth in (YES, UNKNOWN, NO)]
    return found


# ---------------------------------------------------------------- the same as a file


class Export:
    """Facts, conditions and queries as plain lists, for programs that know nothing of ours."""

    def __init__(self, pack: RulePack) -> None:
        self.pack = pack
        self.compiled = Compiled(Evaluator(pack, DAY))
        self.nodes: list[list[Any]] = []
        self._known: dict[str, int] = {}
        self._values: dict[str, set[str]] = {}

    def data(self) -> dict[str, Any]:
        """Everything."""
        guards = {fact: self._guard(fact) for fact in self.pack.questions}
        rules = [self._rule(when, unless) for when, unless in statements(self.pack)]
        facts = [self._fact(variable) for variable in self.compiled.space.by_level]
        return {"facts": facts, "nodes": self.nodes, "guards": guards, "rules": rules}

    def _fact(self, variable: Variable) -> dict[str, Any]:
        made = {"id": variable.fact, "classes": len(variable.answers), "presumed": variable.presumed}
        if self._is_list(variable.fact):
            named = self._values.get(variable.fact, set())
            every = {value for answer in variable.answers if isinstance(answer, frozenset) for value in answer}
            values = sorted(named | every)
            made |= {"values": values, "alone": [value for value in values if value in ALONE]}
        return made

    def _is_list(self, fact: str) -> bool:
        return self.pack.questions[fact].kind in (Kind.MANY_OF, Kind.COUNTRIES)

    def _node(self, *parts: Any) -> int:
        key = json.dumps(parts)
        if key not in self._known:
            self._known[key] = len(self.nodes)
            self.nodes.append(list(parts))
        return self._known[key]

    def _guard(self, fact: str) -> int:
        evaluator = self.compiled.evaluator
        opened = [self._of(each) for each in openers(evaluator, fact)]
        shut = [self._node("is", self._of(each), YES) for each in closers(evaluator, fact)]
        return self._node("all", [*opened, *(self._node("not", each) for each in shut)])

    def _rule(self, when: Condition, unless: tuple[Exemption, ...]) -> int:
        met = [self._node("not", self._of(each.when)) for each in unless]
        return self._node("all", [self._of(when), *met])

    def _of(self, condition: Condition) -> int:
        match condition:
            case AllOf(parts):
                return self._node("all", [self._of(part) for part in parts])
            case AnyOf(parts):
                return self._node("any", [self._of(part) for part in parts])
            case Not(part):
                return self._node("not", self._of(part))
            case Named(_, part):
                return self._of(part)
            case Always(truth):
                return self._node("always", _TRUTHS[truth])
            case _:
                return self._leaf(condition)

    def _leaf(self, leaf: Condition) -> int:
        fact, evaluator = fact_of(leaf), self.compiled.evaluator
        if fact is None or fact == AS_OF or fact not in self.compiled.space.variables:
            told = _TRUTHS[evaluator.test(leaf, DayRange.on(DAY))] if fact == AS_OF else UNKNOWN
            return self._node("always", told)
        variable = self.compiled.space.variables[fact]
        if self._is_list(fact) and isinstance(leaf, IsValue | InSet):
            values = {str(leaf.value)} if isinstance(leaf, IsValue) else set(leaf.values)
            self._values.setdefault(fact, set()).update(values)
            mode = leaf.mode if isinstance(leaf, InSet) else SetMode.ANY
            own = self._node("list", fact, mode.name.lower(), sorted(values))
        else:
            own = self._node("class", fact, [_TRUTHS[evaluator.test(leaf, answer)] for answer in variable.answers])
        for presumed, answer in reversed(self.pack.questions[fact].presumptions):
            own = self._node("presumed", fact, own, self._of(presumed), _TRUTHS[evaluator.test(leaf, answer)])
        return own


# ---------------------------------------------------------------- measuring


def run(command: list[str]) -> tuple[float, float, list[bool]]:
    """Seconds of a whole process, seconds it says it solved in, and its answers."""
    begin = time.perf_counter()
    said = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    told = json.loads(said)
    return time.perf_counter() - begin, told["seconds"], told["answers"]


def row(name: str, mine: list[str], theirs: list[str], rounds: int) -> str:
    """One row of the table; stops when the answers differ."""
    if run(mine)[2] != run(theirs)[2]:
        raise SystemExit(f"{name} gives other answers")
    measured = [(run(mine), run(theirs)) for _ in range(rounds)]
    cells = []
    for part in (0, 1):
        first, second = (statistics.median(pair[side][part] for pair in measured) for side in (0, 1))
        ratio = statistics.median(pair[0][part] / pair[1][part] for pair in measured)
        cells.append(f"{first * 1000:.0f} / {second * 1000:.0f} ms | {ratio:.2f}")
    return f"| {name} | {cells[0]} | {cells[1]} |"


def main() -> int:
    """Measure and print the table; with --ours, answer as one of the processes measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rules", type=Path, default=ROOT / "rules")
    parser.add_argument("--z3-python", default=None)
    parser.add_argument("--sat-python", default=None)
    parser.add_argument("--ours", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    pack = load_pack(chosen.rules)
    if chosen.ours:
        begin = time.perf_counter()
        found = ours(pack)
        print(json.dumps({"seconds": time.perf_counter() - begin, "answers": found}))
        return 0
    mine = [sys.executable, __file__, "--ours", "--rules", str(chosen.rules)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pack.json"
        path.write_text(json.dumps(Export(pack).data()))
        _, _, answers = run(mine)
        print(f"{len(answers)} queries, {sum(answers)} reachable\n")
        print("| ours / beside | whole | ratio | solved | ratio |\n|---|---|---|---|---|")
        for name, engine, python in (("z3", "z3", chosen.z3_python), ("python-sat", "sat", chosen.sat_python)):
            if python is not None:
                print(row(name, mine, [python, str(OTHER), engine, str(path)], chosen.rounds))
    return 0


if __name__ == "__main__":
    sys.exit(main())
