"""A plan of trees as SVG, as a page, or as Mermaid."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from asylum_screen.core.rules import RulePack

from .details import Detail, detail_of
from .draw import PAGE, Drawn, draw, lay_out, pack_trees, slices
from .graph import Group, Plan
from .overview import bands, overview
from .page import figure, legend, page, standing
from .svg import HEAD, SMALL, TITLE, picture, text
from .trees import Box, Look, short_name
from .words import Row

EDGE = 20.0
LEGEND = (
    ("RULE", "background:#ddf4ff;border:2px solid #0550ae", "what is said, and its signal"),
    ("QUESTION", "background:#fff8c5;border:2px solid #7d4e00;border-radius:5px", "what a person is asked"),
    ("ALL / ONE", "border:1px solid #57606a;border-radius:5px", "all tests must hold, or one is enough"),
    ("name", "background:#f0eefc;border:2px solid #6639ba;border-radius:5px", "a condition that has a name"),
    ("EXCEPT", "background:#fff1e5;border:2px dashed #bc4c00;border-radius:5px", "an exception or an excuse"),
)
READING = "Read from top to bottom. What nobody answered, or answered with I do not know, stays open: it is never no."


def title_of(plan: Plan) -> str:
    """The title over a picture."""
    return "All rules" if plan.whole else f"Rules: {plan.title}"


# ---------------------------------------------------------------- SVG


def to_svg(plan: Plan, pack: RulePack) -> str:
    """One picture. Of a whole pack it is the map only: the trees of all rules would fill no wall."""
    pieces = [text(EDGE, 36, title_of(plan), TITLE), text(EDGE, 56, standing(pack), SMALL)]
    pieces.append(text(EDGE, 73, READING, SMALL))
    y = 90.0
    if plan.whole:
        for drawn, tall in overview(pack, frozenset()):
            pieces.append(f'<g transform="translate({EDGE:g} {y:.1f})">{drawn}</g>')
            y += tall
        return picture(PAGE + 2 * EDGE, y + EDGE, "".join(pieces), title_of(plan))
    width = max(TITLE.width(title_of(plan)), SMALL.width(READING), SMALL.width(standing(pack)))
    for group in plan.groups:
        if group.title:
            pieces.append(text(EDGE, y + 18, group.title, HEAD))
            y += 32
        placed, height = pack_trees([lay_out(box) for box in group.boxes])
        pieces += [draw(tree, EDGE + x, y + down) for tree, x, down in placed]
        width = max([width, *(x + tree.width for tree, x, _ in placed)])
        y += height + 10
    return picture(width + 2 * EDGE, y + EDGE, "".join(pieces), title_of(plan))


# ---------------------------------------------------------------- a page


def to_html(plan: Plan, pack: RulePack, prefix: str = "") -> str:
    """A page to click through. `prefix`: the folder written before the places of rules."""
    details = [*(detail_of(item, pack) for item in plan.items), *_definitions(plan, pack)]
    refs = frozenset(each.ref for each in details)
    how = '<span class="onscreen">Click on a box or an id.</span>'
    body = [legend(LEGEND), f'<p class="standing">{READING} {how}</p>']
    if plan.whole:
        strips = overview(pack, frozenset(group.ref for group in plan.groups))
        label = "The map of all rules"
        body.append(figure(*(picture(PAGE, tall, drawn, label, alone=False) for drawn, tall in strips)))
    titled = [group for group in plan.groups if group.title]
    if len(titled) > 1 and not plan.whole:
        links = "".join(f'<li><a href="#{escape(group.ref)}">{escape(group.title)}</a></li>' for group in titled)
        body.append(f"<nav><ul>{links}</ul></nav>")
    body += [_group_html(group, refs) for group in plan.groups]
    return page(title_of(plan), standing(pack), "".join(body), details, prefix)


def _group_html(group: Group, refs: frozenset[str]) -> str:
    head = f'<h2 id="{escape(group.ref)}">{escape(group.title)}</h2>' if group.title else ""
    return f'{head}<div class="trees">{"".join(_tree_html(lay_out(box), refs) for box in group.boxes)}</div>\n'


def _tree_html(tree: Drawn, refs: frozenset[str]) -> str:
    label = f"{tree.box.head} {tree.box.id}"
    tree_at = [
        picture(tree.width + 4, tall + 2, f'<g transform="translate(2 2)">{drawn}</g>', label, alone=False, top=top)
        for drawn, top, tall in slices(tree, refs)
    ]
    return figure(*tree_at)


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
    Look.RULE: "fill:#ddf4ff,stroke:#0550ae,stroke-width:2px,color:#1b1f24",
    Look.QUESTION: "fill:#fff8c5,stroke:#7d4e00,stroke-width:2px,color:#1b1f24",
    Look.GROUP: "fill:#ffffff,stroke:#57606a,color:#1b1f24",
    Look.EXCEPT: "fill:#fff1e5,stroke:#bc4c00,stroke-width:2px,stroke-dasharray:6 4,color:#1b1f24",
    Look.NAMED: "fill:#f0eefc,stroke:#6639ba,color:#1b1f24",
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
    lines = [f'  {name}["{label}"]:::{box.look.value}']
    for child in box.children:
        below, more = _mermaid_box(child, counter)
        join = "-. except .->" if child.look is Look.EXCEPT else "-->"
        lines += [*more, f"  {name} {join} {below}"]
    return name, lines


def _row_words(row: Row) -> str:
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
