"""How a proof is told: what was proved in groups, what was not with its witness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from asylum_screen.analysis.claims import Claim, Verdict
from asylum_screen.problems import pages

from .answers_file import answer_data, inline, lines
from .console import Show
from .prove import Proof

_FIRST = 5
"""So many claims of one kind are shown one by one."""
_GROUPS = {
    "AS801": "{} questions come up for somebody",
    "AS806": "{} claims about urgent things: each is printed first, and none lies behind a gate",
    "AS810": "{} lists: a yes to one line hides no other",
    "AS811": "{} claims about stages: what is closed shows nowhere, and what is unsure closes nothing",
    "AS802": "{} statements, exceptions and wordings are read by somebody",
}


def report(proof: Proof, folder: Path, show: Show, *, everything: bool) -> None:
    """The proof as text. everything: each claim by itself, with the day on which it holds."""
    for verdict in Verdict:
        told: Counter[str] = Counter()
        for claim in proof.claims:
            if claim.verdict is verdict and (everything or verdict is not Verdict.PROVED or claim.code not in _GROUPS):
                told[claim.code] += 1
                for line in _lines(claim, folder) if everything or told[claim.code] <= _FIRST else ():
                    show(line)
        for code, number in told.items() if not everything else ():
            if number > _FIRST:
                more = f"and {number - _FIRST} more of this kind ({code} {pages()[code].title}); --all shows them"
                show(f"{verdict.value:<11} {more}")
        if verdict is Verdict.PROVED and not everything:
            for code, words in _GROUPS.items():
                _group(proof, code, words, show)
    show("")
    show(summary(proof))


def _group(proof: Proof, code: str, words: str, show: Show) -> None:
    proved = [claim for claim in proof.claims if claim.code == code and claim.holds]
    if proved:
        before = sum(claim.note.startswith("on ") for claim in proved)
        note = f" ({before} of them only with the rules of another day)" if before else ""
        show(f"proved      {words.format(len(proved))}{note}")


def _lines(claim: Claim, folder: Path) -> Iterable[str]:
    note = f" ({claim.note})" if claim.note else ""
    yield f"{claim.verdict.value:<11} {claim.what}{note}"
    if not claim.holds:
        yield f"            {folder}/{claim.place} {claim.code} {pages()[claim.code].title}"
        if claim.witness is not None:
            yield f"            answers: {inline(claim.witness)}"


def summary(proof: Proof) -> str:
    """One line for the end."""
    counts = {verdict: sum(claim.verdict is verdict for claim in proof.claims) for verdict in Verdict}
    told = ", ".join(f"{number} {verdict.value}" for verdict, number in counts.items())
    return f"On {proof.as_of}: {told}."


def data(proof: Proof) -> dict[str, Any]:
    """The proof as plain data."""
    return {"as_of": proof.as_of.isoformat(), "claims": [_claim(claim) for claim in proof.claims]}


def _claim(claim: Claim) -> dict[str, Any]:
    witness = None if claim.witness is None else {fact: answer_data(each) for fact, each in claim.witness.items()}
    return {
        "code": claim.code,
        "claim": claim.what,
        "verdict": claim.verdict.value,
        "file": claim.place.file,
        "line": claim.place.line,
        "column": claim.place.column,
        "note": claim.note,
        "witness": witness,
    }


def write_witnesses(proof: Proof, folder: Path) -> int:
    """Write each witness that the JSON holds as an answers file, under the number of its claim; gives how many."""
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for number, claim in enumerate(proof.claims, start=1):
        if claim.witness is not None:
            day = claim.note.removeprefix("on ") if claim.note.startswith("on ") else proof.as_of
            text = f"# {claim.verdict.value}: {claim.what} ({claim.code})\n# as of {day}\n{lines(claim.witness)}"
            (folder / f"{number:04}_{claim.code}.yaml").write_text(text, encoding="utf-8")
            written += 1
    return written
