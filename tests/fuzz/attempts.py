"""Attempts, one after the other, each in an empty folder; one that raises is a finding and is kept.

What an attempt is stands in the modules beside this one: a function of a random sequence and a
folder that says in a word what the attempt came to.
"""

from __future__ import annotations

import hashlib
import random
import shutil
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol, TypeAlias

Attempt: TypeAlias = Callable[[random.Random, Path], str]

MOST_SECONDS = 20.0
"""Of processor time for one attempt, which reads and judges a few small files."""
KEPT_OF_A_KIND = 5


class Fuzz(Protocol):
    """What can be run for as long as there is time."""

    counts: Counter[str]
    findings: list[str]

    def run(self, seconds: float, *, least: int = 1) -> int:
        """Try cases for so long, and `least` of them at any rate; the number that were tried."""


class Attempts:
    """One random sequence of attempts."""

    def __init__(self, name: str, attempt: Attempt, *, seed: int, keep: Path | None = None) -> None:
        self._name, self._attempt, self._seed, self._keep = name, attempt, seed, keep
        self._kinds: Counter[str] = Counter()
        self.counts: Counter[str] = Counter()
        self.findings: list[str] = []

    def run(self, seconds: float, *, least: int = 1) -> int:
        """Try cases for so long, and `least` of them at any rate; the number that were tried."""
        end, tried = time.monotonic() + seconds, 0
        while tried < least or time.monotonic() < end:
            self._try(tried)
            tried += 1
        return tried

    def _try(self, number: int) -> None:
        # Each attempt has a sequence of its own: one that found something can be made again alone.
        seed = f"{self._name} {self._seed} {number}"
        chance = random.Random(seed)  # noqa: S311 - no secret
        with TemporaryDirectory() as folder:
            began = time.process_time()
            try:
                self.counts[self._attempt(chance, Path(folder))] += 1
                assert time.process_time() - began < MOST_SECONDS, "too slow"
            except Exception as error:  # noqa: BLE001 - a crash is what is looked for
                self._found(error, seed, Path(folder))

    def _found(self, error: Exception, seed: str, folder: Path) -> None:
        last = traceback.extract_tb(error.__traceback__)[-1:]
        where = "".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in last)
        kind = f"{type(error).__name__} {where} {str(error)[:200]}"
        digest = hashlib.sha256(seed.encode()).hexdigest()[:12]
        self.counts["finding"] += 1
        self._kinds[f"{type(error).__name__} {where}"] += 1
        self.findings.append(f"{kind} {digest}")
        few = self._kinds[f"{type(error).__name__} {where}"] <= KEPT_OF_A_KIND
        if self._keep is not None and few:
            kept = self._keep / f"{self._name}-{digest}"
            shutil.copytree(folder, kept, dirs_exist_ok=True, symlinks=True)
            text = f"{seed}\n{''.join(traceback.format_exception(error))}"
            (kept / "finding.txt").write_text(text, encoding="utf-8", errors="replace")
