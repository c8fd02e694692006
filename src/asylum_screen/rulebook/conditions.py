"""Conditions as written to conditions of the core, with every name resolved. The grammar is closed."""

from __future__ import annotations

from collections.abc import Callable

from asylum_screen.core.conditions import SetMode
from asylum_screen.core.rules import (
    AS_OF,
    NEVER,
    AllOf,
    Always,
    AnyOf,
    Condition,
    InSet,
    IsValue,
    Named,
    Not,
    OnDays,
    Place,
)
from asylum_screen.core.truth import UNKNOWN
from asylum_screen.problems import Problem, near, problem

from .days import parse_yes_no
from .daytests import read_window
from .index import FactInfo, Index, Written

PolicyPart = Callable[[str], Condition]
_MODES = {mode.value: mode for mode in SetMode if mode is not SetMode.SEVERAL}
_COUNTRY_HINT = "A country is written with two capital letters, for example HN."
_CHOICES = ("one_of", "many_of", "countries")
_OTHER_KINDS = (*_CHOICES, "day")
_FORMS = "A condition is a fact, a definition, open, never, or {all: [...]}, {any: [...]}, {not: ...}, {applies: ...}."


class Conditions:
    """Reads conditions. After a mistake the condition NEVER stands in, and the pack is not used."""

    def __init__(self, index: Index, problems: list[Problem]) -> None:
        self.index = index
        self.problems = problems
        self.applies_of: PolicyPart = lambda _: NEVER
        self.used_facts: set[str] = set()
        self._done: dict[tuple[str, str], Condition] = {}
        self._open: list[tuple[str, str]] = []

    def read(self, written: Written) -> Condition:
        """The condition that is written."""
        raw = written.raw
        if isinstance(raw, str):
            return self._word(raw, written)
        if not isinstance(raw, dict) or not raw:
            return self._wrong("AS214", written.place, "This is not a condition.", _FORMS)
        if len(raw) > 1:
            second = written.document.key_place((*written.path, list(raw)[1]))
            hint = "Join them: {all: [..., ...]} or {any: [..., ...]}."
            return self._wrong("AS215", second, "A condition has one key; here is a second one.", hint)
        key = next(iter(raw))
        part = written.child(key)
        if key in ("all", "any"):
            parts = self._parts(key, part)
            return AllOf(parts, written.place) if key == "all" else AnyOf(parts, written.place)
        if key == "not":
            return Not(self.read(part), written.place)
        if key == "applies":
            return self._applies(part)
        if key in ("open", "never") and self._truth(part):
            return self._word(key, written)
        if key == AS_OF:
            return OnDays(AS_OF, read_window(part, self.problems), written.place)
        return self._fact_test(key, part, written)

    def optional(self, written: Written, key: str) -> Condition | None:
        """The condition under a key, or None when the key is not there."""
        return self.read(written.child(key)) if key in written.raw else None

    def named(self, space: str, name: str, place: Place, make: Callable[[], Condition]) -> Condition:
        """Something defined once; a circle is a problem at the place that closes it."""
        token = (space, name)
        if token in self._open:
            names = [other for _, other in self._open[self._open.index(token) :]] + [name]
            return self._wrong("AS306", place, f"This goes round in a circle: {' -> '.join(names)}.", "Break it.")
        if token not in self._done:
            self._open.append(token)
            self._done[token] = make()
            self._open.pop()
        return self._done[token]

    def definition(self, name: str, place: Place) -> Condition:
        """The condition defined under a name."""
        return self.named("define", name, place, lambda: self.read(self.index.definitions[name]))

    def tree(self, file: str, place: Place) -> Condition:
        """The `tree` of a file."""
        return self.named("tree", tree_name(file), place, lambda: self.read(self.index.trees[file]))

    def _wrong(self, code: str, place: Place, message: str, hint: str = "") -> Condition:
        self.problems.append(problem(code, place, message, hint))
        return NEVER

    def _truth(self, part: Written) -> bool:
        return isinstance(part.raw, str) and parse_yes_no(part.raw) is True

    def _parts(self, key: str, part: Written) -> tuple[Condition, ...]:
        if not isinstance(part.raw, list):
            self._wrong("AS214", part.place, f'"{key}" needs a list.', f"Write {{{key}: [first, second]}}.")
            return ()
        if not part.raw:
            says = "holds for everybody" if key == "all" else "holds for nobody"
            self._wrong("AS212", part.place, f'"{key}" is empty, so it {says}.', "Write at least one condition in it.")
        return tuple(self.read(part.child(number)) for number in range(len(part.raw)))

    def _word(self, word: str, written: Written) -> Condition:
        place = written.place
        if word == "open":
            return Always(UNKNOWN, place)
        if word == "never":
            return Always(NEVER.truth, place)
        if word == "tree":
            file = written.document.name
            if file not in self.index.trees:
                return self._wrong(
                    "AS311", place, "This file has no tree:.", "Write tree: at the left edge of the file."
                )
            return Named(tree_name(file), self.tree(file, place), place)
        if word in self.index.definitions:
            return Named(word, self.definition(word, place), place)
        fact = self.index.facts.get(word)
        if fact is None:
            return self._no_such(word, place)
        self.used_facts.add(word)
        if fact.kind in _OTHER_KINDS:  # a kind that does not exist is reported where the question stands
            return self._kind(fact, place, f"{{{word}: ...}}")
        return IsValue(word, value=True, place=place)

    def _no_such(self, word: str, place: Place) -> Condition:
        if word in self.index.maybe:
            return NEVER
        known = [*self.index.facts, *self.index.definitions]
        hint = _joined(word) or near(word, known)
        return self._wrong("AS301", place, f'There is no fact or definition "{word}".', hint)

    def _kind(self, fact: FactInfo, place: Place, write: str) -> Condition:
        kinds = {"yes_no": "a yes/no question", "day": "a day", "countries": "a list of countries"}
        is_a = kinds.get(fact.kind, f"a question with answers to choose ({fact.kind})")
        return self._wrong("AS309", place, f'"{fact.id}" is {is_a} ({fact.place}).', f"Write {write}.")

    def _applies(self, part: Written) -> Condition:
        policy, place = part.raw, part.place
        if not isinstance(policy, str):
            hint = f"Write {{applies: {next(iter(self.index.policies), 'policy')}}}."
            return self._wrong("AS214", place, '"applies" needs the id of a policy.', hint)
        if policy not in self.index.policies:
            if policy in self.index.maybe:
                return NEVER
            return self._wrong("AS305", place, f'There is no policy "{policy}".', near(policy, self.index.policies))
        name = applies_name(policy)
        return Named(name, self.named("policy", name, place, lambda: self.applies_of(policy)), place)

    def _fact_test(self, key: str, part: Written, written: Written) -> Condition:
        key_place = written.document.key_place((*written.path, key))
        if key in self.index.definitions or key == "tree":
            answer = parse_yes_no(part.raw) if isinstance(part.raw, str) else None
            if answer is None:
                return self._wrong("AS309", part.place, f'"{key}" is a definition: it is yes or no.', f"Write {key}.")
            named = self._word(key, Written(key, written.document, part.path))
            return named if answer else Not(named, written.place)
        fact = self.index.facts.get(key)
        if fact is None:
            return self._no_such(key, key_place)
        self.used_facts.add(key)
        if fact.kind == "day":
            return OnDays(key, read_window(part, self.problems), written.place)
        if fact.kind == "yes_no":
            answer = parse_yes_no(part.raw) if isinstance(part.raw, str) else None
            if answer is None:
                return self._kind(fact, part.place, f"{{{key}: yes}} or {{{key}: no}}")
            return IsValue(key, answer, written.place)
        if fact.kind not in _CHOICES:
            return NEVER  # the kind itself is wrong, and reported where the question stands
        return self._choice(fact, part, written.place)

    def _choice(self, fact: FactInfo, part: Written, place: Place) -> Condition:
        if isinstance(part.raw, str):
            if fact.kind == "countries" and part.raw in self.index.groups:
                return InSet(fact.id, self._values(fact, part), SetMode.ANY, place)
            if fact.kind == "countries" and part.raw == SetMode.SEVERAL.value:
                return InSet(fact.id, frozenset(), SetMode.SEVERAL, place)
            values = self._values(fact, part)
            return IsValue(fact.id, next(iter(values)), place) if values else NEVER
        if not isinstance(part.raw, dict) or len(part.raw) != 1:
            hint = f"Write {{{fact.id}: {{any_of: [first, second]}}}}."
            return self._wrong(
                "AS214", part.place, "One answer, or one of any_of, all_of, none_of is expected here.", hint
            )
        test = next(iter(part.raw))
        if test not in _MODES:
            key_place = part.document.key_place((*part.path, test))
            hint = near(test, _MODES) or "Write any_of, all_of or none_of."
            return self._wrong("AS216", key_place, f'"{test}" is no test of answers.', hint)
        listed = part.child(test)
        if not isinstance(listed.raw, list) or not listed.raw:
            return self._wrong("AS214", listed.place, f'"{test}" needs a list.', f"Write {{{test}: [first, second]}}.")
        if test == "all_of" and fact.kind == "one_of":
            return self._wrong("AS309", listed.place, f'"{fact.id}" has one answer only.', "Write any_of.")
        chosen = [self._values(fact, listed.child(number)) for number in range(len(listed.raw))]
        return InSet(fact.id, frozenset().union(*chosen), _MODES[test], place)

    def _values(self, fact: FactInfo, part: Written) -> frozenset[str]:
        """The answers meant by one word: an option, a country, or the countries of a group."""
        word = part.raw
        if not isinstance(word, str):
            self._wrong("AS214", part.place, "The id of an answer is expected here.")
            return frozenset()
        if fact.kind == "countries":
            if word in self.index.groups:
                return frozenset(self.index.groups[word])
            if word not in self.index.countries and self.index.countries:
                known = [*self.index.groups, *self.index.countries]
                hint = near(word if len(word) > 2 else word.upper(), known) or _COUNTRY_HINT
                self._wrong("AS303", part.place, f'There is no country or group "{word}".', hint)
        elif word not in fact.options:
            hint = near(word, fact.options) or f"Allowed: {', '.join(fact.options)}."
            self._wrong("AS302", part.place, f'"{fact.id}" has no answer "{word}" ({fact.place}).', hint)
        return frozenset([word])


def _joined(word: str) -> str:
    """How to write what somebody wrote as a sentence: "a and b", "a or b", "not a"."""
    for sign, key in ((" and ", "all"), (" or ", "any")):
        if sign in word:
            return f"Write {{{key}: [{', '.join(word.split(sign))}]}}."
    return f"Write {{not: {word.removeprefix('not ')}}}." if word.startswith("not ") else ""


def tree_name(file: str) -> str:
    """The name under which the tree of a file is known outside it."""
    return f"{file.removesuffix('.yaml')}:tree"


def applies_name(policy: str) -> str:
    """The name under which it is known whether a policy applies."""
    return f"applies:{policy}"
