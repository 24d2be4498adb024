"""The outermost edge: starts the command line, and is the only place where bugs are caught."""

from __future__ import annotations

import gc
import io
import os
import sys

from haixi_check import TYPE_CHECKING, __version__

if TYPE_CHECKING:
    from typing import NoReturn

INTERNAL_ERROR, INTERRUPTED = 5, 130


def main() -> None:
    """Run `haixi-check` and leave with its exit code."""
    if sys.argv[1:] == ["--version"]:
        print(f"haixi-check {__version__}")  # noqa: T201 - answered before anything is imported
        return
    # Nearly everything that a run makes lives to its end: looking for garbage finds none.
    gc.disable()
    # Looking for plug-ins of pydantic among all installed packages costs 30 ms; none is ours.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a GBK console has no sign for some characters
    try:
        from haixi_check.cli import run

        code = run(sys.argv[1:])
        sys.stdout.flush()
    except KeyboardInterrupt:
        _tell("interrupted")
        code = INTERRUPTED
    except BrokenPipeError:
        # The reader of our output went away (`| head`): nothing is wrong, nothing is left to say.
        sys.stdout = io.StringIO()
        code = 0
    except Exception:  # noqa: BLE001 - the one place that catches what must not happen
        _report()
        code = INTERNAL_ERROR
    sys.exit(code)


def start() -> NoReturn:
    """Run `main` as a process of its own, which ends at once.

    Taking apart what the run made, piece by piece, would only cost time.
    """
    code: object = 0
    try:
        main()
    except SystemExit as end:
        code = end.code
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code if isinstance(code, int) else 0)


def _tell(code: str, **values: str) -> None:
    from haixi_check.commands.options import language_of
    from haixi_check.messages import say

    print(say(code, language_of(sys.argv[1:]), **values), file=sys.stderr)  # noqa: T201


def _report() -> None:
    """Say where it broke: names of our functions and lines, and nothing of the data."""
    import traceback
    from pathlib import Path

    error = sys.exception()
    assert error is not None  # noqa: S101 - called while one is handled
    here = Path(__file__).parent
    lines = [
        f"{Path(frame.filename).relative_to(here).as_posix()}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(here)
    ]
    _tell(
        "internal",
        version=__version__,
        trace="\n".join([type(error).__name__, *lines]),
    )


if __name__ == "__main__":
    start()
