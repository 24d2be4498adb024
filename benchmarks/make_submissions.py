"""Many small workbooks and a rule pack with their units: `python -m benchmarks.make_submissions`.

Each is the sample of one school under another name, so all that a real one holds is in it. In every
tenth a register says something that is no choice, so that what is found can be counted.
"""

from __future__ import annotations

import argparse
import shutil
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACK = ROOT / "targets" / "haixi-2020-93"
SAMPLE = ROOT / "samples" / "units" / "格尔木职校.xlsx"
NAME = "格尔木市职业技术学校"
WRONG_EVERY = 10
REGISTER, RIGHT, WRONG = "实训基地（", "已投入使用", "虚构的阶段"


def school(number: int) -> str:
    """The name of an invented school, as long as the one that it stands for."""
    return f"虚构第{number:04d}职校"


def _written(name: str) -> bytes:
    """A name as the sheets of the sample write it."""
    return name.encode("ascii", errors="xmlcharrefreplace")


def write(folder: Path, count: int) -> None:
    """Write `count` workbooks and, where there are several, the pack that knows their units."""
    folder.mkdir(parents=True, exist_ok=True)
    if count == 1:
        shutil.copy(SAMPLE, folder)
        return
    _write_pack(folder / "pack", count)
    workbooks = folder / "workbooks"
    workbooks.mkdir(exist_ok=True)
    with zipfile.ZipFile(SAMPLE) as sample:
        parts = [(item, sample.read(item)) for item in sample.infolist()]
    for number in range(count):
        target = workbooks / f"{number:04d}.xlsx"
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for item, content in parts:
                renamed = content.replace(_written(NAME), _written(school(number)))
                if number % WRONG_EVERY == 0 and _written(REGISTER) in content:
                    renamed = renamed.replace(_written(RIGHT), _written(WRONG), 1)
                archive.writestr(item, renamed, zipfile.ZIP_DEFLATED)


def _write_pack(folder: Path, count: int) -> None:
    shutil.copytree(PACK, folder, dirs_exist_ok=True)
    cover = folder / "pack.yaml"
    more = "".join(
        f"  - id: school-{number:04d}\n    level: secondary\n"
        f"    title: {{zh: {school(number)}, en: Invented school {number:04d}}}\n"
        f"    short: {{zh: {school(number)}, en: School {number:04d}}}\n"
        for number in range(count)
    )
    cover.write_text(cover.read_text(encoding="utf-8").rstrip() + "\n" + more, encoding="utf-8")


def main() -> None:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--units", type=int, default=2_000)
    given = parser.parse_args()
    write(given.folder, given.units)


if __name__ == "__main__":
    main()
