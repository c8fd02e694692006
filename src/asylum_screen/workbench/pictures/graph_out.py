"""A plan of trees as a page or as Mermaid."""

from __future__ import annotations

from collections.abc import Iterator

from asylum_screen.core.rules import RulePack
from asylum_screen.present.markup import Child, element

from .boxes import CSS, the_map, trees
from .details import Detail, detail_of
from .graph import Plan
from .overview import bands
from .page import legend, page, standing
from .trees import Box, Frame, short_name
from .words import Test

LEGEND = (
    ("RULE", "rule", "what is said, and its signal"),
    ("QUESTION", "question", "what a person is asked"),
    ("ALL / ONE", "group", "all tests must hold, or one is enough"),
    ("name", "named", "a condition that has a name"),
    ("EXCEPT", "except", "an exception or an excuse"),
)
READING = "Read from top to bottom. What nobody answered, or answered with I do not know, stays open: it is never no."


def title_of(plan: Plan) -> str:
    """The title over a picture."""
    return "All rules" if plan.whole else f"Rules: {plan.title}"


# ---------------------------------------------------------------- a page


def to_html(plan: Plan, pack: RulePack, prefix: str = "") -> str:
    """A page to click through. `prefix`: the folder written before the places of rules."""
    details = [*(detail_of(item, pack) for item in plan.items), *_definitions(plan, pack)]
    refs = frozenset(each.ref for each in details)
    how = element("span", "Click on a head or an id.", class_="onscreen")
    body: list[Child] = [legend(LEGEND), element("p", READING, " ", how, class_="standing")]
    titled = [group for group in plan.groups if group.title]
    if plan.whole:
        body.append(the_map(bands(pack), frozenset(group.ref for group in plan.groups)))
    elif len(titled) > 1:
        links = (element("li", element("a", group.title, href=f"#{group.ref}")) for group in titled)
        body.append(element("nav", element("ul", links)))
    for group in plan.groups:
        drawn = trees(group.boxes, refs)
        folded = element("details", element("summary", group.title), drawn, class_="file", id=group.ref)
        body.append(folded if group.ref else [element("h2", group.title) if group.title else None, drawn])
    return page(title_of(plan), standing(pack), body, details, prefix, CSS)


def _definitions(plan: Plan, pack: RulePack) -> Iterator[Detail]:
    """The details of every condition with a name that is drawn or named."""
    wanted = {ref for group in plan.groups for box in group.boxes for ref in _refs(box)}
    for name, condition in pack.definitions.items():
        if f"define-{name}" in wanted:
            pairs = (("What it is", "A condition with a name. Rules in any file can use it by this name."),)
            title = f"Condition: {short_name(name)}"
            yield Detail(f"define-{name}", title, name, pairs, (), condition.place)


def _refs(box: Box) -> Iterator[str]:
    yield box.ref
    yield from (row.ref for row in box.rows)
    for child in box.children:
        yield from _refs(child)


# ---------------------------------------------------------------- Mermaid


CLASSES = {
    Frame.RULE: "fill:#ddf4ff,stroke:#0550ae,stroke-width:2px,color:#1b1f24",
    Frame.QUESTION: "fill:#fff8c5,stroke:#7d4e00,stroke-width:2px,color:#1b1f24",
    Frame.GROUP: "fill:#ffffff,stroke:#57606a,color:#1b1f24",
    Frame.EXCEPT: "fill:#fff1e5,stroke:#bc4c00,stroke-width:2px,stroke-dasharray:6 4,color:#1b1f24",
    Frame.NAMED: "fill:#f0eefc,stroke:#6639ba,color:#1b1f24",
}


def to_mermaid(plan: Plan, pack: RulePack) -> str:
    """A flowchart that GitHub and other places draw from text."""
    lines = ["flowchart TD"]
    if plan.whole:
        lines += _mermaid_map(pack)
    else:
        counter = iter(range(1, 1_000_000))
        for group in plan.groups:
            for box in group.boxes:
                lines += _mermaid_box(box, counter)[1]
    lines += [f"  classDef {look.value} {how}" for look, how in CLASSES.items()]
    return "\n".join(lines) + "\n"


def _mermaid_box(box: Box, counter: Iterator[int]) -> tuple[str, list[str]]:
    name = f"n{next(counter)}"
    words = [box.head, *([box.id] if box.id else []), *box.notes, *(_row_words(row) for row in box.rows)]
    label = "<br/>".join(_mermaid_text(each) for each in words)
    lines = [f'  {name}["{label}"]:::{box.frame.value}']
    for child in box.children:
        below, more = _mermaid_box(child, counter)
        join = "-. except .->" if child.frame is Frame.EXCEPT else "-->"
        lines += [*more, f"  {name} {join} {below}"]
    return name, lines


def _row_words(row: Test) -> str:
    return f"- {row.asks} = {row.wants} ({row.id})" if row.wants else f"- {row.asks}"


def _mermaid_text(words: str) -> str:
    """Words without what Mermaid reads as its own signs."""
    kept = words.replace("&", "#amp;").replace('"', "#quot;").replace("<", "#lt;").replace(">", "#gt;")
    return kept.replace("`", "'")


def _mermaid_map(pack: RulePack) -> list[str]:
    lines: list[str] = []
    before = ""
    for place, band in enumerate(bands(pack), 1):
        lines.append(f'  s{place}["{place}. {_mermaid_text(band.title)}"]:::rule')
        for number, cell in enumerate(band.cells, 1):
            lines.append(f'  s{place} --- f{place}_{number}["{_mermaid_text(f"{cell.file}: {cell.holds}")}"]:::group')
        if before:
            lines.append(f"  {before} ==> s{place}")
        before = f"s{place}"
    return lines
