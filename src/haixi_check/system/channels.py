"""Messages between our own processes, over pipes that nobody else speaks through."""

from __future__ import annotations

import contextlib
import os
import struct
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_LENGTH = struct.Struct(">Q")
PIECE = 2**20
"""Bytes that are handed over at once."""
STANDARD_ERROR = 2
"""The last number of a standard stream."""


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


class Connected:
    """A channel over a connection of multiprocessing, which Windows has in place of pipes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.close = connection.close

    def send(self, message: bytes) -> None:
        """Hand over a message; the other side may be gone, which its own end will tell."""
        with contextlib.suppress(BrokenPipeError, ConnectionError):
            self._connection.send_bytes(message)

    def receive(self) -> bytes | None:
        """The next message; None when the other side is gone."""
        try:
            return self._connection.recv_bytes()
        except (EOFError, OSError):
            return None


def silence() -> None:
    """Point the three standard streams to nowhere: a native library writes its panic to them."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)


def two_pipes() -> tuple[tuple[int, int], tuple[int, int]]:
    """Two pipes, one for each direction. Raises `OSError`, and leaves none, where there is no room.

    Neither has the number of a standard stream, which may be closed: `silence` would cut it off.
    """
    made: list[int] = []
    try:
        while len(_usable(made)) < 4:
            made += os.pipe()
    except OSError:
        _close(made)
        raise
    _close(number for number in made if number not in _usable(made))
    theirs_in, theirs_out, ours_in, ours_out = _usable(made)
    _widen(theirs_out, ours_out)
    return (theirs_in, theirs_out), (ours_in, ours_out)


def _usable(ends: Sequence[int]) -> list[int]:
    """The ends of those pipes that have no number of a standard stream."""
    pairs = zip(ends[::2], ends[1::2], strict=True)
    return [end for pair in pairs if min(pair) > STANDARD_ERROR for end in pair]


def _close(numbers: Iterable[int]) -> None:
    for number in numbers:
        os.close(number)


def _widen(*pipes: int) -> None:
    """Let one side say more before the other must listen; it is no harm where that is refused."""
    import fcntl

    with contextlib.suppress(OSError):
        for pipe in pipes:
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, PIECE)
