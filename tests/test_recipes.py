"""The house of docs/architecture.md, and its recipes, performed on a copy."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

PACKAGE = Path("src/haixi_check")
PACK = Path("targets/haixi-2020-93")


class Copy:
    """A copy of the sources and the rules to change."""

    def __init__(self, root: Path, at: Path) -> None:
        self._root = root
        self.at = at
        for part in ("src", "targets"):
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(root / part, at / part, ignore=ignored)

    def put(self, file: Path, before: str, text: str) -> None:
        """Write `text` before the first `before` of a file."""
        path = self.at / file
        found = path.read_text(encoding="utf-8")
        assert before in found
        path.write_text(found.replace(before, f"{text}{before}", 1), encoding="utf-8")

    def run(self, *words: str) -> str:
        """What Python prints with these words, in the copy."""
        ran = subprocess.run(
            [sys.executable, "-B", *words],
            cwd=self.at,
            env={
                **os.environ,
                "PYTHONPATH": str(self.at / "src"),
                "PYTHONUTF8": "1",
                "HAIXI_CHECK_CACHE": str(self.at / "cache"),
            },
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    @property
    def touched(self) -> set[str]:
        """The files that are new or changed."""
        return set(self._touched())

    def _touched(self) -> Iterator[str]:
        for part in ("src", "targets"):
            for path in (self.at / part).rglob("*"):
                name = path.relative_to(self.at)
                own = self._root / name
                if path.is_file() and not (own.exists() and own.read_bytes() == path.read_bytes()):
                    yield name.as_posix()


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Copy:
    return Copy(root, tmp_path)


@pytest.fixture(scope="module")
def page() -> str:
    return (Path(__file__).parents[1] / "docs" / "architecture.md").read_text(encoding="utf-8")


def listed(page: str, recipe: str) -> set[str]:
    """The files that a recipe names."""
    part = page.split(f"### {recipe}\n")[1].split("\n#")[0]
    return set(re.findall(r"^- `([^`]+)`", part, re.M))


def test_every_room_and_every_value_stands_on_the_page(root: Path, page: str) -> None:
    rooms = {path.name for path in (root / PACKAGE).iterdir() if (path / "__init__.py").exists()}
    values = {path.stem for path in (root / PACKAGE).glob("*.py")} - {"__init__", "__main__", "api"}
    assert {room for room in rooms if f"`{room}/`" not in page} == set()
    assert {value for value in values if f"`{value}`" not in page} == set()


def test_every_path_on_the_page_exists(root: Path, page: str) -> None:
    named = re.findall(r"`((?:[a-z_]+/)+[a-z_]+)`", page)
    assert named
    house = root / PACKAGE
    known = {
        path.relative_to(above).with_suffix("").as_posix()
        for above in (house, root / "src", root)
        for path in (*house.rglob("*"), *(root / "tests").glob("*"), *(root / "samples").glob("*"))
        if path.is_relative_to(above)
    }
    lost = [name for name in named if name not in known]
    assert lost == []


@pytest.mark.thorough
def test_an_output_format(copy: Copy, root: Path, page: str) -> None:
    module = copy.at / PACKAGE / "writers" / "lines.py"
    module.write_text(
        "def render(verdict, manner, sink):\n"
        "    for result in verdict.shown_results:\n"
        '        sink.write(f"{result.target} {result.outcome}\\n")\n',
        encoding="utf-8",
    )
    table = PACKAGE / "writers" / "__init__.py"
    copy.put(table, '    "json": "json_file",\n', '    "lines": "lines",\n')
    copy.put(table, '"table", "concise", "json"', '"lines", ')
    sample = root / "samples" / "met.xlsx"

    printed = copy.run("-m", "haixi_check", str(sample), "-f", "lines")

    assert "dual-qualified-share pass\n" in printed
    assert copy.touched == {f"{PACKAGE}/writers/lines.py", f"{PACKAGE}/writers/__init__.py"}
    assert listed(page, "An output format") == {
        each.replace("lines", "<name>") for each in copy.touched
    }


def test_a_kind_of_measure(copy: Copy, page: str) -> None:
    kinds, measuring = PACKAGE / "rulepack" / "measures.py", PACKAGE / "judging" / "measure.py"
    copy.put(
        kinds,
        "@dataclass(frozen=True, kw_only=True)\nclass Trend(",
        "@dataclass(frozen=True, kw_only=True)\n"
        "class Twice(Total):\n"
        '    kind: Literal["twice"] = "twice"\n\n\n',
    )
    copy.put(kinds, "Count | Sum | Share | PerHead | Trend", "Twice | ")
    copy.put(measuring, "        case Share():", _MEASURED)
    copy.put(
        measuring, "import Count, PerHead", "import Twice\nfrom haixi_check.rulepack.measures "
    )

    assert copy.run("-c", _USED) == "4\n"
    assert copy.touched == {kinds.as_posix(), measuring.as_posix()}
    assert listed(page, "A kind of measure") == copy.touched


_MEASURED = """        case Twice():
            figure = _named(figures, bodies, kind.of, year)
            return _total(replace(figure, value=figure.value * 2))
"""
_USED = """
from fractions import Fraction
from pydantic import TypeAdapter
from haixi_check.figure import Figure, Figures
from haixi_check.judging.measure import measure
from haixi_check.rulepack.measures import Measure
rule = TypeAdapter(Measure).validate_python({"twice": {"of": "rooms"}})
assert rule.adds_up and rule.figures == ("rooms",)
table = Figures(("a",), {("a", "rooms", 2022): Figure(value=Fraction(2))}, {})
print(measure(rule, table, ("a",), 2022).value)
"""


@pytest.mark.thorough
def test_a_figure_of_the_form(copy: Copy, page: str) -> None:
    copy.put(
        PACK / "form.yaml",
        "  - id: full_time_enrolment\n",
        "  - id: swimming_pools\n"
        "    title: {zh: 游泳馆数, en: Swimming pools}\n"
        "    unit: {zh: 个, en: pools}\n"
        "    kind: things\n"
        "    filled_by: [higher, secondary]\n"
        "    definition: {zh: 年末投入使用的游泳馆。, en: Pools in use at the end of the year.}\n",
    )

    copy.run("-m", "haixi_check", "template", "格尔木职校", "-o", "空白")

    (workbook,) = (copy.at / "空白").rglob("*.xlsx")
    rows = load_workbook(workbook)["指标数据"].iter_rows(values_only=True)
    assert any("游泳馆数" in row for row in rows)
    assert copy.touched == {f"{PACK}/form.yaml"} == listed(page, "A figure of the form")


@pytest.mark.thorough
def test_a_rule_pack(copy: Copy, page: str) -> None:
    shutil.copytree(copy.at / PACK, copy.at / "targets" / "other")
    copy.put(Path("targets/other/pack.yaml"), "id: haixi-2020-93", "# ")
    copy.put(Path("targets/other/pack.yaml"), "# id: haixi-2020-93", "id: other\n")

    listing = copy.run("-m", "haixi_check", "targets", "list", "--pack", "targets/other")

    assert "dual-qualified-share" in listing
    assert {Path(each).parts[:2] for each in copy.touched} == {("targets", "other")}
    assert listed(page, "A rule pack") == {"targets/<name>/"}
