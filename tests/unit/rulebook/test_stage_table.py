"""The table of stages in rules/README.md is the one that the program uses."""

from __future__ import annotations

import re
from pathlib import Path

from asylum_screen.rulebook.load import check_pack

RULES = Path(__file__).parents[3] / "rules"
_ROW = re.compile(r"\| `(\w+)` \| `(\w+)` \| (.*) \|")


def test_the_readme_has_every_stage_with_what_it_closes() -> None:
    """Row by row, in the order of pack.yaml."""
    section = (RULES / "README.md").read_text(encoding="utf-8").split("### Stages and kinds of text")[1]
    rows = [(axis, name, frozenset(re.findall(r"`(\w+)`", kinds))) for axis, name, kinds in _ROW.findall(section)]
    pack, _ = check_pack(RULES)
    assert pack is not None
    stages = pack.stages.stages
    assert rows[: len(stages)] == [(stage.axis, stage.name, stage.closes) for stage in stages]


def test_every_kind_of_text_is_closed_somewhere_and_is_the_kind_of_some_text() -> None:
    """A kind that nobody uses says nothing."""
    pack, _ = check_pack(RULES)
    assert pack is not None
    closed = {kind for stage in pack.stages.stages for kind in stage.closes}
    assert closed == set(pack.stages.kinds) == {kind for kinds in pack.stages.about.values() for kind in kinds}
