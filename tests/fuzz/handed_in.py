"""Folders as nobody should hand them in: a sound submission, and damaged files of every kind."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from tests.conftest import ROOT
from tests.damage.bases import base
from tests.damage.writing import written
from tests.fuzz.markup import damaged
from tests.fuzz.objects import changed, seeds
from tests.fuzz.ways_in import every_seed, of_nobody
from tests.odd_values import PERSONAL
from tests.readers.books import WHOLE, Sheet, as_csv, zipped
from tests.roster_cases import HAIXI, YEAR, teacher

GOOD = "格尔木.xlsx"
GOOD_UNIT = "golmud-school"

SUFFIXES: Mapping[str, tuple[str, ...]] = {
    "XML 2003": ("xls", "xml"), "HTML": ("xls", "html"), "MHTML": ("mht", "xls"),
    "compound": ("xls", "doc", "et"), "archive": ("gz", "rar", "zip"), "refused": ("pdf", "xlsx"),
}  # fmt: skip
"""The suffixes of kinds that are no suffix themselves."""

NAMES = (
    "甲", "a b", "[red]红[]", "\x1b[31m红", "两\n行", "\u202e倒", "::error::x,y", "%s{0}",
    "'引\"号", "<b>粗", "=1+1", "长" * 60, "a,b;c|d", "-o", "#1", "*", "好?", "\udcff\udcfe",
    "e\u0301", "指标数据",
)  # fmt: skip


@dataclass(frozen=True)
class Folder:
    """What was handed in."""

    path: Path
    related: bool
    """Whether a damaged file may hold something of the sound unit, or of what it shares."""


@cache
def good() -> bytes:
    """A sound submission of one unit."""
    return (ROOT / "samples/units/格尔木职校.xlsx").read_bytes()


@cache
def with_numbers() -> tuple[tuple[str, bytes], ...]:
    """Submissions in which ID numbers of nobody stand wherever they fit, by format."""
    rows = [teacher(f"T{at}", 身份证号=number) for at, number in enumerate(PERSONAL)]
    rows += [teacher(number, 说明=f"见{number}") for number in PERSONAL]
    book = (
        Sheet(name="基本信息", rows=[["单位", HAIXI], ["填报年度", YEAR], ["填报人", PERSONAL[0]]]),
        Sheet(name="教师名册", rows=[list(rows[0]), *(list(row.values()) for row in rows)]),
        Sheet(name=f"表{PERSONAL[1]}", rows=[["代码", PERSONAL[2]], [PERSONAL[0], 1]]),
        Sheet(
            name="指标数据",
            rows=[
                ["代码", "指标", "单位", f"{YEAR}年", "说明", PERSONAL[1]],
                ["enrolment", "在校生数", "人", PERSONAL[2], PERSONAL[0], 5],
                [PERSONAL[1], PERSONAL[0], "人", "约5", f"{PERSONAL[1][:6]} {PERSONAL[1][6:]}", 5],
            ],
        ),
    )
    return (*((kind, write(book)) for kind, write in WHOLE.items()), ("csv", as_csv(book[1])))


@cache
def samples(form: str) -> tuple[bytes, ...]:
    """Samples of other units as workbooks of this format."""
    from dataclasses import replace
    from tempfile import TemporaryDirectory

    found = []
    for name in ("college", "school", "departments", "excel-error", "shared"):
        with TemporaryDirectory() as folder:
            files = written(replace(base(name), form=form, beside=()), Path(folder))
            found += [path.read_bytes() for path in files]
    return tuple(found)


def _any_seed(chance: random.Random) -> tuple[str, bytes]:
    kind = chance.choice(sorted(every_seed()))
    return kind, damaged(kind, chance.choice(every_seed()[kind]), chance)


def _of_nobody(chance: random.Random) -> tuple[str, bytes]:
    kind = chance.choice(sorted(of_nobody()))
    data = damaged(kind, chance.choice(of_nobody()[kind]), chance)
    return kind, data[: chance.randrange(len(data))] if data and chance.random() < 0.2 else data


def _sample(chance: random.Random) -> tuple[str, bytes]:
    form = chance.choice(("xlsx", "xlsx", "ods", "xls"))
    return form, damaged(form, chance.choice(samples(form)), chance)


def _numbers(chance: random.Random) -> tuple[str, bytes]:
    kind, data = chance.choice(with_numbers())
    return kind, damaged(kind, data, chance) if chance.random() < 0.7 else data


def _object(chance: random.Random) -> tuple[str, bytes]:
    item = changed(json.loads(chance.choice(seeds())), chance)
    text = json.dumps(item, ensure_ascii=chance.random() < 0.3)
    if chance.random() < 0.4 and "\\ud" not in text:
        data = yaml.safe_dump(json.loads(text), allow_unicode=True).encode()
        return "yaml", damaged("yaml", data, chance) if chance.random() < 0.3 else data
    return "json", text.encode("utf-8", "surrogatepass")


def _cut(chance: random.Random) -> tuple[str, bytes]:
    kind, data = _any_seed(chance)
    return kind, data[: chance.randrange(len(data) + 1)] if data else b""


def _packed(chance: random.Random) -> tuple[str, bytes]:
    files = [_drawn(chance) for _ in range(chance.randint(1, 3))]
    return "zip", zipped(
        {f"{at}.{_suffix(kind, chance)}": data for at, (kind, data) in enumerate(files)}
    )


RELATED = (_any_seed, _cut, _sample, _sample, _numbers, _numbers, _object, _packed)


def _drawn(chance: random.Random) -> tuple[str, bytes]:
    return chance.choice((_any_seed, _sample, _numbers, _object))(chance)


def _suffix(kind: str, chance: random.Random) -> str:
    if chance.random() < 0.1:
        return chance.choice(("xlsx", "csv", "json", "yaml", "xls", "zip", "parquet", "ods"))
    return chance.choice(SUFFIXES.get(kind, (kind,)))


def _csv_folder(home: Path, chance: random.Random) -> None:
    (submission,) = (base("csv"),)
    for path in written(submission, home):
        if chance.random() < 0.3:
            path.write_bytes(damaged("csv", path.read_bytes(), chance))


def hand_in(folder: Path, chance: random.Random) -> Folder:
    """Write a sound submission and a few damaged files into `folder`."""
    folder.mkdir()
    related = chance.random() < 0.6
    for number in range(chance.choice((1, 1, 2, 3, 5))):
        kind, data = (chance.choice(RELATED) if related else _of_nobody)(chance)
        name = chance.choice(NAMES) if chance.random() < 0.3 else f"坏{number}"
        home = folder / chance.choice(("", "", "", "下级", "a/b"))
        home.mkdir(parents=True, exist_ok=True)
        (home / f"{name}.{_suffix(kind, chance)}").write_bytes(data)
    if related and chance.random() < 0.15:
        _csv_folder(folder / "表", chance)
    if not related or chance.random() < 0.7:
        (folder / GOOD).write_bytes(good())
    return Folder(folder, related)
