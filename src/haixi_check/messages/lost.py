"""What cannot be used or is not there: what that takes away, and what to do."""

from haixi_check.messages import Sentence

_COLUMNS: dict[str, Sentence] = {
    "problem.column_missing": Sentence(
        "缺少栏目“{column}”，由这张表得出的有关数字算不出来，填报的数也不采用。",
        "The column “{column}” is missing: figures that need it cannot be told, however declared.",
    ),
    "problem.column_missing.todo": Sentence(
        "请照模板补上“{column}”一栏，逐行填写。",
        "Add the column “{column}” of the template, and fill it in row by row.",
    ),
    "problem.column_missing_beside": Sentence(
        "找不到栏目“{column}”，而{unread}有内容却不认识；有关数字算不出来，填报的数也不采用。",
        "The column “{column}” was not found, while {unread} holds data and is not known: figures "
        "that need it cannot be told, however declared.",
    ),
    "problem.column_missing_beside.todo": Sentence(
        "{unread}如果就是“{column}”，请把表头改成“{column}”；不是的，请照模板补上这一栏。",
        "If {unread} is “{column}”, give it that title; if not, add the column of the template.",
    ),
    "problem.key_column_missing": Sentence(
        "缺少栏目“{column}”，同一事项换了名称就认不出来，可能重复计数。",
        "The column “{column}” is missing: one thing under two names may be counted twice.",
    ),
    "problem.key_column_missing.todo": Sentence(
        "请照模板补上“{column}”一栏；确实没有的留空。",
        "Add the column “{column}” of the template; leave a cell blank where there is none.",
    ),
    "problem.evidence_column_missing": Sentence(
        "佐证材料缺少栏目“{column}”，凭这一栏认定的记录都须核实。",
        "The evidence has no column “{column}”: no record that rests on it proves anything yet.",
    ),
    "problem.evidence_column_missing.todo": Sentence(
        "请照模板补上“{column}”一栏；没有内容的，留空即可。",
        "Add the column “{column}” of the template; where there is nothing to say, leave it blank.",
    ),
    "problem.evidence_column_missing_beside": Sentence(
        "佐证材料找不到栏目“{column}”，而{unread}有内容却不认识；凭这一栏认定的记录都须核实。",
        "The column “{column}” was not found in the evidence, while {unread} holds data and is not "
        "known: no record that rests on it proves anything yet.",
    ),
    "problem.evidence_column_missing_beside.todo": Sentence(
        "{unread}如果就是“{column}”，请把表头改成“{column}”；不是的，请照模板补上这一栏。",
        "If {unread} is “{column}”, give it that title; if not, add the column of the template.",
    ),
    "problem.year_column_missing": Sentence(
        "指标数据没有“{year}年”一栏，而填报年度就是 {year} 年，这一年的数都缺。",
        "There is no column for {year}, the reporting year: its figures are all missing.",
    ),
    "problem.year_column_missing.todo": Sentence(
        "请补上“{year}年”一栏并填数；填报年度写错的，改“基本信息”。",
        "Add the column {year} and fill it in, or correct the year in the basic information.",
    ),
    "problem.year_column_missing_beside": Sentence(
        "指标数据没有“{year}年”一栏，而{unread}有内容却不认识；{year}年的数都缺。",
        "There is no column for {year}, while {unread} holds data and is not known: the figures of "
        "{year} are all missing.",
    ),
    "problem.year_column_missing_beside.todo": Sentence(
        "{unread}如果就是 {year} 年的数，请把表头改成“{year}年”；不是的，请补上这一栏。",
        "If {unread} holds the figures of {year}, give it the title “{year}年”; if not, add the "
        "column.",
    ),
    "problem.unit_column_missing": Sentence(
        "指标数据没有“{column}”一栏，金额是元还是万元没有写明。",
        "There is no column “{column}”: whether money is in yuan or in 10,000 yuan is not stated.",
    ),
    "problem.unit_column_missing.todo": Sentence(
        "请照模板补上“{column}”一栏，逐行写明单位。",
        "Add the column “{column}” of the template, and state the unit in each row.",
    ),
}

_ROWS: dict[str, Sentence] = {
    "problem.row_without_unit": Sentence(
        "这一行不知道是哪个单位的，没有采用，文件里各单位的这项指标都不能采用。",
        "Nobody knows whose row this is: the figure cannot be used for any unit of the file.",
    ),
    "problem.row_without_unit.todo": Sentence(
        "请在“填报单位”一栏写明单位全称。", "Write the full name of the unit in its column."
    ),
    "problem.register_incomplete": Sentence(
        "有的行不知道是哪个单位的，没有计入，由这张表得出的数字不能使用。",
        "Some rows are of an unknown unit and were left out: the sheet's figures cannot be used.",
    ),
    "problem.register_incomplete.todo": Sentence(
        "请先把每一行的单位改对。", "Mend the unit of each row first."
    ),
    "problem.sheet_unread": Sentence(
        "这张表读不出来，由它得出的数字和佐证都不能使用，填报的数也不采用。",
        "This sheet cannot be read: what rests on it cannot be used, however declared.",
    ),
    "problem.sheet_unread.todo": Sentence(
        "请重新另存或照模板重填这张表，再核查一次。",
        "Save the sheet anew, or fill in that of the template again, and check once more.",
    ),
    "problem.sheet_missing": Sentence(
        "没有“{sheet_name}”表，要靠它核对的内容都无从核对。",
        "There is no sheet “{sheet_name}”: nothing can be checked against it.",
    ),
    "problem.sheet_missing.todo": Sentence(
        "请照模板补上“{sheet_name}”表并填写。",
        "Add the sheet “{sheet_name}” of the template, and fill it in.",
    ),
    "problem.year_not_filled_in": Sentence(
        "“{sheet_name}”表没有填{year}年的任何数，登记表和名册的数无从核对。",
        "Nothing is filled in for {year} on “{sheet_name}”: what rows add up to cannot be checked.",
    ),
    "problem.year_not_filled_in.todo": Sentence(
        "请填{year}年的数；填报年度写错的，改“基本信息”。",
        "Fill in the figures of {year}, or correct the year in the basic information.",
    ),
    "problem.sheet_of_several": Sentence(
        "这张表可能是“{several}”中的任何一张，分不清是哪一张，没有读取，有关数字不能使用。",
        "This sheet may be any of “{several}”: it was not read, and their figures are missing.",
    ),
    "problem.sheet_of_several.todo": Sentence(
        "请把表名改成其中一个名称。", "Give the sheet one of these names."
    ),
    "problem.rows_below_footer": Sentence(
        "表尾（填报人、审核人、注等）以下还有数据，没有读取，由这张表得出的数字不能使用。",
        "There are more rows below the footer (names, seal, remarks); they were not read, and the "
        "figures of the sheet cannot be used.",
    ),
    "problem.rows_below_footer.todo": Sentence(
        "请把数据都移到表尾之前；不是数据的，请删去。",
        "Move all rows above the footer, and delete what is not data.",
    ),
    "problem.year_not_stated": Sentence(
        "没有写明填报年度，分不清哪一年是实际数。",
        "The reporting year is not stated: nobody can tell which year's figures are final.",
    ),
    "problem.year_not_stated.todo": Sentence(
        "请补上“基本信息”表，写明填报年度；或用 --year 指定。",
        "Add the basic information with the reporting year, or name it by --year.",
    ),
    "problem.rows_of_no_year": Sentence(
        "没有写明填报年度，登记表和名册不知道是哪一年的，由它们得出的数字不能使用。",
        "The reporting year is not stated: of which year the rows are is unknown, and what they "
        "add up to cannot be used.",
    ),
    "problem.rows_of_no_year.todo": Sentence(
        "请补上“基本信息”表，写明填报年度；或用 --year 指定。",
        "Add the basic information with the reporting year, or name it by --year.",
    ),
}

_CELLS: dict[str, Sentence] = {
    "problem.word_for_nothing": Sentence(
        "“{header}”填的是“{found}”，既不是内容，也不是空白。",
        "“{found}” under “{header}” is neither an answer nor a blank.",
    ),
    "problem.word_for_nothing.todo": Sentence(
        "有的请填实际内容，没有的请清空这一格。",
        "Fill in what there is, or clear the cell if there is nothing.",
    ),
    "problem.no_reference": Sentence(
        "“{found}”不是文号、文件或网址，查不到佐证。",
        "“{found}” is no number, file or address under which anything can be looked up.",
    ),
    "problem.no_reference.todo": Sentence(
        "请填正式文号（有数字、没有 X 等占位符），或文件名、网址；还没有的留空。",
        "Give the full number (with digits, no placeholder such as X), a file or an address; leave "
        "it blank where there is none yet.",
    ),
    "understood.no_reference": Sentence(
        "不是文号或实际内容，按没有填读取",
        "names nothing that can be looked up and was read as not given",
    ),
    "problem.status_blank": Sentence(
        "“{found}”没有填落实情况，不填不算已落实。",
        "The status of “{found}” is blank, which does not mean done.",
    ),
    "problem.status_blank.todo": Sentence(
        "请填“已落实”“正在推进”“未落实”或“不适用”。",
        "Choose “已落实” (done), “正在推进” (under way), “未落实” (not done) or "
        "“不适用” (not applicable).",
    ),
    "problem.cutoff_of_another_year": Sentence(
        "“{column}”是 {found}，不在填报年度 {year} 年内。",
        "“{column}” is {found}, which does not lie in the reporting year {year}.",
    ),
    "problem.cutoff_of_another_year.todo": Sentence(
        "请核对后改成 {year} 年的截止日，并确认人数是这一天的。",
        "Give the day in {year}, and make sure that the figures are of that day.",
    ),
}

_BETWEEN: dict[str, Sentence] = {
    "problem.basis_unstated": Sentence(
        "没有写明“{line}”，{other}是“{other_basis}”，合并计算口径不明。",
        "“{line}” is not stated; at {other} it is “{other_basis}”.",
    ),
    "problem.basis_unstated.todo": Sentence(
        "请在“基本信息”填写“{line}”；确实填不出的，在“基本信息”的“说明”里点明“{line}”并写出原因。",
        "State “{line}” in the basic information; or name it in the note there, with the reason.",
    ),
    "problem.line_blank": Sentence(
        "基本信息没有填“{line}”，有关人数是怎样统计的没有写明。",
        "“{line}” is not stated in the basic information: how the figures were counted is unknown.",
    ),
    "problem.line_blank.todo": Sentence(
        "请在“基本信息”填写“{line}”；确实填不出的，在“基本信息”的“说明”里点明“{line}”并写出原因。",
        "State “{line}” in the basic information; or name it in the note there, with the reason.",
    ),
    "problem.entry_not_counted": Sentence(
        "这一行没有“{column}”，没有计入“{figure}”。",
        "This row has no “{column}” and was not counted in “{figure}”.",
    ),
    "problem.entry_not_counted.todo": Sentence(
        "请补填“{column}”；确实没有的，不能计入。",
        "Fill in “{column}”; without it the row cannot count.",
    ),
    "problem.persons_not_counted": Sentence(
        "有 {count} 人没有“{column}”，没有计入“{figure}”。",
        "{count} persons have no “{column}” and were not counted in “{figure}”.",
    ),
    "problem.persons_not_counted.todo": Sentence(
        "请逐人补填“{column}”；确实没有的，不能计入。",
        "Fill in “{column}” for each; without it they cannot count.",
    ),
    "problem.row_of_other_basis": Sentence(
        "名册里的口径是“{found}”，基本信息写的是“{stated}”，两处不一致。",
        "The roster counts by “{found}”, the basic information says “{stated}”.",
    ),
    "problem.row_of_other_basis.todo": Sentence(
        "请统一口径；确有原因的，在这一行的“说明”里写明。",
        "Use one basis; where there is a reason, give it in the note of the row.",
    ),
    "problem.check_without_other_side": Sentence(
        "填了{year}年“{figure}”，却没有{other_year}年“{other}”，无法核对。",
        "“{figure}” of {year} cannot be checked: “{other}” of {other_year} is blank.",
    ),
    "problem.check_without_other_side.todo": Sentence(
        "请补填{other_year}年“{other}”；确实没有的，在“说明”栏写明原因。",
        "Fill in “{other}” of {other_year}, or give the reason in the note why there is none.",
    ),
    "problem.same_by_name": Sentence(
        "“{found}”与 {first} 是同一家（一处有信用代码，一处没有），只计一次。",
        "“{found}” is the one in {first}, with its credit code in one row only; it counts once.",
    ),
    "problem.same_by_name.todo": Sentence(
        "请只留一行，并填上信用代码。", "Keep one row, with the credit code."
    ),
    "problem.same_number_elsewhere": Sentence(
        "有 {count} 个工号也在{other}的名册里，没有身份证号，分不清是不是同一个人。",
        "{count} staff numbers stand in the roster of {other} too; without ID numbers nobody can "
        "tell whether they are the same persons.",
    ),
    "problem.same_number_elsewhere.todo": Sentence(
        "请两个单位核对：是同一人的，两处都填身份证号；不是的，在“说明”里写明。",
        "Check with the other unit: fill in both ID numbers if it is one person; if not, say so "
        "in the note.",
    ),
}

SENTENCES: dict[str, Sentence] = _COLUMNS | _ROWS | _CELLS | _BETWEEN
