"""Reader of SpreadsheetML 2003, which people save as .xls: one pass of expat over one XML file."""

from __future__ import annotations

import re

from haixi_check.readers.documents import InputFile, ReaderResult, UnreadableError
from haixi_check.readers.grid import Grid, SheetsListener
from haixi_check.readers.limits import HIGHEST_SHEET, WIDEST_SHEET
from haixi_check.readers.numbers import (
    NO_DATE,
    NumberStyles,
    date_in,
    shows_date,
    shows_percent,
    shows_span,
)
from haixi_check.readers.text import cleaned, decoded
from haixi_check.readers.xml_events import local, parse
from haixi_check.table import CellError, UnstoredFormula, Value

_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(.*))?")
_TIME_ONLY = ("1899-12-31", "1900-01-00", "1899-12-30")
_NAMED_PERCENT = "Percent"
_NAMED_DATES = (
    "General Date", "Long Date", "Medium Date", "Short Date", "Long Time", "Medium Time",
    "Short Time",
)  # fmt: skip
_NAMED = (
    "General", "General Number", "Currency", "Euro Currency", "Fixed", "Standard", "Scientific",
    "Yes/No", "True/False", "On/Off",
)  # fmt: skip
"""Formats that have a name instead of a code: its letters mean nothing."""


def read_spreadsheetml(source: InputFile, data: bytes) -> ReaderResult:
    """One table for each worksheet."""
    listener = _WorkbookListener(source.shown)
    parse([decoded(data, source.encoding).encode()], listener, encoding="utf-8")
    return ReaderResult.of_sheets(listener.tables)


class _WorkbookListener(SheetsListener):
    """Listens to the tags of the whole workbook."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self._numbers = NumberStyles()
        self._row_style = ""
        self._kind = ""
        self._text: list[str] = []
        self._inside: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A tag opens."""
        self._inside.append(name)
        match name:
            case "Style":
                self._begin_style(local(attributes))
            case "Date1904":
                self._numbers.date1904 = True
            case "NumberFormat" if self._style:
                self._number_format(local(attributes).get("Format", "General"))
            case "Worksheet":
                self._begin_sheet(local(attributes).get("Name", ""))
                self._row = self._column = -1
            case "Column" if self._grid is not None:
                self._begin_column(self._grid, local(attributes))
            case "Row" if self._grid is not None:
                self._begin_row(self._grid, local(attributes))
            case "Cell" if self._grid is not None:
                self._begin_cell(self._grid, local(attributes))
            case "Data" if self._cell is not None and self._inside[-2:-1] == ["Cell"]:
                # The text of a comment stands in a Data element as well: not the cell's own.
                self._kind = local(attributes).get("Type", "String")
                self._text.clear()
            case "Visible":
                self._text.clear()
            case _:
                pass

    def text(self, characters: str) -> None:
        """Characters between tags."""
        if self._kind or (self._inside and self._inside[-1] == "Visible"):
            self._text.append(characters)

    def end(self, name: str) -> None:
        """A tag closes."""
        self._inside.pop()
        if name == "Style":
            self._style = ""
        elif name == "Visible":
            self._hidden = "".join(self._text).strip() in ("SheetHidden", "SheetVeryHidden")
        elif name == "Data" and self._kind and self._inside[-1:] == ["Cell"]:
            self._put("".join(self._text))
            self._kind = ""
        elif name == "Cell" and self._cell is not None:
            self._end_cell(self._cell)
        elif name == "Worksheet":
            self._end_sheet(self._numbers.epoch)

    def _begin_style(self, attributes: dict[str, str]) -> None:
        self._style = attributes.get("ID", "")
        for kind in (self._numbers.percents, self._numbers.days, self._numbers.spans):
            if attributes.get("Parent", "") in kind:
                kind.add(self._style)

    def _number_format(self, code: str) -> None:
        """Count the current style among the kinds that its format shows, and no others."""
        named = code in _NAMED
        kinds = (
            (self._numbers.percents, code == _NAMED_PERCENT or shows_percent("", code)),
            (self._numbers.spans, not named and shows_span("", code)),
            (self._numbers.days, code in _NAMED_DATES or (not named and shows_date("", code))),
        )
        for kind, is_shown in kinds:
            kind.discard(self._style)
            kind.update([self._style] if is_shown else [])

    def _begin_column(self, grid: Grid, attributes: dict[str, str]) -> None:
        first = _index(attributes, self._column, WIDEST_SHEET)
        self._column = first + _whole(attributes.get("Span"), WIDEST_SHEET)
        if attributes.get("Hidden") == "1":
            grid.hide_columns(first, self._column)

    def _begin_row(self, grid: Grid, attributes: dict[str, str]) -> None:
        self._row = _index(attributes, self._row, HIGHEST_SHEET)
        self._column = -1
        self._row_style = attributes.get("StyleID", "")
        span = _whole(attributes.get("Span"), HIGHEST_SHEET)
        if attributes.get("Hidden") == "1" and len(grid.hidden_rows) < HIGHEST_SHEET:
            grid.hidden_rows.update(range(self._row, self._row + span + 1))

    def _begin_cell(self, grid: Grid, attributes: dict[str, str]) -> None:
        self._column = _index(attributes, self._column, WIDEST_SHEET)
        self._cell = attributes
        across = _whole(attributes.get("MergeAcross"), WIDEST_SHEET)
        down = _whole(attributes.get("MergeDown"), HIGHEST_SHEET)
        grid.merge(self._row, self._column, self._row + down, self._column + across)

    def _end_cell(self, attributes: dict[str, str]) -> None:
        if "Formula" in attributes and "stored" not in attributes and self._grid is not None:
            self._grid.put(self._row, self._column, UnstoredFormula())
        self._column += _whole(attributes.get("MergeAcross"), WIDEST_SHEET)
        self._cell = None

    def _put(self, text: str) -> None:
        if self._cell is None or self._grid is None:
            return
        style = self._cell.get("StyleID") or self._row_style
        if text.strip() or self._kind == "String":
            self._cell["stored"] = ""
        if self._kind == "Number":
            value = self._number(text.strip(), style)
        else:
            value = _value(self._kind, text)
        self._grid.put(self._row, self._column, value)

    def _number(self, text: str, style: str) -> Value:
        try:
            number = float(text)
        except ValueError:
            return cleaned(text) or None
        return self._numbers.value(number, style)


def _index(attributes: dict[str, str], before: int, limit: int) -> int:
    if "Index" not in attributes:
        return before + 1
    return _whole(attributes["Index"], limit) - 1


def _whole(written: str | None, limit: int) -> int:
    if not written:
        return 0
    if not (written.isascii() and written.isdigit() and len(written) <= 8):
        raise UnreadableError("damaged_file")
    return min(int(written), limit)


def _value(kind: str, text: str) -> Value:
    match kind:
        case "Boolean":
            return text.strip() in ("1", "true")
        case "Error":
            return CellError(cleaned(text).strip()[:20])
        case "DateTime":
            return _day(text.strip())
        case _:
            return cleaned(text)


def _day(text: str) -> Value:
    match = _DATE.fullmatch(text)
    if match is None:
        return cleaned(text)
    if text[:10] in _TIME_ONLY:
        clock = (match[4] or "").partition(".")[0]
        return clock.removesuffix(":00") if clock.count(":") > 1 else clock
    return date_in(match) or NO_DATE
