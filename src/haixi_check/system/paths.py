"""The names of files, as the system takes them and as people read them, and what lies there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def for_the_system(name: str) -> str:
    """The name of a file as the system takes it: in UTF-8 where the locale has no bytes for it."""
    try:
        os.fsencode(name)
    except UnicodeEncodeError:
        return os.fsdecode(name.encode("utf-8", "surrogatepass"))
    return name


def readable(text: str) -> str:
    r"""`text` with the names of files in it as everywhere else, whatever the locale made of them.

    Bytes that it could not read are read as UTF-8, and those that are none are shown as `\xff`.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        named = text.encode("utf-8", "surrogateescape" if _from_names(text) else "backslashreplace")
        return named.decode(errors="backslashreplace")
    return text


def _from_names(text: str) -> bool:
    """Whether whatever is no character in `text` stands for a byte of a name."""
    return all("\udc80" <= each <= "\udcff" for each in text if "\ud800" <= each <= "\udfff")


def is_folder(path: Path) -> bool:
    """Whether a folder lies at `path`. Where nobody may look there is none: that is no error."""
    return os.path.isdir(path)  # noqa: PTH112 - the other raises there


def is_file(path: Path) -> bool:
    """Whether an ordinary file lies at `path`, or at what it leads to; see `is_folder`."""
    return os.path.isfile(path)  # noqa: PTH113
