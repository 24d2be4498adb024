"""Messages between our own processes, over pipes that nobody else speaks through."""

from __future__ import annotations

import contextlib
import os
import struct
from collections.abc import Callable
from typing import Protocol, TypeAlias

_LENGTH = struct.Struct(">Q")
PIECE = 2**20
"""Bytes that are handed over at once."""


class Channel(Protocol):
    """The two directions, seen from within the process."""

    def send(self, message: bytes) -> None:
        """Hand over a message."""

    def receive(self) -> bytes | None:
        """The next message; None when the other side is gone."""


Serve: TypeAlias = Callable[[Channel], None]


class Pipes:
    """A channel over two file descriptors."""

    def __init__(self, reading: int, writing: int) -> None:
        self.reading = reading
        self.writing = writing

    def send(self, message: bytes) -> None:
        """Hand over a message; the other side may be gone, which its own end will tell."""
        with contextlib.suppress(BrokenPipeError):
            os.write(self.writing, _LENGTH.pack(len(message)))
            rest = memoryview(message)
            while rest:
                rest = rest[os.write(self.writing, rest[:PIECE]) :]

    def receive(self) -> bytes | None:
        """The next message; None when the other side is gone."""
        head = self._exactly(_LENGTH.size)
        return None if head is None else self._exactly(_LENGTH.unpack(head)[0])

    def _exactly(self, size: int) -> bytes | None:
        pieces: list[bytes] = []
        while size:
            piece = os.read(self.reading, min(size, PIECE))
            if not piece:
                return None
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    def close(self) -> None:
        """Close both directions."""
        os.close(self.reading)
        os.close(self.writing)


def silence() -> None:
    """Point the three standard streams to nowhere: a native library writes its panic to them."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
