"""What is said in and about the annotated copies of submitted files."""

from haixi_check.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "annotations.sheet": Sentence("核查结果", "Findings"),
    "annotations.column.number": Sentence("序号", "No."),
    "annotations.column.kind": Sentence("类别", "Kind"),
    "annotations.column.place": Sentence("位置", "Cell"),
    "annotations.column.field": Sentence("栏目", "Column"),
    "annotations.column.found": Sentence("填报内容", "Found"),
    "annotations.column.finding": Sentence("核查意见", "Finding"),
    "annotations.column.todo": Sentence("怎么办", "What to do"),
    "annotations.of_force": Sentence("{outcome} · {force}", "{outcome} · {force}"),
    "annotations.none": Sentence("没有", "none"),
    "annotations.more": Sentence(
        "另有 {n} 条，见“核查结果”表", "{n} more: see the sheet “Findings”"
    ),
    "annotations.how": Sentence(
        "点“位置”跳到单元格；涂色和批注由程序所加，改好重新核查会自动更新。本表不必填写，报送前可删去。",
        "Follow a link to its cell. Colours and comments were added by the program and are renewed "
        "by the next check. Nothing is to be filled in here; the sheet may be deleted.",
    ),
    "annotations.cut": Sentence(
        "同类问题另有 {n} 处，只计数、未逐条列出",
        "further problems of the same kinds, counted but not listed: {n}",
    ),
    "annotations.notice.signature": Sentence(
        "原文件带数字签名，批注副本与原件不同，签名没有保留",
        "the original is digitally signed; the copy differs from it and carries no signature",
    ),
    "annotations.notice.converted": Sentence(
        "原文件不是 Excel 工作簿，按读到的表格另制了一份",
        "the original is not an Excel workbook; one was made from the tables that were read",
    ),
    "annotations.notice.list_only": Sentence(
        "只写了问题清单，没有制作副本", "only the list was written, no copy"
    ),
    "annotations.notice.large": Sentence(
        "文件太大，不逐格标注", "the file is too large to be marked cell by cell"
    ),
    "annotations.notice.strict": Sentence(
        "文件是“严格 Open XML”格式，无法保证标注后不损坏；请在 Excel 里另存为普通 .xlsx",
        "the file is in the strict variant of Open XML, which cannot be marked safely; save it as "
        "an ordinary .xlsx",
    ),
    "annotations.notice.damaged": Sentence(
        "文件内部结构不完整或有特殊写法，无法保证标注后不损坏",
        "the file is incomplete inside or written in an unusual way, and cannot be marked safely",
    ),
    "annotations.notice.no_tables": Sentence(
        "文件里没有读出表格", "no table could be read from the file"
    ),
}
