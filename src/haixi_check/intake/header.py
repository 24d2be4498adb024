"""Where a sheet's header stands and which column is which. Knows no unit and no figure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache, partial
from typing import TypeAlias, TypeVar

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

_YEAR = re.compile(r"(20\d\d)(年|年度|届|年末|年底)?")
_DAY_OF_YEAR = re.compile(r"(20\d\d)(?:年|[-./]?)\d{1,2}(?:月|[-./]?)\d{1,2}日?")
_YEAR_IN_WORDS = re.compile(r"(二[〇○零0][〇○零一二三四五六七八九]{2})(年|年度|届|年末|年底)?")
_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_BRACKETS = re.compile(r"[(\[【〔<][^()\[\]【】〔〕<>]*[)\]】〕>]")
_OTHER_THING = re.compile("[百千万亿]|%|折合|折算|占比|比例|率|预计|预测|预期|计划|目标|拟|估")
"""What makes of a column another one, even in brackets: a size, a share, a plan."""
_PART_OF_YEAR = re.compile(
    "[上下前后]?半年|[一二三四1-4前上个]+季度?|季报|月报|旬报|快报|初步|阶段性|非最终|未审|未决|预算|平均|累计|不含|剔除|除外"
)
_MONTH = re.compile(r"(?<![0-9])([0-9]{1,2})月(?:([0-9]{1,2})日)?")
_DAY = re.compile(r"20[0-9]{2}[./-]([0-9]{1,2})[./-]([0-9]{1,2})(?![0-9])")
_DATE = r"(?:20[0-9]{2}[年./-])?[0-9]{1,2}(?:月(?:[0-9]{1,2}日)?|[./-][0-9]{1,2})"
_SENT = "(?:[填上]报|报送|制表|报出)"
_WHEN_SENT = re.compile(
    rf"{_SENT}[^,，;；、0-9]{{0,6}}{_DATE}|(?<![截至止到年月日0-9./—–~-]){_DATE}{_SENT}"
)
"""The day on which a table was filled in or sent, which says nothing of its numbers."""
_WHOLE_YEARS = frozenset({("1", "1"), ("9", "1")})
"""Days other than those of December by which people mean the whole year: a date cell that is shown
as a year, and the day on which students are counted."""
_SCHOOL_YEAR = re.compile(r"(20\d\d)\s*[-—–~至/]\s*(20\d\d)\s*(学年|学年度)?|(20\d\d)学年度?")


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
        return spellings(texts | {_plain(text) for text in texts})


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


def _better(best: Header | None, found: Header | None) -> Header | None:
    """The header with more known columns; the first of two with as many."""
    if best is None or found is None:
        return best or found
    return found if _weight(found) > _weight(best) else best


def _weight(header: Header) -> int:
    return len(header.columns) + len(header.years)


def _read(
    row: int, lines: Sequence[Sequence[str]], find: Find, *, with_years: bool
) -> Header | None:
    """The header whose last row is `row`, of one or two `lines` of texts."""
    known: dict[str, int] = {}
    years: dict[int, int] = {}
    above: dict[int, list[str]] = {}
    unknown: list[int] = []
    twice: list[tuple[int, int]] = []
    school_years: list[int] = []
    hinted = _hinted(lines, find)
    for column, texts in enumerate(zip(*lines, strict=True)):
        parts = list(dict.fromkeys(text for text in texts if text))
        if not parts:
            continue
        above[column] = parts
        meant = _named(parts, find) or hinted.get(column)
        year = year_of(parts[-1]) or year_of(parts[0]) if with_years else None
        if meant is not None:
            _put(known, meant, column, twice)
        elif year is not None:
            _put(years, year, column, twice)
        elif with_years and _SCHOOL_YEAR.search(even_dash(parts[-1])):
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


def _named(parts: list[str], find: Find) -> str | None:
    if len(parts) == 1:
        return find(parts[0])
    return next((found for name in _spellings(parts) if (found := find(name))), None)


def _hinted(lines: Sequence[Sequence[str]], find: Find) -> Mapping[int, str]:
    """Columns known by their header without what stands in brackets or on its further lines.

    Only where that makes one column of one name: of 人次(线上) and 人次(线下) neither is 人次.
    """
    exact: set[str] = set()
    found: dict[str, list[int]] = {}
    for column, texts in enumerate(zip(*lines, strict=True)):
        parts = list(dict.fromkeys(text for text in texts if text))
        if not parts:
            continue
        meant = _named(parts, find)
        if meant is not None:
            exact.add(meant)
        elif (hinted := _named([_plain(part) for part in parts], find)) is not None:
            found.setdefault(hinted, []).append(column)
    return {
        columns[0]: name
        for name, columns in found.items()
        if len(columns) == 1 and name not in exact
    }


@lru_cache(maxsize=32_768)
def _plain(text: str) -> str:
    """A header without its hints: brackets, and the lines below its first one."""
    even_text = unicodedata.normalize("NFKC", text)
    hints = "".join(_BRACKETS.findall(even_text))
    return text if _OTHER_THING.search(hints) else _BRACKETS.sub("", even_text)


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
    texts = [text for value in table.rows[row][:WIDEST_HEADER] if (text := _own(value))]
    known = [text for text in texts if find(text) or (with_years and year_of(text) is not None)]
    return bool(known) and len(known) * 2 >= len(texts)


def _spellings(parts: list[str]) -> Iterator[str]:
    """What a header of two rows may be named by: its lower part, both, its upper part."""
    yield parts[-1]
    if len(parts) > 1:
        yield "".join(parts)
        yield parts[0]


def _texts(table: Table, row: int, width: int) -> list[str]:
    """What stands in so many columns of a row; a merged area speaks for all its cells."""
    wide = min(width, WIDEST_HEADER)
    texts = [_own(value) for value in table.rows[row][:wide]]
    texts += [""] * (wide - len(texts))
    # The first of two areas over one cell speaks for it.
    for area in reversed(table.merged):
        if area.top <= row <= area.bottom and area.left < wide:
            right = min(area.right + 1, wide)
            speaks = _own(cell(table, area.top, area.left))
            texts[area.left : right] = [speaks] * (right - area.left)
    return texts


def cell(table: Table, row: int, column: int) -> Value:
    """The value at (row, column) of the table; rows may be shorter than the widest."""
    values = table.rows[row]
    return values[column] if column < len(values) else None


def _own(value: Value) -> str:
    return "" if value is None else " ".join(str(value).split())


def ends_early(text: object) -> bool:
    """Whether a text speaks of no whole year or of no final figures: 1-6月, 快报, 预算数, 累计.

    The year's last month, and the day on which students are counted, are those of the whole year.
    """
    even_text = _WHEN_SENT.sub("", even_dash(str(text)))
    if _PART_OF_YEAR.search(even_text):
        return True
    days = [*_MONTH.findall(even_text), *_DAY.findall(even_text)]
    return any(
        int(month) != 12 and (month.lstrip("0"), day.lstrip("0")) not in _WHOLE_YEARS
        for month, day in days[-1:]
    )


def year_of(text: object) -> int | None:
    """The calendar year that a header names: `2022`, `2022年度`, `二〇二二年`, or a day of it.

    What stands in brackets changes nothing, unless it speaks of another size (万元), or of a part
    of the year.
    """
    if ends_early(text):
        return None
    word = even(text)
    match = _YEAR.fullmatch(word) or _YEAR_IN_WORDS.fullmatch(word)
    match = match or _DAY_OF_YEAR.fullmatch("".join(str(text).split()))
    if match is None:
        plain = _plain(str(text))
        return year_of(plain) if plain != str(text) and len(plain) < len(str(text)) else None
    return int(match[1].translate(_CHINESE_DIGITS))


def even_dash(text: str) -> str:
    """`text` in half-width characters, blanks gone."""
    return "".join(unicodedata.normalize("NFKC", text).split())
