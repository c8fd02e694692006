"""The packet: nothing in the clear on disk, opened by its passphrase alone, and clear about what changed since."""

import io
import json
import os
import re
import resource
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from asylum_screen.cli import packet
from asylum_screen.cli.exits import Stop
from asylum_screen.cli.main import main
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import Facts, NonAnswer
from asylum_screen.core.orientation import Orientation, assess
from asylum_screen.fronts.desk import Desk
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions, build
from asylum_screen.rulebook import load_pack

RULES = Path(__file__).parents[3] / "rules"
TODAY = date(2026, 11, 30)
FACTS = Facts({"in_us_now": True, "nationalities": frozenset(["HN"]), "in_custody": NonAnswer.DONT_KNOW})


@pytest.fixture(scope="module")
def shown() -> Orientation:
    """What the rules say to somebody."""
    return assess(Evaluator(load_pack(RULES), TODAY), FACTS)


def keep(path: Path, shown: Orientation) -> str:
    """Choose the row and say yes; gives what the person reads."""
    (action,) = packet.packet_actions(path)
    assert action.asks is not None
    said = action.run(shown, build(shown, Words(), PaperOptions(TODAY)), Words())
    (told,) = Desk(shown.pack, TODAY, Words()).told(said)
    return told.line.text


def passphrase_in(said: str) -> str:
    """The passphrase that was shown."""
    group = f"[{packet.LETTERS}]{{{packet.LENGTH}}}"
    found = re.search(rf"\b(?:{group}-){{{packet.GROUPS - 1}}}{group}(?=\.)", said)
    assert found is not None
    return found[0]


def test_what_is_kept_opens_again_with_what_was_shown(
    tmp_path: Path, shown: Orientation, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Nobody but the owner may read the file; `assess` opens it, and says that nothing has changed."""
    path = tmp_path / "me.age"
    said = keep(path, shown)
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["me.age"]
    assert b"nationalities" not in path.read_bytes()
    monkeypatch.setattr(sys, "stdin", io.StringIO(passphrase_in(said).upper() + "\n"))
    monkeypatch.setenv("ASYLUM_SCREEN_TODAY", TODAY.isoformat())
    assert main(["assess", str(path), "--format", "text"]) == 0
    assert "The rules of this day say the same." in capfd.readouterr().out


def test_what_the_rules_say_otherwise_is_listed(shown: Orientation) -> None:
    """A statement that said something else when the packet was made."""
    read = json.loads(packet.packed(shown))
    name = next(iter(read["said"]))
    older = packet.Packet(
        "2026-01-01", "us 0", b"", {**read["said"], name: "raise_with_lawyer", "finding gone": "know"}
    )
    lines = packet.otherwise(older, shown)
    assert len(lines) == 4
    assert f"  {name}: raise_with_lawyer then, {read['said'][name]} now" in lines
    assert "  finding gone: know then, not there now" in lines


@pytest.mark.parametrize("spoil", ["passphrase", "byte", "short", "junk", "empty", "other"])
def test_what_does_not_open_says_so(
    tmp_path: Path, spoil: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A wrong passphrase and any change of the file: one sentence, exit 3, and nothing of what is in it."""
    path, right = tmp_path / "me.age", packet.new_passphrase()
    inside = b'{"packet": 1, "as_of": "2026-11-30", "rules": "us 1", "answers": {"nationalities": ["HN"]}, "said": {}}'
    data = packet.locked(b'{"packet": 9}' if spoil == "other" else inside, right)
    spoilt = {"byte": data[:-1] + bytes([data[-1] ^ 1]), "short": data[:-20], "junk": b"\x00junk", "empty": b""}
    path.write_bytes(spoilt.get(spoil, data))
    typed = packet.new_passphrase() if spoil == "passphrase" else right
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{typed}\n"))
    assert main(["assess", str(path)]) == 3
    out, told = capfd.readouterr()
    assert "does not open" in told and "HN" not in out + told and "Traceback" not in told


@pytest.mark.parametrize("name", ["me{a}.age", "{name}{passphrase}.age", "a{}b.age", "{day.age"])
def test_a_name_with_braces_still_shows_the_passphrase(tmp_path: Path, shown: Orientation, name: str) -> None:
    """The passphrase is shown once: nothing in the name of the file may take it away."""
    said = keep(tmp_path / name, shown)
    assert name in said and passphrase_in(said)


def test_a_full_disk_leaves_nothing(tmp_path: Path, shown: Orientation) -> None:
    """No file, and the person reads why."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        said = keep(tmp_path / "me.age", shown)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert "me.age" in said and "passphrase" not in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("name", "code"), [("me.txt", 2), ("there.age", 2)])
def test_a_name_that_does_not_fit_is_told_before_anything_is_asked(tmp_path: Path, name: str, code: int) -> None:
    """Another ending, and a file that is there."""
    (tmp_path / "there.age").write_bytes(b"x")
    with pytest.raises(Stop) as stopped:
        packet.check(tmp_path / name)
    assert stopped.value.code == code
    assert (tmp_path / "there.age").read_bytes() == b"x"


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The extra is named."""
    monkeypatch.setitem(sys.modules, "pyrage", None)
    with pytest.raises(Stop, match=r"asylum-screen\[packet\]"):
        packet.check(tmp_path / "me.age")


def test_passphrases_are_long_and_never_the_same() -> None:
    """98 bits of the machine's own chance."""
    many = {packet.new_passphrase() for _ in range(200)}
    assert len(many) == 200
    assert len(packet.LETTERS) ** (packet.GROUPS * packet.LENGTH) > 2**96
    assert {len(each) for each in many} == {packet.GROUPS * (packet.LENGTH + 1) - 1}


def test_a_kiosk_offers_none() -> None:
    """There is no such option."""
    done = subprocess.run(
        [sys.executable, "-m", "asylum_screen", "kiosk", "--packet", "x.age"],
        capture_output=True,
        check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    assert done.returncode == 2 and b"Traceback" not in done.stderr
