"""What lies in folders and zips and was not opened, as problems: nothing is lost in silence."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from haixi_check.problem import Problem, Tier, masked
from haixi_check.readers import Unopened
from haixi_check.table import Location

NAMED = 5
"""How many files are named; the others are counted."""

ARCHIVES = (".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz")
"""Archives that are not unpacked: only a zip is."""


def empty_folders(found: Iterable[Unopened]) -> list[Unopened]:
    """The folders that were given and give no submission."""
    return [each for each in found if each.empty]


def problems_of(found: Iterable[Unopened], evidence: Collection[str]) -> Iterator[Problem]:
    """What is told of the folders and zips; `evidence` are the files that records name."""
    named = {_comparable(name) for name in evidence}
    for each in found:
        files = [name for name in each.files if _comparable(name) not in named]
        reports = [name for name in each.reports if _comparable(name) not in named]
        packed = [name for name in files if PurePosixPath(name).suffix.lower() in ARCHIVES]
        others = [name for name in files if name not in packed]
        if each.empty:
            yield _problem("empty_folder", Tier.MUST_FIX, each, ())
        for code, tier, names in (
            ("archive_not_opened", Tier.EXPLAIN, packed),
            ("files_not_opened", Tier.EXPLAIN, others),
            ("reports_not_opened", Tier.NOTE, reports),
            ("empty_subfolders", Tier.NOTE, each.folders),
        ):
            if names:
                yield _problem(code, tier, each, names)


def _comparable(name: str) -> str:
    """The path to compare by: macOS writes accents apart from their letters."""
    return unicodedata.normalize("NFC", name)


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
