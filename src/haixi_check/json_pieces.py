"""Objects as JSON text, piece by piece: the engine of pydantic writes the pieces, at their depth.

A text of very many things need not be held whole, and several processes can write it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic_core import to_json

if TYPE_CHECKING:
    from haixi_check.parallel import Over

_UNSEEN = re.compile(
    "[\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]"
)
"""What steers a terminal, turns the direction of text or is no character; all of it stands within
strings, where JSON can name it."""


class _Piece(NamedTuple):
    """A value that is written by itself, inside of so many others."""

    value: object
    depth: int


def pieces(value: Any, over: Over, *, parted: tuple[type, ...]) -> Iterator[str]:
    """The text of an object of a class in `parted`, indented by two spaces.

    Objects of these classes are written value by value, and their lists item by item.
    """
    layout = list(_layout(value, parted, 1))
    texts = iter(over(_text, [part for part in layout if isinstance(part, _Piece)]))
    for part in layout:
        yield next(texts) if isinstance(part, _Piece) else part


def _layout(value: Any, parted: tuple[type, ...], depth: int) -> Iterator[str | _Piece]:
    """The pieces of an object whose keys are `depth` steps in, and the text between them."""
    begin = "\n" + "  " * depth
    for number, key in enumerate(fields(value)):
        yield f'{"," if number else "{"}{begin}"{key.name}": '
        held = getattr(value, key.name)
        if isinstance(held, parted):
            yield from _layout(held, parted, depth + 1)
        elif held and isinstance(held, tuple):
            for at, item in enumerate(held):
                yield f"{',' if at else '['}{begin}  "
                yield _Piece(item, depth + 1)
            yield f"{begin}]"
        else:
            yield _Piece(held, depth)
    yield begin[:-2] + "}"


def _text(piece: _Piece) -> str:
    text = to_json(piece.value, indent=2).decode()
    # No string of JSON holds a line end, so each one is followed by an indentation.
    return _UNSEEN.sub(_escaped, text.replace("\n", "\n" + "  " * piece.depth))


def _escaped(found: re.Match[str]) -> str:
    """A character as JSON names it in ASCII: one beyond the first plane as a pair."""
    units = found[0].encode("utf-16-be")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
