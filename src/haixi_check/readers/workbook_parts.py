"""The plan of an .xlsx: which part holds which worksheet, and which styles show a percentage."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from haixi_check.readers.documents import UnreadableError
from haixi_check.readers.number_formats import shows_percent
from haixi_check.readers.xml_events import start_tags

if TYPE_CHECKING:
    from haixi_check.readers.archives import Archive


@dataclass(frozen=True, slots=True)
class WorkbookParts:
    """Worksheet name to part, and the indexes of percent styles as a cell's `s` writes them."""

    worksheets: dict[str, str]
    percent_styles: frozenset[str]


def workbook_parts(archive: Archive) -> WorkbookParts:
    """Follow the relations of the package to its worksheets and styles."""
    main = next(iter(related(archive, "", "officeDocument").values()), "xl/workbook.xml")
    sheets = related(archive, main, "worksheet")
    worksheets: dict[str, str] = {}

    def told(name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            link = next((v for k, v in attributes.items() if k.rpartition(":")[2] == "id"), "")
            if link in sheets:
                worksheets[attributes.get("name", "")] = sheets[link]

    start_tags(archive.chunks(main), told)
    if len(set(worksheets.values())) < len(worksheets):
        # Two hundred sheets over one part: it would be read two hundred times.
        raise UnreadableError("damaged_file")
    styles = next(iter(related(archive, main, "styles").values()), "")
    percent = _percent_styles(archive, styles) if styles in archive else frozenset[str]()
    return WorkbookParts(worksheets, percent)


def related(archive: Archive, part: str, kind: str) -> dict[str, str]:
    """Relation id to part, of the relations of `part` whose type ends in `kind`."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    found: dict[str, str] = {}

    def told(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship" and attributes.get("Type", "").endswith(f"/{kind}"):
            target = attributes.get("Target", "").replace("\\", "/")
            whole = target if target.startswith("/") else posixpath.join(folder, target)
            found[attributes.get("Id", "")] = posixpath.normpath(whole).lstrip("/")

    if relations not in archive:
        if part:
            raise UnreadableError("damaged_file")
        return {}
    start_tags(archive.chunks(relations), told)
    return found


def _percent_styles(archive: Archive, styles: str) -> frozenset[str]:
    codes: dict[str, str] = {}
    formats: list[str] = []
    section = ""

    def told(name: str, attributes: dict[str, str]) -> None:
        nonlocal section
        if name in ("cellXfs", "cellStyleXfs"):
            section = name
        elif name == "numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "xf" and section == "cellXfs":
            formats.append(attributes.get("numFmtId", "0"))

    start_tags(archive.chunks(styles), told)

    return frozenset(
        str(index)
        for index, number in enumerate(formats)
        if shows_percent(number, codes.get(number))
    )
