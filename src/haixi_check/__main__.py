"""The outermost edge: starts the command line, and is the only place where bugs are caught."""

from __future__ import annotations

import contextlib
import gc
import os
import sys

from haixi_check import TYPE_CHECKING, __version__
from haixi_check.system.signals import Signals
from haixi_check.system.streams import StandardOutputError, settle_streams

if TYPE_CHECKING:
    from typing import NoReturn

INTERNAL_ERROR, INTERRUPTED = 5, 130
SIGNALLED = 128
"""What a signal of that number adds to: 130 for an interruption, 143 for SIGTERM."""


def main() -> None:
    """Run `haixi-check` and leave with its exit code."""
    signals = None
    try:
        signals = Signals()
        settle_streams()
        code = _run()
        sys.stdout.flush()
        if signals.received:  # and nobody heard it
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        code = _interrupted(signals)
    except StandardOutputError as error:
        code = _unwritten(error)
    except Exception:  # noqa: BLE001 - the one place that catches what must not happen
        # An interruption may come out of a library as something else.
        code = _interrupted(signals) if signals and signals.received else _report()
    if signals is not None:
        signals.ignore()
    sys.exit(code)


def _run() -> int:
    if sys.argv[1:] == ["--version"]:
        print(f"haixi-check {__version__}")  # noqa: T201 - answered before anything is imported
        return 0
    # Nearly everything that a run makes lives to its end: looking for garbage finds none.
    gc.disable()
    # Looking for plug-ins of pydantic among all installed packages costs 30 ms; none is ours.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from haixi_check.cli.app import run

    return run(sys.argv[1:])


def _interrupted(signals: Signals | None) -> int:
    """Say so, and end as a shell expects of a process that this signal ends."""
    number = 0
    if signals is not None:
        signals.ignore()
        number = signals.received
    if "haixi_check.system.processes" in sys.modules:
        from haixi_check.system.processes import stop_all

        stop_all()
    _tell("interrupted")
    return SIGNALLED + number if number else INTERRUPTED


def _unwritten(error: StandardOutputError) -> int:
    """Say why nothing could be printed."""
    from haixi_check.cli.app import WRONG_COMMAND
    from haixi_check.cli.console import refusal
    from haixi_check.cli.options import language_of
    from haixi_check.writers.files import not_written

    for line in refusal(not_written("stdout", error), language_of(sys.argv[1:])):
        print(line, file=sys.stderr)  # noqa: T201
    return WRONG_COMMAND


def start() -> NoReturn:
    """Run `main` as a process of its own, which ends without taking apart what the run made."""
    code: object = 0
    try:
        main()
    except SystemExit as end:
        code = end.code
    with contextlib.suppress(StandardOutputError):  # told of by now
        sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 0)


def _tell(code: str, **values: str) -> None:
    from haixi_check.cli.options import language_of
    from haixi_check.messages import say

    print(say(code, language_of(sys.argv[1:]), **values), file=sys.stderr)  # noqa: T201


def _report() -> int:
    """Say where it broke, by our functions and lines; nothing broke where room ran out."""
    import traceback
    from pathlib import Path

    from haixi_check.system.resources import lacks_room

    error = sys.exception()
    assert error is not None  # noqa: S101 - called while one is handled
    if lacks_room(error):
        _tell("no_room")
        return INTERNAL_ERROR
    here = Path(__file__).parent
    lines = [
        f"{Path(frame.filename).relative_to(here).as_posix()}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(here)
    ]
    _tell("internal", version=__version__, trace="\n".join([type(error).__name__, *lines]))
    return INTERNAL_ERROR


if __name__ == "__main__":
    start()
