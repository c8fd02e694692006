"""The paper for a printer: as PDF where typst is installed, else as plain text. It never becomes a file of ours."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asylum_screen.core.orientation import Orientation
    from asylum_screen.fronts.setup import Action
    from asylum_screen.language.messages import Message
    from asylum_screen.language.words import Words
    from asylum_screen.present.build import PaperOptions
    from asylum_screen.present.document import Document
    from asylum_screen.present.handout_form import Look

TEXT_WIDTH = 76


def paper_for_printer(
    options: Callable[[], PaperOptions], looks: tuple[Look, ...] = ()
) -> Callable[[Orientation, Document, Words], bytes]:
    """What turns an orientation into bytes for the print service.

    Args:
        options: gives what the paper needs to know, asked anew for each paper.
        looks: how the paper looks.
    """

    def paper(orientation: Orientation, document: Document, words: Words) -> bytes:  # noqa: ARG001  (the hook's shape)
        from asylum_screen.present.handout import build_handout
        from asylum_screen.present.handout_form import PaperForm
        from asylum_screen.present.pdf import PdfError, render_pdf
        from asylum_screen.present.text import render_text

        made = build_handout(orientation, words, options())
        try:
            return render_pdf(made, PaperForm.of(looks))
        except PdfError:
            return render_text(made, TEXT_WIDTH).encode()

    return paper


def print_actions(options: PaperOptions, env: Mapping[str, str], looks: tuple[Look, ...] = ()) -> tuple[Action, ...]:
    """The row "Print this paper" beside an orientation; none where there is no print service."""
    if shutil.which("lp", path=env.get("PATH")) is None:
        return ()
    from asylum_screen.fronts.kiosk_settings import DEFAULT_PRINTER
    from asylum_screen.fronts.printing import print_paper
    from asylum_screen.fronts.setup import Action
    from asylum_screen.language.messages import message

    paper = paper_for_printer(lambda: options, looks)

    def run(orientation: Orientation, document: Document, words: Words) -> Message:
        sent = print_paper(paper(orientation, document, words), DEFAULT_PRINTER, env)
        return message("paper/handout/printed" if sent else "paper/handout/not_printed")

    return (Action("print", "paper/handout/print", run),)
