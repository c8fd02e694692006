"""The list of languages comes first, by digits, each under its own name; changing it never costs an answer."""

from __future__ import annotations

import pytest

from asylum_screen.fronts.page import Kind, Nav, Page, Reply
from asylum_screen.language.store import offered
from languages.whole_runs import TRANSLATIONS, Player, answers_of, interview, pack, words_of
from program import environment, run

STORY = "02_honduran_mother"
OWN_NAMES = ["English", "Español", "Kreyòl ayisyen"]


class Switcher(Player):
    """Changes the language on every question page before answering it: English, Spanish, Creole, and around again."""

    def __init__(self, answers: dict[str, object]) -> None:
        super().__init__(answers, asides=False)
        self._switched: set[str] = set()
        self._next = ["es", "ht", "en"]

    def ask(self, page: Page) -> Reply:
        """Ask for another language once on every page that has the key."""
        if page.name != "language" and page.name not in self._switched and page.question:
            self._switched.add(page.name)
            self.language = self._next[0]
            self._next = [*self._next[1:], self._next[0]]
            self.pages.append(page)
            return Nav.LANGUAGE
        return super().ask(page)


def test_switching_at_every_question_keeps_every_answer() -> None:
    """Whoever changes the language before each answer comes to the same facts, and each page is in the new language."""
    steady, switching = Player(answers_of(STORY), asides=False), Switcher(answers_of(STORY))
    plain, switched = interview(steady, "en"), interview(switching, "en")

    assert plain.orientation is not None and switched.orientation is not None
    assert dict(plain.orientation.facts) == dict(switched.orientation.facts)
    at = [place for place, page in enumerate(switching.pages) if page.name == "language"]
    asked = {page.name for page in steady.pages if page.question}
    assert asked == {switching.pages[place - 1].name for place in at}
    assert len(at) == len(asked) > 9
    assert all(switching.pages[place - 1].name == switching.pages[place + 1].name for place in at)
    langs = [(switching.pages[place - 1].words.lang, switching.pages[place + 1].words.lang) for place in at]
    assert all(before != after for before, after in langs)
    assert {after for _, after in langs} == {"en", "es", "ht"}
    notice = switching.pages[at[1] + 1].paras[0].line.text
    assert notice == switching.pages[at[1] + 1].words("ui/language/changed")


@pytest.mark.parametrize("kiosk", [False, True])
def test_the_list_comes_first_and_each_language_has_its_own_name(kiosk: bool) -> None:
    """Before anything else is said; the question stands there in every language; nothing is chosen before."""
    player = Player(answers_of(STORY), asides=False)
    interview(player, "en", kiosk=kiosk, first="ht")
    page = next(page for page in player.pages if page.name != "neutral")

    assert page.name == "language" and page.kind is Kind.CHOOSE
    assert [row.line.text for row in page.rows] == OWN_NAMES
    asked = [item.line.text for item in page.paras]
    assert asked == [words_of(code)("ui/language/choose") for code in ("en", "es", "ht")]
    assert "3. Kreyòl ayisyen" in next(text for name, text in player.shown if name == "language")


def test_the_languages_offered_are_those_that_are_whole() -> None:
    """English, Spanish and Haitian Creole."""
    assert [language.own_name for language in offered(TRANSLATIONS)] == OWN_NAMES


@pytest.mark.parametrize(
    ("setting", "first"),
    [
        ({"LANG": "es_MX.UTF-8"}, "Elija su idioma."),
        ({"LANG": "C.UTF-8", "LC_ALL": "ht_HT.UTF-8"}, "Chwazi lang ou."),
        ({"LANG": "fr_FR.UTF-8"}, "Choose your language."),
        ({"LANG": "C.UTF-8"}, "Choose your language."),
    ],
)
def test_the_system_only_hints(setting: dict[str, str], first: str) -> None:
    """The list begins in the system's language, all languages stand on it, and a person still chooses."""
    said = run("screen", stdin="2\n", env=environment(**setting)).stdout
    asked, _, after = said.partition("3. Kreyòl ayisyen")

    assert said.strip().startswith(first)
    assert all(f"{place}. {name}" in said for place, name in enumerate(OWN_NAMES, 1))
    assert "Elija su idioma." in asked and "Chwazi lang ou." in asked
    assert "Preguntas sobre el asilo en Estados Unidos" in after


def test_the_language_of_the_command_line_needs_no_list() -> None:
    """`--lang` is a choice."""
    said = run("screen", "--lang", "ht", env=environment(LANG="es_MX.UTF-8")).stdout

    assert words_of("ht")(pack().country.words["ui/title"]) in said
    assert "Elija" not in said
