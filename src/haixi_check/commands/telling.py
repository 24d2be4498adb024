"""A line for whoever runs a command. Only the standard streams are known here.

Typer's own would write past the guard that `surroundings` puts around them.
"""

from __future__ import annotations

import sys


def tell(text: str, *, beside: bool = False) -> None:
    """Write `text` and a line end to standard output, or beside it to standard error."""
    stream = sys.stderr if beside else sys.stdout
    stream.write(f"{text}\n")
    stream.flush()
