"""`--page`: the interview in the browser of this machine, for `screen` and for `kiosk`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from asylum_screen.language.messages import message

from .exits import Exit, Stop, tell
from .setup import Setup

if TYPE_CHECKING:
    from asylum_screen.core.orientation import Orientation
    from asylum_screen.fronts import Outcome
    from asylum_screen.fronts import Setup as Interview
    from asylum_screen.fronts.kiosk import Kiosk
    from asylum_screen.language.words import Words
    from asylum_screen.present.build import PaperOptions
    from asylum_screen.present.handout_form import Look
    from asylum_screen.web.listen import Listening

PAGE_HELP = "Show the interview in the browser of this machine. Needs the [web] extra."
PORT = 8765
COMMAND = 'pip install "asylum-screen[web]"'


def kiosk_page(setup: Setup, kiosk: Kiosk, port: int) -> int:
    """Serve the page to one person after another; gives the exit code.

    Raises:
        Stop: usage, when the package is missing or the port is in use.
    """
    from asylum_screen.language.clips import clips_in
    from asylum_screen.web.serve import NoPackageError, run_page_kiosk

    listening, port = _listen(port)
    try:
        return run_page_kiosk(kiosk, listening, port, clips_in(setup.translations_folder()))
    except NoPackageError:
        raise Stop(Exit.USAGE, message("ui/page/no_package", command=COMMAND)) from None


def alone(setup: Setup, interview: Interview, options: PaperOptions, looks: tuple[Look, ...]) -> Outcome:
    """Show the page to one person on their own machine, and say where it is.

    Raises:
        Stop: usage, when the package is missing.
    """
    from asylum_screen.language.clips import clips_in
    from asylum_screen.web.serve import NoPackageError, serve_alone

    listening, port = _listen(0)
    address = f"http://127.0.0.1:{port}/"
    tell(setup.voice.say(message("ui/page/open", url=address)))
    _open_browser(address, os.environ)
    try:
        outcome = serve_alone(interview, listening, port, clips_in(setup.translations_folder()), _paper(options, looks))
    except NoPackageError:
        raise Stop(Exit.USAGE, message("ui/page/no_package", command=COMMAND)) from None
    print((outcome.words or setup.voice.words)("ui/left"))
    return outcome


def _paper(options: PaperOptions, looks: tuple[Look, ...]) -> Callable[[Orientation, Words], str]:
    def paper(orientation: Orientation, words: Words) -> str:
        from asylum_screen.present.handout import build_handout
        from asylum_screen.present.handout_form import PaperForm
        from asylum_screen.present.html import render_html

        return render_html(build_handout(orientation, words, options), PaperForm.of(looks))

    return paper


def _listen(port: int) -> tuple[Listening, int]:
    from asylum_screen.web.listen import listen

    try:
        return listen(port)
    except OSError:
        raise Stop(Exit.USAGE, message("ui/page/port", port=str(port))) from None


def _open_browser(address: str, env: Mapping[str, str]) -> None:
    """Open the address where there is a desktop. It holds no secret: the page behind it shows nothing of anybody."""
    if sys.platform == "darwin" or env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"):
        import webbrowser

        webbrowser.open(address)
