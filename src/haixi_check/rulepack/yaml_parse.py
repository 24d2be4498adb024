"""A file that is no YAML, as far as the parser came: its lines, its words, and where it gave up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import NamedTuple

import yaml

from haixi_check.plain import dataclass

_LINE_ENDS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_NEAR = 3
"""How many lines that say something are looked at, the last one that of the parser's complaint."""


class Spot(NamedTuple):
    """A line and a column, counted from 0."""

    line: int
    column: int


@dataclass(frozen=True, kw_only=True)
class YamlSlip:
    """What was done wrong, where, and in how many characters."""

    code: str
    place: Spot
    length: int = 1
    params: Mapping[str, str] = field(default_factory=dict)


def lines(text: str) -> list[str]:
    """`text` in the lines that YAML counts."""
    return _LINE_ENDS.split(text)


class FailedParse:
    """The lines around what the parser complains of."""

    def __init__(self, text: str, error: yaml.MarkedYAMLError) -> None:
        assert error.problem_mark is not None  # noqa: S101 - `recognise` has looked
        self.lines = lines(text)
        self.problem = error.problem or ""
        self.context = error.context or ""
        self.mark = self._place(error.problem_mark)
        start = error.context_mark
        self.start = self._place(start) if start else self.mark
        self.tokens = list(_tokens(text))

    def _place(self, mark: yaml.Mark) -> Spot:
        """A mark of the parser; what it finds at the end of the file stands on the last line."""
        line = min(mark.line, len(self.lines) - 1)
        while line > 0 and not self.lines[line].strip():
            line -= 1
        length = len(self.lines[line])
        return Spot(line, mark.column if line == mark.line else max(length - 1, 0))

    @property
    def near(self) -> Iterator[int]:
        """The numbers of the lines where the slip may be, the last one first."""
        if self.context.startswith("while scanning a simple key"):
            yield self.start.line
        left = _NEAR
        for number in range(self.mark.line, -1, -1):
            line = self.lines[number].strip()
            if line and not line.startswith("#") and number not in self.inside_text:
                yield number
                left -= 1
            if not left:
                return

    @property
    def inside_text(self) -> set[int]:
        """The numbers of lines inside a text of several lines (after >- or |)."""
        return {
            number
            for token in self.tokens
            if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">")
            for number in range(token.start_mark.line + 1, token.end_mark.line)
        }

    @property
    def braces(self) -> Spot | None:
        """Where the innermost { or [ stands that is open where the parser gave up."""
        opened: list[Spot] = []
        for token in self.tokens:
            if (token.start_mark.line, token.start_mark.column) >= self.mark:
                break
            if isinstance(token, (yaml.FlowMappingStartToken, yaml.FlowSequenceStartToken)):
                opened.append(Spot(token.start_mark.line, token.start_mark.column))
            elif isinstance(token, (yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)):
                opened[-1:] = []
        return opened[-1] if opened else None


def _tokens(text: str) -> Iterator[yaml.Token]:
    """The words of `text` up to the first that is none."""
    try:
        yield from yaml.scan(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return
