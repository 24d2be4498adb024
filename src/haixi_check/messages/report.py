"""What reports in a terminal and formats for machines say around the words of the verdict."""

from haixi_check.messages import Sentence

TABLE: dict[str, Sentence] = {
    "table.badge": Sentence("【{word}】", "[{word}]"),
    "table.judged": Sentence("判定 {n} 项", "{n} judged"),
    "table.must_fix": Sentence("强制性问题 {n} 处，须改正", "problems that must be fixed: {n}"),
    "table.must_fix_above": Sentence(
        "强制性问题 {n} 处，见上面“要办的事”",
        "problems that must be fixed: {n}; see “What to do” above",
    ),
    "table.own_pack": Sentence(
        "规则包文件夹 {path}（不是程序自带的）", "rules from {path} (not the built-in pack)"
    ),
    "table.own_pack_same": Sentence(
        "规则包文件夹 {path}（与程序自带的相同）", "rules from {path} (same as the built-in pack)"
    ),
    "table.own_pack_unnamed": Sentence("不是程序自带的规则包", "not the built-in rule pack"),
    "table.pack": Sentence("规则包 {id} {version}", "rule pack {id} {version}"),
    "table.as_of": Sentence("基准日 {day}", "as of {day}"),
    "table.why": Sentence("结论依据：{why}", "Because: {why}"),
    "table.not_reported": Sentence("未报送：{names}", "Not reported: {names}"),
    "table.nothing_read": Sentence("没有读出报送数据：{names}", "Gave no submission: {names}"),
    "table.no_inputs": Sentence(
        "没有找到可以读的报送文件", "No file was found that could be a submission"
    ),
    "table.void": Sentence(
        "一份报送材料也没有读出，所以各项要求都无法判定（加 --verbose 逐项列出）",
        "No submission could be read, so no target can be determined (--verbose lists them all)",
    ),
    "table.void_todo": Sentence(
        "请给出各单位填好的填报表（.xlsx、.xls、.ods、.csv、.json、.yaml，"
        "或装有它们的 .zip 或文件夹）；还没有填报表的，用 haixi-check template 生成",
        "Give the workbooks that the units filled in (.xlsx, .xls, .ods, .csv, .json, .yaml, or a "
        ".zip or folder of them); haixi-check template makes one to fill in",
    ),
    "table.and_more": Sentence("{names} 等", "{names} and others"),
    "table.narrowed": Sentence("只核查了一部分：{what}", "Narrowed to: {what}"),
    "table.units_by_outcome": Sentence(
        "右边各列是处于该状态的单位数", "The columns on the right count the units in each state"
    ),
    "table.only_exhortations": Sentence(
        "没有可核查的要求：{clauses}", "Nothing that data can check: {clauses}"
    ),
    "table.to_do": Sentence("要办的事", "What to do"),
    "table.nothing_to_do": Sentence("没有要办的事。", "Nothing needs doing."),
    "table.section": Sentence("{name} {n} 项", "{name} ({n})"),
    "table.aspired": Sentence(
        "力争、导向性目标未达到或未定", "Aspirational and directional targets missed or open"
    ),
    "table.waived": Sentence("已豁免", "Waived"),
    "table.open_because_silent": Sentence(
        "{unit} 未报送：只因此，{n} 项无法判定",
        "Not reported by {unit}: for that alone, {n} cannot be determined",
    ),
    "table.no_record": Sentence(
        "{unit} 缺佐证 {n} 项：{codes}", "No evidence from {unit} ({n}): {codes}"
    ),
    "table.names_of_codes": Sentence(
        "逐项名称和补法：haixi-check explain {code}，或加 --verbose",
        "What each is and how to mend it: haixi-check explain {code}, or add --verbose",
    ),
    "table.units": Sentence("各单位", "Units"),
    "table.other_units": Sentence("另有 {n} 个单位", "and {n} more"),
    "table.years": Sentence("逐年", "Years"),
    "table.fill_in": Sentence("补在", "Add to"),
    "table.do": Sentence("→ {what}", "→ {what}"),
    "table.more": Sentence(
        "还有 {n} 项没有列出，加 --verbose 看全部", "{n} more; add --verbose to see them all"
    ),
    "table.only_codes": Sentence("未展开：{codes}", "Not spelt out: {codes}"),
    "table.problems": Sentence("数据问题", "Problems with the data"),
    "table.alike": Sentence("同类另有 {n} 处：{places}", "{n} more alike: {places}"),
    "table.dropped": Sentence(
        "{place} 的同类问题还有 {n} 处，只计数、未逐条保存",
        "{n} more alike in {place}, counted but not kept",
    ),
    "table.notes": Sentence(
        "提示性 {n} 条（已按常规理解，无须改动），加 --verbose 查看",
        "Notes: {n} (understood as is usual, nothing to change); add --verbose to see them",
    ),
    "table.answer": Sentence("填报说明：{answer}", "explained: {answer}"),
    "table.not_checked": Sentence("未核查", "Not checked"),
    "table.exhortations": Sentence(
        "倡导性表述 {n} 处，没有数据可以核对", "Exhortations that no data can check: {n}"
    ),
    "table.everything": Sentence("逐条结果", "Every result"),
}

MACHINE: dict[str, Sentence] = {
    "machine.reference": Sentence("仅供参考：{what}", "for reference: {what}"),
    "machine.todo": Sentence("怎么办：{what}", "What to do: {what}"),
    "machine.where": Sentence("出处：{places}", "Where: {places}"),
    "machine.reading": Sentence("口径：{reading}", "Reading: {reading}"),
    "machine.problem_rule": Sentence("数据问题 {code}", "Problem with the data: {code}"),
    "machine.clauses": Sentence("条款 {clauses}", "clauses {clauses}"),
    "machine.notes": Sentence(
        "提示性 {n} 条（已按常规理解，无须改动）", "Notes: {n} (understood as is usual)"
    ),
    "machine.more": Sentence(
        "还有 {n} 项没有列出，见其他格式的报告。", "{n} more; see the report in another format."
    ),
}

EXPLANATION: dict[str, Sentence] = {
    "explain.clauses": Sentence("条款原文", "Printed in"),
    "explain.rule": Sentence("怎么算", "Rule"),
    "explain.remedy": Sentence("怎么补", "What to do"),
    "explain.parts": Sentence("分项", "Parts"),
    "explain.result": Sentence("核查结果", "Result"),
    "explain.must_fix": Sentence(
        "这次核查的材料中，{text}；逐处查看：haixi-check 文件…",
        "In the data of this check, {text}; to see each: haixi-check FILES…",
    ),
    "explain.cells": Sentence("数从哪里来", "Where the figures stand"),
    "explain.records": Sentence("登记的佐证", "Records on file"),
    "explain.lead": Sentence("责任单位：{who}", "answerable: {who}"),
    "explain.units": Sentence("计入：{who}", "counted in: {who}"),
    "explain.only_shown": Sentence("只列数据，不作判定：", "Shown, not judged:"),
    "explain.whole": Sentence("{whole}合并计算", "pooled over {whole}"),
    "explain.each-unit": Sentence("逐个单位判定", "judged unit by unit"),
    "explain.bound": Sentence("涉及：{who}", "binds: {who}"),
    "explain.proof": Sentence("应有佐证", "Proof"),
    "explain.shown_by": Sentence("由谁提供", "Shown by"),
    "explain.when": Sentence("时间", "Of when"),
    "explain.expires": Sentence("有效期", "Until when"),
    "explain.applies": Sentence("不适用", "Does not apply"),
    "explain.may_not_apply": Sentence(
        "没有这类事项的单位可填“不适用”，须写明理由",
        "a unit that has nothing of the kind may say so, with the reason",
    ),
    "explain.applies_always": Sentence("不能填“不适用”", "no unit may say so"),
    "explain.not_evidence": Sentence("不算佐证", "Proves nothing"),
    "explain.not_counted": Sentence(
        "{documents}；没有文号、文件和网址的登记，标明“待定”的材料",
        "{documents}; a record without number, file and address, or one that is to be confirmed",
    ),
    "explain.until_when": Sentence(
        "多有期限，须填“有效期至”；到核查基准日已到期的不作佐证",
        "mostly ends some day: say until when; what has ended by the as-of day proves nothing",
    ),
    "explain.when.yearly": Sentence(
        "{period}，材料反映当年工作（按“所属年度”，不填按日期）",
        "{period}; shows the work of the year (that it is for, or else that of its date)",
    ),
    "explain.when.standing": Sentence(
        "意见印发以后、核查基准日以前形成，现行有效",
        "dated between the opinion and the as-of day, and in force",
    ),
    "explain.ratio": Sentence("{of} ÷ {to}", "{of} ÷ {to}"),
    "explain.level": Sentence("{what} {threshold}", "{what} {threshold}"),
    "explain.trend": Sentence("{what}，{threshold}", "{what}, {threshold}"),
    "explain.evidence": Sentence(
        "佐证材料：登记在“佐证材料”表，写明文号、文件或网址",
        "Evidence: a record on the Evidence sheet (佐证材料) with a number, a file or an address",
    ),
    "explain.reference": Sentence("{outcome}（参照）", "{outcome} (for reference)"),
    "explain.not_judged": Sentence(
        "这次核查没有涉及这一项。", "This run did not look at this target."
    ),
    "explain.without_files": Sentence(
        "加上报送文件可看到数从哪里来：haixi-check explain {code} 文件…",
        "Add the submitted files to see where the figures come from: "
        "haixi-check explain {code} FILES…",
    ),
}

COLUMNS: dict[str, Sentence] = {
    "column.unit": Sentence("单位", "Unit"),
    "column.clause": Sentence("条款", "Clause"),
    "column.code": Sentence("代码", "Code"),
    "column.target": Sentence("要求", "Target"),
    "column.force": Sentence("约束力和时限", "Force and time"),
    "column.judged": Sentence("判定", "Outcome"),
    "column.figure": Sentence("实际", "Figure"),
    "column.threshold": Sentence("标准", "Required"),
    "column.lack": Sentence("还差", "Shortfall"),
    "column.situation": Sentence("情况", "Particulars"),
    "column.todo": Sentence("怎么办", "What to do"),
    "column.places": Sentence("出处", "From"),
    "column.tier": Sentence("程度", "Tier"),
    "column.file": Sentence("文件", "File"),
    "column.sheet": Sentence("工作表", "Sheet"),
    "column.cell": Sentence("单元格", "Cell"),
    "column.field": Sentence("栏目", "Column"),
    "column.found": Sentence("填报内容", "Found"),
    "column.problem": Sentence("问题", "Problem"),
    "column.answer": Sentence("填报说明", "Explanation given"),
    "column.wordings": Sentence("原文措辞", "As printed"),
    "column.formula": Sentence("算法和标准", "Formula and threshold"),
    "column.reading": Sentence("口径", "Reading"),
    "column.remedy": Sentence("未达标时怎么办", "What to do about a miss"),
    "column.kind": Sentence("类别", "Kind"),
    "column.what": Sentence("内容", "What"),
    "column.number": Sentence("序号", "No."),
    "column.place": Sentence("位置", "Cell"),
    "column.finding": Sentence("核查意见", "Finding"),
    "column.so": Sentence("现状", "What is so"),
    "column.missing": Sentence("还差", "Missing"),
    "column.where": Sentence("出处", "Where"),
    "column.units": Sentence("各状态的单位数", "Units in each state"),
}

SENTENCES: dict[str, Sentence] = TABLE | MACHINE | EXPLANATION | COLUMNS
