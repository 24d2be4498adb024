"""A policy of another country, in its own words, through every part of the program.

Its pack has another whole, other kinds of unit, columns and codes than any that is shipped.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from openpyxl import load_workbook

from haixi_check.pipeline.check import check
from haixi_check.pipeline.request import Request
from haixi_check.report import Manner
from haixi_check.rulepack.load import lint_pack, load_pack
from haixi_check.verdict import Verdict
from haixi_check.writers import TEXT, rendered
from haixi_check.writers.template import workbook
from haixi_check.writers.template.request import TemplateRequest

if TYPE_CHECKING:
    from tests.conftest import Program

PACK = Path(__file__).parent / "pack"

OTHER_POLICIES = re.compile(r"全州|州级|海西|Haixi|haixi-2020|prefecture|西政|学校|school", re.I)
"""What outputs say of another policy only; `haixi-check` is the name of the program."""

UPPER: dict[str, Any] = {
    "unit": "Upper Valley Library",
    "year": 2032,
    "listed_building": False,
    "figures": {
        "volumes": {"2031": 980, "2032": 1000},
        "lost_volumes": {"2031": 12, "2032": 15},
        "readers": {"2031": 560, "2032": 600},
        "librarians": {"2031": 2, "2032": 2},
        "floor": {"2031": "75.0", "2032": "75.0"},
    },
    "registers": {
        "branch_list": [
            {"place": "Bridge", "opened": "2031-04-01"},
            {"place": "Market", "opened": "2032-05-01"},
        ]
    },
    "evidence": [
        {"duty": "D1", "status": "done", "document": "UV 3/2031", "date": "2031-06-01"},
    ],
}

LOWER: dict[str, Any] = {
    "unit": "下谷图书馆",
    "year": 2032,
    "listed_building": True,
    "figures": {
        "volumes": {"2031": 499, "2032": 499},
        "lost_volumes": {"2031": 14, "2032": 15},
        "readers": {"2031": 290, "2032": 299},
        "librarians": {"2031": 1, "2032": 1},
        "floor": {"2031": "30", "2032": "30.1"},
    },
    "registers": {"branch_list": [{"place": "Bridge", "opened": "2031-09-01"}]},
    "evidence": [{"duty": "House rules", "status": "not done"}],
}


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What two of three institutions hand in; a fourth does not exist yet."""
    folder = tmp_path_factory.mktemp("valley")
    for name, content in (("upper", UPPER), ("lower", LOWER)):
        text = json.dumps(content, ensure_ascii=False)
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def verdict(handed_in: Path) -> Verdict:
    return check(Request(paths=(handed_in,), pack=str(PACK)))


def outcomes(verdict: Verdict, unit: str | None = None) -> dict[str, str]:
    of = verdict.whole if unit is None else next(u for u in verdict.units if u.id == unit)
    return {result.target: result.outcome.value for result in of.results}


def test_its_pack_has_no_faults_and_its_examples_hold(program: Program) -> None:
    assert lint_pack(PACK) == ()
    assert program("targets", "test", "--pack", str(PACK)).returncode == 0


def test_each_relation_decides_as_it_is_written(verdict: Verdict) -> None:
    assert outcomes(verdict) == {
        "losses": "pass",  # 30 of 1499 is 2.0013 %: see below
        "holdings": "fail",
        "readers-per-librarian": "fail",
        "floor-per-hundred": "fail",
        "branches": "pass",
        "rules": "fail",
    } | {"losses": "fail"}
    assert outcomes(verdict, "upper") == {
        "losses": "pass",
        "holdings": "pass",
        "readers-per-librarian": "fail",  # exactly 1:300
        "floor-per-hundred": "fail",  # exactly 12.5
        "branches": "info",
        "rules": "pass",
    }
    assert outcomes(verdict, "lower") == {
        "losses": "fail",
        "holdings": "fail",  # one volume
        "readers-per-librarian": "pass",
        "floor-per-hundred": "pass",  # 10.07, as a listed building
        "branches": "info",
        "rules": "fail",
    }


def test_shortfalls_come_in_the_steps_of_their_figures(verdict: Verdict) -> None:
    upper = {result.target: result for result in verdict.units[0].results}
    short = {name: found.shortfall for name, found in upper.items() if found.shortfall}
    assert {name: lack.amount for name, lack in short.items()} == {
        "readers-per-librarian": "1",
        "floor-per-hundred": "0.1",
    }
    limit = upper["floor-per-hundred"].limit
    assert limit is not None
    assert limit.shown == "> 12.50"


def test_a_unit_that_does_not_exist_yet_is_nowhere(verdict: Verdict) -> None:
    assert [unit.id for unit in verdict.units] == ["upper", "lower", "records"]
    assert verdict.not_reported == ("records",)
    assert [unit.kind for unit in verdict.units] == ["library", "library", "archive"]


def test_what_a_unit_hands_in_before_it_exists_is_told_and_counts_nowhere(tmp_path: Path) -> None:
    content = UPPER | {"unit": "Mill Library"}
    (tmp_path / "mill.json").write_text(json.dumps(content), encoding="utf-8")
    found = check(Request(paths=(tmp_path,), pack=str(PACK), scope="whole"))
    assert "unit_not_existing" in {problem.code for problem in found.problems}
    assert set(outcomes(found).values()) <= {"unknown", "not_applicable"}
    alone = check(Request(paths=(tmp_path,), pack=str(PACK), scope="units"))
    assert (alone.verdict.outcome, alone.verdict.exit_code) == ("undetermined", 4)
    assert "nothing_judged" in alone.verdict.reasons


def test_nothing_is_wrong_with_what_was_handed_in(verdict: Verdict) -> None:
    assert [p.code for p in verdict.problems if p.tier.value == "must_fix"] == []
    assert not {"unknown_key", "unknown_column", "unknown_sheet"} & {
        problem.code for problem in verdict.problems
    }


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", TEXT)
def test_every_output_speaks_of_this_policy_only(
    verdict: Verdict, name: str, language: Any
) -> None:
    text = rendered(name, verdict, Manner(language=language)).decode("utf-8")
    said = re.sub(r"haixi[-_]?check", "", text, flags=re.I)
    assert OTHER_POLICIES.findall(said) == []
    if name in ("table", "html", "markdown"):
        assert ("全山谷" if language == "zh" else "whole valley") in text.replace("\n  ", " ")


@pytest.mark.parametrize("suffix", ["html", "xlsx", "docx", "csv", "md", "xml", "sarif"])
def test_every_file_is_written(
    program: Program, handed_in: Path, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"report.{suffix}"
    ran = program(str(handed_in), "--pack", str(PACK), "-q", "-o", str(path))
    assert ran.returncode == 1
    assert path.stat().st_size > 0


def test_the_template_can_be_filled_in_checked_and_annotated(
    program: Program, tmp_path: Path
) -> None:
    pack = ("--pack", str(PACK), "--lang", "en")
    ran = program("template", *pack, "-o", str(tmp_path), "--year", "2032")
    assert (ran.returncode, ran.stderr) == (0, "")
    path = tmp_path / "Upper-2032.xlsx"
    assert {item.name for item in tmp_path.iterdir()} == {
        path.name, "Lower-2032.xlsx", "Records-2032.xlsx",
    }  # fmt: skip
    _fill(path)
    ran = program(str(path), *pack, "--annotate", str(tmp_path / "marked"), "-f", "json")
    found = json.loads(ran.stdout)
    assert ran.returncode == 1, ran.stdout
    assert [p for p in found["problems"] if p["tier"] == "must_fix"] == []
    outcome = {result["target"]: result["outcome"] for result in found["units"][0]["results"]}
    assert outcome["floor-per-hundred"] == "pass"
    assert outcome["holdings"] == "fail"
    assert load_workbook(next((tmp_path / "marked").iterdir())).sheetnames


def _fill(path: Path) -> None:
    """Fill in the figures and that the building is not listed, as a person does."""
    book = load_workbook(path)
    text = " ".join(str(cell.value) for sheet in book for row in sheet for cell in row)
    assert OTHER_POLICIES.findall(text.replace("haixi-check", "")) == []
    for row in book["Particulars"].iter_rows():
        if row[0].value and str(row[0].value).startswith("Listed"):
            row[1].value = "no"
    given = {"volumes": 499, "lost_volumes": 1, "readers": 100, "librarians": 1, "floor": 12.6}
    for row in book["Numbers"].iter_rows():
        if row[0].value in given:
            row[3].value, row[4].value = given[str(row[0].value)] + 1, given[str(row[0].value)]
    book.save(path)


@pytest.mark.parametrize("target", ["losses", "B13", "C2", "D1"])
def test_every_rule_is_explained(program: Program, handed_in: Path, target: str) -> None:
    for arguments in ((), (str(handed_in),)):
        ran = program("explain", target, *arguments, "--pack", str(PACK))
        assert ran.returncode in (0, 1), ran.stderr
        assert OTHER_POLICIES.findall(ran.stdout.replace("haixi-check", "")) == []


@pytest.mark.parametrize("command", ["list", "coverage"])
def test_its_rules_are_listed(program: Program, command: str) -> None:
    ran = program("targets", command, "--pack", str(PACK), "--lang", "en")
    assert ran.returncode == 0
    assert OTHER_POLICIES.findall(ran.stdout.replace("haixi-check", "")) == []


FIXED = ("basics", "figures_sheet", "evidence")
COLUMNS = [
    (sheet, column["id"])
    for sheet in FIXED
    for column in yaml.safe_load((PACK / "form.yaml").read_text(encoding="utf-8"))[sheet]["columns"]
]


@pytest.mark.parametrize(("sheet", "column"), COLUMNS, ids=map(".".join, COLUMNS))
def test_a_form_without_a_column_is_told_with_its_place_or_works(
    sheet: str, column: str, handed_in: Path, tmp_path: Path
) -> None:
    pack = tmp_path / "pack"
    shutil.copytree(PACK, pack)
    form = yaml.safe_load((pack / "form.yaml").read_text(encoding="utf-8"))
    columns = form[sheet]["columns"]
    form[sheet]["columns"] = [each for each in columns if each["id"] != column]
    (pack / "form.yaml").write_text(yaml.safe_dump(form, allow_unicode=True), encoding="utf-8")
    faults = lint_pack(pack)
    if faults:
        assert all(fault.line > 1 and fault.column > 1 for fault in faults)
        return
    found = check(Request(paths=(handed_in,), pack=str(pack)))
    assert outcomes(found)["branches"] == "pass"
    rules = load_pack(pack)
    assert workbook(TemplateRequest(rules=rules, units=rules.pack.units[:2], year=2032))
