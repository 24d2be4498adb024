"""Standard output for machines: UTF-8 with plain newlines wherever it goes, as a file would be."""

from __future__ import annotations

import io
import sys


def speak_to_machines() -> None:
    """From now on write standard output in UTF-8, and change no newline, on any platform."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
