"""A large made-up pack, and how long its proof takes: python tests/benchmarks/large_pack.py [questions].

The pack has sections of ten questions with three to six answers, forward-only `ask_if` inside a section, and findings
whose trees look at up to three sections. The same seed always gives the same pack.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from asylum_screen.core.conditions import SetMode
from asylum_screen.core.rules import (
    AllOf,
    Always,
    AnyOf,
    Checked,
    Condition,
    Confidence,
    HelpEntry,
    InSet,
    IsValue,
    Kind,
    Not,
    Option,
    PackInfo,
    Question,
    RulePack,
    Section,
)
from asylum_screen.core.truth import Truth
from asylum_screen.workbench.prove import prove
from strategies import AS_OF, finding, text

SECTION = 10


def large_pack(number: int, seed: int = 1) -> RulePack:
    """A pack of so many questions, with two findings for every three of them."""
    dice = random.Random(seed)  # noqa: S311 (the same pack each time)
    questions: dict[str, Question] = {}
    sections = []
    for first in range(0, number, SECTION):
        names = [f"q{place}" for place in range(first, min(first + SECTION, number))]
        for place, name in enumerate(names):
            guard = None
            if place and dice.random() < 0.6:
                guard = _test(dice, questions[dice.choice(names[:place])])
            questions[name] = _question(dice, name, guard)
        sections.append(Section(f"s{first}", text(f"s{first}"), None, None, None, None, tuple(names)))
    groups = [section.questions for section in sections]
    findings = []
    for place in range(number * 2 // 3):
        near = dice.sample(groups, k=min(len(groups), dice.randint(1, 3)))
        chosen = [questions[dice.choice(group)] for group in near for _ in range(2)]
        findings.append(finding(f"f{place}", _tree(dice, chosen)))
    info = PackInfo(
        id="large",
        version="1",
        checked_on=AS_OF,
        courts_followed_to=AS_OF,
        stop_after_days=180,
        good_for_days=30,
    )
    return RulePack(info, tuple(sections), questions, {}, tuple(findings), (), (), (), (_help(),), (), {})


def _question(dice: random.Random, name: str, guard: Condition | None) -> Question:
    options = tuple(Option(f"o{place}", text(f"{name}/o{place}")) for place in range(dice.randint(3, 6)))
    return Question(name, Kind.ONE_OF, text(name), None, None, options, False, guard, None, None, False)


def _test(dice: random.Random, question: Question) -> Condition:
    options = list(question.option_ids)
    if dice.random() < 0.5:
        return IsValue(question.id, dice.choice(options))
    return InSet(question.id, frozenset(dice.sample(options, k=2)), SetMode.ANY)


def _tree(dice: random.Random, questions: list[Question]) -> Condition:
    parts = [_test(dice, question) for question in questions]
    parts = [Not(part) if dice.random() < 0.2 else part for part in parts]
    half = len(parts) // 2
    return AnyOf((AllOf(tuple(parts[:half])), AllOf(tuple(parts[half:]))))


def _help() -> HelpEntry:
    checked = Checked(AS_OF, "made up", "nobody", date(2027, 1, 1), Confidence.TEXT)
    name = text("help/name")
    always = Always(Truth.YES)
    return HelpEntry(
        id="help", name=name, does=name, kind="lawyer_list", languages=(), run_by="gov", may_share="no", status="live",
        shown="yes", when=always, priority=1, source="", source_date="", last_checked=AS_OF, checked_how="opened_live",
        checked=checked,
    )  # fmt: skip


def main() -> None:
    """Prove a pack of the size asked for and print time and memory."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 600
    pack = large_pack(number)
    start = time.perf_counter()
    proof = prove(pack, AS_OF)
    seconds = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    counts = dict(Counter(claim.verdict.value for claim in proof.claims))
    sys.stdout.write(f"{number} questions: {seconds:.2f} s, {memory:.0f} MB, {counts}\n")


if __name__ == "__main__":
    main()
