"""The proof that a yes hides no other line of its list."""

from __future__ import annotations

from dataclasses import replace

from asylum_screen.analysis.claims import Verdict
from asylum_screen.analysis.compiled import Compiled
from asylum_screen.analysis.lists import no_line_hidden
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import Facts
from asylum_screen.core.rules import AnyOf, Exemption, IsValue, Kind, Signal, Wording
from asylum_screen.core.statements import Thread
from strategies import AS_OF, finding, pack_of, question, text

LINES = tuple(Exemption(name, IsValue(name, value=True), text(name), ()) for name in ("storm", "illness"))
ASKED = [question(name, Kind.YES_NO) for name in ("afraid", "storm", "illness")]
RULE = replace(finding("rule", IsValue("afraid", value=True)), unless=LINES, no=Wording(Signal.KNOW, text("no")))
BOTH = frozenset({"storm", "illness"})


def verdict(compiled: Compiled, printed: frozenset[str]) -> tuple[Verdict, str]:
    """What the proof says of the one list."""

    def prints(_: Facts) -> frozenset[str]:
        return printed

    (claim,) = no_line_hidden(compiled, prints)
    return claim.verdict, claim.note


def test_a_list_that_hides_nothing_is_proved() -> None:
    """Each line is asked for and printed, whatever the other says."""
    assert verdict(Compiled(Evaluator(pack_of(ASKED, [RULE]), AS_OF)), BOTH) == (Verdict.PROVED, "")


def test_a_line_that_is_not_printed_refutes_it() -> None:
    """The paper is looked at, with one line met and the other open."""
    compiled = Compiled(Evaluator(pack_of(ASKED, [RULE]), AS_OF))
    assert verdict(compiled, frozenset({"storm"})) == (Verdict.REFUTED, '"illness" is not printed')


def test_a_line_that_is_not_asked_for_refutes_it() -> None:
    """One thread for the whole list, as it was once: a yes to one settles it for all."""
    pack = pack_of(ASKED, [RULE])
    evaluator = Evaluator(pack, AS_OF)
    (statement,) = pack.statements
    whole = (statement.threads[0], Thread(AnyOf(tuple(each.when for each in LINES))))
    evaluator.kept("known", lambda: (replace(statement, threads=whole),))
    assert verdict(Compiled(evaluator), BOTH) == (Verdict.REFUTED, '"storm" is open and not asked for')
