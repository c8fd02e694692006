"""The timeline: every day of every policy has its mark, said by pattern and word."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest

from asylum_screen.core.rules import RulePack
from asylum_screen.core.status import Status
from asylum_screen.core.truth import NO, UNKNOWN, YES
from asylum_screen.rulebook import load_pack
from asylum_screen.workbench.pictures.timeline import Lane, Pattern, lanes
from asylum_screen.workbench.pictures.timeline_out import LABEL, STYLE, near, to_html
from program import ROOT

TODAY = date(2026, 11, 22)
RUNNING = {Pattern.RUNS, Pattern.PARTLY, Pattern.UNDONE}


@pytest.fixture(scope="module")
def pack() -> RulePack:
    """The real rules."""
    return load_pack(ROOT / "rules")


def lane(pack: RulePack, policy: str, day: date = TODAY) -> Lane:
    """One policy's row."""
    return next(each for each in lanes(pack, day) if each.policy.id == policy)


def marks(row: Lane, day: date) -> list[Pattern]:
    """What is drawn for one day."""
    return [each.mark for each in row.stretches if each.first <= day and (each.last is None or day <= each.last)]


@pytest.mark.parametrize("asked", [TODAY, date(2024, 6, 5), date(2019, 9, 1)])
def test_every_day_of_every_policy_is_drawn_as_the_rules_have_it(pack: RulePack, asked: date) -> None:
    """On and around each boundary a bar is there exactly when the policy was in operation, and "?" when unclear."""
    for row in lanes(pack, asked):
        timeline = row.policy.window.timeline
        for point in timeline.boundaries():
            for day in (point - timedelta(days=1), point, point + timedelta(days=1)):
                if day < row.policy.known_from:
                    continue
                found, truth = marks(row, day), timeline.on(day, asked)
                assert len(found) <= 1, (row.policy.id, day)
                assert (Pattern.UNCLEAR in found) is (truth is UNKNOWN), (row.policy.id, day)
                assert bool(RUNNING & set(found)) is (truth is YES), (row.policy.id, day)
                assert truth is not NO or found in (
                    [],
                    [Pattern.GAP],
                    [Pattern.PAUSE],
                    [Pattern.ANNOUNCED],
                    [Pattern.COURT],
                )


def test_a_block_is_a_gap_and_a_partial_block_has_its_own_pattern(pack: RulePack) -> None:
    """What a court stopped for some time is seen as such."""
    row = lane(pack, "expedited_removal_interior_2025")
    assert marks(row, date(2026, 1, 1)) == [Pattern.GAP]
    assert marks(lane(pack, "proc_10888"), date(2026, 1, 1)) == [Pattern.PARTLY]
    looks = dict(re.findall(r"^\.m-(\w+)\{(.*)\}$", STYLE, re.MULTILINE))
    assert [*looks] == [mark.name.lower() for mark in Pattern]
    assert len({*looks.values()}) == len(Pattern)


def test_a_block_undone_later_reads_otherwise_on_an_earlier_day(pack: RulePack) -> None:
    """Asked while the block was there it is a gap; asked today the days count, with a mark of their own."""
    day = date(2019, 7, 30)
    assert marks(lane(pack, "transit_ban_2019"), day) == [Pattern.UNDONE]
    assert marks(lane(pack, "transit_ban_2019", date(2019, 8, 1)), day) == [Pattern.GAP]


def test_the_word_for_the_day_asked(pack: RulePack) -> None:
    """Each row ends in a word: the status on that day, with a mark where our sources could not confirm it."""
    for row in lanes(pack, TODAY):
        now = row.policy.status_on(TODAY)
        assert (row.status.replace(" ", "_") == now.status.value) or now.status is Status.PARTLY_BLOCKED
        assert row.unconfirmed is now.unconfirmed
    assert lane(pack, "stb_2024", date(2023, 6, 1)).status == "not known yet"


def charts(pack: RulePack, day: date) -> list[str]:
    """The two pictures of the page: the last months, and all years."""
    return to_html(pack, day).split('<div class="chart">')[1:]


def test_all_policies_stand_in_the_order_of_their_days(pack: RulePack) -> None:
    """Under all years there is a row for each, the oldest on top; near by only those that are still something."""
    close, whole = charts(pack, TODAY)
    places = [whole.index(f">{policy.id}<") for policy in pack.policies]
    assert places == sorted(places)
    assert ">stb_2024<" in close
    assert ">zero_tolerance_2018<" not in close


def test_the_line_stands_at_the_day_asked(pack: RulePack) -> None:
    """The line moves with the day under all years; near by the day asked is always after 18 of 24 months."""
    places = []
    for day in (date(2018, 1, 1), date(2022, 1, 1), TODAY):
        lines = [re.search(r'class="asked" style="left:([\d.]+)%" title="(\S+):', chart) for chart in charts(pack, day)]
        assert [line and line[2] for line in lines] == [str(day)] * 2
        close, far = (float(line[1]) for line in lines if line)
        assert 74 < close < 76
        places.append(far)
    assert places == sorted(places)


def test_each_step_near_by_has_the_label_of_its_day(pack: RulePack) -> None:
    """The day of every step of the last months stands in the picture, and no label covers another one."""
    close, _ = charts(pack, TODAY)
    scale = near(pack, TODAY)
    for row in lanes(pack, TODAY):
        for stretch in row.stretches:
            if scale.first < stretch.first < scale.last:
                assert f'title="{stretch.first}">{stretch.first.day} {stretch.first:%b}<' in close
    for line in re.findall(r'<div class="label">(.*?)</div>', close):
        places = [float(each) for each in re.findall(r"left:([\d.]+)%", line)]
        assert all(other - one >= LABEL - 0.01 for one, other in pairwise(places))


def test_the_page_says_the_same_in_words(pack: RulePack) -> None:
    """Who cannot see the picture reads the table: every policy, its days and its status."""
    html = to_html(pack, TODAY, "rules/")
    table = html.split("The same in words")[1]
    for policy in pack.policies:
        assert f"<code>{policy.id}</code>" in table
        assert f'id="policy-{policy.id}"' in html
    assert "Unclear: 2023-05-11" in table
    assert "src=" not in html


def test_an_unclear_day_is_drawn_in_its_row(pack: RulePack) -> None:
    """A day on which nobody can say has its mark in the row, with a tip that says so."""
    unclear = [stretch for row in lanes(pack, TODAY) for stretch in row.stretches if stretch.mark is Pattern.UNCLEAR]
    assert unclear
    _, whole = charts(pack, TODAY)
    assert whole.count(f'title="{Pattern.UNCLEAR.value}: ') == len(unclear) == whole.count(">?<")
