"""`python -m asylum_screen.rulebook FOLDER [PART OF A FILE NAME]`: check a rule folder."""

import sys
from pathlib import Path

from asylum_screen.problems import counted

from . import check_pack


def main(arguments: list[str]) -> int:
    """Print every problem as `file:line:column code message hint`; 3 when there are errors, else 0."""
    if not arguments:
        sys.stderr.write("usage: python -m asylum_screen.rulebook FOLDER [PART OF A FILE NAME]\n")
        return 2
    folder = Path(arguments[0])
    pack, problems = check_pack(folder)
    shown = [found for found in problems if len(arguments) < 2 or arguments[1] in found.place.file]
    for found in shown:
        sys.stdout.write(found.line(f"{folder}/") + "\n")
    errors = sum(found.is_error for found in problems)
    sys.stderr.write(f"{counted(errors, 'error')}, {counted(len(problems) - errors, 'warning')}; {len(shown)} shown.\n")
    return 3 if pack is None else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
