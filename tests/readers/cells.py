"""Cells of a worksheet as XML, and the styles that they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from haixi_check.table import Table

if TYPE_CHECKING:
    from tests.readers.conftest import Opened

STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="0.0%;[Red]-0.0%"/>'
    '<numFmt numFmtId="165" formatCode="0&quot;%&quot;"/></numFmts>'
    "<cellXfs>"
    + "".join(f'<xf numFmtId="{number}"/>' for number in (0, 9, 10, 164, 165, 14, 31, 57, 22, 46))
    + "</cellXfs>"
)
(
    GENERAL,
    WHOLE_PERCENT,
    PERCENT,
    OWN_PERCENT,
    PERCENT_SIGN,
    DATE,
    CJK_LONG,
    CJK_MONTH,
    TIMED,
    SPAN,
) = range(10)


def row(*cells: str) -> str:
    return f'<sheetData><row r="1">{"".join(cells)}</row></sheetData>'


def number(value: object, style: int = GENERAL, column: str = "A") -> str:
    return f'<c r="{column}1" s="{style}"><v>{value}</v></c>'


def only(opened: Opened, data: bytes) -> Table:
    (table,) = opened(data).grids
    return table
