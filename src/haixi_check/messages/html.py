"""What the report as a page says around the words of the verdict."""

from haixi_check.messages import Sentence

HEADINGS: dict[str, Sentence] = {
    "html.skip": Sentence("跳到逐条结果", "Skip to the clauses"),
    "html.contents": Sentence("目录", "Contents"),
    "html.verdict": Sentence("结论", "Verdict"),
    "html.clauses": Sentence("逐条结果", "Clause by clause"),
    "html.unchecked": Sentence("未核查的内容", "What was not checked"),
    "html.inputs": Sentence("核查依据", "What this rests on"),
}

FIRST_SCREEN: dict[str, Sentence] = {
    "html.beside": Sentence("{force} {n} 项：{counts}", "{n} {force}: {counts}"),
    "html.overall": Sentence("总评", "Overall"),
    "html.blank": Sentence("无此项要求", "nothing asked here"),
    "html.more": Sentence("还有 {n} 项", "{n} more"),
    "html.legend": Sentence("图例", "Legend"),
}

WORK: dict[str, Sentence] = {
    "html.pile": Sentence("{name}（{n} 项）", "{name} ({n})"),
    "html.matter": Sentence("事项", "What"),
    "html.situation": Sentence("现状与差距", "Where it stands"),
    "html.lead": Sentence("责任单位", "Answerable"),
    "html.no_lead": Sentence("未列责任单位", "nobody is named"),
    "html.silent_leaves_open": Sentence(
        "{units}未报送，仅因此无法判定 {n} 项",
        "Not reported by {units}: for that alone {n} stay undetermined",
    ),
    "html.bare_leaves_open": Sentence("{units}缺佐证 {n} 项", "No evidence from {units}: {n}"),
}

FILTERS: dict[str, Sentence] = {
    "html.filters": Sentence("筛选逐条结果和数据问题", "Filter clauses and problems"),
    "html.filter.every_unit": Sentence("全部单位", "All units"),
    "html.filter.force": Sentence("约束力", "Force"),
    "html.filter.reset": Sentence("清除筛选", "Clear"),
    "html.filter.expand": Sentence("展开全部依据", "Open all details"),
    "html.filter.collapse": Sentence("收起全部依据", "Close all details"),
    # The script fills in the numbers, and therefore the signs are its own.
    "html.filter.shown": Sentence("显示 %1 / %2 项", "%1 of %2 shown"),
    "html.filter.nothing": Sentence("没有符合条件的事项。", "Nothing matches."),
}

ENTRY: dict[str, Sentence] = {
    "html.nothing_here": Sentence("本条没有可核查的要求。", "Nothing here that data can check."),
    "html.nothing_for_units": Sentence(
        "本条没有对本单位的要求。", "Nothing here that these units are held to."
    ),
    "html.exhortations": Sentence(
        "另有倡导性表述 {n} 处，没有数据可以核对。",
        "Exhortations here that no data can check: {n}.",
    ),
    "html.exhortations_of": Sentence("{clause} {n} 处", "{clause}: {n}"),
    "html.again": Sentence("前文已列，本条重申", "Listed above, printed here again"),
    "html.contested": Sentence("口径存疑", "contested reading"),
    "html.counted": Sentence("计入合计", "counts towards the whole"),
    "html.bar": Sentence("条形图：{against}", "Bar: {against}"),
    "html.trend": Sentence("历年：{years}", "Years: {years}"),
    "html.huge": Sentence("{n}亿", "{n}M"),
    "html.large": Sentence("{n}万", "{n}k"),
    "html.result": Sentence("结果", "Outcome"),
    "html.figure": Sentence("数值", "Figure"),
    "html.particulars": Sentence("说明", "Particulars"),
    "html.by_unit": Sentence("各单位情况", "By unit"),
    "html.units_n": Sentence("{n} 个单位", "{n} units"),
    "html.basis": Sentence("依据", "Details"),
    "html.basis_with": Sentence("依据（{what}）", "Details ({what})"),
    "html.cells_n": Sentence("单元格 {n} 处", "cells: {n}"),
    "html.records_n": Sentence("佐证 {n} 条", "records: {n}"),
    "html.other_readings": Sentence("其他口径", "Other readings"),
    "html.place": Sentence("位置", "Place"),
    "html.raw": Sentence("填报内容", "As reported"),
    "html.record": Sentence("佐证", "Record"),
    "html.status": Sentence("状态", "Status"),
    "html.no_record": Sentence("没有登记佐证。", "No record on file."),
}

DATA: dict[str, Sentence] = {
    "html.no_problems": Sentence("没有发现数据问题。", "No problems with the data."),
    "html.todo": Sentence("怎么改", "What to do"),
    "html.tier.must_fix": Sentence("强制性", "must fix"),
    "html.tier.explain": Sentence("核实性", "explain"),
    "html.tier.note": Sentence("提示性", "note"),
    "html.notes": Sentence("提示性 {n} 条（无须改动）", "Notes: {n} (nothing to change)"),
    "html.file_units": Sentence("单位", "Units"),
    "html.bytes": Sentence("字节", "Bytes"),
    "html.sha256": Sentence("校验值 SHA-256", "SHA-256"),
    "html.understood": Sentence("{file}：{n} 处按常规理解", "{file}: understood as usual: {n}"),
    "html.times": Sentence("{n} 处", "{n}×"),
    "html.rules": Sentence(
        "规则包 {id} {version}，SHA-256 {sha256}", "rule pack {id} {version}, SHA-256 {sha256}"
    ),
    "html.made_by": Sentence(
        "由 haixi-check {version} 生成，同样的文件得到同样的报告。",
        "Made by haixi-check {version}; the same files give the same report.",
    ),
}

SENTENCES: dict[str, Sentence] = {**HEADINGS, **FIRST_SCREEN, **WORK, **FILTERS, **ENTRY, **DATA}
