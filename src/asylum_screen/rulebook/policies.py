"""Dated policies: when they operated, whom they covered, and where they stand."""

from __future__ import annotations

from typing import Any

from asylum_screen.core.dates import Segment, Timeline
from asylum_screen.core.evaluate import facts_in
from asylum_screen.core.rules import AS_OF, NEVER, AllOf, Always, AnyOf, Condition, InOperation, Policy
from asylum_screen.core.truth import NO, UNKNOWN, YES

from .context import Context
from .files import FileKind, Folder, RuleFile
from .findings import day_fact
from .index import Written
from .page_one import policy_touch
from .policy_days import check_days

Applies = tuple[InOperation, Condition]


class Policies:
    """Builds the policies; `applies` of one may be asked for before the others are built."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._parts: dict[str, Applies] = {}
        context.conditions.applies_of = self.applies

    def applies(self, policy: str) -> Condition:
        """Whether a policy applies, as `{applies: policy}` means it."""
        file = self._context.index.policies[policy]
        if file.model is None:
            return NEVER
        window, covers = self.parts(file)
        return AllOf((window, covers), file.document.key_place(("policy",)))

    def parts(self, file: RuleFile) -> Applies:
        """The window and the class of a policy; a part nobody could confirm makes the class unknown there."""
        model = file.model
        if model.policy not in self._parts:
            written = Written(file.document.data, file.document, ())
            covers = self._class(written.child("covers"))
            if model.unsettled is not None:
                place = written.child("unsettled").place
                unsettled = self._class(written.child("unsettled"))
                covers = AnyOf((covers, AllOf((unsettled, Always(UNKNOWN, place)), place)), covers.place)
            self._parts[model.policy] = (self._window(model, written), covers)
        return self._parts[model.policy]

    def _class(self, written: Written) -> Condition:
        condition, fixed = self._context.conditions.read(written), self._context.index.fixed
        if fixed is None:
            return condition
        for fact in sorted(set(facts_in(condition)) - {*fixed}):
            hint = "Put it under unless:, so that a later answer never changes whether the policy applies."
            message = f'"{fact}" is not one of the fixed facts ({", ".join(fixed)}).'
            self._context.report("AS310", written.place, message, hint)
        return condition

    def _window(self, model: Any, written: Written) -> InOperation:
        context = self._context
        if model.tested_on != AS_OF:
            day_fact(context, model.tested_on, written.child("tested_on").place, "tested_on")
        segments = []
        for number, period in enumerate(model.in_operation):
            context.ordered(period.from_, period.to, written.child("in_operation", number).place)
            segments.append(Segment(period.from_, period.to, YES))
        for number, block in enumerate(model.blocked):
            context.ordered(block.from_, block.to, written.child("blocked", number).place)
            segments.append(Segment(block.from_, block.to, NO, block.seen_to))
        for number, days in enumerate(model.unclear):
            context.ordered(days.from_, days.to, written.child("unclear", number).place)
            segments.append(Segment(days.from_, days.to, UNKNOWN, days.seen_to))
        return InOperation(model.tested_on, Timeline(tuple(segments)), written.child("in_operation").place)

    def build(self, folder: Folder) -> tuple[Policy, ...]:
        """All policies in the order of their files."""
        kept = self._context.index.policies
        return tuple(
            self._policy(file)
            for file in folder.files
            if file.kind is FileKind.POLICY and file.model is not None and kept.get(file.model.policy) is file
        )

    def _policy(self, file: RuleFile) -> Policy:
        context, model, document = self._context, file.model, file.document
        written = Written(document.data, document, ())
        base, texts = f"policy/{model.policy}", context.texts

        def text(key: str) -> Any:
            return texts.maybe(f"{base}/{key}", getattr(model, key), document.place((key,)))

        self.applies(model.policy)
        window, covers = self.parts(file)
        check_days(context, model, written, window.timeline)
        self._check_words(file)
        place = document.key_place(("policy",))
        return Policy(
            id=model.policy,
            group=model.group,
            window=window,
            covers=covers,
            unless=context.exemptions(model.unless, written.child("unless"), f"{base}/unless") if model.unless else (),
            status=context.statuses(model.status, written, base),
            **{key: text(key) for key in ("title", "say", "say_open", "then", "now", "remains", "ask_a_lawyer")},
            cites=context.cites(written, model.cites),
            checked=context.checked(file, model, place, f'The policy "{model.policy}"'),
            known_from=model.known_from,
            place=place,
            page_one=policy_touch(context, model.page_one, written, base),
        )

    def _check_words(self, file: RuleFile) -> None:
        """What people read while it is not clear if the policy reaches them, and who is asked about its exceptions."""
        model, context = file.model, self._context
        doubtful = {key: file.document.key_place((key,)) for key in ("unsettled", "unclear") if getattr(model, key)}
        if model.say_open is None and doubtful:
            keys = " and ".join(f"{key}: (line {place.line})" for key, place in doubtful.items())
            message = f"There is no say_open, so people whom {keys} is about read nothing of this policy."
            hint = "Say what is not clear, and who can find it out."
            context.report("AS410", next(iter(doubtful.values())), message, hint)
        for item in file.under("questions"):
            if item.model is not None and item.model.ask_if is None and item.id not in (context.index.fixed or ()):
                message = f'"{item.id}" has no ask_if, so it is asked of people whom the policy cannot reach.'
                context.report("AS411", item.place, message, f"Write ask_if: {{applies: {model.policy}}}.")
