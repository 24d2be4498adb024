"""The benchmark command: time and peak memory of each row, and its ratio to the floor.

`python -m benchmarks [--quick] [--only NAME] [--folder FOLDER]`.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

REPEATED = 3
MINE = (sys.executable, "-m", "haixi_check")
MIB = 2**20


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took."""

    seconds: float
    peak: int
    """Bytes of resident memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table: what we do, and what it is measured against in the same run."""

    name: str
    mine: Sequence[str]
    floors: dict[str, Sequence[str]]
    bars: dict[str, float] = field(default_factory=dict)
    """The largest ratio to a floor that is aimed at."""
    prepare: Sequence[str] = ()
    """The command that makes the files: in this process it would be counted as memory of others."""


def cost(command: Sequence[str]) -> Cost:
    """Run a process to its end, and measure it."""
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:  # noqa: S603
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    scale = 1 if sys.platform == "darwin" else 1024
    return Cost(time.perf_counter() - began, usage.ru_maxrss * scale)


def floor(what: str, *paths: Path) -> tuple[str, ...]:
    """The command of one of the floors in `benchmarks.floors`."""
    return (sys.executable, "-m", "benchmarks.floors", what, *map(str, paths))


def made(what: str, folder: Path, *options: str) -> tuple[str, ...]:
    """The command that makes what is measured."""
    return (sys.executable, "-m", f"benchmarks.make_{what}", str(folder), *options)


def rows(folder: Path, *, quick: bool) -> Iterator[Row]:
    """Every row of the table."""
    bare = (sys.executable, "-c", "pass")
    yield Row(
        name="--version", mine=(*MINE, "--version"), floors={"interpreter": bare},
        bars={"interpreter": 1.5},
    )  # fmt: skip
    yield Row(
        name="--help", mine=(*MINE, "--help"), floors={"interpreter": bare}, bars={"interpreter": 7}
    )
    one = folder / "one"
    yield Row(
        name="one unit's workbook",
        prepare=made("submissions", one, "--units", "1"),
        mine=(*MINE, str(one), "-f", "json"),
        floors={"interpreter": bare, "calamine": floor("calamine", one)},
        bars={"interpreter": 25},
    )
    many = folder / "many"
    count = 100 if quick else 2_000
    yield Row(
        name=f"{count:,} workbooks",
        prepare=made("submissions", many, "--units", str(count)),
        mine=(*MINE, str(many / "workbooks"), "--pack", str(many / "pack"), "-f", "json"),
        floors={"unzip": floor("unzip", many), "calamine": floor("calamine", many)},
        bars={"calamine": 3},
    )
    for size in (10_000,) if quick else (100_000, 1_000_000):
        for kind, reads in KINDS.items():
            yield _roster(folder / f"{kind}-{size}", size, kind, reads)


KINDS = {
    "xlsx": ("unzip", "fastexcel"),
    "csv": ("bytes", "polars"),
    "gb18030": ("bytes", "polars"),
    "parquet": ("polars",),
}
"""The floors of each kind of roster."""


def _roster(folder: Path, size: int, kind: str, reads: tuple[str, ...]) -> Row:
    return Row(
        name=f"roster of {size:,}, {kind}",
        prepare=made("rosters", folder, "--rows", str(size), "--kind", kind),
        mine=(*MINE, str(folder), "-f", "json"),
        floors={what: floor(what, folder) for what in reads},
        bars={"fastexcel": 1.5} if kind == "xlsx" else {},
    )


def measured(row: Row, times: int) -> Iterator[str]:
    """The lines of the table for one row: medians of paired runs."""
    if row.prepare:
        subprocess.run(row.prepare, check=True)  # noqa: S603
    mine: list[Cost] = []
    others: dict[str, list[Cost]] = {name: [] for name in row.floors}
    for _ in range(times):
        mine.append(cost(row.mine))
        for name, command in row.floors.items():
            others[name].append(cost(command))
    seconds = statistics.median(one.seconds for one in mine)
    ratios = []
    for name, found in others.items():
        ratio = statistics.median(a.seconds / b.seconds for a, b in zip(mine, found, strict=True))
        bar = f" (bar {row.bars[name]:g})" if name in row.bars else ""
        ratios.append(f"{ratio:.1f}× {name}{bar}")
    peak = max(one.peak for one in mine) / MIB
    yield f"| {row.name} | {seconds:.2f} s | {peak:,.0f} MiB | {', '.join(ratios)} |"


def main() -> None:
    """Measure what the command line asks for and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes, once each")
    parser.add_argument("--only", default="", help="rows whose name holds this")
    parser.add_argument("--folder", type=Path, help="where what is measured is kept")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        print("| what | time | peak memory | ratio in the same run |\n|---|---|---|---|")  # noqa: T201
        for row in rows(folder, quick=given.quick):
            if given.only in row.name:
                for line in measured(row, 1 if given.quick else REPEATED):
                    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
