"""PO files, read with Babel and written so that gettext, Poedit and Weblate open them cleanly.

Every text is found by its context (`msgctxt`), which is its id. Two texts with the same English are two entries.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from asylum_screen.core.rules import Place
from asylum_screen.problems import Problem, problem

from .catalogue import NOBODY_YET, Entry

REVIEWED = "X-Reviewed-By"
WIDTH = 79


@dataclass(frozen=True, slots=True)
class PoMessage:
    """One entry of a PO file. comments: a translator's own; notes: ours to the translator."""

    id: str
    english: str
    translation: str = ""
    fuzzy: bool = False
    previous: str = ""
    notes: tuple[str, ...] = ()
    source: str = ""
    comments: tuple[str, ...] = ()
    line: int = 0

    def entry(self, file: str = "") -> Entry:
        """The part of it that a running program needs."""
        return Entry(self.id, self.english, self.translation, self.fuzzy, self.line, file)


@dataclass(slots=True)
class PoFile:
    """A PO file: header fields in order, the comment above them, and the messages in order."""

    name: str
    headers: dict[str, str] = field(default_factory=dict)
    messages: list[PoMessage] = field(default_factory=list)
    preamble: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)

    @property
    def reviewer(self) -> str:
        """Who read the whole file as a native speaker."""
        return self.headers.get(REVIEWED, "").strip()


def read_po(text: str, name: str) -> PoFile:
    """Read a PO file. What cannot be read is a problem of the file; nothing is raised."""
    from babel.messages.pofile import PoFileError, PoFileParser

    file = PoFile(name)
    catalog = _collector(file)
    try:
        PoFileParser(catalog, ignore_obsolete=True, abort_invalid=True).parse(text.removeprefix("\ufeff").split("\n"))
    except PoFileError as error:
        line = (getattr(error, "lineno", 0) or 0) + 1
        why = str(error).rpartition(" on ")[0]  # Babel counts the line it adds here from 0
        hint = "Open it in Poedit, or compare it with a file that works."
        file.problems.append(problem("AS701", Place(name, line, 1), f"This line is not understood: {why}.", hint))
    except (ValueError, IndexError, KeyError, AttributeError, TypeError) as error:
        hint = "Open it in Poedit, or compare it with a file that works."
        file.problems.append(problem("AS701", Place(name, 1, 1), f"The file is not understood: {error}.", hint))
    return file


def _collector(file: PoFile) -> Any:
    """A Babel catalogue that keeps every message in order, also two of the same id, and the whole header."""
    from babel.messages.catalog import Catalog

    class Collector(Catalog):
        def __setitem__(self, msgid: Any, message: Any) -> None:
            if not msgid and message.context is None:
                file.headers = dict(_header(message.string))
                file.preamble = tuple(message.user_comments)
            else:
                file.messages.append(_message(message))

    return Collector()


def _header(text: str) -> Iterator[tuple[str, str]]:
    for line in text.split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            yield name.strip(), value.strip()


def _message(found: Any) -> PoMessage:
    from babel.messages.pofile import denormalize

    english = found.id if isinstance(found.id, str) else found.id[0]
    translation = found.string if isinstance(found.string, str) else found.string[0]
    old = "\n".join(comment[1:].strip() for comment in found.user_comments if comment.startswith("|"))
    comments = tuple(comment for comment in found.user_comments if not comment.startswith("|"))
    quoted = old[old.find("msgid ") + 6 :] if "msgid " in old else ""
    previous = denormalize(quoted) if quoted.startswith('"') else ""
    return PoMessage(
        id=found.context or "",
        english=english,
        translation=translation,
        fuzzy="fuzzy" in found.flags,
        previous=previous,
        notes=tuple(found.auto_comments),
        source=" ".join(place for place, _ in found.locations),
        comments=comments,
        line=found.lineno or 0,
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
        REVIEWED: NOBODY_YET,
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
    from babel.messages.pofile import normalize

    lines = [f"# {comment}".rstrip() for comment in file.preamble]
    header = [f'"{_escaped(f"{name}: {value}")}\\n"' for name, value in file.headers.items()]
    lines += ['msgid ""', 'msgstr ""', *header]
    for message in file.messages:
        lines.append("")
        lines += [f"# {comment}".rstrip() for comment in message.comments]
        lines += [f"#. {note}" for note in message.notes]
        lines += [f"#: {message.source}"] if message.source else []
        flags = [flag for flag, on in (("fuzzy", message.fuzzy), ("python-brace-format", "{" in message.english)) if on]
        lines += [f"#, {', '.join(flags)}"] if flags else []
        if message.previous:
            lines += [f"#| {part}" for part in f"msgid {normalize(message.previous, width=WIDTH)}".split("\n")]
        lines.append(f'msgctxt "{_escaped(message.id)}"')
        lines.append(f"msgid {normalize(message.english, width=WIDTH)}")
        lines.append(f"msgstr {normalize(message.translation, width=WIDTH)}")
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
