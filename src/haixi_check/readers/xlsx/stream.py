"""The XML of a big worksheet, or of the shared strings, in pieces of whole rows or items.

Nothing of them is parsed here, and never more than a few pieces are held.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from haixi_check.plain import dataclass
from haixi_check.readers.documents import UnreadableError
from haixi_check.readers.xlsx.attributes import area_of, hidden_columns
from haixi_check.readers.xml_events import start_tags
from haixi_check.table import Area

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from haixi_check.readers.archive import Archive

_PIECE = 16 * 2**20
_LARGEST_ITEM = 16 * 2**20


class NotPlainError(Exception):
    """Ends the reading of a sheet by column: it is written in a way that only a parser can read."""


@dataclass(frozen=True)
class PartLayout:
    """Where the items of a part stand in it, as programs write them."""

    opening: re.Pattern[bytes]
    item_end: bytes
    closing: bytes
    ending: bytes
    """What makes the part whole after its opening, items left out."""
    empty: re.Pattern[bytes]
    """What stands for the opening where there are no items."""


SHEET = PartLayout(
    opening=re.compile(rb"<sheetData>"),
    item_end=b"</row>",
    closing=b"</sheetData>",
    ending=b"</sheetData></worksheet>",
    empty=re.compile(rb"<sheetData ?/>"),
)
STRINGS = PartLayout(
    opening=re.compile(rb"<sst(?: [^<>]*[^/<>])?>"),
    item_end=b"</si>",
    closing=b"</sst>",
    ending=b"</sst>",
    empty=re.compile(rb"<sst(?: [^<>]*)?/>"),
)


class PartStream:
    """One part on its way through. What is not laid out as it should be is not plain."""

    def __init__(self, archive: Archive, part: str, layout: PartLayout) -> None:
        self._chunks = archive.chunks(part)
        self._layout = layout
        self._rest = b""
        self.hidden_columns: set[int] = set()
        """The columns that are not shown; known once the first piece is there."""

    def pieces(self) -> Iterator[bytes]:
        """The items; the last piece may hold none."""
        layout = self._layout
        rest = self._begun()
        while rest is not None:
            last = rest.rfind(layout.item_end)
            end = rest.find(layout.closing, max(last, 0))
            if end >= 0:
                self._rest = rest[end + len(layout.closing) :]
                yield rest[:end]
                return
            if last >= 0:
                end = last + len(layout.item_end)
                yield rest[:end]
                rest = rest[end:]
            rest = self._longer(rest)

    def areas(self) -> Iterator[Area]:
        """The merged areas, which stand after the rows."""
        tags = _start_tags(chain((b"<worksheet>", self._rest), self._chunks))
        for reference in (each.get("ref", "") for name, each in tags if name == "mergeCell"):
            area = area_of(reference)
            if area is None:
                raise NotPlainError
            yield area

    def _begun(self) -> bytes | None:
        """What follows the beginning of the items; `None` where there are none."""
        layout, head = self._layout, b""
        while True:
            head = self._longer(head)
            if empty := layout.empty.search(head):
                self._rest = head[empty.end() :]
                return None
            if begun := layout.opening.search(head):
                for name, attributes in _start_tags([head[: begun.end()], layout.ending]):
                    if name == "col":
                        self.hidden_columns.update(hidden_columns(attributes))
                return head[begun.end() :]

    def _longer(self, rest: bytes) -> bytes:
        """`rest` with what follows; an item that has no end is not plain."""
        pieces, size = [rest], 0
        for chunk in self._chunks:
            pieces.append(chunk)
            size += len(chunk)
            if size >= _PIECE:
                break
        if not size or len(rest) > _LARGEST_ITEM:
            raise NotPlainError
        return b"".join(pieces)


def _start_tags(pieces: Iterable[bytes]) -> Iterator[tuple[str, dict[str, str]]]:
    try:
        yield from start_tags(pieces)
    except UnreadableError:
        raise NotPlainError from None
