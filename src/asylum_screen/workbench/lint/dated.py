"""AS525: a time limit whose words do not name the day. After the day people still need to know which day it was."""

from __future__ import annotations

from collections.abc import Iterator

from asylum_screen.problems import Problem, problem

from .model import Material


def look(material: Material) -> Iterator[Problem]:
    """Wordings of a time limit without `{date}`."""
    for deadline in material.pack.deadlines:
        for text in (deadline.say, deadline.say_near, deadline.say_past):
            if "{date}" not in text.english:
                message = f'The time limit "{deadline.id}" does not say the day here.'
                yield problem("AS525", text.place, message, "Put {date} where the day belongs.")
