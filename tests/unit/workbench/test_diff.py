"""The difference of two packs is told by people: each change has a witness that gets something else."""

import shutil
import subprocess
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from asylum_screen.cli.main import main
from asylum_screen.core.entries import Amount
from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.orientation import word_of
from asylum_screen.core.rules import RulePack, Text
from asylum_screen.language.words import Words
from asylum_screen.rulebook import load_pack
from asylum_screen.workbench.diff import Change, Changes, TextChange, compare
from asylum_screen.workbench.diff_report import due, report, short_number
from asylum_screen.workbench.diff_sources import NoSuchPackError, open_pack
from packs import CHECKED

SMALL = Path(__file__).parents[2] / "rule_files" / "good" / "small"
AS_OF = date(2026, 11, 22)


def changed(tmp_path: Path, file: str, before: str, after: str) -> Changes:
    """The difference that one edit of the small pack makes."""
    shutil.copytree(SMALL, tmp_path / "rules")
    path = tmp_path / "rules" / file
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), encoding="utf-8")
    return compare(load_pack(SMALL), load_pack(tmp_path / "rules"), AS_OF)


def said(changes: Changes, new: RulePack | None = None, *, texts: bool = False) -> list[str]:
    """The report of a difference from the small pack."""
    old, told = load_pack(SMALL), list[str]()
    new = new or old
    report(old, new, changes, due(old, new, changes, None, []), told.append, texts=texts)
    return told


def only(changes: Changes) -> Change:
    """The one change there is."""
    assert len(changes.changes) == 1, [change.what for change in changes.changes]
    return changes.changes[0]


def test_the_same_pack_has_no_difference() -> None:
    """Two loads of one folder differ for nobody, and the report is one line."""
    changes = compare(load_pack(SMALL), load_pack(SMALL), AS_OF)
    assert changes.empty
    (line,) = said(changes)
    assert line.startswith("On 2026-11-22, nothing found in: urgent things, findings, policies")
    assert line.endswith("sums of money, sources, the pack as a whole, texts.")


def test_a_period_that_ends_a_day_earlier_changes_that_day(tmp_path: Path) -> None:
    """The witness came on the day that is no longer covered."""
    changes = changed(tmp_path, "entry/policies/clp_2023.yaml", "to: 2025-05-11", "to: 2025-05-10")
    assert [each.kind for each in changes.changes] == ["policy", "policy", "question"]  # and the exception's question
    days, change = changes.changes[:2]
    ends = ("In operation: 2023-05-12 to 2025-05-11", "In operation: 2023-05-12 to 2025-05-10")
    assert days.what == f"days: {ends[0]} before, {ends[1]} now"
    assert (change.kind, change.id, change.before, change.after) == ("policy", "clp_2023", "yes", "no")
    day = change.moves[0].witness["entry_date"]
    assert str(getattr(day, "earliest", "")) == "2025-05-11"


def test_a_dropped_part_of_a_tree_changes_those_it_was_for(tmp_path: Path) -> None:
    """People whom only the government harmed are no longer pointed to religion."""
    edit = "tree: {any: [converted]}"
    changes = changed(
        tmp_path, "grounds/religion.yaml", "tree: {any: [converted, {harm_by: {any_of: [government]}}]}", edit
    )
    change = next(each for each in changes.changes if each.id == "ground.religion")
    assert change.moves[0].number < change.moves[0].whole
    assert change.before != change.after
    assert "harm_by" in change.moves[0].witness or "converted" in change.moves[0].witness


def test_a_new_sentence_is_a_text_that_differs_and_no_change_for_people(tmp_path: Path) -> None:
    """Other words under the same id change no state, and are due for translation."""
    changes = changed(tmp_path, "grounds/religion.yaml", "say: You have a court date.", "say: There is a court date.")
    assert changes.changes == []
    text = TextChange("finding/later.court/say", "You have a court date.", "There is a court date.", AS_OF)
    assert changes.texts == [text]


def test_another_order_of_the_parts_is_no_difference(tmp_path: Path) -> None:
    """A tree written in another order says the same to everybody."""
    before = "tree: {any: [converted, {harm_by: {any_of: [government]}}]}"
    after = "tree: {any: [{harm_by: {any_of: [government]}}, converted]}"
    assert changed(tmp_path, "grounds/religion.yaml", before, after).empty


def test_a_new_answer_of_a_question_is_told(tmp_path: Path) -> None:
    """Questions are compared by their answers."""
    options = "options: {government: The government, gang: A gang, none: Nobody}"
    more = "options: {government: The government, gang: A gang, army: The army, none: Nobody}"
    change = only(changed(tmp_path, "grounds/religion.yaml", options, more))
    assert (change.kind, change.id, change.what) == ("question", "harm_by", 'answer army is new: "The army"')


def test_a_question_that_is_gone_or_new_is_told() -> None:
    """A question that only one pack has is named, whichever pack it is."""
    pack = load_pack(SMALL)
    without = replace(pack, questions={name: each for name, each in pack.questions.items() if name != "converted"})
    for old, new, what in ((pack, without, "is gone"), (without, pack, "is new")):
        told = [(each.id, each.what) for each in compare(old, new, AS_OF).changes if each.kind == "question"]
        assert ("converted", what) in told


def test_both_directions_of_a_change_have_a_count_and_somebody(tmp_path: Path) -> None:
    """Turned round, a policy is lost by some and gained by others; each of them is told, and the program agrees."""
    edit = ("{unaccompanied_child: no}", "{unaccompanied_child: yes}")
    changes = changed(tmp_path, "entry/policies/clp_2023.yaml", *edit)
    old, new = load_pack(SMALL), load_pack(tmp_path / "rules")
    change = next(each for each in changes.changes if each.id == "clp_2023")
    assert {("yes", "no"), ("no", "yes")} <= {(move.before, move.after) for move in change.moves}
    before, after = (next(each for each in pack.statements if each.id == "clp_2023") for pack in (old, new))
    for move in change.moves:
        assert 0 < move.number < move.whole
        assert word_of(Evaluator(old, AS_OF), before, "policy", move.witness) == move.before
        assert word_of(Evaluator(new, AS_OF), after, "policy", move.witness) == move.after


def test_a_sum_is_told_in_the_texts_that_hold_it() -> None:
    """Another fee changes what people read, although no sentence does; one of next year is told with its day."""
    text = Text("fees/say", "The form costs {fee.form}.")
    old = replace(load_pack(SMALL), amounts=(amount("$102"),), texts={text.id: text})
    new = replace(old, amounts=(amount("$210"),))
    changes = compare(old, new, AS_OF)
    assert (change := only(changes)).what == "amount: $102 before, $210 now"
    assert (change.kind, change.id) == ("amount", "form")
    read = ("The form costs $102.", "The form costs $210.")
    assert changes.texts == [TextChange(text.id, *read, AS_OF, english=False, sums=True)]
    coming = date(2027, 1, 1)
    ends = replace(amount("$102"), last=date(2026, 12, 31))
    changes = compare(old, replace(old, amounts=(ends, replace(amount("$210"), first=coming))), AS_OF)
    assert changes.texts == [TextChange(text.id, *read, coming, english=False, sums=True)]
    assert due(old, new, changes, None, []).translations == {}


def test_who_reads_a_sum_is_counted(tmp_path: Path) -> None:
    """Another sum in a sentence counts those who read it, and names somebody."""
    old = load_pack(SMALL)
    court = next(each for each in old.findings if each.id == "later.court")
    assert court.yes is not None
    say = replace(court.yes.say, english="A copy costs {fee.form}.")
    finding = replace(court, yes=replace(court.yes, say=say))
    old = replace(old, findings=tuple(finding if each is court else each for each in old.findings))
    old = replace(old, amounts=(amount("$102"),), texts={**old.texts, say.id: say})
    changes = compare(old, replace(old, amounts=(amount("$210"),)), AS_OF)
    change = next(each for each in changes.changes if each.id == "later.court")
    (move,) = change.moves
    assert (move.before, move.after) == ('"A copy costs $102."', '"A copy costs $210."')
    statement = next(each for each in old.statements if each.id == "later.court")
    assert word_of(Evaluator(old, AS_OF), statement, change.kind, move.witness) != "silent"


def test_another_length_names_somebody_with_both_days() -> None:
    """A time limit that is a day longer is told with the day on which it ended and ends for somebody."""
    pack = load_pack(SMALL)
    item = pack.deadlines[0]
    longer = replace(item, add=replace(item.add, days=item.add.days + 1))
    changes = compare(pack, replace(pack, deadlines=(longer, *pack.deadlines[1:])), AS_OF)
    change = next(each for each in changes.changes if each.moves)
    (move,) = change.moves
    assert date.fromisoformat(move.after) - date.fromisoformat(move.before) == timedelta(days=1)


def test_a_change_that_begins_later_is_told_with_its_day() -> None:
    """What is the same today and another thing from a day to come on is found, and the day is named."""
    pack = load_pack(SMALL)
    finding = pack.findings[0]
    ends = replace(finding, known_to=date(2026, 12, 31))
    changes = compare(pack, replace(pack, findings=(ends, *pack.findings[1:])), AS_OF)
    later = [each for each in changes.changes if each.moves]
    assert later
    assert all(each.what.endswith(" on 2027-01-01") for each in later)


def amount(money: str) -> Amount:
    """What the form costs."""
    return Amount("form", money, date(2026, 1, 1), None, (), CHECKED, date(2026, 1, 1))


def test_an_exception_is_compared_inside_its_policy(tmp_path: Path) -> None:
    """Another condition of an exception counts only for those whom the policy reaches, and is told with it."""
    wider = "when: {any: [medical_emergency, {entry_manner: between_ports}]}"
    changes = changed(tmp_path, "entry/policies/clp_2023.yaml", "when: medical_emergency", wider)
    inside = [each for each in changes.changes if each.kind == "exceptions"]
    assert [(each.id, each.what) for each in inside] == [("clp_2023", "exception medical fits others")]
    old = load_pack(SMALL)
    policy = next(each for each in old.statements if each.id == "clp_2023")
    for move in inside[0].moves:
        assert word_of(Evaluator(old, AS_OF), policy, "policy", move.witness) == "yes"
    titles = [line for line in said(changes, load_pack(tmp_path / "rules")) if line and not line.startswith(" ")]
    assert titles[0] == "\nPolicies"
    assert not any("xception" in line for line in titles)


def test_the_report_speaks_in_the_words_of_the_questions(tmp_path: Path) -> None:
    """A witness is told as questions with their answers, and once as a scenario gives it."""
    changes = changed(tmp_path, "entry/policies/clp_2023.yaml", "to: 2025-05-11", "to: 2025-05-10")
    told = "\n".join(said(changes))
    assert "yes before, no now: for " in told
    question = load_pack(SMALL).questions["entry_date"]
    assert f"{question.ask.english} {Words().day(date(2025, 5, 11))}\n" in told
    assert "entry_date: 2025-05-11" in told
    assert "nothing found in: urgent things, findings, time limits" in told


def test_every_text_is_listed_when_asked() -> None:
    """Twenty texts are shown, and all of them with --texts."""
    pack = load_pack(SMALL)
    texts = [TextChange(f"text/{number}", "Before.", "Now.", AS_OF) for number in range(30)]
    changes = Changes(AS_OF, [], texts)
    assert "  ... and 10 more. --texts lists them all." in said(changes, pack)
    assert "  text/29" in said(changes, pack, texts=True)


def git(folder: Path, *words: str) -> None:
    """Run git in a folder, with a name of its own."""
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    subprocess.run(["git", "-C", str(folder), *who, *words], check=True, capture_output=True)


def test_revisions_of_a_repository_are_compared(tmp_path: Path) -> None:
    """OLD can be a git revision; the rules folder need not be the top of the repository."""
    rules = tmp_path / "project" / "rules"
    shutil.copytree(SMALL, rules)
    git(tmp_path, "init", "-q", "project")
    git(rules, "add", ".")
    git(rules, "commit", "-q", "-m", "first")
    path = rules / "entry" / "policies" / "clp_2023.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("to: 2025-05-11", "to: 2025-05-10"), encoding="utf-8")
    old, new = open_pack("HEAD", rules), open_pack(str(rules), rules)
    assert compare(old, new, AS_OF).changes[0].id == "clp_2023"


def test_what_is_no_pack_is_said(tmp_path: Path) -> None:
    """A name that is neither a folder nor a revision is refused, and never read as an option of git."""
    for name in ("no-such-revision", "--output=x"):
        with pytest.raises(NoSuchPackError, match="neither a folder"):
            open_pack(name, SMALL)


def test_scenarios_that_no_longer_come_true_are_due(tmp_path: Path) -> None:
    """A scenario of the day that changed is named with its place; one of another day is not."""
    cases = tmp_path / "cases.yaml"
    given = "entry_place: sw_land_border, entry_manner: between_ports, unaccompanied_child: no, nationalities: [HN]"
    cases.write_text(
        f"- name: last day\n  given: {{entry_date: 2025-05-11, {given}}}\n  expect: {{policy clp_2023: yes}}\n"
        f"- name: before\n  given: {{entry_date: 2025-05-01, {given}}}\n  expect: {{policy clp_2023: yes}}\n",
        encoding="utf-8",
    )
    old: RulePack = load_pack(SMALL)
    changes = changed(tmp_path, "entry/policies/clp_2023.yaml", "to: 2025-05-11", "to: 2025-05-10")
    todo = due(old, load_pack(tmp_path / "rules"), changes, None, [str(cases)])
    assert [miss.scenario.name for miss in todo.scenarios] == ["last day"]


@pytest.mark.parametrize(("broken", "word"), [("before", "before"), ("after", "after")])
def test_the_side_with_mistakes_is_named(
    broken: str, word: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Each mistake stands with the folder it is in, and the last line says which side cannot be read."""
    for name in ("before", "after"):
        shutil.copytree(SMALL, tmp_path / name)
    (tmp_path / broken / "wrong.yaml").write_text("titel: x\n", encoding="utf-8")
    old, new = str(tmp_path / "before"), str(tmp_path / "after")
    assert main(["--rules", str(SMALL), "rules", "diff", old, new]) == 3
    said = capfd.readouterr().err
    assert f"{tmp_path}/{broken}/wrong.yaml:1:1 AS201" in said
    assert f"The rules {word} ({tmp_path}/{broken}) have mistakes" in said


def test_numbers_are_told_so_that_people_can_take_them_in() -> None:
    """Small numbers are whole, large ones are a size."""
    assert short_number(1234) == "1,234"
    assert short_number(75 * 10**65) == "7.5 x 10^66"


CASES = """
- name: The last day
  as_of: 2026-11-22
  given: {entry_place: sw_land_border, entry_manner: between_ports, entry_date: 2025-05-11, unaccompanied_child: no}
  expect: {policy clp_2023: unknown}
- name: Another day
  as_of: 2026-11-22
  given: {entry_place: sw_land_border, entry_manner: between_ports, entry_date: 2024-05-11, unaccompanied_child: no}
  expect: {policy clp_2023: unknown}
"""


def test_scenarios_that_a_change_breaks_are_due(tmp_path: Path) -> None:
    """The case of the day that is no longer covered, and no other."""
    (tmp_path / "cases.yaml").write_text(CASES, encoding="utf-8")
    changes = changed(tmp_path, "entry/policies/clp_2023.yaml", "to: 2025-05-11", "to: 2025-05-10")
    old, new = load_pack(SMALL), load_pack(tmp_path / "rules")
    (miss,) = due(old, new, changes, None, [str(tmp_path / "cases.yaml")]).scenarios
    assert (miss.scenario.name, miss.got) == ("The last day", "no")


def test_a_sum_that_nobody_reads_any_more_is_no_text_that_differs() -> None:
    """The sentence of last year holds the sum of today only in theory."""
    old = load_pack(SMALL)
    court = next(each for each in old.findings if each.id == "later.court")
    assert court.yes is not None
    say = replace(court.yes.say, english="A copy costs {fee.form}.")
    past = replace(court, known_to=AS_OF - timedelta(days=1), yes=replace(court.yes, say=say))
    old = replace(old, findings=tuple(past if each is court else each for each in old.findings))
    old = replace(old, amounts=(amount("$102"),), texts={**old.texts, say.id: say})
    assert compare(old, replace(old, amounts=(amount("$210"),)), AS_OF).texts == []
