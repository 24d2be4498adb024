"""The files that were read: their problems, gravest first, and what was understood in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from haixi_check.messages import known
from haixi_check.plain import dataclass
from haixi_check.problem import Tier
from haixi_check.report import words
from haixi_check.report.problems import (
    AlikeProblems,
    advise,
    alike,
    describe,
    dropped,
    is_open,
    problems,
)
from haixi_check.report.reader import Reader, capitalised
from haixi_check.verdict import Input, ProblemRecord

MOST_MUST_FIX: Final = 30
"""How many rows of what must be fixed stand in what to do; all of them stand by file below."""

CELLS_SHOWN: Final = 12
"""How many cells of problems alike are named before they are only counted."""


@dataclass(frozen=True, kw_only=True)
class ProblemRow:
    """Problems alike in one sheet: the first in words, the others by their cells."""

    index: int | None
    tier: str
    place: str
    header: str
    problem: str
    todo: str
    others: str
    answer: str
    number: int
    """How many problems it stands for."""


@dataclass(frozen=True, kw_only=True)
class FileProblems:
    """The problems of one file."""

    file: str
    counts: tuple[tuple[str, str, int], ...]
    """Tier, its name, and how many of the problems that were kept."""
    rows: tuple[ProblemRow, ...]
    notes: tuple[ProblemRow, ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class MustFix:
    """What must be fixed in whatever file, as it stands first in what to do."""

    name: str
    size: int
    """How many there are, kept or only counted."""
    rows: tuple[ProblemRow, ...]
    left: int
    """How many of them stand in no row."""


@dataclass(frozen=True, kw_only=True)
class FileRead:
    """A file that was read."""

    path: str
    units: str
    sheets: str
    size: str
    sha256: str
    understood: tuple[str, ...]


def must_fix(reader: Reader) -> MustFix | None:
    """The first problems that must be fixed, whatever their file; nothing if there are none."""
    if not reader.must_fix:
        return None
    groups = alike(problems(reader.verdict, Tier.MUST_FIX))[:MOST_MUST_FIX]
    rows = tuple(_row(reader, group, whole=True) for group in groups)
    return MustFix(
        name=capitalised(reader.say(f"tier.{Tier.MUST_FIX}")),
        size=reader.must_fix,
        rows=rows,
        left=reader.must_fix - sum(row.number for row in rows),
    )


def problems_by_file(reader: Reader) -> tuple[FileProblems, ...]:
    """The problems of every file that has any, in the order in which the files were read."""
    by_file: dict[str, list[ProblemRecord]] = {source.path: [] for source in reader.verdict.inputs}
    for problem in reader.verdict.problems:
        by_file.setdefault(problem.place.file, []).append(problem)
    return tuple(_file(reader, file, records) for file, records in by_file.items() if records)


def _file(reader: Reader, file: str, records: list[ProblemRecord]) -> FileProblems:
    tiers = {tier: [r for r in records if r.tier is tier] for tier in Tier}
    return FileProblems(
        file=file,
        counts=tuple(
            (tier.value, reader.say(f"tier.{tier}"), len(of_tier))
            for tier, of_tier in tiers.items()
            if of_tier
        ),
        rows=tuple(_rows(reader, [*tiers[Tier.MUST_FIX], *tiers[Tier.EXPLAIN]])),
        notes=tuple(_rows(reader, tiers[Tier.NOTE])),
        dropped=tuple(dropped(reader, file)),
    )


def _rows(reader: Reader, records: Iterable[ProblemRecord]) -> Iterator[ProblemRow]:
    """Problems with an answer stand alone; the others stand together where they are alike."""
    every = list(records)
    yield from (_row(reader, group) for group in alike(r for r in every if is_open(r)))
    yield from (_row(reader, AlikeProblems(record)) for record in every if not is_open(record))


def _row(reader: Reader, group: AlikeProblems, *, whole: bool = False) -> ProblemRow:
    """One row; if `whole`, its place names the file too."""
    first = group.first
    where = first.place
    return ProblemRow(
        index=reader.index.get(first.unit or ""),
        tier=first.tier.value,
        place=words.place(where) if whole else words.cell(where),
        header=where.header,
        problem=describe(reader, first),
        todo=advise(reader, first) if is_open(first) else "",
        others=_others(reader, group),
        answer=first.answer,
        number=group.size,
    )


def _others(reader: Reader, group: AlikeProblems) -> str:
    if not group.others:
        return ""
    cells = reader.listed(other.place.cell for other in group.others[:CELLS_SHOWN])
    if len(group.others) > CELLS_SHOWN:
        cells = reader.say("table.and_more", names=cells)
    return reader.say("table.alike", n=len(group.others), places=cells)


def files_read(reader: Reader) -> tuple[FileRead, ...]:
    """Every file, with the hash by which it can be known again."""
    return tuple(_read(reader, source) for source in reader.verdict.inputs)


def _read(reader: Reader, source: Input) -> FileRead:
    return FileRead(
        path=source.path,
        units=reader.listed(map(reader.name, source.units)),
        sheets=reader.listed(source.sheets),
        size=f"{source.bytes:,}",
        sha256=source.sha256,
        understood=tuple(_understood(reader, source)),
    )


def _understood(reader: Reader, source: Input) -> Iterator[str]:
    """What was read in a particular way, and how often."""
    for item in source.understood:
        code = f"understood.{item.code}"
        if not known(code):
            continue
        params = {name: reader.name(value) for name, value in item.params.items()}
        why = reader.say(code, **{"found": item.found, **params})
        sentence = reader.say("words.because", what=words.cell(item.place), why=why)
        if item.count > 1:
            times = reader.say("html.times", n=item.count)
            sentence = reader.say("words.aside", main=sentence, aside=times)
        yield sentence
