"""What a native library does when it gives up: an error that can be caught, and not heard."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def panics_as_errors() -> Iterator[None]:
    """Turn a panic of a native library within the block into a `ValueError`.

    A panic derives from BaseException and has no importable class; nothing else is held back.
    """
    try:
        yield
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise ValueError from None
        raise


@contextmanager
def unheard() -> Iterator[None]:
    """Keep off standard error what a library says of its own panic, for the length of the block.

    It writes there by itself, past Python; a process that only reads has no standard error anyway.
    """
    try:
        kept = os.dup(2)
    except OSError:  # it is closed, or there is none
        yield
        return
    try:
        with suppress(AttributeError, OSError, ValueError):
            sys.stderr.flush()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
