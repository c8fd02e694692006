"""`translations ...`: what translators run."""

from __future__ import annotations

import typer


def build() -> typer.Typer:
    """The command group."""
    return typer.Typer(
        help="Bring new English to the translation files, and check them.",
        rich_markup_mode=None,
        no_args_is_help=True,
        epilog="Example: asylum-screen translations check es",
    )
