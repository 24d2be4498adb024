"""Invented rosters of any size: `python -m benchmarks.make_rosters FOLDER --rows N`.

Every person is invented: the county code is none that exists. One row in a hundred has a mistake
(`benchmarks.planted`), so that what is found can be counted; `--clean` leaves the mistakes out.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from benchmarks.planted import PERIOD

UNITS = ("海西州职业技术学校", "格尔木市职业技术学校")
YEAR = 2022
UNIT, STUDENT, PERSON = "单位", "学籍号", "身份证号"
_HOMES = ("德令哈", "格尔木", "茫崖", "乌兰")
HEADERS: Mapping[str, tuple[str, ...]] = {
    "students": (
        UNIT, STUDENT, PERSON, "专业代码", "培养层次", "是否全日制", "入学年份", "班级", "生源地",
        "说明",
    ),
    "graduates": (UNIT, STUDENT, PERSON, "届", "毕业去向", "职业技能等级证书本数", "班级", "说明"),
}  # fmt: skip
TITLES: Mapping[str, str] = {"students": "在校生名册", "graduates": "毕业生名册"}
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
PART = 1_000_000


def rows(
    start: int, count: int, *, roster: str = "students", mistakes: bool = True
) -> pl.DataFrame:
    """Rows `start` to `start + count` of the endless roster; the same ones every time."""
    at = pl.int_range(start, start + count, dtype=pl.Int64, eager=True).alias("at")
    serial = at.cast(pl.String)
    common = {
        UNIT: pl.repeat(UNITS[0], count, dtype=pl.String, eager=True),
        STUDENT: "G" + serial.str.zfill(12),
        PERSON: _numbers(at, mistakes=mistakes),
        "班级": "班" + (at % 50).cast(pl.String),
        "说明": pl.repeat(None, count, dtype=pl.String, eager=True),
    }
    frame = pl.DataFrame(common | (_students(at) if roster == "students" else _graduates(at)))
    frame = frame.select(HEADERS[roster])
    return _with_mistakes(frame, at, roster) if mistakes else frame


def _numbers(at: pl.Series, *, mistakes: bool) -> pl.Series:
    """Numbers that fit GB 11643, but for one in a thousand with an impossible day."""
    county, inside = at // 30_000_000, at % 30_000_000
    born = 1_000 * (19_900_101 + inside // 1_000 % 28 + 100 * (inside // 28_000 % 12)
                    + 10_000 * (inside // 336_000 % 90))  # fmt: skip
    # The province exists, no county in it ends in so many noughts.
    body = ((63 * 10_000 + county) * 10**11 + born + inside % 1_000).alias("body")
    if mistakes:
        body += (at % PERIOD == 1).cast(pl.Int64) * 60 * 1_000
    digits = [body // 10 ** (16 - place) % 10 for place in range(17)]
    total = sum((digit * weight for digit, weight in zip(digits, _WEIGHTS, strict=True)), body * 0)
    check = ((12 - total % 11) % 11).cast(pl.String).replace("10", "X")
    return body.cast(pl.String) + check


def _students(at: pl.Series) -> dict[str, pl.Series]:
    return {
        "专业代码": (510_201 + at % 40).cast(pl.String),
        "培养层次": pl.repeat("中职", len(at), dtype=pl.String, eager=True),
        "是否全日制": pl.Series(["是", "是", "否"], dtype=pl.String).gather(at % 3),
        "入学年份": (2020 + at % 3).cast(pl.String),
        "生源地": pl.Series(_HOMES, dtype=pl.String).gather(at % 4),
    }


def _graduates(at: pl.Series) -> dict[str, pl.Series]:
    whither = ("就业", "升专科", "升本科", "创业", "未落实")
    return {
        "届": (2020 + at % 3).cast(pl.String),
        "毕业去向": pl.Series(whither, dtype=pl.String).gather(at % 5),
        "职业技能等级证书本数": (at % 3).cast(pl.String),
    }


def _with_mistakes(frame: pl.DataFrame, at: pl.Series, roster: str) -> pl.DataFrame:
    """Plant what `benchmarks.planted` counts; the impossible days are there already."""
    turn = pl.lit(at % PERIOD)
    last = pl.col(PERSON).str.slice(17)
    other = last.replace_strict(list("0123456789X"), list("12345678900"))
    changes: dict[str, list[tuple[int, pl.Expr]]] = {
        STUDENT: [(30, pl.col(STUDENT).shift(1))],
        PERSON: [
            (0, pl.col(PERSON).str.slice(0, 17) + other),
            (35, pl.col(PERSON).shift(1)),
        ],
    }
    if roster == "students":
        changes["专业代码"] = [(40, pl.lit("51020")), (41, pl.lit("#N/A"))]
        changes["培养层次"] = [(10, pl.lit("大学")), (11, pl.lit(None)), (21, pl.lit("非学历"))]
        changes["是否全日制"] = [(20, pl.lit("也许")), (21, pl.lit("是"))]
    else:
        changes["届"] = [(20, pl.lit("2023")), (21, pl.lit("2031"))]
        changes["毕业去向"] = [(10, pl.lit("上班")), (11, pl.lit(None))]
        changes["职业技能等级证书本数"] = [(40, pl.lit("两本")), (41, pl.lit("#N/A"))]
    return frame.with_columns(_changed(name, turn, found) for name, found in changes.items())


def _changed(name: str, turn: pl.Expr, changes: list[tuple[int, pl.Expr]]) -> pl.Expr:
    value = pl.col(name)
    for number, changed in changes:
        value = pl.when(turn == number).then(changed).otherwise(value)
    return value.alias(name)


def write(
    folder: Path, count: int, kind: str, *, roster: str = "students", mistakes: bool = True
) -> list[Path]:
    """Write a submission with a roster of `count` persons; above a million it is in parts."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "基本信息.csv").write_text(f"单位,{UNITS[0]}\n填报年度,{YEAR}\n", encoding="utf-8")
    written = []
    for part, start in enumerate(range(0, count, PART)):
        name = TITLES[roster] + ("" if count <= PART else f"-{part + 1:03d}")
        frame = rows(start, min(PART, count - start), roster=roster, mistakes=mistakes)
        written.append(_write(folder / name, frame, kind, roster))
    return written


def _write(path: Path, frame: pl.DataFrame, kind: str, roster: str) -> Path:
    match kind:
        case "parquet":
            target = path.with_suffix(".parquet")
            frame.write_parquet(target)
        case "gb18030":
            target = path.with_suffix(".csv")
            target.write_bytes(frame.write_csv().encode("gb18030"))
        case "xlsx":
            target = path.with_suffix(".xlsx")
            _write_xlsx(target, frame, TITLES[roster])
        case _:
            target = path.with_suffix(".csv")
            frame.write_csv(target)
    return target


def _write_xlsx(path: Path, frame: pl.DataFrame, title: str) -> None:
    """Excel errors become error cells, and impossible numbers are numbers without their tail."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    basics = book.create_sheet("基本信息")
    basics.append([UNIT, UNITS[0]])
    basics.append(["填报年度", YEAR])
    sheet = book.create_sheet(title)
    sheet.append(frame.columns)
    person = frame.columns.index(PERSON)
    for row in frame.iter_rows():
        cells = list(row)
        if cells[person][12] > "3":
            cells[person] = float(f"{float(cells[person][:17] + '0'):.14e}")
        sheet.append(cells)
    book.save(path)


def main() -> None:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--kind", choices=("csv", "gb18030", "parquet", "xlsx"), default="csv")
    parser.add_argument("--roster", choices=tuple(TITLES), default="students")
    parser.add_argument("--clean", action="store_true")
    given = parser.parse_args()
    write(given.folder, given.rows, given.kind, roster=given.roster, mistakes=not given.clean)


if __name__ == "__main__":
    main()
