"""The builder of HTML: what is put in comes out as words, in every slot."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from paper_samples import HOSTILE

from asylum_screen.present.handout_text import shown
from asylum_screen.present.markup import element, embedded, svg


class Read(HTMLParser):
    """What a browser makes of a piece of markup."""

    def __init__(self, markup: object) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.words: list[str] = []
        self.feed(str(markup))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        """Note words."""
        self.words.append(data)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words_in_every_slot(text: str) -> None:
    """Between tags, in a list of children, inside an element, and in an attribute of an element or a picture."""
    inner = [text, element("b", text), (each for each in (text,))]
    read = Read(element("div", inner, svg("x", 1, 1, data_note=text), title=text, class_=text))

    assert [tag for tag, _ in read.tags] == ["div", "b", "svg"]
    assert read.tags[0][1] == [("title", shown(text)), ("class", shown(text))]
    assert ("data-note", shown(text)) in read.tags[2][1]
    assert "".join(read.words).strip() == (shown(text) * 3).strip()


def test_children_and_attributes_may_be_left_out() -> None:
    """Nothing and an empty text are two things."""
    assert str(element("span", None, [], class_=None, id="")) == '<span id=""></span>'
    assert str(element("rect", x=1.0, y=2.25, stroke_width=1.5)) == '<rect x="1" y="2.2" stroke-width="1.5"/>'
    assert str(element("meta", charset="utf-8")) == '<meta charset="utf-8">\n'


@pytest.mark.parametrize(("tag", "attribute"), [("a b", "id"), ("b", 'x"'), ("b", "onclick"), ("", "id"), ("b", "")])
def test_a_name_that_is_none_is_refused(tag: str, attribute: str) -> None:
    """A name cannot be escaped, so it must be plain; nothing runs a script."""
    with pytest.raises(ValueError, match="is no name"):
        element(tag, **{attribute: "x"})


def test_a_style_sheet_cannot_end_its_element() -> None:
    """It stands as it is, so it holds no markup."""
    assert str(embedded("style", "a>b{c:d}")) == "<style>a>b{c:d}</style>\n"
    with pytest.raises(ValueError, match="no markup"):
        embedded("style", "</style><script>")
