"""What `translations extract|new|update|check` do, and what they say. The command line only prints it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from asylum_screen.core.rules import RulePack, Text
from asylum_screen.language.english import PROGRAM
from asylum_screen.language.languages import Language
from asylum_screen.language.locales import describe
from asylum_screen.language.store import CODE, LANGUAGES_FILE, begun, read_languages
from asylum_screen.problems import counted, near

from .console import table
from .translations_check import Summary, check
from .translations_files import Update, extract, start, update
from .translations_road import changed, road

LISTED = 20
"""How many missing texts `check` lists by name before it only counts them."""


@dataclass(frozen=True)
class Report:
    """What a command says, and whether what it looked at is in order."""

    text: str
    ok: bool = True


class NoSuchLanguageError(Exception):
    """A language that is not begun, or a code that is none. The message says what to do."""


def texts_of(pack: RulePack) -> Mapping[str, Text]:
    """Every text a person can meet: the rule pack's and the program's own."""
    own = {
        name: replace(text, note=PROGRAM[name].note) if name in PROGRAM else text for name, text in pack.texts.items()
    }
    return {**PROGRAM, **own}


def run_extract(pack: RulePack, folder: Path) -> Report:
    """Write the templates."""
    texts = texts_of(pack)
    written = extract(texts, pack.info.id, folder)
    return Report(f"{len(texts)} texts. {_files('Changed', written)}")


def run_new(pack: RulePack, folder: Path, code: str, day: str) -> Report:
    """Begin a language: its line in LANGUAGES.yaml and its files.

    Raises:
        NoSuchLanguageError: when the code is not one.
    """
    if not CODE.fullmatch(code) or code == "en":
        raise NoSuchLanguageError(f'"{code}" is not the code of a new language. Write it like "pt" or "zh-Hans".')
    known, problems = read_languages(folder)
    said = []
    listed = folder / LANGUAGES_FILE
    if code not in known and not (listed.exists() and any(found.is_error for found in problems)):
        _describe(listed, describe(code))
        said.append(f"Added {code} to {LANGUAGES_FILE}: look at its name, direction and script there.")
    written = start(texts_of(pack), pack.info.id, folder, code, day)
    said.append(_files("Written", written))
    said.append(f"Next: translate one file, then run: asylum-screen translations check {code}")
    return Report("\n".join(said))


def _describe(path: Path, language: Language) -> None:
    lines = [
        f"{language.code}:",
        f'  own_name: "{language.own_name}"',
        f'  english_name: "{language.english_name}"',
        f"  direction: {language.direction}",
        f"  script: {language.script}",
        "  offered: no",
    ]
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    gap = "" if before.endswith("\n") or not before else "\n"
    path.write_text(before + gap + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def run_update(pack: RulePack, folder: Path, codes: Iterable[str]) -> Report:
    """Bring languages (all when none is named) up to the English of today.

    Raises:
        NoSuchLanguageError: when a language is not begun.
        BrokenTranslationsError: when a file of a language cannot be read.
    """
    texts = texts_of(pack)
    updates = [update(texts, pack.info.id, folder, code) for code in _chosen(folder, codes)]
    return Report("\n".join(_told(done) for done in updates) or "No language has been begun.")


def _told(done: Update) -> str:
    counts = f"{len(done.kept)} as before, {len(done.changed)} changed in English, {len(done.new)} not translated"
    lines = [f"{done.language}: {counts}, {len(done.gone)} gone. {_files('Changed', done.written)}"]
    lines += [f"  changed  {text_id}" for text_id in done.changed]
    lines += [f"  gone     {message.id}: {message.translation}" for message in done.gone]
    return "\n".join(lines)


def run_check(
    pack: RulePack, folder: Path, codes: Iterable[str], *, strict: bool = False, everything: bool = False
) -> Report:
    """Check languages (all when none is named); not in order when any has an error.

    Args:
        pack: the rules.
        folder: the translations folder.
        codes: the languages.
        strict: warnings are errors.
        everything: list each text that is not translated, also when there are many.

    Raises:
        NoSuchLanguageError: when a language is not begun.
    """
    texts = texts_of(pack)
    summaries = [check(texts, folder, code, strict=strict) for code in _chosen(folder, codes)]
    lines = [line for summary in summaries for line in _problem_lines(summary, everything=everything)]
    plain = [
        f"{each.language}: {each.good} good, {each.missing} not translated, {each.stale} stale, {each.fuzzy} not sure, "
        f"{counted(each.errors, 'error')}."
        for each in summaries
    ]
    heads = ("language", ">good", ">not translated", ">stale", ">not sure", ">errors")
    rows = [(s.language, *map(str, (s.good, s.missing, s.stale, s.fuzzy, s.errors))) for s in summaries]
    lines += table(heads, rows, plain) if summaries else []
    text = "\n".join(lines) or "No language has been begun."
    return Report(text, ok=not any(each.errors for each in summaries))


def run_changed(pack: RulePack, folder: Path, codes: Iterable[str]) -> Report:
    """List what changed in English since it was translated.

    Raises:
        NoSuchLanguageError: when a language is not begun.
    """
    texts = texts_of(pack)
    return Report("\n".join(line for code in _chosen(folder, codes) for line in changed(texts, folder, code)))


def run_road(pack: RulePack, folder: Path, codes: Iterable[str]) -> Report:
    """Count what a language needs, part by part.

    Raises:
        NoSuchLanguageError: when a language is not begun.
    """
    return Report("\n".join(road(texts_of(pack), folder, _chosen(folder, codes))))


def _problem_lines(summary: Summary, *, everything: bool) -> list[str]:
    """Every problem; of the texts not translated only the first, when there are many and not all are asked for."""
    missing = [found for found in summary.problems if found.code == "AS706"]
    shown = [found for found in summary.problems if found.code != "AS706"]
    lines = [found.line() for found in sorted(shown + (missing if everything else missing[:LISTED]))]
    if len(missing) > LISTED and not everything:
        more = counted(len(missing) - LISTED, "more text is", "more texts are")
        lines.append(f"{summary.language}/: AS706 {more} not translated yet: --all lists them.")
    return lines


def _chosen(folder: Path, codes: Iterable[str]) -> list[str]:
    known, _ = read_languages(folder)
    ready = begun(folder)
    chosen = list(codes)
    for code in chosen:
        if code not in known:
            raise NoSuchLanguageError(f'"{code}" is not in {LANGUAGES_FILE}. {near(code, known)}'.strip())
        if code not in ready:
            raise NoSuchLanguageError(f'"{code}" has not been begun: run `asylum-screen translations new {code}`.')
    return chosen or ready


def _files(word: str, names: list[str]) -> str:
    return f"{word}: {', '.join(names)}." if names else "No file changed."
