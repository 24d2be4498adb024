"""The few styles that marks need, put into a workbook's style sheet unless they are there."""

from __future__ import annotations

from typing import Final

from haixi_check.plain import dataclass
from haixi_check.writers.annotated.marks import COLOURS
from haixi_check.writers.annotated.package import namespaced
from haixi_check.writers.annotated.splices import (
    Edit,
    Element,
    NotMarkableError,
    elements,
    filled,
    spliced,
    with_attribute,
)

FONTS: Final = {
    "title": '<font><b/><sz val="14"/><name val="黑体"/><charset val="134"/></font>',
    "header": '<font><b/><sz val="10"/><name val="黑体"/><charset val="134"/></font>',
    "text": '<font><sz val="10"/><name val="宋体"/><charset val="134"/></font>',
    "link": (
        '<font><u/><sz val="10"/><color rgb="FF0B5CAD"/><name val="宋体"/>'
        '<charset val="134"/></font>'
    ),
}
FILL: Final = (
    '<fill><patternFill patternType="solid"><fgColor rgb="FFDCE6F1"/>'
    '<bgColor indexed="64"/></patternFill></fill>'
)
BORDER: Final = (
    "<border>"
    + "".join(
        f'<{side} style="thin"><color rgb="FFC3CAD3"/></{side}>'
        for side in ("left", "right", "top", "bottom")
    )
    + "<diagonal/></border>"
)
_AFTER_DXFS: Final = ("tableStyles", "colors", "extLst")
WRAPPED: Final = '<alignment vertical="center" wrapText="1"/>'


@dataclass(frozen=True)
class MarkStyles:
    """Where a workbook keeps what marks look like: cell styles by name, colours by kind."""

    cells: dict[str, int]
    colours: dict[str, int]


@dataclass()
class _StyleSheet:
    data: bytes

    def index(self, container: str, item: str) -> int:
        """The index of `item` in a list of the style sheet, to which it is added if it is new."""
        holder = self._holder(container)
        written = namespaced(item)
        whole = holder.whole(self.data)
        known = [element.whole(whole) for element in elements(whole)]
        if written in known:
            return known.index(written)
        longer = spliced(whole, [filled(whole, elements(whole, 0)[0], written)])
        tag_end = elements(longer, 0)[0].inner
        tag = with_attribute(longer[:tag_end], "count", str(len(known) + 1))
        edit = Edit(holder.start, holder.end, tag + longer[tag_end:])
        self.data = spliced(self.data, [edit])
        return len(known)

    def _holder(self, container: str) -> Element:
        """The list called `container`; only that of colours may have to be made."""
        children = elements(self.data)
        if known := [item for item in children if item.name == container]:
            return known[0]
        if container != "dxfs":
            raise NotMarkableError("damaged")
        after = [item for item in children if item.name in _AFTER_DXFS]
        at = after[0].start if after else elements(self.data, 0)[0].inner_end
        self.data = spliced(self.data, [Edit(at, at, namespaced("<dxfs/>"))])
        return self._holder(container)


def add_mark_styles(data: bytes) -> tuple[bytes, MarkStyles]:
    """The style sheet `data` with what marks need, and where that is."""
    sheet = _StyleSheet(data)
    border = sheet.index("borders", BORDER)
    plain = sheet.index("fills", '<fill><patternFill patternType="none"/></fill>')
    header = sheet.index("fills", FILL)
    cells = {}
    for name, font in FONTS.items():
        number = sheet.index("fonts", font)
        lined = name != "title"
        cells[name] = sheet.index(
            "cellXfs",
            f'<xf numFmtId="49" fontId="{number}" fillId="{header if name == "header" else plain}" '
            f'borderId="{border if lined else 0}" xfId="0" applyNumberFormat="1" applyFont="1" '
            f'applyFill="1" applyBorder="1" applyAlignment="1">{WRAPPED if lined else ""}</xf>',
        )
    colours = {kind: sheet.index("dxfs", _coloured(colour)) for kind, colour in COLOURS.items()}
    return sheet.data, MarkStyles(cells, colours)


def _coloured(colour: str) -> str:
    return (
        f'<dxf><fill><patternFill patternType="solid"><fgColor rgb="FF{colour}"/>'
        f'<bgColor rgb="FF{colour}"/></patternFill></fill></dxf>'
    )
