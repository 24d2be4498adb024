"""Files that nobody should send, made anew and alike at every run: name -> bytes.

Small in transfer, large when opened; or broken where a reader looks. The unfolding ones stay below
a few megabytes so that a test run can afford them.
"""

from __future__ import annotations

import io
import json
import random
import struct
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from tests.readers.books import WHOLE, Sheet, as_csv, zipped
from tests.readers.conftest import MAIN, write_workbook

from haixi_check.readers.archive import BROKEN
from haixi_check.table import CellError, Percent, Value

_ROWS: list[list[Value]] = [
    ["代码", "指标", "2021", "2022", "说明"],
    ["enrolment", "学历教育在校生数", 1580, 1650, None],
    ["rate", "占比", Percent(Decimal("0.5")), CellError("#N/A"), "虚构"],
    ["day", "日期", date(2022, 6, 1), True, Decimal("2.5")],
]
BOOK = (Sheet(name="指标数据", rows=_ROWS), Sheet(name="佐证材料", rows=_ROWS, hidden=True))


def seeds() -> dict[str, bytes]:
    """One sound file of each format."""
    entry = {"unit": "海西州职业技术学校", "year": 2022, "figures": {"enrolment": {"2022": 1650}}}
    return {
        **{f"seed.{kind}": write(BOOK) for kind, write in WHOLE.items()},
        "seed.csv": as_csv(BOOK[0]),
        "seed.txt": as_csv(BOOK[0], delimiter="\t", encoding="utf-16"),
        "seed.json": json.dumps(entry, ensure_ascii=False).encode(),
        "seed.yaml": "unit: 海西州职业技术学校\nyear: 2022\nfigures:\n  x: {2022: 1}\n".encode(),
        "seed.zip": zipped({"甲.xlsx": WHOLE["xlsx"](BOOK), "乙.csv": as_csv(BOOK[0])}),
    }


def mutants(count: int) -> Iterator[tuple[str, bytes]]:
    """`count` damaged copies of each seed."""
    for name, data in seeds().items():
        for number in range(count):
            chance = random.Random(f"{name} {number}")  # noqa: S311 - no secret
            yield f"mutant{number}-{name}", mutated(data, chance)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """`data` with a few of its bytes, or of the bytes within one member, changed."""
    if data.startswith(b"PK") and chance.random() < 0.8:
        return _inside(data, chance)
    return _spoiled(data, chance)


_TELLING = (b"\0", b"\xff" * 4, b"\x7f\xff\xff\xff", b"\0\0\0\x80", b"<", b'"', b"999999999", b"-1")


def _spoiled(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(max(len(changed), 1))
        match chance.randrange(5):
            case 0:
                changed[at : at + 1] = bytes((chance.randrange(256),))
            case 1:
                piece = chance.choice(_TELLING)
                changed[at : at + len(piece)] = piece
            case 2:
                del changed[at : at + chance.randint(1, 64)]
            case 3:
                changed[at:at] = changed[at : at + chance.randint(1, 512)]
            case _:
                other = chance.randrange(max(len(changed), 1))
                changed[at : at + 16] = changed[other : other + 16]
    return bytes(changed)


def _inside(data: bytes, chance: random.Random) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
    except BROKEN:
        return _spoiled(data, chance)
    if not members:
        return _spoiled(data, chance)
    name = chance.choice(sorted(members))
    members[name] = mutated(members[name], chance)
    return zipped(members)


def workbooks() -> Iterator[tuple[str, bytes]]:
    """Workbooks that unfold."""

    def sheet(rows: str) -> bytes:
        return write_workbook(f"<sheetData>{rows}</sheetData>")

    def cell(place: str) -> str:
        return f'<row><c r="{place}"><v>1</v></c></row>'

    letters = [_letters(number) for number in range(1, 16_385)]
    yield "corners.xlsx", sheet(cell("A1") + cell("XFD1048576"))
    yield "diagonal.xlsx", sheet("".join(cell(f"{c}{n}") for n, c in enumerate(letters, 1)))
    yield "beyond.xlsx", sheet(cell("A1") + cell("XFE1048577"))
    yield "middle.xlsx", sheet('<row r="1048576"><c r="A1048576"/></row>' + cell("B2"))
    yield "huge-row.xlsx", sheet('<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>')
    yield (
        "strings.xlsx",
        write_workbook(
            '<sheetData><row r="1"><c r="A1" t="s"><v>4000000000</v></c></row></sheetData>',
            parts={"xl/sharedStrings.xml": f'<sst xmlns="{MAIN}" uniqueCount="4294967295"/>'},
        ),
    )
    empty = "<si/>" * 4_000_000
    yield (
        "empty-strings.xlsx",
        write_workbook(
            "<sheetData/>", parts={"xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{empty}</sst>'}
        ),
    )
    long = " " * (20 * 2**20)
    yield "blanks.xlsx", write_workbook(f"<sheetData/>{long}")
    yield (
        "long.xlsx",
        write_workbook(
            "<sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>"
            + "甲" * (6 * 2**20)
            + "</t></is></c></row></sheetData>"
        ),
    )
    yield "deep.xlsx", write_workbook("<a>" * 200_000)
    yield (
        "laughs.xlsx",
        write_workbook(parts={"xl/worksheets/sheet1.xml": _LAUGHS + "<worksheet>&h;</worksheet>"}),
    )
    merges = "".join(f'<mergeCell ref="A{n}:XFD1048576"/>' for n in range(1, 20_000))
    yield "merges.xlsx", write_workbook(f"<sheetData/><mergeCells>{merges}</mergeCells>")
    relations = "".join(f'<sheet name="s{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, 200))
    yield (
        "one-part.xlsx",
        write_workbook(
            parts={
                "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="http://schemas.openxmlformats'
                f'.org/officeDocument/2006/relationships"><sheets>{relations}</sheets></workbook>'
            }
        ),
    )


_LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in ("ab", "bc", "cd", "de", "ef", "fh"))
    + "]>"
)


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def archives() -> Iterator[tuple[str, bytes]]:
    """Archives that lie."""
    sound = WHOLE["xlsx"](BOOK)
    yield "media.xlsx", write_workbook(parts={"xl/media/a.bin": bytes(32 * 2**20)})
    many = {f"xl/media/{number}.bin": b"" for number in range(20_001)}
    yield "members.xlsx", write_workbook(parts=many)
    yield "lying.xlsx", sound.replace(struct.pack("<I", 0x04034B50)[:4], b"PK\x03\x04\xff\xff", 1)
    overlap = bytearray(sound)
    first = overlap.index(b"PK\x01\x02")
    second = overlap.index(b"PK\x01\x02", first + 4)
    overlap[second + 42 : second + 46] = overlap[first + 42 : first + 46]
    yield "overlap.xlsx", bytes(overlap)
    yield (
        "names.zip",
        zipped({"../../etc/甲.xlsx": sound, "C:\\甲.xlsx": sound, "\x1b[2J.xlsx": sound}),
    )
    yield "nested.zip", zipped({"a.zip": zipped({"b.zip": zipped({"c.xlsx": sound})})})
    yield "bombs.zip", zipped({f"{n}.csv": b"," * (4 * 2**20) for n in range(20)})
    yield "mime.ods", zipped({"mimetype": bytes(32 * 2**20), "content.xml": ""})


def other_tables() -> Iterator[tuple[str, bytes]]:
    """The other formats of tables."""

    def ods(body: str) -> bytes:
        kind = "application/vnd.oasis.opendocument.spreadsheet"
        names = "xmlns:table='t' xmlns:office='o'"
        content = f"<a {names}><table:table>{body}</table:table></a>"
        return zipped({"mimetype": kind, "content.xml": content})

    value = (
        "<table:table-cell office:value-type='float' office:value='1'"
        " table:number-columns-repeated='16384'/>"
    )
    yield (
        "repeats.ods",
        ods(f"<table:table-row table:number-rows-repeated='1048576'>{value}</table:table-row>"),
    )
    yield "nested.ods", ods("<table:table>" * 100_000)
    yield (
        "laughs.ods",
        zipped(
            {
                "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                "content.xml": _LAUGHS + "<a>&h;</a>",
            }
        ),
    )
    head = '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'
    yield (
        "hidden.xml.xls",
        (
            head
            + '<Worksheet Name="a"><Table>'
            + '<Row Index="1" Span="1048575" Hidden="1"/>' * 3000
            + "</Table></Worksheet></Workbook>"
        ).encode(),
    )
    yield "laughs.xml.xls", (_LAUGHS + head + "&h;").encode()
    yield "open.html", b"<table>" + b"<tr><td " * 100_000
    yield "comment.html", b"<table>" + b"<!-" * 500_000
    yield "spans.html", b"<table>" + b"<tr><td colspan=1000 rowspan=1000>a" * 20_000
    xls = bytearray(WHOLE["xls"](BOOK))
    xls[512:1024] = struct.pack("<128I", *range(128))
    yield "loop.xls", bytes(xls)
    yield "chain.xls", bytes(xls[:512]) + b"\0\0\0\0" * 200_000


def texts() -> Iterator[tuple[str, bytes]]:
    """Texts without end."""
    yield "deep.json", b"[" * 5_000_000
    yield "pairs.json", b'{"figures":' * 100_000
    yield "digits.json", b'{"unit": ' + b"9" * 5_000_000 + b"}"
    yield "twice.json", ("{" + ",".join(f'"k{n}":1' for n in range(100_000)) + ',"k1":2}').encode()
    yield "numbers.json", b"[" + b"1," * 500_000 + b"1]"
    yield "infinite.json", b'{"unit": 1e999999999}'
    yield "deep.yaml", b"a: " + b"[" * 1_000_000
    yield (
        "merge.yaml",
        "".join(
            f"a{n}: &a{n} {{<<: [{', '.join(f'*a{m}' for m in range(n))}]}}\n" for n in range(60)
        ).encode(),
    )
    yield "large.yaml", b"unit: a\n" * 1_000_000
    yield "slow.yaml", b"a: [" + b"b, " * 60_000 + b"b]\n"
    yield "commas.csv", b"," * (2 * 2**20)
    yield "lines.csv", b"a\n" * (2 * 2**20)
    yield "quote.csv", b'a,"' + b"b," * 2**20
    yield "controls.csv", b"a\x1b[31m,\x07\x00\n" * 1000
    yield "big5.csv", "學校名稱,教師數\n".encode("big5") * 1000
    yield "half.txt", b"\xff\xfe" + b"\x00\xd8" * 100_000


def truncated() -> Iterator[tuple[str, bytes]]:
    """What a broken transfer leaves."""
    for name, data in seeds().items():
        for part in (1, 10, len(data) // 2, len(data) - 1):
            yield f"cut{part}-{name}", data[:part]


FAMILIES = (workbooks, archives, other_tables, texts, truncated)
"""Every bomb and every break, by what it is."""
