"""The program's words around a shared machine: the kiosk and `doctor`."""

from __future__ import annotations

from .registry import texts, together

_KIOSK = texts(
    {
        "ui/kiosk/neutral_title": ("Community information", "A page that shows nothing about asylum, after Leave now."),
        "ui/kiosk/neutral": "Press Enter to begin.",
        "ui/kiosk/still_there": "Are you still there?",
        "ui/kiosk/any_key": (
            "Press any key. In {seconds} seconds this page closes, and your answers are gone.",
            "{seconds} is a number, counted down.",
        ),
        "ui/kiosk/go_on": "I was here before. Go on.",
        "ui/kiosk/begin_new": "I am new here. Begin.",
        "ui/kiosk/ended": (
            "Nothing was kept. You can start again.",
            "After the program ended by itself. It never names asylum.",
        ),
        "ui/kiosk/longer": "Give me more time on every page",
        "ui/kiosk/print": "Print this on paper",
        "ui/kiosk/printing": "The paper goes to the printer. This can take a moment. You can leave at any time.",
        "ui/kiosk/wait": "Please wait.",
        "ui/kiosk/printed": "The paper was sent to the printer. Please take it with you.",
        "ui/kiosk/not_printed": "The paper could not be printed. Please ask the people at this place.",
        "ui/kiosk/paper_has": "The paper names reasons, rules, dates and free help. It does not say what you answered.",
        "ui/kiosk/needs_terminal": "The kiosk needs a real terminal as its screen and keyboard.",
        "ui/kiosk/recorder": "Something may record this screen ({what}). The kiosk does not start.",
        "ui/kiosk/ssh": "This terminal comes over the network (ssh). The kiosk does not start.",
        "ui/kiosk/swap": "This machine can write memory to its disk (swap). Turn that off, or use zram.",
        "ui/kiosk/too_small": "This screen is too small for the kiosk. It needs 40 columns and 15 rows.",
        "ui/kiosk/settings": (
            "The settings file is wrong. {where}: {what}",
            "{where} is a file, a line and a column. {what} says what to write there.",
        ),
        "ui/kiosk/restarts": "The kiosk stopped several times at once. Look at the machine.",
    }
)

_DOCTOR = texts(
    {
        "ui/doctor/title": "What this machine has, and what it lacks",
        "ui/doctor/ok": ("good: {line}", "Before what is in order."),
        "ui/doctor/missing": ("missing: {line}", "Before what must be put right."),
        "ui/doctor/advice": ("could be better: {line}", "Before what is good to have."),
        "ui/doctor/terminal": "The terminal can show pages and move the cursor.",
        "ui/doctor/no_terminal": "There is no terminal here. The interview reads numbered plain lines.",
        "ui/doctor/dumb": "The terminal can not move the cursor (TERM). The interview shows plain lines.",
        "ui/doctor/size": "The terminal has {columns} columns and {rows} rows.",
        "ui/doctor/small": "The terminal has {columns} columns and {rows} rows. It needs 40 columns and 15 rows.",
        "ui/doctor/utf8": "The terminal takes all letters (UTF-8).",
        "ui/doctor/no_utf8": "The terminal takes only plain letters. Set LANG to a name that ends in UTF-8.",
        "ui/doctor/fonts": "There are letters (fonts) for {language}.",
        "ui/doctor/no_fonts": "There are no letters (fonts) for {language}. On Debian: install {package}.",
        "ui/doctor/fonts_unknown": "We could not look at the fonts: the program fc-list is not there.",
        "ui/doctor/console": "This is the text console. It shows only few letters. A graphical terminal shows more.",
        "ui/doctor/no_swap": "Memory is not written to the disk.",
        "ui/doctor/swap": "Memory can be written to the disk (swap: {what}). For a kiosk, turn it off or use zram.",
        "ui/doctor/swap_unknown": "We could not see if memory is written to the disk.",
        "ui/doctor/no_recorder": "Nothing we know of records this screen.",
        "ui/doctor/recorder": "Something may record this screen: {what}.",
        "ui/doctor/printer": "There is a printer: {what}.",
        "ui/doctor/no_printer": "There is no printer set up (lpstat finds none). Papers can still be saved as files.",
        "ui/doctor/voices": "There is a voice that reads text aloud for {language}.",
        "ui/doctor/no_voices": "There is no voice that reads text aloud for {language} (espeak-ng).",
        "ui/doctor/no_speech": "There is no program that reads text aloud (espeak-ng).",
        "ui/doctor/done_ok": "Nothing that is needed is missing.",
        "ui/doctor/done_missing": "Something that is needed is missing. See above.",
    }
)

LINES = together(_KIOSK, _DOCTOR)
