"""Text of one line in which nothing steers its reader: the common ground of all escaping."""

from __future__ import annotations

from typing import Final
from unicodedata import category

from haixi_check.system.paths import readable

_SPACES: Final = str.maketrans("\t\r\n", "   ")
_STEERING: Final = frozenset({"Cc", "Cf", "Cs"})
"""Categories of characters that steer a terminal or the direction of text: controls, formats, and
halves of characters."""

_LINE_ENDS: Final = frozenset({"Zl", "Zp"})

_NO_CHARACTERS: Final = frozenset({"\ufffe", "\uffff"})
"""What Unicode promises never to be a character, and XML forbids."""


def steers(sign: str) -> bool:
    """Whether a character is never shown: it steers its reader, or is none."""
    return category(sign) in _STEERING or sign in _NO_CHARACTERS


def visible(value: str) -> str:
    """`value` without line ends, control characters, and what turns the direction of text."""
    flat = readable(value).translate(_SPACES)
    if flat.isprintable():  # as nearly every text is: then nothing in it steers
        return flat
    return "".join(sign for sign in flat if not (steers(sign) or category(sign) in _LINE_ENDS))
