"""Sentences about inputs: what could not be read, and what to do about it."""

from haixi_check.messages import Sentence

SAVE_AS_XLSX = Sentence(
    "请用 Excel 或 WPS 打开，另存为 .xlsx（Excel 工作簿）后重新报送。",
    "Open it in Excel or WPS, save it as .xlsx (Excel workbook) and submit that.",
)

SENTENCES: dict[str, Sentence] = {
    "problem.unreadable_file": Sentence(
        "文件打不开：可能已被移走，正被其他程序占用，或者没有读取权限。",
        "The file cannot be opened: perhaps it was moved away, is held open by another "
        "program, or may not be read.",
    ),
    "problem.unreadable_file.todo": Sentence(
        "请关闭正在使用它的程序，检查访问权限；如果是快捷方式，请改为给出原文件。",
        "Close the program that uses it and check who may read it; instead of a link give the "
        "file itself.",
    ),
    "problem.unknown_format": Sentence(
        "看不出是什么文件，里面没有能读的表格。",
        "What kind of file this is cannot be told; it holds no table that can be read.",
    ),
    "problem.unknown_format.todo": Sentence(
        "请报送填好的工作簿（.xlsx）；从其他系统导出的，请重新导出为 .xlsx 或 .csv。",
        "Submit the workbook (.xlsx); what another system exported, export again as .xlsx or .csv.",
    ),
    "problem.not_a_file": Sentence(
        "“{found}”不是存好的文件，而是管道、设备一类的东西，读不了。",
        "“{found}” is no stored file but a pipe, a device or the like, and cannot be read.",
    ),
    "problem.not_a_file.todo": Sentence(
        "请先把内容存成文件，再给出填好的工作簿（.xlsx）的路径；由别的程序接过来的，路径处写 -。",
        "Save it as a file and give the path of the workbook (.xlsx) itself; what another program "
        "hands over is read with - for a path.",
    ),
    "problem.empty_file": Sentence("文件是空的，里面没有任何内容。", "The file is empty."),
    "problem.empty_file.todo": Sentence(
        "请检查是否存盘成功，填好后重新报送。",
        "Check that it was saved, fill it in and submit it again.",
    ),
    "problem.file_too_large": Sentence(
        "文件超过 {limit}，没有读取。", "The file is larger than {limit} and was not read."
    ),
    "problem.file_too_large.todo": Sentence(
        "请删去图片和无关工作表；名册很大时按表另存为 .csv。",
        "Remove pictures and unrelated sheets; save very long rosters as .csv, one file each.",
    ),
    "problem.file_too_large.todo_in_objects": Sentence(
        "名册请每张表另存为一个 .csv 文件，其余内容分成几个文件报送。",
        "Save each roster as a .csv file of its own, and split the rest into several files.",
    ),
    "problem.encrypted_workbook": Sentence(
        "工作簿加了密，读不出来：设了打开密码，或是设了“保护工作簿”的旧 .xls。",
        "The workbook is encrypted: it has an opening password, or is an old .xls whose structure "
        "is protected.",
    ),
    "problem.encrypted_workbook.todo": Sentence(
        "请在 Excel 或 WPS 中取消打开密码和“保护工作簿”，保存后重新报送。",
        "Remove the opening password and the protection of the workbook in Excel or WPS, save it "
        "and submit it again.",
    ),
    "problem.old_wps_format": Sentence(
        "这是旧版 WPS 等软件的专有格式，无法读取。",
        "This is a format of old WPS or similar programs and cannot be read.",
    ),
    "problem.old_wps_format.todo": SAVE_AS_XLSX,
    "problem.pdf_or_word": Sentence(
        "这是 {found} 文件，不是表格。", "This is a {found} file, not a table."
    ),
    "problem.pdf_or_word.todo": Sentence(
        "请报送填好的工作簿（.xlsx）；佐证文件放在工作簿旁边，在“佐证材料”表中写明文件名。",
        "Submit the workbook (.xlsx); keep evidence files beside it and name them in “佐证材料”.",
    ),
    "problem.picture": Sentence("这是图片，不是表格。", "This is a picture, not a table."),
    "problem.picture.todo": Sentence(
        "请报送填好的工作簿（.xlsx），不要报送截图或扫描件。",
        "Submit the workbook (.xlsx), not a screenshot or a scan.",
    ),
    "problem.format_not_read": Sentence(
        "这是 {found} 格式，不能直接读取。", "This is {found}, which is not read directly."
    ),
    "problem.format_not_read.todo": Sentence(
        "请用制作它的软件（Numbers、Excel 或 WPS）打开，导出或另存为 .xlsx 后重新报送。",
        "Open it in the program that made it (Numbers, Excel or WPS), export or save it as .xlsx "
        "and submit that.",
    ),
    "problem.reader_crashed": Sentence(
        "读到这个文件时出错中止，文件可能已损坏。",
        "Reading this file broke off, perhaps because it is damaged.",
    ),
    "problem.reader_crashed.todo": SAVE_AS_XLSX,
    "problem.reader_too_slow": Sentence(
        "用了 {limit} 秒处理器时间仍未读完，没有读取。",
        "It was not read within {limit} seconds of processor time and was given up.",
    ),
    "problem.reader_too_slow.todo": Sentence(
        "请删去与填报无关的工作表和内容，另存为 .xlsx；名册很大时另存为 .csv。",
        "Remove what does not belong to the submission and save it as .xlsx; save very long "
        "rosters as .csv.",
    ),
    "problem.reader_asleep": Sentence(
        "读取这个文件时停住不动，等了 {limit} 分钟，没有读取。",
        "Reading this file stood still; it was given up after {limit} minutes of waiting.",
    ),
    "problem.reader_asleep.todo": Sentence(
        "请先再核查一次；仍然如此时，请用 Excel 或 WPS 打开，另存为 .xlsx 后重新报送。",
        "Check it once more; if that does not help, open it in Excel or WPS, save it as .xlsx and "
        "submit that.",
    ),
    "problem.reader_out_of_memory": Sentence(
        "展开后超过允许的 {limit} MB 内存，没有读取。",
        "It unfolds to more than the {limit} MB of memory that it may take and was given up.",
    ),
    "problem.reader_out_of_memory.todo": Sentence(
        "请删去与填报无关的工作表和内容，另存为 .xlsx；名册很大时另存为 .csv。",
        "Remove what does not belong to the submission and save it as .xlsx; save very long "
        "rosters as .csv.",
    ),
    "problem.damaged_file": Sentence(
        "文件已损坏或不完整，可能没有传完。",
        "The file is damaged or cut short, perhaps by a broken transfer.",
    ),
    "problem.damaged_file.todo": Sentence(
        "请用 Excel 或 WPS 打开原件，另存为新的 .xlsx 后重新报送。",
        "Open the original in Excel or WPS, save it as a new .xlsx and submit that.",
    ),
    "problem.damaged_file.todo_in_archive": Sentence(
        "请重新传送，或用原来的文件重新压缩成 zip 后报送。",
        "Send it again, or pack the original files into a new zip.",
    ),
    "problem.damaged_file.todo_in_table": Sentence(
        "请从原来的系统重新导出，或把表格另存为 .csv 后报送。",
        "Export it again from where it came from, or save the table as .csv.",
    ),
    "problem.read_otherwise": Sentence(
        "文件有损坏或写法特殊，已换一种方法读出。",
        "The file is damaged or written in an unusual way; it was read in another way.",
    ),
    "problem.read_otherwise.todo": Sentence(
        "请用 Excel 或 WPS 打开核对各表的数据，另存为新的 .xlsx 后重新报送。",
        "Open it in Excel or WPS, check what the sheets hold, save it as a new .xlsx and submit "
        "that.",
    ),
    "problem.wrong_suffix": Sentence(
        "文件名的后缀是 {found}，内容却是 {expected} 格式，已按内容读取。",
        "The name ends in {found} but the content is {expected}; it was read as what it is.",
    ),
    "problem.wrong_suffix.todo": Sentence(
        "请把文件名的后缀改为 {expected}。", "Rename it so that it ends in {expected}."
    ),
    "problem.no_sheets": Sentence(
        "文件里没有工作表或表格。", "The file has no worksheet and no table."
    ),
    "problem.no_sheets.todo": Sentence(
        "请填写报送模板；只有图表或文字的文件无法核查。",
        "Fill in the template; a file of charts or text alone cannot be checked.",
    ),
    "problem.frames_elsewhere": Sentence(
        "这是网页的框架，表格在同名的 .files 文件夹里，没有一起读取。",
        "This page only frames others: its tables are in a folder beside it and were not read.",
    ),
    "problem.frames_elsewhere.todo": SAVE_AS_XLSX,
    "problem.xml_entities": Sentence(
        "文件里有一般表格软件不会写出的内容（外部引用声明），为安全起见没有读取。",
        "The file declares references to the outside, which no ordinary program writes; for "
        "safety it was not read.",
    ),
    "problem.xml_entities.todo": SAVE_AS_XLSX,
    "problem.xml_encoding": Sentence(
        "文件内部的文字编码不是 UTF-8，照读会丢字，没有读取。",
        "The text within the file is not in UTF-8; reading it would lose some, so it was not read.",
    ),
    "problem.xml_encoding.todo": SAVE_AS_XLSX,
    "problem.oversized_workbook": Sentence(
        "文件展开后过大，或压缩方式异常，没有读取。",
        "The file unfolds to far too much, or is packed in an unusual way; it was not read.",
    ),
    "problem.oversized_workbook.todo": Sentence(
        "请删去图片、空行空列和无关的工作表，用 Excel 或 WPS 另存为新的 .xlsx 后重新报送。",
        "Remove pictures, empty rows and columns and unrelated sheets, save it as a new .xlsx "
        "in Excel or WPS and submit that.",
    ),
    "problem.scattered_cells": Sentence(
        "工作表里有离表格很远的单元格，范围过大，没有读取。",
        "The sheet has cells far away from its table and spans too much to be read.",
    ),
    "problem.scattered_cells.todo": Sentence(
        "请按 Ctrl+End 找到最远的单元格，删除表格以外的行和列，保存后重新报送。",
        "Press Ctrl+End to find the farthest cell, delete the rows and columns beyond the table, "
        "and save.",
    ),
    "problem.damaged_sheet": Sentence(
        "这张工作表已损坏，没有读取。", "This sheet is damaged and was not read."
    ),
    "problem.damaged_sheet.todo": Sentence(
        "请用 Excel 或 WPS 打开，核对这张表是否完整，另存为新的 .xlsx 后重新报送。",
        "Open it in Excel or WPS, check that the sheet is whole, save it as a new .xlsx and "
        "submit that.",
    ),
    "problem.cell_given_twice": Sentence(
        "这张工作表里有同一个单元格存了两次，不知道以哪一个为准，没有读取。",
        "A cell stands twice in this sheet; which of the two holds is open, and the sheet was not "
        "read.",
    ),
    "problem.cell_given_twice.todo": Sentence(
        "请用 Excel 或 WPS 打开，逐格核对这张表，另存为新的 .xlsx 后重新报送。",
        "Open it in Excel or WPS, compare the sheet cell by cell, save it as a new .xlsx and "
        "submit that.",
    ),
    "problem.too_many_cells": Sentence(
        "行、列或单元格过多（最多 {limit}），没有读取。",
        "It has too many rows, columns or cells (at most {limit}) and was not read.",
    ),
    "problem.too_many_cells.todo": Sentence(
        "请删除表格以外的空行和空列，重新另存为 CSV。",
        "Delete the empty rows and columns beyond the table and save it as CSV again.",
    ),
    "problem.own_verdict": Sentence(
        "这是本程序写出的核查报告，不是报送数据，没有采用。",
        "This is a report that this program has written, not a submission; it was not used.",
    ),
    "problem.own_verdict.todo": Sentence(
        "请给出报送的文件；核查报告另放一个文件夹。",
        "Give the file that was submitted, and keep reports in a folder of their own.",
    ),
    "problem.no_submission": Sentence(
        "文件能读，但里面没有可用的报送数据：没有写明填报单位，或者没有填报表的工作表。",
        "It can be read but holds no submission: no reporting unit, or no sheet of the form.",
    ),
    "problem.no_submission.todo_in_objects": Sentence(
        "请在 unit 写明填报单位，在 year 写明填报年度；完整写法见 haixi-check schema submission。",
        "Give the unit as unit and the year as year; haixi-check schema submission prints the "
        "whole structure.",
    ),
    "problem.no_submission.todo": Sentence(
        "请填写报送模板（运行 haixi-check template 生成），在“基本信息”写明填报单位和年度。",
        "Fill in the template, with the unit and the year in the basic information; "
        "haixi-check template makes one.",
    ),
}
