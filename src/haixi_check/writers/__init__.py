"""Writing a verdict: one module per output, and the open table that names them.

A renderer computes nothing that another would compute again, and escapes for what it writes.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO, Final, Literal, TextIO, TypeAlias, cast

from haixi_check.report import Manner

if TYPE_CHECKING:
    from haixi_check.verdict import Verdict

TextRenderer: TypeAlias = "Callable[[Verdict, Manner, TextIO], None]"
BinaryRenderer: TypeAlias = "Callable[[Verdict, Manner, BinaryIO], None]"

TextFormat: TypeAlias = Literal[
    "table", "concise", "json", "markdown", "html", "github", "gitlab", "junit", "sarif", "csv"
]
"""The formats that can be printed."""

FOR_PEOPLE: Final = ("table", "concise")
"""Printed as the terminal can show it; all others are printed in UTF-8 wherever they go."""

TEXT: Final[Mapping[str, str]] = {
    "table": "terminal.table",
    "concise": "concise",
    "json": "json_file",
    "markdown": "markdown",
    "html": "html",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "sarif": "sarif",
    "csv": "csv_file",
}
"""Format to the module whose `render` writes it as text; imported only when it is used."""

BINARY: Final[Mapping[str, str]] = {"docx": "document", "xlsx": "workbook"}
"""The same for formats that are bytes, and therefore never printed."""

BY_SUFFIX: Final[Mapping[str, str]] = {
    ".json": "json",
    ".html": "html",
    ".xlsx": "xlsx",
    ".docx": "docx",
    ".csv": "csv",
    ".md": "markdown",
    ".xml": "junit",
    ".sarif": "sarif",
}
"""Suffix of a file to write to the format that it chooses."""


def renderer(name: str) -> TextRenderer:
    """The renderer of the format called `name`, which must stand in `TEXT`."""
    return cast("TextRenderer", import_module(f"{__name__}.{TEXT[name]}").render)


def rendered(name: str, verdict: Verdict, manner: Manner) -> bytes:
    """The bytes of a file in the format called `name`; text is UTF-8 with plain newlines."""
    if name in BINARY:
        binary = io.BytesIO()
        module = import_module(f"{__name__}.{BINARY[name]}")
        cast("BinaryRenderer", module.render)(verdict, manner, binary)
        return binary.getvalue()
    text = io.StringIO()
    renderer(name)(verdict, manner, text)
    return text.getvalue().encode("utf-8")
