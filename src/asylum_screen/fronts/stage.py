"""The stretches of a conversation, and what each of them is."""

from __future__ import annotations

from collections.abc import Generator
from enum import Enum, auto

from .desk import Build
from .page import Reply


class Stage(Enum):
    """The stretches of a conversation.

    Where the interview is cut up, page one comes after part one and leads to the menu; MENU, TOPIC and MORE are only
    there. Else all questions come first, then the review, page one and the whole.
    """

    LANGUAGE = auto()
    START = auto()
    QUESTIONS = auto()
    REVIEW = auto()
    FIRST = auto()
    MENU = auto()
    TOPIC = auto()
    MORE = auto()
    ORIENTATION = auto()
    TEACH = auto()
    END = auto()
    OVER = auto()  # somebody else begins
    LEFT = auto()  # there is nobody to talk with any more


Stretch = Generator[Build, Reply, Stage]
"""Pages to build, each sent a row or BACK; in the end the stretch that follows."""
