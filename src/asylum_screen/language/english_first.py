"""The program's own English on page one: its labels, and days left in words."""

from __future__ import annotations

from .registry import texts

LINES = texts(
    {
        "paper/one/start": (
            "START HERE. Not legal advice. No lawyer has read it. Rules of {checked}.",
            "first line of page one; {checked} is a day",
        ),
        "paper/one/start_read": (
            "START HERE. Not legal advice. Read by a lawyer: {reviewer}. Rules of {checked}.",
            "first line of page one, when a lawyer has read the rules",
        ),
        "paper/one/label": ("{label}: {text}", "a label in capitals before what it is about"),
        "paper/one/cannot_wait": ("CANNOT WAIT", "label before what is most urgent"),
        "paper/one/cannot_wait_more": ("CANNOT WAIT ({count})", "the same, when several things are urgent"),
        "paper/one/first": ("FIRST", "label before what matters most, when nothing is urgent by its day"),
        "paper/one/next_date": ("NEXT DATE", "label before a day that is not near yet"),
        "paper/one/your_date": ("YOUR DATE", "label before a day that has passed"),
        "paper/one/other_date": ("OTHER DATE", "label before a second day"),
        "paper/one/then": ("THEN", "label before the second and third urgent thing"),
        "paper/one/also": ("ALSO", "label before more urgent things"),
        "paper/one/today": ("TODAY", "label before the one step for today"),
        "paper/one/now": ("NOW", "label before the step for a person in danger"),
        "paper/one/call": ("CALL", "label before a telephone number"),
        "paper/one/help_at": ("HELP", "label before a place that has no telephone number here"),
        "paper/one/not_known": ("NOT KNOWN YET", "label before something that may be urgent"),
        "paper/one/look": (
            "{what}. Look through your papers with someone you trust.",
            "after the label NOT KNOWN YET; {what} is such as: an old order to leave",
        ),
        "paper/one/touches": ("YOUR ANSWERS TOUCH ON:", "before a list of at most three lines"),
        "paper/one/touches_open": (
            "YOUR ANSWERS TOUCH ON: All is still open. Open does not mean no.",
            "when nothing was answered",
        ),
        "paper/one/next": ("NEXT {number}", "label before a next step; {number} is 1, 2 or 3"),
        "paper/one/free_help": ("FREE HELP", "label before one or two places"),
        "paper/one/open": (
            "We do not know yet what cannot wait. Not knowing is fine.",
            "after the label FIRST, when most is open",
        ),
        "paper/one/open_list": (
            "Could one of these be true? Tell a lawyer or a helper at once:",
            "before a list of things that may be urgent",
        ),
        "paper/one/or": ("{one}; or {other}", "joins two things of such a list"),
        "paper/one/nothing": (
            "Your answers name no day that comes soon. A letter can bring one: read each letter.",
            "after the label FIRST, when nothing is urgent",
        ),
        "paper/one/alone": (
            "More about your answers is behind Enter, when you are alone.",
            "last line of a page that shows only how to be safe; somebody may look at the screen",
        ),
        "paper/one/hidden": (
            "What your answers touch on comes after this page, when you are alone.",
            "in place of the list of what the answers touch on; somebody may look at the screen",
        ),
        "paper/one/may_be_ahead": (
            "You gave more than one possible day. It may still be ahead: ask today.",
            "under a day that has passed, when the person was not sure of the day it is counted from",
        ),
        "paper/one/more": ("and {count} more", "after the last urgent thing that has room; {count} is a number"),
        "paper/one/weekday_day": ("{weekday}, {month} {day}, {year}", "a day that is near, with its weekday"),
        "paper/one/day": ("{month} {day}, {year}", "a day"),
        "paper/one/weekday/0": ("Monday", "in a day such as: Monday, December 7, 2026"),
        "paper/one/weekday/1": ("Tuesday", "in a day"),
        "paper/one/weekday/2": ("Wednesday", "in a day"),
        "paper/one/weekday/3": ("Thursday", "in a day"),
        "paper/one/weekday/4": ("Friday", "in a day"),
        "paper/one/weekday/5": ("Saturday", "in a day"),
        "paper/one/weekday/6": ("Sunday", "in a day"),
        "paper/one/left/today": ("That is today.", "after a sentence with a day"),
        "paper/one/left/tomorrow": ("That is tomorrow.", "after a sentence with a day"),
        "paper/one/left/days": ("That is in {count} days.", "after a sentence with a day; 2 to 60 days"),
        "paper/one/left/months": ("That is in about {count} months.", "after a sentence with a day"),
        "paper/one/left/years": ("That is in more than {count} years.", "after a sentence with a day; 2 or more"),
        "paper/one/left/yesterday": ("That was yesterday.", "after a sentence with a day"),
        "paper/one/left/days_ago": ("That was {count} days ago.", "after a sentence with a day; 2 to 60 days"),
        "paper/one/left/months_ago": ("That was about {count} months ago.", "after a sentence with a day"),
        "paper/one/left/years_ago": ("That was more than {count} years ago.", "after a sentence with a day; 2 or more"),
    }
)
