"""Writes a handout: whole or not at all, readable by its owner only, and nothing beside it."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import re
import secrets
import stat
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from asylum_screen.language.messages import message
from asylum_screen.present.handout_form import Look

from .exits import Exit, Stop, tell, why

if TYPE_CHECKING:
    from asylum_screen.core.orientation import Orientation
    from asylum_screen.language.words import Words
    from asylum_screen.present.build import PaperOptions
    from asylum_screen.present.document import Document
    from asylum_screen.present.handout_form import PaperForm

    from .voice import Voice

HANDOUT_HELP = "Write a handout ending in .html, .pdf or .ics (calendar). Repeatable."
PAPER_HELP = (
    "Handout style: letter, a4, large, black, beside (two languages), cards (to cut out). Repeatable. "
    "whole: everything the screen says too, only with --with-answers."
)
WITH_ANSWERS_HELP = "Include in the handout what was answered, and what it brings up."
ENDINGS = (".html", ".pdf", ".ics")


@dataclass(frozen=True)
class Paper:
    """What was asked for on the command line: files to write, how they look, and if answers may stand on them."""

    files: tuple[Path, ...] = ()
    looks: tuple[Look, ...] = ()
    with_answers: bool = False

    def check(self) -> None:
        """See that every name can be a handout, before anything is asked or printed; sweep what a kill left behind.

        Raises:
            Stop: usage, for another ending, or for a look that tells the answers without leave to print them.
        """
        if self.files and Look.WHOLE in self.looks and not self.with_answers:
            raise Stop(Exit.USAGE, message("error/usage/whole", look="--paper whole", option="--with-answers"))
        for path in self.files:
            _sweep(path.parent)
            if path.suffix.lower() not in ENDINGS:
                raise Stop(Exit.USAGE, message("error/usage/paper", option="--handout", name=path.name))

    def write(self, orientation: Orientation, words: Words, options: PaperOptions, voice: Voice) -> None:
        """Write every file asked for, and say so."""
        options = replace(options, with_answers=self.with_answers)
        for path in self.files:
            write_handout(path, orientation, words, options, self.looks, voice)


def write_handout(
    path: Path,
    orientation: Orientation,
    words: Words,
    options: PaperOptions,
    looks: tuple[Look, ...] = (),
    voice: Voice | None = None,
) -> None:
    """Write the handout in the form its name ends with; a voice says so.

    Raises:
        Stop: usage, for another ending; not written, when the file cannot be written or the form is not installed.
    """
    Paper((path,)).check()
    write_whole(path, handout_bytes(path.suffix.lower(), orientation, words, options, looks))
    if voice is not None:
        tell(voice.say(message("error/written", name=str(path))))


def handout_bytes(
    ending: str, orientation: Orientation, words: Words, options: PaperOptions, looks: tuple[Look, ...] = ()
) -> bytes:
    """The handout as bytes.

    Raises:
        Stop: not written, when the form needs something that is not installed.
    """
    from asylum_screen.present.handout import build_handout
    from asylum_screen.present.handout_form import PaperForm

    document = build_handout(orientation, words, options, whole=Look.WHOLE in looks)
    form = PaperForm.of(looks, ids=options.show_ids)
    if ending == ".ics":
        from asylum_screen.present.ics import render_ics

        return render_ics(document, words, stamp=orientation.as_of).encode()
    return document_bytes(ending, document, form)


def document_bytes(ending: str, document: Document, form: PaperForm | None = None) -> bytes:
    """A document as HTML or PDF.

    Raises:
        Stop: not written, when the form needs something that is not installed.
    """
    if ending == ".pdf":
        from asylum_screen.present.pdf import PdfError, render_pdf

        try:
            return render_pdf(document, form)
        except PdfError as problem:
            raise Stop(Exit.NOT_WRITTEN, problem.message) from None
    from asylum_screen.present.html import render_html

    return render_html(document, form).encode()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file with mode 0600, whole or not at all. Killed at any moment, nothing else stays.

    The bytes go into a file without a name, which gets its name once it is whole. Where the system cannot do that,
    the bytes are written under a name of their own, with the least time in which a kill would leave it.

    Raises:
        Stop: not written, with the reason.
    """
    try:
        if not _write_nameless(path, data):
            _write_named(path, data)
    except OSError as problem:
        said = message("error/not_written", name=str(path), reason=why(problem))
        raise Stop(Exit.NOT_WRITTEN, said) from None


def _write_nameless(path: Path, data: bytes) -> bool:
    """Write through a file that has no name until it is whole; False where the system has no such files."""
    flag = getattr(os, "O_TMPFILE", 0)
    if not flag:
        return False
    try:
        handle = os.open(path.parent, flag | os.O_WRONLY | os.O_CLOEXEC, 0o600)
    except OSError:
        return False  # no such file system, or no such folder: the other way tells the reason
    try:
        fcntl.flock(handle, fcntl.LOCK_SH)
        _fill(handle, data)
        return _give_name(handle, path)
    finally:
        os.close(handle)


def _give_name(handle: int, path: Path) -> bool:
    """Link the file under its name. A name that is taken is taken over in one step, never left empty."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    with contextlib.suppress(FileExistsError):
        return _link(handle, path)
    beside = _beside(path)
    if not _link(handle, beside):
        return False
    with _taking_over(beside, path):
        return True


def _link(handle: int, name: Path) -> bool:
    """Give a nameless file a name; False where the system cannot."""
    try:
        folder = os.open("/proc/self/fd", os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        # Only with a folder given does os.link follow the link in /proc to the file itself.
        os.link(str(handle), name, src_dir_fd=folder, follow_symlinks=True)
    except FileExistsError:
        raise
    except OSError:
        return False
    finally:
        os.close(folder)
    return True


def _beside(path: Path) -> Path:
    return path.parent / f".{secrets.token_hex(8)}.part"


def _sweep(folder: Path) -> None:
    """Take away what a program of ours that was killed has left in a folder. One that still writes holds a lock."""
    for left in folder.glob(".*.part"):
        with contextlib.suppress(OSError):
            if not re.fullmatch(r"\.[0-9a-f]{16}\.part", left.name):
                continue
            handle = os.open(left, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
            try:
                seen = os.fstat(handle)
                if stat.S_ISREG(seen.st_mode) and seen.st_uid == os.geteuid():
                    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    left.unlink()
            finally:
                os.close(handle)


@contextlib.contextmanager
def _taking_over(beside: Path, path: Path) -> Iterator[None]:
    """At the end one file takes the name of another; when anything fails, it goes."""
    try:
        yield
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _write_named(path: Path, data: bytes) -> None:
    beside = _beside(path)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0), 0o600)
    try:
        with _taking_over(beside, path):
            fcntl.flock(handle, fcntl.LOCK_SH)
            _fill(handle, data)
    finally:
        os.close(handle)


def _fill(handle: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]
    os.fsync(handle)
