"""The packet: a person's answers for their lawyer, in a file that only a passphrase opens (age, extra `packet`).

Nothing is written in the clear, not for a moment: the answers are locked in memory, and the file is written whole.
"""

from __future__ import annotations

import json
import secrets
import sys
from dataclasses import dataclass
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asylum_screen.language.messages import Message, message

from .exits import Exit, Stop
from .handout import write_whole

if TYPE_CHECKING:
    from asylum_screen.core.orientation import Orientation
    from asylum_screen.fronts.setup import Action
    from asylum_screen.language.words import Words
    from asylum_screen.present.document import Document

ENDING = ".age"
FORMAT = 1
LETTERS = "abcdefghjkmnpqrstvwxyz23456789"
"""Signs that nobody takes for another one."""
GROUPS, LENGTH = 5, 4  # 98 bits
HELP = "Offer to keep the answers for a lawyer in this file, locked with a passphrase. The name ends in .age."


@dataclass(frozen=True)
class Packet:
    """What a packet holds. said: what the rules said of each statement when it was made, by name."""

    as_of: str
    rules: str
    answers: bytes
    said: dict[str, str]


def check(path: Path | None) -> None:
    """See that a packet can be made before anything is asked.

    Raises:
        Stop: usage, for another ending or a file that is there; lacking, without the library.
    """
    if path is None:
        return
    if path.suffix.lower() != ENDING:
        raise Stop(Exit.USAGE, message("error/packet/ending", name=path.name))
    if path.exists():
        raise Stop(Exit.USAGE, message("error/packet/there", name=str(path)))
    _library()


def packet_actions(path: Path | None) -> tuple[Action, ...]:
    """The row that keeps the answers, beside an orientation; none where nobody asked for one."""
    if path is None:
        return ()
    from asylum_screen.fronts.setup import Action

    def run(orientation: Orientation, document: Document, words: Words) -> Message:  # noqa: ARG001  (the hook's shape)
        passphrase = new_passphrase()
        try:
            write_whole(path, locked(packed(orientation), passphrase))
        except Stop as stopped:
            return next(each for each in stopped.messages if isinstance(each, Message))
        return message("paper/packet/kept", name=str(path), passphrase=passphrase)

    return (Action("packet", "paper/packet/keep", run, "paper/packet/may_i"),)


def new_passphrase() -> str:
    """A passphrase that can be read aloud and typed: five groups of four signs."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(LENGTH)) for _ in range(GROUPS))


def packed(orientation: Orientation) -> bytes:
    """The answers, and what the rules said of them."""
    from asylum_screen.core.reviews import pack_hash
    from asylum_screen.workbench.answers_file import answer_data

    info = orientation.pack.info
    data = {
        "packet": FORMAT,
        "as_of": orientation.as_of.isoformat(),
        "rules": f"{info.id} {info.version} ({pack_hash(orientation.pack)})",
        "answers": {fact: answer_data(answer) for fact, answer in orientation.facts.items()},
        "said": _said(orientation),
    }
    return json.dumps(data, ensure_ascii=False).encode()


def _said(orientation: Orientation) -> dict[str, str]:
    from asylum_screen.core.evaluate import Evaluator
    from asylum_screen.core.orientation import word_of

    evaluator = orientation.evaluator or Evaluator(orientation.pack, orientation.as_of)
    return {
        f"{name} {each.id}": word_of(evaluator, each, name, orientation.facts)
        for each in orientation.pack.statements
        for name in each.views
    }


def locked(data: bytes, passphrase: str) -> bytes:
    """The data, which only this passphrase opens."""
    found: bytes = _library().passphrase.encrypt(data, passphrase)
    return found


def opened(name: str, data: bytes) -> Packet:
    """A packet, once its passphrase was typed, or came as a line of standard input.

    Raises:
        Stop: rules, for a wrong passphrase, a changed byte, or a file that is no packet.
    """
    pyrage = _library()
    typed = getpass("Passphrase: ") if sys.stdin.isatty() else sys.stdin.readline()
    try:
        read: Any = json.loads(pyrage.passphrase.decrypt(data, typed.strip().lower()))
        if read["packet"] != FORMAT:
            raise ValueError("another format")
        answers = json.dumps(read["answers"], ensure_ascii=False).encode()
        return Packet(str(read["as_of"]), str(read["rules"]), answers, {**read["said"]})
    except (pyrage.DecryptError, ValueError, KeyError, TypeError):
        raise Stop(Exit.RULES, message("error/packet/closed", name=name)) from None


def otherwise(packet: Packet, orientation: Orientation) -> list[str]:
    """What the rules of today say otherwise than when the packet was made."""
    today = _said(orientation)
    names = dict.fromkeys((*packet.said, *today))
    changed = [(name, packet.said.get(name, "not there"), today.get(name, "not there")) for name in names]
    lines = [f"  {name}: {before} then, {now} now" for name, before, now in changed if before != now]
    head = f"The packet was made on {packet.as_of} with the rules {packet.rules}."
    told = "The rules of this day say otherwise:" if lines else "The rules of this day say the same."
    return [head, told, *lines]


def is_packet(name: str) -> bool:
    """True for the name of a packet."""
    return name.lower().endswith(ENDING)


def _library() -> Any:
    """The library of age.

    Raises:
        Stop: lacking, when it is not installed.
    """
    try:
        import pyrage
    except ImportError:
        said = message("error/packet/lacking", command='pip install "asylum-screen[packet]"')
        raise Stop(Exit.LACKING, said) from None
    return pyrage
