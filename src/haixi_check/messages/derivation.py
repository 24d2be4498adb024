"""What is wrong between figures, units and years, and what to do about it."""

from haixi_check.messages import Sentence

BETWEEN_FIGURES: dict[str, Sentence] = {
    "problem.declared_differs": Sentence(
        "“{figure}”{year}年填报 {declared}，按“{register}”逐条计得 {derived}，两者不符，按后者"
        "核查。",
        "“{figure}” for {year} was given as {declared}, but “{register}” amounts to {derived}, "
        "which is judged.",
    ),
    "problem.declared_differs.todo": Sentence(
        "请核对两处，改到一致；口径不同的，在“说明”栏写明真实原因。",
        "Make the two agree, or give the reason for the difference in the note.",
    ),
    "problem.part_above_whole": Sentence(
        "{year}年“{part}”{part_value}，大于“{whole}”{whole_value}。",
        "“{part}” ({part_value}) exceeds “{whole}” ({whole_value}) for {year}.",
    ),
    "problem.part_above_whole.todo": Sentence(
        "前者应包含在后者之内，请核对两个数的口径后改正。",
        "The first is part of the second: check how both were counted.",
    ),
    "problem.unit_slip": Sentence(
        "{year}年“{figure}”为 {found}，按“{per}”折算过小，像是以{suspected}填报。",
        "“{figure}” for {year} is {found}: far too little per head of “{per}”, as if given in "
        "{suspected}.",
    ),
    "problem.unit_slip.todo": Sentence(
        "请以元填报；确以{suspected}填报的，在“计量单位”栏写明“{suspected}”。",
        "Give it in yuan, or write {suspected} in the column for the unit of account.",
    ),
    "problem.jump": Sentence(
        "{year}年“{figure}”为 {found}，上年 {last}，变动 {change}。",
        "“{figure}” for {year} is {found}, against {last} the year before ({change}).",
    ),
    "problem.jump.todo": Sentence(
        "请核对；数据属实的，在“说明”栏写明真实原因（只写“核实无误”不算）。",
        "Check it; if it is right, give the real reason in the note (“verified” is none).",
    ),
    "problem.fallen_to_zero": Sentence(
        "“{figure}”上年 {last}，{year}年降为 0；没有写明真实原因的不采用。",
        "“{figure}” falls from {last} to 0 in {year}; without a real reason it is not used.",
    ),
    "problem.fallen_to_zero.todo": Sentence(
        "请核对并填实际数；确实为 0 的，在“说明”栏写明真实原因。",
        "Check it and give the real figure; if it really is 0, give the reason in the note.",
    ),
    "problem.risen_from_zero": Sentence(
        "“{figure}”上年是 0，{year}年是 {found}。",
        "“{figure}” was 0 the year before and is {found} in {year}.",
    ),
    "problem.risen_from_zero.todo": Sentence(
        "请核对两年的数；确实从无到有的，在“说明”栏写明真实原因。",
        "Check both years; if it really is new, give the reason in the note.",
    ),
    "problem.copied_last_year": Sentence(
        "{year}年的 {of} 项数据中有 {same} 项与上年完全相同，像是照抄上年。",
        "{same} of {of} figures for {year} equal last year's, as if copied.",
    ),
    "problem.copied_last_year.todo": Sentence(
        "请逐项核对更新；确实未变的，在“说明”栏写明真实原因。",
        "Update them one by one; where nothing changed, give the reason in the note.",
    ),
}
"""审核关系: between the figures of one unit."""

UNITS: dict[str, Sentence] = {
    "problem.declared_only": Sentence(
        "“{figure}”填报 {found}，但没有报“{register}”，无从逐项核对，不能据以认定达标。",
        "“{figure}” is declared as {found}, but no “{register}” lists the things: no pass rests on "
        "it.",
    ),
    "problem.declared_only.todo": Sentence(
        "请补报“{register}”，一行一项，写明文号和日期。",
        "Fill in “{register}”, one thing a row, with document and date.",
    ),
    "problem.reported_twice": Sentence(
        "“{found}”与{other}重复填报，{whole}“{figure}”只计一次。",
        "“{found}” is also reported by {other}; it counts once in “{figure}” of {whole}.",
    ),
    "problem.reported_twice.todo": Sentence(
        "无须改动；如不是同一事项，请改用能区分的名称或编号。",
        "Nothing needs changing, unless the two differ: then tell them apart by name or number.",
    ),
    "problem.claims_differ": Sentence(
        "“{found}”与{other}填报的情况不一致，{whole}“{figure}”按低的计。",
        "On “{found}” this unit and {other} differ; the lower claim counts in “{figure}” of "
        "{whole}.",
    ),
    "problem.claims_differ.todo": Sentence(
        "请两个单位核对，改到一致；不能一致的，在“说明”栏写明真实原因。",
        "Let both units agree on one, or give the reason in the note.",
    ),
    "problem.basis_differs": Sentence(
        "{line}为“{found}”，{other}为“{other_basis}”，合并计算的比例口径不一。",
        "“{line}” is “{found}” here and “{other_basis}” at {other}: they are pooled.",
    ),
    "problem.basis_differs.todo": Sentence(
        "请各单位统一口径后重报；不能统一的，在“说明”栏写明真实原因。",
        "Use one basis everywhere, or give the reason in the note.",
    ),
    "problem.unknown_unit": Sentence(
        "不认识的单位：“{found}”{near}。", "The unit “{found}” is not known{near}."
    ),
    "problem.unknown_unit.todo": Sentence(
        "请填单位全称，与公章一致；不是本次填报单位的文件或行，请移出。",
        "Give the full name of the unit, as on its seal; take out what does not belong here.",
    ),
    "problem.unknown_body": Sentence(
        "不认识的部门：“{found}”{near}，这条记录按未注明部门处理。",
        "The body “{found}” is not known{near}; the record is taken for one of no named body.",
    ),
    "problem.unknown_body.todo": Sentence(
        "请填部门全称或通用简称；本单位没有分部门的，此栏留空。",
        "Give the name of the body in full; leave the cell blank where there is none.",
    ),
    "problem.no_unit": Sentence(
        "没有写明填报单位，不知道是谁的数据。", "The reporting unit is not named."
    ),
    "problem.no_unit.todo": Sentence(
        "请在“基本信息”的“填报单位”填单位全称；一张表填几个单位的，逐行填写。",
        "Give its full name in the basic information, or in every row where one sheet carries "
        "several.",
    ),
    "problem.unit_not_existing": Sentence(
        "按规则包，{unit}在{year}年不存在，这一年的数据不计。",
        "By the rule pack {unit} does not exist in {year}; its figures of that year do not count.",
    ),
    "problem.unit_not_existing.todo": Sentence(
        "请核对填报单位和填报年度；规则包有误的，请更正单位的起止年份。",
        "Check the unit and the year; if the rule pack is wrong, correct the years of the unit.",
    ),
    "problem.school_code_differs": Sentence(
        "学校标识码 {found} 与本单位的 {expected} 不符，可能拿错了表。",
        "The school code {found} is not this unit's {expected}: perhaps the wrong workbook.",
    ),
    "problem.school_code_differs.todo": Sentence(
        "请核对填报单位和学校标识码，改正有误的一个。",
        "Check the unit and its code, and correct the wrong one.",
    ),
    "problem.not_filled_by": Sentence(
        "“{found}”不由{unit}填报，没有采用。",
        "“{found}” is not for {unit} to give; it was not used.",
    ),
    "problem.not_filled_by.todo": Sentence(
        "请删去；填错了行的，移到应填的行。", "Delete it, or move it to the row where it belongs."
    ),
}
"""Whose data they are, and what several units report."""

YEARS: dict[str, Sentence] = {
    "problem.no_year": Sentence("没有写明填报年度。", "The reporting year is not given."),
    "problem.no_year.todo": Sentence(
        "请在“基本信息”的“填报年度”填四位年份，如 2025。",
        "Give the year in four digits in the basic information.",
    ),
    "problem.other_year": Sentence(
        "填报年度是 {year} 年，本次核查 {run_year} 年。",
        "The submission is for {year}; this run judges {run_year}.",
    ),
    "problem.other_year.todo": Sentence(
        "请确认是否拿错了往年的文件；要核查 {year} 年的，加 --year {year}。",
        "Check that it is the right file; add --year {year} to judge that year.",
    ),
    "problem.year_out_of_range": Sentence(
        "{year} 年的数据不在这份报送表的年度之内（填报年度 {own_year}），没有采用。",
        "The figure for {year} lies outside this submission (reporting year {own_year}) and "
        "was not used.",
    ),
    "problem.year_out_of_range.todo": Sentence(
        "请核对列标题的年份和填报年度。", "Check the year above the column and the reporting year."
    ),
    "problem.same_value_twice": Sentence(
        "同一数据在 {other} 也填了，两处相同，只计一次。",
        "The same figure also stands at {other}; both agree, and it counts once.",
    ),
    "problem.same_value_twice.todo": Sentence(
        "无须改动；最好只留一处。", "Nothing needs changing; better keep one."
    ),
    "problem.conflicting_value": Sentence(
        "同一数据填了两次且不相同：此处“{found}”，{other} 处“{other_value}”，两个都没有采用。",
        "The same figure is given twice and differs: “{found}” here, “{other_value}” at "
        "{other}; neither was used.",
    ),
    "problem.conflicting_value.todo": Sentence(
        "请核对后只留正确的一个；拿错了文件的，请把它移走。",
        "Keep the right one only; if a file is of another unit, take it away.",
    ),
    "problem.total_row_differs": Sentence(
        "合计行填 {total}，各行相加得 {added}；核查以各行为准。",
        "The total row says {total}, the rows add up to {added}; the rows are judged.",
    ),
    "problem.total_row_differs.todo": Sentence(
        "请核对是漏填了行还是合计有误。", "Check whether a row is missing or the total is wrong."
    ),
    "problem.total_row": Sentence(
        "合计行与各行之和 {added} 相符，没有重复计入。",
        "The total row equals the sum of the rows, {added}; it was not added again.",
    ),
    "problem.total_row.todo": Sentence("无须改动。", "Nothing needs changing."),
}
"""Which year a figure is for, and figures that stand twice."""

SENTENCES: dict[str, Sentence] = {**BETWEEN_FIGURES, **UNITS, **YEARS}
