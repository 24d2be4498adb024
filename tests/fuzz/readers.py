"""Damaged files of one kind, as the readers take them.

Every sound file of the kind is mutated, within the members of an archive as well, in its bytes or
in what they mean; whatever still reads becomes a seed itself. A file is a finding if its reading
process dies or hangs (twice: the machine may have been busy), or if its document breaks an
expectation.
"""

from __future__ import annotations

import hashlib
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from itertools import count as counted
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from tests.fuzz.markup import damaged
from tests.fuzz.ways_in import every_seed
from tests.hostile.expectations import held, told

from haixi_check.intake import workbook as clerk
from haixi_check.readers import Document, InputFile, csv_text, limits, read, read_all, xls, xlsx
from haixi_check.system.processes import can_fork
from haixi_check.table import Frame

TOO_SLOW = "reader_too_slow"
FINDINGS = ("reader_crashed", TOO_SLOW, "reader_out_of_memory")
BROKEN_BY = {"parquet": "reader_crashed"}
"""Where the library is known to end its process on some files, which costs that file alone."""
MOST_SEEDS = 200
MOST_ROWS = 100
"""Of a table that is read by column, walked through cell by cell."""
LARGEST_SEED = 64 * 1024


@contextmanager
def by_cell() -> Iterator[None]:
    """As if the first library had given up every .xlsx."""
    with patch.object(xlsx, "_opened", return_value=None):
        yield


@contextmanager
def tolerantly() -> Iterator[None]:
    """As if the first way had given up every .xls."""
    with patch.object(xls, "read_xls", xls.read_tolerantly):
        yield


@contextmanager
def by_column() -> Iterator[None]:
    """As if every sheet and every text table were big."""
    with ExitStack() as stack:
        for module in (limits, csv_text):
            if hasattr(module, "BIG_TEXT"):
                stack.enter_context(patch.object(module, "BIG_TEXT", 0))
        stack.enter_context(patch.object(limits, "BIG_SHEET", 0))
        stack.enter_context(patch.object(clerk, "MANY", 0))
        yield


SECOND: Mapping[str, tuple[str, Callable[[], AbstractContextManager[None]]]] = {
    "xlsx-second": ("xlsx", by_cell),
    "xls-second": ("xls", tolerantly),
    "xlsx-columns": ("xlsx", by_column),
    "csv-columns": ("csv", by_column),
}
"""The other ways in, alone: the format, and how the first one is kept out of the way."""


class Fuzzer:
    """One reader, one random sequence, one folder for what it finds."""

    def __init__(self, reader: str, *, seed: int, keep: Path | None = None) -> None:
        kind, self._way = SECOND.get(reader, (reader, nullcontext))
        self._kind, self._second = kind, reader in SECOND
        self._seeds = [(f"seed.{kind}", data) for data in every_seed().get(kind, ())]
        if not self._seeds:
            raise SystemExit(f"no reader called {reader}: {', '.join(sorted(readers()))}")
        self._chance = random.Random(f"{reader} {seed}")  # noqa: S311 - no secret
        self._keep = keep
        self._current = b""
        self.counts: Counter[str] = Counter()
        self.findings: list[str] = []

    def run(self, seconds: float, *, least: int = 1) -> int:
        """Fuzz for so long, and `least` files at any rate; the number of files that were tried."""
        end = time.monotonic() + seconds
        with TemporaryDirectory() as folder, self._way():
            sources = self._sources(Path(folder) / "mutant", end, least)
            # A process that is no copy of this one would read in the first way.
            here = self._second and not can_fork()
            for document in map(read, sources) if here else read_all(sources):
                self._judge(document)
        return self.counts.total()

    def _sources(self, path: Path, end: float, least: int) -> Iterator[InputFile]:
        # One process reads one file at a time: the file may be overwritten for the next.
        for tried in counted():
            if tried >= least and time.monotonic() >= end:
                break
            name, data = self._chance.choice(self._seeds)
            self._current = damaged(self._kind, data, self._chance)
            path.write_bytes(self._current)
            yield InputFile(path, name)

    def _judge(self, document: Document) -> None:
        codes = told(document) or ["read"]
        self.counts.update(codes[:1])
        try:
            held(document)
            for table in document.tables:
                if isinstance(table, Frame):
                    table.whole(MOST_ROWS)
        except AssertionError as error:
            codes.append(f"broken expectation {error}")
        wrong = [code for code in codes if code in FINDINGS or code.startswith("broken expect")]
        if wrong == [BROKEN_BY.get(self._kind)]:
            return
        if wrong == [TOO_SLOW] and not self._again(document.path):
            self.counts["slow once"] += 1
        elif wrong:
            self._found(wrong[0], document.path)
        elif codes == ["read"] and len(self._current) < LARGEST_SEED:
            fresh = (document.path.split("/")[0], self._current)
            if len(self._seeds) < MOST_SEEDS:
                self._seeds.append(fresh)
            else:
                self._seeds[self._chance.randrange(1, MOST_SEEDS)] = fresh

    def _again(self, name: str) -> bool:
        """Whether the current file is too slow once more: once may be the machine's fault."""
        with TemporaryDirectory() as folder:
            path = Path(folder) / "again"
            path.write_bytes(self._current)
            return any(TOO_SLOW in told(again) for again in read_all([InputFile(path, name)]))

    def _found(self, code: str, path: str) -> None:
        digest = hashlib.sha256(self._current).hexdigest()[:12]
        self.findings.append(f"{code} {digest}")
        if self._keep is not None:
            self._keep.mkdir(parents=True, exist_ok=True)
            (self._keep / f"{code.split()[0]}-{digest}-{Path(path).name}").write_bytes(
                self._current
            )


def readers() -> set[str]:
    """The ways in that can be fuzzed alone."""
    return {*every_seed(), *SECOND}
