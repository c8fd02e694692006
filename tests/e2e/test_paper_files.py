"""Papers on the disk: whole or not at all, readable by their owner only, and nothing beside them."""

from __future__ import annotations

import fcntl
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from asylum_screen.cli import handout
from asylum_screen.cli.exits import Exit, Stop
from asylum_screen.cli.handout import write_whole

ROOT = Path(__file__).resolve().parents[2]
PERSON = ROOT / "tests" / "people" / "02_honduran_mother.yaml"
SLOW = """
import os, signal, sys, time
from asylum_screen.cli import handout
from pathlib import Path
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell starts what runs beside it without one
if sys.argv[2] == "named":
    os.O_TMPFILE = 0
print("go", flush=True)
real = os.write
def slow(handle, data):
    time.sleep(0.02)
    return real(handle, bytes(data[:4096]))
os.write = slow
handout.write_whole(Path(sys.argv[1]), b"x" * 4096 * 400)
"""


def run(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a folder of its own."""
    return subprocess.run(
        [sys.executable, "-m", "asylum_screen", "screen", "--answers", PERSON, *arguments],
        cwd=cwd,
        capture_output=True,
        env={**os.environ, "ASYLUM_SCREEN_TODAY": "2026-11-22", "PYTHONPATH": str(ROOT / "src")},
    )


def test_the_papers_asked_for_are_written_and_nothing_else(tmp_path: Path) -> None:
    """Two forms of one interview, each with mode 0600."""
    done = run("--handout", "paper.html", "--handout", "dates.ics", cwd=tmp_path)
    assert done.returncode == Exit.DONE, done.stderr
    assert sorted(file.name for file in tmp_path.iterdir()) == ["dates.ics", "paper.html"]
    assert {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()} == {0o600}


def test_another_ending_is_a_usage_error_before_anything_is_printed(tmp_path: Path) -> None:
    """No orientation is printed, no file is written."""
    done = run("--handout", "paper.txt", cwd=tmp_path)
    assert done.returncode == Exit.USAGE
    assert done.stdout == b""
    assert b".html, .pdf or .ics" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_answers_stand_on_the_paper_only_when_asked_for(tmp_path: Path) -> None:
    """`--with-answers` prints the questions; without it none is there."""
    run("--handout", "without.html", cwd=tmp_path)
    run("--handout", "with.html", "--with-answers", cwd=tmp_path)
    assert "What you answered" not in (tmp_path / "without.html").read_text()
    assert "What you answered" in (tmp_path / "with.html").read_text()


def test_the_same_answers_give_the_same_bytes(tmp_path: Path) -> None:
    """HTML and calendar are the same twice."""
    for name in ("a", "b"):
        run("--handout", f"{name}.html", "--handout", f"{name}.ics", cwd=tmp_path)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
    assert (tmp_path / "a.ics").read_bytes() == (tmp_path / "b.ics").read_bytes()


@pytest.fixture(params=["nameless", "named"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Files without a name until they are whole, and the way of systems that have none."""
    if request.param == "named":
        monkeypatch.setattr(os, "O_TMPFILE", 0)
    return str(request.param)


@pytest.mark.usefixtures("way")
def test_a_file_of_that_name_is_taken_over_in_one_step(tmp_path: Path) -> None:
    """The old paper is gone, the new one has the tight mode, nothing stays beside it."""
    path = tmp_path / "paper.html"
    path.write_bytes(b"old")
    path.chmod(0o644)
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.usefixtures("way")
def test_a_link_of_that_name_is_replaced_never_followed(tmp_path: Path) -> None:
    """What the link pointed to is left alone."""
    target = tmp_path / "target"
    target.write_bytes(b"keep")
    path = tmp_path / "paper.html"
    path.symlink_to(target)
    write_whole(path, b"new")
    assert target.read_bytes() == b"keep"
    assert not path.is_symlink()


@pytest.mark.usefixtures("way")
def test_a_folder_of_that_name_or_a_missing_folder_is_told(tmp_path: Path) -> None:
    """Exit 6, and nothing beside it."""
    (tmp_path / "folder.html").mkdir()
    for path in (tmp_path / "folder.html", tmp_path / "missing" / "paper.html"):
        with pytest.raises(Stop, match="could not be written") as stopped:
            write_whole(path, b"new")
        assert stopped.value.code == Exit.NOT_WRITTEN
    assert [file.name for file in tmp_path.iterdir()] == ["folder.html"]


@pytest.mark.usefixtures("way")
def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of the bytes fit; the old paper stays as it was."""
    path = tmp_path / "paper.html"
    path.write_bytes(b"old")
    real = os.write
    calls: list[int] = []

    def full(handle: int, data: bytes) -> int:
        calls.append(handle)
        if len(calls) > 1:
            raise OSError(28, "No space left on device")
        return real(handle, bytes(data[:1]))

    monkeypatch.setattr(handout.os, "write", full)
    with pytest.raises(Stop, match="The disk is full"):
        write_whole(path, b"new paper")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def full_disk(tmp_path: Path) -> Path | None:
    """A real small disk, where this user may mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(place)]
    try:
        done = subprocess.run(command, capture_output=True)
    except OSError:
        return None
    return place if done.returncode == 0 else None


def test_a_real_full_disk_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    """A disk of 16 kilobytes cannot hold the paper: exit 6, an empty disk."""
    place = full_disk(tmp_path)
    if place is None:
        pytest.skip("this user may not mount a disk")
    try:
        done = run("--handout", place / "paper.html", cwd=tmp_path)
        assert done.returncode == Exit.NOT_WRITTEN
        assert b"The disk is full." in done.stderr
        assert list(place.iterdir()) == []
    finally:
        subprocess.run(["umount", str(place)], check=True)


@pytest.mark.skipif(not getattr(os, "O_TMPFILE", 0), reason="no nameless files here")
def test_killed_while_writing_nothing_is_left(tmp_path: Path) -> None:
    """SIGKILL in the middle of the bytes: no file of any name."""
    slow = subprocess.Popen(
        [sys.executable, "-c", SLOW, str(tmp_path / "paper.html"), "nameless"],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    assert slow.stdout is not None
    assert slow.stdout.readline() == b"go\n"
    time.sleep(0.3)
    slow.send_signal(signal.SIGKILL)
    slow.wait()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["nameless", "named"])
def test_interrupted_while_writing_nothing_is_left(tmp_path: Path, kind: str) -> None:
    """Ctrl-C in the middle of the bytes cleans up, with or without nameless files."""
    slow = subprocess.Popen(
        [sys.executable, "-c", SLOW, str(tmp_path / "paper.html"), kind],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    assert slow.stdout is not None
    assert slow.stdout.readline() == b"go\n"
    time.sleep(0.3)
    slow.send_signal(signal.SIGINT)
    slow.wait()
    assert list(tmp_path.iterdir()) == []


def test_what_a_kill_left_behind_is_swept_at_the_next_start(tmp_path: Path) -> None:
    """Pieces of a program of ours that is gone; not what another still writes, nor anything else of that kind."""
    mine, locked, linked, other = (
        tmp_path / f".{name}.part" for name in ("0" * 16, "1" * 16, "2" * 16, "somebody-else")
    )
    for file in (mine, locked, other, tmp_path / "kept"):
        file.write_text("half", encoding="ascii")
    linked.symlink_to(tmp_path / "kept")
    with locked.open() as held:
        fcntl.flock(held, fcntl.LOCK_SH)
        assert run("--handout", "paper.html", cwd=tmp_path).returncode == Exit.DONE
    assert sorted(tmp_path.iterdir()) == sorted([locked, linked, other, tmp_path / "kept", tmp_path / "paper.html"])


def test_all_that_the_screen_said_needs_leave_to_print_answers(tmp_path: Path) -> None:
    """`--paper whole` alone would tell what was answered."""
    done = run("--handout", "paper.html", "--paper", "whole", cwd=tmp_path)
    assert done.returncode == Exit.USAGE
    assert b"--with-answers" in done.stderr
    assert list(tmp_path.iterdir()) == []
    assert run("--handout", "paper.html", "--paper", "whole", "--with-answers", cwd=tmp_path).returncode == Exit.DONE
