"""Finds what is not in the language of the reader, on anything that is shown."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import pairwise

from asylum_screen.core.rules import RulePack
from asylum_screen.fronts.countries import CODES
from asylum_screen.fronts.prompters.keys import KEY_NAMES
from asylum_screen.language.pseudo import CLOSE, OPEN
from asylum_screen.language.registry import PLACEHOLDER
from asylum_screen.language.store import read_languages, read_po_files
from asylum_screen.language.words import ENGLISH_MARK
from asylum_screen.present.document import Line
from asylum_screen.workbench.translations_facts import LINK
from asylum_screen.workbench.translations_lists import read_lists
from languages.whole_runs import TRANSLATIONS, pack, words_of

WORD = re.compile(r"[^\W\d_]+")
SMALL = re.compile(r"(?<![\w.(-])[a-z]{2,}")  # not "v.", "(ii)", "26-cv-132"
MONTH = re.compile(rf"\b(?:{'|'.join(month_name[1:])}) \d")
IN_NAMES = {"and", "da", "for", "of", "the"}
LONG_NAME = 12  # letters from which a name can be broken over two lines
PLAIN = re.compile("[aceinouyACEINOUY]")  # letters that the pseudo-language never leaves as they are


def lines_of(part: object) -> Iterator[str]:
    """Every text of a document or a part of one, unbroken."""
    if isinstance(part, Line):
        yield part.text
    elif isinstance(part, tuple):
        for each in part:
            yield from lines_of(each)
    elif is_dataclass(part):
        for field in fields(part):
            yield from lines_of(getattr(part, field.name))


def _rules(rules: RulePack) -> Iterator[str]:
    """What rule files give and nobody translates: titles of sources, links, and the names of who ruled."""
    for source in rules.sources.values():
        yield from (source.title.english, source.pinpoint, source.link)
    for entry in rules.help:
        yield from (entry.link, entry.phone, entry.text_line)
        if entry.page_one is not None:
            yield entry.page_one.short_link
    for named in (*rules.findings, *rules.policies):
        yield from (name for step in named.status for name in names_in(step.by))


def names_in(by: str) -> list[str]:
    """The names in what changed a status, without its days; a phrase among them counts as none."""
    parts = (part.strip(" ,") for part in re.split(r";|\b\d{4}-\d\d-\d\d\b", by))
    return [part for part in parts if part and not MONTH.search(part) and set(SMALL.findall(part)) <= IN_NAMES]


@cache
def names() -> tuple[str, ...]:
    """Everything that is shown as it is in every language, longest first."""
    known, _ = read_languages(TRANSLATIONS)
    given = {*_rules(pack()), *KEY_NAMES.values(), *(language.own_name for language in known.values())}
    return tuple(sorted((name for name in given if len(name) > 1), key=len, reverse=True))


def _squeezed(text: str) -> str:
    return "".join(text.split())


@cache
def _pattern(name: str, *, broken: bool) -> re.Pattern[str]:
    parts = "".join(name.split()) if broken else [name]
    return re.compile(r"(?<!\w)" + r"\s*".join(map(re.escape, parts)) + r"(?!\w)")


def without_names(text: str) -> str:
    """The text without what stays as it is in every language, also where a line was broken inside it."""
    squeezed = "".join(text.split())
    for name in names():
        if "".join(name.split()) in squeezed:
            breaks = len(name) > LONG_NAME or any(letter.isdigit() for letter in name)  # "69 FR 48877"
            text = _pattern(name, broken=breaks).sub(" ", text)
    return text


def not_pseudo(text: str) -> list[str]:
    """Pieces of a text in the pseudo-language that did not come through it, and brackets that do not close."""
    text = text.replace("Rúlés: us,", "Rúlés:,")  # the pack's own id
    found = [] if text.count(OPEN) == text.count(CLOSE) else [f"{text.count(OPEN)} open, {text.count(CLOSE)} closed"]
    text = " ".join(without_names(text).split())
    return found + [text[max(0, at.start() - 30) : at.end() + 30] for at in PLAIN.finditer(text)]


@cache
def vocabulary(lang: str) -> frozenset[str]:
    """Every word that a person may meet in a language: of its catalogues, its months, countries and languages."""
    words = words_of(lang)
    said = [message.translation for file in read_po_files(TRANSLATIONS, lang) for message in file.messages]
    said += [words.country(code) for code in CODES] + [words.month_name(month) for month in range(1, 13)]
    known, _ = read_languages(TRANSLATIONS)
    said += [words.language_name(code) for code in known] + [words.language.first_of_month]
    return frozenset(word.casefold() for text in said for word in WORD.findall(PLACEHOLDER.sub(" ", text)))


def not_in(lang: str, text: str) -> list[str]:
    """Words of a text that are no words of the language, and marks of texts that are not translated."""
    found = [ENGLISH_MARK] if ENGLISH_MARK.strip() in text else []
    return found + [word for word in WORD.findall(without_names(text)) if word.casefold() not in vocabulary(lang)]


LAW_TERMS = frozenset(
    {
        *("a number", "advance parole", "cancellation of removal", "check in", "credible fear", "expedited removal"),
        *("green card", "no record", "parole in place", "reasonable fear", "refugee travel document", "state bar"),
        *("special immigrant juvenile", "unaccompanied child", "voluntary departure", "withholding of removal"),
        *("zero tolerance", "attorney general", "on or before", "petition for review"),
    }
)
"""English terms of the law that stand beside their meaning, because people meet them on papers and hear them said."""
COMMANDS = frozenset({"espeak ng", "fc list"})
SAME_IN_BOTH = frozenset({"a un", "use zram", "gang barrio"})  # words of the language that happen to be English too


def english_runs(lang: str) -> list[str]:
    """Two or more words that a translation has in a row as its English has, and that are no name and no term of law."""
    known, _ = read_languages(TRANSLATIONS)
    keep = read_lists(TRANSLATIONS, known).keep
    found = []
    for file in read_po_files(TRANSLATIONS, lang):
        for message in file.messages:
            english = _words(message.english, keep)
            pairs = set(pairwise(word.casefold() for word in english))
            found += [
                f"{message.id}: {' '.join(run)}"
                for part in re.split(r"[.,;:!?()«»“”\"]", PLACEHOLDER.sub(" ", message.translation))
                for run in _runs(_words(part, keep), pairs)
                if not _is_named(run)
            ]
    return found


def _words(text: str, keep: re.Pattern[str]) -> list[str]:
    return WORD.findall(PLACEHOLDER.sub(" ", keep.sub(" ", LINK.sub(" ", text.replace("InfoPa'lante", " ")))))


def _runs(words: list[str], pairs: set[tuple[str, str]]) -> Iterator[list[str]]:
    run = words[:1]
    for before, after in pairwise(words):
        if (before.casefold(), after.casefold()) in pairs:
            run.append(after)
            continue
        if len(run) > 1:
            yield run
        run = [after]
    if len(run) > 1:
        yield run


def _is_named(run: list[str]) -> bool:
    """True for a name (each word but the small ones with a capital), a term of the law, a command."""
    said = " ".join(run).casefold()
    small = {"and", "of", "for", "in", "to", "the", "del", "de", "s", "th", "la", "los"}
    return said in LAW_TERMS | COMMANDS | SAME_IN_BOTH or all(word[0].isupper() or word in small for word in run)
