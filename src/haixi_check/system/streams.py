"""The three standard streams, which may be closed or full, or lack characters. Light to import."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from collections.abc import Callable, Iterator

from haixi_check.system.paths import readable

_READER_GONE = {errno.EPIPE, errno.EINVAL} if os.name == "nt" else {errno.EPIPE}
"""What a write says whose reader went away; Windows calls it an invalid argument."""

_OUR_WORDS = "达标报送须核●×"
"""Of what is written to people: the encoding that lacks these shows hardly a sentence."""


class StandardOutputError(OSError):
    """Standard output could not be written: the disk is full, or a device refuses."""


class Stream(io.TextIOWrapper):
    """Standard output or error: characters that it lacks are escaped, and no failure is a bug.

    Once a write has failed, whatever is left goes nowhere. A reader that went away (`| head`) is no
    failure at all.
    """

    failing = False
    """Whether a failure is told by an error; on standard error nobody could read of it."""
    before: object = None
    """The stream that it took the place of, which would close what both write to if it went."""

    def write(self, text: str, /) -> int:
        """Write `text`. Raises `StandardOutputError` where that is told."""
        self._attempt(lambda: io.TextIOWrapper.write(self, readable(text)))
        return len(text)

    def flush(self) -> None:
        """Write what is held back. Raises `StandardOutputError` where that is told."""
        self._attempt(lambda: io.TextIOWrapper.flush(self))

    def close(self) -> None:
        """Stay open: one that an interruption drops half made must not close what all write to."""

    def _attempt(self, work: Callable[[], object]) -> None:
        try:
            work()
        except OSError as error:
            _point_nowhere(self.fileno())
            if self.failing and error.errno not in _READER_GONE:
                raise StandardOutputError(error.errno, error.strerror) from error


def settle_streams() -> None:
    """Let the standard streams be open: a closed one to nowhere, lest a file get its number."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            _point_nowhere(number)
    sys.stdout = _settled(sys.stdout, 1, failing=True)
    sys.stderr = _settled(sys.stderr, 2, failing=False)


@contextlib.contextmanager
def unheard() -> Iterator[None]:
    """Keep off standard error what a library, past Python, says of its own panic."""
    try:
        kept = os.dup(2)
    except OSError:  # it is closed, or there is none
        yield
        return
    try:
        with contextlib.suppress(AttributeError, OSError, ValueError):
            sys.stderr.flush()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _settled(stream: object, number: int, *, failing: bool) -> io.TextIOBase:
    if type(stream) is io.TextIOWrapper:
        # It is not detached: an interruption right now would leave nothing to speak through.
        settled = Stream(
            stream.buffer,
            encoding=_encoding(stream.encoding),
            errors="backslashreplace",  # `?` is a sign of ours: what is judged is not known
            line_buffering=stream.line_buffering,
            write_through=stream.write_through,
        )
    elif stream is None:
        settled = Stream(io.BufferedWriter(io.FileIO(number, "w", closefd=False)), encoding="utf-8")
    else:
        assert isinstance(stream, io.TextIOBase)  # noqa: S101 - somebody's own, such as a test's
        return stream
    settled.failing = failing
    settled.before = stream
    return settled


def _encoding(named: str) -> str:
    """UTF-8 in place of an encoding without our words, unless somebody asked for that one."""
    if os.environ.get("PYTHONIOENCODING", "").partition(":")[0]:
        return named
    try:
        _OUR_WORDS.encode(named)
    except UnicodeEncodeError:
        return "utf-8"
    return named


def _point_nowhere(number: int) -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    if nowhere != number:
        os.dup2(nowhere, number)
        os.close(nowhere)
