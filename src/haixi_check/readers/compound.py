"""The outermost streams of a compound file (.xls, .doc, .et): names only, no content.

Layout: [MS-CFB]. Only what is needed to walk its directory, never further than the file is long.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_HEADER = 512
_ENTRY = 128
_FIRST_FAT = 76
_FATS_IN_HEADER = 109
_END = 0xFFFFFFFA
"""From here on a sector number is a mark: end of chain, free, table of tables."""


def outermost_streams(data: bytes) -> frozenset[str]:
    """The names of the streams and storages in the root; empty where the directory is damaged."""
    if len(data) < _HEADER or not data.startswith(SIGNATURE):
        return frozenset()
    (shift,) = struct.unpack_from("<H", data, 30)
    (first,) = struct.unpack_from("<I", data, 48)
    if shift not in (9, 12):
        return frozenset()
    directory = b"".join(_chain(data, first, 1 << shift))
    entries = [directory[at : at + _ENTRY] for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
    return frozenset(name for name in _siblings(entries) if name)


def _chain(data: bytes, sector: int, size: int) -> Iterator[bytes]:
    fats = struct.unpack_from(f"<{_FATS_IN_HEADER}I", data, _FIRST_FAT)
    seen: set[int] = set()
    while sector < _END and sector not in seen and (sector + 2) * size <= len(data) + size - 1:
        seen.add(sector)
        yield data[(sector + 1) * size : (sector + 2) * size]
        table, place = divmod(sector, size // 4)
        at = (fats[table] + 1) * size + place * 4 if table < len(fats) else len(data)
        if at + 4 > len(data):
            return
        (sector,) = struct.unpack_from("<I", data, at)


def _siblings(entries: list[bytes]) -> Iterator[str]:
    """The names in the tree that hangs below the first entry, the root."""
    waiting = [struct.unpack_from("<I", entries[0], 76)[0]] if entries else []
    seen: set[int] = set()
    while waiting:
        number = waiting.pop()
        if number >= len(entries) or number in seen:
            continue
        seen.add(number)
        (length,) = struct.unpack_from("<H", entries[number], 64)
        yield entries[number][: max(min(length, 64) - 2, 0)].decode("utf-16-le", errors="replace")
        waiting += struct.unpack_from("<II", entries[number], 68)
