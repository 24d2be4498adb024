"""The files of a rule pack: which are read, and which lie in its folder and are not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from errno import EINVAL
from pathlib import Path
from typing import TYPE_CHECKING

from haixi_check.system.paths import is_file, is_folder

if TYPE_CHECKING:
    from haixi_check.errors import Fault

COVER, FORM = "pack.yaml", "form.yaml"
SUFFIX = ".yaml"

_ALIKE = (".yaml", ".yml")


def pack_files(path: Path) -> dict[str, bytes]:
    """The YAML files of a pack by name, in the order of their names."""
    try:
        return {file.name: _content(file) for file in sorted(path.glob(f"*{SUFFIX}"))}
    except OSError as error:
        from haixi_check.errors import Fault
        from haixi_check.rulepack.source import PackError

        name = Path(error.filename or path).name
        params = {"found": error.strerror or ""}
        fault = Fault(file=name, line=1, column=1, code="pack_unreadable", params=params)
        raise PackError([fault], folder=str(path)) from error


def strays(path: Path) -> Iterator[Fault]:
    """YAML files that a person would think are part of a pack, and that nothing reads.

    A duty in such a file would be judged by nobody, and nobody would notice.
    """
    for entry in sorted(path.iterdir()):
        if entry.name.startswith("."):
            continue
        if entry.suffix.lower() in _ALIKE and entry.suffix != SUFFIX:
            yield _stray(entry.name, "pack_other_suffix", entry.with_suffix(SUFFIX).name)
        elif not entry.suffix and is_folder(entry):
            for below in sorted(entry.iterdir()):
                if below.suffix.lower() in _ALIKE:
                    name = f"{entry.name}/{below.name}"
                    yield _stray(name, "pack_folder_inside", below.with_suffix(SUFFIX).name)


def _stray(name: str, code: str, better: str) -> Fault:
    from haixi_check.errors import Fault

    return Fault(file=name, line=1, column=1, code=code, params={"found": name, "better": better})


def hash_of(files: Mapping[str, bytes]) -> str:
    """One hash over the names and bytes of all files; lengths keep neighbours apart."""
    digest = hashlib.sha256()
    for name, data in files.items():
        digest.update(f"{name}\n{len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()


def _content(file: Path) -> bytes:
    if not is_file(file):  # a pipe never ends
        raise OSError(EINVAL, "not a regular file", str(file))
    return file.read_bytes()
