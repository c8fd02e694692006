"""Where every statement is written: numbered sources, the day each was checked, and how far what we read goes."""

from __future__ import annotations

from asylum_screen.core.evaluate import unique
from asylum_screen.core.orientation import Orientation
from asylum_screen.core.rules import Checked, Confidence, Source
from asylum_screen.language.words import Value

from .document import Block, Citation, Citations, Notice, Paragraph, Tone
from .writer import Writer

READ = "read in"
DESCRIBED = "read in descriptions"
MEMORY = "named from memory"


def _was_read(source: Source) -> bool:
    return source.seen is not None and source.how.startswith(READ) and not source.how.startswith(DESCRIBED)


class SourceList:
    """Numbers sources in the order they are first cited, and prints them at the end."""

    def __init__(self, orientation: Orientation, writer: Writer) -> None:
        self._orientation = orientation
        self._writer = writer
        self._numbers: dict[str, int] = {}
        self.as_of = orientation.as_of

    def cite(self, cites: tuple[str, ...], checked: Checked) -> list[Block]:
        """The small lines under a statement: its sources, its day, and what is weak about it."""
        writer = self._writer
        values: dict[str, Value] = {"numbers": ", ".join(self._numbered(cites)), "checked": checked.on}
        if checked.reaches is not None:
            lines = [writer.line("paper/label/sources_reach", reaches=checked.reaches, **values)]
        else:
            lines = [writer.line("paper/label/sources", **values)]
        if checked.confidence is Confidence.MEMORY:
            lines.append(writer.line("paper/label/memory"))
        blocks: list[Block] = [Citations(tuple(Citation(line) for line in lines))]
        if checked.overdue(self.as_of):
            blocks.append(Notice(Tone.WARNING, (writer.line("paper/label/overdue", checked=checked.on),)))
        return blocks

    def brackets(self, cites: tuple[str, ...], checked: Checked) -> str:
        """The same in brackets: the numbers, * for a text that was not read, and days unless they are as usual."""
        memory = "*" if checked.confidence is Confidence.MEMORY else ""
        said = [", ".join(self._numbered(cites)) + memory]
        if checked.reaches is not None:
            said.append(self._writer.say("paper/whole/reaches", day=checked.reaches.isoformat()))
        if checked.overdue(self.as_of):
            said.append(self._writer.say("paper/whole/overdue", day=checked.on.isoformat()))
        elif checked.on != self._orientation.pack.info.checked_on:
            said.append(self._writer.say("paper/whole/checked", day=checked.on.isoformat()))
        return f"[{'; '.join(each for each in said if each)}]"

    def _numbered(self, cites: tuple[str, ...]) -> list[str]:
        return [str(self._numbers.setdefault(cite, len(self._numbers) + 1)) for cite in unique(iter(cites))]

    def listed(self, *, brief: bool = False) -> Citations:
        """Every source cited so far, once, by its number. brief: without what is said once above the list."""
        items = []
        for cite, number in self._numbers.items():
            source = self._orientation.pack.sources.get(cite)
            if source is None:
                continue
            title = f"{source.title.english}, {source.pinpoint}" if source.pinpoint else source.title.english
            values: dict[str, Value] = {"number": str(number), "title": title}
            if brief:
                line = self._writer.line(f"paper/whole/{'source' if _was_read(source) else 'not_read'}", **values)
            elif _was_read(source) and source.seen is not None:
                line = self._writer.line("paper/why/source_seen", seen=source.seen, **values)
            elif source.how.startswith(MEMORY) or source.seen is None:
                line = self._writer.line("paper/why/source_memory", **values)
            else:
                line = self._writer.line("paper/why/source_described", **values)
            items.append(Citation(line, source.link, cite))
        return Citations(tuple(items))

    def blocks(self, program: str, *, brief: bool = False) -> list[Block]:
        """The last part: the numbered sources and the version of the rules. brief: for citations in brackets."""
        writer, info = self._writer, self._orientation.pack.info
        intro = "paper/whole/why" if brief else "paper/why/intro"
        blocks: list[Block] = [Paragraph(writer.line(intro, checked=info.checked_on)), self.listed(brief=brief)]
        version = writer.line(
            "paper/why/version", id=info.id, version=info.version, checked=info.checked_on, program=program
        )
        blocks.append(Paragraph(version))
        blocks.append(Paragraph(writer.line("paper/why/report")))
        return blocks
