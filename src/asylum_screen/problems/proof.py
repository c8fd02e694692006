"""AS8xx: what does not hold for every set of answers, or could not be proved."""

from __future__ import annotations

from .model import Page, Severity

PAGES = (
    Page(
        "AS801",
        "A question that never comes up",
        "No answers of any person, on any day of the orientation, lead to this question. Its `ask_if` never "
        "holds, it is "
        "closed whenever it is opened, or nothing depends on it.",
        "ask_if: {all: [{entry_place: sea}, {entry_place: airport}]}",
        "ask_if: {entry_place: {any_of: [sea, airport]}}",
    ),
    Page(
        "AS802",
        "Words that nobody ever gets to read",
        "No interview leads to this statement, this exception or this wording. Often two facts are needed of "
        "which one "
        "is only asked without the other.",
        "when: {all: [asked_only_if_held, {in_custody: no}]}",
        "look at ask_if of the questions it depends on",
    ),
    Page(
        "AS803",
        "A dead end",
        "Some answers lead to a page without a place that may help or without a way to a lawyer, or a question waits "
        "for its own answer. The witness is an answers file that shows it.",
        "help: {only_list: {when: {entry_place: airport}, …}}",
        "help: {only_list: {when: inside_now, also_when_open: yes, …}}",
    ),
    Page(
        "AS804",
        "Two statements that say the opposite can stand on one page",
        "The same words stand in two statements, once with and once without a not, or with other numbers, and one "
        "person can get both. If the law itself is in dispute, say so with `conflicts_with` and a `conflict_note`.",
        "a:\n  say: The form has a fee for everybody.\nb:\n  say: The form has no fee for everybody.",
        "a:\n  conflicts_with: [b]\n  conflict_note: Our sources do not agree about the fee.",
    ),
    Page(
        "AS805",
        "A path without its closing sentences",
        "Every page ends with free help and with the lawyer, and with the right to ask for asylum where it holds. "
        "The "
        "witness is an answers file that shows the gap.",
        "in_operation: [{from: 1990-01-01}]     # the right to ask is older",
        "in_operation: [{from: 1900-01-01}]",
    ),
    Page(
        "AS806",
        "An urgent thing that may not come first",
        "An urgent finding has its fixed place at the top, and nobody has to answer hard questions to get it.",
        "findings: {my_urgent_thing: {signal: urgent, …}}",
        "use one of the fixed urgent ids",
    ),
    Page(
        "AS807",
        "Something was settled too early",
        "With some answers still open a statement was settled, and one more answer turns it round. People would "
        "be told "
        "something that their next answer makes wrong.",
        "presumed: {entry_place: sw_land_border}    # of a question that may still be asked",
        "a question is closed while its fact is presumed",
    ),
    Page(
        "AS808",
        "Not proved",
        "It could neither be proved nor refuted with the work that was allowed. Nothing is guessed. Smaller trees and "
        "fewer questions in one condition make a proof possible.",
        "define: {everything: {any: [fifty questions of all sections]}}",
        "one definition for each section, joined where they are used",
        Severity.WARNING,
    ),
    Page(
        "AS809",
        "Page one fails somebody",
        "Whatever is urgent stands on page one with one step for today. Everybody is given help that reaches them: "
        "a number that is dialled for whoever is held, and no short number alone outside the US.",
        "page_one: {reach: [held], say: …}    # of an entry that has only a link",
        "page_one: {reach: [free], say: …}",
    ),
)
