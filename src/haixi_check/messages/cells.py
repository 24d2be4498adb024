"""What is wrong with one cell, what to do about it, and what was understood in a cell."""

from haixi_check.messages import Sentence

NUMBERS: dict[str, Sentence] = {
    "problem.not_a_number": Sentence("“{found}”不是数字。", "“{found}” is not a number."),
    "problem.not_a_number.todo": Sentence(
        "请只填一个阿拉伯数字，其他内容写到“说明”栏。",
        "Give one number in figures; put the rest in the note.",
    ),
    "problem.approximate": Sentence(
        "“{found}”是约数，不能用来核查。", "“{found}” is approximate and cannot be checked against."
    ),
    "problem.approximate.todo": Sentence(
        "请按台账填准确数，去掉约、余、近、左右、以上等字样。",
        "Give the exact figure from your records, without “about”, “over” or “nearly”.",
    ),
    "problem.two_numbers": Sentence(
        "一个单元格里写了不止一个数：“{found}”。",
        "There is more than one number in the cell: “{found}”.",
    ),
    "problem.two_numbers.todo": Sentence(
        "请只留本栏要的那一个数，其余写到“说明”栏。",
        "Keep the one number asked for; put the others in the note.",
    ),
    "problem.time_for_number": Sentence(
        "这里要填数，填的是时刻或时长：“{found}”。",
        "A number is asked for, and this is a time: “{found}”.",
    ),
    "problem.time_for_number.todo_in_objects": Sentence(
        "请删去时刻，改填本栏要的数；时长请换算成本栏的单位。",
        "Replace the time by the number asked for, in its unit.",
    ),
    "problem.time_for_number.todo_in_table": Sentence(
        "请删去时刻，改填本栏要的数；时长请换算成本栏的单位。",
        "Replace the time by the number asked for, in its unit.",
    ),
    "problem.time_for_number.todo": Sentence(
        "请把单元格格式改为“常规”，再填本栏要的数；时长请换算成本栏的单位。",
        "Set the format of the cell to General and give the number asked for, in its unit.",
    ),
    "problem.percent_for_number": Sentence(
        "这里要填个数、人数等实际的数，填的是百分比：“{found}”。",
        "An absolute number is asked for, and this is a percentage: “{found}”.",
    ),
    "problem.percent_for_number.todo": Sentence(
        "请填实际的数；比例由程序计算，不用自己填。",
        "Give the number itself; the program works out the shares.",
    ),
    "problem.not_whole": Sentence(
        "“{found}”不是整数，本栏按整数计。",
        "“{found}” is not whole, and only whole numbers count here.",
    ),
    "problem.not_whole.todo": Sentence(
        "请填整数；如填成了比例或以万为单位，请改填实际的个数、人数。",
        "Give a whole number; undo a share or a count in ten thousands.",
    ),
    "problem.too_many_decimals": Sentence(
        "“{found}”的小数位数过多，本栏最多 {decimals} 位小数。",
        "“{found}” has too many decimals: this may have {decimals}.",
    ),
    "problem.too_many_decimals.todo": Sentence(
        "请按口径四舍五入后填报。", "Round it as the definition says."
    ),
    "problem.negative": Sentence(
        "“{found}”是负数，本栏不会小于 0。", "“{found}” is negative, and this is never below 0."
    ),
    "problem.negative.todo": Sentence(
        "请核对后改填；要填的是增减量的，改填总数。", "Check it and give the total, not the change."
    ),
    "problem.implausible": Sentence(
        "“{found}”大得不合常理，像是误填了编号或证件号。",
        "“{found}” is beyond all reason: a code or an ID may have slipped in.",
    ),
    "problem.implausible.todo": Sentence(
        "请核对位数和单位后改填；本栏不会超过 {limit}。",
        "Check the digits and the unit; this never exceeds {limit}.",
    ),
    "problem.none_written": Sentence(
        "“{found}”既可能是 0，也可能是没有数据，暂按未填处理。",
        "“{found}” may mean 0 or no data; it is taken as blank.",
    ),
    "problem.none_written.todo": Sentence(
        "确实没有的请填 0；没有统计的请留空，并在“说明”栏写明。",
        "Enter 0 if there are none; leave it blank, with a note, if it was not counted.",
    ),
    "problem.wrong_unit": Sentence(
        "计量单位是“{written}”，本栏要的是“{expected}”，两者不能互换。",
        "It is given in “{written}” where “{expected}” is asked for; one does not convert into "
        "the other.",
    ),
    "problem.wrong_unit.todo": Sentence(
        "请按“{expected}”重新统计后填报。", "Count it again in “{expected}”."
    ),
    "problem.shortened_number": Sentence(
        "“{found}”以“{written}”计，这里要写完整的数字。",
        "“{found}” is counted in “{written}” where the whole number is asked for.",
    ),
    "problem.shortened_number.todo": Sentence(
        "请写全：{full}；原来是四舍五入的，请填实际数。",
        "Write it in full: {full}; if it was rounded, enter the exact number.",
    ),
    "problem.strange_unit": Sentence(
        "看不懂所写的计量单位，本栏要的是“{expected}”。",
        "The unit of account is not known; “{expected}” is asked for.",
    ),
    "problem.strange_unit.todo": Sentence(
        "请把计量单位改为“{expected}”，并核对数值是否按它统计。",
        "Write “{expected}” as the unit, and check that the number is counted in it.",
    ),
    "problem.unit_not_asked": Sentence(
        "“{found}”带了计量单位，本栏只填数字。",
        "“{found}” carries a unit where only a number is asked for.",
    ),
    "problem.unit_not_asked.todo": Sentence(
        "请删去单位，并按栏目名称核对数值。",
        "Remove the unit, and check the number against the title of the column.",
    ),
    "problem.date_for_number": Sentence(
        "这里要填数字，填的是日期：“{found}”。",
        "A number is asked for, and this is a date: “{found}”.",
    ),
    "problem.date_for_number.todo_in_objects": Sentence(
        "请删去日期，改填本栏要的数字。", "Replace the date by the number asked for."
    ),
    "problem.date_for_number.todo_in_table": Sentence(
        "请删去日期，改填本栏要的数字。", "Replace the date by the number asked for."
    ),
    "problem.date_for_number.todo": Sentence(
        "请把单元格格式改为“常规”，再填数字。",
        "Set the format of the cell to General, then enter the number.",
    ),
    "problem.yes_no_for_number": Sentence(
        "这里要填数字，填的是“{found}”（逻辑值）。",
        "A number is asked for, and this is “{found}”, a truth value.",
    ),
    "problem.yes_no_for_number.todo": Sentence(
        "请只填一个阿拉伯数字，其他内容写到“说明”栏。",
        "Give one number in figures; put the rest in the note.",
    ),
}

BROKEN: dict[str, Sentence] = {
    "problem.excel_error": Sentence(
        "公式出错，显示为 {error}，没有数值。",
        "The formula failed with {error}: there is no value.",
    ),
    "problem.excel_error.todo": Sentence(
        "请改正公式，或直接填数字。", "Mend the formula, or enter the value itself."
    ),
    "problem.formula_without_value": Sentence(
        "公式没有保存计算结果，读不到数值。", "The formula was saved without its result."
    ),
    "problem.formula_without_value.todo": Sentence(
        "请用 Excel 或 WPS 打开文件，重新保存一次再报。",
        "Open the file in Excel or WPS, save it again, and send that.",
    ),
    "problem.lost_digits": Sentence(
        "数字超过 15 位，被电子表格改写，末尾几位已经丢失。",
        "The number has more than 15 digits: the spreadsheet has lost its tail.",
    ),
    "problem.lost_digits.todo_in_table": Sentence(
        "请从原来的系统重新导出完整号码；导出后不要用 Excel 打开再保存。",
        "Export the full number again, and do not save the file from Excel afterwards.",
    ),
    "problem.lost_digits.todo_in_objects": Sentence(
        "请从原来的系统取得完整号码，加引号写成文字。",
        "Take the full number from where it came from and write it in quotes, as text.",
    ),
    "problem.lost_digits.todo": Sentence(
        "请先把单元格格式设为“文本”，再重新录入完整号码；数值请核对后重填。",
        "Set the cell to Text, then enter it again in full.",
    ),
}
"""Cells that their own program could not fill or keep."""

DAYS: dict[str, Sentence] = {
    "problem.not_a_date": Sentence(
        "“{found}”不是一个明确的日期。", "“{found}” is not a clear date."
    ),
    "problem.not_a_date.todo": Sentence(
        "请只填一个日期，写成 2025-09-01 或 2025年9月1日。",
        "Give a single date, such as 2025-09-01.",
    ),
    "problem.implausible_date": Sentence(
        "日期“{found}”的年份不合常理。", "The year of “{found}” is beyond reason."
    ),
    "problem.implausible_date.todo": Sentence("请核对年份后改填。", "Check the year."),
    "problem.day_missing": Sentence(
        "“{found}”没有写到日，暂按 {as} 计。", "“{found}” lacks the day; {as} is assumed for now."
    ),
    "problem.day_missing.todo": Sentence(
        "请查原件补上日；确实查不到的，在“说明”栏写明。",
        "Look the day up in the document, or say in the note why it cannot be found.",
    ),
    "problem.month_missing": Sentence(
        "“{found}”只写了年，不是完整日期。", "“{found}” is a year alone, not a date."
    ),
    "problem.month_missing.todo": Sentence(
        "请查原件补上月、日。", "Look up the month and the day in the document."
    ),
    "problem.not_a_year": Sentence("“{found}”不是年份。", "“{found}” is not a year."),
    "problem.not_a_year.todo": Sentence(
        "请填四位年份，如 2025。", "Give the year in four digits, such as 2025."
    ),
    "problem.school_year_for_year": Sentence(
        "“{found}”是学年，这里要填一个自然年。",
        "“{found}” is a school year, and a calendar year is asked for.",
    ),
    "problem.school_year_for_year.todo": Sentence(
        "请只填一个年份：毕业生填毕业那一年，如 2024—2025 学年毕业的填 2025。",
        "Give one year; for graduates, the year in which the school year ended.",
    ),
}

WORDS: dict[str, Sentence] = {
    "problem.not_yes_no": Sentence(
        "“{found}”看不出是“是”还是“否”。", "“{found}” is neither yes nor no."
    ),
    "problem.not_yes_no.todo": Sentence(
        "请填“是”或“否”，其他内容写到“说明”栏。",
        "Enter “是” (yes) or “否” (no); put the rest in the note.",
    ),
    "problem.not_a_choice": Sentence(
        "“{found}”不在可选项之内{near}。", "“{found}” is not one of the choices{near}."
    ),
    "problem.not_a_choice.todo": Sentence(
        "请从这些选项中选填：{allowed}。", "Choose one of “{allowed}”."
    ),
}

UNDERSTOOD: dict[str, Sentence] = {
    "understood.text_number": Sentence(
        "以文本存放的数字，按数字读取", "a number stored as text was read as a number"
    ),
    "understood.full_width": Sentence(
        "全角数字、符号，按半角读取", "full-width characters were read as half-width"
    ),
    "understood.thousands_separator": Sentence(
        "千分位分隔符已略去", "thousands separators were left out"
    ),
    "understood.blanks": Sentence(
        "多余的空格、引号或不可见字符已略去",
        "blanks, quotation marks or invisible characters around it were left out",
    ),
    "understood.unit_suffix": Sentence(
        "数字后面的“{unit}”已略去", "the unit “{unit}” after the number was left out"
    ),
    "understood.converted_money": Sentence("{from} 按 {to} 计", "{from} was read as {to}"),
    "understood.date_understood": Sentence("读作日期 {as}", "was read as the date {as}"),
    "understood.year_understood": Sentence("读作 {as} 年", "was read as the year {as}"),
    "understood.yes_word": Sentence("读作“{as}”", "was read as “{as}”"),
    "understood.alias": Sentence("读作“{as}”", "was read as “{as}”"),
    "understood.body_of_unit": Sentence(
        "{as}的材料，计入“{unit}”", "was read as {as}, which hands in for {unit}"
    ),
    "understood.side_by_side": Sentence(
        "同样的栏目并排出现，逐栏读取", "the same columns stand side by side; all of them were read"
    ),
    "understood.sheet_by_header": Sentence(
        "工作表名称不在规定之列，按表头认作“{sheet}”",
        "the name of the sheet is not known; its header shows “{sheet}”",
    ),
}
"""Nothing is wrong, but a person would want to know."""

NOTHING_TO_DO = Sentence("无须改动。", "Nothing needs changing.")

SENTENCES: dict[str, Sentence] = {
    **NUMBERS,
    **BROKEN,
    **DAYS,
    **WORDS,
    **UNDERSTOOD,
    # Where what was understood is told among the problems, as a note.
    **{code.replace("understood.", "problem."): told for code, told in UNDERSTOOD.items()},
    **{code.replace("understood.", "problem.") + ".todo": NOTHING_TO_DO for code in UNDERSTOOD},
}
