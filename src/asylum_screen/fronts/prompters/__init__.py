"""Prompters: `ask(page) -> Reply`. One file each; none knows the interview."""
