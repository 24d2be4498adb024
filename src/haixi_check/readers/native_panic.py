"""What a native library throws when it gives up, as an error that can be caught."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType


class NativePanic:
    """Turns a panic of the native reader into an error of values.

    A panic derives from BaseException and has no importable class; nothing else is held back.
    """

    def __enter__(self) -> None:
        pass

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None and kind.__name__ == "PanicException":
            raise ValueError from None


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
