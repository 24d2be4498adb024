"""Getting the bytes of an input, whatever stands at its path. Looks at no byte of them."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from haixi_check.readers.documents import UnreadableError

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_FILE = 512 * 2**20
"""Bytes. The largest real workbook of fifteen public collections unpacks to less."""


def content(path: Path) -> bytes:
    """All bytes of the regular file at `path`.

    A pipe or a device may have a name that ends in .xlsx and would block for ever: it is opened
    without waiting, and refused.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags)
    except (OSError, ValueError):
        raise UnreadableError("unreadable_file") from None
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError("not_a_file")
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError:
        raise UnreadableError("unreadable_file") from None
    finally:
        os.close(descriptor)
    if not data:
        raise UnreadableError("empty_file")
    if len(data) > LARGEST_FILE:
        raise UnreadableError("file_too_large", params={"limit": f"{LARGEST_FILE >> 20} MiB"})
    return data
