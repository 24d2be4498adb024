"""Values that their own cells deny: by how they look, or by a comment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from tests.conftest import ROOT
from tests.refusals.cases import GOLMUD, Case, case

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from tests.refusals.cases import Spoil

FIGURES, RECORDS, BASES, BASICS = "指标数据", "佐证材料", "实训基地", "基本信息"


def spoiled(sheet: str, address: str, spoil: Callable[[Cell], None]) -> Spoil:
    """A sample as a spreadsheet program saves it, with one of its cells changed."""

    def write(folder: Path) -> Sequence[str | Path]:
        book = openpyxl.load_workbook(ROOT / "samples" / GOLMUD)
        path = folder / "报送.xlsx"
        spoil(book[sheet][address])
        book.save(path)
        return [path]

    return write


def seen(name: str, code: str, spoil: Callable[[Cell], None], at: str, says: str = "") -> Case:
    """A value that its cell denies, which is told of at that cell."""
    sheet, _, address = at.partition("!")
    return case(name, code, spoiled(sheet, address, spoil), place=at, says=says)


def _font(cell: Cell, font: Font) -> None:
    cell.font, cell.fill = font, PatternFill()


def _format(cell: Cell, code: str) -> None:
    cell.number_format = code


def _comment(cell: Cell, text: str) -> None:
    cell.comment = Comment(text, "虚构人")


def shown(name: str, code: str) -> Case:
    """A figure of the reporting year under a number format."""
    at = f"{FIGURES}!F5"
    return seen(name, "shown_otherwise", partial(_format, code=code), at, "1152")


def commented(name: str, at: str, text: str) -> Case:
    """A value with a comment that denies it."""
    return seen(name, "comment_denies", partial(_comment, text=text), at, text)


CASES = (
    seen(
        "加了删除线", "struck_out", partial(_font, font=Font(strike=True)), f"{FIGURES}!F5", "1152"
    ),
    seen("材料加了删除线", "struck_out", partial(_font, font=Font(strike=True)), f"{RECORDS}!E8"),
    seen("白字", "not_seen", partial(_font, font=Font(color="FFFFFFFF")), f"{FIGURES}!F5", "1152"),
    seen("字号一磅", "not_seen", partial(_font, font=Font(size=1)), f"{BASES}!A5"),
    shown("格式里写着暂缺", '"暂缺"'),
    seen("格式什么也不显示", "not_seen", partial(_format, code=";;;"), f"{FIGURES}!F5", "1152"),
    shown("格式以千计", "0,"),
    shown("格式里写着估算", '0"(估算)"'),
    commented("批注写着待核实", f"{FIGURES}!F5", "待核实"),
    commented("批注写着实际数", f"{FIGURES}!F5", "实际为1015人"),
    commented("材料的批注写着作废", f"{RECORDS}!E8", "该文件已废止"),
    commented("基地的批注写着停用", f"{BASES}!A5", "2021年已停用"),
    commented("年度的批注写着待核实", f"{BASICS}!B7", "待核实"),
)
