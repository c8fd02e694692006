"""What the doctor says of one thing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Health(Enum):
    """How a thing stands: in order, missing although it is needed, or good to have."""

    OK = "ui/doctor/ok"
    MISSING = "ui/doctor/missing"
    ADVICE = "ui/doctor/advice"


@dataclass(frozen=True)
class Check:
    """One thing looked at, and one line about it."""

    id: str
    state: Health
    line: str
