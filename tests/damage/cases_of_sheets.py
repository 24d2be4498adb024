"""Named cases of registers, rosters, figures and the basic information."""

from __future__ import annotations

from tests.damage.named import NOT_PASS, named, with_words
from tests.damage.product import UNITS

A, S, B = "'中高职衔接'", "'工作室'", "'实训基地'"

PARTS = ("missing", "half", "empty")
NEW_ERRORS = ("#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!")

SHEETS = (
    named("pairs that are dated ahead", "met+dated-ahead", Q12_golmud_school="fail"),
    named(
        "the date of pairs stands below another header",
        "met+dated-ahead", f"put({A}, 'E4', '时间')", Q12_golmud_school=NOT_PASS, told="中高职衔接",
    ),
    named(
        "a space far below a register",
        "met+dated-ahead", f"put({A}, 'A700000', ' ')", Q12_golmud_school="fail",
    ),
    *(
        case
        for error in NEW_ERRORS
        for case in (
            named(
                f"{error} in the note of a register",
                "met+dated-ahead", f"put({A}, 'F5', Error('{error}'))", Q12_golmud_school="fail",
            ),
            named(
                f"{error} in the note of a roster",
                "college+weak-staff", f"put('教师名册', 'K5', Error('{error}'))",
                Q02_qaidam_college="fail",
            ),
        )
    ),
    named(
        "a register without its header",
        "met+dated-ahead", f"delete_rows({A}, 4, 4)",
        Q12_golmud_school="unknown", told="中高职衔接",
    ),
    *(
        case
        for left in PARTS
        for case in (
            named(
                f"the part of a register is {left}",
                "met+dated-ahead", f"break_part({A}, '{left}')",
                Q12_golmud_school="unknown", told="中高职衔接",
            ),
            named(
                f"the part of a roster is {left}",
                "college+weak-staff", f"break_part('教师名册', '{left}')",
                Q02_qaidam_college="unknown", told="教师名册",
            ),
            named(
                f"the part of the basic information is {left}",
                "shared+distinct+weak-staff", f"break_part('基本信息', '{left}')",
                Q02_qaidam_college=NOT_PASS, told="基本信息", scope=UNITS,
            ),
        )
    ),
    named(
        "a year's column is deleted",
        "met+weak-figures", "delete_column('指标数据', 'F')",
        Q10_golmud_school="unknown", told="指标数据",
    ),
    named(
        "a year's header is junk",
        "met+weak-figures", "put('指标数据', 'F4', '？？？')",
        Q10_golmud_school="unknown", told="指标数据",
    ),
)  # fmt: skip

REGISTERS = (
    named("undated bases", "shared+distinct+entries-undated", Q08="review", Q03="review"),
    named(
        "the lower of two claims about a base counts",
        "shared+distinct+denied", Q08="fail", told="实训基地",
    ),
    named(
        "the lower of two claims counts, whatever its date",
        "shared+distinct+denied",
        *(f"put({B}, 'G{row}', date('2023-06-01'))" for row in range(35, 39)),
        Q08="fail", told="实训基地",
    ),
    named(
        "one enterprise with and without its credit code",
        "shared+distinct",
        "put('产教融合型企业', 'B14', '虚构文旅股份有限公司')",
        "put('产教融合型企业', 'C14', None)",
        Q05=NOT_PASS,
    ),
    *(
        named(
            f"the column of the date is deleted: {sheet}",
            "shared+distinct+dated-ahead", f"delete_column('{sheet}', '{column}')",
            told=sheet, **{code: NOT_PASS},
        )
        for sheet, column, code in (
            ("实训基地", "G", "Q08"), ("工作室", "F", "Q06"), ("专业群", "D", "Q03"),
            ("产教融合型企业", "F", "Q05"), ("双创基地", "E", "Q14"),
        )
    ),
    named(
        "two headers merged, so that the date is lost",
        "shared+distinct+dated-ahead", f"merge({S}, 'E4:F4')", Q06=NOT_PASS, told="工作室",
    ),
    *with_words(
        "a word for none proves no base", "shared+distinct", f"put({B}, 'F5', '…')",
        "待发 见附件 〔202X〕XX号 ***", Q08="review",
    ),
    *with_words(
        "a word for none is no outreach", "shared+distinct", f"put({B}, 'E5', '…')",
        "无 待定 略", Q08="review",
    ),
    *with_words(
        "a word for none is no level", "shared+distinct", "put('双创基地', 'C5', '…')",
        "无 待定 申请中", Q14="review",
    ),
    *with_words(
        "a word for none recognises no teacher", "college", "fill('教师名册', 'F5:F30', '…')",
        "待发 见附件 无", Q02_qaidam_college="review",
    ),
    named(
        "teachers who contradict themselves",
        "college+contradictory-staff", Q02_qaidam_college="review", told="教师名册",
    ),
    named(
        "the units of a register cannot be read",
        "shared+distinct+entries-unproven", "fill('专业', 'A5:A43', '***')",
        Q04=NOT_PASS, told="专业",
    ),
    *(
        named(
            f"45 rows above the header: {sheet}",
            f"shared+distinct+{worse}", f"insert_rows('{sheet}', 1, 45, None)",
            told=told, **{code: NOT_PASS},
        )
        for sheet, worse, code, told in (
            ("专业", "entries-unproven", "Q04", ""),
            ("基本信息", "weak-staff", "Q02_qaidam_college", ""),
            ("实训基地", "dated-ahead", "Q08", ""),
        )
    ),
)  # fmt: skip

UNITS_AND_YEARS = (
    *(
        named(
            f"several units: {name}",
            "shared+distinct+weak-staff", step,
            Q02_qaidam_college=NOT_PASS, told="基本信息", scope=UNITS,
        )
        for name, step in (
            ("one name is lost", "put('基本信息', 'A5', None)"),
            ("one name is an error", "put('基本信息', 'A5', Error('#REF!'))"),
            ("the names are deleted", "delete_column('基本信息', 'A')"),
            ("the names have no header", "put('基本信息', 'A4', None)"),
            ("the header row is deleted", "delete_rows('基本信息', 4, 4)"),
        )
    ),
    *(
        named(
            f"the year of one unit: {name}",
            "shared+distinct+one-of-last-year", step, Q21_qaidam_college="unknown|not_due",
        )
        for name, step in (
            ("2021", "put('基本信息', 'C5', 2021)"),
            ("a formula", "put('基本信息', 'C5', Formula('A1'))"),
            ("a word", "put('基本信息', 'C5', '待定')"),
            ("an error", "put('基本信息', 'C5', Error('#REF!'))"),
            ("blank", "put('基本信息', 'C5', None)"),
            ("not found", "put('基本信息', 'C4', '统计期')"),
        )
    ),
    named(
        "a note on an earlier year explains no jump of this one",
        "met", "put('指标数据', 'E8', 200)", "put('指标数据', 'G8', '2020年口径有调整')",
        Q13_golmud_school="review", told="指标数据",
    ),
    named(
        "this year's person-times are missing, and last year's are low",
        "met", "drop_sheet('培训班次')", "put('指标数据', 'F31', None)",
        "put('指标数据', 'E31', 10)", Q15_golmud_school="unknown",
    ),
    named(
        "the two years are the same",
        "met+copied-figures", Q10_golmud_school=NOT_PASS, told="指标数据",
    ),
    named(
        "the sheet of figures is dropped, of which two years were the same",
        "met+copied-figures", "drop_sheet('指标数据')",
        Q04_golmud_school=NOT_PASS, Q12_golmud_school=NOT_PASS,
    ),
    named(
        "last year's column, on which a question rests, is headed as the year before",
        "met+jumping-figures", "put('指标数据', 'E4', '2020年')",
        Q10_golmud_school=NOT_PASS, Q13_golmud_school=NOT_PASS, told="指标数据",
    ),
    named(
        "this year's column is blanked, which was last year's",
        "shared+distinct+copied-figures", "fill('指标数据', 'G5:G99', None)",
        Q02=NOT_PASS, Q03=NOT_PASS, Q04=NOT_PASS,
    ),
    *(
        named(
            f"an earlier year's header is gone, and a trend with it: {base}",
            base, f"put('指标数据', '{cell}', None)", told="*", **{code: "unknown"},
        )
        for base, cell, code in (
            ("college", "D4", "S3_qaidam_college"),
            ("departments+weak-figures", "E4", "S4_prefecture_departments"),
        )
    ),
    named(
        "an earlier year's header is gone",
        "met", "put('指标数据', 'F13', 318)", "put('指标数据', 'D4', None)", told="*",
    ),
    named(
        "a second copy says less",
        "met", "copy_file('met', 'met2')", "put('met2/佐证材料', '<status>14', '未落实')",
        E04_golmud_school=NOT_PASS,
    ),
    named(
        "a second copy has a smaller number",
        "met", "copy_file('met', 'met2')", "put('met2/指标数据', 'F9', 20)",
        Q10_golmud_school=NOT_PASS, told="指标数据",
    ),
)  # fmt: skip
