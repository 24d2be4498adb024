"""A terminal to write on: whatever comes in is stripped of what could steer it, and wrapped.

The one door to Rich. Nothing is read as markup, nothing is cut off, nothing is decided here.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TextIO, TypeAlias

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from haixi_check.messages import Language, say
from haixi_check.report import Manner
from haixi_check.report.words import MARKS
from haixi_check.verdict import RunOutcome
from haixi_check.writers.escape import visible
from haixi_check.writers.terminal.wrap import breaks

Span: TypeAlias = str | tuple[str, str]
"""A piece of a line, plain or with a style."""

WIDEST: Final = 120
"""Lines longer than this are hard to read, however wide the terminal."""

ENDLESS: Final = 1_000_000
"""A width that no line reaches."""

STYLES: Final[Mapping[str, str]] = {
    "pass": "green",
    "fail": "bold red",
    "unknown": "magenta",
    "review": "yellow",
    "not_due": "cyan",
    "not_applicable": "dim",
    "info": "dim",
    "not_checkable": "dim",
}

BADGES: Final[Mapping[RunOutcome, str]] = {
    RunOutcome.COMPLIANT: "bold white on green",
    RunOutcome.NON_COMPLIANT: "bold white on red",
    RunOutcome.NEEDS_REVIEW: "bold black on yellow",
    RunOutcome.UNDETERMINED: "bold white on magenta",
    RunOutcome.NOT_DUE: "bold black on cyan",
}


_NO_SIZE = (("COLUMNS", "0"), ("LINES", "0"))
"""What shells and CI set where they know of no terminal: nothing would fit into that."""


class _Console(Console):
    """A console that leaves it to its caller what a reader means who went away."""

    def on_broken_pipe(self) -> None:
        """Let the error pass: by itself Rich would end the program, and with 1, a verdict."""
        raise


def console(sink: TextIO, manner: Manner) -> Console:
    """A console on `sink`; colour and width follow the terminal where `manner` leaves them open.

    Without colour nothing is bold or underlined either: the text alone, as in a file.
    """
    colour = not os.environ.get("NO_COLOR") if manner.color is None else manner.color
    return _Console(
        file=sink,
        width=manner.width,
        color_system="auto" if colour else None,
        no_color=not colour,
        force_terminal=manner.color or None,
        _environ={name: said for name, said in os.environ.items() if (name, said) not in _NO_SIZE},
        markup=False,
        emoji=False,
        highlight=False,
    )


def mark(outcome: str) -> Span:
    """The sign of an outcome, in its colour."""
    return MARKS[outcome], STYLES[outcome]


def text_of(span: Span) -> str:
    """What `span` says."""
    return span if isinstance(span, str) else span[0]


def centred(span: Span, width: int) -> Iterable[Span]:
    """`span` in the middle of `width` cells."""
    spare = max(0, width - cell_len(text_of(span)))
    yield " " * (spare // 2)
    yield span
    yield " " * (spare - spare // 2)


def padded(span: Span, width: int) -> Iterable[Span]:
    """`span` at the left of `width` cells."""
    yield span
    yield " " * max(0, width - cell_len(text_of(span)))


class Page:
    """Lines on one console, in one language."""

    def __init__(self, on: Console, language: Language) -> None:
        self._console = on
        self.language: Language = language
        self.width = max(20, min(on.width, WIDEST))

    def say(self, code: str, /, **values: object) -> str:
        """The sentence called `code` in the language of the page."""
        return say(code, self.language, **values)

    def blank(self) -> None:
        """An empty line."""
        self._console.print()

    def rule(self, width: int, indent: int = 0) -> None:
        """A line across `width` cells."""
        sign = "─" if self._console.encoding.startswith("utf") else "-"
        self.line((sign * min(width, self.width - indent), "dim"), indent=indent)

    def line(self, *spans: Span, indent: int = 0, hang: int = 0) -> None:
        """One line of `spans`; where it is long it goes on below, indented by `hang` more."""
        for number, part in enumerate(self.wrapped(spans, self.width - indent, hang)):
            margin = " " * (indent + (hang if number else 0))
            self._console.print(Text(margin).append_text(part), soft_wrap=True)

    def unbroken(self, *spans: Span) -> None:
        """One line of `spans`, however long: `grep` and `wc -l` find it whole."""
        for line in self.wrapped(spans, ENDLESS):
            self._console.print(line, soft_wrap=True)

    def flow(
        self,
        chunks: Iterable[Sequence[Span]],
        between: str = "  ",
        indent: int = 0,
        below: int | None = None,
    ) -> None:
        """`chunks` one after the other; a line is broken between them where it can be.

        All lines but the first are indented by `below`, if it is given.
        """
        line: list[Span] = []
        used = 0
        for chunk in chunks:
            size = sum(cell_len(text_of(span)) for span in chunk)
            if line and used + len(between) + size > self.width - indent:
                self.line(*line, indent=indent, hang=2)
                line, used = [], 0
                indent = indent if below is None else below
            lead = between if line else ""
            line += [lead, *chunk]
            used += len(lead) + size
        if line:
            self.line(*line, indent=indent, hang=2)

    def wrapped(self, spans: Iterable[Span], width: int, hang: int = 0) -> list[Text]:
        """`spans` as lines of at most `width` cells, all but the first shorter by `hang`."""
        text = Text()
        for span in spans:
            words, style = (span, "") if isinstance(span, str) else span
            text.append(self._writable(visible(words)), style)
        lines = list(text.divide(breaks(text.plain, width, max(8, width - hang))))
        for line in lines:
            line.rstrip()
        return lines

    def _writable(self, text: str) -> str:
        """`text` with what the encoding of the console lacks escaped: `?` is a sign of ours."""
        encoding = self._console.encoding
        return text.encode(encoding, "backslashreplace").decode(encoding)
