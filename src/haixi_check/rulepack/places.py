"""Where the targets of a pack and their examples stand in its files, and in its overlays."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from haixi_check.errors import Fault
from haixi_check.rulepack import RulePack
from haixi_check.rulepack.folder import COVER, FORM, pack_files
from haixi_check.rulepack.overlay import ENTRIES
from haixi_check.rulepack.source import KeyPath, YamlSource, read


class ExamplePlaces:
    """The examples of a sound pack in `folder`, by the id of their target and their number.

    Those of an overlay take the place of the pack's.
    """

    def __init__(self, folder: Path, rules: RulePack, overlays: Sequence[Path] = ()) -> None:
        self._examples: dict[str, tuple[YamlSource, KeyPath, list[Any]]] = {}
        for name, data in pack_files(folder).items():
            source, _ = read(name, data) if name not in (COVER, FORM) else (None, [])
            if source is not None:
                for index, target in enumerate(source.content.get("targets", ())):
                    self._note(target["id"], source, ("targets", index), target)
        for overlay in overlays:
            source, _ = read(str(overlay), overlay.read_bytes())
            if source is not None:
                self._note_overlay(source, rules)

    def _note_overlay(self, source: YamlSource, rules: RulePack) -> None:
        for kind in ENTRIES:
            for index, entry in enumerate(source.content.get(kind, ())):
                if kind == "added":
                    self._note(
                        entry["target"]["id"], source, (kind, index, "target"), entry["target"]
                    )
                elif target := rules.target(entry["target"]):
                    self._note(target.id, source, (kind, index), entry)

    def _note(self, target: str, source: YamlSource, at: KeyPath, written: Any) -> None:
        if examples := written.get("examples"):
            self._examples[target] = source, (*at, "examples"), examples

    def fault(self, example: tuple[str, int], key: str, code: str, /, **params: Any) -> Fault:
        """A fault of an example, at `key` of it if it has that, or else at its name."""
        target, number = example
        source, at, examples = self._examples[target]
        there = key if key in examples[number] else "name"
        return source.fault((*at, number, there), code, **params)
