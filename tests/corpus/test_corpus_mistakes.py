"""A sample of the planted mistakes of `mistakes.yaml`; all of them are run by `plant_mistakes.py` (minutes)."""

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

CORPUS = Path(__file__).parent
SAMPLE, LEAST = 12, 0.7
"""Every how-manieth mistake is run, and the share that must be found at its place."""


def planter() -> Any:
    """`plant_mistakes.py`, which stands beside this file and is no package."""
    spec = importlib.util.spec_from_file_location("plant_mistakes", CORPUS / "plant_mistakes.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclass looks itself up
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("folder", ["", "held_out"])
def test_a_sample_of_mistakes_is_found_at_its_place(folder: str, tmp_path: Path) -> None:
    """Within a line of where the trainer typed it; a mistake whose words are gone from the file does not count."""
    path = CORPUS / folder / "mistakes.yaml"
    if not path.exists():
        pytest.skip("nothing is held out here")
    rows: Any = yaml.safe_load(path.read_text(encoding="utf-8"))  # the reader of rule files refuses its signs
    plant = planter()
    place = plant.copied(tmp_path)
    states = [plant.plant(place, row) for row in rows[::SAMPLE]]
    counted = [each for each in states if each.state != "stale"]
    found = [each for each in counted if each.state == "found"]
    print(f"{len(found)} of {len(counted)} found", [each for each in counted if each not in found])
    assert folder or len(found) >= LEAST * len(counted)
