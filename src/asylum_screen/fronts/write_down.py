"""A kiosk without a printer shows what to copy by hand."""

from __future__ import annotations

from asylum_screen.present.write_down import ToWrite

from .desk import Desk
from .page import Kind, Page

WRITE_DOWN = "write_down"


def write_down_page(desk: Desk, to_write: ToWrite | None) -> Page:
    """The day, the number and the step in large letters."""
    title = desk.line("ui/kiosk/write_down_title")
    return desk.page(Kind.READ, WRITE_DOWN, title, [], [desk.on()], body=to_write, patient=True)
