"""The walk of one cell from its file to the verdict: how many files hold its value."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import FrameType

import openpyxl
import pytest

import haixi_check
import haixi_check.readers.xlsx  # before the test: it keeps what the test replaces
from haixi_check.pipeline.check import check
from haixi_check.pipeline.request import Request
from haixi_check.system import processes
from haixi_check.verdict import Verdict

HOME = Path(haixi_check.__file__).parent
SHEET, CODE, YEAR = "指标数据", "digital_course_sections", 5
MARK = 263
"""A number that stands nowhere else in the sample, and changes no outcome of it."""

MOST_FILES = 15


def is_mark(value: object) -> bool:
    """Whether it is the value of the marked cell, in whatever type the program keeps it."""
    if isinstance(value, int | float | Decimal | Fraction):
        return value == MARK
    return value == str(MARK)


def carries(value: object) -> bool:
    """Whether it is the value, or the row, the record or the figure that holds it itself."""
    return is_mark(value) or any(map(is_mark, parts(value)))


def parts(value: object) -> Iterator[object]:
    if isinstance(value, str | bytes):
        return
    if isinstance(value, Mapping):
        yield from value.values()
    elif isinstance(value, list | tuple | set | frozenset):
        yield from value
    elif is_dataclass(value) and not isinstance(value, type):
        yield from (getattr(value, field.name, None) for field in fields(value))


def traced(work: Callable[[], Verdict]) -> tuple[Verdict, Mapping[str, Collection[str]]]:
    """What `work` gives, and by file the functions that held or returned the marked value."""
    holders: dict[str, set[str]] = defaultdict(set)

    def look(frame: FrameType, event: str, returned: object) -> None:
        code = frame.f_code
        path = Path(code.co_filename)
        # What makes objects of all classes is no place of its own: elsewhere it is in no file.
        if event != "return" or HOME not in path.parents or path.name == "plain.py":
            return
        file = path.relative_to(HOME).as_posix()
        if code.co_qualname not in holders.get(file, ()) and any(
            map(carries, (returned, *frame.f_locals.values()))
        ):
            holders[file].add(code.co_qualname)

    sys.setprofile(look)
    try:
        return work(), holders
    finally:
        sys.setprofile(None)


@pytest.mark.thorough
def test_the_value_of_one_cell_is_held_by_few_files(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = openpyxl.load_workbook(root / "samples" / "met.xlsx")
    row = next(row for row in book[SHEET].iter_rows() if row[0].value == CODE)
    row[YEAR].value = MARK
    book.save(tmp_path / "met.xlsx")
    # One process reads and judges, so that all of the walk is seen.
    monkeypatch.setattr(processes, "can_spawn", lambda: False)
    verdict, holders = traced(lambda: check(Request(paths=(tmp_path / "met.xlsx",))))
    assert f'"numerator": "{MARK}"' in verdict.to_json()
    assert {"readers", "intake", "derivation", "judging"} <= {
        file.split("/")[0] for file in holders
    }
    assert len(holders) <= MOST_FILES, {file: sorted(holders[file]) for file in sorted(holders)}
