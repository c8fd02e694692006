"""The program's words when something goes wrong, as far as a person who runs it can meet them.

What `assess`, `rules` and `translations` say is for programs, trainers and translators, and stays in English.
"""

from __future__ import annotations

from .registry import texts, together

_OPTION = "{option} is what was typed, such as --lang. Keep it first."

_FAULTS = texts(
    {
        "error/stopped": (
            "The program had to stop because of a fault of its own. Nothing was kept. You can start again.",
            "A fault of ours, said calmly.",
        ),
        "error/letters": (
            "Some letters cannot be written here. The nearest letters stand for them.",
            "Where the screen or the pipe takes only plain letters.",
        ),
        "error/bug": (
            "Something went wrong inside the program ({kind}). Nothing was kept.",
            "A fault of ours. {kind} is a technical name for the people who mend it.",
        ),
        "error/rules_wrong": "The rule files have mistakes, so nothing was loaded.",
        "error/no_folder": "There is no folder {name}.",
        "error/no_files": "Some files of the program are missing. Install it again.",
        "error/no_terminal": (
            "An interview needs a terminal. With `{command}` it works with numbered plain lines.",
            "{command} is what to type.",
        ),
        # reading and writing files
        "error/written": ("Written: {name}", "{name} is a file that was made."),
        "error/not_written": ("{name}: this could not be written. {reason}", "{reason} is a whole sentence."),
        "error/not_read": ("{name}: this could not be read. {reason}", "{reason} is a whole sentence."),
        "error/input_output": ("{name}: reading or writing failed. {reason}", "{reason} is a whole sentence."),
        "error/screen_or_file": ("the screen or a file", "Stands for a name, before a colon."),
        "error/standard_input": ("standard input", "Stands for the name of a file, before a colon."),
        "error/why/full": "The disk is full.",
        "error/why/denied": "It is not allowed here.",
        "error/why/missing": "There is no such file or folder.",
        "error/why/folder": "This is a folder.",
        "error/why/read_only": "This disk can only be read.",
        "error/why/other": ("The system says: error {number}.", "{number} is a technical number."),
        "error/nothing_to_write": "There is no orientation to write.",
        "error/no_pdf": "A PDF could not be made here. Use a name that ends in .html.",
        "error/no_pdf_program": "A PDF needs the program typst. To install it: {command}",
        "error/no_pdf_letter": (
            "No font on this machine has the letter {letter}, so no PDF was made. "
            "On Debian install: {package}. Or use a name that ends in .html."
        ),
        "error/answers_wrong": (
            "{name}: these answers cannot be used. What is wrong, and where, stands here in English:",
            "{name} is a file. Lines in English follow.",
        ),
    }
)

_USAGE = texts(
    {
        "error/usage/option": ("There is no option {option}.", _OPTION),
        "error/usage/command": ("There is no command {given}.", "{given} is what was typed."),
        "error/usage/no_value": ("{option}: something must stand after it.", _OPTION),
        "error/usage/flag": ("{option}: nothing can stand after it.", _OPTION),
        "error/usage/value": ("{option}: this does not fit.", _OPTION),
        "error/usage/fitting": ("These fit: {given}.", "{given} is a list of words to type."),
        "error/usage/other": "This was not typed as the program needs it.",
        "error/usage/near": ("Did you mean {given}?", "{given} is a word to type."),
        "error/usage/help": ("This shows what can be typed: {command}", "The help itself is in English."),
        "error/usage/day": (
            '{option}: "{given}" is not a day. Write it as YYYY-MM-DD, for example {example}.',
            "Y, M and D stand for the figures of year, month and day.",
        ),
        "error/usage/day_later": ("{option}: {given} lies after today. Give today or an earlier day.", _OPTION),
        "error/usage/day_early": ("{option}: our rules begin with {first}. {given} is earlier.", _OPTION),
        "error/usage/language": ("There is no language {given}. There are: {codes}.", "Codes of languages."),
        "error/usage/paper": ("{option}: the name {name} must end in .html, .pdf or .ics.", _OPTION),
        "error/usage/whole": ("{look} tells what you answered. Add {option} to allow that.", _OPTION),
        "error/usage/nothing_to_read": (
            "Standard input is empty. Start the program in a terminal, or give a file of answers with {option}.",
            _OPTION,
        ),
        "error/usage/one_file": ("{option}: give exactly one file of answers for one paper.", _OPTION),
        "error/usage/today_only": ("The kiosk shows the rules of today only. For another day: {command}", ""),
    }
)

_KIOSK = texts(
    {
        "error/kiosk/old": (
            "The kiosk serves nobody: these rules were last checked on {checked} and may be used at a kiosk until "
            "{last}. Bring newer rules, as {file} says."
        ),
        "error/kiosk/mapping": "Write it like this: {example}",
        "error/kiosk/unknown": ("{given} is no setting. There are: {known}.", "Words that stay as they are."),
        "error/kiosk/seconds": ("{option}: give seconds from 20 to 3600.", _OPTION),
        "error/kiosk/later": ("{option}: give at least 10 more than {other}.", _OPTION),
        "error/kiosk/list": ("{option}: give a list, such as {example}.", _OPTION),
        "error/kiosk/printer": "{option}: give {no_printer}, {usual}, or the name of a printer.",
    }
)

LINES = together(_FAULTS, _USAGE, _KIOSK)
