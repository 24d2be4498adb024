"""Named cases of the sheet of evidence: status, year, document, file and date."""

from __future__ import annotations

from tests.damage.named import NOT_PASS, OPEN, each, named, with_words

E = "'佐证材料'"

STATUS = (
    named(
        "未落实 in a cell merged over three duties",
        "met", f"put({E}, '<status>14', '未落实')", f"merge({E}, '<status>14:<status>16')",
        E04_golmud_school="fail", E05_golmud_school=NOT_PASS, E06_golmud_school=NOT_PASS,
    ),
    named(
        "未落实 below a header with a hint in brackets",
        "met+undone", f"put({E}, '<status>4', '落实情况\\n（下拉选择）')",
        E04_golmud_school="fail", E06_golmud_school="fail",
    ),
    *with_words(
        "未落实 below another header", "met+undone", f"put({E}, '<status>4', '…')",
        "完成情况 落实与否 实施情况 栏目7", E04_golmud_school=NOT_PASS,
    ),
    each(
        "a word for none is no status", "<status>",
        "没有 无 未知 不详 待定 待补 待办 待批 暂缺 未取得 null none ' 0 ?", f"{OPEN}|info",
    ),
    named(
        "a space is no status", "met+undone", f"put({E}, '<status>14', ' ')",
        E04_golmud_school=OPEN,
    ),
    named(
        "a no-break space is no status",
        "met+undone", f"put({E}, '<status>14', '\\xa0')", E04_golmud_school=OPEN,
    ),
    named("no status", "met+undone", f"put({E}, '<status>14', None)", E04_golmud_school=OPEN),
    named(
        "the column of the status is deleted",
        "met+all-undone", f"delete_column({E}, '<status>')",
        E04_golmud_school=NOT_PASS, told="佐证材料",
    ),
    named(
        "the header of the status is gone",
        "met+all-undone", f"put({E}, '<status>4', None)",
        E04_golmud_school=NOT_PASS, told="佐证材料",
    ),
    named(
        "every status is blanked",
        "met+all-undone", f"fill({E}, '<status>6:<status>102', None)",
        E04_golmud_school=NOT_PASS, told="佐证材料",
    ),
    named(
        "the status is merged with the part beside it",
        "met+all-undone", f"merge({E}, '<part>22:<status>22')",
        E10_golmud_school=f"{NOT_PASS}|info",
    ),
    named(
        "the header of the status is merged with that of the part",
        "met+all-undone", f"merge({E}, '<part>4:<status>4')",
        E04_golmud_school=NOT_PASS, told="佐证材料",
    ),
    named(
        "a line like the end of a table hides what is not done",
        "met+all-undone", f"insert_rows({E}, 14, 1, '注：以下为补充')",
        E04_golmud_school=NOT_PASS, told="佐证材料",
    ),
)  # fmt: skip

OTHER_ENDS = ("(无)", "（略）", "失效日期", "栏目7")

RECORDS = (
    named("records of another year", "met+other-year", E07_golmud_school="unknown"),
    named(
        "the column of the year is deleted",
        "met+other-year", f"delete_column({E}, '<for_year>')", E07_golmud_school=NOT_PASS,
    ),
    *with_words(
        "the year stands below another header", "met+other-year", f"put({E}, '<for_year>4', '…')",
        "年度（百人） 无 统计期 ···", E07_golmud_school=NOT_PASS,
    ),
    named(
        "the header of the year is gone",
        "met+other-year", f"put({E}, '<for_year>4', None)", E07_golmud_school=NOT_PASS,
    ),
    named(
        "the column of the file is deleted",
        "met+only-file-missing", f"delete_column({E}, '<file>')", E04_golmud_school=NOT_PASS,
    ),
    *with_words(
        "the file stands below another header", "met+file-missing", f"put({E}, '<file>4', '…')",
        "附在后面 待定 未知 存放位置", E04_golmud_school=NOT_PASS,
    ),
    named(
        "a file that is missing in a folder",
        "met", f"put({E}, '<file>14', '佐证/没有.pdf')",
        E04_golmud_school="review", told="佐证材料",
    ),
    named(
        "a file that is missing in a zip",
        "met", f"put({E}, '<file>14', '佐证/没有.pdf')", "save_as('zip')",
        E04_golmud_school="review", told="佐证材料",
    ),
    named(
        "a file outside of a zip",
        "met", f"put({E}, '<file>14', '/tmp/没有.pdf')", "save_as('zip')",
        E04_golmud_school="review", told="佐证材料",
    ),
    each(
        "a word for none is no document number", "<document>",
        "待发 无文号，见附件 (无) 尚无 申请中 正在申请 0 ? x 空 . … *** XX 略 同上 另附 见附件 TBD"
        " 〔〕 〔202X〕XX号 http:// www. file:///C:/a.pdf 无 ——", "review",
    ),
    each(
        "a quantity is no document number", "<document>",
        "2022-10-01 2022年10月1日 1 12 3.14 -1 1/2 100% 5份 300元 13800001111", "review",
    ),
    each(
        "a word for none is no file", "<file>",
        "待发 http:// www. file:///C:/a.pdf 略 见附件 无 ... 〔〕", "review",
        "fill('佐证材料', '<document>6:<document>102', None)",
    ),
    named("records older than the opinion", "met+old-records", E08_golmud_school="review"),
    named(
        "an old record that lost its date",
        "met+old-records", f"put({E}, '<date>18', None)", E08_golmud_school="review",
    ),
    named(
        "old records of which the date cannot be found",
        "met+old-records", f"put({E}, '<date>4', '时间')",
        E08_golmud_school=NOT_PASS, told="佐证材料",
    ),
    *(
        named(
            f"a denial whose part is {what}",
            "met", f"copy_row({E}, 59, 103)", f"put({E}, '<status>103', '未落实')",
            f"put({E}, '<part>103', {value})",
            E43=NOT_PASS, E43_golmud_school=NOT_PASS, told="佐证材料",
        )
        for what, value in (
            ("lost", "None"), ("nearly blank", "'\\xa0'"), ("an error", "Error('#DIV/0!')"),
            ("a formula", "Formula('<duty>1')"), ("unknown", "'别的'"),
        )
    ),
    *with_words(
        "the end of validity stands below another header",
        "met+expired", f"put({E}, '<valid_until>4', '…')",
        " ".join(OTHER_ENDS), E42=NOT_PASS, E42_golmud_school=f"{NOT_PASS}|info", told="*",
    ),
    named(
        "two columns say until when a record is valid, and differ",
        "met", f"put({E}, 'L4', '有效期至')", f"put({E}, 'L6', date('2022-05-31'))",
        E42=NOT_PASS, told="佐证材料",
    ),
    named(
        "the sheet of evidence is dropped",
        "met+all-undone", f"drop_sheet({E})", E04_golmud_school="unknown", told="*",
    ),
    named(
        "a proof and its denial, of which one lost its duty",
        "met+contradictory", f"fill({E}, '<duty>103:<duty>140', None)",
        E42_golmud_school=NOT_PASS, told="佐证材料",
    ),
)  # fmt: skip
