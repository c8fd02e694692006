"""Graphs of rules: everything drawn, nothing on top of anything, and safe to open."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest

from asylum_screen.core.rules import AllOf, AnyOf, IsValue, Not, RulePack
from asylum_screen.rulebook import load_pack
from asylum_screen.workbench.pictures import graph_out
from asylum_screen.workbench.pictures.boxes import trees
from asylum_screen.workbench.pictures.graph import Group, NoSuchName, Plan, items_of, plan
from asylum_screen.workbench.pictures.overview import bands
from asylum_screen.workbench.pictures.trees import ALL, ANY, NONE, NOT_ALL, Box, Frame, Trees, conditions_of, names_in
from program import ROOT

NAMES = ("grounds", "clp_2023", "one_year", "in_custody", "urgent", "grounds/religion.yaml", "religion", "child_path")


@pytest.fixture(scope="module")
def pack() -> RulePack:
    """The real rules."""
    return load_pack(ROOT / "rules")


@pytest.mark.parametrize("name", NAMES)
def test_every_kind_of_name_gives_a_whole_picture(pack: RulePack, name: str) -> None:
    """A topic, a policy, a date, a question, a section, a file, a folder's file and a condition can be drawn."""
    planned = plan(pack, name)
    html = graph_out.to_html(planned, pack)
    assert "Not legal advice" in html
    assert "No lawyer has read these rules yet" in html
    assert html.count('<div class="box ') == sum(count(box) for group in planned.groups for box in group.boxes) > 0


def count(box: Box) -> int:
    """A box and all boxes in it."""
    return 1 + sum(map(count, box.children))


def test_a_box_stands_inside_the_box_it_belongs_to(pack: RulePack) -> None:
    """The boxes of a tree are nested as the conditions are, exceptions after all others."""
    inner, other = Box(Frame.GROUP, "INNER"), Box(Frame.GROUP, "OTHER")
    tree = Box(
        Frame.RULE,
        "OUTER",
        children=(Box(Frame.EXCEPT, "EXCEPT"), Box(Frame.GROUP, "MIDDLE", children=(inner,)), other),
    )
    depths = Depths()
    depths.feed(str(trees([tree], frozenset())))
    assert depths.found == [("OUTER", 1), ("MIDDLE", 2), ("INNER", 3), ("OTHER", 2), ("EXCEPT", 2)]


class Depths(HTMLParser):
    """How many boxes each head stands in."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[bool] = []
        self.found: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a box."""
        if tag == "div":
            self.open.append("box" in str(dict(attrs).get("class")).split())

    def handle_endtag(self, tag: str) -> None:
        """A box ends."""
        if tag == "div":
            self.open.pop()

    def handle_data(self, data: str) -> None:
        """Note a head."""
        if data.strip():
            self.found.append((data, sum(self.open)))


def test_exceptions_are_marked_by_a_word_and_a_dashed_frame(pack: RulePack) -> None:
    """An exception is no test among others: it says EXCEPT, in a frame of its own."""
    box = Trees(pack).of(next(each for each in pack.statements if each.id == "clp_2023"))
    excepted = [child for child in box.children if child.frame is Frame.EXCEPT]
    assert [child.id for child in excepted][:2] == ["clp_medical", "clp_threat"]
    assert all(child.head.startswith("EXCEPT") for child in excepted)
    html = graph_out.to_html(plan(pack, "clp_2023"), pack)
    assert html.count('<div class="box except">') >= len(excepted)
    assert ".box.except{background:#fff1e5;border:2px dashed" in html


def test_dates_are_named(pack: RulePack) -> None:
    """A policy shows its days, a rule since when and until when it is in our rules."""
    html = graph_out.to_html(plan(pack, "clp_2023"), pack)
    assert "In operation: 2023-05-12 to 2025-05-11" in html
    assert "Unclear: 2023-05-11" in html
    replaced = next(each for each in pack.statements if each.kind == "finding" and each.known_to is not None)
    assert str(replaced.known_to) in " ".join(Trees(pack).of(replaced).notes)


@pytest.mark.parametrize(
    ("condition", "head"),
    [
        (AllOf((IsValue("in_custody", True), IsValue("danger_now", True))), ALL),
        (AnyOf((IsValue("in_custody", True), IsValue("danger_now", True))), ANY),
        (Not(AnyOf((IsValue("in_custody", True), IsValue("danger_now", True)))), NONE),
        (Not(AllOf((IsValue("in_custody", True), IsValue("danger_now", True)))), NOT_ALL),
    ],
)
def test_groups_are_said_in_words(pack: RulePack, condition: AllOf | AnyOf | Not, head: str) -> None:
    """All, any, and both turned round by not, each have their own words."""
    box = Trees(pack).condition(condition)
    assert (box.head, [row.wants for row in box.rows]) == (head, ["yes", "yes"])


def test_not_turns_one_test_round(pack: RulePack) -> None:
    """Not yes is said as no; two times not is nothing."""
    trees = Trees(pack)
    assert trees.condition(Not(IsValue("in_custody", True))).rows[0].wants == "no"
    assert trees.condition(Not(Not(IsValue("in_custody", True)))).rows[0].wants == "yes"


def test_a_question_shows_what_looks_at_its_answer(pack: RulePack) -> None:
    """Who is affected when a question changes stands under the question."""
    groups = {group.title: group for group in plan(pack, "missed_court").groups}
    assert "missed_court" in {box.id for box in groups[""].boxes}
    assert groups["What looks at this answer"].boxes


def test_a_name_that_is_not_there_gets_the_nearest(pack: RulePack) -> None:
    """A slip of the finger is answered with what was meant."""
    with pytest.raises(NoSuchName, match="clp_2023"):
        plan(pack, "clp_2032")


class Links(HTMLParser):
    """Collects the ids of a page, its links, and what it loads."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.loads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note one tag."""
        found = dict(attrs)
        self.ids.add(found.get("id") or "")
        if tag == "a":
            self.links.add(found.get("href") or "")
        self.loads += [value for key, value in attrs if key in ("src", "srcset", "action") and value]
        if tag in ("link", "img", "iframe", "object", "embed"):
            self.loads.append(tag)


@pytest.mark.parametrize("name", [None, "grounds", "clp_2023"])
def test_a_page_loads_nothing_and_every_link_leads_somewhere(pack: RulePack, name: str | None) -> None:
    """A page works from a stick, without a network, and no click goes nowhere."""
    html = graph_out.to_html(plan(pack, name), pack, "rules/")
    links = Links()
    links.feed(html)
    assert links.loads == []
    assert {link.removeprefix("#") for link in links.links} <= links.ids
    assert not re.search(r"@import|url\(['\"]?http|https?://(?!www\.w3\.org)", html)


def test_details_tell_text_sources_checking_and_place(pack: RulePack) -> None:
    """A click on a rule shows its texts, its sources, when it was checked, and where it stands."""
    html = graph_out.to_html(plan(pack, "clp_2023"), pack, "rules/")
    panel = html.split('id="policy-clp_2023"')[1].split("</section>")[0]
    assert "rules/entry/policies/clp_2023.yaml:1:1" in panel
    assert all(words in panel for words in ("<dt>Says</dt>", "<h3>Sources</h3>", "2026-11-22", "Look again by"))


def test_words_of_a_rule_cannot_break_out_of_a_picture(pack: RulePack) -> None:
    """A text with signs of HTML or Mermaid stays a text."""
    bad = '<script>alert("x")</script> & `y`'
    box = Box(Frame.RULE, bad, "a.b", (bad,))
    planned = Plan(bad, (Group(bad, (box,), bad),), ())
    assert "<script>alert" not in graph_out.to_html(planned, pack)
    line = graph_out.to_mermaid(planned, pack).splitlines()[1]
    assert line.count('"') == 2
    assert "<script" not in line


def test_the_map_shows_every_file_once(pack: RulePack) -> None:
    """No file of rules is left out of the picture of the whole."""
    files = [cell.file for band in bands(pack) for cell in band.cells]
    assert sorted(files) == sorted({item.place.file for item in items_of(pack)})
    assert graph_out.to_html(plan(pack, None), pack).count('<td><a href="#file-') == len(files)


def test_mermaid_is_one_flowchart_with_dotted_exceptions(pack: RulePack) -> None:
    """A README can draw it: one chart, each node once, exceptions joined by their own line."""
    text = graph_out.to_mermaid(plan(pack, "clp_2023"), pack)
    assert text.startswith("flowchart TD\n")
    assert text.count("-. except .->") == 8
    nodes = re.findall(r"^  (n\d+)\[", text, re.MULTILINE)
    assert len(nodes) == len(set(nodes))


def test_the_same_rules_give_the_same_picture(pack: RulePack) -> None:
    """Pictures can be compared: nothing in them depends on chance."""
    once, again = (graph_out.to_html(plan(pack, "grounds"), pack) for _ in range(2))
    assert once == again


def test_a_test_shows_the_words_of_the_answers(pack: RulePack) -> None:
    """No id of an answer stands where people read its words."""
    html = graph_out.to_html(plan(pack, "clp_2023"), pack)
    question = pack.questions["entry_manner"]
    words = {option.id: option.text.english.rstrip(".") for option in question.options}
    assert f"= one of: {words['poe_no_appointment'][:20]}" in html
    assert "= one of: poe_no_appointment" not in html


def test_a_policy_is_drawn_with_its_questions_and_what_is_said_because_of_it(pack: RulePack) -> None:
    """A trainer sees the policy, the questions of its exceptions and its cards on one page."""
    groups = {group.title: {box.id for box in group.boxes} for group in plan(pack, "mpp_2021").groups}
    file = "entry/policies/mpp_2021.yaml"
    assert groups[""] == {"mpp_2021"}
    assert groups["Its questions"] == {each.id for each in pack.questions.values() if each.place.file == file}
    said = {each.id for each in pack.statements if each.place.file == file or _applies(each, "mpp_2021")}
    assert groups["What is said because of it"] == said - {"mpp_2021"} != set()


def _applies(item: Any, policy: str) -> bool:
    return any(f"applies:{policy}" in names_in(condition) for condition in conditions_of(item))


def test_the_trees_of_a_file_are_folded_under_its_name(pack: RulePack) -> None:
    """The map of all rules is its index; a file opens by a click on it."""
    html = graph_out.to_html(plan(pack, None), pack)
    files = {group.ref for group in plan(pack, None).groups}
    assert {*re.findall(r'<details class="file" id="([^"]+)"><summary>', html)} == files
