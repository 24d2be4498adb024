"""What is wrong with the sheets, columns and rows of a submission, and what to do about it."""

from haixi_check.messages import Sentence

SHEETS: dict[str, Sentence] = {
    "problem.unknown_sheet": Sentence(
        "工作表“{found}”不在报送表之列，没有读取{near}。",
        "The sheet “{found}” is not part of the form and was not read{near}.",
    ),
    "problem.unknown_sheet.todo": Sentence(
        "是报送内容的，请改成规定的表名；不是的，不用管。",
        "Give it the name of the form if it holds data to report; else leave it.",
    ),
    "problem.too_many_rows": Sentence(
        "要逐行核对的行太多（超过 {limit} 行），其余的行没有读，由它们算出的数不采用。",
        "Too many rows need to be looked at one by one (over {limit}): the rest was not read, and "
        "what they add up to is not used.",
    ),
    "problem.too_many_rows.todo": Sentence(
        "请删去多余或重复的行；确有这么多的，分成几个文件报送。",
        "Remove what is superfluous or repeated; if there really are so many, split the file.",
    ),
    "problem.no_header": Sentence(
        "找不到表头，整张表没有读取，由它得出的数字都缺；应有这些栏目：{expected}。",
        "No header was found, and the sheet was not read: its figures are missing. These "
        "columns are expected: “{expected}”.",
    ),
    "problem.no_header.todo": Sentence(
        "请照模板补上表头一行，栏目名称不要改。",
        "Put the header of the template above the rows, with its titles unchanged.",
    ),
    "problem.roster_incomplete": Sentence(
        "名册里有的行不知道是哪个单位的，没有计入，由名册得出的数字不能使用。",
        "Some rows of the roster are of an unknown unit and were left out: its figures cannot "
        "be used.",
    ),
    "problem.roster_incomplete.todo": Sentence(
        "请先把每一行的单位改对。", "Mend the unit of each row first."
    ),
    "problem.part_unread": Sentence(
        "这份文件读不出来，由同一张表得出的数字不能使用。",
        "This file cannot be read: the figures of its sheet cannot be used.",
    ),
    "problem.part_unread.todo": Sentence(
        "请换一份能打开的文件，和其他部分一起重新核查。",
        "Replace the file with one that opens, and check again together with the other parts.",
    ),
    "problem.no_basics": Sentence(
        "没有“基本信息”表，单位和年度只能从其他表里找。",
        "There is no sheet of basic information; unit and year must be found elsewhere.",
    ),
    "problem.no_basics.todo": Sentence(
        "请照模板补上“基本信息”，填好填报单位和填报年度。",
        "Add the sheet of the template, with the unit and the reporting year.",
    ),
    "problem.hidden_sheet_read": Sentence(
        "这张表是隐藏的，照常读取。", "The sheet is hidden; it was read all the same."
    ),
    "problem.hidden_sheet_read.todo": Sentence(
        "请取消隐藏；不是报送内容的，请删去。",
        "Unhide it, or delete it if it is not part of the submission.",
    ),
    "problem.hidden_rows_read": Sentence(
        "有 {count} 行是隐藏的，照常读取。", "{count} rows are hidden; they were read all the same."
    ),
    "problem.hidden_rows_read.todo": Sentence(
        "请取消隐藏或清除筛选后核对；不报的行请删去。",
        "Unhide them or clear the filter; delete rows that do not belong.",
    ),
    "problem.hidden_columns_read": Sentence(
        "{found} 列是隐藏的，照常读取。", "Columns {found} are hidden; they were read all the same."
    ),
    "problem.hidden_columns_read.todo": Sentence(
        "请取消隐藏后核对；不报的列请删去。",
        "Unhide them and check them; delete columns that do not belong.",
    ),
    "problem.cell_merged_away": Sentence(
        "此格并入了 {area}，本身没有数。",
        "This cell was merged into {area} and holds no figure of its own.",
    ),
    "problem.cell_merged_away.todo": Sentence(
        "请取消合并，在这一格填上自己的数。", "Unmerge the cells and fill this one in."
    ),
    "problem.merged_value": Sentence(
        "“{header}”是合并单元格，“{found}”按其中每一行读取，但这一行自己没有填。",
        "“{found}” under “{header}” is merged and was read for each of its rows, but this row does "
        "not state it itself.",
    ),
    "problem.merged_value.todo": Sentence(
        "请取消合并，逐行填写；每行确实相同的，也可以在这一行的“说明”里写明原因。",
        "Unmerge it and fill in each row; or give the reason in the note of the row.",
    ),
}

COLUMNS: dict[str, Sentence] = {
    "problem.unknown_column": Sentence(
        "不认识的栏目“{found}”，没有读取{near}。",
        "The column “{found}” is not known and was not read{near}.",
    ),
    "problem.unknown_column.todo": Sentence(
        "是规定栏目的，请改成模板里的名称；自己加的栏目不用管。",
        "Give it the title of the template if it is meant to be one; else leave it.",
    ),
    "problem.missing_required_column": Sentence(
        "缺少必填栏目“{column}”。", "The required column “{column}” is missing."
    ),
    "problem.missing_required_column.todo": Sentence(
        "请照模板补上这一栏并填写。", "Add it as in the template, and fill it in."
    ),
    "problem.header_twice": Sentence(
        "栏目“{header}”出现两次，以前面的“{first}”为准，这一栏没有读取。",
        "The column “{header}” stands twice; the earlier one (“{first}”) was read, and this "
        "one was not.",
    ),
    "problem.header_twice.todo": Sentence(
        "请只留一栏，或改正其中一个的名称。", "Keep one, or correct the title of the other."
    ),
    "problem.school_year_header": Sentence(
        "列标题“{found}”是学年，这里按自然年填报，这一列没有读取。",
        "“{found}” is a school year; calendar years are asked for, and the column was not read.",
    ),
    "problem.school_year_header.todo": Sentence(
        "请改成一个年份，如“2025年”，并按该年口径填数。",
        "Head it with one year, such as 2025, and fill it in for that year.",
    ),
}

ROWS: dict[str, Sentence] = {
    "problem.unknown_figure": Sentence(
        "不认识的指标：“{found}”，没有采用{near}。",
        "The figure “{found}” is not known and was not used{near}.",
    ),
    "problem.unknown_figure.todo": Sentence(
        "请照模板填代码和指标名称；自己加的行不用管。",
        "Use the code and title of the template; rows of your own may stay.",
    ),
    "problem.figure_of_another_scope": Sentence(
        "这一行的指标名称“{found}”与“{title}”相比多了限定或扩大的话，填的数是不是这一项存疑。",
        "The title “{found}” of this row takes in more or less than “{title}”: whether its numbers "
        "are those asked for is open.",
    ),
    "problem.figure_of_another_scope.todo": Sentence(
        "请照模板的口径填数，并把指标名称改回模板的。",
        "Give the figure as it is defined, under the title of the template.",
    ),
    "problem.row_corrects_another": Sentence(
        "“{found}”是对“{title}”的更正，另起一行没有采用，不知道以哪一行为准。",
        "“{found}” corrects “{title}” in a row of its own, which was not used: which of the two "
        "holds is open.",
    ),
    "problem.row_corrects_another.todo": Sentence(
        "请把正确的数填到模板的那一行，并删去另加的一行。",
        "Put the right number into the row of the template, and delete the row beside it.",
    ),
    "problem.code_and_title_differ": Sentence(
        "这一行的代码和指标名称“{found}”对不上，不知道填的是哪一项，没有采用。",
        "The code of this row and the title “{found}” name two different figures; neither was "
        "used.",
    ),
    "problem.code_and_title_differ.todo": Sentence(
        "请照模板改正代码或名称。", "Correct one of them as in the template."
    ),
    "problem.missing_required": Sentence(
        "必填栏目“{column}”没有填。", "“{column}” must be filled in and is blank."
    ),
    "problem.missing_required.todo": Sentence(
        "请补填；这一行补齐以前，有关指标算不出来。",
        "Fill it in: until then the figures that rest on this row cannot be told.",
    ),
    "problem.repeated_row": Sentence(
        "与 {first} 一行完全相同，只计一次。", "The row repeats {first}; it counts once."
    ),
    "problem.repeated_row.todo": Sentence("请删去重复的一行。", "Delete one of them."),
    "problem.duplicate_row": Sentence(
        "与 {first} 一行是同一项，但内容不同，不知道以哪行为准。",
        "The row names the same thing as {first} but says something else of it.",
    ),
    "problem.duplicate_row.todo": Sentence(
        "请核对后只留一行；确是两项的，请用能区分的名称或编号。",
        "Keep the right one, or tell the two apart by name or number.",
    ),
    "problem.exclusive_kind": Sentence(
        "同一名称在 {first} 已归为“{other_kind}”，一项只能归一类。",
        "The same name stands in {first} as “{other_kind}”; a thing is of one kind only.",
    ),
    "problem.exclusive_kind.todo": Sentence(
        "请确定归哪一类，删去另一行。", "Decide which it is, and delete the other row."
    ),
    "problem.wrong_order": Sentence(
        "“{lower}”大于或晚于“{upper}”，前后颠倒。", "“{lower}” is above or after “{upper}”."
    ),
    "problem.wrong_order.todo": Sentence(
        "请核对这两栏是不是填反了。", "Check whether the two were swapped."
    ),
}

EVIDENCE: dict[str, Sentence] = {
    "problem.unknown_duty": Sentence(
        "不认识的事项：“{found}”，这条佐证没有归档{near}。",
        "The duty “{found}” is not known, and the record was not filed{near}.",
    ),
    "problem.unknown_duty.todo": Sentence(
        "请填事项代码（如 E01）或模板里的名称。",
        "Give the code of the duty, such as E01, or its title in the template.",
    ),
    "problem.unknown_part": Sentence(
        "不认识的分项：“{found}”{near}。", "The part “{found}” is not known{near}."
    ),
    "problem.unknown_part.todo": Sentence("请填这些分项之一：{parts}。", "Give one of “{parts}”."),
    "problem.part_needed": Sentence(
        "“{found}”要分几项落实，没有写明是哪一项。",
        "“{found}” has several parts, and this record names none.",
    ),
    "problem.part_needed.todo": Sentence(
        "请在“分项”填其中之一，一项一行：{parts}。", "Name one of “{parts}”, one row for each."
    ),
    "problem.reason_needed": Sentence(
        "“{found}”填了“不适用”，没有写明理由。",
        "“{found}” is called not applicable without a reason.",
    ),
    "problem.reason_needed.todo": Sentence(
        "请在“说明”栏写明为什么不适用。", "Say in the note why it does not apply."
    ),
    "problem.file_missing": Sentence(
        "佐证文件“{file}”不在报送表旁边。", "The file “{file}” does not lie beside the submission."
    ),
    "problem.file_missing.todo": Sentence(
        "请把文件放到报送表所在文件夹，或改正文件名；另行报送的，在“说明”栏写明。",
        "Put it into the folder of the submission or correct its name, or say in the note how "
        "it was sent.",
    ),
    "problem.file_empty": Sentence(
        "佐证文件“{file}”是空的，里面什么也没有。",
        "The file “{file}” is empty: there is nothing in it.",
    ),
    "problem.file_empty.todo": Sentence(
        "请换成有内容的文件；另行报送的，在“说明”栏写明。",
        "Put the file with its content in its place, or say in the note how it was sent.",
    ),
    "problem.address_incomplete": Sentence(
        "“{file}”不是完整的网址，缺少网站名称。", "“{file}” is no whole address: it names no site."
    ),
    "problem.address_incomplete.todo": Sentence(
        "请填写能够打开的完整网址，或把文件放到报送表所在文件夹，填写文件名。",
        "Give the whole address, or put the file into the folder of the submission and give its "
        "name.",
    ),
    "problem.address_placeholder": Sentence(
        "“{file}”是示例或本机地址，别人打不开。",
        "“{file}” is an example or leads to one's own machine: nobody else can open it.",
    ),
    "problem.address_placeholder.todo": Sentence(
        "请填写公开的网址，或把文件放到报送表所在文件夹，填写文件名。",
        "Give the public address, or put the file into the folder of the submission and give its "
        "name.",
    ),
    "problem.file_is_submission": Sentence(
        "“{file}”就是报送表本身，不能作为佐证。",
        "“{file}” is the submission itself, and no evidence.",
    ),
    "problem.file_is_submission.todo": Sentence(
        "请填写佐证文件的名称，没有文件的填文号或网址。",
        "Name the document that shows it; without a file, give its number or an address.",
    ),
    "problem.file_outside": Sentence(
        "佐证文件“{file}”指向报送文件夹以外，没有查看。",
        "“{file}” points outside the folder of the submission and was not looked at.",
    ),
    "problem.file_outside.todo": Sentence(
        "请把文件放到报送表所在文件夹，只写文件名。",
        "Put it into the folder of the submission, and give its name alone.",
    ),
}

SENTENCES: dict[str, Sentence] = {**SHEETS, **COLUMNS, **ROWS, **EVIDENCE}
