"""What is measured: the files of each case, our command, the floors, the peers and the bars."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.form_rules import roster_rules, workbook_rules
from benchmarks.make_rosters import HEADERS, TITLES, YEAR
from benchmarks.make_submissions import WRONG_EVERY
from benchmarks.planted import GRADUATES, STUDENTS, planted
from benchmarks.results import Bars
from benchmarks.rules import Rule, Task
from haixi_check.rulepack.form import Form
from haixi_check.rulepack.load import find_pack, load_pack

KINDS: Mapping[str, Sequence[str]] = {
    "xlsx": ("unzip", "fastexcel"),
    "csv": ("bytes", "polars"),
    "gb18030": ("bytes", "polars"),
    "parquet": ("bytes", "polars"),
}
"""The floors of each kind of roster."""
NAMES = {"gb18030": "csv in GB18030"}
WORKBOOK_UNSAID = (
    "figures and their checks, evidence, derived against declared, units against each other"
)
ROSTER_UNSAID = "figures derived from the rows"
BARS_OF_WORKBOOKS, BARS_OF_ROWS = 2_000, 1_000_000
"""The sizes from which on the bars hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One line of the table."""

    name: str
    ours: Sequence[str]
    floors: Mapping[str, Sequence[str]]
    make: Sequence[str] = ()
    """The command that makes the files, without the folder."""
    folder: Path
    task: Callable[[], Task] | None = None
    """What the peers are asked to check; None where they are only started."""
    starts: str = ""
    """The option with which everybody is only started."""
    planted: Counter[Rule] | None = None
    bars: Bars = field(default_factory=Bars)
    unsaid: str = ""
    small: bool = False
    """Short enough to be run several times as often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How large the cases are."""

    workbooks: Sequence[int] = (200, 2_000)
    rosters: Sequence[int] = (100_000, 1_000_000)


def program() -> Sequence[str]:
    """How users start this program."""
    script = Path(sys.executable).with_name("haixi-check")
    return (str(script),) if script.is_file() else (sys.executable, "-m", "haixi_check")


def floor(what: str, path: Path) -> Sequence[str]:
    """The command of one of the floors in `benchmarks.floors`."""
    return (sys.executable, "-m", "benchmarks.floors", what, str(path))


def cases(made: Path, sizes: Sizes) -> Iterator[Case]:
    """Every case, its files below the folder `made`."""
    yield from _starts(made)
    yield _one_workbook(made)
    for count in sizes.workbooks:
        yield _many_workbooks(made, count)
    for rows in sizes.rosters:
        for kind in KINDS:
            yield _roster(made, rows, kind, "students")
    for kind in ("xlsx", "csv"):
        yield _roster(made, min(sizes.rosters), kind, "graduates")


def _starts(made: Path) -> Iterator[Case]:
    for option, bar in (("--version", 1.5), ("--help", 7.0)):
        yield Case(
            name=f"`{option}`",
            ours=(*program(), option),
            floors={"interpreter": (sys.executable, "-c", "pass")},
            folder=made,
            starts=option,
            bars=Bars(floors={"interpreter": bar}),
            small=True,
        )


def _one_workbook(made: Path) -> Case:
    one = made / "one-workbook"
    return Case(
        name="one unit's workbook",
        make=("benchmarks.make_submissions", "--units", "1"),
        folder=one,
        ours=(*program(), str(one), "-f", "json"),
        floors={
            "interpreter": (sys.executable, "-c", "pass"),
            "unzip": floor("unzip", one),
            "calamine": floor("calamine", one),
        },
        task=lambda: _workbook_task(one),
        planted=Counter(),
        bars=Bars(floors={"interpreter": 25.0}),
        unsaid=WORKBOOK_UNSAID,
        small=True,
    )


def _many_workbooks(made: Path, count: int) -> Case:
    many = made / f"{count}-workbooks"
    books = many / "workbooks"
    bars = Bars(floors={"calamine": 3.0}, peers={"frictionless": 10.0})
    return Case(
        name=f"{count:,} workbooks",
        make=("benchmarks.make_submissions", "--units", str(count)),
        folder=many,
        ours=(*program(), str(books), "--pack", str(many / "pack"), "-f", "json"),
        floors={"unzip": floor("unzip", books), "calamine": floor("calamine", books)},
        task=lambda: _workbook_task(books),
        planted=Counter({Rule.ALLOWED: len(range(0, count, WRONG_EVERY))}),
        bars=bars if count >= BARS_OF_WORKBOOKS else Bars(),
        unsaid=WORKBOOK_UNSAID,
    )


def _roster(made: Path, rows: int, kind: str, roster: str) -> Case:
    folder = made / f"{roster}-{rows}-{kind}"
    persons = "" if roster == "students" else " graduates"
    return Case(
        name=f"roster of {rows:,}{persons}, {NAMES.get(kind, kind)}",
        make=("benchmarks.make_rosters", "--rows", str(rows), "--kind", kind, "--roster", roster),
        folder=folder,
        ours=(*program(), str(folder), "-f", "json"),
        floors={what: floor(what, folder) for what in KINDS[kind]},
        task=lambda: _roster_task(folder, kind, roster),
        planted=planted(STUDENTS if roster == "students" else GRADUATES, rows),
        bars=_roster_bars(rows, kind),
        unsaid=ROSTER_UNSAID,
    )


def _roster_bars(rows: int, kind: str) -> Bars:
    """The bars, which are those of a million rows."""
    if rows < BARS_OF_ROWS:
        return Bars()
    if kind == "xlsx":
        return Bars(floors={"fastexcel": 1.5}, peers={"every": 1.0}, mebibytes=1.2 * 1024)
    if kind == "csv":
        return Bars(peers={"every": 1.3}, mebibytes=700)
    return Bars()


def _form() -> Form:
    return load_pack(find_pack(None)).form


def _roster_task(folder: Path, kind: str, roster: str) -> Task:
    register = next(one for one in _form().rosters if one.id == roster)
    files = sorted(path for path in folder.iterdir() if path.stem.startswith(TITLES[roster]))
    return Task(
        files=tuple(map(str, files)),
        format=kind,
        sheets=(roster_rules(register, HEADERS[roster], YEAR),),
    )


def _workbook_task(folder: Path) -> Task:
    from python_calamine import CalamineWorkbook

    files = sorted(folder.glob("*.xlsx"))
    book = CalamineWorkbook.from_path(str(files[0]))
    sheets = {
        name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in book.sheet_names
    }
    return Task(
        files=tuple(map(str, files)), format="xlsx", sheets=workbook_rules(_form(), sheets, YEAR)
    )
