"""The signatures of lawyers: files that `rules review import` writes."""

from __future__ import annotations

from collections.abc import Iterator

from asylum_screen.core.reviews import Review, Signature, fingerprint, key_of, signable
from asylum_screen.core.rules import RulePack
from asylum_screen.core.statements import Statement
from asylum_screen.problems import near

from .context import Context
from .files import FileKind, Folder, RuleFile


def build_reviews(context: Context, folder: Folder, pack: RulePack) -> tuple[Review, ...]:
    """Every reader with what they signed. A signature of a text that has changed since counts for nothing."""
    files = [file for file in folder.files if file.kind is FileKind.REVIEW and file.model is not None]
    known = {key_of(each): each for each in signable(pack)} if files else {}
    return tuple(
        Review(file.model.reviewer, file.model.role, file.model.admitted, tuple(_signed(context, file, pack, known)))
        for file in files
    )


def _signed(context: Context, file: RuleFile, pack: RulePack, known: dict[str, Statement]) -> Iterator[Signature]:
    for key, model in file.model.signed.items():
        place = file.document.key_place(("signed", key))
        if key not in known:
            hint = near(key, known) or "Write the kind and the id, such as: finding port.asked."
            context.report("AS418", place, f'There is no statement "{key}" to sign.', hint)
        holds = key in known and fingerprint(pack, known[key]) == model.hash
        yield Signature(key, model.hash, model.on, holds, place)
