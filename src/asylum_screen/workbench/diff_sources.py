"""The two packs of a difference: folders, or revisions of the git repository the rules are in."""

from __future__ import annotations

import io
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from asylum_screen.core.rules import RulePack
from asylum_screen.rulebook import load_pack


class NoSuchPackError(ValueError):
    """Neither a folder nor a revision that holds rules."""


def open_pack(name: str, rules: Path) -> RulePack:
    """The pack of a folder, or of a git revision.

    Args:
        name: a folder with pack.yaml, or a revision such as HEAD~3, a tag or a commit.
        rules: the rules folder, whose repository is asked for revisions.

    Raises:
        NoSuchPackError: when it is neither.
        RuleFilesInvalid: when the files have mistakes.
    """
    folder = Path(name)
    if (folder / "pack.yaml").is_file():
        return load_pack(folder)
    with _checked_out(name, rules) as revision:
        return load_pack(revision)


@contextmanager
def _checked_out(revision: str, rules: Path) -> Iterator[Path]:
    """The rules folder of a revision in a folder of its own, which is gone afterwards."""
    if revision.startswith("-"):
        raise NoSuchPackError(f'"{revision}" is neither a folder with pack.yaml nor a git revision.')
    command = ["git", "-C", str(rules), "archive", "--format=zip", revision, "."]
    try:
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    except FileNotFoundError:
        raise NoSuchPackError(f'"{revision}" is no folder with pack.yaml, and git is not installed.') from None
    if done.returncode != 0:
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()
        told = reason[0] if reason else "git does not know it"
        raise NoSuchPackError(f'"{revision}" is neither a folder with pack.yaml nor a git revision: {told}')
    with tempfile.TemporaryDirectory(prefix="asylum-screen-rules-") as place:
        with zipfile.ZipFile(io.BytesIO(done.stdout)) as archive:  # it writes nothing outside the place
            archive.extractall(place)
        if not (Path(place) / "pack.yaml").is_file():
            raise NoSuchPackError(f'The revision "{revision}" holds no pack.yaml in {rules}.')
        yield Path(place)
