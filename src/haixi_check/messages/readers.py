"""Sentences about inputs: what could not be read, and what to do about it."""

from haixi_check.messages import Sentence

SAVE_AS_XLSX = Sentence(
    "请用 Excel 或 WPS 打开，另存为 .xlsx（Excel 工作簿）后重新报送。",
    "Open it in Excel or WPS, save it as .xlsx (Excel workbook) and submit that.",
)

SENTENCES: dict[str, Sentence] = {
    "problem.unreadable_file": Sentence(
        "文件打不开，或者不是表格文件。",
        "The file cannot be opened, or holds no table.",
    ),
    "problem.unreadable_file.todo": Sentence(
        "请确认文件存在、没有被占用、能用 Excel 或 WPS 打开；另存为 .xlsx 后重新报送。",
        "Make sure that it exists, is not locked and opens in Excel or WPS; save it as .xlsx.",
    ),
    "problem.not_a_file": Sentence(
        "这里不是普通文件（可能是管道或设备）。",
        "This is not an ordinary file (perhaps a pipe or a device).",
    ),
    "problem.not_a_file.todo": Sentence(
        "请给出工作簿本身的路径。",
        "Give the path of the workbook itself.",
    ),
    "problem.empty_file": Sentence("文件是空的。", "The file is empty."),
    "problem.empty_file.todo": Sentence(
        "请检查是否存盘成功，填好后重新报送。",
        "Check that it was saved, fill it in and submit it again.",
    ),
    "problem.file_too_large": Sentence(
        "文件超过 {limit}，没有读取。",
        "The file is larger than {limit} and was not read.",
    ),
    "problem.file_too_large.todo": Sentence(
        "请删去图片和无关工作表；名册很大时按表另存为 .csv。",
        "Remove pictures and unrelated sheets; save very long rosters as .csv, one file each.",
    ),
    "problem.encrypted_workbook": Sentence(
        "工作簿加了密，读不出来：设了打开密码，或是设了“保护工作簿”的旧 .xls。",
        "The workbook is encrypted: it has an opening password, or is an old .xls whose structure "
        "is protected.",
    ),
    "problem.encrypted_workbook.todo": Sentence(
        "请在 Excel 或 WPS 中取消打开密码和“保护工作簿”，另存为 .xlsx 后重新报送。",
        "Remove the opening password and the protection of the workbook in Excel or WPS, save it "
        "as .xlsx and submit that.",
    ),
    "problem.old_wps_format": Sentence(
        "这是旧版 WPS 等软件的专有格式，无法读取。",
        "This is a format of old WPS or similar programs and cannot be read.",
    ),
    "problem.old_wps_format.todo": SAVE_AS_XLSX,
    "problem.pdf_or_word": Sentence(
        "这是 {found} 文件，不是表格。",
        "This is a {found} file, not a table.",
    ),
    "problem.pdf_or_word.todo": Sentence(
        "请报送填好的工作簿（.xlsx）；佐证文件放在工作簿旁边，在“佐证材料”表中写明文件名。",
        "Submit the workbook (.xlsx); keep evidence files beside it and name them in 佐证材料.",
    ),
    "problem.picture": Sentence("这是图片，不是表格。", "This is a picture, not a table."),
    "problem.picture.todo": Sentence(
        "请报送填好的工作簿（.xlsx），不要报送截图或扫描件。",
        "Submit the workbook (.xlsx), not a screenshot or a scan.",
    ),
    "problem.format_not_read": Sentence(
        "这是 {found} 格式，不能直接读取。",
        "This is {found}, which is not read directly.",
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
        "用了 {limit} 秒处理器时间仍未读完，已放弃。",
        "It was not read within {limit} seconds of processor time and was given up.",
    ),
    "problem.reader_too_slow.todo": Sentence(
        "请删去与填报无关的工作表和内容，另存为 .xlsx；名册很大时另存为 .csv。",
        "Remove what does not belong to the submission and save it as .xlsx; save very long "
        "rosters as .csv.",
    ),
    "problem.reader_asleep": Sentence(
        "读取这个文件的进程停住不动，等了 {limit} 分钟，已放弃。",
        "The process that reads this file stands still; it was given up after {limit} minutes of "
        "waiting.",
    ),
    "problem.reader_asleep.todo": Sentence(
        "请先再核查一次；仍然如此时，请用 Excel 或 WPS 打开，另存为 .xlsx 后重新报送。",
        "Check it once more; if that does not help, open it in Excel or WPS, save it as .xlsx and "
        "submit that.",
    ),
    "problem.reader_out_of_memory": Sentence(
        "展开后超过允许的 {limit} MiB 内存，已放弃。",
        "It unfolds to more than the {limit} MiB of memory that it may take and was given up.",
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
        "后缀 {found} 与内容不符，已按 {expected} 读取。",
        "The suffix {found} does not fit the content; it was read as {expected}.",
    ),
    "problem.wrong_suffix.todo": Sentence(
        "请把后缀改为 {expected}。",
        "Rename it to {expected}.",
    ),
    "problem.no_sheets": Sentence(
        "工作簿里没有工作表。",
        "The workbook has no worksheet.",
    ),
    "problem.no_sheets.todo": Sentence(
        "请在报送模板里填写，不要只留图表页。",
        "Fill in the template; a workbook of charts alone cannot be checked.",
    ),
    "problem.frames_elsewhere": Sentence(
        "这是网页的框架，表格在同名的 .files 文件夹里，没有一起读取。",
        "This page only frames others: its tables are in a folder beside it and were not read.",
    ),
    "problem.frames_elsewhere.todo": SAVE_AS_XLSX,
    "problem.xml_entities": Sentence(
        "工作簿内含外部实体或文档类型声明，正常软件不会写出，出于安全没有读取。",
        "The workbook declares a document type or entities, which no ordinary program writes; "
        "for safety it was not read.",
    ),
    "problem.xml_entities.todo": SAVE_AS_XLSX,
    "problem.xml_encoding": Sentence(
        "工作簿内部不是 UTF-8 编码，读取会丢失内容。",
        "The parts of the workbook are not in UTF-8; reading them would lose content.",
    ),
    "problem.xml_encoding.todo": SAVE_AS_XLSX,
    "problem.oversized_workbook": Sentence(
        "工作簿解压后过大，或压缩方式异常，没有读取。",
        "The workbook unpacks to far too much, or is packed in an unusual way; it was not read.",
    ),
    "problem.oversized_workbook.todo": SAVE_AS_XLSX,
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
        "这张工作表已损坏，没有读取。",
        "This sheet is damaged and was not read.",
    ),
    "problem.damaged_sheet.todo": SAVE_AS_XLSX,
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
    "problem.no_submission.todo": Sentence(
        "请用 haixi-check template 生成的填报表填写，在“基本信息”写明填报单位和年度。",
        "Fill in the workbook that haixi-check template makes, with the unit and the year.",
    ),
}
