"""What stands behind a box: its texts, its dates, its sources, when it was checked, and its place in the files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from asylum_screen.core.rules import (
    Checked,
    Confidence,
    Exemption,
    InOperation,
    Place,
    Question,
    RulePack,
    Text,
    Wording,
)
from asylum_screen.core.status import StatusFrom
from asylum_screen.present.markup import Markup, element

from .trees import KINDS, TreeItem, ref_of
from .words import timeline_words

SURE = {
    Confidence.TEXT: "the text itself was read",
    Confidence.SECONDARY: "from a second-hand source",
    Confidence.MEMORY: "from memory, the text was not read",
}
LABELS = {
    "topic": "Topic", "yes": "When it holds", "open": "While it is open", "no": "When it does not hold",
    "say": "Says", "say_near": "Says when near", "say_past": "Says after it", "say_open": "Says while open",
    "then": "Then", "now": "Now", "remains": "What stays open", "points": "On the card",
    "does": "Does", "caution": "Care", "phone": "Phone", "text_line": "Text", "link": "Link",
    "window": "Tested on", "unless": "Exception", "excuses": "Excuse", "ask_a_lawyer": "Question for a lawyer",
    "known_from": "Known from", "known_to": "Known to", "status": "Status", "shown": "Shown",
    "last_checked": "Last looked at", "checked_how": "How", "conflicts_with": "In conflict with",
    "conflict_note": "On the conflict", "facts": "Answers",
}  # fmt: skip
"""What a trainer reads of an entry of a rule file, in this order: the key, and the words for it."""
NAMES = {"finding": "Rule", "conflict": "Conflict"}
"""What has no title is called by its kind."""


@dataclass(frozen=True, slots=True)
class Detail:
    """The details of one item: pairs of a label and words; `sources` with their links."""

    ref: str
    title: str
    id: str
    pairs: tuple[tuple[str, str], ...]
    sources: tuple[tuple[str, str], ...]
    place: Place


def detail_of(item: TreeItem, pack: RulePack) -> Detail:
    """The details of an item."""
    cites: list[str] = []
    if isinstance(item, Question):
        title, pairs = item.ask.english, [*_question(item)]
    else:
        title = item.title.english if item.title is not None else f"{NAMES.get(item.kind, item.kind)}: {item.id}"
        pairs = [pair for key, label in LABELS.items() for pair in _said(label, getattr(item.item, key, None))]
        pairs += _checked(item.checked) if item.checked is not None else ()
        cites += [*item.cites, *(cite for each in item.exceptions for cite in each.cites)]
    kept = tuple((label, words) for label, words in pairs if words)
    sources = tuple(_source(cite, pack) for cite in dict.fromkeys(cites))
    return Detail(ref_of(item), title, item.id, kept, sources, item.place)


def _said(label: str, value: object) -> Iterator[tuple[str, str]]:
    """What stands under one key, by the shape of it."""
    match value:
        case Text():
            yield label, value.english
        case Wording():
            yield f"{label}: {value.signal.value.replace('_', ' ')}", value.say.english
            yield "Next", _words(value.next)
        case InOperation():
            yield label, value.axis
            yield from (tuple(line.split(": ", 1)) for line in timeline_words(value.timeline))  # type: ignore[misc]
        case Exemption():
            yield f"{label} {value.id}", value.say.english
        case StatusFrom():
            sure = "Our sources could not confirm this." if value.unconfirmed else ""
            by = f" ({value.by})" if value.by else ""
            words = [value.status.value.replace("_", " ") + by, _words(value.note), sure]
            yield f"Since {value.first}", ". ".join(word.rstrip(".") for word in words if word) + "."
        case tuple() if value and isinstance(value[0], str):
            yield label, ", ".join(value)
        case tuple():
            for each in value:
                yield from _said(label, each)
        case _:
            yield label, "" if value is None else str(value)


def _question(item: Question) -> Iterator[tuple[str, str]]:
    yield "Why it is asked", _words(item.why)
    yield "Help", _words(item.help)
    yield "Takes", KINDS[item.kind.value]
    for option in item.options:
        yield f"Answer {option.id}", option.text.english
    yield "Sensitive", "yes" if item.sensitive else ""


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
    how = f" ({source.how})" if source.how else ""
    pinpoint = f", {source.pinpoint}" if source.pinpoint else ""
    return f"{source.title.english}{pinpoint}{seen}{how}", source.link


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
