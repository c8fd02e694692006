"""The units under deploy/, and a kiosk in a tmux that writes its pane down."""

from __future__ import annotations

import configparser
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from asylum_screen.fronts.doctor_checks import Check, Health
from asylum_screen.fronts.doctor_page import page_checks
from asylum_screen.fronts.setup import EXIT_CANNOT_RUN
from asylum_screen.language.words import Words
from e2e.ptys import SOURCE
from e2e.test_front_kiosk import RUNNER, Tmux

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"


def test_a_kiosk_that_must_not_run_is_not_started_again_for_ever() -> None:
    """The code for "must not run here" ends the restarts; every other end begins anew."""
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read(DEPLOY / "asylum-screen-kiosk.service", encoding="utf-8")
    assert unit["Service"]["Restart"] == "always"
    assert unit["Service"]["RestartPreventExitStatus"] == str(EXIT_CANNOT_RUN)
    assert "does not start again by itself" in (DEPLOY / "README.md").read_text(encoding="utf-8")


def test_the_doctor_finds_the_files_of_the_page_and_tells_each_that_is_not_right(tmp_path: Path) -> None:
    """What is under deploy/ is what `doctor --page` looks for; one wrong value or a lost option is named."""
    policies, units = tmp_path / "etc/chromium/policies/managed", tmp_path / "etc/systemd/system"
    for folder, name in ((policies, "chromium-policies.json"), (units, "asylum-screen-browser.service")):
        folder.mkdir(parents=True)
        shutil.copy(DEPLOY / name, folder)

    def found() -> dict[str, Check]:
        return {check.id: check for check in page_checks(lambda _: "Chromium 156", Words(), tmp_path)}

    assert {check.state for check in found().values()} == {Health.OK}
    for path, right, wrong in (
        (policies / "chromium-policies.json", '"DefaultJavaScriptSetting": 2', '"DefaultJavaScriptSetting": 1'),
        (units / "asylum-screen-browser.service", "PrivateNetwork=yes", "PrivateNetwork=no"),
    ):
        path.write_text(path.read_text(encoding="utf-8").replace(right, wrong), encoding="utf-8")
    lacking = [check for check in found().values() if check.state is Health.MISSING]
    assert [check.id for check in lacking] == ["page:policies", "page:unit"]
    assert "DefaultJavaScriptSetting" in lacking[0].line and "PrivateNetwork=yes" in lacking[1].line


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not here")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    """`systemd-analyze verify` finds nothing to say; the program stands in for itself."""
    units = []
    for unit in DEPLOY.glob("*.service"):
        units.append(tmp_path / unit.name)
        text = unit.read_text(encoding="utf-8").replace("/opt/asylum-screen/bin/asylum-screen", "/bin/true")
        text = text.replace("/usr/bin/cage", "/bin/true")
        units[-1].write_text(text, encoding="utf-8")
    done = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not here")
def test_it_refuses_in_a_tmux_that_writes_the_pane_down(tmp_path: Path) -> None:
    """With pipe-pane on it does not start and says why; with pipe-pane off again it does."""
    tmux = Tmux(tmp_path / "socket")
    kiosk = f"PYTHONPATH={SOURCE} {sys.executable} {RUNNER}; echo code $?"
    try:
        tmux.start("sh")
        tmux.run("pipe-pane", f"cat > {tmp_path}/log")
        tmux.run("send-keys", "-l", kiosk)
        tmux.run("send-keys", "Enter")
        tmux.see("Something may record this screen (tmux pipe-pane).")
        tmux.see("code 2")
        assert "Choose your language." not in tmux.text()
        tmux.run("pipe-pane")
        tmux.run("send-keys", "-l", f"clear; {kiosk}")
        tmux.run("send-keys", "Enter")
        tmux.see("Choose your language.")
    finally:
        tmux.run("kill-server")
