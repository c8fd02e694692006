"""From read files to the rule pack of the core, or to the list of what is wrong. Nothing is half-loaded."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

from asylum_screen.core.rules import NEVER, Condition, PackInfo, RulePack
from asylum_screen.core.stages import ShortPath
from asylum_screen.problems import Problem, errors_among, near

from .amounts import build_amounts, check_days, with_sources
from .cautions import find_warnings
from .conditions import tree_name
from .context import Context, as_written
from .country import build_country
from .entries import build_cards, build_conflicts, build_help, build_sources
from .files import Folder
from .findings import build_deadlines, build_findings
from .index import Written, build_index
from .own import build_own
from .page_one import check_page_one, pack_page_one
from .parts import build_parts
from .policies import Policies
from .possible_days import check_possible
from .questions import build_questions, build_sections, check_taken
from .reviews import build_reviews
from .stages import build_stages


def build_pack(folder: Folder, as_of: date | None, today: date | None = None) -> tuple[RulePack | None, list[Problem]]:
    """Build the pack.

    Args:
        folder: the files, read.
        as_of: the day for which overdue checks are looked for; the pack's own day when None.
        today: no check can be later than that; not looked for when None.

    Returns:
        The pack, or None when there are errors; and every problem, sorted.
    """
    problems = list(folder.problems)
    context = Context(build_index(folder, problems), problems)
    policies = Policies(context)
    questions = build_questions(context, folder)
    definitions = _definitions(context)
    built = policies.build(folder)
    findings = build_findings(context, folder)
    deadlines = build_deadlines(context, folder)
    sections = build_sections(context, folder, questions)
    check_taken(context, folder, questions, sections)
    parts = build_parts(context, folder, questions, sections)
    conflicts = build_conflicts(context, folder)
    help_entries, cards = build_help(context, folder), build_cards(context, folder)
    own, places, own_cards = build_own(context, folder, [*help_entries, *cards])
    sources, amounts = build_sources(context, folder), build_amounts(context, folder)
    texts = context.texts.by_id.values()
    context.told_of_files()
    check_days(context, {"finding": findings, "policy": built, "deadline": deadlines}, texts, amounts)
    findings, built = with_sources("finding", findings, texts, amounts), with_sources("policy", built, texts, amounts)
    deadlines, cards = with_sources("deadline", deadlines, texts, amounts), with_sources("card", cards, texts, amounts)
    _check_groups(context, folder)
    country = build_country(context, folder, deadlines)
    first = pack_page_one(context, folder)
    check_page_one(context, first, findings, help_entries)
    short_path = _short_path(context, folder, {item.id for item in findings}, {item.id for item in cards})
    stages = build_stages(context, folder)
    check_possible(context, folder, today)
    if all(found.code != "AS308" for found in problems):  # two entries of one name are told once
        problems += context.texts.twice
    info = _info(folder)
    if info is None or errors_among(problems):
        return None, sorted(problems)
    rank = _reading_order(folder)
    pack = RulePack(
        info,
        sections,
        questions,
        definitions,
        tuple(sorted(findings, key=lambda item: rank[item.place.file])),
        tuple(sorted(built, key=lambda item: (item.window.timeline.first_day or date.min, item.id))),
        tuple(sorted(deadlines, key=lambda item: rank[item.place.file])),
        conflicts,
        (*places, *help_entries),
        (*own_cards, *cards),
        sources,
        amounts,
        {name: frozenset(codes) for name, codes in context.index.groups.items()},
        context.texts.by_id,
        context.index.countries,
        short_path,
        country,
        first,
        parts,
        stages,
    )
    pack = replace(pack, reviews=build_reviews(context, folder, pack), own=own)
    problems += find_warnings(pack, context, as_of or info.checked_on)
    return pack, sorted(problems)


def _reading_order(folder: Folder) -> dict[str, int]:
    """The place of each file in the interview: what is asked first is said first. Other files follow by name."""
    model = folder.pack.model if folder.pack else None
    patterns = [name for section in (model.interview if model is not None else ()) for name in section.files]
    order: dict[str, None] = {}
    for pattern in [*patterns, ""]:
        for file in folder.files:
            if file.name == pattern or (pattern.endswith("/") and file.name.startswith(pattern)) or not pattern:
                order.setdefault(file.name)
    return {name: place for place, name in enumerate(order)}


def _definitions(context: Context) -> dict[str, Condition]:
    """Every definition and tree, also those nothing uses, so that their mistakes are found."""
    index, conditions = context.index, context.conditions
    made = {name: conditions.definition(name, written.place) for name, written in index.definitions.items()}
    for file, written in index.trees.items():
        made[tree_name(file)] = conditions.tree(file, written.place)
    return made


def _short_path(context: Context, folder: Folder, findings: set[str], cards: set[str]) -> ShortPath | None:
    """What pack.yaml says of the short path; every name in it must exist."""
    pack = folder.pack
    model = pack.model.short_path if pack is not None and pack.model is not None else None
    if pack is None or model is None:
        return None
    document, base = pack.document, "short_path"
    for key, names, known in (("findings", model.findings, findings), ("cards", model.cards, cards)):
        for number, name in enumerate(names):
            if name not in known:
                place = document.place((base, key, number))
                context.report("AS301", place, f'There is no "{name}" among the {key}.', near(name, known))
    written = Written(document.data, document, ()).child(base)
    when = context.conditions.read(written.child("when"))
    unless = context.conditions.optional(written, "unless") or NEVER
    return ShortPath(when, frozenset(model.findings), frozenset(model.cards), unless, document.place((base,)))


def _check_groups(context: Context, folder: Folder) -> None:
    """Groups hold codes of the pack's own list of countries."""
    pack = folder.pack
    for name, codes in context.index.groups.items():
        for number, code in enumerate(codes):
            if pack is not None and code not in context.index.countries:
                place = pack.document.place(("groups", name, number))
                context.report("AS303", place, f'There is no country "{code}".', "Look at countries: in this file.")


def _info(folder: Folder) -> PackInfo | None:
    model = folder.pack.model if folder.pack else None
    return None if model is None else PackInfo(**as_written(model, *(each.name for each in fields(PackInfo))))
