"""The paths of inputs as they may be shown: without the number of a person, and no two alike."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from haixi_check.problem import masked


def shown_paths(paths: Iterable[str]) -> dict[str, str]:
    """How each of some paths may be shown, folder by folder.

    A name in which a personal number stands is masked. Where that makes two names in one folder
    alike, the later one is numbered: what lies in two folders is not taken for one submission.
    """
    every = sorted(paths)
    given = {path: path for path in every if _is_harmless(path)}
    masks = _Masks(given)
    return {path: given.get(path) or masks.of(path) for path in every}


def _is_harmless(path: str) -> bool:
    return all(masked(name) == name for name in path.split("/"))


class _Masks:
    """The masked names of each folder."""

    def __init__(self, given: Iterable[str]) -> None:
        self._shown = {"": ""}
        self._taken = set(given)

    def of(self, path: str) -> str:
        """The path with every name in it masked."""
        at = 0
        while at >= 0:
            at = path.find("/", at + 1)
            whole = path if at < 0 else path[:at]
            if whole not in self._shown:
                self._shown[whole] = self._within(*whole.rpartition("/"))
        return self._shown[path]

    def _within(self, folder: str, between: str, name: str) -> str:
        """A name as it is shown in its folder, which is known already."""
        start = self._shown[folder] + between
        bare = masked(name)
        shown, number = start + bare, 1
        while bare != name and shown in self._taken:
            number += 1
            suffix = PurePosixPath(bare).suffix
            shown = f"{start}{bare.removesuffix(suffix)}({number}){suffix}"
        self._taken.add(shown)
        return shown
