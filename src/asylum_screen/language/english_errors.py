"""The program's words when something goes wrong, as far as a person at the screen can meet it."""

from __future__ import annotations

from .registry import texts

LINES = texts(
    {
        "error/stopped": (
            "The program had to stop because of a fault of its own. Your answers were not kept.",
            "A fault of ours, said calmly.",
        ),
        "error/window_too_small": "This window is too small. Please make it larger.",
        "error/no_printer": "The paper could not be printed.",
    }
)
