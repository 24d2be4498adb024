"""Where a sheet's header stands and which column is which. Knows no unit and no figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
from functools import cache, cached_property, partial
from typing import TypeAlias, TypeVar

from haixi_check.intake.years import names_school_year, without_hints, year_of
from haixi_check.plain import dataclass
from haixi_check.problem import masked
from haixi_check.rulepack.names import Names, even, spellings
from haixi_check.table import Table, Value

K = TypeVar("K", str, int)

Find: TypeAlias = Callable[[str], str | None]
"""The column that a text names."""

SEARCHED_ROWS = 30
"""How far down a header may stand: above it people put titles, stamps and notes."""

WIDEST_HEADER = 1_000
"""How far to the right; a form has some twenty columns, a sheet may have 16,384."""

LONGEST_TEXT = 120
"""Characters of a header that are repeated; a line of instructions may stand above the title."""

SEARCHED_BELOW = 3
"""How far below a header a better one may stand."""


@dataclass(frozen=True)
class Header:
    """The columns of a table: each known one by its id, each year by its number, and the rest."""

    row: int
    """The last row of the header; the data begin below it."""
    columns: Mapping[str, int]
    years: Mapping[int, int] = field(default_factory=dict)
    texts: Mapping[int, str] = field(default_factory=dict)
    """What stands above each column, as it may be repeated."""
    unknown: tuple[int, ...] = ()
    twice: tuple[tuple[int, int], ...] = ()
    """Columns whose header stood before: (this, the first)."""
    school_years: tuple[int, ...] = ()
    """Columns headed by a school year where a calendar year is asked."""
    span: tuple[int, int | None] = (0, None)
    """The columns that a row of it takes up, where several blocks stand side by side."""

    @cached_property
    def again(self) -> tuple[tuple[int, str], ...]:
        """What stands in each known column, evenly spelled, where the header is repeated."""
        return tuple((at, even(self.texts.get(at, ""))) for at in self.columns.values())


class FirstRows:
    """The texts of the rows among which a header may stand, for all that is looked for in them."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.texts = cache(partial(_texts, table))
        self._words = cache(self._words_of)

    def name_any(self, row: int, columns: Names[str]) -> bool:
        """Whether one text of a row, or what it is without its hints, is the name of a column."""
        return columns.any_among(self._words(row))

    def _words_of(self, row: int) -> frozenset[str]:
        texts = {*self.texts(row, len(self.table.rows[row]))}
        return spellings(texts | {without_hints(text) for text in texts})


def find_header(
    first: FirstRows, columns: Names[str], *, with_years: bool = False
) -> Header | None:
    """The header with the most known columns among the first rows; two of them at the least.

    A header of two rows counts as one: what stands above is read together with what stands below.
    """
    rows, find = first.table.rows, cache(columns.find)
    best: Header | None = None
    for row in range(min(len(rows), SEARCHED_ROWS)):
        if best is not None and row > best.row + SEARCHED_BELOW:
            break
        width, below = len(rows[row]), row + 1
        lines = [first.texts(row, width)]
        # A wide sheet of other things has very many texts: most rows hold no name at all.
        if first.name_any(row, columns) and _may_be_better(best, lines):
            best = _better(best, _read(row, lines, find, with_years=with_years))
        if below == len(rows) or not (with_years or first.name_any(below, columns)):
            continue
        width = max(width, len(rows[below]))
        lines = [first.texts(row, width), first.texts(below, width)]
        if _may_be_better(best, lines) and _is_header_below(
            first.table, below, find, with_years=with_years
        ):
            best = _better(best, _read(below, lines, find, with_years=with_years))
    return best


def _may_be_better(best: Header | None, lines: Sequence[Sequence[str]]) -> bool:
    """Whether enough stands in some lines to be a header with more known columns."""
    return sum(map(any, zip(*lines, strict=True))) > (1 if best is None else _weight(best))


def _better(best: Header | None, other: Header | None) -> Header | None:
    """The header with more known columns; the first of two with as many."""
    if best is None or other is None:
        return best or other
    return other if _weight(other) > _weight(best) else best


def _weight(header: Header) -> int:
    return len(header.columns) + len(header.years)


def _read(
    row: int, lines: Sequence[Sequence[str]], find: Find, *, with_years: bool
) -> Header | None:
    """The header whose last row is `row`, of one or two `lines` of texts."""
    known: dict[str, int] = {}
    years: dict[int, int] = {}
    unknown: list[int] = []
    twice: list[tuple[int, int]] = []
    school_years: list[int] = []
    above = {
        column: list(dict.fromkeys(filter(None, texts)))
        for column, texts in enumerate(zip(*lines, strict=True))
        if any(texts)
    }
    hinted = _hinted(above, find)
    for column, parts in above.items():
        meant = _named(parts, find) or hinted.get(column)
        year = year_of(parts[-1]) or year_of(parts[0]) if with_years else None
        if meant is not None:
            _put(known, meant, column, twice)
        elif year is not None:
            _put(years, year, column, twice)
        elif with_years and names_school_year(parts[-1]):
            school_years.append(column)
        else:
            unknown.append(column)
    if len(known) + len(years) < 2 or not known:
        return None
    return Header(
        row=row,
        columns=known,
        years=years,
        texts={column: masked(" ".join(parts)[:LONGEST_TEXT]) for column, parts in above.items()},
        unknown=tuple(unknown),
        twice=tuple(twice),
        school_years=tuple(school_years),
    )


def _named(parts: Sequence[str], find: Find) -> str | None:
    """What a column is called by its lower text, by both of its texts, or by its upper one."""
    if len(parts) == 1:
        return find(parts[0])
    return find(parts[-1]) or find("".join(parts)) or find(parts[0])


def _hinted(above: Mapping[int, Sequence[str]], find: Find) -> Mapping[int, str]:
    """Columns known by their header without what stands in brackets or on its further lines.

    Only where that makes one column of one name: of 人次(线上) and 人次(线下) neither is 人次.
    """
    exact: set[str] = set()
    hinted: dict[str, list[int]] = {}
    for column, parts in above.items():
        meant = _named(parts, find)
        if meant is not None:
            exact.add(meant)
        elif (name := _named([without_hints(part) for part in parts], find)) is not None:
            hinted.setdefault(name, []).append(column)
    return {
        columns[0]: name
        for name, columns in hinted.items()
        if len(columns) == 1 and name not in exact
    }


def _put(columns: dict[K, int], key: K, column: int, twice: list[tuple[int, int]]) -> None:
    """Note what a column is; the first of two counts."""
    if key in columns:
        twice.append((column, columns[key]))
    columns.setdefault(key, column)


def side_by_side(header: Header) -> tuple[tuple[Header, ...], tuple[tuple[int, int], ...]]:
    """The blocks of a table that repeats its columns to the right, to save paper; one, mostly.

    Beside them the repeated columns that make no block, each as (this, the first).
    """
    meant: dict[int, tuple[str, int]] = {
        **{column: (name, 0) for name, column in header.columns.items()},
        **{column: ("", year) for year, column in header.years.items()},
    }
    blocks: list[dict[tuple[str, int], int]] = []
    for column, first in sorted(header.twice):
        if not blocks or meant[first] in blocks[-1]:
            blocks.append({})
        blocks[-1][meant[first]] = column
    before = max(meant)
    starts = [_begin(header, min(block.values())) for block in blocks]
    whole = all(len(block) * 2 > len(meant) and any(name for name, _ in block) for block in blocks)
    if not blocks or starts[0] <= before or not whole:
        return (header,), header.twice
    ends = [*starts, None]
    right = (
        replace(
            header,
            columns={name: column for (name, _), column in block.items() if name},
            years={year: column for (name, year), column in block.items() if not name},
            unknown=(),
            school_years=(),
            twice=(),
            span=(starts[at], ends[at + 1]),
        )
        for at, block in enumerate(blocks)
    )
    return (replace(header, twice=(), span=(0, starts[0])), *right), ()


def _begin(header: Header, column: int) -> int:
    """Where a block begins: columns such as 序号 stand before its first known one, as before."""
    own = min((*header.columns.values(), *header.years.values()))
    before = {even(header.texts[other]) for other in header.unknown if other < own}
    while column - 1 in header.unknown and even(header.texts[column - 1]) in before:
        column -= 1
    return column


def _is_header_below(table: Table, row: int, find: Find, *, with_years: bool) -> bool:
    """Whether the second row of a header holds names, not data."""
    texts = [text for value in table.rows[row][:WIDEST_HEADER] if (text := _text_of(value))]
    known = [text for text in texts if find(text) or (with_years and year_of(text) is not None)]
    return bool(known) and len(known) * 2 >= len(texts)


def _texts(table: Table, row: int, width: int) -> list[str]:
    """What stands in so many columns of a row; a merged area speaks for all its cells."""
    wide = min(width, WIDEST_HEADER)
    texts = [_text_of(value) for value in table.rows[row][:wide]]
    texts += [""] * (wide - len(texts))
    # The first of two areas over one cell speaks for it.
    for area in reversed(table.merged):
        if area.top <= row <= area.bottom and area.left < wide:
            right = min(area.right + 1, wide)
            corner = table.rows[area.top][area.left : area.left + 1]
            speaks = _text_of(corner[0]) if corner else ""
            texts[area.left : right] = [speaks] * (right - area.left)
    return texts


def _text_of(value: Value) -> str:
    return "" if value is None else " ".join(str(value).split())
