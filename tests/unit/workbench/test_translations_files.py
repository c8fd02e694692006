"""Templates, new languages, and merging by text id."""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asylum_screen.core.rules import Place, Text
from asylum_screen.language.languages import Language
from asylum_screen.language.store import read_catalogue, read_po_files
from asylum_screen.language.words import TextStatus, Words
from asylum_screen.workbench.translations_files import BrokenTranslationsError, extract, start, update

SPANISH = Language("es", "Español", "Spanish")


def text(text_id: str, english: str, file: str = "grounds/religion.yaml", note: str = "") -> Text:
    """A text of a rule file."""
    return Text(text_id, english, Place(file, 3, 5), note)


def pack(*texts: Text) -> dict[str, Text]:
    """Texts by id."""
    return {item.id: item for item in texts}


TEXTS = pack(
    Text("ui/yes", "Yes", note="An answer."),
    text("faith/ask", "Did you change your religion?", note="Asked with care."),
    text("faith/why", "It ends on {date}."),
    text("pack/title", "US asylum", file="pack.yaml"),
)


def fill(folder: Path, **words: str) -> None:
    """Put translations into the Spanish files, by the last part of the id."""
    for file in read_po_files(folder, "es"):
        path = folder / file.name
        lines = path.read_text(encoding="utf-8")
        for name, translation in words.items():
            at = lines.find(f'/{name}"\n')
            if at >= 0:
                spot = lines.index('msgstr ""', at)
                lines = lines[:spot] + f'msgstr "{translation}"' + lines[spot + len('msgstr ""') :]
        path.write_text(lines, encoding="utf-8")


def begin(folder: Path) -> None:
    """Begin Spanish and fill it."""
    start(TEXTS, "us", folder, "es", "2026-11-22")
    fill(folder, yes="Sí", ask="¿Cambió de religión?", why="Termina el {date}.", title="Asilo en EE. UU.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A translations folder in which Spanish has just been begun and filled."""
    begin(tmp_path)
    return tmp_path


def test_a_language_begins_with_one_file_for_each_folder(folder: Path) -> None:
    """The program's words and each rule folder have a file of their own, with notes and sources."""
    assert [file.name for file in read_po_files(folder, "es")] == ["es/program.po", "es/us.grounds.po", "es/us.pack.po"]
    written = (folder / "es" / "us.grounds.po").read_text(encoding="utf-8")
    assert "#. Asked with care.\n#: rules/grounds/religion.yaml\n" in written
    assert "#, python-brace-format" in written
    assert len(read_catalogue(folder, "es")) == 4


def test_beginning_twice_touches_nothing(folder: Path) -> None:
    """`new` never writes over a translator's work."""
    before = (folder / "es" / "program.po").read_bytes()
    assert start(TEXTS, "us", folder, "es", "2027-01-01") == []
    assert (folder / "es" / "program.po").read_bytes() == before


def test_an_update_without_a_change_writes_nothing(folder: Path) -> None:
    """The same English leaves every byte."""
    report = update(TEXTS, "us", folder, "es")
    assert (report.written, report.new, report.changed, report.gone) == ([], [], [], [])
    assert len(report.kept) == 4


def test_changed_english_makes_exactly_that_text_stale(folder: Path) -> None:
    """Before the update the old words are stale, after it fuzzy; both show English, and the old English is kept."""
    changed = {**TEXTS, "faith/ask": text("faith/ask", "Did you leave your religion?")}
    words = Words(SPANISH, read_catalogue(folder, "es"))
    stale = [item.id for item in changed.values() if words.lookup(item, date="x").status is not TextStatus.OK]
    assert stale == ["faith/ask"]
    assert words.lookup(changed["faith/ask"]).status is TextStatus.STALE
    report = update(changed, "us", folder, "es")
    assert report.changed == ["faith/ask"]
    assert report.written == ["es/us.grounds.po"]
    written = (folder / "es" / "us.grounds.po").read_text(encoding="utf-8")
    assert '#, fuzzy\n#| msgid "Did you change your religion?"\n' in written
    after = Words(SPANISH, read_catalogue(folder, "es"))
    assert after.lookup(changed["faith/ask"]).status is TextStatus.FUZZY
    assert after(changed["faith/ask"]) == "[EN] Did you leave your religion?"


def test_english_changed_twice_keeps_what_was_translated(folder: Path) -> None:
    """The translator sees the English the words were made from, however often it changed since."""
    for english in ("Did you leave it?", "Did you leave your faith?"):
        update({**TEXTS, "faith/ask": text("faith/ask", english)}, "us", folder, "es")
    written = (folder / "es" / "us.grounds.po").read_text(encoding="utf-8")
    assert '#| msgid "Did you change your religion?"\nmsgctxt "faith/ask"\nmsgid "Did you leave your faith?"' in written


def test_english_changed_back_is_settled_again(folder: Path) -> None:
    """An edit that is undone leaves the translation good."""
    before = (folder / "es" / "us.grounds.po").read_bytes()
    update({**TEXTS, "faith/ask": text("faith/ask", "Did you leave it?")}, "us", folder, "es")
    update(TEXTS, "us", folder, "es")
    assert (folder / "es" / "us.grounds.po").read_bytes() == before


def test_words_never_move_to_a_similar_text(folder: Path) -> None:
    """A text under a new id starts empty, also when its English is the same; the old one is reported."""
    moved = {key: value for key, value in TEXTS.items() if key != "faith/ask"}
    moved["belief/ask"] = text("belief/ask", "Did you change your religion?")
    report = update(moved, "us", folder, "es")
    assert report.new == ["belief/ask"]
    assert [message.translation for message in report.gone] == ["¿Cambió de religión?"]


def test_a_text_that_moves_to_another_folder_keeps_its_words(folder: Path) -> None:
    """The file of a text is not part of its id; a file without texts goes away."""
    moved = {key: value for key, value in TEXTS.items() if key != "pack/title"}
    moved["pack/title"] = text("pack/title", "US asylum", file="entry/arrival.yaml")
    report = update(moved, "us", folder, "es")
    assert report.written == ["es/us.entry.po", "es/us.pack.po"]
    assert read_catalogue(folder, "es")["pack/title"].translation == "Asilo en EE. UU."
    assert not (folder / "es" / "us.pack.po").exists()


def words_in(folder: Path) -> list[tuple[str, str]]:
    """Every id and translation of a language, also of entries that no text is left for."""
    files = read_po_files(folder, "es")
    return sorted((each.id, each.translation) for file in files for each in (*file.messages, *file.obsolete))


def test_words_without_a_text_are_kept_and_come_back(folder: Path) -> None:
    """The entry turns obsolete (`#~`), stays so, and is the translation again when the text is."""
    before = {path.name: path.read_bytes() for path in (folder / "es").glob("*.po")}
    fewer = {key: value for key, value in TEXTS.items() if key != "faith/ask"}
    for _ in range(2):
        report = update(fewer, "us", folder, "es")
    assert report.gone == []
    assert '#~ msgstr "¿Cambió de religión?"' in (folder / "es" / "us.grounds.po").read_text(encoding="utf-8")
    assert update(TEXTS, "us", folder, "es").gone == []
    assert {path.name: path.read_bytes() for path in (folder / "es").glob("*.po")} == before


@given(kept=st.lists(st.sets(st.sampled_from(sorted(TEXTS))), max_size=4))
def test_no_update_ever_drops_words(kept: list[set[str]]) -> None:
    """Whatever texts come and go, in whatever order, every translation is still there."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        begin(folder)
        before = {pair for pair in words_in(folder) if pair[1]}
        for ids in kept:
            update({key: value for key, value in TEXTS.items() if key in ids}, "us", folder, "es")
            assert before <= set(words_in(folder))


def test_another_pack_is_left_alone(folder: Path) -> None:
    """Merging one rule pack never touches the files of another."""
    other = folder / "es" / "xx.grounds.po"
    other.write_text((folder / "es" / "us.grounds.po").read_text(encoding="utf-8"), encoding="utf-8")
    report = update({"ui/yes": TEXTS["ui/yes"]}, "yy", folder, "es")
    assert other.exists() and (folder / "es" / "us.grounds.po").exists()
    assert report.gone == []


def test_a_broken_file_stops_the_update(folder: Path) -> None:
    """Nothing is written over a file that could not be read."""
    path = folder / "es" / "us.grounds.po"
    path.write_text(path.read_text(encoding="utf-8") + "\nbroken\n", encoding="utf-8")
    with pytest.raises(BrokenTranslationsError):
        update(TEXTS, "us", folder, "es")
    assert path.read_text(encoding="utf-8").endswith("broken\n")


def test_templates_are_stable(tmp_path: Path) -> None:
    """Extracting twice writes once; a template without texts goes away; lines of rule files are not in it."""
    assert extract(TEXTS, "us", tmp_path) == ["program.pot", "us.grounds.pot", "us.pack.pot"]
    assert extract(TEXTS, "us", tmp_path) == []
    assert extract(pack(TEXTS["ui/yes"]), "us", tmp_path) == ["us.grounds.pot", "us.pack.pot"]


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")
def test_gettext_takes_every_file(folder: Path) -> None:
    """`msgfmt -c` is silent about a begun and an updated language."""
    update({**TEXTS, "faith/ask": text("faith/ask", "Did you leave it?")}, "us", folder, "es")
    for path in (folder / "es").glob("*.po"):
        done = subprocess.run(["msgfmt", "-c", "-o", "-", path], capture_output=True)
        assert (done.returncode, done.stderr) == (0, b"")
