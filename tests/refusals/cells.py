"""Cells that do not hold what is asked for, and cells that were understood in a particular way."""

from __future__ import annotations

from datetime import date

from tests.damage.book import Error, Formula, Sheet, Value
from tests.refusals.cases import (
    COLLEGE,
    DEPARTMENTS,
    Case,
    beside,
    book,
    case,
    cell,
    column,
    files,
)

FIGURES, BASICS, RECORDS, TEACHERS = "指标数据", "基本信息", "佐证材料", "教师名册"
ENTERPRISES = "产教融合型企业"
GRADUATES = Sheet(
    name="毕业生名册",
    rows=(("学籍号", "届", "毕业去向", "职业技能等级证书本数"), ("X1", None, "就业")),
).holding(1, 1, 2023)


def number(name: str, code: str, value: Value, says: str = "") -> Case:
    """A figure of the reporting year that is no number as asked for."""
    spoiled = book(cell(FIGURES, "F5", value))
    return case(name, code, spoiled, place="指标数据!F5", says=says or str(value))


def understood(name: str, code: str, value: Value) -> Case:
    """A figure of the reporting year that was read in a particular way."""
    return case(name, code, book(cell(FIGURES, "F5", value)), place="指标数据!F5")


def figure(written: str) -> str:
    """A submission as JSON with something in the place of a figure."""
    figures = f'{{"enrolment": {{"2022": {written}}}}}'
    return f'{{"unit": "格尔木职校", "year": 2022, "figures": {figures}}}'


CASES = (
    number("不是数字", "not_a_number", "甲"),
    number("约数", "approximate", "约1100"),
    number("两个数", "two_numbers", "1100/1152"),
    number("填了百分比", "percent_for_number", "95%"),
    number("填了小数", "not_whole", 1152.5),
    number("负数", "negative", -5),
    number("大得不合常理", "implausible", 11520000000),
    number("无", "none_written", "无"),
    number("计量单位不对", "wrong_unit", "1152人次", "人次 人"),
    number("以万计", "shortened_number", "0.1152万人", "0.1152万人 万 1152"),
    case(
        "看不懂的计量单位",
        "strange_unit",
        book(cell(FIGURES, "C5", "呎")),
        place="指标数据!F5",
        says="人",
    ),
    number("填了日期", "date_for_number", date(2022, 9, 1), "2022-09-01"),
    number("填了逻辑值", "yes_no_for_number", True, "TRUE"),
    number("公式出错", "excel_error", Error("#DIV/0!"), "#DIV/0!"),
    number("公式没有结果", "formula_without_value", Formula("SUM(A1:A2)"), "公式"),
    case(
        "填了时刻",
        "time_for_number",
        book(cell("培训班次", "F5", "6:30")),
        place="培训班次!F5",
        says="6:30",
    ),
    case(
        "丢了末几位",
        "lost_digits",
        book(cell(ENTERPRISES, "B5", 916328000000000000), of=DEPARTMENTS),
        place="产教融合型企业!B5",
        says="15",
    ),
    case("JSON 里不是数字", "not_a_number", files(甲_json=figure('"甲"')), says="甲"),
    case(
        "JSON 里填了日期",
        "date_for_number",
        files(甲_json=figure('"2022-09-01"')),
        says="2022-09-01",
    ),
    case("JSON 里填了逻辑值", "yes_no_for_number", files(甲_json=figure("true"))),
    case("JSON 里填了百分比", "percent_for_number", files(甲_json=figure('"95%"')), says="95%"),
    case(
        "不是日期",
        "not_a_date",
        book(cell("中高职衔接", "E5", "去年春天")),
        place="中高职衔接!E5",
        says="去年春天",
    ),
    case(
        "日期的年份不合常理",
        "implausible_date",
        book(cell("中高职衔接", "E5", "1021-05-01")),
        place="中高职衔接!E5",
        says="1021-05-01",
    ),
    case(
        "没有写到日",
        "day_missing",
        book(cell("中高职衔接", "E5", "2021年4月")),
        place="中高职衔接!E5",
        says="2021年4月",
    ),
    case(
        "只写了年",
        "month_missing",
        book(cell("中高职衔接", "E5", "2021年")),
        place="中高职衔接!E5",
        says="2021年",
    ),
    case(
        "不是年份",
        "not_a_year",
        book(cell(RECORDS, "D9", "本年")),
        place="佐证材料!D9",
        says="本年",
    ),
    case(
        "学年",
        "school_year_for_year",
        book(cell(RECORDS, "D9", "2021-2022学年")),
        place="佐证材料!D9",
        says="2021-2022学年",
    ),
    case("不是是否", "not_yes_no", book(cell("专业", "D5", "部分")), place="专业!D5", says="部分"),
    case(
        "不在可选项之内",
        "not_a_choice",
        book(cell("中高职衔接", "C5", "联办")),
        place="中高职衔接!C5",
        says="联办 3+2 五年一贯制",
    ),
    case(
        "与可选项意思相反",
        "not_a_choice",
        book(cell("实训基地", "C5", "建成待投用")),
        place="实训基地!C5",
        says="建成待投用",
    ),
    case(
        "不是专业代码",
        "not_a_program_code",
        book(cell("专业", "A5", "67020")),
        place="专业!A5",
        says="67020 6",
    ),
    case(
        "不是几个专业代码",
        "not_program_codes",
        book(cell("专业", "G5", "470201和化工")),
        place="专业!G5",
        says="470201和化工",
    ),
    case(
        "不是信用代码",
        "not_a_credit_code",
        book(cell(ENTERPRISES, "B5", "9163280"), of=DEPARTMENTS),
        place="产教融合型企业!B5",
        says="9163280 18",
    ),
    case(
        "信用代码校验位不符",
        "credit_code_check",
        book(cell(ENTERPRISES, "B5", "91632801MA752XXX0A"), of=DEPARTMENTS),
    ),
    case(
        "不是身份证号", "not_an_id_number", book(cell(TEACHERS, "B5", "12345")), place="教师名册!B5"
    ),
    case(
        "填了无",
        "word_for_nothing",
        book(cell("中高职衔接", "E5", "无")),
        place="中高职衔接!E5",
        says="无 批准日期",
    ),
    case(
        "不是文号",
        "no_reference",
        book(cell(RECORDS, "F8", "待批")),
        place="佐证材料!F8",
        says="待批",
    ),
    case(
        "文号是日期",
        "no_reference",
        book(cell(RECORDS, "F8", date(2022, 10, 1))),
        place="佐证材料!F8",
        says="2022-10-01",
    ),
    case(
        "文号是份数",
        "no_reference",
        book(cell("实训基地", "E5", "5份")),
        place="实训基地!E5",
        says="",
    ),
    case(
        "必填没有填",
        "missing_required",
        book(cell("专业", "B5", None)),
        place="专业!B5",
        says="专业名称",
    ),
    case(
        "次序颠倒",
        "wrong_order",
        book(cell("培训班次", "D5", "2021-03-28")),
        place="培训班次!D5",
        says="开始日期 结束日期",
    ),
    case("超过上限", "above_limit", book(cell(TEACHERS, "I5", 99)), place="教师名册!I5", says="99"),
    case(
        "晚于填报年度",
        "after_own_year",
        book(beside(GRADUATES), of=COLLEGE),
        place="毕业生名册!B2",
        says="2023 2022",
    ),
    case("前后矛盾", "contradiction", book(cell(TEACHERS, "D5", "否")), says="是否专业教师"),
    # ------------------------------------------------------ understood, and told as a note
    understood("文本数字", "text_number", "1152"),
    understood("全角数字", "full_width", "１１５２"),
    understood("千分位", "thousands_separator", "1,152"),
    understood("多余空格", "blanks", " 1152 "),
    understood("数后带单位", "unit_suffix", "1152人"),
    case("万元", "converted_money", book(cell(FIGURES, "F6", "4820万元"), of=DEPARTMENTS)),
    case("中文日期", "date_understood", book(cell("中高职衔接", "E5", "二〇二一年四月二十六日"))),
    case("年份带年字", "year_understood", book(cell(RECORDS, "D9", "二〇二二年"))),
    case("有当作是", "yes_word", book(cell("专业", "D5", "有"))),
    case(
        "别名",
        "alias",
        book(column(TEACHERS, "G", lambda value: "硕士" if value == "研究生" else value)),
    ),
)
