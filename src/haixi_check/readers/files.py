"""Getting the bytes of an input, whatever stands at its path. Understands no byte of them."""

from __future__ import annotations

import os
import stat
import sys
from functools import partial
from typing import TYPE_CHECKING

from haixi_check.parallel import meanwhile
from haixi_check.readers.documents import Source, UnreadableError
from haixi_check.readers.limits import BIG_FILE, LARGEST_FILE
from haixi_check.system.paths import is_folder
from haixi_check.system.resources import lacks_room

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_START = 4_096


def content(source: Source, prepare: Callable[[bytes], None]) -> bytes:
    """All bytes of an input, of a regular file or of standard input.

    While a big file is fetched, `prepare` is given its first bytes.
    """
    data = _standard_input() if source.standard_input else _regular_file(source.path, prepare)
    if not data:
        raise UnreadableError("empty_file")
    if len(data) > LARGEST_FILE:
        raise UnreadableError("file_too_large", params={"limit": f"{LARGEST_FILE >> 20} MB"})
    return data


def start_of(path: Path, size: int) -> bytes:
    """The first bytes of a regular file; none where no file can be read."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags)
    except (OSError, ValueError):
        return b""
    with os.fdopen(descriptor, "rb") as file:
        try:
            return file.read(size) if stat.S_ISREG(os.fstat(descriptor).st_mode) else b""
        except OSError:
            return b""


def _standard_input() -> bytes:
    if sys.stdin is None or sys.stdin.closed:
        raise UnreadableError("unreadable_file")
    try:
        return sys.stdin.buffer.read(LARGEST_FILE + 1)
    except OSError:
        raise UnreadableError("unreadable_file") from None


def _regular_file(path: Path, prepare: Callable[[bytes], None]) -> bytes:
    """The bytes of the file at `path`.

    A pipe or a device may have a name that ends in .xlsx and would block for ever: it is opened
    without waiting, and refused.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags)
    except (OSError, ValueError) as error:
        if lacks_room(error):
            raise
        code = "folder_not_entered" if is_folder(path) else "unreadable_file"
        raise UnreadableError(code) from None
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError("folder_not_entered" if is_folder(path) else "not_a_file")
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            if status.st_size < BIG_FILE:
                return file.read(LARGEST_FILE + 1)
            with meanwhile(partial(prepare, file.peek(_START)[:_START])):
                return file.read(LARGEST_FILE + 1)
    except OSError as error:
        if lacks_room(error):
            raise
        raise UnreadableError("unreadable_file") from None
    finally:
        os.close(descriptor)
