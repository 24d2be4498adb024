"""The official text as a pack looks at it: its clauses, their sentences, and what is printed there.

Finds and cuts; it reads no file and knows no rule.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property

from haixi_check.plain import dataclass
from haixi_check.rulepack.pack import Clause, Pack

_ENDS_A_SENTENCE = re.compile(r"[^。;!?]+[。;!?]*")


def fold(text: str) -> str:
    """`text` without spaces and with one width of digits and punctuation: copies differ in both."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


@dataclass(frozen=True)
class ClauseText:
    """What the official text prints in one clause, folded, line by line."""

    clause: Clause
    lines: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        """All of it."""
        return "".join(self.lines)

    @property
    def sentences(self) -> Iterator[str]:
        """Its sentences: a line is one, and within a line a full stop or a semicolon ends it."""
        for line in self.lines:
            yield from (match[0] for match in _ENDS_A_SENTENCE.finditer(line))


def clause_texts(pack: Pack, text: str) -> tuple[dict[str, ClauseText], tuple[Clause, ...]]:
    """Each clause, from the line that opens it to the next; and the clauses that are not found."""
    lines = [folded for line in text.splitlines() if (folded := fold(line))]
    starts: list[tuple[int, Clause]] = []
    lost: list[Clause] = []
    after = 0
    for clause in pack.clauses:
        opening = fold(clause.opening)
        found = (at for at in range(after, len(lines)) if lines[at].startswith(opening))
        if (start := next(found, None)) is None:
            lost.append(clause)
        else:
            starts.append((start, clause))
            after = start + 1
    ends = [*(start for start, _ in starts), len(lines)][1:]
    printed = {
        clause.id: ClauseText(clause, tuple(lines[start:end]))
        for (start, clause), end in zip(starts, ends, strict=True)
    }
    return printed, tuple(lost)
