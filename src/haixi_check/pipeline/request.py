"""What a person asks for. Light to import: reading begins before the rules are even loaded."""

from __future__ import annotations

import datetime
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol, TypeAlias


@dataclass(frozen=True, kw_only=True)
class Request:
    """What a person asks to be checked, and how narrowly."""

    paths: tuple[Path, ...]
    pack: str | None = None
    year: int | None = None
    as_of: datetime.date | None = None
    scope: Literal["auto", "school", "prefecture"] = "auto"
    fail_on: Literal["mandatory", "aspirational", "must-fix"] = "mandatory"
    units: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    kind: Literal["all", "figures", "evidence"] = "all"
    exit_zero: bool = False
    encoding: str | None = None
    jobs: int = 0
    """How many processes read and judge; 0 leaves it to the machine. No verdict depends on it."""
    outputs: tuple[Path, ...] = ()
    annotate: Path | None = None
    """Where annotated copies of the inputs go, if anywhere."""

    @property
    def processes(self) -> int:
        """How many processes read and judge: as many as the machine has processors, if not told."""
        return self.jobs or os.cpu_count() or 1


Phase: TypeAlias = Literal["reading", "judging", "writing"]
"""What a run is at."""


class Tell(Protocol):
    """Hears how far a run has come."""

    def __call__(self, phase: Phase, done: int, of: int) -> None:
        """So many steps of a phase are done; `of` is 0 where nobody knows how many there are."""


def untold(phase: Phase, done: int, of: int) -> None:
    """Tell nobody."""
