"""A line for whoever runs a command. Only the standard streams are known here.

Typer's own would write past the guard that `surroundings` puts around them.
"""

from __future__ import annotations

import sys

from haixi_check.messages import Language, say
from haixi_check.writers.escape import visible


def tell(text: str, *, beside: bool = False) -> None:
    """Write `text` and a line end to standard output, or beside it to standard error."""
    stream = sys.stderr if beside else sys.stdout
    stream.write(f"{text}\n")
    stream.flush()


def said(code: str, language: Language, **values: object) -> str:
    """The sentence called `code`, in which no value steers a terminal or begins a line.

    A file may be called anything, and whoever looks for files names it without reading it.
    """
    return say(code, language, **{name: visible(str(value)) for name, value in values.items()})
