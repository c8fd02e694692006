"""The road of a translator on the real texts: stale, update, settle, check; and the half hour of the README."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from asylum_screen.core.rules import RulePack, Text
from asylum_screen.language.english import PROGRAM
from asylum_screen.language.po import PoMessage, read_po, write_po
from asylum_screen.language.registry import placeholders
from asylum_screen.language.store import open_words, read_catalogue, read_languages, read_po_files
from asylum_screen.language.words import TextStatus, Words
from asylum_screen.workbench.translations_commands import run_check, run_extract, run_new, run_update, texts_of
from languages.whole_runs import ROOT, TRANSLATIONS, pack
from program import run

BEGUN = ("es", "ht")
FILES = sorted(TRANSLATIONS.glob("*/*.po"))
README = (TRANSLATIONS / "README.md").read_text(encoding="utf-8")
msgfmt = pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the real translations."""
    return Path(shutil.copytree(TRANSLATIONS, tmp_path / "translations"))


def with_texts(texts: Mapping[str, Text]) -> RulePack:
    """As much of a rule pack as the commands look at."""
    shape: Any = SimpleNamespace(info=SimpleNamespace(id=pack().info.id), texts=texts)
    return cast(RulePack, shape)


def changed(text_id: str, english: str) -> RulePack:
    """The real rules with one English sentence changed."""
    texts = dict(pack().texts)
    texts[text_id] = replace(texts[text_id], english=english)
    return with_texts(texts)


def settle(folder: Path, lang: str, text_id: str, words: str, *, unmark: bool = True) -> None:
    """Do what a translator does in any PO editor: new words, and the fuzzy mark off. The old English may stay."""
    for path in (folder / lang).glob("*.po"):
        blocks = path.read_text(encoding="utf-8").split("\n\n")
        for at, block in enumerate(blocks):
            if f'msgctxt "{text_id}"' in block:
                head = block[: block.index("msgstr ")]
                blocks[at] = (head.replace("#, fuzzy\n", "") if unmark else head) + f'msgstr "{words}"'
                path.write_text("\n\n".join(blocks).rstrip("\n") + "\n", encoding="utf-8")


# ------------------------------------------------------------ one sentence changes


ASK = "question/danger_now/ask"


def test_one_changed_sentence_makes_exactly_its_translations_stale(folder: Path) -> None:
    """In every language that is begun, and nothing else; one command lists them with file and line."""
    before = run_check(pack(), folder, [])
    rules = changed(ASK, "Are you in danger today, or is someone near you hurt?")
    after = run_check(rules, folder, [])
    lines = sorted(set(after.text.splitlines()) - set(before.text.splitlines()))
    stale = [line for line in lines if "AS707" in line]

    assert [line.split(":")[0] for line in stale] == ["es/us.urgent.po", "ht/us.urgent.po"]
    assert all(f"{ASK}: the English has changed since." in line for line in stale)
    assert all(re.match(r"\w\w/us\.urgent\.po:\d+:1 ", line) for line in stale)
    assert [line for line in lines if line not in stale] == [
        line for line in after.text.splitlines() if line.startswith(("es: ", "ht: "))
    ]
    texts = texts_of(rules)
    values = dict.fromkeys((name for text in texts.values() for name in placeholders(text.english)), "x")
    for lang in BEGUN:
        words = open_words(lang, folder)
        shown = {text_id: words.lookup(text, **values).status for text_id, text in texts.items()}
        assert [text_id for text_id, status in shown.items() if status is not TextStatus.OK] == [ASK]
        assert words(rules.texts[ASK]) == "[EN] Are you in danger today, or is someone near you hurt?"


def test_a_word_of_the_program_is_stale_in_the_same_way(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own words are texts like those of the rules."""
    program = {**PROGRAM, "ui/yes": replace(PROGRAM["ui/yes"], english="Yes, it is so")}
    monkeypatch.setattr("asylum_screen.workbench.translations_commands.PROGRAM", program)
    stale = [line for line in run_check(pack(), folder, []).text.splitlines() if "AS707" in line]

    assert [line.split(":")[0] for line in stale] == ["es/program.po", "ht/program.po"]
    words = Words(read_languages(folder)[0]["es"], read_catalogue(folder, "es"), program=program)
    assert (words("ui/yes"), words("ui/no")) == ("[EN] Yes, it is so", "No")


def test_from_stale_to_settled(folder: Path) -> None:
    """`update` marks it and keeps the old English; new words settle it; a second update drops what is left over."""
    english = "Are you in danger today, or is someone near you hurt?"
    rules = changed(ASK, english)
    told = run_update(rules, folder, ["es"]).text
    path = folder / "es" / "us.urgent.po"

    assert "1 changed in English" in told and "Changed: es/us.urgent.po." in told
    assert "#, fuzzy\n#| msgid" in path.read_text(encoding="utf-8")
    assert "es/us.urgent.po" in run_check(rules, folder, ["es"]).text
    settle(folder, "es", ASK, "¿Está usted en peligro hoy, o hay alguien herido cerca de usted?")
    assert open_words("es", folder)(rules.texts[ASK]).startswith("¿Está usted en peligro hoy")
    assert run_check(rules, folder, ["es"]).ok
    run_update(rules, folder, ["es"])
    assert "#|" not in path.read_text(encoding="utf-8")
    assert "No file changed." in run_update(rules, folder, ["es"]).text


# ------------------------------------------------------------ the real files


def test_a_second_update_changes_nothing(folder: Path) -> None:
    """The files are as the program writes them: an update of the real files leaves every byte."""
    run_update(pack(), folder, [])
    once = {path: path.read_bytes() for path in folder.rglob("*.po")}
    told = run_update(pack(), folder, []).text

    assert told.count("No file changed.") == len(BEGUN)
    assert {path: path.read_bytes() for path in folder.rglob("*.po")} == once


@pytest.mark.parametrize("lang", BEGUN)
def test_the_files_are_up_to_date(lang: str, folder: Path) -> None:
    """Nothing is missing, stale, fuzzy or gone, and no old English is left beside a settled text."""
    told = run_update(pack(), folder, [lang]).text.splitlines()[0]

    assert "0 changed in English, 0 not translated, 0 gone. No file changed." in told
    messages = [message for file in read_po_files(TRANSLATIONS, lang) for message in file.messages]
    assert [message.id for message in messages if message.fuzzy or message.previous] == []


@pytest.mark.parametrize("lang", BEGUN)
def test_the_check_finds_no_error(lang: str) -> None:
    """What is offered to people passes `--strict`: one line a language, with nothing to say."""
    report = run_check(pack(), TRANSLATIONS, [lang], strict=True)

    assert report.ok, report.text
    assert re.fullmatch(rf"{lang}: \d+ good, 0 not translated, 0 stale, 0 not sure, 0 errors\.", report.text)


@pytest.mark.parametrize("lang", BEGUN)
def test_writing_what_was_read_gives_the_same_file(lang: str) -> None:
    """No editor of ours changes a file by opening it."""
    for path in (TRANSLATIONS / lang).glob("*.po"):
        text = path.read_text(encoding="utf-8")
        assert write_po(read_po(text, path.name)) == text, path.name


@msgfmt
@pytest.mark.parametrize(
    "path", sorted(TRANSLATIONS.glob("*/*.po")), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_gettext_takes_every_file(path: Path) -> None:
    """`msgfmt -c` is silent."""
    done = subprocess.run(["msgfmt", "-c", "-o", "-", path], capture_output=True)

    assert (done.returncode, done.stderr.decode()) == (0, "")


@msgfmt
def test_gettext_takes_the_templates(folder: Path) -> None:
    """What a translator's own tools start from is right too."""
    run_extract(pack(), folder)
    templates = sorted(folder.glob("*.pot"))

    assert len(templates) == len(list((TRANSLATIONS / "es").glob("*.po")))
    for path in templates:
        done = subprocess.run(["msgfmt", "--check-format", "-o", "-", path], capture_output=True)
        assert (done.returncode, done.stderr.decode()) == (0, "")


# ------------------------------------------------------------ other programs of translators


def said(path: Path) -> list[PoMessage]:
    """What a file says, without the numbers of its lines and the old English of settled texts."""
    file = read_po(path.read_text(encoding="utf-8"), path.name)
    assert file.problems == []
    return [replace(each, line=0, previous=each.previous if each.fuzzy else "") for each in file.messages]


@pytest.fixture
def worked_on(tmp_path: Path) -> list[Path]:
    """Every file as it is in the middle of the work: entries not sure, with their old English, and comments."""
    copies = []
    for path in FILES:
        file = read_po(path.read_text(encoding="utf-8"), path.name)
        file.messages = [
            replace(
                each,
                fuzzy=place % 3 == 0,
                previous=f'Before: "{each.english}"' if place % 3 == 0 else "",
                comments=("ok AS716: a reason",) if place % 5 == 0 else each.comments,
            )
            for place, each in enumerate(file.messages)
        ]
        copy = tmp_path / f"{path.parent.name}-{path.name}"
        copy.write_text(write_po(file), encoding="utf-8")
        copies.append(copy)
    return copies


@msgfmt
@pytest.mark.parametrize("command", [["msgcat"], ["msgcat", "--no-wrap"], ["msgmerge", "-q", "--previous", "-N"]])
def test_gettext_reads_and_writes_every_entry_back(command: list[str], worked_on: list[Path], tmp_path: Path) -> None:
    """Contexts, notes, comments, flags and old English stay; our own writer gives the first file again."""
    for path in worked_on:
        back = tmp_path / "back.po"
        files = [path, path] if command[0] == "msgmerge" else [path]
        subprocess.run([*command, "-o", back, *files], check=True)
        assert said(back) == said(path), path.name
        assert write_po(read_po(back.read_text("utf-8"), path.name)) == path.read_text("utf-8"), path.name


def test_what_weblate_reads_with_loses_nothing(worked_on: list[Path]) -> None:
    """Where translate-toolkit is installed: every entry is found by its context, settled, and written back."""
    pypo = pytest.importorskip("translate.storage.pypo")
    for path in worked_on:
        before = said(path)
        store = pypo.pofile.parsefile(str(path))
        units = [unit for unit in store.units if not unit.isheader()]
        assert [unit.getcontext() for unit in units] == [each.id for each in before]
        assert [unit.isfuzzy() for unit in units] == [each.fuzzy for each in before]
        units[0].target = f"{before[0].translation} ñ"
        units[0].markfuzzy(False)
        store.save()
        settled = replace(before[0], translation=f"{before[0].translation} ñ", fuzzy=False, previous="")
        assert said(path) == [settled, *before[1:]], path.name


def test_what_poedit_adds_does_no_harm(folder: Path) -> None:
    """It breaks lines elsewhere and adds two fields to the header; an update brings the lines back."""
    path = folder / "es" / "program.po"
    before = path.read_text(encoding="utf-8")
    broken = before.replace(
        '"PO-Revision-Date', '"POT-Creation-Date: \\n"\n"X-Generator: Poedit 3.2.2\\n"\n"PO-Revision-Date', 1
    )
    broken = re.sub(r'([a-z]) "\n"([a-z])', r"\1 \2", broken)
    assert broken != before
    path.write_text(broken, encoding="utf-8")
    assert run_check(pack(), folder, ["es"]).ok
    run_update(pack(), folder, ["es"])
    after = path.read_text(encoding="utf-8")

    added = ('"POT-Creation-Date: \\n"\n', '"X-Generator: Poedit 3.2.2\\n"\n')
    assert "".join(after.split(added[0])).replace(added[1], "") == before


# ------------------------------------------------------------ the half hour


def step(number: int) -> str:
    """One numbered step of the README."""
    found = re.search(rf"\*\*{number}\..*?(?=\n\*\*{number + 1}\.|\n## )", README, re.DOTALL)
    assert found is not None
    return found[0]


def command(text: str) -> list[str]:
    """The command line of a step, without the name of the program."""
    found = re.search(r"^    asylum-screen (.+)$", text, re.MULTILINE)
    assert found is not None
    return found[1].split()


def test_the_half_hour_of_the_readme(folder: Path) -> None:
    """Each step as it is written there, with the real program: begin, translate, check, see."""
    translations = ["--translations", str(folder)]
    begun = run(*translations, *command(step(1)))
    assert begun.returncode == 0 and "Added pt to LANGUAGES.yaml" in begun.stdout
    assert read_languages(folder)[0]["pt"].own_name == "Português"

    example = re.search(r'msgctxt "(.+)"\n    msgid "(.+)"\n    msgstr "(.+)"', step(2))
    assert example is not None
    assert PROGRAM[example[1]].english == example[2]
    settle(folder, "pt", example[1], example[3])

    checked = run(*translations, *command(step(3)))
    assert checked.returncode == 0 and "pt: 1 good" in checked.stdout
    explained = run("rules", "explain", "AS716")
    assert explained.returncode == 0 and "AS716" in explained.stdout

    seen = run(*translations, *command(step(4)), stdin="1\n1\n1\n0\n1\n")
    assert seen.returncode == 0
    assert "Não sei" in seen.stdout and "I do not know" in seen.stdout
    assert "[EN] Are you in danger" in seen.stdout or "[EN]" in seen.stdout


def test_an_exception_is_written_as_the_readme_says(folder: Path) -> None:
    """The comment of step three takes away the finding it names, and only with its reason."""
    run_new(pack(), folder, "pt", "2026-11-22")
    comment = re.search(r"^    (# ok AS716: .+)$", step(3), re.MULTILINE)
    assert comment is not None
    text = next(text for text in pack().texts.values() if " not " in text.english and "{" not in text.english)
    path = next(file for file in (folder / "pt").glob("*.po") if f'msgctxt "{text.id}"' in file.read_text("utf-8"))
    settle(folder, "pt", text.id, "Isto diz outra coisa sobre a lei. A lei olha para tudo isto também?")
    before = run_check(pack(), folder, ["pt"]).text
    file = read_po(path.read_text(encoding="utf-8"), path.name)
    file.messages = [
        replace(message, comments=(comment[1].removeprefix("# "),)) if message.id == text.id else message
        for message in file.messages
    ]
    path.write_text(write_po(file), encoding="utf-8")
    after = run_check(pack(), folder, ["pt"]).text

    assert f"AS716 {text.id}" in before.replace(" (warning)", "")
    assert f"AS716 {text.id}" not in after.replace(" (warning)", "")


def test_the_readme_lists_what_is_there() -> None:
    """The list of files and the table of lists name what exists."""
    for name in (
        "LANGUAGES.yaml",
        "keep.yaml",
        "es/program.po",
        "es/us.grounds.po",
        "es/glossary.yaml",
        "es/checks.yaml",
    ):
        assert name in README
        assert (TRANSLATIONS / name).is_file()
    assert (ROOT / "translations").is_dir()
