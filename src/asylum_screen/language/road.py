"""The road of a language: what is translated first, so that it can be offered before everything is."""

from __future__ import annotations

import re
from typing import Literal, get_args

Stage = Literal["page_one", "topics", "yes"]
"""What LANGUAGES.yaml says under `offered`: page one and the questions; the topics too; everything."""
STAGES: tuple[Stage, ...] = get_args(Stage)

_PAGE_ONE = re.compile(
    r"ui/(?!doctor/)|lang/|paper/(?:one|warning|why/lawyer|staff|help/added|card|topics?)|error/kiosk/"
    r"|(?:question|section|list|conflict|topic|ground|pack)/|[a-z]+/[^/]+/page_one/"
)
_WHOLE = re.compile(
    r"(?:cli|error)/|ui/doctor/|paper/(?:whole|handout|why|about|given|explain|statement)"
    r"|policy/[^/]+/(?:status|then|now|remains|say_open)|[a-z]+/[^/]+/(?:status|ask_a_lawyer|unless|excuses)"
)


def stage_of(text_id: str) -> Stage:
    """The part of the road to which a text belongs, by its id."""
    if _PAGE_ONE.match(text_id):
        return "page_one"
    return "yes" if _WHOLE.match(text_id) else "topics"


def promised(text_id: str, offered: Stage) -> bool:
    """True when a language that is offered so far must have this text."""
    return STAGES.index(stage_of(text_id)) <= STAGES.index(offered)
