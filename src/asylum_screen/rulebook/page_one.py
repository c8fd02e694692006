"""`page_one:` of statements, policies, help entries and the pack, with its references and lengths looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from asylum_screen.core.page_one import (
    DaySpan,
    PageOne,
    PageOneRules,
    PolicyTouch,
    ReachRules,
    ShortHelp,
    ShortSaid,
    ShortWords,
)
from asylum_screen.core.rules import Condition, Finding, HelpEntry, Place, Text
from asylum_screen.problems import near

from .context import Context
from .files import Folder, RuleEntry
from .index import Written

CELLS = {"brief": 76, "loses": 150, "step": 150, "next": 150, "look": 60, "touch": 78, "say": 150}
"""How long a text may be in its slot of a page of 80 columns: one line, or two."""
LONGER = 133
"""How long a translation may be in its slot, in percent of the English."""
KEY = "page_one"
_PAPER = "Say under paper: what anybody may read who finds the paper, or neutral: yes where the words are that already."


class _Reader:
    """Reads the page one of one statement."""

    def __init__(self, context: Context, written: Written, base: str) -> None:
        self.context, self.written, self.base = context, written, f"{base}/{KEY}"

    def text(self, words: str | None, *path: str, dated: bool = False, allowed: tuple[str, ...] = ()) -> Text | None:
        """A text of the slot that the path names."""
        if words is None:
            return None
        place = self.written.child(*path).place
        slot = "next" if "next" in path else path[-1]
        room = CELLS.get(slot, CELLS["step"])
        if len(words) > room:
            message = f'"{slot}" has {len(words)} letters. On page one it has room for {room}.'
            self.context.report("AS526", place, message, "Say it in fewer words.")
        note = f"Stands on page one. At most {room * LONGER // 100} letters."
        return self.context.texts.add(f"{self.base}/{'/'.join(path)}", words, place, note, dated, allowed)

    def condition(self, raw: Any, key: str) -> Condition | None:
        """A condition, or None where there is none."""
        return None if raw is None else self.context.conditions.read(self.written.child(key))

    def words(self, model: Any, *path: str, dated: bool) -> ShortWords:
        """The lines of one model."""
        one = [self.text(getattr(model, key), *path, key, dated=dated) for key in ("brief", "loses", "step")]
        after = [self.text(words, *path, "next", name, dated=dated) for name, words in model.next.items()]
        return ShortWords(one[0], one[1], one[2], tuple(text for text in after if text is not None))

    def said(self, model: Any, *path: str, dated: bool) -> ShortSaid | None:
        """Lines for screen and paper. What the paper does not say itself is not on it, but for brief and step."""
        if model is None or model.brief is None:
            return None
        screen = self.words(model, *path, dated=dated)
        if model.off_paper:
            return ShortSaid(screen, ShortWords())
        if model.paper is None:
            if not model.neutral:
                place = self.written.child(*path).place
                self.context.report("AS228", place, "These words have no form for the paper.", _PAPER)
            return ShortSaid(screen, screen)
        paper = self.words(model.paper, *path, "paper", dated=dated)
        both = ShortWords(
            paper.brief or screen.brief,
            paper.loses,
            paper.step or screen.step,
            paper.next,
        )
        return ShortSaid(screen, both)


def page_one(context: Context, item: RuleEntry, base: str, *, dated: bool = False) -> PageOne | None:
    """The page one of a finding or a deadline. dated: its words may hold {date}."""
    model = item.model.page_one
    if model is None:
        return None
    reader = _Reader(context, context.written(item).child(KEY), base)
    place = item.at(KEY)
    for key, names in (
        ("tier", [model.tier] if model.tier else []),
        ("call", model.call),
        ("replaces", model.replaces),
    ):
        for number, name in enumerate(names):
            context.on_page_one.append((key, name, item.at(KEY, key) if key == "tier" else item.at(KEY, key, number)))
    if (model.tier is None) != (model.brief is None) and model.look is None:
        context.report("AS228", place, f'"{item.id}" needs both tier and brief, or neither.', "Write both.")
    return PageOne(
        model.tier or "",
        reader.said(model, dated=dated),
        reader.said(model.past, "past", dated=dated),
        model.call,
        model.replaces,
        _span(model.window),
        reader.condition(model.silenced_by, "silenced_by"),
        reader.text(model.look, "look"),
        reader.text(model.touch, "touch"),
        model.leads,
        place,
    )


def policy_touch(context: Context, model: Any, written: Written, base: str) -> PolicyTouch | None:
    """The page one of a policy."""
    if model is None:
        return None
    reader = _Reader(context, written.child(KEY), base)
    touch = reader.text(model.touch, "touch")
    assert touch is not None
    return PolicyTouch(touch, model.effect, reader.condition(model.bites_at, "bites_at"))


def short_help(context: Context, item: RuleEntry) -> ShortHelp | None:
    """The page one of a help entry."""
    model = item.model.page_one
    if model is None:
        return None
    reader = _Reader(context, context.written(item).child(KEY), f"help/{item.id}")
    say = reader.text(model.say, "say", allowed=("phone", "link"))
    assert say is not None
    paper = reader.text(model.paper, "paper", allowed=("phone", "link"))
    for name, value in (("phone", item.model.phone), ("link", model.short_link or item.model.link)):
        if f"{{{name}}}" in model.say and not value:
            context.report(
                "AS317", item.at(KEY, "say"), f'"{item.id}" has no {name}.', "Give it one, or say it without."
            )
    return ShortHelp(say, paper or say, frozenset(model.reach), model.short_link, reader.condition(model.when, "when"))


def pack_page_one(context: Context, folder: Folder) -> PageOneRules | None:
    """What pack.yaml says of page one."""
    pack = folder.pack
    model = pack.model.page_one if pack is not None and pack.model is not None else None
    if pack is None or model is None:
        return None
    reader = _Reader(context, Written(pack.document.data, pack.document, ()).child(KEY), "pack")
    for key, tier in (("life", model.life), ("alone", model.alone)):
        _known_tier(context, tier, model.tiers, pack.document.place((KEY, key)))
    for tier in (model.soon.tier, *model.soon.of):
        _known_tier(context, tier, model.tiers, pack.document.place((KEY, "soon")))
    return PageOneRules(
        model.tiers,
        model.life,
        model.alone,
        model.soon.tier,
        model.soon.of,
        model.soon.days,
        DaySpan(model.window.before, model.window.after),
        model.same_day,
        reader.condition(model.aside, "aside"),
        _span(model.beside),
        tuple(_reach(reader, name, each) for name, each in model.reach.items()),
        pack.document.place((KEY,)),
    )


def _span(model: Any) -> DaySpan | None:
    return None if model is None else DaySpan(model.before, model.after)


def _reach(reader: _Reader, name: str, model: Any) -> ReachRules:
    own = {"when": model.when, "unless": model.unless}
    read, at = reader.context.conditions.read, reader.written.child("reach", name)
    when, unless = (None if raw is None else read(at.child(key)) for key, raw in own.items())
    reader.context.on_page_one += [
        ("call", each, at.child("help", number).place) for number, each in enumerate(model.help)
    ]
    none = Text("", "")
    screen = ReachRules(name, when, model.uses, none, help=model.help, unless=unless)
    screen = _with_words(screen, reader, model, "reach", name)
    return replace(screen, paper=_with_words(screen, reader, model.paper, "reach", name, "paper"))


def _with_words(reach: ReachRules, reader: _Reader, model: Any, *path: str) -> ReachRules:
    """A situation with the words that the model has; the others stay."""
    after = [reader.text(words, *path, "next", key) for key, words in model.next.items()]
    return replace(
        reach,
        step=reader.text(model.step, *path, "step") or reach.step,
        next=tuple(text for text in after if text is not None) or reach.next,
        call=reader.text(model.call, *path, "call") or reach.call,
        note=reader.text(model.note, *path, "note") or reach.note,
        danger=reader.text(model.danger, *path, "danger") or reach.danger,
    )


def _known_tier(context: Context, tier: str, tiers: Iterable[str], place: Place) -> None:
    if tier and tier not in tiers:
        hint = near(tier, tiers) or "pack.yaml lists them under page_one: tiers:."
        context.report("AS317", place, f'There is no tier "{tier}".', hint)


def check_page_one(
    context: Context,
    rules: PageOneRules | None,
    findings: Iterable[Finding],
    entries: Iterable[HelpEntry],
) -> None:
    """What page one names has to be there, and whoever is told that something cannot wait is told what to do."""
    if rules is None:
        return
    stated = {item.id: item for item in findings}
    reachable = {entry.id: entry for entry in entries if entry.page_one is not None and entry.shown != "no"}
    for key, name, place in context.on_page_one:
        if key == "tier":
            _known_tier(context, name, rules.tiers, place)
        elif key == "call":
            _known_help(context, [name], reachable, place)
        elif key == "urgent":
            _step_of(context, stated[name], place)
        elif name not in stated:
            context.report("AS317", place, f'There is no finding "{name}".', near(name, stated))


def _step_of(context: Context, finding: Finding, place: Place) -> None:
    """Whoever is told that something cannot wait is told on page one what to do."""
    short = finding.page_one
    if short is None or short.said is None or short.said.screen.step is None:
        message = f'"{finding.id}" is urgent, and page one has no step for it.'
        hint = "Write page_one: {tier: ..., brief: ..., step: ..., paper: {...}}, or another signal."
        context.report("AS228", place, message, hint)


def _known_help(context: Context, names: Iterable[str], known: dict[str, HelpEntry], place: Place) -> None:
    for name in names:
        if name not in known:
            hint = near(name, known) or "Give the help entry a page_one: of its own."
            context.report("AS317", place, f'No help entry "{name}" can stand on page one.', hint)
