"""What ends a run from outside. Light to import, for everything else comes after it."""

from __future__ import annotations

import _thread
import signal
import sys
import time
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from types import FrameType

ENDING = tuple(
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    if hasattr(signal, name)
)
"""What ends a run from outside; SIGHUP: its terminal is gone; SIGBREAK is of Windows."""

_PATIENCE = 1.0
"""Seconds in which a run clears up once it is interrupted; one that goes on has not heard of it."""


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
