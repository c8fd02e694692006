"""The table of keys in the README: all that there are, and none with two meanings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from prompt_toolkit.keys import Keys

from asylum_screen.fronts import pages
from asylum_screen.fronts.desk import DONE, DONT_KNOW, KEYS, SKIP, Desk
from asylum_screen.fronts.lists import Listed, list_page
from asylum_screen.fronts.page import Kind, Nav, Page
from asylum_screen.fronts.prompters import keys
from asylum_screen.fronts.prompters.numbers import command_number
from asylum_screen.fronts.prompters.view import View
from asylum_screen.language.words import Words
from packs import AS_OF, small_pack

README = (Path(__file__).resolve().parents[3] / "README.md").read_text(encoding="utf-8")
DESK = Desk(small_pack(), AS_OF, Words(), show_all_commands=True)
ASKED = small_pack().questions["in_custody"]
TYPED = {"a number", "a letter", *KEYS.values()}  # what arrives as any sign
WRITTEN = {"escape": "Esc", "c-m": "Enter", "c-j": "Enter", "c-h": "Backspace", "pagedown": "Page Down"} | {
    "pageup": "Page Up",
    "<sigint>": "Ctrl-C",
}


def table() -> dict[str, tuple[str, str]]:
    """By key: what is typed with --plain, and what it does."""
    rows = README[README.index("| key | with `--plain` |") :].partition("\n\n")[0].splitlines()[2:]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    names = [name for row in cells for name in row[0].split(", ")]
    assert len(names) == len(set(names)), "a key with two meanings"
    return {name: (plain, does) for named, plain, does in cells for name in named.split(", ")}


def name_of(key: Keys | str) -> str:
    """A key as the README writes it."""
    value = key.value if isinstance(key, Keys) else key
    if value.startswith("c-") and value not in WRITTEN:
        return f"Ctrl-{value[2:].upper()}"
    return WRITTEN.get(value, value.upper() if value[1:].isdecimal() else value.capitalize())


def all_pages() -> list[Page]:
    """A page of each way to use one."""
    asked = pages.question(DESK, ASKED, None)
    listed = list_page(DESK, Listed("a", "ui/yes", (ASKED,)), {})
    return [asked, listed, pages.many(DESK, asked, frozenset(), ""), pages.start(DESK)]


def test_the_table_has_every_key_and_no_other() -> None:
    """Whatever page stands there, what is bound is in the table, and what is in the table is bound."""
    bound = set()
    for page in all_pages():
        view = View(page, {nav.value: name for nav, name in keys.KEY_NAMES.items()}, list(page.rows))
        made = keys.bindings(view, opened=0, settle=0, clock=lambda: 0)
        bound |= {name_of(binding.keys[0]) for binding in made.bindings if binding.keys[0] is not Keys.Any}
    assert bound == set(table()) - TYPED


@pytest.mark.parametrize("nav", [nav for nav in keys.KEYS if nav is not Nav.END_OF_INPUT])
def test_a_key_and_its_number_do_what_the_table_says(nav: Nav) -> None:
    """By its word on the page; the key that is shown there is the first of its row."""
    page = all_pages()[0]
    word = next(text for command, text in pages_of_commands() if command is nav)
    shown = table()[keys.KEY_NAMES[nav]]
    assert shown[0] == str(command_number(nav, page))
    assert shown[1].startswith(word)
    assert {name_of(key) for key in keys.KEYS[nav]} == {name for name, row in table().items() if row == shown}


def pages_of_commands() -> list[tuple[Nav, str]]:
    """Every command with its word in English."""
    from asylum_screen.fronts.desk import _WORDS_OF_COMMANDS

    return [(nav, Words()(text)) for nav, text in _WORDS_OF_COMMANDS.items()]


@pytest.mark.parametrize(("row", "text"), [(DONE, "ui/list/only"), (DONT_KNOW, "ui/dk"), (SKIP, "ui/skip")])
def test_a_sign_is_the_same_row_on_every_page(row: str, text: str) -> None:
    """On a question it points at the row, on a list it ends it."""
    assert table()[KEYS[row]][1].startswith(Words()(text).partition(",")[0])
    for page in all_pages():
        for each in page.rows:
            assert (each.key == KEYS[row]) is (each.id == row), page.name


def test_a_number_begins_anew_where_enter_only_turned_the_page() -> None:
    """A long text, "1", Enter (it turns the page), then "2": the second row, and no twelfth one."""
    asked = pages.question(DESK, ASKED, None)
    page = replace(asked, kind=Kind.READ, paras=asked.paras * 60)
    view = View(page, {nav.value: name for nav, name in keys.KEY_NAMES.items()}, list(page.rows))
    made = {each.keys[0]: each for each in keys.bindings(view, opened=0, settle=0, clock=lambda: 0).bindings}
    for key, sign in ((Keys.Any, "1"), (Keys.PageUp, ""), (Keys.PageUp, ""), (Keys.ControlM, ""), (Keys.Any, "2")):
        view.draw(80, 24)
        made[key].handler(SimpleNamespace(data=sign, app=SimpleNamespace(exit=pytest.fail)))  # type: ignore[arg-type]
    assert view.pointer == 1
