"""What a person meets: a conversation made of pages, and prompters that show them behind one signature.

    outcome = run_interview(Setup(pack, as_of, words, document), Terminal(sys.stdin, sys.stdout, os.environ))
    sys.exit(outcome.exit_code)

questionary and prompt_toolkit are loaded only when a terminal needs them.
"""

from .drive import Prompter
from .run import choose_front, run_interview
from .setup import Action, Ending, Idle, InParts, Outcome, Setup, Terminal

__all__ = [
    "Action",
    "Ending",
    "Idle",
    "InParts",
    "Outcome",
    "Prompter",
    "Setup",
    "Terminal",
    "choose_front",
    "run_interview",
]
