"""Inputs made of bytes: workbooks part by part, so that each can hold exactly one oddity."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

import pytest

from haixi_check.readers import Document, InputFile, read

if TYPE_CHECKING:
    from pathlib import Path

Opened: TypeAlias = Callable[..., Document]
Workbook: TypeAlias = Callable[..., bytes]

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml"


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    """Write bytes to a file and read it."""

    def open_(data: bytes | str, name: str = "报送.xlsx", encoding: str | None = None) -> Document:
        path = tmp_path / "input"
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return read(InputFile(path, name, encoding))

    return open_


@pytest.fixture
def workbook() -> Workbook:
    """Write a workbook of one sheet, or of several, from the XML within each."""
    return write_workbook


def _relations(targets: Mapping[str, tuple[str, str]], office: str) -> str:
    links = "".join(
        f'<Relationship Id="{key}" Type="{office}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}">{links}</Relationships>'


def write_workbook(
    sheet: str = "<sheetData/>",
    *,
    styles: str = "",
    strings: str = "",
    properties: str = "",
    states: Mapping[str, str] | None = None,
    kind: str = "worksheet",
    strict: bool = False,
    parts: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """`sheet` is the content of every worksheet; `parts` replace or add whole parts."""
    main = f"{STRICT}/spreadsheetml/main" if strict else MAIN
    office = f"{STRICT}/officeDocument/relationships" if strict else OFFICE
    names = states or {"表": "visible"}
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{number}" state="{state}" r:id="rId{number}"/>'
        for number, (name, state) in enumerate(names.items(), 1)
    )
    targets = {
        f"rId{number}": (kind, f"{kind}s/sheet{number}.xml") for number in range(1, len(names) + 1)
    }
    rest = {"s": ("styles", "styles.xml"), "t": ("sharedStrings", "sharedStrings.xml")}
    written: dict[str, str | bytes] = {
        "_rels/.rels": _relations({"m": ("officeDocument", "xl/workbook.xml")}, office),
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}">{properties}'
        f"<sheets>{sheets}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _relations({**targets, **rest}, office),
        "xl/styles.xml": f'<styleSheet xmlns="{main}">{styles}</styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{main}">{strings}</sst>',
        **{
            f"xl/{target}": f'<worksheet xmlns="{main}">{sheet}</worksheet>'
            for _, target in targets.values()
        },
        **(parts or {}),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in written.items():
            archive.writestr(name, content)
    return file.getvalue()
