"""The styles of an .ods: which of them deny the value of a cell, or leave nothing of a row."""

from __future__ import annotations

import re
from dataclasses import field

from haixi_check.plain import dataclass
from haixi_check.readers.looks import WHITE, DenyingLook, Font, look_of, of_rgb
from haixi_check.readers.xml_events import local

FAMILIES = ("table-cell", "table-row", "table-column")
"""What the styles are of that matter."""
_SIZE = re.compile(r"([0-9]+(?:\.[0-9]+)?)(?:pt|cm|mm|in|px)?")
_PROPERTIES = frozenset(
    {"text-properties", "table-cell-properties", "table-row-properties", "table-column-properties"}
)


@dataclass()
class CellStyles:
    """What the styles have said so far; those of other parts of the file are not looked at."""

    looks: dict[str | int, DenyingLook] = field(default_factory=dict)
    """The styles that deny the value of a cell."""
    empty: set[str] = field(default_factory=set)
    """The styles of rows and columns of which nothing is to be seen."""
    _name: str = ""
    _font: Font = field(default_factory=Font)
    _ground: str = WHITE

    def begin(self, name: str) -> None:
        """A style begins."""
        self._name, self._font, self._ground = name, Font(), WHITE

    def take(self, tag: str, attributes: dict[str, str]) -> None:
        """A tag opens within it."""
        if tag not in _PROPERTIES or not self._name:
            return
        said = local(attributes)
        if any(_points(said.get(size, "")) == 0 for size in ("row-height", "column-width")):
            self.empty.add(self._name)
        if (ground := said.get("background-color")) and tag == "table-cell-properties":
            self._ground = WHITE if ground == "transparent" else of_rgb(ground)
        if tag == "text-properties":
            struck = said.get("text-line-through-style", said.get("text-line-through-type", "none"))
            size = _points(said.get("font-size", ""))
            self._font = Font(
                struck != "none",
                self._font.size if size is None else size,
                of_rgb(said.get("color", "")),
            )
        look = look_of(self._font, self._ground, None)
        if look:
            self.looks[self._name] = look
        else:
            self.looks.pop(self._name, None)


def _points(written: str) -> float | None:
    """The number in a size; nothing for a share of another size, or none at all."""
    match = _SIZE.fullmatch(written)
    return float(match[1]) if match else None
