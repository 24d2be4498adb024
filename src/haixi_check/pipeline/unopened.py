"""What lies in the given folders and was not opened, as problems: nothing is lost in silence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from haixi_check.inputs import Unopened
from haixi_check.problems import Problem, Tier, masked
from haixi_check.tables import Location

NAMED = 5
"""How many files are named; the others are counted."""

ARCHIVES = (".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz")
"""Archives that are not unpacked: only a zip is."""


def empty_folders(found: Iterable[Unopened]) -> list[Unopened]:
    """The folders that were given and give no submission."""
    return [each for each in found if each.empty]


def problems_of(found: Iterable[Unopened], evidence: Collection[str]) -> Iterator[Problem]:
    """What is told of the folders; `evidence` are the files that records name."""
    for each in found:
        files = [name for name in each.files if name not in evidence]
        packed = [name for name in files if PurePosixPath(name).suffix.lower() in ARCHIVES]
        if each.empty:
            yield _problem("empty_folder", Tier.MUST_FIX, each, ())
        if packed:
            yield _problem("archive_not_opened", Tier.EXPLAIN, each, packed)
        if others := [name for name in files if name not in packed]:
            yield _problem("files_not_opened", Tier.EXPLAIN, each, others)


def _problem(code: str, tier: Tier, folder: Unopened, files: Sequence[str]) -> Problem:
    names = " ".join(masked(PurePosixPath(name).name) for name in files[:NAMED])
    return Problem(
        code=code,
        tier=tier,
        location=Location(folder.shown),
        params={
            "count": str(len(files)),
            "names": names + (" …" if len(files) > NAMED else ""),
        }
        if files
        else {},
    )
