"""What the workbook to fill in says: headings, instructions, notes, and refusals of input."""

from haixi_check.messages import Sentence

HEADINGS: dict[str, Sentence] = {
    "template.title": Sentence(
        "职业教育改革发展情况报送表（{year}年度）", "Vocational education return for {year}"
    ),
    "template.heading": Sentence("{sheet}（{year}年度）", "{sheet}, {year}"),
    "template.subtitle": Sentence("{units}　　{hint}", "{units}    {hint}"),
    "template.between_units": Sentence("、", ", "),
    "template.between_choices": Sentence("、", ", "),
    "template.hint": Sentence(
        "浅黄色格子由填报单位填写，带 * 的列必填；带红色角标的单元格附有口径",
        "Fill in the pale yellow cells; a column marked * may not be left blank; a red corner "
        "means that the cell has a note",
    ),
    "template.hint_optional": Sentence(
        "选填：填了名册，相应指标由名册算出；一行一人，不写姓名，行数不限",
        "Optional: with a roster its figures are derived; one person per row, no names, any number "
        "of rows",
    ),
    "template.basics_item": Sentence("项目", "Item"),
    "template.basics_entry": Sentence("填写内容", "Entry"),
    "template.guide": Sentence("填报说明", "Guide"),
    "template.choices": Sentence("选项", "Choices"),
    "template.yes": Sentence("是", "Yes"),
    "template.no": Sentence("否", "No"),
    "template.duty": Sentence("{code} {title}", "{code} {title}"),
}

BELOW_HEADERS: dict[str, Sentence] = {
    "template.below": Sentence("（{what}）", "({what})"),
    "template.below.date": Sentence("年-月-日", "yyyy-mm-dd"),
    "template.below.year": Sentence("四位年份", "four digits"),
    "template.below.yes_no": Sentence("是/否", "yes/no"),
    "template.below.program_code": Sentence("6位", "6 digits"),
    "template.below.program_codes": Sentence("6位，可填多个", "6 digits, several allowed"),
    "template.below.credit_code": Sentence("18位", "18 characters"),
    "template.below.id_number": Sentence("18位", "18 characters"),
    "template.below.count": Sentence("整数", "whole number"),
}

NOTES: dict[str, Sentence] = {
    "template.note.required": Sentence("本列必填。", "This column may not be left blank."),
    "template.note.choices": Sentence("从下拉项中选：{choices}。", "Choose one of: {choices}."),
    "template.note.figure": Sentence(
        "{definition}\n计量单位：{unit}。没有的填 0；没有统计的留空，空白不当作 0。",
        "{definition}\nCounted in {unit}. Write 0 where there is none; leave blank what was not "
        "counted: blank is never 0.",
    ),
    "template.note.explanation": Sentence(
        "数据比上年变动超过 30%，或与上年相同的较多时，写明实际原因；只写“核实无误”不算说明。",
        "Give the real reason where a figure moves by more than 30% or where many repeat last "
        "year's; “checked and correct” is no reason.",
    ),
    "template.note.earlier_given": Sentence(
        "由上年报送表带入；有更正的直接改，并在“说明”里写明原因。",
        "Carried over from last year's return; correct it here where it was wrong, and say why in "
        "the note.",
    ),
    "template.note.earlier": Sentence(
        "往年数据请一并填写，用来与本年比较。", "Fill in earlier years too: this year is compared."
    ),
    "template.note.duty": Sentence(
        "应有佐证：{proof}\n时间：{when}\n由谁提供：{who}\n出处：{clauses}",
        "Evidence: {proof}\nDate: {when}\nShown by: {who}\nClause: {clauses}",
    ),
    "template.note.part": Sentence(
        "{note}\n本行只登记“{part}”这一分项。", "{note}\nThis row is for one part only: {part}."
    ),
    "template.note.more_records": Sentence(
        "同一事项有几件佐证的，在表后空行续填，事项、分项照抄。",
        "For further evidence of the same duty use the blank rows at the end, and repeat the duty "
        "and part.",
    ),
}

WHEN_AND_WHO: dict[str, Sentence] = {
    "template.when.yearly": Sentence("反映{year}年度工作的材料", "shows the work of {year}"),
    "template.when.each_year": Sentence(
        "自{first}年起每年各一件，到{year}年", "one for each year from {first} to {year}"
    ),
    "template.when.every": Sentence(
        "{first}年至{last}年至少一次", "at least once from {first} to {last}"
    ),
    "template.when.standing": Sentence(
        "现行有效，{issued}以后、{as_of}以前形成", "in force, dated between {issued} and {as_of}"
    ),
    "template.when.window": Sentence("{since}至{until}之间", "between {since} and {until}"),
    "template.when.since": Sentence("{since}以后", "after {since}"),
    "template.who.every_unit": Sentence("各有关单位分别提供", "every unit concerned"),
    "template.who.any_unit": Sentence(
        "有关单位中任一单位提供即可", "any one of the units concerned"
    ),
    "template.who.each_part_by_any": Sentence(
        "每个分项由任一单位提供即可", "each part by any one of the units concerned"
    ),
}

REFUSALS: dict[str, Sentence] = {
    "template.refused": Sentence("请核对填写内容", "Please check this entry"),
    "template.refused.choice": Sentence("请从下拉项中选择。", "Please choose from the list."),
    "template.refused.count": Sentence(
        "请填 0 或正整数，不带单位；没有统计的留空。",
        "Write 0 or a whole number without a unit; leave blank what was not counted.",
    ),
    "template.refused.money": Sentence(
        "请填以元为单位的数，不要填万元数，不带单位。",
        "Write the amount in yuan, not in 10,000 yuan, without a unit.",
    ),
    "template.refused.number": Sentence(
        "请填 0 或正数，不带单位。", "Write 0 or a positive number, without a unit."
    ),
    "template.refused.date": Sentence(
        "请填完整的年月日，如 2025-03-01。", "Write the full date, such as 2025-03-01."
    ),
    "template.refused.year": Sentence(
        "请填四位年份，如 2025。", "Write four digits, such as 2025."
    ),
    "template.refused.length": Sentence("应为 {n} 位，请核对。", "This has {n} characters."),
}

INSTRUCTIONS: dict[str, Sentence] = {
    "template.guide.how": Sentence("一、怎样填", "1. How to fill it in"),
    "template.guide.sheets": Sentence("二、有哪些工作表", "2. The sheets"),
    "template.guide.figures": Sentence("三、指标口径", "3. What the figures mean"),
    "template.guide.evidence": Sentence("四、佐证要求", "4. The evidence"),
    "template.guide.no": Sentence("序号", "No."),
    "template.guide.sheet": Sentence("工作表", "Sheet"),
    "template.guide.content": Sentence("内容", "Content"),
    "template.guide.definition": Sentence("口径", "Definition"),
    "template.guide.unit": Sentence("计量单位", "Unit"),
    "template.guide.figure": Sentence("指标", "Figure"),
    "template.guide.duty": Sentence("事项", "Duty"),
    "template.guide.proof": Sentence("应有佐证", "Evidence"),
    "template.guide.when": Sentence("时间要求", "Date"),
    "template.guide.grounds": Sentence(
        "依据{document}，由{units}填报{year}年度情况，往年从{base}年起并列。",
        "Under {document}; filled in by {units} for {year}, with the years from {base} beside it.",
    ),
    "template.guide.cells": Sentence(
        "只填浅黄色格子；浅蓝色格子是往年数，有更正的可以改。表头和口径已锁定，没有密码；"
        "请勿增删列、改表名。",
        "Fill in the pale yellow cells only; pale blue ones are earlier years and may be "
        "corrected. Headers and definitions are locked, without a password; do not add, delete or "
        "rename columns and sheets.",
    ),
    "template.guide.blank": Sentence(
        "没有的填 0，没有统计的留空；空白按缺数处理，不当作 0。约数、区间、“若干”都不能用。",
        "Write 0 where there is none and leave blank what was not counted: blank means missing, "
        "never 0. Approximate figures cannot be used.",
    ),
    "template.guide.units": Sentence(
        "数字不带单位，按表中计量单位填；金额以元为单位；人次不能用人数代替；比例不用填，由程序算出。",
        "Write numbers without a unit, in the unit that the sheet names: money in yuan, "
        "person-times and not persons. Percentages are worked out by the program.",
    ),
    "template.guide.lists": Sentence(
        "登记表一行一项；与指标数据重复的，两处要一致，判定时以登记表为准。只报个数、没有登记表的，"
        "达标只算待核实；人数可以只报数，不填名册。",
        "Registers hold one thing per row; where they and the figures tell the same, they must "
        "agree, and the register decides. A number without its register only waits for review; a "
        "number of persons needs no roster.",
    ),
    "template.guide.dates": Sentence(
        "登记表每行都要有日期和文号：没有日期、没有文号的不计数。",
        "Each row of a register needs its date and its document number: without them it is not "
        "counted.",
    ),
    "template.guide.records": Sentence(
        "佐证材料逐项填写，落实情况必填，空着不当作已落实。没有做到的选“未落实”；选“不适用”的要写明理由。"
        "文号、文件或网址至少填一样。",
        "Give the evidence duty by duty. The status may not be left blank: blank does not mean "
        "done. Choose “not done” where it was not done; “not applicable” needs a reason. Give a "
        "document number, a file or an address.",
    ),
    "template.guide.real": Sentence(
        "文号写全，号码要真；“待发”“无”“见附件”“同上”一类的话不是佐证。写明的文件要与本表一起报送。",
        "Write document numbers in full, with the real number; words such as 待发, 无, 见附件 are "
        "no proof. A file that is named is sent together with this workbook.",
    ),
    "template.guide.merged": Sentence(
        "不要合并单元格：合并的内容算在其中每一行。不要改表头：认不出的栏目，靠它的都不算达标。",
        "Do not merge cells: what is merged counts for each of its rows. Do not change headers: "
        "nothing passes that rests on a column that is not recognised.",
    ),
    "template.guide.privacy": Sentence(
        "名册选填，不写姓名；身份证号可以不填，只用来认出两个单位共有的同一人，不会出现在任何结果里。",
        "Rosters are optional and name nobody; an ID number may be left out, serves only to "
        "recognise one person at two units, and appears in no result.",
    ),
    "template.guide.check": Sentence(
        "报送前先自查：haixi-check 文件名.xlsx。每处问题都会指到工作表和单元格。",
        "Before sending it, check it: haixi-check FILE.xlsx names every problem by sheet and cell.",
    ),
    "template.guide.basics": Sentence(
        "填报单位、年度和统计口径", "The unit, the year, and how things were counted"
    ),
    "template.guide.figures_sheet": Sentence(
        "共 {n} 项指标，逐年填写", "{n} figures, year by year"
    ),
    "template.guide.register": Sentence("一行一项", "One thing per row"),
    "template.guide.roster": Sentence("选填，一行一人", "Optional, one person per row"),
    "template.guide.evidence_sheet": Sentence(
        "共 {n} 个事项，已逐项列出", "{n} duties, each with its row"
    ),
}

SENTENCES: dict[str, Sentence] = {
    **HEADINGS,
    **BELOW_HEADERS,
    **NOTES,
    **WHEN_AND_WHO,
    **REFUSALS,
    **INSTRUCTIONS,
}
