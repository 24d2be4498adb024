"""A zip of submissions: its members as inputs of their own. Writes nothing, trusts no name."""

from __future__ import annotations

import hashlib
import io
import unicodedata
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from operator import itemgetter
from pathlib import Path, PurePosixPath
from posixpath import normpath

from haixi_check.readers.archive import BROKEN, Archive, refuse_bombs
from haixi_check.readers.documents import Source, UnreadableError
from haixi_check.readers.formats import SOUGHT
from haixi_check.readers.limits import (
    LARGEST_SUBMISSION,
    MOST_SUBMISSIONS,
    UNPACKED_FREELY,
    UNPACKED_RATIO,
)
from haixi_check.readers.own_outputs import is_own_report
from haixi_check.readers.text import cleaned
from haixi_check.readers.unopened import Unopened, empty_ones, unopened

_UTF8_NAME = 0x800
_PIECE = 2**20
_NAMED_BY_SYSTEMS = ("__MACOSX",)


def submissions(source: Source, data: bytes) -> Iterator[tuple[Source, bytes | UnreadableError]]:
    """Every submission in the archive, with its bytes or the reason why there are none.

    Raises `UnreadableError` where the archive as a whole is broken, locked or without submissions.
    """
    try:
        Archive(data)
    except UnreadableError as error:
        code = _AS_ARCHIVE.get(error.code, error.code)
        raise UnreadableError(code) from None
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        # Of one name, but spelled in two encodings, may be two: only what is the same is read once.
        sought = {
            (name, member.CRC, member.file_size): member
            for member in archive.infolist()
            if _sought(name := _name(member)) and not member.is_dir()
        }
        members = sorted(
            ((name, member) for (name, *_), member in sought.items()), key=itemgetter(0)
        )
        if not members:
            raise UnreadableError("empty_archive")
        unpacked = sum(member.file_size for _, member in members)
        allowed = max(UNPACKED_FREELY, UNPACKED_RATIO * len(data))
        if len(members) > MOST_SUBMISSIONS or unpacked > allowed:
            raise UnreadableError("oversized_archive")
        for name, member in members:
            shown = f"{source.shown}/{_harmless(name)}"
            within = Source(source.path, shown, source.encoding, member=name)
            yield within, _content(archive, member, name)


def not_opened(source: Source, data: bytes) -> Unopened | None:
    """What else lies in an archive that `submissions` has found sound."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        named = {_name(member): member for member in archive.infolist()}
        seen = {name: member for name, member in named.items() if _is_seen(name)}
        files = {name: each for name, each in seen.items() if not each.is_dir()}
        folders = {name.rstrip("/") for name, each in seen.items() if each.is_dir()}

        def start(name: str, size: int) -> bytes:
            with suppress(*BROKEN), archive.open(files[name]) as member:
                return member.read(size)
            return b""

        found = unopened(
            source.shown,
            (name for name in files if not _is_sought(name)),
            folders=empty_ones(folders, files),
            is_report=lambda name: is_own_report(name, partial(start, name)),
            empty=False,
        )
    if found is None:
        return None

    def within(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(f"{source.shown}/{normpath(name)}" for name in names)

    return replace(
        found,
        files=within(found.files),
        reports=within(found.reports),
        folders=within(found.folders),
    )


class Members:
    """What lies in the zip of submissions at a path, whatever it is; nothing where it is broken."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._named: dict[str, zipfile.ZipInfo] = {}
        with suppress(UnreadableError, *BROKEN), zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            refuse_bombs(members)
            self._named = {
                _comparable(_name(member)): member for member in members if not member.is_dir()
            }

    def hash(self, name: str) -> str:
        """The SHA-256 of a member, by its path in the zip; blank where there is none."""
        member = self._named.get(_comparable(name))
        if member is None:
            return ""
        try:
            with zipfile.ZipFile(self._path) as archive, archive.open(member) as opened:
                # Unlike an ordinary file it cannot be hashed without a copy: piece by piece.
                digest = hashlib.sha256()
                while piece := opened.read(_PIECE):
                    digest.update(piece)
                return digest.hexdigest()
        except BROKEN:
            return ""


def _comparable(name: str) -> str:
    """The path of a member to compare by: macOS writes accents apart from their letters."""
    return unicodedata.normalize("NFC", normpath(name))


_AS_ARCHIVE = {
    "encrypted_workbook": "encrypted_archive",
    "oversized_workbook": "oversized_archive",
}


def _content(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str
) -> bytes | UnreadableError:
    if name != _harmless(name):
        return UnreadableError("unsafe_member", found=name)
    if member.file_size > LARGEST_SUBMISSION:
        limit = f"{LARGEST_SUBMISSION >> 20} MB"
        return UnreadableError("file_too_large", params={"limit": limit})
    try:
        return archive.read(member) or UnreadableError("empty_file")
    except BROKEN:
        return UnreadableError("damaged_file")


def _name(member: zipfile.ZipInfo) -> str:
    """The name as its writer meant it: Windows in China writes GBK and says nothing of it."""
    name = member.filename
    if not member.flag_bits & _UTF8_NAME:
        try:
            raw = name.encode("cp437")
        except UnicodeEncodeError:
            raw = name.encode()
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return cleaned(name.replace("\\", "/"))


def _sought(name: str) -> bool:
    return _is_sought(name) and _is_seen(name)


def _is_sought(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in SOUGHT


def _is_seen(name: str) -> bool:
    """Whether a member is neither hidden nor something that a system has put in."""
    parts = PurePosixPath(name).parts
    hidden = any(part.startswith((".", "~$")) and part != ".." for part in parts)
    return not hidden and not any(part in _NAMED_BY_SYSTEMS for part in parts)


def _harmless(name: str) -> str:
    """The name without what leads out of its folder."""
    parts = [part for part in name.split("/") if part not in ("", ".", "..")]
    return "/".join(part for part in parts if not part.endswith(":"))
