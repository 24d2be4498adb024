"""What goes into a reader and what comes out of it. Opens no input and knows no format."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import field, replace
from typing import TYPE_CHECKING, TypeAlias

from haixi_check.plain import dataclass
from haixi_check.problem import Problem, Tier, masked, shown
from haixi_check.table import Frame, Place, Table

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl


class KeptBytes:
    """Bytes that can be had only once and are needed again; they go to no other process."""

    __slots__ = ("data",)

    def __init__(self) -> None:
        self.data: bytes | None = None
        """Nothing before they were read for the first time."""

    def __reduce__(self) -> tuple[type[KeptBytes], tuple[()]]:
        return KeptBytes, ()


@dataclass(frozen=True)
class InputFile:
    """An input to open: where it is, and the path as it may be printed (relative, with `/`)."""

    path: Path
    shown: str
    encoding: str | None = None
    """The encoding of a text file, where somebody said it; by default it is found out."""
    member: str = ""
    """The name within, where the input is a member of the archive at `path`."""
    come_upon: bool = False
    """Whether it was come upon in a folder, and not named."""
    standard_input: bool = False
    """Whether the bytes come from standard input; `path` is then the working folder."""
    kept: KeptBytes | None = None
    """Where the bytes of standard input stay, if they are needed again."""
    typed: str = ""
    """The path as it was given, where the input itself was named."""


Work: TypeAlias = Callable[[tuple[Table, ...]], object]
"""What is to be made of the tables of one input, in whatever process that is."""


@dataclass(frozen=True)
class ReaderResult:
    """What a reader of one format found in one input."""

    tables: tuple[Table | Frame, ...]
    problems: tuple[Problem, ...] = ()
    made: object = None
    """What was made of the tables by the process that read them; they come without their rows."""

    @classmethod
    def of_sheets(cls, tables: Iterable[Table | Frame]) -> ReaderResult:
        """All sheets of a workbook, with a problem for each that is there and could not be read.

        Raises `UnreadableError` for a workbook without any.
        """
        sheets = tuple(tables)
        if not sheets:
            raise UnreadableError("no_sheets")
        problems = (
            UnreadableError(table.unread).problem(table.file, table.name)
            for table in sheets
            if isinstance(table, Table) and table.unread
        )
        return cls(sheets, tuple(problems))

    def read_otherwise(self, source: InputFile) -> ReaderResult:
        """The same, with the note that only a second way of reading could read the file."""
        note = Problem(code="read_otherwise", tier=Tier.NOTE, location=Place(source.shown))
        return replace(self, problems=(*self.problems, note))

    @property
    def grids(self) -> tuple[Table, ...]:
        """The tables that are held whole; big ones come as frames."""
        return tuple(table for table in self.tables if isinstance(table, Table))


@dataclass(frozen=True)
class Unopened:
    """What lies in a folder or a zip that was given, or below, and was not opened.

    Everything is named as it may be printed; nothing is hidden or the lock file of a spreadsheet.
    """

    shown: str
    """The folder or the zip."""
    files: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    """Reports that a check itself has written."""
    folders: tuple[str, ...] = ()
    """Folders within that hold no file at all; one within another is not named."""
    empty: bool = False
    """Whether nothing lies in it that is opened."""


@dataclass(frozen=True, kw_only=True)
class Document:
    """One input as read; without tables, and with the reason, where it could not be read."""

    path: str
    format: str
    sha256: str
    bytes: int
    tables: tuple[Table | Frame, ...] = ()
    problems: tuple[Problem, ...] = ()
    made: object = None
    """What was made of the tables by the process that read them; they come without their rows."""
    beside: Unopened | None = None
    """What was not opened of the zip in which this is the first one."""

    @property
    def grids(self) -> tuple[Table, ...]:
        """The tables that are held whole; big ones come as frames."""
        return tuple(table for table in self.tables if isinstance(table, Table))


@dataclass()
class UnreadableError(Exception):
    """Ends the reading of an input or of one sheet, from however deep inside a parser.

    Never leaves this package: it is turned into its problem where the input or sheet began.
    """

    code: str
    found: str = ""
    sheet: str = ""
    cell: str = ""
    params: dict[str, str] = field(default_factory=dict)

    def problem(self, file: str, sheet: str = "") -> Problem:
        """The must_fix problem that tells of it, at a place in `file`."""
        return Problem(
            code=self.code,
            tier=Tier.MUST_FIX,
            location=Place(file, masked(self.sheet or sheet), self.cell),
            found=shown(self.found),
            params=self.params,
        )


@contextmanager
def panics_as_errors() -> Iterator[None]:
    """Turn a panic of a native library within the block into a `ValueError`.

    A panic derives from BaseException and has no importable class; nothing else is held back.
    """
    try:
        yield
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise ValueError from None
        raise


@dataclass(frozen=True)
class PackedRows:
    """The rows of a frame in parts, each of them some rows."""

    width: int
    parts: Sequence[bytes] = field(default=(), repr=False)

    def batches(self) -> Iterator[pl.DataFrame]:
        """See `RowSource`."""
        import polars as pl

        for part in self.parts:
            rows = pl.read_ipc(io.BytesIO(part))
            blank = pl.lit(None, dtype=pl.String)
            names = [f"c{column}" for column in range(self.width)]
            yield rows.select(
                "row", *(name if name in rows.columns else blank.alias(name) for name in names)
            )


def packed(rows: pl.DataFrame) -> bytes:
    """One part."""
    file = io.BytesIO()
    rows.write_ipc(file, compression="lz4")
    return file.getvalue()
