"""`kiosk`: the locked-down self-service loop, and `doctor`: what this machine lacks."""

from __future__ import annotations

import typer

from .exits import Exit, Stop


def add_to(app: typer.Typer) -> None:
    """Add the commands."""

    @app.command(epilog="Example: asylum-screen kiosk")
    def kiosk(context: typer.Context) -> None:
        """Serve one person after the other on a shared machine, keeping no trace."""
        raise Stop(Exit.USAGE, "The kiosk is not ready yet.")
