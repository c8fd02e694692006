"""What a person presses on a list: the rows that fit, each as often as its mark needs, then what ends the list."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

ENDS = {"unknown": "dk", "declined": "skip"}


def presses(name: str, rows: Collection[str], answers: Mapping[str, object]) -> Sequence[str]:
    """The ids of the rows pressed, in order.

    Args:
        name: the page's name, `question:FACT` or `list:NAME`.
        rows: the ids of its rows.
        answers: by fact, as in the people's files; what is not there is not known.
    """
    if name.startswith("question:"):
        said = answers.get(name.removeprefix("question:"), "unknown")
        return [*said, "done"] if isinstance(said, list) else [ENDS[str(said)]]
    times = {row: {"yes": 1, "True": 1, "no": 0, "False": 0}.get(str(answers.get(row, "unknown")), 2) for row in rows}
    facts = [row for row in rows if row not in ("none", "done", "dk", "skip", "keep")]
    return [*(row for row in facts for _ in range(times[row])), "done"]
