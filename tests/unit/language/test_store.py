"""PO files, the language list, and the pseudo-language."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asylum_screen.language.cells import cell_width
from asylum_screen.language.english import PROGRAM
from asylum_screen.language.po import PoFile, PoMessage, new_headers, plural_forms, read_po, write_po
from asylum_screen.language.pseudo import PseudoWords, pseudo
from asylum_screen.language.store import (
    BrokenCatalogueError,
    UnknownLanguageError,
    has_catalogue,
    offered,
    open_words,
    read_languages,
)
from asylum_screen.language.words import TextStatus, Words

REAL = Path(__file__).parents[3] / "translations"
WRITABLE = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029"), max_size=120)


def po(*messages: PoMessage, lang: str = "es") -> PoFile:
    """A PO file with these messages."""
    headers = new_headers(lang, plural_forms(lang), "2026-11-22 12:00+0000")
    return PoFile("x.po", headers, list(messages), ("Spanish words",))


def folder(tmp_path: Path, *messages: PoMessage, lang: str = "es", about: str = "") -> Path:
    """A translations folder with one language."""
    described = about or f"{lang}: {{own_name: Español, english_name: Spanish, offered: yes}}"
    (tmp_path / "LANGUAGES.yaml").write_text(described + "\n", encoding="utf-8")
    (tmp_path / lang).mkdir(exist_ok=True)
    (tmp_path / lang / "x.po").write_text(write_po(po(*messages, lang=lang)), encoding="utf-8")
    return tmp_path


FULL = (
    PoMessage("ui/yes", "Yes", "Sí", notes=("An answer.",), source="rules/x.yaml"),
    PoMessage(
        "a/say", 'It ends on {date}. "So" \\ it is.', "Termina el {date}.\nFin", fuzzy=True, previous="It ended " * 20
    ),
    PoMessage("a/ask", "x" * 200, "", comments=("ok AS716: because",)),
)


def test_a_written_file_reads_back_the_same() -> None:
    """Nothing is lost on the way out and in: flags, previous English, notes, comments, long lines."""
    text = write_po(po(*FULL))
    again = read_po(text, "x.po")
    assert not again.problems
    assert [(m.id, m.english, m.translation, m.fuzzy, m.previous, m.notes, m.comments) for m in again.messages] == [
        (m.id, m.english, m.translation, m.fuzzy, m.previous, m.notes, m.comments) for m in FULL
    ]
    assert write_po(again) == text


@given(english=WRITABLE.filter(str.strip), translation=WRITABLE, previous=WRITABLE)
def test_any_text_survives(english: str, translation: str, previous: str) -> None:
    """Quotes, backslashes, any script: writing and reading is the identity."""
    message = PoMessage("a/b", english, translation, fuzzy=bool(previous), previous=previous)
    (again,) = read_po(write_po(po(message)), "x").messages
    assert (again.english, again.translation, again.previous) == (english, translation, previous)


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")
def test_gettext_takes_what_we_write(tmp_path: Path) -> None:
    """`msgfmt -c` finds nothing to say about our files."""
    path = tmp_path / "x.po"
    whole = PoMessage("a/say", FULL[1].english, "Termina el {date}. Fin")
    path.write_text(write_po(po(FULL[0], whole, FULL[2])), encoding="utf-8")
    done = subprocess.run(["msgfmt", "-c", "-o", "-", path], capture_output=True, text=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_broken_file_is_a_problem_at_its_line() -> None:
    """A lost quote is reported, not raised, and nothing is guessed."""
    file = read_po('msgid ""\nmsgstr ""\n\nmsgctxt "a"\nmsgid "b"\nmsgstrr "c"\n', "es/x.po")
    assert [str(found.place) for found in file.problems] == ["es/x.po:6:1"]


def test_words_from_a_folder(tmp_path: Path) -> None:
    """The program finds a language by its code, with its draft state and its texts by id."""
    words = open_words("es", folder(tmp_path, PoMessage("ui/yes", "Yes", "Sí"), PoMessage("ui/no", "No!", "No")))
    assert words("ui/yes") == "Sí"
    assert words.lookup("ui/no").status is TextStatus.STALE
    assert words.draft
    assert [language.code for language in offered(tmp_path)] == ["en", "es"]


def test_a_language_that_is_not_there(tmp_path: Path) -> None:
    """The error names the languages there are."""
    with pytest.raises(UnknownLanguageError, match="There are: en, es"):
        open_words("ess", folder(tmp_path))
    assert not has_catalogue(tmp_path, "qq")
    (tmp_path / "es" / "x.po").unlink()
    with pytest.raises(UnknownLanguageError, match="There are: en"):
        open_words("es", tmp_path)


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"\xff\xfe", "es/x.po:1:1"),
        (b'msgid ""\nmsgstr ""\n\nmsgctxt "a"\nmsgid "b"\nmsgstr "c\n', "es/x.po:6:1"),
    ],
)
def test_a_broken_catalogue_is_an_error_to_whoever_starts(tmp_path: Path, data: bytes, place: str) -> None:
    """Nobody reads half a language without a word about it."""
    where = folder(tmp_path)
    (where / "es" / "x.po").write_bytes(data)
    with pytest.raises(BrokenCatalogueError, match=place):
        open_words("es", where)


HEADER = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=3; plural=0;\\n"\n\n'


@pytest.mark.parametrize(
    "body",
    [
        'msgctxt "a"\nmsgid "abc\nmsgstr "x"\n',
        'msgctxt "a"\nmsgid "abc"\nmsgstr "xyz\\"\n',
        'msgctxt "a"\nmsgid "abc"\nmsgstr "xyz" more\n',
        'msgctxt "a"\nmsgid "a "b" c"\nmsgstr "x"\n',
        'msgctxt "a"\nmsgid "abc"\nmsgstr ""\n"xyz\n\nmsgctxt "b"\nmsgid "b"\nmsgstr "c"\n',
    ],
)
def test_a_string_that_is_not_closed_is_an_error_at_its_line(body: str) -> None:
    """Babel would cut the last letter off without a word."""
    (found,) = read_po(HEADER + body, "es/x.po").problems
    lines = (HEADER + body).splitlines()
    wrong = [n for n, line in enumerate(lines, 1) if any(bad in line for bad in ('"abc', '"xyz', '"a "')) and n > 4]
    assert found.place.line in wrong and (found.code, found.place.line) != ("AS701", 1)


def test_what_other_tools_write_is_kept() -> None:
    """Tabs, several plural forms, flags, obsolete entries and what they were made from."""
    text = HEADER + (
        '#, c-format, no-wrap\nmsgctxt\t"a"\nmsgid\t"%d day"\nmsgid_plural "%d days"\n'
        'msgstr[0] "x"\nmsgstr[1] "y\\tz"\nmsgstr[2] "w"\n\n'
        '# kept\n#~| msgid "older"\n#~ msgctxt "o"\n#~ msgid "old"\n#~ msgstr "viejo"\n'
    )
    file = read_po(text, "es/x.po")
    again = read_po(write_po(file), "es/x.po")
    (message,), (lapsed,) = again.messages, again.obsolete
    assert not file.problems
    assert (message.flags, message.plural, message.translation) == (("c-format", "no-wrap"), "%d days", "x")
    assert message.forms == ("y\tz", "w")
    assert (lapsed.id, lapsed.english, lapsed.translation, lapsed.previous) == ("o", "old", "viejo", "older")
    assert lapsed.comments == ("kept",)
    assert write_po(again) == write_po(file)


@pytest.mark.parametrize(
    "wrong",
    [
        "ES: {own_name: a, english_name: b}",
        "es: Spanish",
        "es: {own_name: a}",
        "es: {own_name: a, english_name: b, dir: rtl}",
        "es: {own_name: a, english_name: b, direction: up}",
        "es: {own_name: a, english_name: b, offered: maybe}",
        "es: {own_name: a, english_name: b, months: [x]}",
        "es: {own_name: a, english_name: b, countries: [x]}",
    ],
)
def test_mistakes_in_the_language_list(tmp_path: Path, wrong: str) -> None:
    """Every mistake has a code and a place, and the language is left out."""
    known, problems = read_languages(folder(tmp_path, about=wrong))
    assert [found.code for found in problems] == ["AS703"]
    assert list(known) == ["en"]


def test_the_real_language_list() -> None:
    """The list that is shipped is right; Creole has its own months and countries."""
    known, problems = read_languages(REAL)
    assert problems == []
    creole = Words(known["ht"])
    assert creole.day(date(2027, 3, 15)) == "15 mas 2027"
    assert creole.day(date(2027, 5, 1)) == "premye me 2027"
    assert creole.month(2026, 8) == "out 2026"
    assert (creole.country("US"), creole.country("NO")) == ("Etazini", "Nòvèj")
    spanish = Words(known["es"])
    assert spanish.day(date(2027, 3, 15)) == "15 de marzo de 2027"
    assert spanish.language_name("ht") == "criollo haitiano"


def test_creole_country_names_are_whole_and_differ() -> None:
    """No two countries share a name in any language."""
    known, _ = read_languages(REAL)
    for language in known.values():
        words = Words(language)
        names = [words.country(code) for code in known["ht"].countries]
        assert len(set(names)) == len(names), language.code


def test_pseudo_keeps_values_and_is_longer() -> None:
    """Placeholders stay, brackets close, and the text is about a third longer."""
    made = pseudo("About {count} questions left.")
    assert made.startswith("⟦") and made.endswith("⟧") and "{count}" in made
    assert cell_width(made) >= 1.3 * len("About {count} questions left.")
    words = PseudoWords()
    assert "12" in words("ui/at_most/more", count=12)
    assert words.day(date(2027, 5, 2)) == "⟦2 Máý 2027⟧"
    assert words.country("HN").startswith("⟦Hóñdúrás")


def test_every_program_text_has_a_pseudo_form() -> None:
    """Each line of the program comes out in one pair of brackets."""
    for text in PROGRAM.values():
        made = pseudo(text.english)
        assert (made[0], made[-1], made.count("⟦")) == ("⟦", "⟧", 1), text.id
