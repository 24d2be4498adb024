"""Rosters with anything in them, in every format that is read by column: judged as if small.

The same file is read and judged as a small and as a big one. Neither comes off better; where its
bytes are sound, both come to the same.
"""

from __future__ import annotations

import io
import random
from collections.abc import Mapping
from pathlib import Path

import polars as pl
from tests.fuzz.judging import asked, milder, outcomes, read_here, verdict_on
from tests.fuzz.markup import damaged
from tests.fuzz.readers import by_column
from tests.hostile.expectations import held
from tests.intake.rosters.test_sheet import BROKEN, CELLS, NUMBERS
from tests.intake_expectations import readable, silent
from tests.odd_values import ODD, PERSONAL
from tests.readers.books import Sheet, as_csv, as_xlsx, written
from tests.roster_cases import GOLMUD, HAIXI, TEACHERS, YEAR, graduate, teacher

from haixi_check.readers import InputFile, read_all
from haixi_check.table import Value
from haixi_check.verdict import Verdict

Rows = list[Mapping[str, Value]]

_HEADERS = (
    "是否 专任教师",
    "工号\n",
    "（工号）",
    "合计",
    "",
    "说明",
    "是否“双师型”",
    "学籍号",
    "单位",
)
_UNITS = (HAIXI, GOLMUD, "州职校", "不认识的学校", "", None)
FORMS = ("xlsx", "csv", "csv", "parquet")
NUMBERS_OF_NOBODY = {number.upper() for number in (*NUMBERS, *PERSONAL)}


def _person(number: int, chance: random.Random) -> dict[str, Value]:
    row = teacher(f"P{number}")
    if chance.random() < 0.5:
        return row
    for name in chance.sample(sorted(CELLS), chance.randint(1, len(CELLS))):
        row[name] = chance.choice([*CELLS[name], *CELLS[name], *BROKEN])
    if chance.random() < 0.2:
        row[chance.choice(TEACHERS)] = chance.choice(chance.choice(ODD))
    return row


def _teachers(chance: random.Random) -> list[list[Value]]:
    rows: Rows = [_person(number, chance) for number in range(chance.randint(1, 40))]
    headers = list(TEACHERS)
    if chance.random() < 0.3:
        headers = [name for name in headers if chance.random() < 0.9]
    if chance.random() < 0.3:
        headers.insert(chance.randrange(len(headers) + 1), "填报单位")
        rows = [{**row, "填报单位": chance.choice(_UNITS)} for row in rows]
    shown: list[Value] = list(headers)
    if chance.random() < 0.3 and shown:
        shown[chance.randrange(len(shown))] = chance.choice(_HEADERS)
    table: list[list[Value]] = [[], [], shown][chance.choice((2, 2, 2, 1)) :]
    return [*table, *([row.get(name) for name in headers] for row in rows)]


def _graduates(chance: random.Random) -> list[list[Value]]:
    rows = [graduate(f"S{number}", chance.choice((2021, 2022))) for number in range(20)]
    for row in chance.sample(rows, 5):
        row[chance.choice(sorted(row))] = chance.choice(chance.choice(ODD))
    return [list(rows[0]), *(list(row.values()) for row in rows)]


def _sheets(chance: random.Random) -> list[Sheet]:
    basics: list[list[Value]] = [
        ["单位", chance.choice((HAIXI, GOLMUD))], ["填报年度", YEAR],
        ["就业统计截止日", f"{YEAR}-12-31"], ["研究生层次口径", "学历"],
    ]  # fmt: skip
    sheets = [Sheet(name="基本信息", rows=basics), Sheet(name="教师名册", rows=_teachers(chance))]
    if chance.random() < 0.3:
        sheets.append(Sheet(name="毕业生名册", rows=_graduates(chance)))
    return sheets


# ------------------------------------------------------------------------------ files


def _text(value: Value) -> str:
    return written(value).encode(errors="replace").decode()


def _plain(sheet: Sheet) -> Sheet:
    rows: list[list[Value]] = [[_text(value) or None for value in row] for row in sheet.rows]
    return Sheet(name=sheet.name, rows=rows)


def as_parquet(sheet: Sheet) -> bytes:
    """A sheet as another program would export it: a column of text or of whole numbers each."""
    header, *rows = [row for row in sheet.rows if row] or [[]]
    names = [
        f"{_text(name)}{'' if at == header.index(name) else at}" for at, name in enumerate(header)
    ]
    columns = {}
    for at, name in enumerate(names):
        values = [row[at] if at < len(row) else None for row in rows]
        whole = all(isinstance(value, int) and abs(value) < 2**62 for value in values)
        columns[name] = values if whole else [_text(value) for value in values]
    file = io.BytesIO()
    pl.DataFrame(columns, strict=False).write_parquet(file)
    return file.getvalue()


def _files(form: str, chance: random.Random, folder: Path) -> list[InputFile]:
    sheets = _sheets(chance)
    if form == "xlsx":
        file = {"报送.xlsx": as_xlsx([_plain(sheet) for sheet in sheets])}
    else:
        mark = {"delimiter": chance.choice(",,,;\t"), "encoding": chance.choice(ENCODINGS)}
        texts = [_plain(sheet) for sheet in sheets]
        file = {f"{sheet.name}.csv": as_csv(sheet, **mark) for sheet in texts}
        if form == "parquet":
            roster = sheets[1]
            file.pop(f"{roster.name}.csv")
            file[f"{roster.name}.parquet"] = as_parquet(roster)
    for name, data in file.items():
        (folder / name).write_bytes(data)
    return [InputFile(folder / name, name) for name in sorted(file)]


ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16")


def _damage(source: InputFile, chance: random.Random) -> None:
    data = source.path.read_bytes()
    source.path.write_bytes(damaged(source.path.suffix[1:], data, chance))


def attempt(chance: random.Random, folder: Path) -> str:
    """One submission with a roster, sound or damaged, read as a small and as a big one."""
    form = chance.choice(FORMS)
    sources = _files(form, chance, folder)
    broken = chance.random() < 0.4
    if broken:
        _damage(chance.choice(sources), chance)
    small = read_here(sources)
    verdict = verdict_on(small, folder)
    with by_column():
        # Big texts are read by the process that judges; a workbook must be read in this one.
        big = read_here(sources) if form == "xlsx" else tuple(read_all(sources))
        other = verdict_on(big, folder)
    for document in (*small, *big):
        held(document)
    for each in (verdict, other):
        text = each.to_json()
        silent(text, NUMBERS_OF_NOBODY)
        readable(text)
    better = [*milder(verdict, other), *milder(other, verdict)]
    assert not better, f"{form} broken={broken}: {better[:3]}"
    if not broken:
        assert outcomes(verdict) == outcomes(other), f"{form}: {_different(verdict, other)}"
        assert asked(verdict) == asked(other), f"{form}: {asked(verdict) ^ asked(other)}"
    return f"{form} {'broken' if broken else 'sound'}: {verdict.verdict.outcome}"


def _different(one: Verdict, two: Verdict) -> list[str]:
    first, second = outcomes(one), outcomes(two)
    keys = [key for key in first | second if first.get(key) != second.get(key)]
    return [f"{key}: {first.get(key)} {second.get(key)}" for key in keys[:3]]
