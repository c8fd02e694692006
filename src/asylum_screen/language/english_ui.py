"""The program's words on the screen: first page, questions, keys, review page, kiosk."""

from __future__ import annotations

from .registry import texts

_KEY = "A word in the line of keys under every question. At most 16 letters."
_ANSWER = "An answer that stands under every question."

LINES = texts(
    {
        # first page
        "ui/title": ("Questions about asylum in the United States", "The name of the program on its first page."),
        "ui/start/what": (
            "This program asks questions about you and your journey. Then it shows which parts of United States "
            "asylum law your answers touch on, and where free help is."
        ),
        "ui/start/not": (
            "It is general information, not legal advice. It does not decide anything. "
            "Only an asylum officer or a judge decides."
        ),
        "ui/start/volunteer": (
            "A volunteer who sits with you is not a lawyer. What you say here is not protected "
            "by the secrecy between a lawyer and a client."
        ),
        "ui/start/kept": "Your answers are not kept. When you leave, they are gone.",
        "ui/start/alone": (
            "Every adult answers for himself or herself, in an interview of their own. "
            "It is best to be alone for it, also apart from a husband, wife or partner."
        ),
        "ui/start/any_question": "You can skip any question, go back, or stop at any time.",
        "ui/start/begin": "Begin",
        # answers
        "ui/yes": ("Yes", _ANSWER),
        "ui/no": ("No", _ANSWER),
        "ui/dk": ("I do not know", _ANSWER),
        "ui/skip": ("I prefer not to answer", _ANSWER),
        "ui/none_of_these": ("None of these", _ANSWER),
        # keys
        "ui/key/back": ("Back", _KEY),
        "ui/key/why": ("Why we ask", _KEY),
        "ui/key/help": ("Help", _KEY),
        "ui/key/language": ("Language", _KEY),
        "ui/key/quit": ("Leave now", _KEY),
        "ui/key/next": ("Continue", _KEY),
        # around a question
        "ui/choose_number": ("Type a number, then press Enter.", "Stands under a numbered list of answers."),
        "ui/choose_many": ("Type all numbers that fit, with a space between them, then press Enter.", ""),
        "ui/not_an_answer": ("Please choose one of the numbers.", "After a wrong key. Calm, no blame."),
        "ui/about_left": ("About {count} questions left.", "{count} is a number."),
        "ui/why_title": "Why we ask",
        "ui/help_title": "Help",
        # languages
        "ui/language/choose": "Choose your language.",
        "ui/language/changed": "The language has changed. Your answers are still here.",
        # review page
        "ui/review/title": "Look over your answers",
        "ui/review/intro": "You can change any answer. Nothing is decided here.",
        "ui/review/change": "Change an answer",
        "ui/review/done": "Show my orientation",
        "ui/review/depends": ("Some questions depend on this answer. They will be asked again.", ""),
        "ui/review/conflict": "These answers do not fit together.",
        # leaving
        "ui/bye": "Thank you. Nothing was kept.",
    }
)
