"""Where the targets of a pack and their examples stand in its files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from haixi_check.errors import Fault
from haixi_check.rulepack.folder import COVER, FORM, pack_files
from haixi_check.rulepack.source import KeyPath, YamlSource, read


class ExamplePlaces:
    """The examples of a sound pack in `folder`, by the id of their target and their number."""

    def __init__(self, folder: Path) -> None:
        self._targets: dict[str, tuple[YamlSource, int]] = {}
        for name, data in pack_files(folder).items():
            source, _ = read(name, data) if name not in (COVER, FORM) else (None, [])
            if source is not None:
                for index, target in enumerate(source.content.get("targets", ())):
                    self._targets[target["id"]] = source, index

    def fault(self, example: tuple[str, int], key: str, code: str, /, **params: Any) -> Fault:
        """A fault of an example, at `key` of it if it has that, or else at its name."""
        target, number = example
        source, index = self._targets[target]
        at: KeyPath = ("targets", index, "examples", number)
        written = source.content["targets"][index]["examples"][number]
        there = key if key in written else "name"
        return source.fault((*at, there), code, **params)
