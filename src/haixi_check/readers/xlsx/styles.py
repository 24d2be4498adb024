"""The styles of an .xlsx: what they make of numbers, and which of them deny the value of a cell."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, TypeVar

from haixi_check.plain import dataclass
from haixi_check.readers.looks import WHITE, DenyingLook, Font, look_of, of_rgb
from haixi_check.readers.xml_events import start_tags

if TYPE_CHECKING:
    from haixi_check.readers.archive import Archive

T = TypeVar("T")

_SECTIONS = frozenset(
    {"numFmts", "fonts", "fills", "cellXfs", "cellStyleXfs", "cellStyles", "dxfs"}
)
_TRUE = ("1", "true", "on")
_WHITE_INDEXES = ("1", "9", "65")
"""Of the palette that every workbook has, and of the window."""
_LAST_OF_PALETTE = 63
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
        self._fonts: list[Font] = []
        self._grounds: list[str] = []
        self._cells: list[tuple[str, str, str]] = []

    def take(self, name: str, attributes: dict[str, str]) -> None:
        """A tag opens within a section."""
        if name == "numFmt":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif self.section == "fonts":
            self._take_font(name, attributes)
        elif self.section == "fills":
            self._take_fill(name, attributes)
        elif name == "xf" and self.section == "cellXfs":
            wanted = ("numFmtId", "fontId", "fillId")
            number, font, fill = (attributes.get(each, "0") for each in wanted)
            self._cells.append((number, font, fill))

    def _take_font(self, name: str, attributes: dict[str, str]) -> None:
        if name == "font":
            self._fonts.append(Font())
            return
        font = self._fonts[-1] if self._fonts else Font()
        match name:
            case "strike":
                font = Font(attributes.get("val", "1") in _TRUE, font.size, font.colour)
            case "sz":
                font = Font(font.struck, _points(attributes.get("val", "")), font.colour)
            case "color":
                font = Font(font.struck, font.size, _colour(attributes))
            case _:
                return
        self._fonts[-1:] = [font]

    def _take_fill(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "fill":
                self._grounds.append("")
            case "patternFill" if self._grounds:
                pattern = attributes.get("patternType", "")
                self._grounds[-1] = WHITE if pattern in _NO_FILL else pattern
            case "fgColor" if self._grounds and self._grounds[-1] == "solid":
                self._grounds[-1] = _colour(attributes)
            case _:
                pass

    def styles(self) -> Styles:
        """All of them."""
        styles = Styles()
        for index, (number, font, fill) in enumerate(self._cells):
            name, code = f"{index}", self._codes.get(number)
            styles.formats[name] = (number, code)
            look = look_of(_at(self._fonts, font, Font()), _at(self._grounds, fill, WHITE), code)
            if look:
                styles.looks[name] = look
        return styles


def _at(items: list[T], index: str, other: T) -> T:
    """The item at an index as it is written; `other` where there is none."""
    number = int(index) if index.isascii() and index.isdigit() and len(index) < 7 else -1
    return items[number] if 0 <= number < len(items) else other


def _points(written: str) -> float:
    """The size of a font; one that is not readable is an ordinary one."""
    try:
        return float(written)
    except ValueError:
        return Font().size


def _colour(attributes: dict[str, str]) -> str:
    """A colour, comparable with others; blank where it depends on who shows it."""
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
