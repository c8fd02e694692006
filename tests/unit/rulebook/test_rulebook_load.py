"""From the smallest pack to the objects of the core."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from asylum_screen.core.conditions import SetMode
from asylum_screen.core.dates import Bound, Offset, Segment, Window
from asylum_screen.core.rules import (
    AllOf,
    Always,
    AnyOf,
    Confidence,
    InOperation,
    InSet,
    IsValue,
    Named,
    Not,
    OnDays,
    RulePack,
    Signal,
)
from asylum_screen.core.status import Status
from asylum_screen.core.truth import NO, UNKNOWN, YES
from asylum_screen.rulebook import RuleFilesInvalid, check_pack, load_pack

SMALL = Path(__file__).parents[2] / "rule_files" / "good" / "small"
HEAD = "title: More\ntopic: grounds\nchecked: {on: 2026-11-22, how: read, by: nobody yet}\nreview_by: 2027-11-22\n"


@pytest.fixture(scope="module")
def pack() -> RulePack:
    """The smallest pack."""
    return load_pack(SMALL)


def condition(tmp_path: Path, written: str) -> object:
    """The condition of the core that is made of a written one."""
    shutil.copytree(SMALL, tmp_path / "rules")
    (tmp_path / "rules" / "grounds" / "x.yaml").write_text(f"{HEAD}define:\n  tested: {written}\n")
    return load_pack(tmp_path / "rules").definitions["tested"]


def test_sections_hold_the_questions_in_file_order(pack: RulePack) -> None:
    """pack.yaml orders the files, a file orders its questions."""
    assert [section.id for section in pack.sections] == ["arrival", "grounds", "other"]
    assert pack.sections[0].questions[0] == "entry_place"
    assert pack.sections[0].questions[-1] == "medical_emergency"
    assert pack.sections[1].questions == ("hard_topics", "converted", "harm_by")
    assert pack.sections[1].gate == "hard_topics"
    assert isinstance(pack.sections[1].ask_unless, Named)


def test_every_text_is_in_the_pack_under_its_id(pack: RulePack) -> None:
    """Translations and reports of wrong sentences go by these ids."""
    wanted = [
        "question/converted/ask",
        "question/converted/why",
        "question/harm_by/option/gang",
        "finding/ground.religion/say",
        "finding/ground.religion/next",
        "finding/ground.religion/if_open/say",
        "finding/ground.religion/if_no/say",
        "finding/ground.religion/unless/far_away/say",
        "finding/ground.religion/ask_a_lawyer",
        "finding/ground.religion/conflict_note",
        "policy/clp_2023/title",
        "policy/clp_2023/say",
        "policy/clp_2023/say_open",
        "policy/clp_2023/unless/medical/say",
        "policy/clp_2023/status/2025-05-12",
        "deadline/one_year/title",
        "deadline/one_year/say",
        "deadline/one_year/say_near",
        "deadline/one_year/say_past",
        "deadline/one_year/excuses/converted_since/say",
        "conflict/outside_but_came_in/say",
        "card/afraid/title",
        "card/afraid/point/say_it",
        "help/first_list/name",
        "help/first_list/does",
        "section/grounds/title",
        "section/grounds/intro",
        "source/usc-8-1158/title",
    ]
    assert set(wanted) <= set(pack.texts)
    assert pack.texts["question/converted/ask"].english == "Did you change your religion?"
    assert pack.texts["question/converted/ask"].place.file == "grounds/religion.yaml"


def test_a_policy_applies_in_its_window_to_its_class(pack: RulePack) -> None:
    """The part nobody could confirm makes it unknown there, never yes."""
    (policy,) = pack.policies
    assert policy.window.axis == "entry_date"
    assert policy.window.timeline.segments == (
        Segment(date(2023, 5, 12), date(2025, 5, 11), YES),
        Segment(date(2024, 1, 1), date(2024, 1, 2), NO, date(2024, 2, 1)),
        Segment(date(2023, 5, 11), date(2023, 5, 11), UNKNOWN),
        Segment(date(2023, 7, 25), date(2023, 7, 26), UNKNOWN, date(2023, 8, 1)),
    )
    assert isinstance(policy.covers, AnyOf)
    class_, unsettled = policy.covers.parts
    assert isinstance(class_, AllOf)
    assert isinstance(unsettled, AllOf)
    assert isinstance(unsettled.parts[1], Always)
    assert unsettled.parts[1].truth is UNKNOWN
    asked = pack.questions["medical_emergency"].ask_if
    assert isinstance(asked, Named)
    assert asked.name == "applies:clp_2023"
    assert asked.part == policy.applies


def test_a_status_step_keeps_its_note_and_doubt(pack: RulePack) -> None:
    """What our sources could not settle is marked."""
    first, second = pack.policies[0].status
    assert (first.status, second.status, second.unconfirmed) == (Status.IN_FORCE, Status.ENDED, True)
    assert second.note is not None
    assert second.note.id == "policy/clp_2023/status/2025-05-12"


def test_checking_comes_from_the_entry_or_else_from_the_file(pack: RulePack) -> None:
    """Confidence nobody stated counts as from memory."""
    religion, court = pack.findings
    assert religion.checked.confidence is Confidence.SECONDARY
    assert (court.checked.on, court.checked.confidence) == (date(2026, 11, 1), Confidence.MEMORY)
    assert court.checked.review_by == date(2027, 11, 22)
    assert pack.policies[0].checked.confidence is Confidence.MEMORY


def test_a_finding_has_a_face_for_each_state_it_names(pack: RulePack) -> None:
    """A state without words stays silent."""
    religion, court = pack.findings
    assert religion.yes is not None
    assert religion.yes.signal is Signal.POINTS_TO
    assert religion.no is not None
    assert religion.no.signal is Signal.FIND_OUT
    assert (court.open, court.no) == (None, None)
    assert court.topic == "dates"


def test_help_comes_by_priority(pack: RulePack) -> None:
    """The lowest number first, whatever the file order."""
    assert [entry.id for entry in pack.help] == ["first_list", "second_list"]
    assert pack.help[0].also_when_open
    assert not pack.help[1].also_when_open


def test_a_deadline_is_counted_as_written(pack: RulePack) -> None:
    """One year less one day, from the arrival or the first of April 1997."""
    (limit,) = pack.deadlines
    assert (limit.add, limit.near, limit.floor) == (Offset(years=1, days=-1), Offset(months=9), date(1997, 4, 1))


@pytest.mark.parametrize(
    ("written", "window"),
    [
        ("{from: 2023-05-12, to: 2025-05-11}", Window(Bound(date(2023, 5, 12)), Bound(date(2025, 5, 11)))),
        ("{before: 2023-05-12}", Window(None, Bound(date(2023, 5, 12), -1))),
        ("{after: 2023-05-12}", Window(Bound(date(2023, 5, 12), 1), None)),
        ("{within: {years: 2, of: as_of}}", Window(Bound(None, 1), None, Offset(years=2))),
        ("{ago: {months: 9}, by_earliest: yes}", Window(None, Bound(None), Offset(months=9), by_earliest=True)),
        ("{after: as_of}", Window(Bound(None, 1), None)),
    ],
)
def test_tests_of_days(tmp_path: Path, written: str, window: Window) -> None:
    """Each form of a day test is the window it says."""
    made = condition(tmp_path, f"{{entry_date: {written}}}")
    assert isinstance(made, OnDays)
    assert made.window == window


def test_the_day_of_the_orientation_can_be_tested(tmp_path: Path) -> None:
    """`as_of` is tested like a day fact."""
    made = condition(tmp_path, "{as_of: {from: 2025-01-01}}")
    assert isinstance(made, OnDays)
    assert made.fact == "as_of"


def test_answers_and_countries(tmp_path: Path) -> None:
    """An option, a set of them, a country, and a group among countries."""
    made = condition(
        tmp_path,
        "{all: [{harm_by: gang}, {harm_by: {none_of: [gang, none]}}, {nationalities: {any_of: [north, HN]}}, "
        "{nationalities: north}, {converted: no}, {not: tree}, {outside_now: no}, never, open]}\n"
        "tree: {entry_place: sea}",
    )
    assert isinstance(made, AllOf)
    gang, none_of, countries, group, no, tree, definition, never, left_open = made.parts
    assert isinstance(gang, IsValue)
    assert (gang.fact, gang.value) == ("harm_by", "gang")
    assert isinstance(none_of, InSet)
    assert (none_of.values, none_of.mode) == ({"gang", "none"}, SetMode.NONE)
    assert isinstance(countries, InSet)
    assert countries.values == {"CA", "US", "HN"}
    assert isinstance(group, InSet)
    assert (group.values, group.mode) == ({"CA", "US"}, SetMode.ANY)
    assert isinstance(no, IsValue)
    assert no.value is False
    assert isinstance(tree, Not)
    assert isinstance(tree.part, Named)
    assert tree.part.name == "grounds/x:tree"
    assert isinstance(definition, Not)
    assert (never, left_open) == (Always(NO, never.place), Always(UNKNOWN, left_open.place))


def test_windows_of_policies_are_conditions_of_the_core(pack: RulePack) -> None:
    """`applies` is the window and the class."""
    assert isinstance(pack.policies[0].applies, AllOf)
    assert isinstance(pack.policies[0].applies.parts[0], InOperation)


def test_a_folder_without_pack_yaml_does_not_load(tmp_path: Path) -> None:
    """It is said so, by name."""
    with pytest.raises(RuleFilesInvalid) as error:
        load_pack(tmp_path)
    assert [found.code for found in error.value.problems] == ["AS225"]


def test_a_file_that_cannot_be_read_raises_no_false_alarms(tmp_path: Path) -> None:
    """Names that stand in a broken file are not reported as missing elsewhere."""
    shutil.copytree(SMALL, tmp_path / "rules")
    broken = tmp_path / "rules" / "grounds" / "religion.yaml"
    broken.write_text(broken.read_text() + "\nx: y: z\n")
    pack, problems = check_pack(tmp_path / "rules")
    assert pack is None
    assert [found.code for found in problems] == ["AS106"]


def test_all_problems_come_at_once_and_sorted(tmp_path: Path) -> None:
    """A trainer does not mend one to meet the next."""
    shutil.copytree(SMALL, tmp_path / "rules")
    wrong = (
        HEAD
        + "questions:\n  q: {kind: yes, ask: ''}\nfindings:\n  f: {when: nothing, signal: know, say: A., cites: [x]}\n"
    )
    (tmp_path / "rules" / "grounds" / "x.yaml").write_text(wrong)
    _, problems = check_pack(tmp_path / "rules")
    assert [found.code for found in problems] == ["AS206", "AS213", "AS301", "AS304"]
    assert problems == sorted(problems)


def test_overdue_is_measured_on_the_day_given() -> None:
    """Nothing here reads a clock."""
    _, now = check_pack(SMALL)
    _, later = check_pack(SMALL, date(2027, 1, 1))
    assert now == []
    assert {found.code for found in later} == {"AS401"}


def test_a_file_that_is_not_read_is_named(tmp_path: Path) -> None:
    """A .yml, an office file and a copy of an editor are reported; a page, a hidden file and a folder are not."""
    shutil.copytree(SMALL, tmp_path / "rules")
    for name in (
        "grounds/more.yml",
        "grounds/NEW.YAML",
        "notes.docx",
        "grounds/religion.yaml~",
        "README.md",
        ".hidden",
    ):
        (tmp_path / "rules" / name).write_text("title: x\n")
    (tmp_path / "rules" / ".git").mkdir()
    (tmp_path / "rules" / ".git" / "index").write_text("x")
    pack, problems = check_pack(tmp_path / "rules")
    assert pack is not None
    assert [(found.place.file, found.code) for found in problems] == [
        (name, "AS116") for name in ("grounds/NEW.YAML", "grounds/more.yml", "grounds/religion.yaml~", "notes.docx")
    ]
    assert problems[1].hint == "Call it more.yaml."


def test_a_copy_that_landed_inside_is_one_mistake(tmp_path: Path) -> None:
    """`cp -r` into a folder that is there puts a second pack inside: told once, not for each name in it."""
    shutil.copytree(SMALL, tmp_path / "rules")
    shutil.copytree(SMALL, tmp_path / "rules" / "before")
    (tmp_path / "rules" / "before" / "note.txt").touch()
    pack, problems = check_pack(tmp_path / "rules")
    assert pack is None
    assert [(str(found.place), found.code) for found in problems] == [("before/pack.yaml:1:1", "AS117")]
