"""Zipped workbooks, part by part, within limits. Knows parts and prologs, not what they mean."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
import zlib
from itertools import pairwise
from typing import TYPE_CHECKING

from haixi_check.plain import dataclass
from haixi_check.readers import limits
from haixi_check.readers.documents import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CHUNK = 2**20
_KEPT = 4 * limits.MIB
"""How much of the small parts is kept unpacked."""
_LOCAL_HEADER = 30
_READ = ("xl/", "_rels/")
"""Where the parts lie that the library reads."""
_ABOUT = "docprops/"
_BINARY = ".bin"
"""The parts of an .xlsb that are no XML."""

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")
BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError,
    NotImplementedError,
)  # fmt: skip
"""What the standard library raises on a damaged archive."""


@dataclass()
class ContradictingError(UnreadableError):
    """Two members of one name differ."""

    member: zipfile.ZipInfo | None = None
    """The second of them."""


class Archive:
    """The parts of one zipped workbook; every reading of them may raise `UnreadableError`."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN:
            raise UnreadableError("damaged_file") from None
        members = self._zip.infolist()
        self._names = {_normal(member.filename): member.filename for member in members}
        refuse_bombs(members)
        self._kept: dict[str, bytes] = {}
        self._room = _KEPT
        twice = _contradicting(members) if len(self._names) < len(members) else None
        if twice is not None:
            raise ContradictingError("damaged_file", member=twice)

    def __contains__(self, part: str) -> bool:
        return _normal(part) in self._names

    def named(self, word: str) -> list[str]:
        """The parts in whose names this word stands, in small letters."""
        return [name for name in self._names if word in name]

    def check_prologs(self) -> None:
        """Refuse entities and encodings that the reading library silently stumbles over.

        What it does not read may be as it likes: Power Query keeps its own parts in UTF-16.
        """
        for part, name in self._names.items():
            read = part.startswith(_READ) and part.endswith((".xml", ".rels"))
            if read and not self._keep(name):
                next(self._pieces(name, 4096), b"")

    def _keep(self, name: str) -> bool:
        """Unpack a small part for good: most are opened twice, which takes longer than to read."""
        size = self._zip.getinfo(name).file_size
        if size > self._room:
            return False
        with contextlib.suppress(*BROKEN):  # who reads it in whole says what is wrong with it
            content = self._zip.read(name)
            _refuse_prolog(content)
            self._kept[name] = content
            self._room -= size
            return True
        return False

    def size(self, part: str) -> int:
        """Bytes of `part`, unpacked."""
        return self._zip.getinfo(self._names[_normal(part)]).file_size

    def part(self, part: str) -> bytes:
        """All bytes of `part`."""
        return b"".join(self.chunks(part))

    def chunks(self, part: str) -> Iterator[bytes]:
        """The bytes of `part`, piece by piece."""
        if part not in self:
            raise UnreadableError("damaged_file")
        return self._pieces(self._names[_normal(part)], _CHUNK)

    def _pieces(self, name: str, size: int) -> Iterator[bytes]:
        if name in self._kept:
            yield self._kept[name]
            return
        try:
            with self._zip.open(name) as member:
                piece = member.read(size)
                if not name.lower().endswith(_BINARY):
                    _refuse_prolog(piece)
                while piece:
                    yield piece
                    piece = member.read(size)
        except BROKEN:
            raise UnreadableError("damaged_file") from None


def _normal(name: str) -> str:
    """The name to compare by: case means nothing, and some programs write backslashes."""
    return name.replace("\\", "/").removeprefix("/").lower()


def refuse_bombs(members: list[zipfile.ZipInfo]) -> None:
    """Raise `UnreadableError` for members that would unpack to more than anybody packs."""
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableError("encrypted_workbook")
    if any(member.compress_type not in _METHODS for member in members):
        raise UnreadableError("unknown_packing")
    sizes = [member.file_size for member in members]
    if (
        len(sizes) > limits.MOST_MEMBERS
        or max(sizes, default=0) > limits.LARGEST_PART
        or sum(sizes) > limits.LARGEST_WHOLE
        or any(map(_swollen, members))
    ):
        raise UnreadableError("oversized_workbook")
    if _overlapping(members):
        raise UnreadableError("damaged_file")


def _contradicting(members: Iterable[zipfile.ZipInfo]) -> zipfile.ZipInfo | None:
    """A member that differs from another one of its name: a library may read the one or the other.

    Some programs write a part twice; what is said of the document itself nobody judges by.
    """
    contents: dict[str, tuple[int, int]] = {}
    for member in members:
        name, content = _normal(member.filename), (member.CRC, member.file_size)
        if not name.startswith(_ABOUT) and contents.setdefault(name, content) != content:
            return member
    return None


def _swollen(member: zipfile.ZipInfo) -> bool:
    """Whether a part unpacks to more than any text would."""
    allowed = limits.MOST_RATIO * max(member.compress_size, 1)
    return member.file_size > max(limits.RATIO_FROM, allowed)


def _overlapping(members: list[zipfile.ZipInfo]) -> bool:
    """Whether two members share their bytes: one stream would be unpacked again and again."""
    spans = sorted((member.header_offset, member.compress_size) for member in members)
    return any(
        start + _LOCAL_HEADER + size > following
        for (start, size), (following, _) in pairwise(spans)
    )


def _refuse_prolog(head: bytes) -> None:
    # One character is found fifty times as fast as several, and this one is rare.
    if b"!" in head and (b"<!DOCTYPE" in head or b"<!ENTITY" in head):
        raise UnreadableError("xml_entities")
    written = _ENCODING.match(head.removeprefix(b"\xef\xbb\xbf"))
    other = written is not None and written[1].lower() not in (b"utf-8", b"us-ascii")
    if other or head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in head[:4]:
        raise UnreadableError("xml_encoding")
