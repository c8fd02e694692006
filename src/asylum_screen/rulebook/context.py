"""What every part of the build works with: names, conditions, texts, problems, and the checks they share."""

from __future__ import annotations

import calendar
import re
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Any

from asylum_screen.core.dates import WRITTEN_DAY, Offset, with_days
from asylum_screen.core.rules import Checked, Confidence, Exemption, Place
from asylum_screen.core.status import Status, StatusFrom
from asylum_screen.problems import Problem, near, problem

from .conditions import Conditions
from .files import RuleEntry, RuleFile
from .index import Index, Written
from .texts import Texts

_SMALL = re.compile(r"(?<![\w(.\-])[a-z][a-z'’]+")  # not "v.", "(ii)", "24-cv-1702"
_IN_NAMES = frozenset({"al", "and", "da", "de", "del", "et", "ex", "for", "la", "of", "rel", "the"})
_MONTH = re.compile(rf"(?:\d{{1,2}} )?\b(?:{'|'.join(calendar.month_name[1:])})(?: \d{{1,2}},)? \d{{4}}\b")


_LATEST_REVIEW = timedelta(days=731)


class Context:
    """Shared by all builders of one pack."""

    def __init__(self, index: Index, problems: list[Problem]) -> None:
        self.index = index
        self.problems = problems
        self.conditions = Conditions(index, problems)
        self.texts = Texts(index, problems)
        self.cited: set[str] = set()
        self.dues: list[tuple[Place, date, str]] = []
        self._unchecked: dict[tuple[str, str], list[tuple[Place, Place, str]]] = {}
        self.on_page_one: list[tuple[str, str, Place]] = []
        """What page one of a statement names (tier, call, replaces), with its place."""

    def report(self, code: str, place: Place, message: str, hint: str = "") -> None:
        """Note a problem."""
        self.problems.append(problem(code, place, message, hint))

    def known(self, code: str, what: str, name: str, among: Collection[str], place: Place, hint: str = "") -> bool:
        """True when a name exists; else it is a problem, unless a file that could not be read may hold it."""
        if name not in among and name not in self.index.maybe:
            self.report(code, place, f'There is no {what} "{name}".', near(name, among) or hint)
        return name in among

    def written(self, item: RuleEntry) -> Written:
        """An entry, to read conditions from."""
        return Written(item.raw, item.file.document, item.path)

    def cites(self, written: Written, cites: tuple[str, ...]) -> tuple[str, ...]:
        """The sources cited; each must exist."""
        for number, source in enumerate(cites):
            if source in cites[:number]:
                place = written.child("cites", number).place
                self.report(
                    "AS529", place, f'The source "{source}" stands twice here.', "Name it once, or the one you mean."
                )
            self.cited.add(source)
            hint = "Each source has a name under sources:, such as usc-8-1158."
            self.known("AS304", "source", source, self.index.sources, written.child("cites", number).place, hint)
        return cites

    def checked(self, file: RuleFile, model: Any, place: Place, what: str) -> Checked:
        """When a statement was checked: what the entry says, else what the file says."""
        outer = file.model
        base = model.checked or outer.checked
        review_by = model.review_by or outer.review_by
        if base is None or review_by is None:
            self._unchecked.setdefault((file.name, "checked" if base is None else "review_by"), []).append(
                (place, file.document.key_place(("title",)), what)
            )
            return Checked(date.min, "", "", date.max, Confidence.MEMORY)
        if review_by <= base.on:
            own = model.review_by is not None or model.checked is not None
            said = (place, what) if own else (file.document.place(("review_by",)), "What this file says")
            said = (self._review_by(file, place), what) if model.review_by is not None else said
            found = problem(
                "AS405", said[0], f"{said[1]} is to be looked at again before it was checked.", "Set review_by later."
            )
            self.problems += [] if found in self.problems else [found]
        if review_by > base.on + _LATEST_REVIEW:
            where = place if model.review_by is not None else file.document.place(("review_by",))
            found = problem(
                "AS416", where, "The next look is more than two years after the check.", "Set review_by earlier."
            )
            self.problems += [] if found in self.problems else [found]
        self.dues.append((place, review_by, what))
        confidence = model.confidence or outer.confidence or "memory"  # unsaid is never taken for certain
        return Checked(base.on, base.how, base.by, review_by, Confidence(confidence), model.reaches or outer.reaches)

    def _review_by(self, file: RuleFile, place: Place) -> Place:
        """Where the review_by of the entry that begins at a place is written."""
        if place == file.document.key_place(("policy",)):
            return file.document.place(("review_by",))
        below = [path for path in file.document.spans if len(path) > 1 and path[-1] == "review_by"]
        own = [path for path in below if file.document.place(path) > place]
        return file.document.place(min(own, key=len)) if own else place

    def told_of_files(self) -> None:
        """Report what has no day of a check: of a file in which several have none, once at its top."""
        for (_, key), lacking in self._unchecked.items():
            (place, top, what), more = lacking[0], len(lacking) - 1
            also = f", nor have {more} more here" if more else ""
            message = f"{what} has no {key}{also}, and the file has none."
            self.report("AS404", top if more else place, message, f"Write {key}: at the left edge.")

    def exemptions(self, models: dict[str, Any], written: Written, text_base: str) -> tuple[Exemption, ...]:
        """The exceptions (or excuses) of a rule, in file order."""
        made = []
        for name, model in models.items():
            part = written.child(name)
            place = part.document.key_place(part.path)
            say = self.texts.add(f"{text_base}/{name}/say", model.say, part.child("say").place)
            when = self.conditions.read(part.child("when"))
            made.append(Exemption(name, when, say, self.cites(part, model.cites), place))
        return tuple(made)

    def statuses(self, models: Iterable[Any], written: Written, text_base: str) -> tuple[StatusFrom, ...]:
        """The dated steps of a status, which must stand in order."""
        made: list[StatusFrom] = []
        for number, model in enumerate(models):
            place = written.child("status", number).place
            same_id = bool(made) and model.from_ == made[-1].first and None not in (model.note, made[-1].note)
            if made and model.from_ <= made[-1].first and not same_id:  # the texts tell of the same id themselves
                self.report(
                    "AS403", place, "This step does not begin after the one above it.", "Put them in the order of days."
                )
            if model.by:
                self._a_name(model.by, written.child("status", number, "by").place)
            note = self.texts.maybe(f"{text_base}/status/{model.from_}", model.note, place)
            known = model.known_from
            made.append(StatusFrom(model.from_, Status(model.is_), model.by, note, model.unconfirmed, known))
        return tuple(made)

    def _a_name(self, by: str, place: Place) -> None:
        """Nobody translates `by`: only names may stand in it, and days that each language writes in its own way."""
        words = [word for word in _SMALL.findall(by) if word not in _IN_NAMES]
        month = _MONTH.search(by)
        if words:
            message = f'"{by}" is not only a name: "{words[0]}".'
            self.report("AS413", place, message, "Name the case, the paper or the office. Say the rest in note:.")
        elif month is not None:
            self.report("AS413", place, f'"{month[0]}" stays English.', "Write a whole day as 2026-06-23, or none.")
        elif WRITTEN_DAY.search(with_days(by, lambda _: "")):
            self.report("AS413", place, f'"{by}" has a day that no calendar has.', "Write it as 2026-06-23.")

    def ordered(self, first: date | None, last: date | None, place: Place) -> None:
        """A period must not end before it begins."""
        if first and last and last < first:
            self.report("AS402", place, "The last day is before the first day.", "Swap them.")


def as_written(model: Any, *keys: str) -> dict[str, Any]:
    """What is taken over as it is written."""
    return {key: getattr(model, key) for key in keys}


def offset(model: Any) -> Offset:
    """An offset model as an offset."""
    return Offset(model.years, model.months, model.days)
