"""What is kept ready: equal to what was read, gone with any change, and harmless whatever stands in the file."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from asylum_screen.language.store import open_words, read_languages
from asylum_screen.problems import RuleFilesInvalid
from asylum_screen.reading import ready
from asylum_screen.rulebook import check_pack, load_pack
from asylum_screen.rulebook.ready import SHELF, ready_pack
from program import ROOT

SMALL = ROOT / "tests" / "rule_files" / "good" / "small"
BAD = sorted((ROOT / "tests" / "rule_files" / "bad").glob("*.yaml"))
PACKS = (ROOT / "rules", SMALL, ROOT / "tests" / "other_country" / "rules")


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with the small rules, to which the program belongs."""
    (tmp_path / "pyproject.toml").touch()
    shutil.copytree(SMALL, tmp_path / "rules")
    shutil.copytree(ROOT / "translations", tmp_path / "translations")
    monkeypatch.setattr(ready, "place_of", lambda folder: _of(folder, tmp_path))
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    return tmp_path


def _of(folder: Path, checkout: Path) -> Path | None:
    """Where the program of this checkout keeps things ready."""
    return real_place(folder, checkout / "src" / "asylum_screen")


real_place = ready.place_of


def kept(checkout: Path) -> Path:
    """The file of the rules."""
    return checkout / ready.FOLDER / "rules.json"


@pytest.mark.parametrize("folder", PACKS, ids=lambda path: path.parent.name)
def test_what_is_taken_equals_what_was_put(folder: Path) -> None:
    """Every rule, sentence and place comes back, also through JSON."""
    pack = load_pack(folder)
    again = SHELF.take(json.loads(json.dumps(SHELF.put(pack))))
    assert again == pack
    assert list(again.texts) == list(pack.texts) and list(again.questions) == list(pack.questions)


def test_the_second_start_reads_no_yaml(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pack is kept at the first start, and is the same at the second."""
    first = ready_pack(checkout / "rules")
    monkeypatch.setattr("asylum_screen.rulebook.load.check_pack", None)
    assert ready_pack(checkout / "rules") == first


@pytest.mark.parametrize("name", sorted(path.relative_to(SMALL).as_posix() for path in SMALL.rglob("*.yaml")))
def test_an_edit_counts_at_once(checkout: Path, name: str) -> None:
    """A changed file of the same length and the same time is seen."""
    ready_pack(checkout / "rules")
    path = checkout / "rules" / name
    times = path.stat()
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("Religion", "RELIGION")
        .replace("Legal Aid", "LEGAL AID")
        .replace("nobody", "NOBODY")
        .replace("statute,", "court,  "),
        encoding="utf-8",
    )
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert path.read_text(encoding="utf-8") != text and path.stat().st_size == times.st_size
    assert ready_pack(checkout / "rules") == load_pack(checkout / "rules")


def test_a_mistake_is_told_each_time(checkout: Path) -> None:
    """A pack with a mistake is not kept, and the kept one is not taken for it."""
    ready_pack(checkout / "rules")
    (checkout / "rules" / "wrong.yaml").write_text("titel: x\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(RuleFilesInvalid) as told:
            ready_pack(checkout / "rules")
        assert list(told.value.problems) == check_pack(checkout / "rules")[1]


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_every_mistake_is_told_as_before(checkout: Path, path: Path) -> None:
    """What is wrong in a file is told in the same words, whether a good pack was kept before or not."""
    place = re.search(r"# place: (\S+)", path.read_bytes().decode("utf-8", "replace"))
    ready_pack(checkout / "rules")
    target = checkout / "rules" / (place.group(1) if place else "grounds/wrong.yaml")
    target.parent.mkdir(exist_ok=True)
    shutil.copyfile(path, target)
    pack, problems = check_pack(checkout / "rules")
    if pack is not None:
        assert ready_pack(checkout / "rules") == pack
        return
    with pytest.raises(RuleFilesInvalid) as told:
        ready_pack(checkout / "rules")
    assert list(told.value.problems) == problems


def test_a_pack_with_a_warning_is_not_kept(checkout: Path) -> None:
    """Only what is clean is kept."""
    (checkout / "rules" / "note.txt").write_text("title: x\n", encoding="utf-8")
    ready_pack(checkout / "rules")
    assert not kept(checkout).exists()


def _sealed(checkout: Path, body: bytes) -> None:
    """A file with the right key and the right sum, and another body."""
    key = kept(checkout).read_bytes().split(b" ")[0].decode()
    kept(checkout).write_bytes(f"{key} {hashlib.sha256(body).hexdigest()}\n".encode() + body)


def _changed(change: Callable[[dict[str, list[object]]], object]) -> Callable[[Path], None]:
    def spoil(checkout: Path) -> None:
        data = json.loads(kept(checkout).read_bytes().partition(b"\n")[2])
        change(data)
        _sealed(checkout, json.dumps(data).encode())

    return spoil


def _a_link(checkout: Path) -> None:
    elsewhere = checkout / "elsewhere.json"
    kept(checkout).rename(elsewhere)
    kept(checkout).symlink_to(elsewhere)


def _a_linked_folder(checkout: Path) -> None:
    (checkout / ready.FOLDER).rename(checkout / "elsewhere")
    (checkout / ready.FOLDER).symlink_to(checkout / "elsewhere")


SPOILED: dict[str, Callable[[Path], object]] = {
    "half": lambda checkout: kept(checkout).write_bytes(kept(checkout).read_bytes()[:5000]),
    "nothing": lambda checkout: kept(checkout).write_bytes(b""),
    "random bytes": lambda checkout: kept(checkout).write_bytes(bytes(range(256)) * 40),
    "other json": lambda checkout: _sealed(checkout, b'{"plain": 1}'),
    "a list": lambda checkout: _sealed(checkout, b"[1, 2]"),
    "a hundred thousand brackets": lambda checkout: _sealed(checkout, b"[" * 100_000),
    "no json": lambda checkout: _sealed(checkout, b"__import__('os')"),
    "another class": _changed(lambda data: data["rows"].append([9999, 0])),
    "a later place": _changed(lambda data: data["rows"].insert(0, [0, 10**6])),
    "a place before the first": _changed(lambda data: data["rows"].append([0, -1])),
    "too few values": _changed(lambda data: data["rows"][-1].pop()),
    "a number for a text": _changed(lambda data: data.update(plain=[7] * len(data["plain"]))),
    "a list for a text": _changed(lambda data: data.update(plain=[[]] * len(data["plain"]))),
    "not a pack at the end": _changed(lambda data: data.update(last=[0])),
    "a link": _a_link,
    "a folder that is a link": _a_linked_folder,
    "others may write": lambda checkout: kept(checkout).chmod(0o666),
    "others may write in the folder": lambda checkout: kept(checkout).parent.chmod(0o777),
    "a folder": lambda checkout: (kept(checkout).unlink(), kept(checkout).mkdir()),
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED.keys())
def test_a_spoiled_file_costs_a_new_reading_and_nothing_else(
    checkout: Path, spoil: Callable[[Path], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Broken, hostile or linked: the files are read, and the pack is the same."""
    first = ready_pack(checkout / "rules")
    spoil(checkout)
    read: list[Path] = []
    from asylum_screen.rulebook.load import check_pack as real

    def counted(folder: Path, as_of: date | None = None) -> object:
        read.append(folder)
        return real(folder, as_of)

    monkeypatch.setattr("asylum_screen.rulebook.load.check_pack", counted)
    assert ready_pack(checkout / "rules") == first
    assert read == [checkout / "rules"]


def test_where_nothing_can_be_written_the_files_are_read(checkout: Path) -> None:
    """A file in the place of the folder stands for a folder in which nothing can be written."""
    (checkout / ready.FOLDER).write_text("", encoding="utf-8")
    assert ready_pack(checkout / "rules") == load_pack(checkout / "rules")
    assert (checkout / ready.FOLDER).read_text(encoding="utf-8") == ""


def test_rules_that_are_not_its_own_are_never_kept(checkout: Path) -> None:
    """A folder named by hand leaves nothing behind."""
    shutil.copytree(SMALL, checkout / "deep" / "rules")
    ready_pack(checkout / "deep" / "rules")
    assert not (checkout / ready.FOLDER).exists()
    assert sorted(path.name for path in (checkout / "deep").iterdir()) == ["rules"]


def test_where_python_writes_no_byte_code_nothing_is_kept(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who tells Python to leave no files behind means this too."""
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    ready_pack(checkout / "rules")
    assert not (checkout / ready.FOLDER).exists()


def test_catalogues_and_languages_are_the_same(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every translation, and the list of languages, come back as they were."""
    folder = checkout / "translations"
    first = open_words("es", folder)
    monkeypatch.setattr("asylum_screen.language.store.read_po_files", None)
    again = open_words("es", folder)
    assert first.catalogue is not None and again.catalogue is not None
    assert dict(first.catalogue) == dict(again.catalogue)
    assert first.catalogue.read == again.catalogue.read
    assert again.language == read_languages(folder)[0]["es"]


def test_a_translator_s_edit_counts_at_once(checkout: Path) -> None:
    """A new word is shown at the next start."""
    open_words("es", checkout / "translations")
    path = checkout / "translations" / "es" / "program.po"
    path.write_text(path.read_text(encoding="utf-8").replace('msgstr "Sí"', 'msgstr "Sip"'), encoding="utf-8")
    assert open_words("es", checkout / "translations")("ui/yes") == "Sip"
