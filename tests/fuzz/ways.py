"""Two ways to read one damaged file: the second is never milder than the first.

Ways in that must agree: the library and the reader of single cells for .xlsx, the strict and the
tolerant reading of .xls, and reading by cell and by column where a sheet could be big.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.damage.bases import base
from tests.damage.writing import written
from tests.fuzz.judging import asked, milder, read_here, verdict_on
from tests.fuzz.markup import damaged
from tests.fuzz.readers import by_cell, by_column, tolerantly

from haixi_check.readers import Document, InputFile

BASES = ("met", "college", "school", "departments", "met+undone", "shared", "two-row-headers")


WAYS: Mapping[str, tuple[str, Callable[[], AbstractContextManager[None]]]] = {
    "xlsx by cell": ("xlsx", by_cell),
    "xlsx by column": ("xlsx", by_column),
    "xls tolerantly": ("xls", tolerantly),
}
"""The second ways: the format, and how the first is kept out of the way."""


@cache
def seeds(form: str) -> tuple[bytes, ...]:
    """The samples as workbooks of this format."""
    found = []
    for name in BASES:
        with TemporaryDirectory() as folder:
            files = written(replace(base(name), form=form, beside=()), Path(folder))
            found += [path.read_bytes() for path in files]
    return tuple(found)


def attempt(chance: random.Random, folder: Path) -> str:
    """One damaged file, read and judged in two ways."""
    way = chance.choice(sorted(WAYS))
    form, instead = WAYS[way]
    path = folder / f"报送.{form}"
    path.write_bytes(damaged(form, chance.choice(seeds(form)), chance))
    source = InputFile(path, path.name)
    first, second = _read(source, nullcontext), _read(source, instead)
    if not first.tables or not second.tables:
        return f"{way}: {'first' if first.tables else 'second' if second.tables else 'neither'}"
    with instead():
        other = verdict_on((second,), folder)
    verdict = verdict_on((first,), folder)
    better = milder(verdict, other)
    assert not better, f"{way}: {better[:3]} {sorted(asked(other) - asked(verdict))[:3]}"
    assert other.verdict.exit_code or not verdict.verdict.exit_code, way
    return f"{way}: both"


def _read(source: InputFile, way: Callable[[], AbstractContextManager[None]]) -> Document:
    with way():
        return read_here((source,))[0]
