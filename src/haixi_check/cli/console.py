"""What a command says beside its output: lines, refusals, whose rules, and how far it has come.

Written to the standard streams themselves: what Typer writes would go past the guard that
`system.streams` puts around them.
"""

from __future__ import annotations

import contextlib
import io
import os
import signal
import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from haixi_check.messages import Language, known, say
from haixi_check.problem import masked
from haixi_check.writers.escape import visible

if TYPE_CHECKING:
    from pathlib import Path
    from types import FrameType, TracebackType

    from haixi_check.errors import RefusedError
    from haixi_check.pipeline.request import Phase

NAMED = 5
"""How many of the files that could not be written are named; a full disk may refuse hundreds."""

PATIENCE = 1.0
"""Seconds that nobody minds waiting without a word."""
_AGAIN = 0.25
_TIMER = getattr(signal, "SIGALRM", None)
"""Where there is no timer, a phase of one long step is told of when its first step is done."""


def tell(text: str, *, beside: bool = False) -> None:
    """Write `text` and a line end to standard output, or beside it to standard error."""
    stream = sys.stderr if beside else sys.stdout
    stream.write(f"{text}\n")
    stream.flush()


def phrase(code: str, language: Language, **values: object) -> str:
    """The sentence called `code`, in which no value steers a terminal or shows a personal number.

    A value is the name of a file, say, which may be anything.
    """
    return say(
        code, language, **{name: masked(visible(str(value))) for name, value in values.items()}
    )


def speak_to_machines() -> None:
    """From now on write standard output in UTF-8, and change no newline, on any platform."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")


def refusal(error: RefusedError, language: Language) -> list[str]:
    """Why nothing was done, in words; a broken pack fault by fault."""
    params = dict(error.params)
    if known(f"{error.code}.{params.get('reason', '')}"):
        params["reason"] = say(f"{error.code}.{params['reason']}", language)
    lines = [phrase(f"refused.{error.code}", language, **params)]
    if error.faults:
        from haixi_check.cli.faults import causes, fault_lines

        for cause in causes(error.faults):
            lines += fault_lines(cause, language)
    return lines


def tell_unwritten(errors: Sequence[RefusedError], language: Language) -> None:
    """Say on standard error which files could not be written, and why."""
    for error in errors[:NAMED]:
        for line in refusal(error, language):
            tell(line, beside=True)
    if len(errors) > NAMED:
        tell(say("unwritten.more", language, n=len(errors) - NAMED), beside=True)


def rules_from(pack: str | None, overlays: Sequence[Path], language: Language) -> str:
    """Where the rules come from, in words; nothing where they are the program's own.

    Raises `PackError` where there is no such pack, and what a broken one or an overlay does.
    """
    lines = [_pack_from(pack, language)]
    if overlays:
        from haixi_check.rulepack.load import find_pack, load_pack

        rules = load_pack(find_pack(pack), overlays=overlays)
        for path, overlay in zip(overlays, rules.overlays, strict=True):
            lines.append(
                say(
                    "overlay.of_file",
                    language,
                    path=path,
                    title=overlay.title.in_language(language),
                    version=overlay.version,
                    document=overlay.document,
                    n=len(overlay.changes),
                )
            )
    return say("words.semicolon", language).join(filter(None, lines))


def _pack_from(pack: str | None, language: Language) -> str:
    from haixi_check.report.headline import rules_of
    from haixi_check.rulepack.load import own_pack, says_what_is_built_in

    folder = own_pack(pack)
    if not folder:
        return ""
    return rules_of(folder, built_in=says_what_is_built_in(pack), language=language)


def tell_rules(
    pack: str | None, overlays: Sequence[Path], language: Language, *, beside: bool = False
) -> None:
    """Print where the rules come from; if `beside`, on standard error, beside what is written."""
    if line := rules_from(pack, overlays, language):
        tell(visible(line), beside=beside)


class ProgressLine:
    """One line on standard error that says how far a long run has come; on a terminal only.

    It is drawn from a while after it was entered until it is stopped. No thread draws it: a process
    with threads could not be copied, and copies of it do the work.
    """

    def __init__(
        self, language: Language, *, wanted: bool = True, stream: TextIO | None = None
    ) -> None:
        self._language = language
        self._stream = stream or sys.stderr
        self._wanted = wanted
        self._text = ""
        self._width = 0
        self._next = float("inf")

    def __enter__(self) -> ProgressLine:
        if self._wanted and self._stream.isatty():
            self._next = time.monotonic() + PATIENCE
            if _TIMER is not None:
                signal.signal(_TIMER, self._look)
                signal.setitimer(signal.ITIMER_REAL, PATIENCE, _AGAIN)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def __call__(self, phase: Phase, done: int, of: int) -> None:
        """Take note of how far a phase has come."""
        self._text = say(f"progress.{phase}", self._language, done=f"{done:,}", of=f"{of:,}")
        self._look()

    def stop(self) -> None:
        """Take the line away, and draw no other."""
        if self._next < float("inf") and _TIMER is not None:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(_TIMER, signal.SIG_IGN)  # a late one would end the run
        self._next = float("inf")
        if self._width:
            self._put("")
            self._put("")

    def _look(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        now = time.monotonic()
        if self._text and now >= self._next:
            self._next = now + _AGAIN / 2
            self._put(self._text)

    def _put(self, text: str) -> None:
        """Draw the line over the last one, past the stream's buffer: a timer may interrupt it."""
        width = sum(1 if character.isascii() else 2 for character in text)
        line = f"\r{text}{' ' * (self._width - width)}"
        self._width = width
        encoded = line.encode(self._stream.encoding or "utf-8", errors="replace")
        with contextlib.suppress(OSError):
            os.write(self._stream.fileno(), encoded)
