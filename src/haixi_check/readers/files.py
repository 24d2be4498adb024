"""Getting the bytes of inputs: of files, whatever stands at their path, and of members of a zip.

Understands no byte of them, writes nothing and trusts no name.
"""

from __future__ import annotations

import hashlib
import io
import os
import stat
import sys
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from operator import itemgetter
from pathlib import Path, PurePosixPath
from posixpath import normpath

from haixi_check.parallel import meanwhile
from haixi_check.problem import masked
from haixi_check.readers.archive import BROKEN, Archive, ContradictingError, refuse_bombs
from haixi_check.readers.documents import InputFile, Unopened, UnreadableError
from haixi_check.readers.formats import SOUGHT
from haixi_check.readers.limits import (
    BIG_FILE,
    LARGEST_FILE,
    LARGEST_SUBMISSION,
    MOST_SUBMISSIONS,
    UNPACKED_FREELY,
    UNPACKED_RATIO,
)
from haixi_check.readers.own_outputs import is_own_report
from haixi_check.readers.shown_paths import shown_paths
from haixi_check.readers.text import cleaned
from haixi_check.readers.unopened import empty_ones, unopened
from haixi_check.system.paths import is_folder
from haixi_check.system.resources import lacks_room

_START = 4_096
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""A pipe or a device may have a name that ends in .xlsx and would block for ever: nothing waits."""
_UTF8_NAME = 0x800
_HASHED_AT_ONCE = 2**20
_NAMED_BY_SYSTEMS = ("__MACOSX",)
_AS_ARCHIVE = {
    "encrypted_workbook": "encrypted_archive",
    "oversized_workbook": "oversized_archive",
}


def content(source: InputFile, prepare: Callable[[bytes], None]) -> bytes:
    """All bytes of an input, of a regular file or of standard input.

    While a big file is fetched, `prepare` is given its first bytes.
    """
    try:
        data = (
            _standard_input(source) if source.standard_input else regular_file(source.path, prepare)
        )
    except UnreadableError as error:
        if error.code == "not_a_file":
            error.found = source.typed or source.shown
        raise
    if not data:
        raise UnreadableError("empty_file")
    if len(data) > LARGEST_FILE:
        raise UnreadableError("file_too_large", params={"limit": f"{LARGEST_FILE >> 20} MB"})
    return data


def start_of(path: Path, size: int) -> bytes:
    """The first bytes of a regular file; none where no file can be read."""
    with suppress(OSError, ValueError), os.fdopen(os.open(path, _FLAGS), "rb") as file:
        if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            return file.read(size)
    return b""


def _standard_input(source: InputFile) -> bytes:
    """What was handed over on standard input: read once, and kept where it is needed again."""
    if source.kept is None:
        return _read_standard_input()
    if source.kept.data is None:
        source.kept.data = _read_standard_input()
    return source.kept.data


def _read_standard_input() -> bytes:
    if sys.stdin is None or sys.stdin.closed:
        raise UnreadableError("unreadable_file")
    try:
        return sys.stdin.buffer.read(LARGEST_FILE + 1)
    except OSError:
        raise UnreadableError("unreadable_file") from None


def regular_file(path: Path, prepare: Callable[[bytes], object] = len) -> bytes:
    """The bytes of the file at `path`. Raises `UnreadableError` for a pipe or a device as well."""
    try:
        descriptor = os.open(path, _FLAGS)
    except (OSError, ValueError) as error:
        if lacks_room(error):
            raise
        code = "folder_not_entered" if is_folder(path) else "unreadable_file"
        raise UnreadableError(code) from None
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError("folder_not_entered" if is_folder(path) else "not_a_file")
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            if status.st_size < BIG_FILE:
                return file.read(LARGEST_FILE + 1)
            with meanwhile(partial(prepare, file.peek(_START)[:_START])):
                return file.read(LARGEST_FILE + 1)
    except OSError as error:
        if lacks_room(error):
            raise
        raise UnreadableError("unreadable_file") from None
    finally:
        os.close(descriptor)


def submissions(
    source: InputFile, data: bytes
) -> Iterator[tuple[InputFile, bytes | UnreadableError]]:
    """Every submission in the archive, with its bytes or the reason why there are none.

    Raises `UnreadableError` where the archive as a whole is broken, locked or without submissions.
    """
    try:
        Archive(data)
    except ContradictingError as error:
        twice = _name(error.member) if error.member is not None else ""
        raise UnreadableError("member_given_twice", found=twice) from None
    except UnreadableError as error:
        raise UnreadableError(_AS_ARCHIVE.get(error.code, error.code)) from None
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        # Of one name, but spelled in two encodings, may be two: only what is the same is read once.
        sought = {
            (name, member.CRC, member.file_size): member
            for member in archive.infolist()
            if _is_submission(member, name := _name(member))
        }
        members = sorted(((key[0], each) for key, each in sought.items()), key=itemgetter(0))
        if not members:
            raise UnreadableError("empty_archive")
        unpacked = sum(member.file_size for _, member in members)
        allowed = max(UNPACKED_FREELY, UNPACKED_RATIO * len(data))
        if len(members) > MOST_SUBMISSIONS or unpacked > allowed:
            raise UnreadableError("oversized_archive")
        shown_as = shown_paths(_harmless(name) for name, _ in members)
        for name, member in members:
            shown = f"{source.shown}/{shown_as[_harmless(name)]}"
            within = InputFile(source.path, shown, source.encoding, member=name)
            yield within, _content(archive, member, name)


def not_opened(source: InputFile, data: bytes) -> Unopened | None:
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

        return unopened(
            source.shown,
            (name for name in files if not _is_sought(name)),
            folders=empty_ones(folders, files),
            is_report=lambda name: is_own_report(name, partial(start, name)),
            empty=False,
            shown_as=lambda name: f"{source.shown}/{masked(normpath(name))}",
        )


class Members:
    """What lies in the zip of submissions at a path, whatever it is; nothing where it is broken."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._named: dict[str, zipfile.ZipInfo] = {}
        self._real: dict[str, str] = {}
        """Those that were read, by the names under which they are shown."""
        with suppress(UnreadableError, *BROKEN), zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            refuse_bombs(members)
            self._named = {
                _comparable(_name(member)): member for member in members if not member.is_dir()
            }
            names = {name for each in members if _is_submission(each, name := _name(each))}
            self._real = {
                shown: name
                for name, shown in shown_paths(names).items()
                if name == _harmless(name) != shown
            }

    def real(self, shown: str) -> str:
        """The path in the zip of a submission that is shown under a path: without masks."""
        return self._real.get(shown, shown)

    def hash(self, name: str) -> str:
        """The SHA-256 of a member, by its path in the zip; blank where there is none."""
        member = self._named.get(_comparable(name))
        if member is None:
            return ""
        try:
            with zipfile.ZipFile(self._path) as archive, archive.open(member) as opened:
                # Unlike an ordinary file it cannot be hashed without a copy: piece by piece.
                digest = hashlib.sha256()
                while piece := opened.read(_HASHED_AT_ONCE):
                    digest.update(piece)
                return digest.hexdigest()
        except BROKEN:
            return ""


def _comparable(name: str) -> str:
    """The path of a member to compare by: macOS writes accents apart from their letters."""
    return unicodedata.normalize("NFC", normpath(name))


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


def _is_submission(member: zipfile.ZipInfo, name: str) -> bool:
    """Whether a member is opened."""
    return _is_sought(name) and _is_seen(name) and not member.is_dir()


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
