"""Text of one line in which nothing steers its reader: the common ground of all escaping."""

from __future__ import annotations

import unicodedata
from typing import Final

from haixi_check.system.paths import readable

_SPACES: Final = str.maketrans("\t\r\n", "   ")
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Categories of characters that steer a terminal or its text direction, and are never shown."""

_NO_CHARACTERS: Final = frozenset({"\ufffe", "\uffff"})
"""What Unicode promises never to be a character, and XML forbids."""


def visible(value: str) -> str:
    """`value` without line ends, control characters, and what turns the direction of text."""
    flat = readable(value).translate(_SPACES)
    return "".join(
        sign
        for sign in flat
        if unicodedata.category(sign) not in _UNSEEN and sign not in _NO_CHARACTERS
    )
