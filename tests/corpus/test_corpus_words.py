"""Labelled sentences in three languages: how many harmful ones the word checks find, and how many harmless ones.

`words.LANG.yaml` is the half the checks were tuned on. Files of the same names in `held_out/` come from another writer,
were not seen by whoever wrote the checks, and are measured in the same way. Run with `-s` to read the figures.
"""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from asylum_screen.language.store import read_languages, read_po_files
from asylum_screen.reading import read_file
from asylum_screen.workbench.lint.phrases import PHRASES, Phrases
from asylum_screen.workbench.translations_lists import read_lists

CORPUS = Path(__file__).parent
TRANSLATIONS = CORPUS.parents[1] / "translations"
EVERYTHING = read_lists(TRANSLATIONS, read_languages(TRANSLATIONS)[0])
LANGUAGES = ("en", "es", "ht")
FLOORS = {"": (0.98, 0), "held_out": (0.5, 5)}
"""By folder: the least share of harmful sentences found, and the most false alarms, in each language."""


def checks(lang: str) -> tuple[Phrases, ...]:
    """The word checks of a language."""
    return PHRASES if lang == "en" else EVERYTHING.by_code[lang].harm


def hits(lang: str, text: str) -> list[str]:
    """What the word checks of a language find in a sentence."""
    lower = text.lower()
    return [lower[start:end] for check in checks(lang) for start, end in check.stretches(lower)]


@pytest.mark.parametrize("folder", FLOORS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_harmful_sentences_are_found_and_harmless_ones_are_not(folder: str, lang: str) -> None:
    """As many as the floor says, and no more false alarms than it allows."""
    path = CORPUS / folder / f"words.{lang}.yaml"
    if not path.exists():
        pytest.skip("nothing is held out here")
    rows: Any = read_file(path).data
    wanted, found, alarms = Counter[str](), Counter[str](), []
    for row in rows:
        said = hits(lang, row["text"])
        if row["harm"] != "none":
            wanted[row["harm"]] += 1
            found[row["harm"]] += bool(said)
            print(*([] if said else [f"missed {row['harm']}: {row['text']}"]))
        elif said:
            alarms.append(f"{said}: {row['text']}")
    print(lang, {kind: f"{found[kind]}/{count}" for kind, count in wanted.items()}, f"false alarms: {len(alarms)}")
    least, most = FLOORS[folder]
    assert found.total() >= least * wanted.total(), wanted - found
    assert len(alarms) <= most, alarms


@pytest.mark.parametrize("lang", LANGUAGES[1:])
def test_no_real_translation_is_harmful(lang: str) -> None:
    """The texts people read give no alarm; the English ones are read by `rules check`."""
    texts = [message.translation for file in read_po_files(TRANSLATIONS, lang) for message in file.messages]
    assert len(texts) > 3000
    assert [(text, said) for text in texts if (said := hits(lang, text))] == []
