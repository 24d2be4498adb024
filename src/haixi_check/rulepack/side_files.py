"""Reading a file that stands beside the rules: an overlay, a list of waivers."""

from __future__ import annotations

import hashlib
from pathlib import Path

from haixi_check.errors import Fault, FaultyFileError
from haixi_check.plain import dataclass
from haixi_check.system.paths import is_file, readable


@dataclass(frozen=True, kw_only=True)
class SideFile:
    """A file as it lies there: how it was named, and its bytes."""

    name: str
    data: bytes

    @property
    def sha256(self) -> str:
        """The hash that a verdict names it by."""
        return hashlib.sha256(self.data).hexdigest()


def read_side_file(path: Path, code: str) -> SideFile:
    """The file at `path`. Raises `FaultyFileError` with `code` where it cannot be read."""
    name = readable(str(path))
    try:
        if not is_file(path):  # a pipe never ends
            raise FaultyFileError(code, [_fault(name, "side_file_missing")], path=name)
        return SideFile(name=name, data=path.read_bytes())
    except OSError as error:
        raise FaultyFileError(code, [_fault(name, "side_file_unreadable")], path=name) from error


def _fault(name: str, code: str) -> Fault:
    return Fault(file=name, line=1, column=1, code=code, params={"found": name})
