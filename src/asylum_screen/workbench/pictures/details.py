"""What stands behind a box: its texts, its dates, its sources, when it was checked, and its place in the files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from asylum_screen.core.rules import (
    Card,
    Checked,
    Confidence,
    Deadline,
    Exemption,
    FactConflict,
    Finding,
    HelpEntry,
    Place,
    Policy,
    Question,
    RulePack,
    StatusFrom,
    Text,
)
from asylum_screen.present.markup import Markup, element

from .trees import KINDS, Item, ref_of
from .words import timeline_words

SURE = {
    Confidence.TEXT: "the text itself was read",
    Confidence.SECONDARY: "from a second-hand source",
    Confidence.MEMORY: "from memory, the text was not read",
}


@dataclass(frozen=True, slots=True)
class Detail:
    """The details of one item: pairs of a label and words; `sources` with their links."""

    ref: str
    title: str
    id: str
    pairs: tuple[tuple[str, str], ...]
    sources: tuple[tuple[str, str], ...]
    place: Place


def detail_of(item: Item, pack: RulePack) -> Detail:
    """The details of an item."""
    title, pairs = _pairs(item)
    cites = list(getattr(item, "cites", ()))
    for each in (*getattr(item, "unless", ()), *getattr(item, "excuses", ())):
        cites += each.cites
    sources = tuple(_source(cite, pack) for cite in dict.fromkeys(cites))
    checked = getattr(item, "checked", None)
    more = list(_checked(checked)) if checked is not None else []
    kept = tuple((label, words) for label, words in [*pairs, *more] if words)
    return Detail(ref_of(item), title, item.id, kept, sources, item.place)


def _pairs(item: Item) -> tuple[str, list[tuple[str, str]]]:
    match item:
        case Question():
            return item.ask.english, list(_question(item))
        case Finding():
            return f"Rule: {item.id}", list(_finding(item))
        case Policy():
            return item.title.english, list(_policy(item))
        case Deadline():
            said = [("Says ahead", item.say), ("Says when near", item.say_near), ("Says after it", item.say_past)]
            excuses = list(_exceptions(item.excuses, "Excuse"))
            asked = ("Question for a lawyer", _words(item.ask_a_lawyer))
            return item.title.english, [*((label, text.english) for label, text in said), *excuses, asked]
        case Card():
            return item.title.english, [("On the card", point.english) for point in item.points]
        case HelpEntry():
            return item.name.english, list(_help(item))
        case FactConflict():
            return f"Conflict: {item.id}", [("Says", item.say.english), ("Answers", ", ".join(item.facts))]


def _question(item: Question) -> Iterator[tuple[str, str]]:
    yield "Why it is asked", _words(item.why)
    yield "Help", _words(item.help)
    yield "Takes", KINDS[item.kind.value]
    for option in item.options:
        yield f"Answer {option.id}", option.text.english
    yield "Sensitive", "yes" if item.sensitive else ""


def _finding(item: Finding) -> Iterator[tuple[str, str]]:
    yield "Topic", item.topic
    for label, face in (
        ("When it holds", item.yes),
        ("While it is open", item.open),
        ("When it does not hold", item.no),
    ):
        if face is not None:
            yield f"{label}: {face.signal.value.replace('_', ' ')}", face.say.english
            yield "Next", _words(face.next)
    yield from _exceptions(item.unless, "Exception")
    yield "Question for a lawyer", _words(item.ask_a_lawyer)
    yield "Known from", str(item.known_from or "")
    yield "Known to", str(item.known_to or "")
    yield from _steps(item.status)
    yield "In conflict with", ", ".join(item.conflicts_with)


def _policy(item: Policy) -> Iterator[tuple[str, str]]:
    yield "Says", item.say.english
    yield "Says while open", _words(item.say_open)
    for label, text in (("Then", item.then), ("Now", item.now), ("What stays open", item.remains)):
        yield label, _words(text)
    yield "Tested on", item.window.axis
    for line in timeline_words(item.window.timeline):
        yield tuple(line.split(": ", 1))  # type: ignore[misc]
    yield "Known from", str(item.known_from)
    yield from _steps(item.status)
    yield from _exceptions(item.unless, "Exception")
    yield "Question for a lawyer", _words(item.ask_a_lawyer)


def _help(item: HelpEntry) -> Iterator[tuple[str, str]]:
    yield "Does", item.does.english
    yield "Care", _words(item.caution)
    yield from (("Phone", item.phone), ("Text", item.text_line), ("Link", item.link))
    yield "Status", f"{item.status}, shown: {item.shown}"
    yield "Last looked at", f"{item.last_checked} ({item.checked_how.replace('_', ' ')})"


def _steps(status: tuple[StatusFrom, ...]) -> Iterator[tuple[str, str]]:
    for step in status:
        sure = "Our sources could not confirm this." if step.unconfirmed else ""
        words = [step.status.value.replace("_", " ") + (f" ({step.by})" if step.by else ""), _words(step.note), sure]
        yield f"Since {step.first}", ". ".join(word.rstrip(".") for word in words if word) + "."


def _exceptions(items: tuple[Exemption, ...], word: str) -> Iterator[tuple[str, str]]:
    for item in items:
        yield f"{word} {item.id}", item.say.english


def _checked(checked: Checked) -> Iterator[tuple[str, str]]:
    yield "Checked", f"{checked.on}, by {checked.by}: {checked.how}"
    yield "How sure", SURE[checked.confidence]
    yield "Source reaches", str(checked.reaches or "")
    yield "Look again by", str(checked.review_by)


def _words(text: Text | None) -> str:
    return text.english if text is not None else ""


def _source(cite: str, pack: RulePack) -> tuple[str, str]:
    source = pack.sources.get(cite)
    if source is None:
        return cite, ""
    seen = f", seen {source.seen}" if source.seen else ", named from memory"
    pinpoint = f", {source.pinpoint}" if source.pinpoint else ""
    return f"{source.title.english}{pinpoint}{seen}", source.link


def detail_html(detail: Detail, prefix: str = "") -> Markup:
    """The details as a part of a page. `prefix`: the folder written before the place."""
    pairs = ([element("dt", label), element("dd", words)] for label, words in detail.pairs)
    sources = [
        element("li", words, [" ", element("span", where, class_="link")] if where else None)
        for words, where in detail.sources
    ]
    return element(
        "section",
        element("p", element("a", "Close", href="#top"), class_="close"),
        element("h2", detail.title),
        element("p", element("code", detail.id)),
        element("p", "In ", element("code", f"{prefix}{detail.place}", class_="place")),
        element("dl", pairs),
        [element("h3", "Sources"), element("ul", sources)] if sources else None,
        class_="detail",
        id=detail.ref,
        tabindex="-1",
        aria_label=detail.title,
    )
