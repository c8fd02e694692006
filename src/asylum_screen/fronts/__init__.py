"""What a person meets: the loop, and prompters behind one signature.

    outcome = run_interview(Setup(pack, as_of, words, document, sys.stdin, sys.stdout, os.environ))
    sys.exit(outcome.exit_code)

questionary and prompt_toolkit are loaded only when a terminal needs them.
"""

from .run import choose_front, run_interview
from .setup import Action, Ending, Idle, Outcome, Prompter, Setup

__all__ = ["Action", "Ending", "Idle", "Outcome", "Prompter", "Setup", "choose_front", "run_interview"]
