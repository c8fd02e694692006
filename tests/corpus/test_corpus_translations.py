"""Pairs of English and translation, half of them with one planted fault: how many the translation checks find.

`translations.LANG.yaml` is the half the checks were tuned on. Files of the same names in `held_out/` come from another
writer, were not seen by whoever wrote the checks, and are measured in the same way. Run with `-s` to read the figures.
"""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from asylum_screen.core.rules import Text
from asylum_screen.language.po import PoFile, PoMessage, new_headers
from asylum_screen.language.store import read_languages
from asylum_screen.reading import read_file
from asylum_screen.workbench.translations_check import check_files
from asylum_screen.workbench.translations_lists import read_lists

CORPUS = Path(__file__).parent
TRANSLATIONS = CORPUS.parents[1] / "translations"
KNOWN, _ = read_languages(TRANSLATIONS)
EVERYTHING = read_lists(TRANSLATIONS, KNOWN)
FLOORS = {"": (0.92, 0), "held_out": (0.75, 11)}
"""By folder: the least share of planted faults found, and the most false alarms, in each language."""


def problems(lang: str, english: str, translation: str) -> list[str]:
    """What the checks say about one pair."""
    message = PoMessage("t", english, translation, line=1)
    file = PoFile(f"{lang}/x.po", new_headers(lang, "nplurals=2; plural=(n != 1);", "2026-11-22"), [message])
    summary = check_files({"t": Text("t", english)}, [file], KNOWN[lang], EVERYTHING)
    return [found.line() for found in summary.problems]


@pytest.mark.parametrize("folder", FLOORS)
@pytest.mark.parametrize("lang", ["es", "ht"])
def test_planted_faults_are_found_and_good_pairs_pass(folder: str, lang: str) -> None:
    """As many as the floor says, and no more false alarms than it allows."""
    path = CORPUS / folder / f"translations.{lang}.yaml"
    if not path.exists():
        pytest.skip("nothing is held out here")
    rows: Any = read_file(path).data
    wanted, found, alarms = Counter[str](), Counter[str](), []
    for row in rows:
        said = problems(lang, row["english"], row["translation"])
        if row["fault"] != "none":
            wanted[row["fault"]] += 1
            found[row["fault"]] += bool(said)
            print(*([] if said else [f"missed {row['fault']}: {row['english']} | {row['translation']}"]))
        elif said:
            alarms.append(f"{said}: {row['translation']}")
    print(lang, {kind: f"{found[kind]}/{count}" for kind, count in wanted.items()}, f"false alarms: {len(alarms)}")
    least, most = FLOORS[folder]
    assert found.total() >= least * wanted.total(), wanted - found
    assert len(alarms) <= most, alarms
