"""Questions and the sections of the interview."""

from __future__ import annotations

from collections.abc import Iterator

from asylum_screen.core.conditions import Condition
from asylum_screen.core.evaluate import facts_in
from asylum_screen.core.facts import FactId
from asylum_screen.core.rules import Kind, Option, Question, Section
from asylum_screen.problems import near

from .context import Context
from .files import Folder, RuleEntry, RuleFile
from .index import RESERVED_OPTIONS, Written

MOST_OPTIONS = 9
MOST_PLACES = 60  # a list of states and territories, shown as a list to search


def build_questions(context: Context, folder: Folder) -> dict[FactId, Question]:
    """All questions, in the order of the files and of their places in a file."""
    made: dict[FactId, Question] = {}
    for item in folder.items("questions"):
        if item.model is not None and item.id not in made:
            made[item.id] = _question(context, item)
    return made


def _question(context: Context, item: RuleEntry) -> Question:
    model, base = item.model, f"question/{item.id}"
    written = context.written(item)
    texts, read = context.texts, context.conditions.optional
    _check(context, item)
    options = tuple(
        Option(name, texts.add(f"{base}/option/{name}", text, item.at("options", name)))
        for name, text in (model.options or {}).items()
    )
    return Question(
        item.id,
        Kind(model.kind),
        texts.add(f"{base}/ask", model.ask, item.at("ask")),
        texts.maybe(f"{base}/why", model.why, item.at("why")),
        texts.maybe(f"{base}/help", model.help, item.at("help")),
        options,
        model.sensitive,
        read(written, "ask_if"),
        read(written, "ask_unless"),
        read(written, "presumed"),
        model.future,
        item.place,
        read(written, "presumed_no"),
        model.when_unsure is not None,
        model.private,
        tuple(
            (name, condition)
            for name in model.presumed_as or ()
            if (condition := read(written.child("presumed_as"), name)) is not None
        ),
        model.one,
    )


def _check(context: Context, item: RuleEntry) -> None:
    model = item.model
    chosen = model.kind in ("one_of", "many_of")
    if chosen and not model.options:
        context.report("AS217", item.place, f'The question "{item.id}" has no options.', "Write options: under it.")
    if not chosen and model.options is not None:
        hint = "Leave the options out, or make it one_of."
        place = item.file.document.key_place((*item.path, "options"))
        context.report("AS217", place, f"A question of the kind {model.kind} has no options.", hint)
    if model.sensitive and not model.why:
        context.report(
            "AS218", item.place, f'The question "{item.id}" is sensitive and does not say why.', "Write why:."
        )
    if model.future and model.kind != "day":
        context.report("AS227", item.at("future"), "Only a day can lie in the future.", "Leave future: out.")
    if model.one and model.kind != "countries":
        context.report("AS227", item.at("one"), "Only of countries one can be asked.", "Leave one: out.")
    if model.when_unsure and model.ask_if is None:
        hint = "Leave when_unsure: out, or write ask_if:."
        context.report("AS227", item.at("when_unsure"), "Without ask_if nothing is unsure here.", hint)
    for name in model.options or {}:
        if name in RESERVED_OPTIONS:
            place = item.file.document.key_place((*item.path, "options", name))
            context.report("AS223", place, f'The program itself adds or reads "{name}".', "Choose another id.")
    most = MOST_PLACES if item.id == context.index.long_list else MOST_OPTIONS
    if len(model.options or {}) > most:
        place = item.at("options")
        context.report("AS222", place, f"{len(model.options)} options, at most {most}.", "Make two questions of it.")
    kind, options = (context.index.fixed or {}).get(item.id, (model.kind, tuple(model.options or ())))
    if (model.kind, set(model.options or ())) != (kind, set(options)):
        hint = f"Kind {kind}" + (f", options {', '.join(options)}." if options else ".")
        context.report("AS316", item.place, f'The fact "{item.id}" is fixed for other programs.', hint)


def check_taken(
    context: Context, folder: Folder, questions: dict[FactId, Question], sections: tuple[Section, ...]
) -> None:
    """Only what fits the question is taken for answered; all but a yes only from questions that come before."""
    asked = (fact for section in sections for fact in section.questions)
    order = {fact: place for place, fact in enumerate(asked)}
    for item in folder.items("questions"):
        question = questions.get(item.id)
        if question is None:
            continue
        for key, condition, fits in _taken(question):
            if not fits:
                hint = "A yes_no takes presumed and presumed_no; presumed_as names an option of a one_of, or as_of."
                context.report("AS229", item.at(key), "Such an answer cannot be taken for answered.", hint)
            place = order.get(item.id, len(order) + 1)
            late = [fact for fact in facts_in(condition) if order.get(fact, 0) >= place and key != "presumed"]
            for fact in dict.fromkeys(late):
                message = f'"{item.id}" cannot be taken for answered by "{fact}", which is not asked before it.'
                context.report("AS229", item.at(key), message, "Name questions that come before it.")


def _taken(question: Question) -> Iterator[tuple[str, Condition, bool]]:
    """Each key under which the fact is taken for answered, its condition, and whether such an answer can be given."""
    is_yes_no = question.kind is Kind.YES_NO
    for key, condition in (("presumed", question.presumed), ("presumed_no", question.presumed_no)):
        if condition is not None:
            yield key, condition, is_yes_no
    allowed = {Kind.ONE_OF: question.option_ids, Kind.DAY: ("as_of",)}.get(question.kind, ())
    for answer, condition in question.presumed_as:
        yield "presumed_as", condition, answer in allowed


def build_sections(context: Context, folder: Folder, questions: dict[FactId, Question]) -> tuple[Section, ...]:
    """The sections of pack.yaml, each with the questions of its files; a question is in one section only."""
    pack = folder.pack
    if pack is None or pack.model is None:
        return ()
    taken: set[str] = set()
    made = []
    names: set[str] = set()
    for number, model in enumerate(pack.model.interview):
        path = ("interview", number)
        document = pack.document
        written = Written(document.data, document, ()).child(*path)
        if model.section in names:
            context.report("AS308", document.place((*path, "section")), f'There are two sections "{model.section}".')
        names.add(model.section)
        base = f"section/{model.section}"
        asked = [fact for file in _files_of(context, folder, written, model.files, taken) for fact in _facts(file)]
        made.append(
            Section(
                model.section,
                context.texts.add(f"{base}/title", model.title, document.place((*path, "title"))),
                context.texts.maybe(f"{base}/intro", model.intro, document.place((*path, "intro"))),
                _gate(context, model.gate, questions, written),
                context.conditions.optional(written, "ask_if"),
                context.conditions.optional(written, "ask_unless"),
                tuple(fact for fact in asked if fact in questions),
                document.place(path),
            )
        )
    return tuple(made)


def _facts(file: RuleFile) -> list[FactId]:
    return [item.id for item in file.under("questions")]


def _files_of(
    context: Context, folder: Folder, written: Written, patterns: tuple[str, ...], taken: set[str]
) -> list[RuleFile]:
    """The files of a section: named ones, and folders in the order of their file names."""
    found: list[RuleFile] = []
    for number, pattern in enumerate(patterns):
        wanted = [file for file in folder.files if _fits(file.name, pattern)]
        if not wanted:
            place = written.child("files", number).place
            near_name = near(pattern, [file.name for file in folder.files])
            context.report("AS323", place, f'There is no rule file "{pattern}".', near_name)
        found += [file for file in wanted if file.name not in taken]
        taken.update(file.name for file in wanted)
    return found


def _fits(name: str, pattern: str) -> bool:
    return name.startswith(pattern) if pattern.endswith("/") else name == pattern


def _gate(context: Context, gate: str | None, questions: dict[FactId, Question], written: Written) -> FactId | None:
    if gate is None:
        return None
    context.conditions.used_facts.add(gate)
    place = written.child("gate").place
    info = context.index.facts.get(gate)
    if not context.known("AS315", "question", gate, context.index.facts, place) or info is None:
        return None
    if gate in questions and set(info.options) != {"answer", "read"}:
        hint = "A gate is a one_of question with the options answer and read."
        context.report("AS312", place, f'"{gate}" is no gate ({info.place}).', hint)
    return gate
