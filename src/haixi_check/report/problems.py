"""The problems with the data: which are open, which stand together, and each of them in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final

from haixi_check.messages import fields, known
from haixi_check.plain import dataclass
from haixi_check.problem import Tier
from haixi_check.report import words
from haixi_check.report.reader import Reader
from haixi_check.statement import OF_A_SHEET
from haixi_check.table import Place
from haixi_check.verdict import ProblemRecord, Verdict

KINDS: Final[Mapping[str, str]] = {
    **dict.fromkeys((".json", ".yaml", ".yml"), "objects"),
    **dict.fromkeys((".csv", ".tsv", ".txt", ".parquet"), "table"),
    ".zip": "archive",
}
"""Kinds of file in which some remedies are others than in a workbook, by suffix."""

AS_THEY_ARE: Final = ("unread", "expected", "names")
"""Parameters that hold several names with their own marks, or code."""

HEADERS: Final = ("header", "first")

LIMITS: Final = ("limit",)

_BEHIND_A_TITLE = re.compile(r"\s*[（(](?:[^（）()]*(?:整数|位|年|月|日|是/否|人|元|[%％]))[）)]$")
"""The hint that the form puts behind the title of a column."""

_QUOTES = str.maketrans("“”", "‘’")


@dataclass(frozen=True)
class AlikeProblems:
    """Problems of one code in one sheet with one remedy: the first stands for the others."""

    first: ProblemRecord
    others: tuple[ProblemRecord, ...] = ()

    @property
    def size(self) -> int:
        """How many problems it is."""
        return 1 + len(self.others)


def problems(verdict: Verdict, tier: Tier, *, answered: bool = False) -> tuple[ProblemRecord, ...]:
    """The problems of `tier`; those with an explanation only if `answered` ones are wanted too."""
    return tuple(p for p in verdict.problems if p.tier is tier and (answered or is_open(p)))


def count(verdict: Verdict, tier: Tier) -> int:
    """How many problems of `tier` are spoken of: what must be fixed counts where it is not kept."""
    if tier is Tier.MUST_FIX:
        return verdict.summary.problems.get(tier, 0)
    return len(problems(verdict, tier))


def is_open(problem: ProblemRecord) -> bool:
    """Whether nothing answers it: what must be fixed is not mended by words beside it."""
    return problem.tier is Tier.MUST_FIX or not problem.answer


def alike(records: Iterable[ProblemRecord]) -> tuple[AlikeProblems, ...]:
    """`records`, those of one code in one sheet put together where one remedy fits them."""
    return _grouped(records, lambda p: (p.place.file, p.place.sheet))


def alike_over_files(records: Iterable[ProblemRecord]) -> tuple[AlikeProblems, ...]:
    """The same for one figure or column, in whatever files they stand."""
    return _grouped(records, lambda p: (p.place.sheet, p.place.header, _about(p)))


def _about(problem: ProblemRecord) -> str:
    return problem.params.get("field", "") or problem.params.get("figure", "")


def _grouped(
    records: Iterable[ProblemRecord], where: Callable[[ProblemRecord], Hashable]
) -> tuple[AlikeProblems, ...]:
    groups: dict[Hashable, list[ProblemRecord]] = {}
    for problem in records:
        key = (problem.code, where(problem), frozenset(_asked(problem)))
        groups.setdefault(key, []).append(problem)
    return tuple(AlikeProblems(group[0], tuple(group[1:])) for group in groups.values())


def _asked(problem: ProblemRecord) -> Iterator[tuple[str, str]]:
    """What the remedy of a problem names: two that name different things are two remedies."""
    params = {**problem.params, "found": problem.found}
    return ((name, params[name]) for name in fields(f"problem.{problem.code}.todo", params))


def dropped(reader: Reader, file: str | None = None) -> Iterator[str]:
    """What was counted but not kept, of one file or of all, a sentence for each kind and sheet."""
    for cut in reader.verdict.truncation:
        if file in (None, cut.file):
            where = words.place(Place(file=cut.file, sheet=cut.sheet))
            yield reader.say("table.dropped", place=where, n=cut.dropped)


def describe(reader: Reader, record: ProblemRecord) -> str:
    """What is wrong."""
    return _sentence(reader, record, f"problem.{record.code}", "words.no_words_for_problem")


def advise(reader: Reader, record: ProblemRecord) -> str:
    """What to do about what is wrong, in a file of its kind."""
    code = f"problem.{record.code}.todo"
    kind = KINDS.get(PurePosixPath(record.place.file).suffix.lower(), "")
    if kind and known(f"{code}_in_{kind}"):
        code = f"{code}_in_{kind}"
    return _sentence(reader, record, code, "words.no_words_for_problem.todo")


def _sentence(reader: Reader, record: ProblemRecord, code: str, other_code: str) -> str:
    """The sentence called `code`; the other one for a problem that there are no words for."""
    if not known(code):
        return reader.say(other_code, code=record.code, found=record.found)
    return reader.say(code, **_filling(reader, record))


def _filling(reader: Reader, record: ProblemRecord) -> dict[str, str]:
    """What the sentences of a problem may name: its own parameters, and where and whose it is.

    A parameter that is an id is given by its name.
    """
    where = record.place
    nearest = record.params.get("nearest", "")
    return {
        "near": reader.say("words.nearest", name=_in_quotes(nearest)) if nearest else "",
        "found": _in_quotes(record.found),
        "unit": reader.name(record.unit),
        "file": where.file,
        "sheet": where.sheet,
        "cell": where.cell,
        "header": title(where.header),
        **{name: _name_of(name, value, reader.called) for name, value in record.params.items()},
    }


def _name_of(name: str, value: str, called: Mapping[str, str]) -> str:
    """What the value of a parameter is called, if it is an id: of a sheet, or of a figure."""
    if name == "register" and (named := called.get(f"{OF_A_SHEET}{value}")):
        return _in_quotes(named)
    if name in AS_THEY_ARE:
        return value
    if name in HEADERS:
        return title(value)
    if name in LIMITS and value.isdecimal():
        return f"{int(value):,}"
    return _in_quotes(called.get(value, value))


def title(header: str) -> str:
    """The title of a column without the star and the hint that the form prints with it."""
    return _in_quotes(_BEHIND_A_TITLE.sub("", header.removeprefix("*")) or header)


def _in_quotes(text: str) -> str:
    """A text as it stands within quotation marks."""
    return text.translate(_QUOTES)
