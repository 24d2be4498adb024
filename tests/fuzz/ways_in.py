"""Sound files of every kind that may be handed in, also of those that are only refused."""

from __future__ import annotations

import gzip
import io
import os
import struct
import sys
import tarfile
from collections.abc import Callable
from functools import cache

from tests import copies
from tests.conftest import ROOT
from tests.hostile import bombs
from tests.readers.books import WHOLE, zipped

SAMPLES = ("faulty/two-row-headers.xlsx", "units/州职校.xlsx")
"""Workbooks as Excel and WPS write them: styles, notes, lists to choose from, merged cells."""


def apart(make: Callable[[], bytes]) -> bytes:
    """What `make` gives, in a process of its own: its threads would make it unsafe to copy ours."""
    if sys.platform != "linux" or copies.has_pool():
        return make()
    theirs, ours = os.pipe()
    pid = os.fork()
    if not pid:
        try:
            os.write(ours, make())
        finally:
            os._exit(0)
    os.close(ours)
    with open(theirs, "rb") as pipe:  # noqa: PTH123 - a pipe
        data = pipe.read()
    os.waitpid(pid, 0)
    return data


def _parquet() -> bytes:
    import polars as pl

    file = io.BytesIO()
    columns = {
        "工号": ["T1", "T2", "T3"],
        "是否专任教师": ["是", "否", None],
        "在岗年限": [8, 3, 5],
        "比例": [0.5, 1.25, None],
    }
    pl.DataFrame(columns).with_columns(日期=pl.date(2022, 6, 1)).write_parquet(file)
    return file.getvalue()


def _compound(*streams: str) -> bytes:
    """A compound file with empty streams of these names ([MS-CFB]): a header, a table, entries."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIIII", header, 40, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    struct.pack_into("<108I", header, 80, *([0xFFFFFFFF] * 108))
    table = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *([0xFFFFFFFF] * 126))
    nothing = 0xFFFFFFFF
    entries = [_entry("Root Entry", 5, nothing, nothing, 1)]
    for at, name in enumerate(streams, 1):
        entries.append(_entry(name, 2, nothing, at + 1 if at < len(streams) else nothing, nothing))
    return bytes(header) + table + b"".join(entries).ljust(512, b"\0")


def _entry(name: str, kind: int, left: int, right: int, child: int) -> bytes:
    text = name.encode("utf-16-le")
    entry = text.ljust(64, b"\0") + struct.pack(
        "<HBBIII", len(text) + 2, kind, 1, left, right, child
    )
    return entry.ljust(128, b"\0")


def _tar() -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        data = WHOLE["xlsx"](bombs.BOOK)
        member = tarfile.TarInfo("甲.xlsx")
        member.size = len(data)
        archive.addfile(member, io.BytesIO(data))
    return file.getvalue()


def _folder() -> bytes:
    """A zip of folders of csv files."""
    folder = ROOT / "samples/faulty/gbk-csv"
    return zipped({f"甲/{path.name}": path.read_bytes() for path in folder.glob("*.csv")})


@cache
def every_seed() -> dict[str, tuple[bytes, ...]]:
    """Sound files by their kind, samples among them."""
    found = of_nobody()
    samples = tuple((ROOT / "samples" / name).read_bytes() for name in SAMPLES)
    return found | {"xlsx": (*found["xlsx"], *samples), "zip": (*found["zip"], _folder())}


@cache
def of_nobody() -> dict[str, tuple[bytes, ...]]:
    """Sound files by their kind; none of them says anything that could matter to a sample."""
    found: dict[str, tuple[bytes, ...]] = {
        name.partition(".")[2]: (data,) for name, data in bombs.seeds().items()
    }
    xlsx = found["xlsx"][0]
    return found | {
        "parquet": (apart(_parquet),),
        "compound": (
            _compound("EncryptionInfo", "EncryptedPackage"), _compound("WordDocument"),
            _compound("Workbook"), _compound("Book"), _compound("PowerPoint Document"),
        ),
        "archive": (
            gzip.compress(xlsx, mtime=0), _tar(), b"Rar!\x1a\x07\x01\0" + xlsx,
            b"7z\xbc\xaf\x27\x1c\0\x04" + xlsx, zipped({"内.zip": zipped({"甲.xlsx": xlsx})}),
        ),
        "refused": (
            b"%PDF-1.7\n" + xlsx, b"{\\rtf1 " + xlsx, b"ID;PWXL;N;E\n", b"TABLE\r\n0,1\r\n",
            b"\x89PNG\r\n\x1a\n" + xlsx, zipped({"OFD.xml": "<ofd/>"}),
            zipped({"word/document.xml": "<w/>", "[Content_Types].xml": "<Types/>"}),
        ),
    }  # fmt: skip
