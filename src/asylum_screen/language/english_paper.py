"""The program's own English on paper and in the orientation: part headings, labels and standing sentences."""

from __future__ import annotations

from .registry import texts

LINES = texts(
    {
        "paper/title": ("Your orientation about asylum", "title of the result"),
        "paper/standing/what": (
            "General information, not legal advice. No lawyer has read this text yet. Rules of {as_of}.",
            "stands under the title of every page while no lawyer has reviewed the rules",
        ),
        "paper/standing/reviewed": (
            "General information, not legal advice. Read by a lawyer: {reviewer}. Rules of {as_of}.",
            "stands under the title of every page when a lawyer has reviewed the rules",
        ),
        "paper/warning/as_of": (
            "This shows the rules of {as_of}. It is not today's law.",
            "on top and on every page when the day was set by hand",
        ),
        "paper/warning/old": (
            "These rules were last checked on {checked}. They may be out of date.",
            "on top when the rules are old",
        ),
        "paper/part/urgent": ("Please look at this first", "part 1"),
        "paper/part/about": ("What this is, and what it is not", "part 2"),
        "paper/part/answers": ("What your answers touch on", "part 3"),
        "paper/part/entry": ("How you came, and which rules look at that", "part 4"),
        "paper/part/dates": ("Dates and time limits", "part 5"),
        "paper/part/private": ("Things to talk about in private with a lawyer", "part 6"),
        "paper/part/open": ("What is still to find out", "part 7"),
        "paper/part/other": ("Other kinds of protection", "part 8"),
        "paper/part/next": ("Next steps and cards", "part 9"),
        "paper/part/help": ("Free help", "part 10"),
        "paper/part/why": ("Why we said this", "part 11: sources, version and date of the rules"),
        "paper/about/1": (
            "This is general information about the law. It is not legal advice. Nobody decides your case here.",
            "",
        ),
        "paper/about/2": "Only an officer or a judge decides. This page cannot say what they will decide.",
        "paper/about/3": (
            "A lawyer can look at your whole story. They keep it secret.",
            "",
        ),
        "paper/about/4": "This page is free. Nobody may ask you for money for it.",
        "paper/about/5": "This paper is not proof of anything. You do not have to give it to an officer.",
        "paper/about/courts": (
            "We followed court cases up to {courts}. A court may have changed a rule after that day.",
            "",
        ),
        "paper/answers/grounds_intro": (
            "Asylum law looks at five reasons for harm. Your answers touch on these. There may be more than one.",
            "",
        ),
        "paper/answers/none_yet": (
            (
                "Asylum law looks at five reasons for harm: race, religion, nationality, social group and "
                "political opinion. It is still open if one of them is part of your story. Open does not mean "
                "no."
            ),
            "",
        ),
        "paper/label/ask_text": ("A question you can ask a lawyer: {question}", "question: a whole question"),
        "paper/label/then_text": ("What it did: {text}", "text: whole sentences about a policy at the time"),
        "paper/label/now_text": ("What it can mean today: {text}", "text: whole sentences"),
        "paper/label/remains_text": ("What stays open: {text}", "text: whole sentences about protection that is left"),
        "paper/label/exceptions": "Exceptions that may matter. Tell a lawyer about them:",
        "paper/label/exceptions_open": "This rule has exceptions. A lawyer can look if one fits you:",
        "paper/label/sources": (
            "Sources: {numbers}. Checked on {checked}.",
            "numbers point to the list in the last part",
        ),
        "paper/label/sources_reach": (
            "Sources: {numbers}. Checked on {checked}. What we read goes up to {reaches}.",
            "numbers point to the list in the last part",
        ),
        "paper/label/memory": "We have not read the text of this rule ourselves. Ask a lawyer to check it.",
        "paper/label/overdue": "This part may be out of date (checked {checked}).",
        "paper/status/announced": "This rule was announced. It is not in force yet.",
        "paper/status/in_force": "This rule is in force (since {first}).",
        "paper/status/partly_blocked": "This rule is in dispute. Courts have stopped a part of it (since {first}).",
        "paper/status/blocked": "This rule is in dispute. A court has stopped it (since {first}).",
        "paper/status/set_aside": "A court has set this rule aside (since {first}).",
        "paper/status/ended": "This rule has ended (since {first}).",
        "paper/status/by": ("Because of: {by}.", "a case, rule or proclamation; do not translate its name"),
        "paper/status/unconfirmed": "Our sources could not confirm this. Ask a lawyer what is true today.",
        "paper/entry/open_title": ("Rules that may matter, but this is not clear", "heading of a list of policies"),
        "paper/entry/open_many": (
            (
                "Other rules look at the day, the place and the way you came. Some of that is still open. A "
                "lawyer can tell you which rules to look at."
            ),
            "",
        ),
        "paper/dates/day": ("{date}", "a date alone"),
        "paper/dates/excuses": "These things can matter when a date is near or past. Tell a lawyer about them:",
        "paper/dates/earliest": (
            "The exact day is not known here. The day shown is the earliest it can be.",
            "under a date that was counted from a month or from some days",
        ),
        "paper/dates/none": "We could not work out a date from your answers. A lawyer can help you find your dates.",
        "paper/dates/check": "Ask a lawyer to check every date.",
        "paper/private/intro": (
            "Some things are better told in private, to a lawyer. Nothing about them is printed here.",
            "",
        ),
        "paper/open/intro": "Not knowing is fine. These questions are still open:",
        "paper/open/conflicts": "Two of your answers may not fit together:",
        "paper/next/closing_right": (
            "A person who is in this country may ask for asylum.",
            "the right to ask",
        ),
        "paper/next/closing_lawyer": (
            "A lawyer should look at this with you.",
            "the closing sentence",
        ),
        "paper/next/closing_help": "Free help is listed below. It costs nothing to ask.",
        "paper/next/process": ("Where you may be in the process", "heading"),
        "paper/next/family": ("Your family", "heading"),
        "paper/next/after": ("After a paper is filed", "heading"),
        "paper/next/more_cards": "There are more cards. Ask for the ones that may be for you:",
        "paper/open/more": (
            (
                "It is also not clear yet if one of the five reasons is part of your story: race, religion, "
                "nationality, social group or political opinion. A lawyer can go through them with you."
            ),
            "stands in place of five sentences when all five grounds are open",
        ),
        "paper/next/cards": ("Cards to keep", "heading"),
        "paper/help/intro": "These places may help. Being on this list does not mean they can take your case.",
        "paper/help/more": (
            "There are more places. If you say where you are and what you need, the list fits you better."
        ),
        "paper/urgent/open": (
            (
                "We do not know yet if something cannot wait. Being held, an interview about fear, a court date, an "
                "old order, or a letter with a date cannot wait. If it is one of these, talk to a lawyer or a helper "
                "at once. In danger, call the emergency number."
            ),
            "stands in part 1 while questions about urgent things are open",
        ),
        "paper/urgent/none": (
            "You named nothing that cannot wait. If that changes, come back. In danger, call the emergency number.",
            "",
        ),
        "paper/help/phone": "Phone: {phone}",
        "paper/help/text": "Text message: {number}",
        "paper/help/link": "Web: {link}",
        "paper/help/hours": "Hours: {hours}",
        "paper/help/gov": "Run by the government.",
        "paper/help/nonprofit": "Run by a group that is not the government.",
        "paper/help/intl": "Run by an international organization.",
        "paper/help/seen": "Seen in a copy of {seen}. We did not call this number.",
        "paper/help/seen_link": "Seen in a copy of {seen}. We did not contact this place.",
        "paper/help/undated": "Seen in a copy without a date. We did not contact this place.",
        "paper/help/may_share": "Ask first what they will tell the government.",
        "paper/help/none": "We know no place that fits. Ask the people at this place for a free lawyer.",
        "paper/why/intro": (
            "We said these things because of what the law says and what you answered. These are the sources:",
            "",
        ),
        "paper/why/source_seen": "{number}. {title} (read on {seen})",
        "paper/why/source_described": (
            "{number}. {title} (known from what others wrote about it)",
            "a source whose own text was not read",
        ),
        "paper/why/source_memory": "{number}. {title} (named from memory, not read)",
        "paper/why/version": "Rules: {id}, version {version}, checked on {checked}. Program: version {program}.",
        "paper/why/lawyer_nobody": "No lawyer has read this text yet.",
        "paper/why/lawyer": "Read by a lawyer: {reviewer}.",
        "paper/why/report": (
            "Is a sentence wrong or dangerous? Mark it and show it to the people who gave you this program.",
            "",
        ),
        "paper/given/title": ("What you answered", "only printed when the person asks for it"),
        "paper/given/answer": ("{question} {answer}", "a question and its answer"),
        "paper/explain/here": ("Why each sentence is here", "heading of the explanation, read by volunteers"),
        "paper/explain/not_here": ("Why other sentences are not here", "heading"),
        "paper/explain/open": ("What one more answer would change", "heading"),
        "paper/explain/enough": ("These answers are enough for it:", "a list of questions and answers follows"),
        "paper/explain/everybody": "It is shown before anything is answered.",
        "paper/explain/all": "All answers together lead to it.",
        "paper/explain/left_out": ("Not shown: {names}", "names: ids of rules"),
        "paper/explain/because": ("These answers are enough to leave it out:", "a list of questions follows"),
        "paper/explain/would": (
            "With one of these answers: {answer}. This would change: {names}",
            "answer: one or more answers; names: ids of rules",
        ),
        "paper/explain/true_only": (
            "This shows how the rules work. Only the answer that is true helps a person.",
            "stands under the list of what open answers would change",
        ),
    }
)
