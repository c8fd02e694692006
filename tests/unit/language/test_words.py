"""Words in English and in a translated language."""

import subprocess
import sys
from datetime import date

import pytest

from asylum_screen.core.facts import DayRange
from asylum_screen.core.rules import Text
from asylum_screen.language.catalogue import Catalogue, Entry
from asylum_screen.language.english import PROGRAM
from asylum_screen.language.languages import ENGLISH, Language
from asylum_screen.language.words import Said, TextStatus, Words

SPANISH = Language("es", "Español", "Spanish")
ARABIC = Language("ar", "العربية", "Arabic", direction="rtl", script="Arab")
LATE = Text("one_year/say", "One year ends on {date}.")


def spanish(**entries: Entry) -> Words:
    """Spanish words with these entries for the text `one_year/say`."""
    return Words(SPANISH, Catalogue({entry.id: entry for entry in entries.values()}))


def test_english_needs_no_catalogue() -> None:
    """A word of the program and a text of a rule are shown as they are written."""
    words = Words()
    assert words("ui/key/back") == PROGRAM["ui/key/back"].english
    assert words(Text("x/ask", "Are you in danger today?")) == "Are you in danger today?"
    assert words("ui/at_most/more", count=12) == "At most 12 more"


def test_plain_english_loads_no_babel() -> None:
    """Words, days and small numbers in English pull in no table."""
    code = (
        "import sys, datetime; from asylum_screen.language.words import Words; w = Words(); "
        "w('ui/yes'); w.day(datetime.date(2027, 5, 2)); w.month(2027, 5); w.number(12345); "
        "sys.exit('babel' in sys.modules or 'wcwidth' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_translation_is_used_and_its_days_are_in_its_language() -> None:
    """A day given as a value is written out in the reader's language."""
    words = spanish(a=Entry("one_year/say", LATE.english, "Un año termina el {date}."))
    assert words(LATE, date=date(2027, 3, 15)) == "Un año termina el 15 de marzo de 2027."
    assert words.lookup(LATE, date=date(2027, 3, 15)).ok


@pytest.mark.parametrize(
    ("entry", "status"),
    [
        (Entry("other", "x", "y"), TextStatus.MISSING),
        (Entry("one_year/say", LATE.english, "  "), TextStatus.MISSING),
        (Entry("one_year/say", "Two years end on {date}.", "Dos años terminan el {date}."), TextStatus.STALE),
        (Entry("one_year/say", LATE.english, "Un año termina el {date}.", fuzzy=True), TextStatus.FUZZY),
        (Entry("one_year/say", LATE.english, "Un año termina el {fecha}."), TextStatus.FUZZY),
    ],
)
def test_what_is_not_settled_is_shown_in_english(entry: Entry, status: TextStatus) -> None:
    """A missing, old or doubtful translation is never shown: English is, marked, with an English day."""
    said = spanish(a=entry).lookup(LATE, date=date(2027, 3, 15))
    assert said == Said("One year ends on March 15, 2027.", "en", status, "one_year/say")
    assert said.marked == "[EN] One year ends on March 15, 2027."


def test_placeholders_never_reach_into_values() -> None:
    """A value is put in as it is: nothing in it is read as a placeholder, no attribute is looked up."""
    words = Words()
    assert words(Text("x", "About {count}."), count="{date} {0.__class__}") == "About {date} {0.__class__}."
    assert words(Text("x", "Odd {0.__class__} {Count}")) == "Odd {0.__class__} {Count}"


def test_a_missing_value_or_id_is_our_fault_and_says_so() -> None:
    """A text without its value, or an unknown id, is an error and never a half sentence."""
    with pytest.raises(KeyError, match="count"):
        Words()("ui/at_most/more")
    with pytest.raises(KeyError):
        Words()("ui/no_such_text")


def test_values_are_isolated_in_right_to_left_text() -> None:
    """A phone number inside an Arabic sentence keeps its own direction."""
    text = Text("x", "Call {phone}.")
    words = Words(ARABIC, Catalogue({"x": Entry("x", text.english, "اتصل على {phone}.")}))
    assert words(text, phone="1-800-898-7180") == "اتصل على \u20681-800-898-7180\u2069."
    assert words.direction == "rtl"


def test_days_months_and_spans() -> None:
    """A whole month is a month, a whole year a year, the rest both ends."""
    words = Words()
    assert words.day(date(2027, 5, 2)) == "May 2, 2027"
    assert words.days(DayRange.on(date(2027, 5, 2))) == "May 2, 2027"
    assert words.days(DayRange(date(2024, 2, 1), date(2024, 2, 29))) == "February 2024"
    assert words.days(DayRange(date(2024, 1, 1), date(2024, 12, 31))) == "2024"
    assert words.days(DayRange(date(2024, 3, 1), date(2024, 5, 31))) == "between March 1, 2024 and May 31, 2024"
    assert spanish().month(2027, 5) == "mayo de 2027"


def test_countries_by_name() -> None:
    """Countries have their names in each language and stand in the order a reader looks for them."""
    assert Words().country("HN") == "Honduras"
    assert spanish().country("HT") == "Haití"
    assert Words().country("stateless") == "no country (stateless)"
    assert [code for code, _ in spanish().countries(["VE", "EC", "SV", "AF"])] == ["AF", "EC", "SV", "VE"]


def test_two_languages_together() -> None:
    """The second language follows the first, once."""
    words = Words(ENGLISH, second=spanish(a=Entry("ui/yes", "Yes", "Sí")))
    assert [said.text for said in words.both("ui/yes")] == ["Yes", "Sí"]
    assert [said.text for said in words.both("ui/no")] == ["No"]


def test_draft_until_every_text_was_read() -> None:
    """A language of which a native speaker has not read every text is a draft; English is not."""
    read, unread = Entry("ui/yes", "Yes", "Sí", read=True), Entry("ui/no", "No", "No")
    assert spanish(a=read, b=unread).draft
    assert not spanish(a=read).draft
    assert not Words().draft
