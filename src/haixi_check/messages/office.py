"""What workbooks, documents and annotated copies say around the words of the verdict."""

from haixi_check.messages import Sentence

ENTRIES: dict[str, Sentence] = {
    "entries.title": Sentence("达标核查报告", "Compliance report"),
    "entries.school_title": Sentence("自查报告", "Self-check report"),
    "entries.binding": Sentence("约束本单位", "binds this unit"),
    "entries.reference": Sentence("参照", "for reference"),
    "entries.between": Sentence(" · ", " · "),
    "entries.labelled": Sentence("{label}：{text}", "{label}: {text}"),
    "entries.more_gaps": Sentence("另有 {n} 处缺数据", "figures missing elsewhere: {n}"),
    "entries.more_doubts": Sentence("另有 {n} 处待说明", "explanations owed elsewhere: {n}"),
    "entries.silent": Sentence("{n} 个单位未报送", "units that have not reported: {n}"),
    "entries.made_by": Sentence("haixi-check {version} 生成", "made by haixi-check {version}"),
}

WORKBOOK: dict[str, Sentence] = {
    "workbook.sheet.overview": Sentence("总览", "Overview"),
    "workbook.sheet.clauses": Sentence("按条款", "By clause"),
    "workbook.sheet.units": Sentence("按单位", "By unit"),
    "workbook.sheet.problems": Sentence("问题清单", "Problems"),
    "workbook.sheet.unchecked": Sentence("未检查", "Not checked"),
    "workbook.sheet.rules": Sentence("口径", "Readings"),
    "words.page": Sentence("第 &P 页，共 &N 页", "Page &P of &N"),
    "workbook.must_fix": Sentence(
        "{text}，先办：见“{sheet}”表", "{text}; first of all: see the sheet “{sheet}”"
    ),
    "words.none": Sentence("没有", "none"),
    "workbook.units_about": Sentence(
        "各单位自己的数；“参照”表示该要求只约束{whole}，不约束本单位",
        "Each unit's own figures; “for reference” means that only {whole} is bound",
    ),
    "workbook.unchecked_about": Sentence(
        "以下内容没有核查，不得当作达标",
        "None of this was checked, and none of it may be taken as met",
    ),
    "workbook.rules_about": Sentence(
        "规则包 {id} {version}，sha256 {sha256}", "rule pack {id} {version}, sha256 {sha256}"
    ),
    "workbook.unchecked.narrowed": Sentence("缩小了范围", "Narrowed"),
    "workbook.unchecked.caveat": Sentence("规则包声明", "Said by the rule pack"),
    "workbook.unchecked.absent": Sentence("未报送", "Not reported"),
    "workbook.unchecked.file": Sentence("未成为报送的文件", "File that is no submission"),
    "workbook.unchecked.exhortation": Sentence("倡导性表述", "Exhortations"),
    "workbook.unchecked.bare": Sentence("没有可核查的要求", "Nothing that data can check"),
    "workbook.total": Sentence("合计", "Total"),
    "workbook.by_unit": Sentence(
        "各单位判定结果（约束性要求）", "Outcomes by unit (mandatory targets)"
    ),
    "table.matrix": Sentence("条款与单位", "Clauses and units"),
    "workbook.chart.clauses": Sentence(
        "各条款下处于该状态的单位数", "Units in each state, by clause"
    ),
    "workbook.chart.counts": Sentence("判定结果构成", "Outcomes"),
}

DOCUMENT: dict[str, Sentence] = {
    "document.title": Sentence(
        "{document}落实情况核查报告\n（{year}年度）", "{document}: compliance report\n({year})"
    ),
    "document.school_title": Sentence(
        "{unit}\n{document}落实情况自查报告\n（{year}年度）",
        "{unit}\n{document}: self-check report\n({year})",
    ),
    "document.section": Sentence("{number}、{text}", "{number}. {text}"),
    "document.subsection": Sentence("（{number}）{text}", "({number}) {text}"),
    "document.outcome": Sentence("总体结论", "Outcome"),
    "document.summary": Sentence(
        "对照《{title}》（{document}），以{day}为基准日，对{year}年度报送的数据和佐证材料逐条核查，{counts}。",
        "The data and evidence reported for {year} were checked against {document} ({title}) as of "
        "{day}: {counts}.",
    ),
    "document.comma": Sentence("，", ", "),
    "document.concluded": Sentence("结论：{outcome}。", "Outcome: {outcome}. "),
    "document.because": Sentence("{why}。", "{why}."),
    "document.must_fix": Sentence("{text}。", " {text}."),
    "document.sentence": Sentence("{text}。", "{text}."),
    "document.matrix": Sentence("各条款判定情况", "Outcomes by clause"),
    "document.entry": Sentence(
        "{number}．{title}（{clauses}，{code}）。", "{number}. {title} ({clauses}, {code}). "
    ),
    "document.remedy": Sentence("整改措施：", "What to do: "),
    "document.no_record": Sentence("{unit}缺佐证 {n} 项", "No evidence from {unit} ({n})"),
    "document.signed_by": Sentence(
        "填报单位（盖章）：　　　　　　　　", "Reported by (seal): ________________"
    ),
    "document.checked_by": Sentence(
        "核查单位（盖章）：　　　　　　　　", "Checked by (seal): ________________"
    ),
    "document.signs": Sentence("文中符号：{signs}", "Signs: {signs}"),
    "document.alike": Sentence(
        "同类问题合为一行，写的是第一处；逐条见 Excel 报告的“问题清单”",
        "Problems of one kind share a row, told by the first; the Excel report lists all of them",
    ),
    "document.signed_on": Sentence("　　　　年　　月　　日　　", "Date: ________________"),
    "document.readings": Sentence("附：计算口径", "Annex: how figures were computed"),
}

ANNOTATED_COPIES: dict[str, Sentence] = {
    "annotations.sheet": Sentence("核查结果", "Findings"),
    "annotations.of_force": Sentence("{outcome} · {force}", "{outcome} · {force}"),
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

SENTENCES: dict[str, Sentence] = ENTRIES | WORKBOOK | DOCUMENT | ANNOTATED_COPIES
