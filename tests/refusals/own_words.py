"""Records and rows whose own words speak against their counting."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from tests.refusals.cases import Case, book, case, cell

if TYPE_CHECKING:
    from tests.damage.book import Value

RECORDS, BASES = "佐证材料", "实训基地"


def said(sheet: str, name: str, code: str, *cells: tuple[str, Value], says: str = "") -> Case:
    """Some cells of a row, of which the last is asked about."""
    address, value = cells[-1]
    spoiled = book(*(cell(sheet, at, written) for at, written in cells))
    place = f"{sheet}!{address}"
    return case(name, code, spoiled, place=place, says=says or str(value))


def proof(name: str, code: str, value: str) -> Case:
    """A file or an address that proves nothing; told of where it is named."""
    return case(name, code, book(cell(RECORDS, "I8", value)), place="佐证材料!I8", says=value)


record = partial(said, RECORDS)
base = partial(said, BASES)

CASES = (
    record("说明里写着废止", "record_not_in_force", ("J8", "该文件已于2022年6月废止")),
    record("说明里写着待批复", "record_not_in_force", ("J8", "待批复")),
    record("材料是征求意见稿", "record_not_in_force", ("E8", "学校章程（征求意见稿）")),
    record("佐证文件是草稿", "record_not_in_force", ("I8", "佐证/章程（草稿）.docx")),
    record("只有请示", "only_a_request", ("E8", "关于制定学校章程的请示"), says="请示 批复"),
    record("文号晚于日期", "number_of_later_year", ("F8", "虚构〔2029〕254号"), says="2029 2022"),
    record("文号早于日期", "number_of_earlier_year", ("F8", "虚构〔2015〕254号"), says="2015 2020"),
    record(
        "年度材料早于所属年度",
        "dated_before_its_year",
        ("F10", "虚构格职〔2021〕255号"),
        ("G10", date(2021, 2, 14)),
        says="2021-02-14 2022",
    ),
    record(
        "年度材料晚于所属年度",
        "dated_after_its_year",
        ("G10", date(2099, 1, 1)),
        says="2099-01-01 2022",
    ),
    proof("网址是示例", "address_placeholder", "http://xxx.com/xxx"),
    proof("网址是本机", "address_placeholder", "http://localhost/a.pdf"),
    proof("佐证就是报送表", "file_is_submission", "格尔木职校.xlsx"),
    base("说明里写着已撤销", "row_not_in_force", ("G5", "2021年已撤销，不再使用")),
    base("名称里写着筹建", "row_not_in_force", ("A5", "虚构盐湖提锂实训基地（筹建中）")),
    base("名称是代号", "placeholder_name", ("A5", "XX实训基地"), says="基地名称 XX实训基地"),
    base("企业是代号", "placeholder_name", ("B5", "某企业"), says="共建企业 某企业"),
    base("合作方是本校", "own_name_for_partner", ("B5", "本校"), says="共建企业 本校"),
    base("登记的文号晚于填报年度", "number_of_later_year", ("E5", "虚构〔2025〕8号"), says="2025"),
    said(
        "培训班次",
        "编号用了两次",
        "number_given_twice",
        ("A6", "2021-格职-01"),
        says="2021-格职-01 A5",
    ),
    said(
        "中高职衔接", "专业表里没有的代码", "code_not_listed", ("A5", "670299"), says="670299 专业"
    ),
)
