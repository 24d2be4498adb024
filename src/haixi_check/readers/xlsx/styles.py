"""The styles of an .xlsx: what they make of numbers, and which of them deny the value of a cell."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from haixi_check.plain import dataclass
from haixi_check.readers.xml_events import start_tags

if TYPE_CHECKING:
    from haixi_check.readers.archive import Archive
    from haixi_check.readers.looks import DenyingLook

_SECTIONS = frozenset(
    {"numFmts", "fonts", "fills", "cellXfs", "cellStyleXfs", "cellStyles", "dxfs"}
)
_TRUE = ("1", "true", "on")
_WHITE_INDEXES = ("1", "9", "65")
"""Of the palette that every workbook has, and of the window."""
_LAST_OF_PALETTE = 63
_USUAL_SIZE = 11.0
_USUAL_CODES = frozenset({"General", "@", "0", "0.0", "0.00", "#,##0", "yyyy-mm-dd", "0%"})
"""Formats of which it need not be asked whether they show something else."""
_NO_FILL = ("none", "")


@dataclass()
class Styles:
    """The styles by their index, as a cell's `s` writes it."""

    formats: dict[str | int, tuple[str, str | None]] = field(default_factory=dict)
    """The number of the format of each, and its code where it is no built-in one."""
    looks: dict[str | int, DenyingLook] = field(default_factory=dict)
    """Those that deny the value of a cell."""


def read_styles(archive: Archive, part: str) -> Styles:
    """The styles in `part`; without it there is one, which shows everything as it is."""
    if part not in archive:
        return Styles({"0": ("0", None)})
    reader = _StyleReader()
    for name, attributes in start_tags(archive.chunks(part)):
        if name in _SECTIONS:
            reader.section = name
        else:
            reader.take(name, attributes)
    return reader.styles()


class _StyleReader:
    """Takes in the tags of the part with the styles."""

    def __init__(self) -> None:
        self.section = ""
        self._codes: dict[str, str] = {}
        self._fonts: list[dict[str, dict[str, str]]] = []
        """The attributes of the tags within each, by their names; so of each fill."""
        self._fills: list[dict[str, dict[str, str]]] = []
        self._cells: list[tuple[str, str, str]] = []

    def take(self, name: str, attributes: dict[str, str]) -> None:
        """A tag opens within a section."""
        if name == "numFmt":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif self.section in ("fonts", "fills"):
            parts = self._fonts if self.section == "fonts" else self._fills
            if name in ("font", "fill"):
                parts.append({})
            elif parts:
                parts[-1][name] = attributes
        elif name == "xf" and self.section == "cellXfs":
            wanted = ("numFmtId", "fontId", "fillId")
            number, font, fill = (attributes.get(each, "0") for each in wanted)
            self._cells.append((number, font, fill))

    def styles(self) -> Styles:
        """All of them; how one looks is asked where its font or its format may deny a value."""
        styles = Styles()
        for index, (number, font, fill) in enumerate(self._cells):
            name, code = f"{index}", self._codes.get(number)
            styles.formats[name] = (number, code)
            written = _at(self._fonts, font)
            if _may_deny(written) or (code is not None and code not in _USUAL_CODES):
                look = _look(written, _at(self._fills, fill), code)
                if look:
                    styles.looks[name] = look
        return styles


def _may_deny(font: dict[str, dict[str, str]]) -> bool:
    """Whether a font is coloured, struck out or very small; that of most cells is none of it."""
    colour = font.get("color", {})
    coloured = bool(colour) and colour.get("theme") != "1" and "auto" not in colour
    return coloured or "strike" in font or len(font.get("sz", {}).get("val", "11")) != len("11")


def _look(
    font: dict[str, dict[str, str]], fill: dict[str, dict[str, str]], code: str | None
) -> DenyingLook:
    from haixi_check.readers.looks import WHITE, Font, look_of

    struck = "strike" in font and font["strike"].get("val", "1") in _TRUE
    pattern = fill.get("patternFill", {}).get("patternType", "")
    ground = WHITE if pattern in _NO_FILL and "gradientFill" not in fill else ""
    if pattern == "solid":
        ground = _colour(fill.get("fgColor", {}))
    size = _points(font.get("sz", {}).get("val", ""))
    return look_of(Font(struck, size, _colour(font.get("color", {}))), ground, code)


def _at(parts: list[dict[str, dict[str, str]]], index: str) -> dict[str, dict[str, str]]:
    """The font or fill at an index as it is written; an ordinary one where there is none."""
    number = int(index) if index.isascii() and index.isdigit() and len(index) < 7 else -1
    return parts[number] if 0 <= number < len(parts) else {}


def _points(written: str) -> float:
    """The size of a font; one that is not readable is an ordinary one."""
    try:
        return float(written)
    except ValueError:
        return _USUAL_SIZE


def _colour(attributes: dict[str, str]) -> str:
    """A colour, comparable with others; blank where it depends on who shows it."""
    from haixi_check.readers.looks import WHITE, of_rgb

    if "rgb" in attributes:
        return of_rgb(attributes["rgb"])
    tint = attributes.get("tint", "0")
    if (theme := attributes.get("theme")) is not None:
        plain = theme == "0" and tint in ("0", "0.0")
        return WHITE if plain else f"theme {theme} {tint}"
    index = attributes.get("indexed", "")
    if index in _WHITE_INDEXES:
        return WHITE
    known = index.isascii() and index.isdigit() and int(index[:6]) <= _LAST_OF_PALETTE
    return f"palette {index}" if known else ""
