"""Telling what an input is by its first bytes, never by its suffix. Parses no content."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from enum import StrEnum

from haixi_check.readers.archive import BROKEN


class Format(StrEnum):
    """What an input can be; the value is the name that a reader of the report sees."""

    XLSX = "xlsx"
    CSV = "csv"
    PARQUET = "parquet"
    JSON = "json"
    YAML = "yaml"
    XLS = "xls"
    XLSB = "xlsb"
    ODS = "ods"
    SPREADSHEETML = "XML 2003"
    HTML = "HTML"
    MHTML = "MHTML"
    NUMBERS = "Numbers"
    SYLK = "SYLK"
    DIF = "DIF"
    ZIP = "zip"
    ENCRYPTED = "encrypted"
    WPS = "wps"
    WORD = "Word"
    POWERPOINT = "PowerPoint"
    PDF = "PDF"
    OFD = "OFD"
    RTF = "RTF"
    PICTURE = "picture"
    RAR = "RAR"
    SEVEN_ZIP = "7z"
    DAMAGED = "damaged"
    UNKNOWN = "unknown"


_STARTS = (
    (b"PK\x05\x06", Format.ZIP),
    (b"PAR1", Format.PARQUET),
    (b"%PDF", Format.PDF),
    (b"{\\rtf", Format.RTF),
    (b"ID;P", Format.SYLK),
    (b"TABLE\r\n0,1\r\n", Format.DIF),
    (b"TABLE\n0,1\n", Format.DIF),
    (b"\x89PNG", Format.PICTURE),
    (b"\xff\xd8\xff", Format.PICTURE),
    (b"GIF8", Format.PICTURE),
    (b"II*\0", Format.PICTURE),
    (b"MM\0*", Format.PICTURE),
    (b"\x09\x00\x04\x00", Format.XLS),
    (b"\x09\x02\x06\x00", Format.XLS),
    (b"\x09\x04\x06\x00", Format.XLS),
    (b"\x09\x08\x08\x00", Format.XLS),
    (b"\x09\x08\x10\x00", Format.XLS),
    (b"Rar!", Format.RAR),
    (b"7z\xbc\xaf", Format.SEVEN_ZIP),
)
"""First bytes that say it all; the text formats are looked at only after these."""

_STREAMS = (
    ("encryptedpackage", Format.ENCRYPTED),
    ("worddocument", Format.WORD),
    ("powerpoint document", Format.POWERPOINT),
    ("workbook", Format.XLS),
    ("book", Format.XLS),
)
"""Streams of a compound file, by the name in its directory (UTF-16), most telling first. The case
of a name means nothing there ([MS-CFB] 2.6.4)."""

_TYPES = (
    (b"sheet.binary.", Format.XLSB),
    (b"spreadsheetml.", Format.XLSX),
    (b"ms-excel.sheet.macroEnabled.main", Format.XLSX),
    (b"wordprocessingml.", Format.WORD),
    (b"presentationml.", Format.POWERPOINT),
)
"""What an office package says that it holds, within its first `_LONGEST_TYPES` bytes."""
_LONGEST_TYPES = 2**20

_MEMBERS = (
    ("xl/workbook.bin", Format.XLSB),
    ("xl/", Format.XLSX),
    ("word/", Format.WORD),
    ("ppt/", Format.POWERPOINT),
    ("index/document.iwa", Format.NUMBERS),
    ("ofd.xml", Format.OFD),
)
"""Members of an archive that show what it holds."""

_ARCHIVED = b"PK\x03\x04"
_COMMENTS = re.compile(r"(?:(?://[^\n]*\n|/\*.*?\*/)\s*)+(?=[{\[])", re.DOTALL)
"""Comments before JSON, which may hold none; whoever reads it says so."""
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_HEAD = 4096
_HTML = re.compile(r"<(!doctype\s+html|html|head|body|meta|table|style)\b", re.IGNORECASE)
_MAIL = re.compile(r"(mime-version|from|content-type|x-[a-z-]+|subject|date): ?\S", re.IGNORECASE)
_RELATED = re.compile(
    r"^content-type:\s*(multipart/related|text/html)\b", re.IGNORECASE | re.MULTILINE
)
_FLOW = re.compile(r"\{\s*('|[a-z_\u4e00-\u9fff])", re.IGNORECASE)
"""YAML in braces, or what people take for JSON: there a name stands in double quotes."""
_YAML = re.compile(r"""(%YAML\b|---(\s|$)|(-\s+)?["']?[a-z][a-z_]*["']?\s*:(\s|$))""")


# Compound files: [MS-CFB]. Only what is needed to walk the directory, never beyond the file's end.
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_HEADER = 512
_ENTRY = 128
_FIRST_FAT = 76
_FATS_IN_HEADER = 109
_NO_SECTOR = 0xFFFFFFFA
"""From here on a sector number is a mark: end of chain, free, table of tables."""


def recognise(data: bytes) -> Format:
    """What `data`, a whole file, is."""
    if data.startswith(_ARCHIVED):
        return _archive(data)
    if data.startswith(_COMPOUND):
        return _compound(data)
    for start, known in _STARTS:
        if data.startswith(start):
            return known
    head = data[:_HEAD]
    if _ARCHIVED in head:  # something stands before the workbook, as a server's answer does
        return Format.DAMAGED
    return _text(head)


def _archive(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _of_members(archive)
    except BROKEN:
        return Format.DAMAGED


def _of_members(archive: zipfile.ZipFile) -> Format:
    """What an archive is by its members, and an office package by what it says that it holds."""
    names = {name.lower().replace("\\", "/").lstrip("/") for name in archive.namelist()}
    mime = _start(archive, "mimetype", 80) if "mimetype" in archive.namelist() else b""
    if b"opendocument.text" in mime:
        return Format.WORD
    if b"opendocument.spreadsheet" in mime or {"content.xml", "meta-inf/manifest.xml"} <= names:
        return Format.ODS
    for start, known in _MEMBERS:
        if any(name.startswith(start) for name in names):
            return known
    types = b""
    if {"[content_types].xml", "_rels/.rels"} <= names:
        with suppress(*BROKEN, KeyError):
            types = _start(archive, "[Content_Types].xml", _LONGEST_TYPES)
    return next((known for written, known in _TYPES if written in types), Format.ZIP)


def _start(archive: zipfile.ZipFile, member: str, size: int) -> bytes:
    with archive.open(member) as opened:
        return opened.read(size)


def _compound(data: bytes) -> Format:
    names = {name.lower() for name in outermost_streams(data)}
    folded = b"" if names else data.lower()
    for stream, known in _STREAMS:
        # A damaged directory is searched for the name itself.
        if stream in names or stream.encode("utf-16-le") + b"\0\0" in folded:
            return known
    return Format.WPS if names else Format.DAMAGED


def _text(head: bytes) -> Format:
    if head.startswith(_UTF16):
        text = head.decode("utf-16", errors="ignore")
    elif b"\0" in head:
        return Format.UNKNOWN
    else:
        # Every mark that is looked for is ASCII, which all encodings in question share.
        text = head.removeprefix(b"\xef\xbb\xbf").decode("ascii", errors="replace")
    text = _COMMENTS.sub("", text.lstrip())
    if _MAIL.match(text) and _RELATED.search(text) and "mime-version:" in text.lower():
        return Format.MHTML
    if _FLOW.match(text):
        return Format.YAML
    if text.startswith(("{", "[")):
        return Format.JSON
    if text.startswith("<") and "urn:schemas-microsoft-com:office:spreadsheet" in text:
        return Format.SPREADSHEETML
    if text.startswith("<") and "urn:oasis:names:tc:opendocument:xmlns:office" in text:
        return Format.ODS
    if text.startswith("<") and _HTML.search(text):
        return Format.HTML
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    if lines and _YAML.match(lines[0]):
        return Format.YAML
    return Format.CSV


def outermost_streams(data: bytes) -> frozenset[str]:
    """The names of the streams and storages in the root; empty where the directory is damaged."""
    if len(data) < _HEADER or not data.startswith(_COMPOUND):
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
    while (
        sector < _NO_SECTOR and sector not in seen and (sector + 2) * size <= len(data) + size - 1
    ):
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
