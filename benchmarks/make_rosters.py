"""Invented student rosters of any size: `python -m benchmarks.make_rosters FOLDER --rows N`.

Every person is invented: the county code is none that exists. One row in a hundred has a mistake,
so that what is found can be counted; `--clean` leaves the mistakes out.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import polars as pl

HEADER = (
    "单位", "学籍号", "身份证号", "专业代码", "培养层次", "是否全日制", "入学年份", "班级",
    "生源地", "说明",
)  # fmt: skip
_HOMES = ("德令哈", "格尔木", "茫崖", "乌兰")
UNITS = ("海西州职业技术学校", "格尔木市职业技术学校")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
PART = 1_000_000


def rows(start: int, count: int, *, mistakes: bool = True) -> pl.DataFrame:
    """Rows `start` to `start + count` of the endless roster; the same ones every time."""
    at = pl.int_range(start, start + count, dtype=pl.Int64, eager=True).alias("at")
    county, inside = at // 30_000_000, at % 30_000_000
    born = 1_000 * (19_900_101 + inside // 1_000 % 28 + 100 * (inside // 28_000 % 12)
                    + 10_000 * (inside // 336_000 % 90))  # fmt: skip
    # The province exists, no county in it ends in so many noughts.
    body = ((63 * 10_000 + county) * 10**11 + born + inside % 1_000).alias("body")
    digits = [body // 10 ** (16 - place) % 10 for place in range(17)]
    total = sum((digit * weight for digit, weight in zip(digits, _WEIGHTS, strict=True)), body * 0)
    check = ((12 - total % 11) % 11).cast(pl.String).replace("10", "X")
    serial = at.cast(pl.String)
    frame = pl.DataFrame(
        {
            HEADER[0]: pl.select(pl.lit(UNITS[0]).repeat_by(count).explode()).to_series()
            if count
            else pl.Series([], dtype=pl.String),
            HEADER[1]: "G" + serial.str.zfill(12),
            HEADER[2]: body.cast(pl.String) + check,
            HEADER[3]: (510_201 + at % 40).cast(pl.String),
            HEADER[4]: pl.Series(["中职"], dtype=pl.String).gather(at * 0),
            HEADER[5]: pl.Series(["是", "是", "否"], dtype=pl.String).gather(at % 3),
            HEADER[6]: (2020 + at % 3).cast(pl.String),
            HEADER[7]: "班" + (at % 50).cast(pl.String),
            HEADER[8]: pl.Series(_HOMES, dtype=pl.String).gather(at % 4),
            HEADER[9]: pl.Series([None], dtype=pl.String).gather(at * 0),
        }
    )
    return _with_mistakes(frame, at) if mistakes else frame


def _with_mistakes(frame: pl.DataFrame, at: pl.Series) -> pl.DataFrame:
    """One row in a hundred is wrong: in its number, its level, its answer, or it stands twice."""
    turn = pl.lit(at % 1_000)
    wrong = {
        HEADER[2]: (turn < 4, pl.col(HEADER[2]).str.slice(0, 16) + "00"),
        HEADER[4]: (turn.is_between(10, 12), pl.lit("大学")),
        HEADER[5]: (turn.is_between(20, 21), pl.lit("也许")),
        HEADER[1]: (turn == 30, pl.lit("G" + "0" * 12)),
    }
    return frame.with_columns(
        pl.when(when).then(then).otherwise(pl.col(name)).alias(name)
        for name, (when, then) in wrong.items()
    )


def write(folder: Path, count: int, kind: str, *, mistakes: bool = True) -> list[Path]:
    """Write a submission with a roster of `count` students; above a million it is in parts."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "基本信息.csv").write_text(f"单位,{UNITS[0]}\n填报年度,2022\n", encoding="utf-8")
    written = []
    for part, start in enumerate(range(0, count, PART)):
        name = "在校生名册" if count <= PART else f"在校生名册-{part + 1:03d}"
        frame = rows(start, min(PART, count - start), mistakes=mistakes)
        written.append(_write(folder / name, frame, kind))
    return written


def _write(path: Path, frame: pl.DataFrame, kind: str) -> Path:
    match kind:
        case "parquet":
            target = path.with_suffix(".parquet")
            frame.write_parquet(target)
        case "gb18030":
            target = path.with_suffix(".csv")
            target.write_bytes(frame.write_csv().encode("gb18030"))
        case "xlsx":
            target = path.with_suffix(".xlsx")
            _write_xlsx(target, frame)
        case _:
            target = path.with_suffix(".csv")
            frame.write_csv(target)
    return target


def _write_xlsx(path: Path, frame: pl.DataFrame) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    basics = book.create_sheet("基本信息")
    basics.append(["单位", UNITS[0]])
    basics.append(["填报年度", 2022])
    sheet = book.create_sheet("在校生名册")
    sheet.append(frame.columns)
    for row in frame.iter_rows():
        sheet.append(row)
    book.save(path)


def main() -> None:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--kind", choices=("csv", "gb18030", "parquet", "xlsx"), default="csv")
    parser.add_argument("--clean", action="store_true")
    given = parser.parse_args()
    write(given.folder, given.rows, given.kind, mistakes=not given.clean)


if __name__ == "__main__":
    main()
