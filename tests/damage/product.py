"""The only place that knows the program: what its form holds, and what it makes of some files."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias, cast
from unittest import mock

from haixi_check.pipeline import judgement
from haixi_check.pipeline.request import Request
from haixi_check.readers import InputFile, contents
from haixi_check.readers.discovery import Listing
from haixi_check.result import Result
from haixi_check.rulepack import RulePack
from haixi_check.rulepack.load import find_pack, load_pack
from haixi_check.verdict import Scope, Verdict

WHOLE, UNITS = (str(item.value) for item in Scope)
"""What a run may judge, by the value that an option takes."""

Key: TypeAlias = tuple[str, str | None]
"""A target, and the unit of a unit's result."""


@dataclass(frozen=True)
class Told:
    """A problem, as far as it is the same one when rows and files move."""

    code: str
    tier: str
    sheet: str
    unit: str | None
    found: str


@dataclass(frozen=True)
class Judged:
    """What a run came to."""

    outcomes: Mapping[Key, str]
    reasons: Mapping[Key, str]
    gaps: Mapping[Key, frozenset[tuple[str, str, str]]]
    """The cells that a result names as missing: unit, sheet and cell."""
    problems: Counter[Told]
    """Those that ask for something: must_fix and explain."""
    exit_code: int
    reported: frozenset[str]
    """The units that handed something in."""


@dataclass(frozen=True)
class Column:
    """A column of the form, or a line of 基本信息, and every header it is known by."""

    id: str
    title: str
    names: tuple[str, ...]
    type: str
    required: bool
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class FormSheet:
    """A sheet of the form."""

    id: str
    title: str
    kind: str
    """`basics`, `figures`, `register`, `roster` or `evidence`."""
    columns: tuple[Column, ...]


@cache
def rules() -> RulePack:
    """The built-in rules, loaded once."""
    return load_pack(find_pack(None))


def judged(sources: Sequence[Path], folder: Path, *, scope: str, year: int | None = None) -> Judged:
    """What the program makes of these files, which lie in `folder`; in this process."""
    request = Request(paths=(), scope=cast("Any", scope), year=year, jobs=1)
    inputs = [InputFile(path, path.relative_to(folder).as_posix()) for path in sources]
    documents = [document for document, _ in contents(inputs, unread="")]
    with _loaded_once():
        verdict = judgement.judge(request, Listing(tuple(inputs)), lambda _: documents)
    return _judged(verdict)


@contextlib.contextmanager
def _loaded_once() -> Iterator[None]:
    """Spare each run the loading of the rules."""
    with contextlib.ExitStack() as stack:
        if hasattr(judgement, "load_pack"):
            loaded = mock.patch.object(judgement, "load_pack", lambda *_, **__: rules())
            stack.enter_context(loaded)
        yield


def _judged(verdict: Verdict) -> Judged:
    loose = cast("Any", verdict)
    whole = loose.whole
    results = [*whole.results, *(result for unit in verdict.units for result in unit.results)]
    problems = Counter(
        Told(item.code, str(item.tier), _title(item.place.sheet), item.unit, item.found)
        for item in verdict.problems
        if item.tier in ("must_fix", "explain") and not item.answer
    )
    return Judged(
        outcomes={(result.target, result.unit): str(result.outcome) for result in results},
        reasons={(result.target, result.unit): result.reason for result in results},
        gaps={(result.target, result.unit): _gaps(result) for result in results},
        problems=problems,
        exit_code=verdict.verdict.exit_code,
        reported=frozenset(unit.id for unit in verdict.units if unit.reported),
    )


def _gaps(result: Result) -> frozenset[tuple[str, str, str]]:
    return frozenset(
        (item.unit, item.place.sheet, item.place.cell)
        for item in result.missing
        if item.place is not None and item.place.cell
    )


def _title(sheet: str) -> str:
    """The title of a sheet that JSON calls by its id."""
    return next((item.title for item in form() if item.id == sheet), sheet)


@cache
def encouraged() -> frozenset[str]:
    """The targets of which a miss is told as `info`."""
    return frozenset(item.id for item in rules().targets if item.force == "encouraged")


@cache
def code_of(target: str) -> str:
    """The short code of a target."""
    return next(item.code for item in rules().targets if item.id == target)


@cache
def target_of(code: str) -> str:
    """The target that a code stands for."""
    return next(item.id for item in rules().targets if item.code == code)


@cache
def form() -> tuple[FormSheet, ...]:
    """The sheets of the form."""
    found = rules().form
    return (
        _sheet("basics", "basics", found.basics),
        _sheet("figures", "figures", cast("Any", found).figures_sheet),
        *(_sheet(item.id, "register", item) for item in found.registers),
        *(_sheet(item.id, "roster", item) for item in found.rosters),
        _sheet("evidence", "evidence", found.evidence),
    )


def _sheet(sheet: str, kind: str, item: Any) -> FormSheet:
    columns = [
        Column(
            id=column.id,
            title=column.title.zh,
            names=tuple(column.names),
            type=str(column.type),
            required=bool(column.required),
            choices=tuple(choice.value for choice in column.choices),
        )
        for column in item.columns
    ]
    known = {column.id for column in columns}
    if kind in ("register", "roster", "evidence") and "unit_name" not in known:
        columns.append(_unit_name())
    return FormSheet(sheet, item.title.zh, kind, tuple(columns))


def _unit_name() -> Column:
    names = ("填报单位", "单位", "单位名称", "unit_name")
    return Column("unit_name", "填报单位", names, "text", required=True)
