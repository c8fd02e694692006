"""The nine topics on cards, and the whole: nothing is lost, nothing is said twice, every law has its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from paper_samples import PEOPLE, TODAY, evaluator, orientation_of, pack

from asylum_screen.core.evaluate import Evaluator
from asylum_screen.core.facts import Facts
from asylum_screen.core.orientation import Orientation, assess
from asylum_screen.core.rules import Parts, Signal, Text
from asylum_screen.core.truth import UNKNOWN, YES
from asylum_screen.language.store import open_words
from asylum_screen.language.words import Words
from asylum_screen.present.build import PaperOptions, build, paper_writer
from asylum_screen.present.cards import MOST_WORDS, OVER, Unit, cards_of, words_in
from asylum_screen.present.document import Citation, Document, HelpBlock, Line
from asylum_screen.present.document import ids_in as document_ids
from asylum_screen.present.pieces import Piece, Saying, pieces
from asylum_screen.present.topics import MOST_GENERAL, card_sources, printed_topic, split_cards, topic_cards, topics
from asylum_screen.workbench.scenarios import lines_of

ROOT = Path(__file__).resolve().parents[3]
OPTIONS = PaperOptions(TODAY)
MOTHER, BOY = (path for path in PEOPLE if path.stem in ("02_honduran_mother", "09_guatemala_boy_alone"))


@cache
def words_of(lang: str) -> Words:
    """The words of a language."""
    return open_words(lang, ROOT / "translations")


def all_cards(orientation: Orientation, words: Words | None = None) -> dict[str, Document]:
    """The cards of every topic that is offered."""
    words = words or Words()
    return {
        each.topic.id: topic_cards(orientation, each.topic.id, words, OPTIONS) for each in topics(orientation, words)
    }


def ids_in(block: object) -> set[str]:
    """The ids of all texts."""
    return {name for line in lines_of(block) for name in line.id.split()}


def said(orientation: Orientation) -> Iterator[str]:
    """The ids of what an orientation has to say."""
    for item in (*orientation.urgent, *orientation.findings):
        is_ground = item.finding.id in orientation.pack.country.grounds
        if item.face is not None and not (is_ground and item.face.signal is Signal.FIND_OUT):
            yield item.face.say.id
            if item.face.signal is not Signal.FIND_OUT:
                yield from (text.id for text in (item.face.next,) if text is not None)
    for policy in orientation.policies:
        if policy.applies.truth is YES:
            texts = (policy.policy.say, policy.policy.now, policy.policy.remains, policy.policy.ask_a_lawyer)
            yield from (text.id for text in texts if text is not None)
    yield from (item.deadline.title.id for item in orientation.deadlines)
    yield from (entry.name.id for entry in orientation.help if entry.id not in orientation.perhaps)
    yield from (conflict.say.id for conflict in orientation.conflicts)


@pytest.mark.parametrize("lang", ["en", "es", "ht"])
@pytest.mark.parametrize("path", PEOPLE, ids=lambda path: path.stem)
def test_a_card_has_at_most_120_words(path: Path, lang: str) -> None:
    """In every language; what is longer goes on on the next card."""
    for topic, document in all_cards(orientation_of(path), words_of(lang)).items():
        for part in document.parts:
            assert 0 < words_in(part.blocks) <= MOST_WORDS, (topic, part.title.text)


@pytest.mark.parametrize("path", PEOPLE, ids=lambda path: path.stem)
def test_nothing_that_is_said_is_lost(path: Path) -> None:
    """Every statement stands on a card, and in the whole."""
    orientation = orientation_of(path)
    on_cards = set().union(*(ids_in(document.parts) for document in all_cards(orientation).values()))
    whole = ids_in(build(orientation, Words(), OPTIONS).parts)
    texts = {line.text for line in lines_of(build(orientation, Words(), OPTIONS).parts)}

    for name in said(orientation):
        assert name in on_cards, name
        assert name in whole or Words()(_text(orientation, name)) in texts, name


def _text(orientation: Orientation, name: str) -> object:
    """A text of a finding by its id: the same words under another id may stand for it."""
    faces = [item.face for item in (*orientation.urgent, *orientation.findings) if item.face is not None]
    return next(text for face in faces for text in (face.say, face.next) if text is not None and text.id == name)


@pytest.mark.parametrize("lang", ["en", "es", "ht"])
@pytest.mark.parametrize("path", PEOPLE, ids=lambda path: path.stem)
def test_the_whole_says_every_text_and_every_source_once(path: Path, lang: str) -> None:
    """What a place says of itself, and where a rule stands, can be the same for two of them; nothing else can."""
    document = build(orientation_of(path), words_of(lang), OPTIONS)
    lines = [
        line
        for part in document.parts
        for block in part.blocks
        if not isinstance(block, HelpBlock)
        for line in lines_of(block)
    ]
    repeated = (
        "paper/status/",
        "paper/label/exceptions",
        "paper/card/ask",
        "paper/dates/",
        "paper/one/left",
        "paper/whole/",
    )
    counted = Counter(
        line.text for line in lines if line.id and not line.id.startswith(repeated) and "/status/" not in line.id
    )
    sources = Counter(item.source for item in _citations(document) if item.source)

    assert [text for text, count in counted.items() if count > 1] == []
    assert max(sources.values()) == 1


def _citations(block: object) -> Iterator[Citation]:
    if isinstance(block, Citation):
        yield block
    elif isinstance(block, tuple):
        for each in block:
            yield from _citations(each)
    elif hasattr(block, "__dataclass_fields__"):
        for name in block.__dataclass_fields__:
            yield from _citations(getattr(block, name))


def test_what_protects_stands_first_and_what_is_open_last() -> None:
    """The right to ask stands before rules that can close asylum; in each topic an open finding after a settled one."""
    for path in PEOPLE:
        orientation = orientation_of(path)
        found = pieces(orientation)
        is_open = {item.face.say: item.face.signal is Signal.FIND_OUT for item in orientation.findings if item.face}
        for topic, there in found.items():
            opened = [is_open[each.text] for piece in there for each in piece.what if each.text in is_open]
            assert opened == sorted(opened), topic
        right = orientation.right_to_ask
        if right is not None and right.applies.truth is YES:
            assert next(piece.title for piece in found["came"] if piece.title is not None) == right.policy.title


def test_an_open_policy_is_not_told_as_if_it_held() -> None:
    """While nobody knows if a rule looks at a person, only how to find out is said."""
    for path in PEOPLE:
        orientation = orientation_of(path)
        ids = set().union(*(ids_in(document.parts) for document in all_cards(orientation).values()))
        for item in orientation.policies:
            if item.applies.truth is UNKNOWN:
                assert item.policy.say.id not in ids


def test_a_topic_without_anything_to_say_is_not_offered() -> None:
    """A child alone is not shown daily life; whoever asks for it all the same gets no card."""
    orientation = orientation_of(BOY)

    assert "daily" not in [each.topic.id for each in topics(orientation, Words())]
    assert topic_cards(orientation, "daily", Words(), OPTIONS).parts == ()


def test_a_row_of_the_menu_says_how_many_cards() -> None:
    """As many as there are; one is said in its own words."""
    for each in topics(orientation_of(BOY), Words()):
        made = len(topic_cards(orientation_of(BOY), each.topic.id, Words(), OPTIONS).parts)
        first = "1 card" if each.cards == 1 else f"{each.cards} cards"

        assert each.cards + each.more == made
        assert each.row.text.endswith(f"({first}, {each.more} more)" if each.more else f"({first})")


def test_what_touches_a_person_stands_before_the_general_cards() -> None:
    """A mother with a court day reads fewer than half as many cards about her case; no card is lost."""
    orientation = orientation_of(MOTHER)
    writer = paper_writer(orientation, Words())
    for each in topics(orientation, Words()):
        first, more = split_cards(orientation, each.topic.id, writer)
        parts = topic_cards(orientation, each.topic.id, Words(), OPTIONS).parts

        assert [part.general for part in parts] == [False] * len(first) + [True] * len(more)
        told = [unit.piece for card in first for unit in card]
        assert not more or not any(piece.general for piece in told) or len(first) == MOST_GENERAL
    counts = {each.topic.id: (each.cards, each.more) for each in topics(orientation, Words())}
    assert counts["case"][0] < counts["case"][1]


@pytest.mark.parametrize("whole", [False, True])
def test_a_printed_topic_ends_with_its_sources(whole: bool) -> None:
    """Each once; the general cards only when all is asked for, and otherwise how to read them."""
    document = printed_topic(orientation_of(MOTHER), "case", Words(), OPTIONS, whole=whole)
    shown = [part.id for part in document.parts]

    assert shown[-1] == "why"
    assert ("more" in shown) is not whole
    assert any(part.general for part in document.parts) is whole
    cited = [item.source for item in _citations(document.parts[-1].blocks) if item.source]
    assert cited
    assert len(cited) == len(set(cited))


def test_a_long_statement_goes_on_under_its_title() -> None:
    """The 2023 rule has more than 120 words: its second card begins with its name, and no text is on both."""
    writer = paper_writer(orientation_of(MOTHER), Words())
    cards = cards_of(pieces(orientation_of(MOTHER))["came"], writer, TODAY)
    rule = next(item.policy for item in orientation_of(MOTHER).policies if item.policy.id == "clp_2023")
    mine = [card for card in cards if any(unit.piece.title == rule.title for unit in card)]
    shown = topic_cards(orientation_of(MOTHER), "came", Words(), OPTIONS).parts

    assert len(mine) > 1
    for card in mine:
        assert any(line.id == rule.title.id for line in lines_of(shown[cards.index(card)].blocks))
    texts = Counter(_said(unit) for card in mine for unit in card)
    assert max(texts.values()) == 1


def _said(unit: Unit) -> str:
    return unit.said.text if isinstance(unit.said, Line) else unit.said.id


def test_every_card_about_law_has_its_sources_on_the_key() -> None:
    """One part for each card, with the sources of what stands on it and the day they were checked."""
    for path in PEOPLE:
        orientation = orientation_of(path)
        writer = paper_writer(orientation, Words())
        for each in topics(orientation, Words()):
            first, more = split_cards(orientation, each.topic.id, writer)
            parts = card_sources(orientation, each.topic.id, Words(), OPTIONS).parts
            for card, part in zip([*first, *more], parts, strict=True):
                wanted = {cite for unit in card if unit.piece.help is None for cite in unit.piece.cites}
                assert {item.source for item in _citations(part.blocks) if item.source} == wanted
                assert bool(wanted) is any("Checked on" in line.text for line in lines_of(part.blocks))


def test_a_statement_that_was_not_checked_for_long_says_so_on_its_card_and_in_the_whole() -> None:
    """Years after the last look, nobody reads an old statement as if it were new."""
    later = date(2031, 1, 1)
    facts = orientation_of(MOTHER).facts
    orientation = assess(Evaluator(pack(), later), facts)
    card = topic_cards(orientation, "came", Words(), OPTIONS).parts[0]
    whole = [line.text for line in lines_of(build(orientation, Words(), OPTIONS).parts)]

    assert any("may be out of date" in line.text for line in lines_of(card.blocks))
    assert any("may be out of date]" in text for text in whole)
    assert not any(
        "may be out of date]" in line.text for line in lines_of(build(assess(evaluator(), facts), Words(), OPTIONS))
    )


def test_a_pack_without_topics_says_everything_under_one_heading() -> None:
    """Nothing is left out of a pack that does not cut itself up."""
    undivided = replace(pack(), parts=Parts())
    orientation = assess(Evaluator(undivided, TODAY), orientation_of(MOTHER).facts)

    assert [each.row.text.partition(" (")[0] for each in topics(orientation, Words())] == ["What your answers touch on"]
    assert [part.id for part in build(orientation, Words(), OPTIONS).parts] == ["all", "about", "why"]
    assert set(said(orientation)) <= ids_in(topic_cards(orientation, "all", Words(), OPTIONS).parts)


def test_how_to_find_out_is_said_while_few_things_of_one_kind_are_open() -> None:
    """Who knows nothing reads what to do about a court date; not about each of many open reasons."""
    nobody = assess(evaluator(), Facts())
    on_cards = set().union(*(ids_in(document.parts) for document in all_cards(nobody).values()))
    court = next(item.face for item in nobody.findings if item.finding.id == "court_date")

    assert court is not None and court.next is not None
    assert court.next.id in on_cards


def test_a_list_always_stands_under_what_it_is() -> None:
    """The words over a list are said for each rule, and stand on the card on which the list begins."""
    seen = 0
    for path in PEOPLE:
        writer = paper_writer(orientation_of(path), Words())
        for there in pieces(orientation_of(path)).values():
            cards = cards_of(there, writer, TODAY)
            seen += sum(unit.label == OVER for card in cards for unit in card)
            assert [card for card in cards if card[-1].label == OVER] == []
            labelled = {id(unit.piece) for card in cards for unit in card if unit.label == OVER}
            assert labelled >= {id(piece) for piece in there if piece.excuses}
    assert seen > 20


def test_the_same_exception_of_two_rules_stands_under_each() -> None:
    """A text that was said before is left out, but no list lacks one: a rule would seem to have no such exception."""
    writer = paper_writer(orientation_of(MOTHER), Words())
    label, same, again = (Text(name, name) for name in ("These have exceptions", "Who is ill", "Said before"))
    rules = [
        Piece(about="came", rank=rank, what=(Saying(again),), excuses=(Saying(label),), listed=(same,))
        for rank in (1, 2)
    ]
    counted = Counter(
        unit.said.text for card in cards_of(rules, writer, TODAY) for unit in card if isinstance(unit.said, Line)
    )
    assert counted == {label.english: 2, same.english: 2, again.english: 1}


@pytest.mark.parametrize("path", PEOPLE, ids=lambda path: path.stem)
def test_every_text_on_a_card_is_counted_among_its_parts(path: Path) -> None:
    """Also one that stands in a paragraph with others: no page may claim that a lawyer read what nobody did."""
    orientation = orientation_of(path)
    writer = paper_writer(orientation, Words())
    for topic, document in all_cards(orientation).items():
        first, more = split_cards(orientation, topic, writer)
        units = [unit.said.id for card in (*first, *more) for unit in card if isinstance(unit.said, Line)]
        assert {name for name in units if name} <= document_ids(document.parts)
