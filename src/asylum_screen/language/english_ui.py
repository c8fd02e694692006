"""The program's words on the screen: start pages, questions, keys, review page, end. The kiosk's are beside."""

from __future__ import annotations

from . import english_kiosk
from .registry import texts, together

_KEY = "A word in the line of keys under every question. At most 16 letters."
_ANSWER = "An answer that stands under every question."

_START = texts(
    {
        "ui/title": ("Questions about asylum", "The name of the program on its first page."),
        "ui/start/what": (
            "This program asks you questions. Then it shows which parts of asylum law "
            "your answers touch on. It also shows where free help is."
        ),
        "ui/start/not": (
            "It is general information, not legal advice. Nobody decides anything here. "
            "Only an officer or a judge decides."
        ),
        "ui/start/lawyer": "No lawyer has read this text yet.",
        "ui/start/reviewed": "A lawyer has read these texts: {reviewer}.",
        "ui/start/volunteer_title": "Before you begin",
        "ui/start/volunteer": (
            "A volunteer who sits with you is not a lawyer. "
            "What you say to a lawyer is secret by law. What you say here is not."
        ),
        "ui/start/kept": "Your answers are not kept. When you leave, they are gone.",
        "ui/start/stays": (
            "The result stays in this window until somebody closes it. It shows topics, not your answers.",
            "Only where the result is printed into the window of a volunteer.",
        ),
        "ui/start/alone": (
            "Every adult answers in an interview of their own. "
            "It is best to be alone for it, also apart from a husband, wife or partner."
        ),
        "ui/start/any_question": (
            "You can skip any question, go back, take a pause, or stop at any time. "
            "Not knowing is fine. It never counts as no."
        ),
        "ui/start/begin": "Begin",
    }
)

_ANSWERS = texts(
    {
        "ui/yes": ("Yes", _ANSWER),
        "ui/no": ("No", _ANSWER),
        "ui/dk": ("I do not know", _ANSWER),
        "ui/skip": ("I prefer not to answer", _ANSWER),
        "ui/done": ("Done. This is my answer.", "Ends a list in which several answers can be chosen."),
        "ui/many_how": "You can choose more than one. Choose one again to take it out. Then choose Done.",
        "ui/chosen": ("[chosen] {answer}", "Marks an answer that is chosen in a list. Keep the brackets."),
        "ui/answer_now": ("Your answer now: {answer}", "Above a question that is asked again to change its answer."),
        "ui/keep": "Keep my answer as it is",
        # a day
        "ui/day/year": "Which year?",
        "ui/day/today": ("Today ({date})", "An answer to the question on what day something was."),
        "ui/day/earlier": "An earlier year",
        "ui/day/month": "Which month of {year}?",
        "ui/day/season": "I only know the time of year",
        "ui/day/season_ask": "Around which months of {year}?",
        "ui/day/months": ("{first} to {last}", "Two names of months, the first and the last of a time of year."),
        "ui/day/year_only": "I only know the year",
        "ui/day/day": "Which day of {month}?",
        "ui/day/about": "About this month. I do not know the day.",
        "ui/day/before": "Before {year}. I do not know the year.",
        "ui/day/gregorian": (
            "Please use the calendar that is used in this country.",
            "Many readers count years in another calendar. Say it kindly.",
        ),
        # countries
        "ui/country/how": "Type some letters of the name of the country, or choose it from the list.",
        "ui/country/pick": "Choose the country from the list.",
        "ui/country/stateless": "I have no country (stateless)",
        "ui/country/so_far": ("Chosen: {countries}", "A list of names of countries, with commas."),
        "ui/country/more": "Do you have another nationality?",
        "ui/country/add": "Yes. Add another country.",
        "ui/country/remove": "Take out: {country}",
        "ui/country/done": "No. This is all.",
        "ui/country/letters": ("Letters: {typed}", "Shows what the person has typed so far."),
        "ui/country/none": "We found no country with these letters. Try fewer letters.",
    }
)

_AROUND = texts(
    {
        # keys
        "ui/key/back": ("Back", _KEY),
        "ui/key/why": ("Why we ask", _KEY),
        "ui/key/help": ("Help", _KEY),
        "ui/key/language": ("Language", _KEY),
        "ui/key/start_over": ("Start over", _KEY),
        "ui/key/pause": ("Pause", _KEY),
        "ui/key/ids": ("Text numbers", _KEY),
        "ui/key/quit": ("Leave now", _KEY),
        "ui/key/next": ("Continue", _KEY),
        # around a question
        "ui/not_chosen": ("Not chosen yet", "First row of a list, before the person has chosen an answer."),
        "ui/choose_keys": "Choose with the arrow keys or a number. Then press Enter.",
        "ui/choose_first": "Nothing is chosen yet. Choose with the arrow keys or a number.",
        "ui/press_again": (
            "Please press that key once more.",
            "Enter came so soon after another key that it did not count.",
        ),
        "ui/choose_number": ("Type a number, then press Enter.", "Stands under a numbered list of answers."),
        "ui/choose_many": ("Type all numbers that fit, with a space between them, then press Enter.", ""),
        "ui/choose_letters": "Type letters or a number, then press Enter.",
        "ui/press_enter": "Press Enter to continue.",
        "ui/not_an_answer": ("Please choose one of the numbers.", "After a wrong key. Calm, no blame."),
        "ui/too_much": "That was too much text. Nothing was answered. Please choose one of the numbers.",
        "ui/more_below": ("More below. Press the down arrow.", "The page is longer than the screen."),
        "ui/more_above": ("More above. Press the up arrow.", "The page is longer than the screen."),
        "ui/more_both": ("More above and below. Press an arrow.", "The page is longer than the screen."),
        "ui/more_names": "There are more. Type more letters.",
        "ui/list_part": ("{first} to {last} of {count}", "Which part of a long list is shown."),
        "ui/list_next": "Show more of the list",
        "ui/about_left": ("About {count} questions left.", "{count} is a number."),
        "ui/last_question": "This may be the last question.",
        "ui/first_page": "This is the first page.",
        "ui/why_title": "Why we ask",
        "ui/why_general": "Some rules look at this. Your answer shows which of them to tell you about.",
        "ui/why_policies": "These rules look at it:",
        "ui/why_kept": "Your answer is only used for this interview. It is not kept.",
        "ui/help_title": "Help",
        "ui/help/answers": (
            "There is no right or wrong answer. You can choose: I do not know. "
            "You can also choose: I prefer not to answer."
        ),
        "ui/help/commands": "You can always use these:",
        "ui/help/command": ("{key}: {name}", "A key or a number, and what it does."),
        "ui/help/who": "Do you want to talk to somebody? Ask the people at this place.",
        # languages
        "ui/language/choose": "Choose your language.",
        "ui/language/changed": "The language has changed. Your answers are still here.",
        # pause and start over
        "ui/pause/title": "Take the time you need",
        "ui/pause/text": "Nothing happens while you rest. Your answers are still here. You can drink some water.",
        "ui/pause/on": "I want to go on",
        "ui/over/title": "Start over?",
        "ui/over/text": "All your answers will be taken out.",
        "ui/over/yes": "Yes. Start over.",
        "ui/over/no": "No. Keep my answers.",
        # hard topics
        "ui/hard/choice": "You can answer them, skip them, or read about them instead. You can stop at any time.",
        "ui/read/title": "To read",
        "ui/read/intro": "You chose to read. We do not ask about this. This is what the rules look at:",
        "ui/read/lawyer": "You can talk about it in private with a lawyer.",
        # something urgent was answered
        "ui/urgent/title": "This is important now",
        "ui/urgent/go_on": "You can go on here, or stop now and get help first.",
    }
)

_END = texts(
    {
        # review page
        "ui/review/title": "Look over your answers",
        "ui/review/intro": "You can change any answer. Nothing is decided here.",
        "ui/review/none": "You have not answered a question. That is fine.",
        "ui/review/row": ("{question} Your answer: {answer}", "One line for each question and its answer."),
        "ui/review/done": "Show my orientation",
        "ui/review/depends": "Some questions depend on this answer. They come now.",
        "ui/review/dropped": "These answers no longer fit. They were taken out:",
        "ui/review/dropped_row": ("- {question}", "The question whose answer was taken out."),
        "ui/review/changed": "Your answer has changed.",
        "ui/review/conflict": "These answers may not fit together. You can change them, or leave them as they are:",
        # orientation
        "ui/end/read_on": "I have read this. Go on.",
        "ui/end/change": "Go back and change an answer",
        # three questions at the end; never a test
        "ui/teach/title": "To be sure that we explained it well",
        "ui/teach/intro": (
            "Here are three short questions. This is not a test, and nothing is counted. "
            "Say the answers to yourself, or to a person you trust."
        ),
        "ui/teach/begin": "Show me the questions",
        "ui/teach/skip": "Skip this",
        "ui/teach/urgent": "What would you look at first?",
        "ui/teach/dates": "Which day or time is important for you?",
        "ui/teach/help": "Whom can you ask for free help?",
        "ui/teach/can": "I can say it",
        "ui/teach/again": "Show me again",
        "ui/teach/answer": "This is what we showed you:",
        "ui/teach/no_urgent": "Nothing urgent came up in your answers. You can still ask for free help soon.",
        "ui/teach/no_dates": "We could not work out a date from your answers. A lawyer can help you find your dates.",
        "ui/teach/no_help": "We know no place that fits. Ask the people at this place for a list of free lawyers.",
        # end
        "ui/end/title": "Thank you",
        "ui/end/thanks": "Thank you for taking this time. These are not easy questions.",
        "ui/end/kept": "Nothing that you answered was kept.",
        "ui/end/rest": "You can rest now. Drink some water, or sit with somebody you trust.",
        "ui/end/finish": "Finish",
        # leaving
        "ui/bye": "Thank you. Nothing was kept.",
        "ui/left": "You have left. Nothing was kept.",
    }
)

LINES = together(_START, _ANSWERS, _AROUND, _END, english_kiosk.LINES)
