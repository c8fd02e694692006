"""The table of stages and kinds of text in pack.yaml, and the kinds that statements say they are."""

from __future__ import annotations

from asylum_screen.core.rules import Condition, Place
from asylum_screen.core.stages import CaseStage, Stages

from .context import Context
from .files import FileKind, Folder
from .index import Written

_HEADINGS = {"findings": "finding", "deadlines": "deadline", "cards": "card"}


def build_stages(context: Context, folder: Folder) -> Stages:
    """The table as pack.yaml has it; every kind that is named must be one of its kinds."""
    pack = folder.pack
    if pack is None or pack.model is None:
        return Stages()
    model, written = pack.model, Written(pack.document.data, pack.document, ())

    def kinds(named: tuple[str, ...], at: Place) -> frozenset[str]:
        hint = "pack.yaml lists them under kinds_of_text:."
        for name in named:
            context.known("AS301", "kind of text", name, model.kinds_of_text, at, hint)
        return frozenset(named)

    def when(axis: str, name: str) -> Condition:
        return context.conditions.read(written.child("stages", axis, name, "when"))

    stages = tuple(
        CaseStage(
            axis,
            name,
            when(axis, name),
            kinds(each.closes, place := pack.document.place(("stages", axis, name))),
            place,
        )
        for axis, named in model.stages.items()
        for name, each in named.items()
    )
    about: dict[str, frozenset[str]] = {}
    for file in folder.files:
        if file.kind is FileKind.POLICY and file.model is not None and file.model.about:
            about[f"policy/{file.model.policy}"] = kinds(file.model.about, file.document.place(("about",)))
    for heading, kind in _HEADINGS.items():
        for item in folder.whole(heading):
            own = item.model.about is not None
            if named := item.model.about if own else item.file.model.about:
                place = item.at("about") if own else item.file.document.place(("about",))
                about[f"{kind}/{item.id}"] = kinds(named, place)
    return Stages(dict(model.kinds_of_text), stages, about)
