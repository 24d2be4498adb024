"""What was measured: kept as JSON so that a long run can be made in parts; medians and ratios."""

from __future__ import annotations

import json
import statistics
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """The runs of one command in one case."""

    seconds: tuple[float, ...] = ()
    peak: int = 0
    over: float | None = None
    """The seconds after which it was ended, where it was."""
    refused: str = ""
    """Why there is no measurement."""
    amiss: tuple[str, ...] = ()
    """What it found in another number than planted."""

    @property
    def median(self) -> float:
        """The seconds of the run in the middle."""
        return statistics.median(self.seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """What is aimed at."""

    floors: Mapping[str, float] = field(default_factory=dict)
    """The largest ratio to a floor."""
    peers: Mapping[str, float] = field(default_factory=dict)
    """How many times as long a peer takes at least; `every` for all of them."""
    mebibytes: float | None = None
    """The largest peak of memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One case: us, the floors and the peers, in the same run."""

    name: str
    planted: bool
    """Whether its files hold planted mistakes."""
    ours: Runs
    floors: Mapping[str, Runs]
    peers: Mapping[str, Runs]
    bars: Bars
    unsaid: str = ""
    """What we check in this case and no peer does."""


Stored: TypeAlias = dict[str, Result]


def ratio(one: Runs, other: Runs) -> float:
    """How many times as long `one` takes as `other`: the median over the pairs of runs.

    Of a command that was ended it is known that it takes longer than it was given.
    """
    if one.over is not None:
        return one.over / other.median
    pairs = zip(one.seconds, other.seconds, strict=False)
    return statistics.median(a / b for a, b in pairs)


def bar_of(bars: Mapping[str, float], name: str) -> float | None:
    """The bar for a peer, or the one for every peer."""
    return bars.get(name, bars.get("every"))


def _runs(raw: dict[str, Any]) -> Runs:
    return Runs(**{**raw, "seconds": tuple(raw["seconds"]), "amiss": tuple(raw["amiss"])})


def _result(raw: dict[str, Any]) -> Result:
    return Result(
        **{
            **raw,
            "ours": _runs(raw["ours"]),
            "floors": {name: _runs(runs) for name, runs in raw["floors"].items()},
            "peers": {name: _runs(runs) for name, runs in raw["peers"].items()},
            "bars": Bars(**raw["bars"]),
        }
    )


def load(path: Path) -> Stored:
    """The results of earlier runs; none where there is no such file."""
    if not path.is_file():
        return {}
    raw = json.loads(path.read_text(encoding="utf-8"))
    return {name: _result(one) for name, one in raw.items()}


def save(path: Path, results: Stored) -> None:
    """Keep the results for a later run."""
    path.parent.mkdir(parents=True, exist_ok=True)
    raw = {name: asdict(one) for name, one in results.items()}
    path.write_text(json.dumps(raw, ensure_ascii=False, indent=1), encoding="utf-8")
