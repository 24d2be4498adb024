"""Habits of programs: what WPS, LibreOffice and web systems write, and what people export."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import openpyxl
from tests.habits.habit import BASE, E1, E_BOTH, Habit, Rows, bases, figures
from tests.readers.books import WHOLE, Sheet, as_csv

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def by(kind: str) -> Callable[[Mapping[str, Rows]], bytes]:
    """The writer of a format that holds several sheets."""
    return lambda sheets: WHOLE[kind](
        [Sheet(name=name, rows=rows) for name, rows in sheets.items()]
    )


def lying_dimension(sheets: Mapping[str, Rows]) -> bytes:
    """As some versions of WPS do: every sheet says that it ends at A1."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    written, changed = io.BytesIO(), io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(changed, "w") as target:
        for part in source.namelist():
            said = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"', source.read(part))
            target.writestr(part, said)
    return changed.getvalue()


def exported(encoding: str, delimiter: str) -> Callable[[Mapping[str, Rows]], bytes]:
    """A text table of the only sheet."""
    return lambda sheets: as_csv(
        Sheet(name="", rows=next(iter(sheets.values()))), encoding=encoding, delimiter=delimiter
    )


ALONE = {
    "指标数据": (
        ("填报单位", "代码", "指标", "计量单位", "2021年", "2022年"),
        ("海西州职业技术学校", "enrolment", "学历教育在校生数", "人", "1,580", 1650),
    )
}

PROGRAMS = (
    Habit(
        name="by-libreoffice",
        why="LibreOffice 存成 .ods。",
        sheets=figures(E1),
        suffix=".ods",
        write=by("ods"),
        figures=E_BOTH,
    ),
    Habit(
        name="by-old-wps",
        why="WPS 另存为 .xls。",
        sheets=bases(BASE),
        suffix=".xls",
        write=by("xls"),
        rows={"bases": 1},
    ),
    Habit(
        name="wps-dimension",
        why="写明的范围只有 A1，实际有数，以实际为准。",
        sheets=figures(E1),
        write=lying_dimension,
        figures=E_BOTH,
    ),
    Habit(
        name="web-export",
        why="网页系统导出的 .xls 其实是 HTML,数字都是文字。",
        sheets=figures(E1),
        suffix=".xls",
        write=by("HTML"),
        figures=E_BOTH,
    ),
    Habit(
        name="xml-2003",
        why="Excel 2003 XML 也叫 .xls。",
        sheets=figures(E1),
        suffix=".xls",
        write=by("XML 2003"),
        figures=E_BOTH,
    ),
    Habit(
        name="wrong-suffix",
        why="把 .ods 改名成 .xlsx：照内容读，并提示。",
        sheets=figures(E1),
        write=by("ods"),
        figures=E_BOTH,
        problems=("wrong_suffix !",),
    ),
    Habit(
        name="gbk-csv",
        stem="指标数据",
        why="Excel 存的 csv 是 GBK 编码。",
        sheets=ALONE,
        suffix=".csv",
        write=exported("gb18030", ","),
        figures=E_BOTH,
        problems=("no_basics !", "year_not_stated !"),
        understood=("text_number", "thousands_separator"),
    ),
    Habit(
        name="unicode-text",
        why="Excel 的“Unicode 文本”是 UTF-16、制表符分隔。",
        sheets=ALONE,
        suffix=".txt",
        write=exported("utf-16", "\t"),
        figures=E_BOTH,
        problems=("no_basics !", "year_not_stated !"),
        understood=("sheet_by_header", "text_number", "thousands_separator"),
    ),
)
