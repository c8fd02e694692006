"""What all shapes of rule files share."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """What all shapes share: no unknown keys, nothing changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)  # most are only parts of others
