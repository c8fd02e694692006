"""A form of a browser, and the replies that it means."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from asylum_screen.fronts.desk import DONE
from asylum_screen.fronts.page import KEEP, NONE, Chosen, Kind, Mark, Nav, Page, Reply, Row, Tone, para

Form = Mapping[str, Sequence[str]]
FORGETS = frozenset({Nav.QUIT, Nav.START_OVER})  # after these nothing that was marked is wanted


def decoded(body: bytes) -> dict[str, list[str]]:
    """The fields of a form (application/x-www-form-urlencoded), each with its values in their order."""
    form: dict[str, list[str]] = {}
    for pair in body.split(b"&"):
        name, _, value = (_plain(part) for part in pair.partition(b"="))
        form.setdefault(name, []).append(value)
    return form


def _plain(part: bytes) -> str:
    text = re.sub(rb"%([0-9A-Fa-f]{2})", lambda found: bytes([int(found[1], 16)]), part.replace(b"+", b" "))
    return text.decode("utf-8", "replace")


def replies(page: Page, form: Form) -> tuple[Reply, ...]:
    """What a form says to a page; nothing for what is not on it.

    Args:
        page: the page as the conversation gave it.
        form: `row` (a row, or one that ends a list, as "none of these" does), `nav` (a command), `yes` and `unsure`
            (the rows so marked).
    """
    nav = next((command.nav for command in page.commands if [command.nav.value] == list(form.get("nav", ()))), None)
    row = page.row(form["row"][0]) if form.get("row") else None
    if page.kind is not Kind.LIST:
        said = Chosen((row.id,)) if row is not None else None
    elif row is not None and row.id == KEEP:
        said = Chosen((KEEP,))
    else:
        end = [DONE if row.id == NONE else row.id] if row is not None and (row.id == NONE or row.mark is None) else []
        ids = (*presses(page, wanted(page, form)), *end)
        said = Chosen(ids) if ids and nav not in FORGETS else None
    return tuple(reply for reply in (said, nav) if reply is not None)


def wanted(page: Page, form: Form) -> dict[str, Mark]:
    """The mark that each row of a list shall have. Who ticked both is not sure. "None of these" stays where alone."""
    yes, unsure = (frozenset(form.get(name, ())) for name in ("yes", "unsure"))
    rows = [row.id for row in page.rows if row.mark is not None]
    none = page.row(NONE)
    if NONE in form.get("row", ()) or (none is not None and none.mark is Mark.YES and not yes | unsure):
        yes |= {NONE}
    return {
        row: Mark.UNSURE if row in unsure and page.three else Mark.YES if row in yes else Mark.EMPTY for row in rows
    }


def refused(page: Page, form: Form) -> Page | None:
    """The list again, as it was filled in, where "none of these" stands beside another mark; None where it fits."""
    marks = wanted(page, form) if page.kind is Kind.LIST else {}
    others = any(mark is not Mark.EMPTY for row, mark in marks.items() if row != NONE)
    if marks.get(NONE) is not Mark.YES or not others:
        return None
    rows = tuple(replace(row, mark=marks.get(row.id)) for row in page.rows)
    return replace(page, rows=rows, paras=(para(page.words, "ui/list/alone", Tone.NOTICE), *page.paras))


def presses(page: Page, marks: Mapping[str, Mark]) -> list[str]:
    """The presses that lead from the marks of a list to these: "none of these" is taken out first and put in last."""

    def turn(row: Row) -> int:
        return 0 if row.id != NONE else 1 if marks[NONE] is Mark.YES else -1

    found: list[str] = []
    for row in sorted((row for row in page.rows if row.mark is not None), key=turn):
        order = [Mark.EMPTY, Mark.YES, Mark.UNSURE][: 3 if page.three and row.id != NONE else 2]
        assert row.mark is not None
        found += [row.id] * ((order.index(marks[row.id]) - order.index(row.mark)) % len(order))
    return found
