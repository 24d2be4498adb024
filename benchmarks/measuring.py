"""Measuring one case: its files are made, then all commands run in turn, as often as asked."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks import cost
from benchmarks.cases import Case
from benchmarks.environments import Peer, check, start
from benchmarks.planted import differences, found_by_peer, found_by_us
from benchmarks.results import Result, Runs
from benchmarks.rules import Rule

ROOT = Path(__file__).resolve().parents[1]
LONG = 60.0
"""Seconds that the runs of a peer take together before it is not run again."""
SMALL_TIMES = 5
"""How much more often a small case is run."""
JUDGED = (0, 1, 4)
"""The exit codes of this program with which it has done its work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How often everything runs, and how long a peer may take."""

    repeated: int
    limit: float


@dataclass(slots=True)
class _Tally:
    """The runs of one command so far."""

    command: Sequence[str]
    good: Sequence[int] = (0,)
    limit: float | None = None
    costs: list[cost.Cost] = field(default_factory=list)
    amiss: list[str] = field(default_factory=list)
    refused: str = ""

    @property
    def done(self) -> bool:
        """Whether it is not worth running again."""
        long = self.limit is not None and sum(one.seconds for one in self.costs) > LONG
        return bool(self.refused) or long

    def run(self, output: Path) -> None:
        """Run it once more."""
        one = cost.run(self.command, output=output, folder=ROOT, limit=self.limit)
        if one.over or one.code in self.good:
            self.costs.append(one)
        else:
            self.refused = f"ended with code {one.code}: {one.said}"

    def runs(self) -> Runs:
        """What is kept of them."""
        over = any(one.over for one in self.costs)
        return Runs(
            seconds=tuple(one.seconds for one in self.costs if not one.over),
            peak=max((one.peak for one in self.costs), default=0),
            over=self.limit if over else None,
            refused=self.refused,
            amiss=tuple(self.amiss),
        )


def measure(case: Case, peers: Sequence[Peer], cache: Path, patience: Patience) -> Result:
    """The result of one case."""
    _make(case)
    ours = _Tally(case.ours, good=JUDGED)
    floors = {name: _Tally(command) for name, command in case.floors.items()}
    others = {peer.name: _peer(case, peer, cache, patience.limit) for peer in peers}
    times = patience.repeated * (SMALL_TIMES if case.small else 1)
    output = cache / "output.json"
    if case.small:  # what is compiled once, and read from the disk once, is no part of any run
        for tally in (ours, *floors.values(), *others.values()):
            cost.run(tally.command, output=output, folder=ROOT, limit=patience.limit)
    for _ in range(times):
        for tally in (ours, *floors.values(), *others.values()):
            if not tally.done:
                tally.run(output)
                _compare(case, tally, output, own=tally is ours)
    return Result(
        name=case.name,
        planted=case.planted is not None,
        ours=ours.runs(),
        floors={name: tally.runs() for name, tally in floors.items()},
        peers={name: tally.runs() for name, tally in others.items()},
        bars=case.bars,
        unsaid=case.unsaid,
    )


def _peer(case: Case, peer: Peer, cache: Path, limit: float) -> _Tally:
    place = cache / "peers"
    if case.starts:
        return _Tally(start(peer, place, case.starts), limit=limit)
    assert case.task is not None  # noqa: S101
    task = case.task()
    if task.format in peer.not_read:
        return _Tally((), refused=peer.not_read[task.format])
    path = cache / "task.json"
    task.save(path)
    return _Tally(check(peer, place, path), limit=limit)


def _compare(case: Case, tally: _Tally, output: Path, *, own: bool) -> None:
    """See whether what was planted was found; a floor looks for nothing."""
    if case.planted is None or not tally.costs or tally.costs[-1].over:
        return
    said = output.read_text(encoding="utf-8")
    if not said:
        return
    tally.amiss = differences(case.planted, counted(json.loads(said), own=own))


def counted(said: Mapping[str, Any], *, own: bool) -> Counter[Rule]:
    """The faults in what we or a peer said, by rule."""
    return found_by_us(said) if own else found_by_peer(said)


def _make(case: Case) -> None:
    """Make the files of a case in a process of its own, unless the same ones are there."""
    case.folder.mkdir(parents=True, exist_ok=True)
    if not case.make:
        return
    stamp = case.folder.with_name(f"{case.folder.name}.made")
    wanted = _fingerprint(case.make)
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    shutil.rmtree(case.folder)
    module, *options = case.make
    command = (sys.executable, "-m", module, str(case.folder), *options)
    subprocess.run(command, check=True, cwd=ROOT)  # noqa: S603
    stamp.write_text(wanted, encoding="utf-8")


def _fingerprint(command: Sequence[str]) -> str:
    """What the made files depend on: the makers, the sample and the pack."""
    digest = hashlib.sha256(" ".join(command).encode())
    makers = (ROOT / "benchmarks").glob("make_*.py")
    pack = (ROOT / "targets").rglob("*.yaml")
    for path in sorted((*makers, *pack, ROOT / "samples" / "units" / "格尔木职校.xlsx")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
