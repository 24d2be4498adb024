"""What the report as a workbook or a document says around the words of the verdict."""

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

COLUMNS: dict[str, Sentence] = {
    "workbook.column.unit": Sentence("单位", "Unit"),
    "workbook.column.clause": Sentence("条款", "Clause"),
    "workbook.column.code": Sentence("代码", "Code"),
    "workbook.column.target": Sentence("要求", "Target"),
    "workbook.column.force": Sentence("约束力和时限", "Force and time"),
    "workbook.column.judged": Sentence("判定", "Outcome"),
    "workbook.column.figure": Sentence("实际", "Figure"),
    "workbook.column.threshold": Sentence("标准", "Required"),
    "workbook.column.lack": Sentence("还差", "Shortfall"),
    "workbook.column.situation": Sentence("情况", "Particulars"),
    "workbook.column.todo": Sentence("怎么办", "What to do"),
    "workbook.column.places": Sentence("出处", "From"),
    "workbook.column.tier": Sentence("程度", "Tier"),
    "workbook.column.file": Sentence("文件", "File"),
    "workbook.column.sheet": Sentence("工作表", "Sheet"),
    "workbook.column.cell": Sentence("单元格", "Cell"),
    "workbook.column.field": Sentence("栏目", "Column"),
    "workbook.column.found": Sentence("填报内容", "Found"),
    "workbook.column.problem": Sentence("问题", "Problem"),
    "workbook.column.answer": Sentence("填报说明", "Explanation given"),
    "workbook.column.wordings": Sentence("原文措辞", "As printed"),
    "workbook.column.formula": Sentence("算法和标准", "Formula and threshold"),
    "workbook.column.reading": Sentence("口径", "Reading"),
    "workbook.column.remedy": Sentence("未达标时怎么办", "What to do about a miss"),
    "workbook.column.kind": Sentence("类别", "Kind"),
    "workbook.column.what": Sentence("内容", "What"),
}

SENTENCES: dict[str, Sentence] = {
    **ENTRIES,
    **COLUMNS,
    "workbook.sheet.overview": Sentence("总览", "Overview"),
    "workbook.sheet.clauses": Sentence("按条款", "By clause"),
    "workbook.sheet.units": Sentence("按学校", "By school"),
    "workbook.sheet.problems": Sentence("问题清单", "Problems"),
    "workbook.sheet.unchecked": Sentence("未检查", "Not checked"),
    "workbook.sheet.rules": Sentence("口径", "Readings"),
    "workbook.page": Sentence("第 &P 页，共 &N 页", "Page &P of &N"),
    "workbook.must_fix": Sentence(
        "{text}，先办：见“{sheet}”表", "{text}; first of all: see the sheet “{sheet}”"
    ),
    "workbook.none": Sentence("没有", "none"),
    "workbook.units_about": Sentence(
        "各单位自己的数；“参照”表示该要求只约束全州，不约束本单位",
        "Each unit's own figures; “for reference” means that only the prefecture is bound",
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
    "workbook.matrix": Sentence("条款与单位", "Clauses and units"),
    "workbook.chart.clauses": Sentence(
        "各条款下处于该状态的单位数", "Units in each state, by clause"
    ),
    "workbook.chart.counts": Sentence("判定结果构成", "Outcomes"),
}
