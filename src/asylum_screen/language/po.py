"""PO files, read with Babel and written so that gettext, Poedit and Weblate open them cleanly.

Every text is found by its context (`msgctxt`), which is its id. Two texts with the same English are two entries.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from asylum_screen.core.conditions import Place
from asylum_screen.problems import Problem, problem

from .catalogue import Entry

_MOST_FORMS = 6  # of a plural, in any language
_QUOTED = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(
    rf"(?P<old>#~ ?)?(?:(?P<key>msg(?:ctxt|id_plural|id|str(?:\[\d\])?))[ \t]+)?(?P<said>{_QUOTED})[ \t]*"
)
WIDTH = 79
_HASH = 12
_READ = re.compile(r"Read by .+, \d{4}-\d\d-\d\d \((?P<hash>[0-9a-f]+)\)")
_OURS = ("fuzzy", "python-brace-format")


@dataclass(frozen=True, slots=True)
class PoMessage:
    """One entry of a PO file. comments: a translator's own; notes: ours to the translator.

    plural: the English of several things, with `forms` its translations after the first. Texts here have none; a file
    of another tool may. flags: those besides fuzzy and python-brace-format.
    """

    id: str
    english: str
    translation: str = ""
    fuzzy: bool = False
    previous: str = ""
    notes: tuple[str, ...] = ()
    source: str = ""
    comments: tuple[str, ...] = ()
    line: int = 0
    plural: str = ""
    forms: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()

    def entry(self, file: str = "") -> Entry:
        """The part of it that a running program needs."""
        return Entry(self.id, self.english, self.translation, self.fuzzy, self.line, file, self.read)

    @property
    def hash(self) -> str:
        """Of what a native speaker signs: the words and the English beside them."""
        return hashlib.sha256(f"{self.english}\0{self.translation}".encode()).hexdigest()[:_HASH]

    @property
    def read(self) -> bool:
        """A native speaker has read these very words. The mark is a comment, which Poedit and Weblate keep."""
        marks = (_READ.fullmatch(comment.strip()) for comment in self.comments)
        return not self.fuzzy and any(mark is not None and mark["hash"] == self.hash for mark in marks)

    def read_by(self, name: str, day: date) -> PoMessage:
        """The same entry, marked as read by somebody in place of an older mark."""
        others = tuple(comment for comment in self.comments if not _READ.fullmatch(comment.strip()))
        plain = " ".join(name.split())
        return replace(self, comments=(*others, f"Read by {plain}, {day.isoformat()} ({self.hash})"))


@dataclass(slots=True)
class PoFile:
    """A PO file: header fields in order, the comment above them, the messages, and those that no text is left for."""

    name: str
    headers: dict[str, str] = field(default_factory=dict)
    messages: list[PoMessage] = field(default_factory=list)
    preamble: tuple[str, ...] = ()
    obsolete: list[PoMessage] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_po(text: str, name: str) -> PoFile:
    """Read a PO file. What cannot be read is a problem of the file; nothing is raised."""
    from babel.messages.pofile import PoFileError, PoFileParser

    file = PoFile(name)
    lines = list(_lines(text.removeprefix("\ufeff"), file))
    if file.problems:
        return file
    try:
        PoFileParser(_collector(file), abort_invalid=True).parse(lines)
    except PoFileError as error:
        line = (getattr(error, "lineno", 0) or 0) + 1
        why = str(error).rpartition(" on ")[0]  # Babel counts the line it adds here from 0
        hint = "Open it in Poedit, or compare it with a file that works."
        file.problems.append(problem("AS701", Place(name, line, 1), f"This line is not understood: {why}.", hint))
    except (ValueError, IndexError, KeyError, AttributeError, TypeError) as error:
        hint = "Open it in Poedit, or compare it with a file that works."
        file.problems.append(problem("AS701", Place(name, 1, 1), f"The file is not understood: {error}.", hint))
    return file


def _lines(text: str, file: PoFile) -> Iterator[str]:
    """The lines as Babel takes them; a string that is not closed, which it cuts, is a problem of the file."""
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        plain = line.strip()
        if plain.startswith("#~|"):
            yield f"#|{plain[3:]}"
        elif found := _LINE.fullmatch(plain):
            yield f"{found['old'] or ''}{found['key'] or ''} {found['said']}".lstrip()
        elif not plain or (plain.startswith("#") and not plain.startswith("#~")):
            yield line
        else:
            place = Place(file.name, number, 1)
            hint = 'A line is a comment, or a keyword with a text between two ": msgstr "text".'
            file.problems.append(problem("AS701", place, f"This line is not understood: {plain[:40]}", hint))


def _collector(file: PoFile) -> Any:
    """A Babel catalogue that keeps every message in order, also two of the same id, and the whole header."""
    from babel.messages.catalog import Catalog

    class Collector(Catalog):
        def __setitem__(self, msgid: Any, message: Any) -> None:
            if not msgid and message.context is None:
                file.headers = dict(_header(message.string))
                file.preamble = tuple(message.user_comments)
                forms = re.search(r"nplurals=(\d)", file.headers.get("Plural-Forms", ""))
                self._num_plurals = int(forms[1]) if forms else _MOST_FORMS  # type: ignore[assignment]
            else:
                file.messages.append(_message(message))

    class Obsolete(dict[Any, Any]):
        def __setitem__(self, key: Any, message: Any) -> None:
            file.obsolete.append(_message(message))

    catalog = Collector()
    catalog.obsolete = Obsolete()
    return catalog


def _header(text: str) -> Iterator[tuple[str, str]]:
    for line in text.split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            yield name.strip(), value.strip()


def _message(found: Any) -> PoMessage:
    from babel.messages.pofile import denormalize

    english = found.id if isinstance(found.id, str) else found.id[0]
    forms = (found.string,) if isinstance(found.string, str) else tuple(found.string)
    old = "\n".join(comment[1:].strip() for comment in found.user_comments if comment.startswith("|"))
    comments = tuple(comment for comment in found.user_comments if not comment.startswith("|"))
    quoted = old[old.find("msgid ") + 6 :] if "msgid " in old else ""
    previous = denormalize(quoted) if quoted.startswith('"') else ""
    return PoMessage(
        id=found.context or "",
        english=english,
        translation=forms[0],
        fuzzy="fuzzy" in found.flags,
        previous=previous,
        notes=tuple(found.auto_comments),
        source=" ".join(place for place, _ in found.locations),
        comments=comments,
        line=found.lineno or 0,
        plural="" if isinstance(found.id, str) else found.id[1],
        forms=forms[1:],
        flags=tuple(sorted(set(found.flags) - {*_OURS, "python-format"})),
    )


def new_headers(language: str, plural_forms: str, revised: str, translator: str = "") -> dict[str, str]:
    """The header of a new file. `revised`: a day and time as gettext writes it."""
    return {
        "Project-Id-Version": "asylum-screen",
        "PO-Revision-Date": revised,
        "Last-Translator": translator or "nobody yet <>",
        "Language-Team": language,
        "Language": language.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_forms,
    }


def plural_forms(language: str) -> str:
    """The plural rule of a language as gettext writes it."""
    from babel.core import Locale, UnknownLocaleError
    from babel.messages.plurals import get_plural

    try:
        count, rule = get_plural(Locale.parse(language.replace("-", "_")))[:2]
    except (UnknownLocaleError, ValueError):
        count, rule = 2, "(n != 1)"
    return f"nplurals={count}; plural={rule};"


def write_po(file: PoFile) -> str:
    """The text of a PO file. Reading it gives the same file; writing what was read gives the same text."""
    lines = [f"# {comment}".rstrip() for comment in file.preamble]
    header = [f'"{_escaped(f"{name}: {value}")}\\n"' for name, value in file.headers.items()]
    lines += ['msgid ""', 'msgstr ""', *header]
    for message in file.messages:
        lines += ["", *_comments(message), *_words(message)]
    for message in file.obsolete:
        lines += ["", *_comments(message), *(f"#~ {line}" for line in _words(message))]
    return "\n".join(lines) + "\n"


def _comments(message: PoMessage) -> Iterator[str]:
    yield from (f"# {comment}".rstrip() for comment in message.comments)
    yield from (f"#. {note}" for note in message.notes)
    if message.source:
        yield f"#: {message.source}"
    flags = [flag for flag, on in zip(_OURS, (message.fuzzy, "{" in message.english), strict=True) if on]
    if flags or message.flags:
        yield f"#, {', '.join((*flags, *message.flags))}"
    if message.previous:
        yield from (f"#| {line}" for line in _said("msgid", message.previous))


def _words(message: PoMessage) -> Iterator[str]:
    yield f'msgctxt "{_escaped(message.id)}"'
    yield from _said("msgid", message.english)
    if not message.plural:
        yield from _said("msgstr", message.translation)
        return
    yield from _said("msgid_plural", message.plural)
    for number, form in enumerate((message.translation, *message.forms)):
        yield from _said(f"msgstr[{number}]", form)


def _said(key: str, text: str) -> list[str]:
    from babel.messages.pofile import normalize

    return f"{key} {normalize(text, width=WIDTH)}".split("\n")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
