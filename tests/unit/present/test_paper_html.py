"""The paper as HTML: it stands alone, shows every text as text, and has a fixed structure."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from paper_samples import HOSTILE, PEOPLE, ROOT, hostile_document, paper

from asylum_screen.language.catalogue import Catalogue
from asylum_screen.language.pseudo import PseudoWords
from asylum_screen.language.store import open_words, read_languages
from asylum_screen.language.words import Words
from asylum_screen.present.document import Document, Line
from asylum_screen.present.handout_form import Look, PaperForm
from asylum_screen.present.html import render_html

VOID = {"meta", "line", "rect", "path", "circle"}
ALLOWED = re.compile(
    "html|head|meta|title|style|body|header|main|section|div|h[1-6]|p|b|a|span|bdi|ul|ol|li|time|details|summary|"
    "svg|line|rect|path|circle|text"
)


class Outline(HTMLParser):
    """Collects the elements, their attributes and the words of a page; sees that every element is closed."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that closes itself."""
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """See that elements close in order."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note words outside the style."""
        if self.open and self.open[-1] != "style":
            self.words.append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every element of a name."""
        return [attributes for name, attributes in self.tags if name == tag]


def assert_links(outline: Outline) -> None:
    """Only a tap leads away: to a telephone number or a public page, which is not told where the tap came from."""
    for tag, attributes in outline.tags:
        assert ("href" in attributes) is (tag == "a")
        if tag == "a":
            assert re.fullmatch(
                r"tel:[0-9-]{3,20}|https://[a-z0-9.-]+(/[A-Za-z0-9._~/?=&%-]*)?", str(attributes["href"])
            )
            assert attributes["rel"] == "noreferrer"


@pytest.mark.parametrize("path", PEOPLE, ids=lambda path: path.stem)
def test_the_page_stands_alone(path: object) -> None:
    """No script, no address to fetch, and a policy that would forbid both."""
    page = render_html(paper(path))  # type: ignore[arg-type]
    outline = Outline(page)
    assert all(ALLOWED.fullmatch(tag) for tag, _ in outline.tags)
    names = {name for _, attributes in outline.tags for name in attributes}
    assert not any(name.startswith("on") or name in ("src", "style", "action", "srcset") for name in names)
    assert_links(outline)
    assert not re.search(r"url\(|@import|expression\(", page)
    policy = next(meta["content"] for meta in outline.named("meta") if meta.get("http-equiv"))
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_the_language_and_direction_are_told() -> None:
    """The page names its language and direction; English in place of a translation is named where it stands."""
    outline = Outline(render_html(hostile_document("x")))
    assert outline.named("html")[0] == {"lang": "en", "dir": "ltr"}
    assert {"class": "second", "lang": "es", "dir": "rtl"} in outline.named("span")


def test_english_in_place_of_a_translation_is_english_in_either_language() -> None:
    """A text says itself that it stands in; what its words begin with decides nothing."""
    folder = ROOT / "translations"
    beside = open_words("es", folder, second=Words(read_languages(folder)[0]["ht"], Catalogue({})))
    second = [a for a in Outline(render_html(paper(PEOPLE[1], beside))).named("span") if a.get("class") == "second"]
    assert len(second) > 50
    assert {str(attributes["lang"]) for attributes in second} == {"en"}

    line = Line("[EN] a", "[EN] b")
    page = render_html(Document(line, "ht", "ltr", "es", (), (), ()))
    assert "<bdi>[EN] a</bdi>" in page
    assert '<span class="second" lang="es" dir="ltr">[EN] b</span>' in page


def test_every_section_is_named_by_its_heading() -> None:
    """Headings go down one step at a time, and ids stand once on a page."""
    outline = Outline(render_html(paper(PEOPLE[1], whole=True, with_answers=True)))
    levels = [int(tag[1]) for tag, _ in outline.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = [attributes["id"] for _, attributes in outline.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {section["aria-labelledby"] for section in outline.named("section")} <= set(ids)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("form", [PaperForm(), PaperForm(cards=True, ids=True), PaperForm(beside=True)])
def test_hostile_text_shows_as_text(text: str, form: PaperForm) -> None:
    """Markup in any text is words on the page, and no element or attribute comes out of it."""
    plain = Outline(render_html(hostile_document("plain"), form))
    outline = Outline(render_html(hostile_document(text), form))
    assert [tag for tag, _ in outline.tags] == [tag for tag, _ in plain.tags]
    assert [sorted(a) for _, a in outline.tags] == [sorted(a) for _, a in plain.tags]
    words = "".join(outline.words)
    assert not re.search("[\u202a-\u202e\x00\x1b\u2028\ud800-\udfff\U000e0000-\U000e007f]", words)
    for piece in ("<script>", "onerror=alert(1)", "#eval", "&amp;", "${HOME}"):
        assert (piece in words) == (piece in text)


def test_the_structure_of_a_paper_is_the_golden_one() -> None:
    """The parts of the paper of the Honduran mother, in their order, with the kinds of their elements."""
    outline = Outline(render_html(paper(PEOPLE[1])))
    sections = [str(section["class"]) for section in outline.named("section")]
    assert sections == [
        "part part-first",
        "part part-topics new-page",
        "part part-dates",
        "part part-questions",
        "part part-cards",
        "part part-more",
        "part part-why new-page",
        "part part-sources",
    ]
    kinds = [
        str(a.get("class")) for tag, a in outline.tags if tag == "div" and a.get("class") not in ("flow", "columns")
    ]
    assert kinds.count("timeline") == 1
    assert kinds.count("notice urgent") == 0
    assert kinds.count("slot alarm") == 1
    assert kinds.count("slot has-qr") == 1
    assert kinds.count("card") >= 6


def test_every_form_is_a_class_of_the_page() -> None:
    """Large print, black only, side by side and the sheet size change the style, never the words."""
    document = paper(PEOPLE[0])
    base = Outline(render_html(document))
    for look in (Look.LARGE, Look.BLACK, Look.BESIDE, Look.A4):
        page = render_html(document, PaperForm.of((look,)))
        assert Outline(page).words == base.words
    assert "size:A4" in render_html(document, PaperForm.of((Look.LETTER, Look.A4)))
    assert "--size:18pt" in render_html(document, PaperForm.of((Look.LARGE,)))


def test_a_sheet_of_cards_has_only_cards_each_with_the_standing_line() -> None:
    """Cut apart, each card still says what it is."""
    outline = Outline(render_html(paper(PEOPLE[0]), PaperForm(cards=True)))
    cards = sum(a.get("class") == "card" for a in outline.named("div"))
    standing = sum(a.get("class") == "standing" for a in outline.named("p"))
    assert cards >= 6
    assert standing == cards + 1


def test_the_pseudo_language_is_whole_on_paper() -> None:
    """No word of the paper is glued or fixed: every text shows its closing mark."""
    words = "".join(Outline(render_html(paper(PEOPLE[1], PseudoWords()))).words)
    assert words.count("⟦") == words.count("⟧") > 100
    assert "A paper about asylum" not in words


def test_ids_are_shown_when_asked_for() -> None:
    """A sentence can be reported by its id."""
    page = render_html(paper(PEOPLE[0], Words()), PaperForm(ids=True))
    assert "[paper/handout/about]" in page


def test_two_languages_stand_side_by_side_but_in_large_print() -> None:
    """On a sheet both fit in smaller letters; large print keeps its size, and there it is a wish."""
    document = paper(PEOPLE[0], Words(second=PseudoWords()))
    beside = [Outline(render_html(document, PaperForm.of(looks))).named("body")[0]["class"] for looks in FORMS]
    assert [("beside" in str(names).split()) for names in beside] == [True, True, False, True]
    assert "--size:9pt" in render_html(document)
    assert "beside" not in str(Outline(render_html(paper(PEOPLE[0]))).named("body")[0]["class"])


FORMS = ((), (Look.BESIDE,), (Look.LARGE,), (Look.LARGE, Look.BESIDE))


def test_a_link_stands_in_the_line_of_its_source() -> None:
    """A blank parts them, so that copied text and speech do not glue them."""
    assert ' <a class="link" href="https://' in render_html(paper(PEOPLE[0]))
    assert ".link{overflow-wrap:anywhere}" in render_html(paper(PEOPLE[0]))


def test_numbers_and_links_can_be_tapped_on() -> None:
    """The number of the court line and the page of the lawyers' list, on page one and with the places."""
    targets = [str(a["href"]) for a in Outline(render_html(paper(PEOPLE[1]))).named("a")]
    assert targets.count("tel:1-800-898-7180") >= 2
    assert targets.count("https://justice.gov/eoir/list-pro-bono-legal-service-providers") >= 2


def test_a_number_within_a_link_is_not_cut_out_of_it() -> None:
    """The page of 211 is 211.org: one target for the number, one for the whole link."""
    targets = [str(each["href"]) for each in Outline(render_html(paper(PEOPLE[1]))).named("a")]
    assert "https://211.org" in targets
    assert "tel:211" in targets


def test_reasons_and_sources_wait_for_a_tap() -> None:
    """On a screen they are folded; their headings stand in the fold's name, and a sheet shows them whole."""
    page = render_html(paper(PEOPLE[1]))
    folded = re.findall(r'<section class="part part-(\w+)[^>]*><details>', page)
    assert folded == ["why", "sources"]
    assert "details::details-content{content-visibility:visible" in page.partition("@media print{")[2]
