"""The style of a paper in HTML: one type family, a clear grid, the same on a small screen and on a sheet."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from .handout_form import PaperForm


def style(form: PaperForm, *, beside: bool = False) -> str:
    """The style sheet for a form. beside: two languages stand side by side on the sheet."""
    sheet = "A4" if form.a4 else "letter"
    size = "18pt" if form.large else "9pt" if beside else "10pt"
    screen = "22px" if form.large else "18px"
    edges = "12mm 15mm 13mm" if beside else "13mm 15mm 15mm"
    own = f"@page{{size:{sheet};margin:{edges}}}:root{{--size:{screen}}}@media print{{:root{{--size:{size}}}}}"
    return _common() + own


@lru_cache(maxsize=1)
def _common() -> str:
    text = (files(__package__) / "handout.css").read_text(encoding="utf-8")
    return "".join(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("/*"))
