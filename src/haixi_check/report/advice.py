"""A problem with the data in words: what is wrong, and what to do. No layout, no escaping."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Final

from haixi_check.messages import known
from haixi_check.report.reader import Reader
from haixi_check.verdict import OF_A_SHEET, ProblemRecord

KINDS: Final[Mapping[str, str]] = {
    **dict.fromkeys((".json", ".yaml", ".yml"), "objects"),
    **dict.fromkeys((".csv", ".tsv", ".txt", ".parquet"), "table"),
    ".zip": "archive",
}
"""Kinds of file in which some remedies are others than in a workbook, by suffix."""


def told(reader: Reader, record: ProblemRecord) -> str:
    """What is wrong."""
    return _told(reader, record, f"problem.{record.code}", "words.no_words_for_problem")


def todo(reader: Reader, record: ProblemRecord) -> str:
    """What to do about what is wrong, in a file of its kind."""
    code = f"problem.{record.code}.todo"
    kind = KINDS.get(PurePosixPath(record.place.file).suffix.lower(), "")
    if kind and known(f"{code}_in_{kind}"):
        code = f"{code}_in_{kind}"
    return _told(reader, record, code, "words.no_words_for_problem.todo")


def _told(reader: Reader, record: ProblemRecord, code: str, else_code: str) -> str:
    """The sentence called `code`; the other one for a problem that there are no words for."""
    if not known(code):
        return reader.say(else_code, code=record.code, found=record.found)
    return reader.say(code, **_filling(reader, record))


def _filling(reader: Reader, record: ProblemRecord) -> dict[str, str]:
    """What the sentences of a problem may name: its own parameters, and where and whose it is.

    A parameter that is an id is told by its name.
    """
    where = record.place
    nearest = record.params.get("nearest", "")
    return {
        "near": reader.say("words.nearest", name=_within(nearest)) if nearest else "",
        "found": _within(record.found),
        "unit": reader.name(record.unit),
        "file": where.file,
        "sheet": where.sheet,
        "cell": where.cell,
        "header": title(where.header),
        **{name: _called(name, value, reader.called) for name, value in record.params.items()},
    }


def _called(name: str, value: str, called: Mapping[str, str]) -> str:
    """What the value of a parameter is called, if it is an id: of a sheet, or of a figure."""
    if name == "register" and (named := called.get(f"{OF_A_SHEET}{value}")):
        return _within(named)
    if name in AS_THEY_ARE:
        return value
    if name in HEADERS:
        return title(value)
    if name in LIMITS and value.isdecimal():
        return f"{int(value):,}"
    return _within(called.get(value, value))


AS_THEY_ARE: Final = ("unread", "expected", "names")
"""Parameters that hold several names with their own marks, or code."""

HEADERS: Final = ("header", "first")

LIMITS: Final = ("limit",)

_BEHIND_A_TITLE = re.compile(r"\s*[（(](?:[^（）()]*(?:整数|位|年|月|日|是/否|人|元|[%％]))[）)]$")
"""The hint that the form puts behind the title of a column."""

_QUOTES = str.maketrans("“”", "‘’")


def title(header: str) -> str:
    """The title of a column without the star and the hint that the form prints with it."""
    return _within(_BEHIND_A_TITLE.sub("", header.removeprefix("*")) or header)


def _within(text: str) -> str:
    """A text as it stands within quotation marks."""
    return text.translate(_QUOTES)
