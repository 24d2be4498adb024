"""The plan of an .xlsx: which part holds which worksheet, and what its styles make of a number."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from haixi_check.readers.documents import UnreadableError
from haixi_check.readers.number_formats import shows_date, shows_percent, shows_plainly, shows_span
from haixi_check.readers.xml_events import start_tags

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from haixi_check.readers.archive import Archive

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
    date1904: bool
    percent_styles: frozenset[str]
    date_styles: frozenset[str]
    span_styles: frozenset[str]
    """Among the styles of dates: those that show a span of time."""
    plain_styles: frozenset[str]
    """Styles under which a number is surely nothing but that number."""
    strings: str
    """The part with the shared strings."""
    styles: str
    """The part with the styles."""

    @property
    def usual(self) -> bool:
        """Whether shared strings and styles are where the library looks for them, if anywhere."""
        return (self.strings, self.styles) == (_STRINGS, _STYLES)


class _Listed:
    """Listens to the tags of a workbook: which sheets it has, and from where it counts its days."""

    def __init__(self, sheets: Mapping[str, str], others: Collection[str]) -> None:
        self.names: list[str] = []
        self.worksheets: dict[str, str] = {}
        self.hidden: set[str] = set()
        self.date1904 = False
        self._sheets = sheets
        self._others = others

    def tell(self, name: str, attributes: dict[str, str]) -> None:
        """A tag opens."""
        if name == "workbookPr":
            self.date1904 = attributes.get("date1904") in ("1", "true")
        elif name == "sheet":
            link = next((v for k, v in attributes.items() if k.rpartition(":")[2] == "id"), "")
            title = attributes.get("name", "")
            if link not in self._others:
                self.names.append(title)
            if link in self._sheets:
                self.worksheets[title] = self._sheets[link]
            if attributes.get("state", "visible") != "visible":
                self.hidden.add(title)


def workbook_parts(archive: Archive) -> WorkbookParts:
    """Follow the relations of the package to its worksheets and styles."""
    main = next(iter(related(archive, "", "officeDocument").values()), "xl/workbook.xml")
    sheets = related(archive, main, "worksheet")
    others = related(archive, main, "").keys() - sheets.keys()
    listed = _Listed(sheets, others)
    start_tags(archive.chunks(main), listed.tell)
    names, worksheets = listed.names, listed.worksheets
    if len(set(worksheets.values())) < len(worksheets) or len(set(names)) < len(names):
        # Two hundred sheets over one part: it would be read two hundred times.
        raise UnreadableError("damaged_file")
    styles = _named(archive, main, "styles", _STYLES)
    formats = list(_formats(archive, styles)) if styles in archive else [("0", None)]

    def of(shows: Callable[[str, str | None], bool]) -> frozenset[str]:
        return frozenset(str(index) for index, kind in enumerate(formats) if shows(*kind))

    return WorkbookParts(
        names=tuple(names),
        worksheets=worksheets,
        hidden=frozenset(listed.hidden),
        date1904=listed.date1904,
        percent_styles=of(shows_percent),
        date_styles=of(shows_date),
        span_styles=of(shows_span),
        plain_styles=of(shows_plainly),
        strings=_named(archive, main, "sharedStrings", _STRINGS),
        styles=styles,
    )


def _named(archive: Archive, main: str, kind: str, usual: str) -> str:
    """The part that the workbook names for `kind`; the usual one where it names none that is."""
    found = (part for part in related(archive, main, kind).values() if part in archive)
    return next((part for part in found if part.lower() != usual.lower()), usual)


def related(archive: Archive, part: str, kind: str) -> dict[str, str]:
    """Relation id to part, of those relations of `part` whose type ends in `kind`, if given."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    found: dict[str, str] = {}

    def told(tag: str, attributes: dict[str, str]) -> None:
        of_kind = not kind or attributes.get("Type", "").endswith(f"/{kind}")
        if tag == "Relationship" and of_kind:
            target = attributes.get("Target", "").replace("\\", "/")
            whole = target if target.startswith("/") else posixpath.join(folder, target)
            found[attributes.get("Id", "")] = posixpath.normpath(whole).lstrip("/")

    if relations not in archive:
        if part:
            raise UnreadableError("damaged_file")
        return {}
    start_tags(archive.chunks(relations), told)
    return found


def _formats(archive: Archive, styles: str) -> Iterator[tuple[str, str | None]]:
    """The number of the format of each style, and its code where it is no built-in one."""
    codes: dict[str, str] = {}
    numbers: list[str] = []
    section = ""

    def told(name: str, attributes: dict[str, str]) -> None:
        nonlocal section
        if name in ("cellXfs", "cellStyleXfs"):
            section = name
        elif name == "numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "xf" and section == "cellXfs":
            numbers.append(attributes.get("numFmtId", "0"))

    start_tags(archive.chunks(styles), told)
    return ((number, codes.get(number)) for number in numbers)
