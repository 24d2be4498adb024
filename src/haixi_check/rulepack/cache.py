"""A checked pack kept as JSON between runs, so that a check reads no YAML and validates no rule.

Only what this program wrote itself is read back, from the user's own cache folder; a copy that is
missing, broken or cannot be written is no fault: the pack is then read from its files.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias

from haixi_check import __version__
from haixi_check.rulepack import (
    figure_fields,
    form,
    overlay,
    pack,
    periods,
    row_rules,
    schedule,
    standards,
    targets,
)
from haixi_check.rulepack import measures as rule_measures
from haixi_check.rulepack.pack import Part
from haixi_check.system.paths import is_file

TAG = "_"
"""The key that says what a JSON object was; no key of a pack begins with it."""

KEPT = 16
"""How many compiled packs stay in the folder; the oldest go first."""

Json: TypeAlias = Any

MODELS = (
    pack,
    row_rules,
    figure_fields,
    form,
    rule_measures,
    periods,
    standards,
    schedule,
    targets,
    overlay,
)


def folder() -> Path | None:
    """The folder for compiled packs, or `None` where there is no place for one."""
    environment = os.environ
    for name, below in (
        ("HAIXI_CHECK_CACHE", ""),
        ("XDG_CACHE_HOME", "haixi-check"),
        ("LOCALAPPDATA", "haixi-check/cache"),
    ):
        if place := environment.get(name):
            return Path(place) / below
    try:
        return Path.home() / ".cache" / "haixi-check"
    except RuntimeError:
        return None


def name_for(sha256: str) -> str:
    """The file name for the pack with this hash, as this version of the models would write it."""
    key = hashlib.sha256(f"{__version__} {sha256}".encode())
    for module in MODELS:
        # A model may change without a new version, while the program is being worked on.
        if module.__file__ and is_file(source := Path(module.__file__)):
            key.update(source.read_bytes())
    return f"pack-{key.hexdigest()[:32]}.json"


def read(sha256: str) -> dict[str, Any] | None:
    """What was kept for the pack with this hash, or `None`."""
    home = folder()
    if home is None:
        return None
    try:
        text = (home / name_for(sha256)).read_bytes()
        kept = json.loads(text, object_hook=_restorer())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return kept if isinstance(kept, dict) else None


def write(sha256: str, content: Mapping[str, object]) -> None:
    """Keep `content` for the pack with this hash, whole or not at all."""
    import tempfile  # only the first run with a pack writes it

    home = folder()
    if home is None:
        return
    text = json.dumps(_plain(content), ensure_ascii=False, separators=(",", ":"))
    with contextlib.suppress(OSError):
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, unfinished = tempfile.mkstemp(dir=home, prefix="pack-", suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            Path(unfinished).replace(home / name_for(sha256))
        finally:
            Path(unfinished).unlink(missing_ok=True)
        _forget_the_oldest(home)


def _forget_the_oldest(home: Path) -> None:
    copies = sorted(home.glob("pack-*.json"), key=lambda copy: copy.stat().st_mtime_ns)
    for copy in copies[:-KEPT]:
        copy.unlink(missing_ok=True)


def _plain(value: object) -> Json:
    match value:
        case Part():
            held = {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
            return {TAG: type(value).__name__, **held}
        case Enum():
            return {TAG: type(value).__name__, "value": value.value}
        case Fraction() | date():
            return {TAG: type(value).__name__, "value": str(value)}
        case Mapping():
            return {key: _plain(held) for key, held in value.items()}
        case tuple() | list():
            return [_plain(held) for held in value]
        case _:
            return value


def _restorer() -> Callable[[dict[str, Any]], Any]:
    """The reverse of `_plain` for one JSON object: every list in it is a tuple again."""
    kinds = {
        name: kind
        for module in MODELS
        for name, kind in vars(module).items()
        if isinstance(kind, type) and issubclass(kind, (Part, Enum))
    }
    made: dict[str, Callable[[str], object]] = {
        "Fraction": Fraction,
        "date": date.fromisoformat,
        **{name: kind for name, kind in kinds.items() if issubclass(kind, Enum)},
    }
    built = {name: kind for name, kind in kinds.items() if issubclass(kind, Part)}

    def restore(found: dict[str, Any]) -> Any:
        tag = found.pop(TAG, None)
        if tag in made:
            return made[tag](found["value"])
        for key, value in found.items():
            if type(value) is list:
                found[key] = tuple(value)
        return _built(built[tag], found) if tag else found

    return restore


def _built(kind: type[Part], held: dict[str, Any]) -> Part:
    """A part with all these fields, not checked again: made as unpickling makes it."""
    made = kind.__new__(kind)
    made.__dict__.update(held)
    return made
