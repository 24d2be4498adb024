"""The peers: what they are, and an environment of its own for each.

Each is installed from a list of exact versions in `benchmarks/peers/requirements/`.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

REQUIREMENTS = Path(__file__).parent / "peers" / "requirements"
STAMP = "installed.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """Another validator."""

    name: str
    package: str
    """Whose version is told."""
    module: str
    imports: str
    """What a program that uses it imports: its start-up."""
    command: str = ""
    """Its command line, if it has one."""
    not_read: Mapping[str, str] = field(default_factory=dict)
    """Kinds of files that it does not read, and why."""
    not_checked: str
    """What none of its own rules can say, and what was written by hand instead."""


PEERS = (
    Peer(
        name="frictionless",
        package="frictionless",
        module="with_frictionless",
        imports="frictionless",
        command="frictionless",
        not_checked="GB 11643, the year of the submission and cross-field rules are a check of "
        "our own; a person in two files",
    ),
    Peer(
        name="pandera",
        package="pandera",
        module="with_pandera",
        imports="pandera.polars",
        not_checked="Excel errors in workbooks, which its reader gives as blank; GB 11643 is an "
        "expression of our own; row numbers only, no cells; a person in two files",
    ),
    Peer(
        name="pointblank",
        package="pointblank",
        module="with_pointblank",
        imports="pointblank",
        not_checked="Excel errors in workbooks, which its reader gives as blank; GB 11643 is an "
        "expression of our own; row numbers only, no cells; a person in two files",
    ),
    Peer(
        name="great-expectations",
        package="great_expectations",
        module="with_great_expectations",
        imports="great_expectations",
        not_checked="Excel errors in workbooks, which its reader gives as blank; GB 11643, the "
        "year and cross-field rules are worked out beforehand; no cells; a person in two files",
    ),
    Peer(
        name="openpyxl + pydantic",
        package="pydantic",
        module="with_pydantic",
        imports="openpyxl, pydantic",
        not_read={"parquet": "it does not read parquet"},
        not_checked="parquet; GB 11643, one person once and cross-field rules are code of our own",
    ),
)


def requirements(peer: Peer) -> Path:
    """The list of exact versions of a peer."""
    return REQUIREMENTS / f"{peer.name.replace(' + ', '-')}.txt"


def version(peer: Peer) -> str:
    """The version that is measured."""
    pins = dict(
        line.split("==")
        for line in requirements(peer).read_text(encoding="utf-8").splitlines()
        if "==" in line
    )
    return pins[peer.package]


def programs(peer: Peer, folder: Path) -> Path:
    """Where the programs of a peer's environment are."""
    place = folder / requirements(peer).stem
    return place / ("Scripts" if sys.platform == "win32" else "bin")


def install(peer: Peer, folder: Path) -> None:
    """Make the environment of a peer below `folder`, unless it is there as it should be."""
    place = folder / requirements(peer).stem
    wanted = requirements(peer).read_text(encoding="utf-8")
    stamp = place / STAMP
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    subprocess.run((sys.executable, "-m", "venv", "--clear", str(place)), check=True)  # noqa: S603
    python = programs(peer, folder) / "python"
    subprocess.run(  # noqa: S603
        (str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check",
         "-r", str(requirements(peer))),
        check=True,
    )  # fmt: skip
    stamp.write_text(wanted, encoding="utf-8")


def start(peer: Peer, folder: Path, option: str) -> Sequence[str]:
    """What starts a peer and does nothing: its command line, else an import."""
    if peer.command:
        return (str(programs(peer, folder) / peer.command), option)
    return (str(programs(peer, folder) / "python"), "-c", f"import {peer.imports}")


def check(peer: Peer, folder: Path, task: Path) -> Sequence[str]:
    """What lets a peer check the files of a task."""
    python = programs(peer, folder) / "python"
    return (str(python), "-m", f"benchmarks.peers.{peer.module}", str(task))
