"""The model into files, as short and as fast as a file can be written that is still sound."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from html import escape
from pathlib import Path

from tests.damage.book import Book, Error, Formula, Sheet, Submission, Value, a1, range_of
from tests.damage.objects import as_json
from tests.readers import books

from haixi_check.table import Area as ReadArea
from haixi_check.table import CellError

STYLES = (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>'
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def written(submission: Submission, folder: Path) -> tuple[Path, ...]:
    """Write a submission into an empty folder; the files that are handed in."""
    homes = {"zip": [], "csv": [folder / book.name for book in submission.books]}
    for name, content in submission.beside:
        for home in homes.get(submission.form, [folder]):
            _put(home / name, content)
    match submission.form:
        case "zip":
            members = {f"{book.name}.xlsx": _file(book, "xlsx") for book in submission.books}
            packed = _zipped({**members, **dict(submission.beside)})
            return (_put(folder / "报送.zip", packed),)
        case "csv":
            return tuple(
                _put(folder / book.name / f"{sheet.name}.csv", table)
                for book in submission.books
                for sheet in book.sheets
                if not sheet.hidden and (table := _csv(sheet)) is not None
            )
        case form:
            return tuple(
                _put(folder / f"{book.name}.{form}", _file(book, form)) for book in submission.books
            )


def _put(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def _file(book: Book, form: str) -> bytes:
    match form:
        case "xlsx":
            content = _xlsx(book)
        case "json":
            content = as_json(book).encode()
        case "ods":
            content = books.as_ods(_plain(book))
        case "xls":
            content = books.as_xls(_plain(book))
        case _:
            raise ValueError(form)
    if book.kept == "whole":
        return content
    return content[: len(content) // 2] if book.kept == "half" else b""


# ------------------------------------------------------------------------------ xlsx


def _xlsx(book: Book) -> bytes:
    members: dict[str, bytes] = {"[Content_Types].xml": _types(book).encode()}
    members["_rels/.rels"] = _relations({"r1": ("officeDocument", "xl/workbook.xml")}).encode()
    links = {f"s{at}": ("worksheet", f"worksheets/{at}.xml") for at in _numbers(book)}
    links["st"] = ("styles", "styles.xml")
    members["xl/_rels/workbook.xml.rels"] = _relations(links).encode()
    listed = "".join(_listed(at, sheet) for at, sheet in enumerate(book.sheets))
    members["xl/workbook.xml"] = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{listed}</sheets></workbook>'
    ).encode()
    members["xl/styles.xml"] = STYLES.encode()
    for at, sheet in enumerate(book.sheets):
        page = _page(sheet)
        if sheet.part != "missing":
            left = {"whole": page, "half": page[: len(page) // 2], "empty": b""}[sheet.part]
            members[f"xl/worksheets/{at}.xml"] = left
    return _zipped(members)


def _listed(at: int, sheet: Sheet) -> str:
    state = "hidden" if sheet.hidden else "visible"
    return f'<sheet name="{escape(sheet.name)}" sheetId="{at + 1}" state="{state}" r:id="s{at}"/>'


def _numbers(book: Book) -> range:
    return range(len(book.sheets))


def _types(book: Book) -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    pages = "".join(
        f'<Override PartName="/xl/worksheets/{at}.xml" ContentType="{kind}.worksheet+xml"/>'
        for at in _numbers(book)
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/>{pages}</Types>'
    )


def _relations(links: Mapping[str, tuple[str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="{name}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for name, (kind, target) in links.items()
    )
    return f'<Relationships xmlns="{PACKAGE}">{inside}</Relationships>'


@lru_cache(maxsize=1_000)
def _page(sheet: Sheet) -> bytes:
    """The XML of a sheet; most sheets are the same from one case to the next."""
    far: dict[int, list[tuple[int, Value]]] = {}
    for row, column, value in sheet.far:
        far.setdefault(row, []).append((column, value))
    lines = [
        _line(row, [*enumerate(values), *sorted(far.pop(row, []), key=lambda cell: cell[0])])
        for row, values in enumerate(sheet.rows)
    ]
    lines += [_line(row, cells) for row, cells in sorted(far.items(), key=lambda item: item[0])]
    merged = "".join(f'<mergeCell ref="{range_of(area)}"/>' for area in sheet.merged)
    areas = f'<mergeCells count="{len(sheet.merged)}">{merged}</mergeCells>' if merged else ""
    data = f"<sheetData>{''.join(lines)}</sheetData>{areas}"
    return f'<?xml version="1.0"?><worksheet xmlns="{MAIN}">{data}</worksheet>'.encode()


def _line(row: int, cells: list[tuple[int, Value]]) -> str:
    inside = "".join(_cell(a1(row, at), value) for at, value in cells if value is not None)
    return f'<row r="{row + 1}">{inside}</row>' if inside else ""


_EPOCH = date(1899, 12, 30)


def _cell(place: str, value: Value) -> str:
    match value:
        case bool():
            return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
        case int() | float():
            return f'<c r="{place}"><v>{value}</v></c>'
        case date():
            return f'<c r="{place}" s="1"><v>{(value - _EPOCH).days}</v></c>'
        case Error():
            return f'<c r="{place}" t="e"><v>{escape(value.code)}</v></c>'
        case Formula():
            return f'<c r="{place}"><f>{escape(value.text)}</f></c>'
        case _:
            text = escape(str(value), quote=False)
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _zipped(members: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2022, 1, 1, 0, 0, 0)), content)
    return file.getvalue()


# ------------------------------------------------------------------------------ other formats


def _csv(sheet: Sheet) -> bytes | None:
    if sheet.part == "missing":
        return None
    content = books.as_csv(_table(sheet), encoding="utf-8-sig")
    return {"whole": content, "half": content[: len(content) // 2], "empty": b""}[sheet.part]


def _plain(book: Book) -> list[books.Sheet]:
    return [_table(sheet) for sheet in book.sheets if sheet.part != "missing"]


def _table(sheet: Sheet) -> books.Sheet:
    rows = [[_read(value) for value in row] for row in sheet.rows]
    return books.Sheet(
        name=sheet.name,
        rows=rows,
        merged=tuple(ReadArea(*area) for area in sheet.merged),
        hidden=sheet.hidden,
    )


OLD_ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")
"""The errors that every format has; a newer one becomes `#VALUE!` there."""


def _read(value: Value) -> str | int | Decimal | bool | date | CellError | None:
    match value:
        case Error():
            return CellError(value.code if value.code in OLD_ERRORS else "#VALUE!")
        case Formula():
            return CellError("#VALUE!")
        case float():
            return Decimal(str(value))
        case _:
            return value
