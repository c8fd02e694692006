"""AS531: a group under which a policy is listed, although its class cannot be there."""

from __future__ import annotations

from collections.abc import Iterator

from asylum_screen.analysis.diagram import NO, YES
from asylum_screen.core.evaluate import facts_in
from asylum_screen.core.rules import IsValue, Kind
from asylum_screen.problems import Problem, problem

from .model import Material


def look(material: Material) -> Iterator[Problem]:
    """Groups that are answers of a question, where `covers` is no for everybody who gives that answer."""
    pack, compiled, diagrams = material.pack, material.compiled, material.compiled.diagrams
    tested = {fact: pack.questions[fact] for policy in pack.policies for fact in facts_in(policy.covers)}
    choices = (question for question in tested.values() if question.kind is Kind.ONE_OF)
    answers = {option: question.id for question in choices for option in question.option_ids}
    if pack.country.outside[0]:
        answers["still_outside"] = pack.country.outside[0]
    for policy in pack.policies:
        covered = diagrams.not_when(compiled.condition(policy.covers), NO)
        if covered == NO:
            continue  # it is written to cover nobody yet
        document = material.documents[policy.place.file]
        for number, group in enumerate(policy.group):
            if group not in answers:
                continue
            option = pack.country.outside[1] if group == "still_outside" else group
            here = diagrams.when(compiled.condition(IsValue(answers[group], option)), YES)
            if diagrams.both(here, covered) == NO:
                place = document.place(("group", number))
                message = f'The policy covers nobody whose answer to "{answers[group]}" is "{option}".'
                yield problem("AS531", place, message, f"Remove {group}, or correct covers:.")
