"""The workbook to fill in: what it looks like, and that it is read back without a problem."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from openpyxl.cell import Cell

from haixi_check.figure import Origin
from haixi_check.intake.merge import Intake, SubmissionTables, take_in
from haixi_check.messages import Language
from haixi_check.messages.template import SENTENCES
from haixi_check.readers import InputFile, read
from haixi_check.rulepack import RulePack
from haixi_check.rulepack.load import find_pack, load_pack
from haixi_check.submission import Declared, Submission
from haixi_check.table import Place
from haixi_check.writers.template import workbook
from haixi_check.writers.template.paper import HEADER_ROW
from haixi_check.writers.template.request import TemplateRequest

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

YEAR = 2022
COLLEGE, HAIXI, GOLMUD, PREFECTURE = (
    "qaidam-college",
    "haixi-school",
    "golmud-school",
    "prefecture-departments",
)
ALONE = tuple((unit,) for unit in (COLLEGE, HAIXI, GOLMUD, PREFECTURE))
TOGETHER = (COLLEGE, HAIXI, GOLMUD, PREFECTURE)
CREDIT_CODES = ("91639999XUGXU0001N", "91639999XUGXU0002R", "91639999XUGXU0003W")
PROMPTED = ("基本信息", "指标数据", "佐证材料", "Basic information", "Figures", "Evidence")
"""Sheets in which what must be filled in is printed; on the others rows are added freely."""


@cache
def rules() -> RulePack:
    return load_pack(find_pack())


@cache
def template(units: tuple[str, ...], language: Language = "zh") -> bytes:
    bodies = tuple(unit for unit in rules().pack.units if unit.id in units)
    return workbook(TemplateRequest(rules=rules(), units=bodies, year=YEAR, language=language))


def opened(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


def taken(path: Path) -> Intake:
    document = read(InputFile(path, path.name))
    assert document.problems == ()
    pack = rules()
    return take_in(
        [SubmissionTables(document.tables)],
        pack=pack.pack,
        form=pack.form,
        targets=pack.targets,
        year=YEAR,
    )


def sheets(book: Workbook) -> list[Worksheet]:
    """What a person sees."""
    return [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]


def entries(sheet: Worksheet) -> Iterator[Cell]:
    """The cells that are there to be filled in."""
    for row in sheet.iter_rows(min_row=HEADER_ROW + 1):
        for cell in row:
            if isinstance(cell, Cell) and cell.has_style and not cell.protection.locked:
                yield cell


def validation(sheet: Worksheet, cell: Cell) -> DataValidation | None:
    found = [item for item in sheet.data_validations.dataValidation if cell.coordinate in item]
    assert len(found) <= 1
    return found[0] if found else None


def offered(book: Workbook, formula: str) -> list[object]:
    """What a dropdown offers, looked up where it refers to."""
    title, area = re.fullmatch(r"'(.+)'!(.+)", formula).groups()  # type: ignore[union-attr]
    return [row[0].value for row in book[title][area.replace("$", "")]]


def fill_in(book: Workbook, *, rows: int = 3) -> int:
    """Fill in as a person would, from headers, dropdowns and what a cell takes; say how many."""
    count = 0
    for sheet in sheets(book):
        last = sheet.max_row if sheet.title in PROMPTED else HEADER_ROW + rows
        if sheet.title == sheets(book)[-1].title:
            last = max(row for row in range(1, last) if any(item.value for item in sheet[row]))
        for cell in entries(sheet):
            if cell.value is None and cell.row <= last:
                cell.value = entry(book, sheet, cell)  # type: ignore[assignment]
                count += 1
    return count


def entry(book: Workbook, sheet: Worksheet, cell: Cell) -> object:
    rule = validation(sheet, cell)
    kind = rule.type if rule is not None else None
    if rule is not None and kind == "list":
        return offered(book, str(rule.formula1))[0]
    if kind == "date" or (rule is None and cell.number_format == "yyyy-mm-dd"):
        return datetime.date(2022, 5, 16)
    if kind in ("whole", "decimal"):
        return 2022 if rule is not None and rule.formula1 == "1950" else 40
    if kind == "textLength" and rule is not None:
        number = cell.row - HEADER_ROW
        codes = {"6": f"66010{number}", "10": "4163014521", "18": CREDIT_CODES[number % 3]}
        is_of_a_person = re.search("身份证|ID number", header(sheet, cell))
        return None if is_of_a_person else codes[str(rule.formula1)]
    if "代码" in header(sheet, cell) or "odes" in header(sheet, cell):
        return "460301、460103"
    if header(sheet, cell) in ("提供部门", "Body"):
        return "州财政局"
    return f"虚构{cell.coordinate}"


def header(sheet: Worksheet, cell: Cell) -> str:
    return str(sheet.cell(HEADER_ROW, cell.column).value or sheet.cell(cell.row, 1).value)


@pytest.mark.parametrize("units", [*ALONE, TOGETHER])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.sampled(5)
def test_filled_in_by_hand_it_is_read_back_without_a_problem(
    units: tuple[str, ...], language: Language, tmp_path: Path
) -> None:
    book = opened(template(units, language))
    assert fill_in(book) > 50
    book.save(tmp_path / "filled.xlsx")

    found = taken(tmp_path / "filled.xlsx")

    assert [(item.code, item.location.cell, item.found) for item in found.problems] == []
    assert found.understood == ()
    assert set(found.submissions) == set(units)
    for unit in rules().pack.units:
        if unit.id in units:
            _says_everything(found.submissions[unit.id])


def _says_everything(submission: Submission) -> None:
    pack = rules().pack
    unit = next(unit for unit in pack.units if unit.id == submission.unit)
    asked = [item.id for item in rules().form.figures if unit.kind in item.filled_by]
    years = range(pack.base_year, YEAR + 1)
    assert set(submission.declared) == {(item, year) for item in asked for year in years}
    assert {item.value for item in submission.declared.values()} == {Fraction(40)}
    duties = {
        target.id
        for target in rules().targets
        if target.measure.kind == "evidence" and unit in pack.bodies(target.units)
    }
    assert {record.duty for record in submission.records} == duties
    assert submission.year == YEAR


@pytest.mark.parametrize("units", [(HAIXI,), TOGETHER])
@pytest.mark.sampled(2)
def test_left_blank_it_says_nothing_and_breaks_nothing(
    units: tuple[str, ...], tmp_path: Path
) -> None:
    path = tmp_path / "blank.xlsx"
    path.write_bytes(template(units))

    found = taken(path)

    assert found.problems == ()
    for submission in found.submissions.values():
        assert submission.records == ()
        assert submission.entries == {}
        assert {item.value for item in submission.declared.values()} == {None}


def test_the_same_rules_give_the_same_bytes() -> None:
    again = template.__wrapped__((GOLMUD,))
    assert again == template((GOLMUD,))
    assert opened(again).properties.modified == datetime.datetime(2020, 12, 25)  # noqa: DTZ001 - as stored


def test_the_sheets_come_in_the_order_of_the_work() -> None:
    book = opened(template((HAIXI,)))
    assert book.sheetnames == [
        "填报说明",
        "基本信息",
        "指标数据",
        "专业",
        "中高职衔接",
        "工作室",
        "实训基地",
        "双创基地",
        "培训班次",
        "教师名册",
        "毕业生名册",
        "在校生名册",
        "佐证材料",
        "选项",
    ]
    assert book["选项"].sheet_state == "hidden"


def test_a_department_is_asked_for_no_rows_of_a_school() -> None:
    book = opened(template((PREFECTURE,)))
    assert book.sheetnames == [
        "填报说明", "基本信息", "指标数据", "产教融合型企业", "佐证材料", "选项",
    ]  # fmt: skip
    asked = [item.title.zh for item in rules().form.figures if "prefecture" in item.filled_by]
    rows = book["指标数据"].iter_rows(min_row=HEADER_ROW + 1, values_only=True)
    assert [row[1] for row in rows] == asked
    lines = [row[0] for row in book["基本信息"].iter_rows(min_row=5, values_only=True)]
    assert "学校标识码" not in lines


def test_structure_is_protected_and_entries_are_open() -> None:
    book = opened(template((COLLEGE,)))
    assert book.security is not None
    assert book.security.lockStructure
    assert book.security.workbookPassword is None
    for any_sheet in book.worksheets:
        assert any_sheet.protection.sheet
        assert any_sheet.protection.password is None
    for sheet in sheets(book)[1:]:
        assert all(cell.protection.locked for cell in sheet[HEADER_ROW] if cell.value)
        assert any(True for _ in entries(sheet))
    figures = book["指标数据"]
    assert [cell.protection.locked for cell in figures[HEADER_ROW + 1]] == [True] * 3 + [False] * 4


def test_every_sheet_is_ready_to_print_and_to_scroll() -> None:
    book = opened(template(TOGETHER))
    for sheet in sheets(book):
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    for sheet in sheets(book)[1:]:
        assert sheet.freeze_panes is not None
        assert sheet.print_title_rows == f"${HEADER_ROW}:${HEADER_ROW}"


def test_definitions_are_notes_large_enough_to_read() -> None:
    figures = opened(template((HAIXI,)))["指标数据"]
    titles = [figures.cell(row, 2) for row in range(HEADER_ROW + 1, figures.max_row + 1)]
    for title in titles:
        figure = next(item for item in rules().form.figures if item.title.zh == title.value)
        assert title.comment is not None
        assert figure.definition.zh in title.comment.text
        lines = title.comment.height / 18
        assert lines * 25 >= len(title.comment.text)


def test_an_evidence_row_says_what_proves_it() -> None:
    sheet = opened(template((HAIXI,)))["佐证材料"]
    cells = {str(cell.value): cell for cell in sheet["A"] if cell.value}
    note = cells["E21 学生实习实训制度"].comment
    assert note is not None
    assert "学生实习管理办法" in note.text
    assert "三(四)" in note.text
    parts = [row[1] for row in sheet.iter_rows(values_only=True) if str(row[0]).startswith("E14 ")]
    assert parts == ["机电数控", "特色生物", "学前教育", "现代旅游", "电子商务", "现代物流"]


def test_a_cell_refuses_what_it_cannot_take() -> None:
    book = opened(template((COLLEGE,)))
    figures = book["指标数据"]
    kinds = {
        str(figures.cell(row, 1).value): validation(figures, figures.cell(row, 6))  # type: ignore[arg-type]
        for row in range(HEADER_ROW + 1, figures.max_row + 1)
    }
    persons, money = kinds["enrolment"], kinds["fiscal_appropriation"]
    assert persons is not None
    assert money is not None
    assert (persons.type, money.type) == ("whole", "decimal")
    studios = book["工作室"]
    kind = validation(studios, studios["B5"])
    assert kind is not None
    assert offered(book, str(kind.formula1)) == ["创新工作室", "名师工作室"]
    assert studios["D5"].number_format == "@"
    assert studios["E5"].number_format == "yyyy-mm-dd"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.thorough
def test_nothing_is_longer_than_a_spreadsheet_takes(language: Language) -> None:
    book = opened(template(TOGETHER, language))
    assert all(len(name) <= 31 for name in book.sheetnames)
    for sheet in book.worksheets:
        for rule in sheet.data_validations.dataValidation:
            assert len(rule.errorTitle or "") <= 32
            assert len(rule.error or "") <= 225


def _last_year(unit: str, year: int, figures: dict[tuple[str, int], Fraction | None]) -> Submission:
    origin = Origin(unit, Place("last.xlsx"), "")
    return Submission(
        unit=unit,
        year=year,
        files=("last.xlsx",),
        basics={"postgraduate_basis": "学位"},
        declared={cell: Declared(value=value, source=origin) for cell, value in figures.items()},
    )


def test_last_years_figures_stand_beside_and_may_be_corrected() -> None:
    last = _last_year(
        COLLEGE,
        YEAR - 1,
        {
            ("enrolment", 2020): Fraction(2710),
            ("enrolment", 2021): Fraction(2950),
            ("graduates", 2021): None,
            ("fiscal_appropriation", 2021): Fraction(66_800_001, 2),
        },
    )
    college = rules().pack.units[:1]
    request = TemplateRequest(rules=rules(), units=college, year=YEAR, last={COLLEGE: last})
    book = opened(workbook(request))
    rows = {str(row[0].value): row for row in book["指标数据"].iter_rows(min_row=HEADER_ROW + 1)}
    assert [cell.value for cell in rows["enrolment"][3:6]] == [2710, 2950, None]
    assert [cell.value for cell in rows["graduates"][3:6]] == [None, None, None]
    assert rows["fiscal_appropriation"][4].value == 33_400_000.5
    assert not rows["enrolment"][3].protection.locked
    assert ["学校标识码", "4163014521"] in _lines(book["基本信息"])
    assert ["研究生层次口径", "学位"] in _lines(book["基本信息"])


def _lines(sheet: Worksheet) -> list[list[object]]:
    return [list(row[:2]) for row in sheet.iter_rows(min_row=HEADER_ROW + 1, values_only=True)]


def test_chinese_sentences_use_chinese_punctuation() -> None:
    narrow = re.compile(r"[\u4e00-\u9fff][,;:!?()]|[,;:!?()][\u4e00-\u9fff]")
    assert [code for code, said in SENTENCES.items() if narrow.search(said.zh)] == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.sampled(2)
def test_no_placeholder_is_left_unfilled(language: Language) -> None:
    book = opened(template(TOGETHER, language))
    texts = [
        text
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        for text in (str(cell.value or ""), cell.comment.text if cell.comment else "")
    ]
    assert [text for text in texts if re.search(r"\{\w+\}", text)] == []


RESTS_ON = {
    "zh": (
        "落实情况必填，空着不当作已落实",
        "只报个数、没有登记表的，达标只算待核实",
        "人数可以只报数，不填名册",
        "没有日期、没有文号的不计数",
        "“待发”“无”“见附件”“同上”一类的话不是佐证",
        "合并的内容算在其中每一行",
        "认不出的栏目，靠它的都不算达标",
    ),
    "en": (
        "blank does not mean done",
        "A number without its register only waits for review",
        "a number of persons needs no roster",
        "without them it is not counted",
        "待发, 无, 见附件 are no proof",
        "what is merged counts for each of its rows",
        "nothing passes that rests on a column that is not recognised",
    ),
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.sampled(2)
def test_the_guide_says_what_a_pass_rests_on(language: Language) -> None:
    page = opened(template((HAIXI,), language)).worksheets[0]
    told = " ".join(str(cell.value) for row in page.iter_rows() for cell in row if cell.value)
    assert [words for words in RESTS_ON[language] if words not in told] == []
