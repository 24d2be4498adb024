"""Named cases of the sheet of evidence: status, year, document, file and date."""

from __future__ import annotations

from tests.damage.named import NOT_PASS, OPEN, each, named, with_words

E = "'佐证材料'"

STATUS = (
    named(
        "未落实 in a cell merged over three duties",
        "met", f"put({E}, 'C12', '未落实')", f"merge({E}, 'C12:C14')",
        E04_golmud_school="fail", E05_golmud_school=NOT_PASS, E06_golmud_school=NOT_PASS,
    ),
    named(
        "未落实 below a header with a hint in brackets",
        "met+undone", f"put({E}, 'C4', '落实情况\\n（下拉选择）')",
        E04_golmud_school="fail", E06_golmud_school="fail",
    ),
    *with_words(
        "未落实 below another header", "met+undone", f"put({E}, 'C4', '…')",
        "完成情况 落实与否 实施情况 栏目7", E04_golmud_school=NOT_PASS,
    ),
    each(
        "a word for none is no status", "C",
        "没有 无 未知 不详 待定 待补 待办 待批 暂缺 未取得 null none ' 0 ?", f"{OPEN}|info",
    ),
    named("a space is no status", "met+undone", f"put({E}, 'C12', ' ')", E04_golmud_school=OPEN),
    named(
        "a no-break space is no status",
        "met+undone", f"put({E}, 'C12', '\\xa0')", E04_golmud_school=OPEN,
    ),
    named("no status", "met+undone", f"put({E}, 'C12', None)", E04_golmud_school=OPEN),
    named(
        "the column of the status is deleted",
        "met+all-undone", f"delete_column({E}, 'C')", E04_golmud_school=NOT_PASS, told="佐证材料",
    ),
    named(
        "the header of the status is gone",
        "met+all-undone", f"put({E}, 'C4', None)", E04_golmud_school=NOT_PASS, told="佐证材料",
    ),
    named(
        "every status is blanked",
        "met+all-undone", f"fill({E}, 'C6:C92', None)", E04_golmud_school=NOT_PASS, told="佐证材料",
    ),
    named(
        "the status is merged with the part beside it",
        "met+all-undone", f"merge({E}, 'B22:C22')", E10_golmud_school=f"{NOT_PASS}|info",
    ),
    named(
        "the header of the status is merged with that of the part",
        "met+all-undone", f"merge({E}, 'B4:C4')", E04_golmud_school=NOT_PASS, told="佐证材料",
    ),
    named(
        "a line like the end of a table hides what is not done",
        "met+all-undone", f"insert_rows({E}, 12, 1, '注：以下为补充')",
        E04_golmud_school=NOT_PASS, told="佐证材料",
    ),
)  # fmt: skip

RECORDS = (
    named("records of another year", "met+other-year", E02_golmud_school="unknown"),
    named(
        "the column of the year is deleted",
        "met+other-year", f"delete_column({E}, 'D')", E02_golmud_school=NOT_PASS,
    ),
    *with_words(
        "the year stands below another header", "met+other-year", f"put({E}, 'D4', '…')",
        "年度（百人） 无 统计期 ···", E02_golmud_school=NOT_PASS,
    ),
    named(
        "the header of the year is gone",
        "met+other-year", f"put({E}, 'D4', None)", E02_golmud_school=NOT_PASS,
    ),
    named(
        "the column of the file is deleted",
        "met+only-file-missing", f"delete_column({E}, 'H')", E04_golmud_school=NOT_PASS,
    ),
    *with_words(
        "the file stands below another header", "met+file-missing", f"put({E}, 'H4', '…')",
        "附在后面 待定 未知 存放位置", E04_golmud_school=NOT_PASS,
    ),
    named(
        "a file that is missing in a folder",
        "met", f"put({E}, 'H12', '佐证/没有.pdf')", E04_golmud_school="review", told="佐证材料",
    ),
    named(
        "a file that is missing in a zip",
        "met", f"put({E}, 'H12', '佐证/没有.pdf')", "save_as('zip')",
        E04_golmud_school="review", told="佐证材料",
    ),
    named(
        "a file outside of a zip",
        "met", f"put({E}, 'H12', '/tmp/没有.pdf')", "save_as('zip')",
        E04_golmud_school="review", told="佐证材料",
    ),
    each(
        "a word for none is no document number", "F",
        "待发 无文号，见附件 (无) 尚无 申请中 正在申请 0 ? x 空 . … *** XX 略 同上 另附 见附件 TBD"
        " 〔〕 〔202X〕XX号 http:// www. file:///C:/a.pdf 无 ——", "review",
    ),
    each(
        "a word for none is no file", "H",
        "待发 http:// www. file:///C:/a.pdf 略 见附件 无 ... 〔〕", "review",
        "fill('佐证材料', 'F6:F92', None)",
    ),
    named("records older than the opinion", "met+old-records", E02_golmud_school="review"),
    named(
        "an old record that lost its date",
        "met+old-records", f"put({E}, 'G9', None)", E02_golmud_school="review",
    ),
    named(
        "old records of which the date cannot be found",
        "met+old-records", f"put({E}, 'G4', '时间')", E02_golmud_school=NOT_PASS, told="佐证材料",
    ),
    *(
        named(
            f"a denial whose part is {what}",
            "met", f"copy_row({E}, 55, 93)", f"put({E}, 'C93', '未落实')",
            f"put({E}, 'B93', {value})",
            E43=NOT_PASS, E43_golmud_school=NOT_PASS, told="佐证材料",
        )
        for what, value in (
            ("lost", "None"), ("nearly blank", "'\\xa0'"), ("an error", "Error('#DIV/0!')"),
            ("a formula", "Formula('A1')"), ("unknown", "'别的'"),
        )
    ),
    named(
        "the sheet of evidence is dropped",
        "met+all-undone", f"drop_sheet({E})", E04_golmud_school="unknown", told="*",
    ),
    named(
        "a proof and its denial, of which one lost its duty",
        "met+contradictory", f"fill({E}, 'A93:A130', None)",
        E42_golmud_school=NOT_PASS, told="佐证材料",
    ),
)  # fmt: skip
