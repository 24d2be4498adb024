"""The files that were read: their problems, gravest first, and what was understood in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from haixi_check.messages import known
from haixi_check.plain import dataclass
from haixi_check.problem import Tier
from haixi_check.provenance import Input
from haixi_check.report import words
from haixi_check.report.problems import AlikeProblems, alike, dropped, is_open, problems
from haixi_check.report.reader import Reader
from haixi_check.verdict import ProblemRecord

MOST_MUST_FIX: Final = 30
"""How many rows of what must be fixed stand in what to do; all of them stand by file below."""

CELLS_SHOWN: Final = 12
"""How many cells of problems alike are named before they are only counted."""


@dataclass(frozen=True, kw_only=True)
class FileProblems:
    """The problems of one file."""

    file: str
    counts: tuple[tuple[Tier, int], ...]
    """How many of the problems of each tier were kept."""
    open: tuple[AlikeProblems, ...]
    notes: tuple[AlikeProblems, ...]
    dropped: tuple[str, ...]


def must_fix(reader: Reader) -> tuple[AlikeProblems, ...]:
    """The first problems that must be fixed, whatever their file."""
    return alike(problems(reader.verdict, Tier.MUST_FIX))[:MOST_MUST_FIX]


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
        counts=tuple((tier, len(of_tier)) for tier, of_tier in tiers.items() if of_tier),
        open=_grouped([*tiers[Tier.MUST_FIX], *tiers[Tier.EXPLAIN]]),
        notes=_grouped(tiers[Tier.NOTE]),
        dropped=tuple(dropped(reader, file)),
    )


def _grouped(records: Sequence[ProblemRecord]) -> tuple[AlikeProblems, ...]:
    """Problems that are alike together; those with an answer alone, after the others."""
    answered = (AlikeProblems(record) for record in records if not is_open(record))
    return (*alike(record for record in records if is_open(record)), *answered)


def others(reader: Reader, group: AlikeProblems) -> str:
    """What stands beside the first of several problems alike: the cells of the others."""
    cells = reader.listed(other.place.cell for other in group.others[:CELLS_SHOWN])
    if len(group.others) > CELLS_SHOWN:
        cells = reader.say("table.and_more", names=cells)
    return reader.say("table.alike", n=len(group.others), places=cells)


def files_read(reader: Reader) -> list[tuple[Input, list[str]]]:
    """Every file, with what was understood in it in a particular way."""
    return [(source, list(_understood(reader, source))) for source in reader.verdict.inputs]


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
