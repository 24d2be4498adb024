"""Damage that knows what it damages: tags, attributes and texts of a page, records of an old .xls.

Most bytes that are changed at random end the reading of a file; these changes leave it readable
more often, and the cells in it different.
"""

from __future__ import annotations

import io
import random
import re
import struct
import zipfile
from collections.abc import Sequence

from tests.hostile.bombs import mutated
from tests.readers.books import zipped

from haixi_check.readers.archive import BROKEN

_TOKEN = re.compile(rb"<[^<>]*>|[^<>]+")
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*("[^"]*"|'[^']*')""")
_CELL = re.compile(rb"<c [^<>]*>|<row[^<>]*>|<(?:table:table-)?cell[^<>]*>", re.IGNORECASE)

ODD = (
    b"", b"0", b"-1", b"1", b"999999999999", b"1e5", b"1E+400", b"NaN", b"A1", b"B2:C3", b"XFD1",
    b"a0", b"s", b"str", b"b", b"d", b"e", b"n", b"inlineStr", b"#DIV/0!", b"&#27;[31m", b"&amp;",
    b"&#0;", b"&x;", b"true", b"hidden", b"2022-06-01", b"44713", b"\xe6\x98\xaf", b"\xe5\x90\xa6",
    b"\xff", b"rId1", b"rId99", b"../x.xml", b" ", b"100%", b"float", b"percentage", b"string",
)  # fmt: skip


def page_changed(page: bytes, chance: random.Random) -> bytes:
    """A few tags, attributes or texts of XML or HTML changed."""
    tokens = _TOKEN.findall(page)
    if len(tokens) < 2:
        return mutated(page, chance)
    for _ in range(chance.choice((1, 1, 2, 4))):
        if tokens:
            _change(tokens, chance)
    return b"".join(tokens)


def _change(tokens: list[bytes], chance: random.Random) -> None:
    at, other = chance.randrange(len(tokens)), chance.randrange(len(tokens))
    match chance.randrange(8):
        case 0:
            tokens[at] = b""
        case 1:
            tokens[at] += tokens[at]
        case 2:
            tokens[at], tokens[other] = tokens[other], tokens[at]
        case 3:
            tokens[at:at] = tokens[other : other + chance.randint(1, 30)]
        case 4:
            del tokens[at : at + chance.randint(1, 30)]
        case 5 if not tokens[at].startswith(b"<"):
            tokens[at] = chance.choice(ODD)
        case _:
            _change_attribute(tokens, chance)


def _change_attribute(tokens: list[bytes], chance: random.Random) -> None:
    tags = [at for at, token in enumerate(tokens) if _ATTRIBUTE.search(token)]
    if not tags:
        return
    at = chance.choice(tags)
    found = chance.choice(list(_ATTRIBUTE.finditer(tokens[at])))
    like = [
        match[2][1:-1]
        for tag in chance.sample(tags, min(len(tags), 20))
        for match in _ATTRIBUTE.finditer(tokens[tag])
        if match[1] == found[1]
    ]
    value = chance.choice(ODD) if chance.random() < 0.5 or not like else chance.choice(like)
    new = b"" if chance.random() < 0.2 else b'%s="%s"' % (found[1], value)
    tokens[at] = tokens[at][: found.start()] + new + tokens[at][found.end() :]


def archive_changed(data: bytes, chance: random.Random) -> bytes:
    """A workbook in a zip, with one of its pages changed, dropped, or under another name."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
    except BROKEN:
        return mutated(data, chance)
    pages = sorted(name for name in members if name.endswith((".xml", ".rels")))
    if not pages:
        return mutated(data, chance)
    name = chance.choice(pages)
    match chance.randrange(20):
        case 0:
            members.pop(name)
        case 1:
            members[chance.choice((*pages, name.upper(), f"/{name}"))] = members.pop(name)
        case _:
            members[name] = page_changed(members[name], chance)
    return zipped(members)


def _records(data: bytes) -> list[tuple[int, int]]:
    """Where the records of a BIFF stream begin that starts behind the header, and their sizes."""
    found, at = [], 512
    while at + 4 <= len(data):
        kind, size = struct.unpack_from("<HH", data, at)
        if kind == size == 0:
            break
        found.append((at, size))
        at += 4 + size
    return found


def records_changed(data: bytes, chance: random.Random) -> bytes:
    """An old .xls with a few of its records changed, each as long as it was."""
    changed, records = bytearray(data), _records(data)
    if len(records) < 2:
        return mutated(data, chance)
    for _ in range(chance.choice((1, 1, 2, 4))):
        _change_record(changed, records, chance)
    return bytes(changed)


def _change_record(
    data: bytearray, records: Sequence[tuple[int, int]], chance: random.Random
) -> None:
    at, size = chance.choice(records)
    match chance.randrange(6):
        case 0:
            other, _ = chance.choice(records)
            data[at : at + 2] = data[other : other + 2]
        case 1:
            data[at : at + 2] = struct.pack("<H", chance.choice((0, 0x0A, 0x3C, 0xFFFF, 0x203)))
        case 2:
            data[at + 2 : at + 4] = struct.pack("<H", max(size + chance.choice((-2, -1, 1, 4)), 0))
        case 3:
            alike = [other for other, length in records if length == size and other != at]
            if alike:
                other = chance.choice(alike)
                kept = bytes(data[at : at + 4 + size])
                data[at : at + 4 + size] = data[other : other + 4 + size]
                data[other : other + 4 + size] = kept
        case _:
            for _ in range(chance.randint(1, 4) if size else 0):
                place = at + 4 + chance.randrange(min(size, 16))
                data[place] = chance.choice((0, 1, 0xFF, chance.randrange(256)))


def damaged(kind: str, data: bytes, chance: random.Random) -> bytes:
    """A file of this format, changed in its bytes or in what they mean."""
    if chance.random() < 0.4:
        return mutated(data, chance)
    match kind:
        case "xls":
            return records_changed(data, chance)
        case "xlsx" | "ods" | "xlsm":
            return archive_changed(data, chance)
        case "HTML" | "XML 2003" | "html" | "xml":
            return page_changed(data, chance)
        case _:
            return mutated(data, chance)
