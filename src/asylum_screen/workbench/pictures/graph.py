"""`rules graph`: what is to be drawn for a name (a rule, a question, a topic, a section, a file, or everything)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from asylum_screen.core.evaluate import facts_in
from asylum_screen.core.rules import AllOf, AnyOf, Named, Question, RulePack
from asylum_screen.problems import near

from .trees import Box, TreeItem, Trees, conditions_of, names_in, plain


@dataclass(frozen=True, slots=True)
class Group:
    """Trees under one heading."""

    title: str
    boxes: tuple[Box, ...]
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be drawn. `whole`: the map of the pack stands before the trees. `items`: those with details."""

    title: str
    groups: tuple[Group, ...]
    items: tuple[TreeItem, ...]
    whole: bool = False
    names: tuple[str, ...] = field(default=())


class NoSuchName(LookupError):  # noqa: N818  (an outcome that is told, not a fault)
    """Nothing in the pack has this name."""


def items_of(pack: RulePack) -> tuple[TreeItem, ...]:
    """Everything of a pack that has a tree, questions first."""
    return (*pack.questions.values(), *pack.statements)


def plan(pack: RulePack, name: str | None) -> Plan:
    """What to draw.

    Args:
        pack: the rules.
        name: an id, a topic, a section, or a file or folder of the rules; None for everything.

    Raises:
        NoSuchName: when nothing is called so.
    """
    if name is None:
        items = items_of(pack)
        return Plan("All rules", _by_file(pack, items), items, whole=True)
    for find in (_by_id, _by_topic, _by_place):
        found = find(pack, name)
        if found is not None:
            return found
    known = [item.id for item in items_of(pack)] + list(pack.definitions) + [*_topics(pack)]
    raise NoSuchName(f'Nothing in the rules is called "{name}". {near(name, known)}'.strip())


def _by_id(pack: RulePack, name: str) -> Plan | None:
    named = [item for item in items_of(pack) if item.id == name]
    trees = Trees(pack)
    boxes = [trees.of(item) for item in named]
    boxes += [trees.definition(name)] if name in pack.definitions else []
    if not boxes:
        return None
    groups = [Group("", tuple(boxes))]
    users: list[TreeItem] = []
    if name in pack.questions:
        users = [item for item in items_of(pack) if item.id != name and name in _facts(item)]
        other = tuple(_leaf(Trees(pack).of(user)) for user in users)
        groups += [Group("What looks at this answer", other)] if other else []
    for policy in (item for item in named if not isinstance(item, Question) and item.kind == "policy"):
        asked = [each for each in pack.questions.values() if each.place.file == policy.place.file]
        others = (each for each in pack.statements if each is not policy)
        file = policy.place.file
        looking = [each for each in others if each.place.file == file or f"applies:{name}" in _names(each)]
        groups += [Group("Its questions", tuple(trees.of(each) for each in asked))] if asked else []
        groups += [Group("What is said because of it", tuple(trees.of(each) for each in looking))] if looking else []
        users += [*asked, *looking]
    return Plan(name, tuple(groups), (*named, *users, *_questions(pack, named)), names=(name,))


def _leaf(box: Box) -> Box:
    """A box without what hangs under it."""
    return Box(box.frame, box.head, box.id, box.notes, ref=box.ref)


def _topics(pack: RulePack) -> dict[str, list[TreeItem]]:
    """Topics and sections with what belongs to them."""
    found: dict[str, list[TreeItem]] = {}
    for statement in pack.statements:
        found.setdefault(statement.topic, []).append(statement)
    for section in pack.sections:
        files = {pack.questions[fact].place.file for fact in section.questions}
        inside = [item for item in items_of(pack) if item.place.file in files]
        found.setdefault(section.id, inside)
    return found


def _by_topic(pack: RulePack, name: str) -> Plan | None:
    items = _topics(pack).get(name)
    return _of_items(pack, name, items) if items else None


def _by_place(pack: RulePack, name: str) -> Plan | None:
    wanted = name.removeprefix("./").removeprefix("rules/").rstrip("/")

    def inside(file: str) -> bool:
        path = PurePosixPath(file)
        return wanted in (file, path.stem, path.with_suffix("").as_posix()) or file.startswith(f"{wanted}/")

    items = [item for item in items_of(pack) if inside(item.place.file)]
    return _of_items(pack, name, items) if items else None


def _of_items(pack: RulePack, name: str, items: list[TreeItem]) -> Plan:
    groups = _by_file(pack, items)
    return Plan(name, groups, (*items, *_questions(pack, items)))


def _by_file(pack: RulePack, items: Iterable[TreeItem]) -> tuple[Group, ...]:
    """Items under the name of their file, in the order of the interview; shared conditions once, at the end."""
    kept = list(items)
    shared = _shared(pack, kept)
    trees = Trees(pack, shared)
    order = {name: place for place, name in enumerate(file_order(pack))}
    files: dict[str, list[Box]] = {}
    for item in sorted(kept, key=lambda item: (order[item.place.file], item.place.line)):
        files.setdefault(item.place.file, []).append(trees.of(item))
    groups = [Group(file, tuple(boxes), f"file-{file}") for file, boxes in files.items()]
    if shared:
        named = tuple(trees.definition(name) for name in pack.definitions if name in shared)
        groups.append(Group("Conditions with a name, used more than once", named, "conditions"))
    return tuple(groups)


def file_order(pack: RulePack) -> list[str]:
    """Every file with rules, in the order of the interview, then by name."""
    asked = [pack.questions[fact].place.file for fact in pack.asked_order()]
    rest = sorted({item.place.file for item in items_of(pack)})
    return list(dict.fromkeys([*asked, *rest]))


def _shared(pack: RulePack, items: list[TreeItem]) -> frozenset[str]:
    """Conditions with a name that are groups and stand in two or more of these trees."""
    counts: Counter[str] = Counter()
    for item in items:
        counts.update({name for condition in conditions_of(item) for name in names_in(condition)})
    many = (name for name, count in counts.items() if count > 1 and name in pack.definitions)
    return frozenset(name for name in many if isinstance(plain(pack.definitions[name])[0], AllOf | AnyOf | Named))


def _names(item: TreeItem) -> set[str]:
    return {each for condition in conditions_of(item) for each in names_in(condition)}


def _facts(item: TreeItem) -> set[str]:
    return {fact for condition in conditions_of(item) for fact in facts_in(condition)}


def _questions(pack: RulePack, items: Iterable[TreeItem]) -> Iterator[TreeItem]:
    """The questions whose answers these items look at."""
    wanted = {fact for item in items for fact in _facts(item)}
    return (question for fact, question in pack.questions.items() if fact in wanted)
