"""The plan of an .xlsx: which part holds which worksheet, and what its styles make of a number."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from haixi_check.plain import dataclass
from haixi_check.readers.documents import UnreadableError
from haixi_check.readers.numbers import NumberStyles, shows_plainly
from haixi_check.readers.xlsx.styles import read_styles
from haixi_check.readers.xml_events import local, start_tags

if TYPE_CHECKING:
    from haixi_check.readers.archive import Archive
    from haixi_check.readers.looks import Looks

_STRINGS, _STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
"""Where nearly every program puts them, and where they are looked for if no relation tells."""


@dataclass(frozen=True)
class WorkbookParts:
    """Worksheet name to part, and the indexes of styles as a cell's `s` writes them."""

    names: tuple[str, ...]
    """The worksheets in the workbook's order, also those that no part belongs to."""
    worksheets: dict[str, str]
    hidden: frozenset[str]
    """The names of worksheets that are not shown."""
    numbers: NumberStyles
    plain_styles: frozenset[str | int]
    """Styles under which a number is surely nothing but that number."""
    looks: Looks
    """Styles that deny the value of a cell."""
    strings: str
    """The part with the shared strings."""
    styles: str
    """The part with the styles."""

    @property
    def usual(self) -> bool:
        """Whether shared strings and styles are where the library looks for them, if anywhere."""
        return (self.strings, self.styles) == (_STRINGS, _STYLES)


def workbook_parts(archive: Archive) -> WorkbookParts:
    """Follow the relations of the package to its worksheets and styles."""
    main = next(iter(Relations(archive, "").of("officeDocument").values()), "xl/workbook.xml")
    relations = Relations(archive, main)
    names, worksheets, hidden, date1904 = _sheets(archive, main, relations)
    part = relations.part("styles", _STYLES)
    styles = read_styles(archive, part)
    return WorkbookParts(
        names=tuple(names),
        worksheets=worksheets,
        hidden=frozenset(hidden),
        numbers=NumberStyles.of(styles.formats, date1904=date1904),
        plain_styles=frozenset(
            style for style, each in styles.formats.items() if shows_plainly(*each)
        ),
        looks=styles.looks,
        strings=relations.part("sharedStrings", _STRINGS),
        styles=part,
    )


def _sheets(
    archive: Archive, main: str, relations: Relations
) -> tuple[list[str], dict[str, str], set[str], bool]:
    """The names of the worksheets, their parts, which are hidden, and whether days are of 1904."""
    sheets = relations.of("worksheet")
    others = relations.of().keys() - sheets.keys()
    names: list[str] = []
    worksheets: dict[str, str] = {}
    hidden: set[str] = set()
    date1904 = False
    for tag, attributes in start_tags(archive.chunks(main)):
        if tag == "workbookPr":
            date1904 = attributes.get("date1904") in ("1", "true")
        elif tag == "sheet":
            link, title = local(attributes).get("id", ""), attributes.get("name", "")
            if link not in others:
                names.append(title)
            if link in sheets:
                worksheets[title] = sheets[link]
            if attributes.get("state", "visible") != "visible":
                hidden.add(title)
    if len(set(worksheets.values())) < len(worksheets) or len(set(names)) < len(names):
        # Two hundred sheets over one part: it would be read two hundred times.
        raise UnreadableError("damaged_file")
    return names, worksheets, hidden, date1904


class Relations:
    """What a part of a package refers to; the package itself is the part without a name.

    Raises `UnreadableError` for a part that has no relations.
    """

    def __init__(self, archive: Archive, part: str) -> None:
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        self._archive = archive
        self._links: list[tuple[str, str, str]] = []
        if part or relations in archive:
            for tag, attributes in start_tags(archive.chunks(relations)):
                if tag == "Relationship":
                    target = attributes.get("Target", "").replace("\\", "/")
                    path = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
                    self._links.append((attributes.get("Id", ""), attributes.get("Type", ""), path))

    def of(self, kind: str = "") -> dict[str, str]:
        """Relation id to part, of those whose type ends in `kind`, if given."""
        return {
            link: part
            for link, type_, part in self._links
            if not kind or type_.endswith(f"/{kind}")
        }

    def part(self, kind: str, usual: str) -> str:
        """The part that is named for `kind`; the usual one where none is named that is there."""
        named = (part for part in self.of(kind).values() if part in self._archive)
        return next((part for part in named if part.lower() != usual.lower()), usual)
