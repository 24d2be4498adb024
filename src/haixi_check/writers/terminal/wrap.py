"""Breaking lines where Chinese and English may be broken. Cuts nothing off."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import east_asian_width

from rich.cells import cell_len

NEVER_FIRST = frozenset("，。、；：？！）】》〉」』”’…%℃,.;:?!)]}>·/÷")
"""Signs that do not begin a line (避头)."""

NEVER_LAST = frozenset("（【《〈「『“‘([{</!→")
"""Signs that do not end a line (避尾)."""


def breaks(text: str, first: int, rest: int) -> list[int]:
    """Where to break `text` so that the first line fits `first` cells and the others `rest`."""
    room, used, at = first, 0, 0
    places: list[int] = []
    for piece in _pieces(text):
        size = cell_len(piece.rstrip())
        if used and used + size > room:
            places.append(at)
            room, used = rest, 0
        if size <= room:
            used += cell_len(piece)
            at += len(piece)
            continue
        for character in piece:  # longer than a line: anywhere
            if used + cell_len(character) > room:
                places.append(at)
                room, used = rest, 0
            used += cell_len(character)
            at += 1
    return places


def _pieces(text: str) -> Iterator[str]:
    """`text` in pieces that belong on one line, each with the spaces that follow it."""
    start = 0
    for at in range(1, len(text)):
        if _may_break(text[at - 1], text[at]):
            yield text[start:at]
            start = at
    if text:
        yield text[start:]


def _may_break(before: str, after: str) -> bool:
    if before == " " or after == " ":
        return after != " "
    if after in NEVER_FIRST or before in NEVER_LAST or after == "(" or before.isdigit():
        return False
    return _wide(before) or _wide(after)


def _wide(character: str) -> bool:
    return east_asian_width(character) in "WF"
