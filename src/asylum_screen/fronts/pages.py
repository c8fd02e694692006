"""The pages up to the review: start, language, sections, questions, why, help, pause. No medium, no state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from asylum_screen.core.evaluate import facts_in
from asylum_screen.core.facts import Answer
from asylum_screen.core.rules import HelpEntry, Question, Section
from asylum_screen.core.rules import Kind as QuestionKind
from asylum_screen.core.shown import ShownFinding
from asylum_screen.language.languages import Language
from asylum_screen.language.words import Words
from asylum_screen.present.document import Line
from asylum_screen.present.signed import reader
from asylum_screen.present.steps import help_block

from .countries import names_in
from .desk import DONE, DONT_KNOW, SKIP, Desk
from .page import KEEP, Kind, Mark, Nav, Page, Para, Row, Tone

FIRST = frozenset({Nav.BACK, Nav.START_OVER, Nav.NOW})
ASIDE = frozenset({Nav.HELP, Nav.PAUSE, Nav.START_OVER, Nav.NOW})  # not offered on pages that are themselves an aside
URGENT_HELP = frozenset({"emergency", "crisis", "violence", "trafficking"})


def start(desk: Desk, *, again: bool = False) -> Page:
    """The first page: what this is and is not, what is kept, and who hears it.

    again: it was gone back to, and answers are there. It looks like a beginning; so it asks whose they are.
    """
    read = desk.para("ui/start/reader", reader=reader(desk.pack, desk.pack.statements, desk.as_of))
    draft = desk.writer.draft()
    kept = [desk.para("ui/start/kept"), *([desk.para("ui/start/stays")] if desk.stays else [])]
    paras = [
        desk.para("ui/start/what"),
        *_together(desk.para("ui/start/not"), read, *([Para(draft, Tone.NOTICE)] if draft is not None else [])),
        *([desk.para("paper/staff", staff=desk.pack.own.staff)] if desk.pack.own and desk.pack.own.staff else []),
        *_together(*kept, desk.para("ui/start/volunteer"), desk.para("ui/start/alone")),
        desk.para("ui/start/any_question"),
    ]
    rows = [desk.row("next", "ui/kiosk/go_on" if again else "ui/start/begin")]
    if again:
        rows.append(desk.row("new", "ui/kiosk/begin_new"))
    if desk.in_parts:
        rows.append(desk.row("all", "ui/start/all"))
    if desk.kiosk:
        rows.append(desk.row("longer", "ui/kiosk/longer"))
    kind = Kind.CHOOSE if again else Kind.READ
    return desk.page(kind, "start", desk.line("ui/title"), paras, rows, without=FIRST)


def _together(*paras: Para) -> list[Para]:
    """Paragraphs without an empty line between them."""
    return [*(replace(each, close=True) for each in paras[:-1]), paras[-1]]


MANY = 20  # answers of one question


def neutral(desk: Desk, titles: Sequence[Line], begins: Sequence[Line], ended: Sequence[Line] = ()) -> Page:
    """A page that shows nothing about asylum, in several languages, for whoever looks at a shared machine.

    titles: its name. begins: its row. ended: what is said after the program ended by itself.
    """
    row, title = Row("next", _side_by_side(begins)), _side_by_side(titles)
    paras = [Para(said) for said in ended]
    return replace(desk.page(Kind.READ, "neutral", title, paras, [row], without=frozenset(Nav)), waits=True)


def _side_by_side(said: Sequence[Line]) -> Line:
    """A short text with the same in other languages beside it."""
    return replace(said[0], second=" / ".join(each.text for each in said[1:]))


def who_is_there(desk: Desk, asks: Sequence[Line], rows: Mapping[str, Sequence[Line]]) -> Page:
    """Asks, in several languages, if the same person is still there. Nothing of the interview is on it.

    Args:
        desk: what pages are made of.
        asks: the question.
        rows: by id, each answer.
    """
    paras = [Para(ask, Tone.ASK) for ask in asks]
    shown = [Row(name, _side_by_side(said)) for name, said in rows.items()]
    title, without = desk.line("ui/kiosk/neutral_title"), frozenset(Nav) - {Nav.QUIT}
    page = desk.page(Kind.CHOOSE, "who_is_there", title, paras, shown, without=without, brief=True)
    return replace(page, paras=tuple(paras))  # also without the day of the rules


def language(desk: Desk, asks: Sequence[Line], notes: Mapping[str, str], *, first: bool) -> Page:
    """The list of languages, each under its own name.

    Args:
        desk: what pages are made of.
        asks: the question, in each of them.
        notes: by code, what is translated so far, where that is not all.
        first: nothing was asked before.
    """
    names = {item.code: item.own_name for item in desk.languages}
    rows = [Row(code, Line(f"{name} ({notes[code]})" if code in notes else name)) for code, name in names.items()]
    without = FIRST | ASIDE | {Nav.LANGUAGE} if first else ASIDE | {Nav.LANGUAGE}
    paras = [Para(ask, Tone.ASK) for ask in asks]
    return replace(desk.page(Kind.CHOOSE, "language", None, paras, rows, without=without), waits=first)


def cannot_show(desk: Desk, hidden: Language) -> Para:
    """Says of a language, by its names, that this screen has no letters for it, and where it can be read."""

    def name(words: Words) -> str:
        return f"{hidden.own_name} ({words.language_name(hidden.code)})"

    return desk.para("lang/terminal_cannot_show", Tone.NOTICE, language=name)


def intro(desk: Desk, section: Section) -> Page:
    """What comes next, before a section that has something to say about itself."""
    paras = [desk.para(section.intro)] if section.intro is not None else []
    return desk.page(Kind.READ, f"section:{section.id}", desk.line(section.title), paras, [desk.on()])


def page_of_part_one(desk: Desk, page: int, more: int) -> Line:
    """How far part one is. more: so many pages can still come after this one."""
    if not more:
        return desk.line("ui/part_one/last", page=page)
    return desk.line("ui/part_one/one" if more == 1 else "ui/part_one/page", page=page, count=more)


def at_most(desk: Desk, more: int) -> Line:
    """So many pages can still come after this one."""
    if not more:
        return desk.line("ui/last_question")
    return desk.line("ui/at_most/one" if more == 1 else "ui/at_most/more", count=more)


def question(
    desk: Desk, asked: Question, progress: Line | None, notes: Sequence[Para] = (), current: Answer | None = None
) -> Page:
    """One question with its answers; also the frame for the steps of a day or a list.

    Args:
        desk: what pages are made of.
        asked: the question.
        progress: how far the person is.
        notes: lines to show once on top.
        current: the answer given before, when it is asked again to change it.
    """
    section = desk.pack.section_of(asked.id)
    paras = [*notes, desk.para(asked.ask, Tone.ASK)]
    if asked.sensitive and asked.why is not None:
        paras.append(desk.para(asked.why, Tone.QUIET))
    if asked.help is not None:
        paras.append(desk.para(asked.help, Tone.HELP))
    if current is not None:
        paras.append(desk.para("ui/answer_now", Tone.QUIET, answer=desk.answer_in_words(asked.id, current)))
    rows = [*_answers(desk, asked), *non_answers(desk)]
    if current is not None:
        rows.append(desk.row(KEEP, "ui/keep"))
    return desk.page(
        Kind.CHOOSE,
        f"question:{asked.id}",
        desk.line(section.title) if section is not None else None,
        paras,
        rows,
        why=True,
        progress=progress,
        question=asked.id,
    )


def non_answers(desk: Desk) -> list[Row]:
    """The two answers that settle nothing and stand under every question."""
    return [desk.row(DONT_KNOW, "ui/dk"), desk.row(SKIP, "ui/skip")]


def _answers(desk: Desk, asked: Question) -> list[Row]:
    if asked.kind is QuestionKind.YES_NO:
        return [desk.row("yes", "ui/yes"), desk.row("no", "ui/no")]
    rows = [Row(option.id, desk.line(option.text)) for option in asked.options]
    if len(rows) > MANY:  # so many are names: letters find one too
        english = (option.text.english for option in asked.options)
        rows = [replace(row, names=names_in(row.line, name)) for row, name in zip(rows, english, strict=True)]
    section = desk.pack.section_of(asked.id)
    if desk.kiosk and section is not None and section.gate == asked.id:
        rows.sort(key=lambda row: row.id != "read")  # a shared place: reading is offered first
    return rows


def other_calendar(desk: Desk, year: int) -> Para:
    """Asks whether a year is one of another calendar."""
    return desk.para("ui/day/other_calendar", Tone.ASK, year=str(year), now=str(desk.as_of.year))


def many(desk: Desk, base: Page, chosen: frozenset[str], at: str, *, keep: bool = True) -> Page:
    """A question with several answers: a list whose rows go in and out.

    keep: the answer so far can be kept as it is.
    """
    options = {row.id for row in base.rows} - {KEEP, DONT_KNOW, SKIP}
    rows = [replace(row, mark=Mark.YES if row.id in chosen else Mark.EMPTY) for row in base.rows if row.id in options]
    rows += [desk.row(DONE, "ui/list/only"), *(row for row in base.rows if row.id in (DONT_KNOW, SKIP))]
    rows += [row for row in base.rows if row.id == KEEP and keep]
    return replace(base, kind=Kind.LIST, rows=tuple(rows), start_at=at)


def why(desk: Desk, asked: Question) -> Page:
    """Why this is asked: the rule file's own reason, and the rules that look at it."""
    paras = [desk.para(asked.ask, Tone.ASK), desk.para(asked.why or "ui/why_general")]
    titles = [
        desk.line(policy.title)
        for policy in desk.pack.policies
        if policy.known_from <= desk.as_of and asked.id in set(facts_in(policy.applies))
    ]
    if titles:
        paras.append(desk.para("ui/why_policies"))
        paras.extend(Para(_listed(title)) for title in titles[:6])
    paras.append(desk.para("ui/why_kept"))
    return desk.page(Kind.READ, f"why:{asked.id}", desk.line("ui/why_title"), paras, [desk.on()], without=ASIDE)


def _listed(title: Line) -> Line:
    return replace(title, text=f"- {title.text}", second=f"- {title.second}" if title.second else "")


def help_page(desk: Desk, asked: Question | None, beside: Page | None = None) -> Page:
    """Help: the question's own, how to answer, and every command of the page from which it was opened, in words."""
    paras = [desk.para(asked.help)] if asked is not None and asked.help is not None else []
    paras.append(desk.para("ui/help/answers"))
    paras.append(desk.para("ui/help/commands"))
    paras += [Para(command.line, nav=command.nav) for command in (beside.commands if beside is not None else ())]
    paras.append(desk.para("ui/help/who"))
    all_commands = replace(desk, show_all_commands=True)
    title, rows = desk.line("ui/help_title"), [desk.on()]
    return all_commands.page(Kind.READ, "help", title, paras, rows, without=ASIDE, beside=beside)


def pause(desk: Desk) -> Page:
    """A rest: nothing of the interview is on the screen."""
    rows = [desk.row("next", "ui/pause/on")]
    title = desk.line("ui/pause/title")
    paras = [desk.para("ui/pause/text"), *([desk.para("ui/pause/kiosk")] if desk.kiosk else [])]
    return desk.page(Kind.READ, "pause", title, paras, rows, without=ASIDE | {Nav.BACK}, patient=True)


def start_over(desk: Desk) -> Page:
    """Asks whether all answers shall go."""
    rows = [desk.row("yes", "ui/over/yes"), desk.row("no", "ui/over/no")]
    title, paras = desk.line("ui/over/title"), [desk.para("ui/over/text", Tone.ASK)]
    return desk.page(Kind.CHOOSE, "start_over", title, paras, rows, without=ASIDE)


def reading(desk: Desk, sections: Sequence[Section]) -> Page:
    """To read instead of answering: what the rules say of these sections while nothing is answered."""
    facts = {fact for section in sections for fact in section.questions}
    said = [
        face.text
        for statement in desk.pack.statements
        for face in statement.states
        if (statement.kind, face.name) == ("finding", "while open") and statement.known_on(desk.as_of)
        if face.text is not None and facts & set(facts_in(statement.conditions[0]))
    ]
    paras = [desk.para("ui/read/intro"), *(desk.para(text) for text in dict.fromkeys(said))]
    paras.append(desk.para("ui/read/lawyer"))
    return desk.page(Kind.READ, f"read:{sections[0].id}", desk.line("ui/read/title"), paras, [desk.on()])


def urgent(desk: Desk, items: Sequence[ShownFinding], places: Sequence[HelpEntry]) -> Page:
    """What matters at once, as soon as it was answered, with the lines to call."""
    paras = []
    for item in items:
        if item.face is not None:
            paras.append(desk.para(item.face.say, Tone.URGENT))
            if item.face.next is not None:
                paras.append(desk.para(item.face.next))
    first = {"emergency", *(desk.pack.country.help_first(item.finding.id) for item in items)}
    for place in sorted(places, key=lambda place: place.kind not in first):
        paras.extend(help_lines(desk, place))
    paras.append(desk.para("ui/urgent/go_on", Tone.QUIET))
    name = f"urgent:{items[0].finding.id}"
    return desk.page(Kind.READ, name, desk.line("ui/urgent/title"), paras, [desk.on()], patient=True)


def help_lines(desk: Desk, place: HelpEntry) -> list[Para]:
    """One place that may help, in a few lines, with the same words as on paper. Its number stands beside its name."""
    block = help_block(place, desk.writer)
    name = replace(
        block.name,
        text=" ".join((block.name.text, place.phone)).rstrip(),
        second=f"{block.name.second} {place.phone}".rstrip() if block.name.second else "",
    )
    lines = [item for item in (block.does, *block.contact, *block.notes) if item.id != "paper/help/phone"]
    *close, last = (Para(name, Tone.ASK), *(Para(item) for item in lines))
    return [*(replace(item, close=True) for item in close), last]
