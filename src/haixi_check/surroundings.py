"""What a process finds around it: streams that may be closed or full, signals, names of files.

Knows nothing of the program; light to import, for everything else comes after it.
"""

from __future__ import annotations

import _thread
import errno
import io
import os
import signal
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from pathlib import Path
    from types import FrameType

_READER_GONE = {errno.EPIPE, errno.EINVAL} if os.name == "nt" else {errno.EPIPE}
"""What a write says whose reader went away; Windows calls it an invalid argument."""

ENDING = tuple(
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    if hasattr(signal, name)
)
"""What ends a run from outside; SIGHUP: its terminal is gone; SIGBREAK is of Windows."""

_PATIENCE = 1.0
"""Seconds in which a run clears up once it is interrupted; one that goes on has not heard of it."""

_OUR_WORDS = "海西达标报须●×"
"""Of what is written to people: the encoding that lacks these shows hardly a sentence."""


_NO_ROOM = {errno.EMFILE, errno.ENFILE, errno.ENOMEM}
"""What the system says that has no open files or no memory left."""


def lacks_room(error: BaseException | None) -> bool:
    """Whether `error` says that memory or open files have run out: no file is to blame."""
    return isinstance(error, MemoryError) or getattr(error, "errno", None) in _NO_ROOM


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


class Signals:
    """Turns what ends a run into `KeyboardInterrupt`, and keeps which signal came.

    One that is ignored stays so: `nohup` lets a run outlive its terminal.
    """

    def __init__(self) -> None:
        self.received = 0
        """The number of the signal, or 0."""
        self._heard = False
        self._main = _thread.get_ident()
        for number in ENDING:
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._interrupt)
        if hasattr(signal, "SIGCHLD"):  # whoever started us may not care how children end: we do
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        self._tell = sys.unraisablehook
        sys.unraisablehook = self._lost

    def ignore(self) -> None:
        """From now on let none of them disturb: the process is about to end."""
        self._heard = True
        for number in ENDING:
            signal.signal(number, signal.SIG_IGN)

    def _interrupt(self, number: int, _: FrameType | None) -> NoReturn:
        if not self.received:
            self.received = number
            _thread.start_new_thread(self._insist, ())
        raise KeyboardInterrupt

    def _insist(self) -> None:
        """Interrupt again what goes on: a callback, or a library in C, may drop what is raised."""
        time.sleep(_PATIENCE)
        while not self._heard:
            if hasattr(signal, "pthread_kill"):
                signal.pthread_kill(self._main, self.received)  # wakes it where it waits
            else:
                _thread.interrupt_main(signal.Signals(self.received))
            time.sleep(_PATIENCE)

    def _lost(self, lost: sys.UnraisableHookArgs) -> None:
        """Say nothing of an interruption that came in a callback: there will be another."""
        if lost.exc_type is not KeyboardInterrupt or not self.received:
            self._tell(lost)


def settle_streams() -> None:
    """Let the three standard streams be open, whatever they were started with.

    A closed one is opened to nowhere, lest a file or a pipe of ours get its number.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            _point_nowhere(number)
    sys.stdout = _settled(sys.stdout, 1, failing=True)
    sys.stderr = _settled(sys.stderr, 2, failing=False)


def for_the_system(name: str) -> str:
    """The name of a file as the system takes it, also where the locale has no bytes for it.

    Then its bytes are those of UTF-8, as everywhere else.
    """
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
