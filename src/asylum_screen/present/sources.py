"""Where every statement is written: numbered sources, the day each was checked, and how far what we read goes."""

from __future__ import annotations

from asylum_screen.core.evaluate import unique
from asylum_screen.core.orientation import Orientation
from asylum_screen.core.rules import Checked, Confidence
from asylum_screen.language.words import Value

from .document import Block, Citation, Citations, Line, Notice, Paragraph, Tone
from .writer import Writer

READ = "read in"
DESCRIBED = "read in descriptions"
MEMORY = "named from memory"


class SourceList:
    """Numbers sources in the order they are first cited, and prints them at the end."""

    def __init__(self, orientation: Orientation, writer: Writer) -> None:
        self._orientation = orientation
        self._writer = writer
        self._numbers: dict[str, int] = {}
        self.as_of = orientation.as_of

    def cite(self, cites: tuple[str, ...], checked: Checked) -> list[Block]:
        """The small lines under a statement: its sources, its day, and what is weak about it."""
        numbers = []
        for cite in unique(iter(cites)):
            self._numbers.setdefault(cite, len(self._numbers) + 1)
            numbers.append(str(self._numbers[cite]))
        writer = self._writer
        values: dict[str, Value] = {"numbers": ", ".join(numbers), "checked": checked.on}
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

    def blocks(self, program: str) -> list[Block]:
        """The last part: the numbered sources and the version of the rules."""
        writer, info = self._writer, self._orientation.pack.info
        blocks: list[Block] = [Paragraph(writer.line("paper/why/intro"))]
        items = []
        for cite, number in self._numbers.items():
            source = self._orientation.pack.sources.get(cite)
            if source is None:
                continue
            title = f"{source.title.english}, {source.pinpoint}" if source.pinpoint else source.title.english
            values: dict[str, Value] = {"number": str(number), "title": title}
            if source.seen is not None and source.how.startswith(READ) and not source.how.startswith(DESCRIBED):
                line = writer.line("paper/why/source_seen", seen=source.seen, **values)
            elif source.how.startswith(MEMORY) or source.seen is None:
                line = writer.line("paper/why/source_memory", **values)
            else:
                line = writer.line("paper/why/source_described", **values)
            items.append(Citation(line, source.link, cite))
        blocks.append(Citations(tuple(items)))
        version = writer.line(
            "paper/why/version", id=info.id, version=info.version, checked=info.checked_on, program=program
        )
        blocks.append(Paragraph(version))
        blocks.append(Paragraph(self._reviewed()))
        blocks.append(Paragraph(writer.line("paper/why/report")))
        return blocks

    def _reviewed(self) -> Line:
        reviewer = self._orientation.pack.info.reviewed_by_lawyer
        if reviewer == "nobody":
            return self._writer.line("paper/why/lawyer_nobody")
        return self._writer.line("paper/why/lawyer", reviewer=reviewer)
