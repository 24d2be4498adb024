"""What people write into the comments of cells, as any format keeps them."""

from __future__ import annotations

from typing import Final

from haixi_check.readers.text import cleaned

OWN_MARK: Final = "【haixi-check】"
"""What begins all that the program itself writes into comments of annotated copies."""
OWN_AUTHOR: Final = "haixi-check"
"""Who the author of all comments of the program itself is, in a template as well."""
_LONGEST: Final = 2_000
"""Characters of a comment that are looked at."""


def said_by_others(text: str) -> str:
    """A comment without what the program itself has put into it, which stands at its end."""
    return cleaned(text[: _LONGEST * 2].partition(OWN_MARK)[0])[:_LONGEST].strip()
