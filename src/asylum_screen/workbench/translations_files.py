"""The files of the translations: templates from the texts, new languages, and merging by text id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from asylum_screen.core.conditions import Text
from asylum_screen.language.po import PoFile, PoMessage, new_headers, plural_forms, write_po
from asylum_screen.language.registry import AREAS, stays_english
from asylum_screen.language.store import read_po_files
from asylum_screen.problems import Problem

PROGRAM_FILE = "program"
NO_DAY = "1970-01-01 00:00+0000"


@dataclass
class Update:
    """What merging the texts into a language did; ids in the order of the texts."""

    language: str
    kept: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    gone: list[PoMessage] = field(default_factory=list)
    written: list[str] = field(default_factory=list)


class BrokenTranslationsError(Exception):
    """A file of the language cannot be read, so nothing was changed. `problems` says where."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{len(self.problems)} problems in the translation files")


def files_of(texts: Mapping[str, Text], pack: str) -> dict[str, list[Text]]:
    """The texts by file: `program`, and one file for each folder of the rule pack (`us.grounds`, ...)."""
    files: dict[str, list[Text]] = {PROGRAM_FILE: []}
    for text in texts.values():
        if stays_english(text):
            continue
        files.setdefault(_file_of(text, pack), []).append(text)
    return files


def _file_of(text: Text, pack: str) -> str:
    if text.id.partition("/")[0] in AREAS:
        return PROGRAM_FILE
    folder, slash, _ = text.place.file.partition("/")
    return f"{pack}.{folder if slash else 'pack'}"


def extract(texts: Mapping[str, Text], pack: str, folder: Path) -> list[str]:
    """Write the templates (`*.pot`) that translators' tools start from; templates no text is left for are removed.

    Returns:
        The names of the files that changed.
    """
    written = []
    files = files_of(texts, pack)
    for name, members in files.items():
        headers = new_headers("", "", "YEAR-MO-DA HO:MI+ZONE", "FULL NAME <EMAIL@ADDRESS>")
        headers = {key: value for key, value in headers.items() if key != "Plural-Forms"}
        headers["Language-Team"] = "LANGUAGE"
        template = PoFile(f"{name}.pot", headers, [_fresh(text) for text in members], _preamble(name))
        written += _write(folder / f"{name}.pot", write_po(template), name)
    for stale in sorted(folder.glob(f"{pack}.*.pot")):
        if stale.stem not in files:
            stale.unlink()
            written.append(stale.name)
    return written


def start(texts: Mapping[str, Text], pack: str, folder: Path, language: str, day: str) -> list[str]:
    """Begin a language: every file, empty. Files that are there are left alone.

    Args:
        day: the day of today, YYYY-MM-DD, for the header.

    Returns:
        The names of the files written.
    """
    written = []
    (folder / language).mkdir(parents=True, exist_ok=True)
    for name, members in files_of(texts, pack).items():
        path = folder / language / f"{name}.po"
        if not path.exists():
            file = _empty(name, language, day)
            file.messages = [_fresh(text) for text in members]
            written += _write(path, write_po(file), f"{language}/{name}")
    return written


def update(texts: Mapping[str, Text], pack: str, folder: Path, language: str, day: str = "") -> Update:
    """Bring a language up to the English of today, by text id only and never by likeness.

    The English changed: the old words stay for the translator, marked fuzzy, with the English they were made from.
    The text is gone: its entry is reported and kept as an obsolete one (`#~`), from which it comes back when the text
    does. A text that moved to another file takes its words along. What other tools wrote stays.

    Raises:
        BrokenTranslationsError: when a file of the language cannot be read; nothing is written then.
    """
    ours = (f"{pack}.", f"{PROGRAM_FILE}.")  # files of another rule pack are left alone
    present = {
        Path(file.name).stem: file for file in read_po_files(folder, language) if Path(file.name).name.startswith(ours)
    }
    broken = [found for file in present.values() for found in file.problems]
    if broken:
        raise BrokenTranslationsError(broken)
    live = {message.id: message for file in reversed(present.values()) for message in file.messages}
    lapsed = {message.id: message for file in reversed(present.values()) for message in file.obsolete}
    old = lapsed | live
    report = Update(language)
    report.gone = [message for message in live.values() if message.id not in texts and message.translation]
    files = files_of(texts, pack)
    used = {id(old[text.id]) for members in files.values() for text in members if text.id in old}
    left = {name: [each for each in _all(file) if id(each) not in used] for name, file in present.items()}
    for name, members in files.items():
        file = present.get(name) or _empty(name, language, day or NO_DAY[:10])
        file.messages = [_merged(text, old.get(text.id), report) for text in members]
        homeless = [each for other in left if other not in files for each in left[other]]
        file.obsolete = left.get(name, []) + (homeless if name == PROGRAM_FILE else [])
        report.written += _write(folder / language / f"{name}.po", write_po(file), f"{language}/{name}")
    for name in present.keys() - files.keys():
        (folder / language / f"{name}.po").unlink()
        report.written.append(f"{language}/{name}.po")
    return report


def _all(file: PoFile) -> list[PoMessage]:
    """Every entry of a file that has words of a translator."""
    return [each for each in (*file.messages, *file.obsolete) if each.translation.strip() or any(each.forms)]


def _merged(text: Text, old: PoMessage | None, report: Update) -> PoMessage:
    fresh = _fresh(text)
    if old is None or not old.translation.strip():
        report.new.append(text.id)
        return replace(fresh, comments=old.comments if old else ())
    kept = replace(
        fresh,
        translation=old.translation,
        comments=old.comments,
        flags=old.flags,
        plural=old.plural,
        forms=old.forms,
    )
    if old.english == text.english:
        report.kept.append(text.id)
        return replace(kept, fuzzy=old.fuzzy, previous=old.previous if old.fuzzy else "")
    made_from = old.previous if old.fuzzy and old.previous else old.english
    if made_from == text.english:  # the English was changed back before anybody translated it again
        report.kept.append(text.id)
        return kept
    report.changed.append(text.id)
    return replace(kept, fuzzy=True, previous=made_from)


def _fresh(text: Text) -> PoMessage:
    notes = tuple(line.strip() for line in text.note.split("\n") if line.strip())
    # The file without its line: else every edit above a text would change the templates.
    source = f"rules/{text.place.file}" if text.place.file else ""
    return PoMessage(text.id, text.english, notes=notes, source=source)


def _empty(name: str, language: str, day: str) -> PoFile:
    headers = new_headers(language, plural_forms(language), f"{day} 00:00+0000")
    return PoFile(f"{language}/{name}.po", headers, [], _preamble(name))


def _preamble(name: str) -> tuple[str, ...]:
    subject = "the program's own words" if name == PROGRAM_FILE else f"rule texts, {name}"
    return (
        f"asylum-screen: {subject}.",
        "Never change msgctxt or msgid. What stays in English, and how to check: see README.md in the",
        "translations folder.",
    )


def _write(path: Path, text: str, name: str) -> list[str]:
    """Write a file when its text differs from what is there."""
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return []
    path.write_text(text, encoding="utf-8", newline="\n")
    return [name + path.suffix]
