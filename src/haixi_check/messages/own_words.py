"""What a submission says against its own figures and records, and what to do about it.

Names of sheets, lines around tables and notes; what a record or a row says of itself.
"""

from haixi_check.messages import Sentence

AROUND_TABLES: dict[str, Sentence] = {
    "problem.sheet_called_void": Sentence(
        "工作表名“{found}”说明它是作废、草稿、示例或旧表，其中的数据没有得到确认。",
        "The name of the sheet “{found}” calls it void, a draft, a sample or an old one: nothing "
        "confirms what it holds.",
    ),
    "problem.sheet_called_void.todo": Sentence(
        "是正式数据的，请把工作表改成规定的名称；不是的，请删去，或换成正式的表。",
        "Give it the name of the form if it is final; else delete it, or put the final one in its "
        "place.",
    ),
    "problem.sheet_of_another_year": Sentence(
        "工作表名“{found}”写的不是填报年度，其中的数据属于哪一年没有得到确认。",
        "The name of the sheet “{found}” is of another year than the submission: nothing confirms "
        "which year its data are of.",
    ),
    "problem.sheet_of_another_year.todo": Sentence(
        "是填报年度数据的，请把工作表改成规定的名称；不是的，请换成填报年度的表。",
        "Give it the name of the form if its data are of the reporting year; else put the sheet of "
        "that year in its place.",
    ),
    "problem.sheet_set_aside": Sentence(
        "工作表名“{found}”说明它不是本次报送的表，另有“{other}”，这一张没有读取。",
        "The name of the sheet “{found}” says that it is not part of this submission; “{other}” "
        "was read, and this one was not.",
    ),
    "problem.sheet_set_aside.todo": Sentence(
        "无须改动；确要报送这一张的，请改成规定的名称。",
        "Nothing needs changing; give it the name of the form if it is to be read.",
    ),
    "problem.title_not_final": Sentence(
        "表上写着“{found}”：表中的数据可能不是全年的最终数。",
        "A line above the table says “{found}”: the data may not be the final ones of the year.",
    ),
    "problem.title_not_final.todo": Sentence(
        "请核对并填全年的最终数；已是最终数的，改正这一行。",
        "Give the final figures of the whole year; if these are final, correct this line.",
    ),
    "problem.title_of_another_year": Sentence(
        "表上写着“{found}”，与填报年度不符。",
        "A line above the table says “{found}”, which is not the reporting year.",
    ),
    "problem.title_of_another_year.todo": Sentence(
        "请核对是否拿错了往年的表；数据无误的，改正这一行的年度。",
        "Check that it is not an earlier year's sheet; if it is right, correct the year here.",
    ),
    "problem.title_of_another_unit": Sentence(
        "表上写着“{found}”，不是填报单位。",
        "A line above the table says “{found}”, which is not the reporting unit.",
    ),
    "problem.title_of_another_unit.todo": Sentence(
        "请核对是否拿错了别的单位的表；数据无误的，改正这一行的单位。",
        "Check that it is not another unit's sheet; if it is right, correct the unit here.",
    ),
    "problem.title_with_scale": Sentence(
        "表上写着“{found}”，与各行的计量单位不符，这些数的大小没有得到确认。",
        "A line above the table says “{found}”, other than the units of account of its rows: "
        "nothing confirms how large these figures are.",
    ),
    "problem.title_with_scale.todo": Sentence(
        "请按规定的计量单位填数，并删去这一行的单位。",
        "Give the figures in the units of the form, and remove this line.",
    ),
    "problem.word_beside_table": Sentence(
        "表格旁边没有标题的一格写着“{found}”，与这一行填的不一致。",
        "A cell without a header beside the table says “{found}”, against what its row says.",
    ),
    "problem.word_beside_table.todo": Sentence(
        "请核对；确实如此的，填到规定的栏目里，与这一行无关的，请删去。",
        "Check it: move it to the column where it belongs, or delete it.",
    ),
    "problem.remark_below": Sentence(
        "表下写着“{found}”，与表中填的不一致。",
        "A remark below the table says “{found}”, against what the table says.",
    ),
    "problem.remark_below.todo": Sentence(
        "请核对；确实如此的，填到表中有关的行，不是的，请删去。",
        "Check it: put it into the rows that it speaks of, or delete it.",
    ),
    "problem.unread_cell_denies": Sentence(
        "这一格不属于任何一条记录，写着“{found}”，与所报的不一致。",
        "A cell that belongs to no record says “{found}”, against what is handed in.",
    ),
    "problem.unread_cell_denies.todo": Sentence(
        "请核对；确实如此的，填到有关的行和栏目里，不是的，请删去。",
        "Check it: put it into the rows and columns that it speaks of, or delete it.",
    ),
    "problem.unread_cells": Sentence(
        "“{found}”不是栏目、条款标题，也不成一条记录，没有读取（这样的共 {count} 格）。",
        "“{found}” is neither a heading of the form nor part of a record, and was not read (cells "
        "like it: {count}).",
    ),
    "problem.unread_cells.todo": Sentence(
        "是报送内容的，请填到规定的行和栏目里；不是的，请删去。",
        "Move it to the row and column where it belongs, or delete it.",
    ),
    "problem.figure_without_title": Sentence(
        "这一行填了 {found}，却没有写代码和指标名称，没有读取。",
        "This row gives {found} without the code or name of a figure, and was not read.",
    ),
    "problem.figure_without_title.todo": Sentence(
        "请补上代码和指标名称；多余的，请删去。",
        "Add the code and name of the figure, or delete the row.",
    ),
    "problem.corrected_beside": Sentence(
        "“{header}”一栏写的是“{found}”，{first} 写的是“{first_value}”，不知道以哪个为准。",
        "“{header}” says “{found}”, and {first} says “{first_value}”: which of them holds is open.",
    ),
    "problem.corrected_beside.todo": Sentence(
        "请核对后把正确的填到规定的栏目里，并删去另加的一栏。",
        "Put the right one into the column of the form, and delete the column beside it.",
    ),
    "problem.correction_of_unknown": Sentence(
        "“{header}”一栏写的是“{found}”，不知道它改的是哪一栏、以哪个为准。",
        "“{header}” says “{found}”: which column it corrects, and which of them holds, is open.",
    ),
    "problem.correction_of_unknown.todo": Sentence(
        "请核对后把正确的填到规定的栏目里，并删去另加的一栏。",
        "Put the right one into the column of the form, and delete the column beside it.",
    ),
    "problem.figure_unproven": Sentence(
        "这个数的“说明”写着“{found}”：数据没有核实，或者不是实际数。",
        "The note beside this figure says “{found}”: it is unchecked, wrong or an estimate.",
    ),
    "problem.figure_unproven.todo": Sentence(
        "请核实后填实际数，并改写“说明”。", "Check it, give the real figure, and correct the note."
    ),
    "problem.basics_unproven": Sentence(
        "“基本信息”的“说明”写着“{found}”：报送的数据没有核实，或者不是正式数据。",
        "The note of the basic information says “{found}”: the data are unchecked or not final.",
    ),
    "problem.basics_unproven.todo": Sentence(
        "请核实后填正式数据，并改写“说明”。",
        "Check the data, give the final ones, and correct the note.",
    ),
    "problem.second_value": Sentence(
        "“{column}”填了两次且不相同：{first} 处是“{first_value}”，此处是“{found}”。",
        "“{column}” is given twice and differs: “{first_value}” at {first}, “{found}” here.",
    ),
    "problem.second_value.todo": Sentence("请核对后只留正确的一个。", "Keep the right one only."),
    "problem.reported_in_another_year": Sentence(
        "“{column}”是 {found}，不在填报年度 {year} 年或下一年之内。",
        "“{column}” is {found}, neither in the reporting year {year} nor in the year after.",
    ),
    "problem.reported_in_another_year.todo": Sentence(
        "请核对日期和填报年度；确实如此的，在“基本信息”的“说明”里点明“{column}”并写出原因。",
        "Check the date and the year; if both are right, name “{column}” in the note of the basic "
        "information, with the reason.",
    ),
    "problem.cells_beside_table": Sentence(
        "表格旁边没有标题的 {found} 列有内容，没有读取。",
        "Columns beside the table that have no header were not read: {found}.",
    ),
    "problem.cells_beside_table.todo": Sentence(
        "是报送内容的，请填到规定的栏目里；不是的，请删去。",
        "Move it to the column where it belongs, or delete it.",
    ),
}

IN_RECORDS_AND_ROWS: dict[str, Sentence] = {
    "problem.record_not_in_force": Sentence(
        "“{header}”写的是“{found}”：不再有效、还是草稿或尚未办成，不能算已落实。",
        "“{found}” under “{header}”: no longer in force, a draft or still to come, and no proof "
        "that this is done.",
    ),
    "problem.record_not_in_force.todo": Sentence(
        "请改填正式、有效的材料；没有的，落实情况改填“正在推进”或“未落实”；这一格写错的，请改正。",
        "Give the final document that is in force; if there is none, set the status to “正在推进” "
        "(under way) or “未落实” (not done); if this cell is wrong, correct it.",
    ),
    "problem.only_a_request": Sentence(
        "“{found}”只是请示，没有批复。",
        "“{found}” only asks for a decision; there is no answer to it.",
    ),
    "problem.only_a_request.todo": Sentence(
        "请改填批复的名称和文号；已有批复的，也可在“说明”栏写明批复文号。",
        "Give the answer with its number instead, or name it in the note.",
    ),
    "problem.number_of_later_year": Sentence(
        "文号“{found}”是 {year} 年的，晚于所填日期或填报年度（{latest} 年）。",
        "The number “{found}” is of {year}, later than the date or the reporting year ({latest}).",
    ),
    "problem.number_of_later_year.todo": Sentence(
        "请对照原件核对文号和日期。", "Check the number and the date against the document."
    ),
    "problem.number_of_earlier_year": Sentence(
        "文号“{found}”是 {year} 年的，早于 {first} 年，与所填的日期、年度不符。",
        "The number “{found}” is of {year}, before {first}, and fits neither the date nor the year "
        "given.",
    ),
    "problem.number_of_earlier_year.todo": Sentence(
        "请对照原件核对文号和日期；确实如此的，在“说明”栏写明原因。",
        "Check the number and the date against the document, or say in the note why it is so.",
    ),
    "problem.dated_before_its_year": Sentence(
        "日期“{found}”比所属年度 {year} 年早半年以上，看不出反映的是这一年的工作。",
        "“{found}” lies more than half a year before {year}, the year that it is filed for.",
    ),
    "problem.dated_before_its_year.todo": Sentence(
        "请核对日期和所属年度；确实反映该年度的，在“说明”栏写明。",
        "Check the date and the year; if it does show that year's work, say so in the note.",
    ),
    "problem.dated_after_its_year": Sentence(
        "日期“{found}”比所属年度 {year} 年晚一年以上，看不出反映的是这一年的工作。",
        "“{found}” lies more than a year after {year}, the year that it is filed for.",
    ),
    "problem.dated_after_its_year.todo": Sentence(
        "请核对日期和所属年度；确实反映该年度的，在“说明”栏写明。",
        "Check the date and the year; if it does show that year's work, say so in the note.",
    ),
    "problem.row_not_in_force": Sentence(
        "“{header}”写的是“{found}”：不再有效或尚未办成，这一行是否计数存疑。",
        "“{found}” under “{header}” says that it is no longer so or not yet so: whether the row "
        "counts is open.",
    ),
    "problem.row_not_in_force.todo": Sentence(
        "已撤销、取消或还没有办成的，请删去这一行；情况已经改变的，请改写这一格。",
        "Delete the row if it was withdrawn, cancelled or has not come about; rewrite the cell if "
        "things have changed.",
    ),
    "problem.placeholder_name": Sentence(
        "“{header}”写的是“{found}”，不是真实名称。", "“{found}” under “{header}” is not a name."
    ),
    "problem.placeholder_name.todo": Sentence(
        "请填写全称，与批准文件或协议一致。", "Give the full name, as in the approval or agreement."
    ),
    "problem.own_name_for_partner": Sentence(
        "“{header}”写的是“{found}”，是填报单位自己，不是合作方。",
        "“{found}” under “{header}” is the reporting unit itself, not a partner.",
    ),
    "problem.own_name_for_partner.todo": Sentence(
        "请填写合作方的全称；没有合作方的，请删去这一行。",
        "Give the full name of the partner, or delete the row if there is none.",
    ),
    "problem.number_given_twice": Sentence(
        "编号“{found}”在 {first} 已经用过，可能是重复登记。",
        "The number “{found}” stands in {first} already; this may be the same again.",
    ),
    "problem.number_given_twice.todo": Sentence(
        "重复的请删去一行；确是两项的，请改正编号，或在“说明”栏写明。",
        "Delete one of them if they are the same; else correct the number or explain it in the "
        "note.",
    ),
    "problem.code_not_listed": Sentence(
        "代码“{found}”在“{sheet_name}”表里没有。",
        "The code “{found}” does not stand in the sheet “{sheet_name}”.",
    ),
    "problem.code_not_listed.todo": Sentence(
        "请核对两张表的代码；漏列的，补到“{sheet_name}”表。",
        "Compare the codes of the two sheets; add the row that “{sheet_name}” lacks.",
    ),
}

OF_CELLS: dict[str, Sentence] = {
    "problem.struck_out": Sentence(
        "“{found}”所在的单元格加了删除线，按没有填处理。",
        "“{found}” is struck out, and is taken as not given.",
    ),
    "problem.struck_out.todo": Sentence(
        "仍然有效的，请取消删除线；不要了的，请清空这一格，或改填现在的内容。",
        "Take the strike-through away if it holds; else clear the cell or give what holds now.",
    ),
    "problem.not_seen": Sentence(
        "“{found}”在表上看不见：字与底同色、字号太小或者格式不显示，按没有填处理。",
        "“{found}” cannot be seen in the sheet, for its colour, size or format, and is taken as "
        "not given.",
    ),
    "problem.not_seen.todo": Sentence(
        "要报的，请把字的颜色、字号和格式改成看得见的；不报的，请清空这一格。",
        "Make it readable if it is to count; else clear the cell.",
    ),
    "problem.shown_otherwise": Sentence(
        "这一格存的是“{found}”，显示的却是另外的样子（“{seen}”），不知以哪个为准。",
        "The cell holds “{found}” and shows something else (“{seen}”): nobody knows which counts.",
    ),
    "problem.shown_otherwise.todo": Sentence(
        "请把单元格格式改为“常规”，再核对并填准确的值；其他内容写到“说明”栏。",
        "Set the format of the cell to General, then check the value; put the rest in the note.",
    ),
    "problem.comment_denies": Sentence(
        "这一格的批注写着“{found}”，与所填的不一致，或者说明它没有核实。",
        "A comment on this cell says “{found}”, against what the cell says.",
    ),
    "problem.comment_denies.todo": Sentence(
        "请按批注核对并改填；已经核实的，请删去批注。",
        "Check the value and correct it, or remove the comment if it is settled.",
    ),
}
"""Values that their own cells deny, by how they look or by a comment."""

SENTENCES: dict[str, Sentence] = AROUND_TABLES | IN_RECORDS_AND_ROWS | OF_CELLS
