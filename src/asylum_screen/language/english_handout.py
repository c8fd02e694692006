"""The program's own English on the paper that people take with them: its parts, its topics, its three steps."""

from __future__ import annotations

from .registry import texts

LINES = texts(
    {
        "paper/handout/title": ("A paper about asylum, to keep", "title of the paper a person takes away"),
        "paper/handout/part/topics": ("What a lawyer can look at with you", "heading"),
        "paper/handout/part/dates": ("Your dates", "heading"),
        "paper/handout/part/next": ("Three next steps", "heading"),
        "paper/handout/part/help": ("Free help near you", "heading"),
        "paper/handout/part/help_any": ("Free help", "heading, when we do not know the place"),
        "paper/handout/part/questions": ("Questions you can take to a lawyer", "heading"),
        "paper/handout/part/cards": ("Cards to keep", "heading"),
        "paper/handout/part/more": ("Free help: what to know", "heading of the longer list of places"),
        "paper/handout/part/why": ("Why this paper says so", "heading: reasons and sources"),
        "paper/handout/part/details": ("More of what your answers touch on", "heading; only on request"),
        "paper/handout/about": (
            "This paper is not proof of anything, and you do not have to show it to an officer.",
            "stands on page one",
        ),
        "paper/handout/topics/grounds": (
            "Asylum law looks at five reasons for harm. Your answers touch on:",
            "before a list of one to five reasons",
        ),
        "paper/handout/topics/open": (
            "Asylum law looks at five reasons for harm. It is still open which of them may fit.",
            "when no reason is named; the five reasons follow in a list",
        ),
        "paper/handout/topics/rules": (
            "These rules may be looked at because of when and how you came:",
            "before a list of titles of rules",
        ),
        "paper/handout/topics/rules_open": (
            "Which rules look at how you came is still open. A lawyer can find out with you.",
            "when the way of coming is not known",
        ),
        "paper/handout/topics/more_rules": (
            "There are more rules. They stand in the part with the reasons.",
            "under a list that was cut",
        ),
        "paper/handout/topics/rules_later": (
            "Rules may be looked at because of when and how you came. They stand in the part with the reasons.",
            "in place of the list of rules, when page one has no room for it",
        ),
        "paper/handout/topics/private": (
            "Some things are better told only to a lawyer, in private. They are not printed here.",
            "stands on every paper, whatever was answered",
        ),
        "paper/handout/line/arrival": ("The day you came: {days}", "days: a day or a span of days"),
        "paper/handout/line/today": ("Today: {day}", "day: a day in words"),
        "paper/handout/line/as_of": ("The day of these rules: {day}", "day: a day in words; not today"),
        "paper/handout/line/date": ("{name}: {day}", "name: what the date is for. day: a day in words"),
        "paper/handout/dates/none": (
            "We could not work out a date from your answers. Ask a lawyer to help you find your dates.",
            "when there is no date",
        ),
        "paper/handout/dates/check_one": ("Ask a lawyer to check this date.", "under a date in a calendar"),
        "paper/handout/step/lawyer": (
            "Go to a free lawyer. Take all your papers with you.",
            "first step",
        ),
        "paper/handout/step/help_outside": (
            "Ask one of the places below which help there is where you are now. Keep safe first.",
            "first step for a person who is outside the country",
        ),
        "paper/handout/step/help_child": (
            "Go to an adult you trust or a worker here. Ask for a free lawyer for children.",
            "first step for a child alone",
        ),
        "paper/handout/step/help_held": (
            "Ask for the list of free lawyers and for a phone. Know that you can ask for an interpreter.",
            "first step for a person who is held",
        ),
        "paper/handout/step/dates": (
            "Ask a lawyer to check every date on this paper. Check your case each week.",
            "second step when there are dates",
        ),
        "paper/handout/step/find_dates": (
            "Ask a lawyer to help you find your dates. A date that nobody knows of can pass.",
            "second step when there are no dates",
        ),
        "paper/handout/step/story": (
            "Tell a lawyer your reasons before you tell anybody else. Nobody needs your story to give you this help.",
            "second step for a person outside or a child",
        ),
        "paper/handout/step/papers": (
            "Keep a copy of every paper with a person you trust. Keep what shows the day you came.",
            "third step",
        ),
        "paper/handout/step/papers_outside": (
            "Keep a copy of every paper with a person you trust.",
            "third step for a person who is outside",
        ),
        "paper/handout/danger": (
            "In danger: call the emergency number. You can say the name of your language. Police may come.",
            "emergency line; the number stays as it is",
        ),
        "paper/handout/crisis": (
            "To talk with someone, day or night: call a crisis line.",
            "crisis line; the number stays as it is",
        ),
        "paper/handout/help/more": (
            "These are some of the places we know. Being named here does not mean that they can take a case.",
            "under the help list",
        ),
        "paper/handout/cards/others": ("There are more cards. Ask for:", "before a list of titles of cards"),
        "paper/handout/why/intro": (
            "This part is for you and for a lawyer. It gives the rules behind this paper, and where they are written.",
            "",
        ),
        "paper/handout/why/cards": ("What the cards rest on", "heading"),
        "paper/handout/why/dates": ("What the dates rest on", "heading"),
        "paper/handout/why/urgent": ("What comes first, and why", "heading"),
        "paper/handout/printed": ("The paper was sent to the printer.", ""),
        "paper/handout/print": ("Print this paper", "a row to choose"),
        "paper/handout/not_printed": ("The paper could not be printed. Ask the people at this place.", ""),
    }
)
