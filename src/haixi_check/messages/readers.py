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
    "problem.folder_not_entered": Sentence(
        "这是文件夹，打不开，里面的文件没有读取。",
        "This is a folder that cannot be opened; no file in it was read.",
    ),
    "problem.folder_not_entered.todo": Sentence(
        "请检查这个文件夹的访问权限，或把里面的文件复制到能打开的文件夹。",
        "Check who may open this folder, or copy its files into one that can be opened.",
    ),
    "problem.other_archive": Sentence(
        "这是 {found} 压缩包，没有打开；压缩包只读 zip 格式的。",
        "This is a {found} archive and was not opened; of archives only zip is read.",
    ),
    "problem.other_archive.todo": Sentence(
        "请先解压，报送里面的工作簿；或者重新压缩成 zip 格式。",
        "Unpack it and submit the workbook within, or pack it again as a zip.",
    ),
    "problem.not_plain_text": Sentence(
        "文件不是 UTF-8 纯文本，里面有认不出的编码或控制字符。",
        "The file is not plain UTF-8 text: it holds control characters or an unknown encoding.",
    ),
    "problem.not_plain_text.todo": Sentence(
        "请用记事本等文本编辑器打开，删去乱码，另存为 UTF-8 编码；或从原系统重新导出。",
        "Open it in a text editor, remove what is garbled and save it as UTF-8, or export it anew.",
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
        "工作簿设了打开密码。",
        "The workbook is protected by a password.",
    ),
    "problem.encrypted_workbook.todo": Sentence(
        "请在 Excel 或 WPS 中取消打开密码，保存后重新报送。",
        "Remove the opening password in Excel or WPS, save and submit again.",
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
    "problem.format_not_read.todo": SAVE_AS_XLSX,
    "problem.reader_crashed": Sentence(
        "读到这个文件时出错中止，文件可能已损坏。",
        "Reading this file broke off, perhaps because it is damaged.",
    ),
    "problem.reader_crashed.todo": SAVE_AS_XLSX,
    "problem.reader_too_slow": Sentence(
        "用了 {limit} 秒处理器时间仍未读完，已放弃；其他文件不受影响。",
        "It was not read within {limit} seconds of processor time and was given up; other files "
        "were read.",
    ),
    "problem.reader_too_slow.todo": Sentence(
        "请删去与填报无关的工作表和内容，另存为 .xlsx；名册很大时另存为 .csv。",
        "Remove what does not belong to the submission and save it as .xlsx; save very long "
        "rosters as .csv.",
    ),
    "problem.reader_asleep": Sentence(
        "读取这个文件的进程停住不动，等了 {limit} 分钟，已放弃；其他文件不受影响。",
        "The process that reads this file stands still; it was given up after {limit} minutes of "
        "waiting, and other files were read.",
    ),
    "problem.reader_asleep.todo": Sentence(
        "请先再核查一次；仍然如此时，请用 Excel 或 WPS 打开，另存为 .xlsx 后重新报送。",
        "Check it once more; if that does not help, open it in Excel or WPS, save it as .xlsx and "
        "submit that.",
    ),
    "problem.reader_out_of_memory": Sentence(
        "展开后超过允许的 {limit} MiB 内存，已放弃；其他文件不受影响。",
        "It unfolds to more than the {limit} MiB of memory that it may take and was given up; "
        "other files were read.",
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
        "请把后缀改为 {expected}，或另存为该格式。",
        "Rename it to {expected}, or save it in the format that its name says.",
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
    "problem.unknown_encoding": Sentence(
        "看不出文本的编码，读出来是乱码。",
        "The encoding of the text is unknown; what it gives is gibberish.",
    ),
    "problem.unknown_encoding.todo": Sentence(
        "请另存为“CSV UTF-8”，或用 --encoding 说明编码。",
        "Save it as “CSV UTF-8”, or name the encoding with --encoding.",
    ),
    "problem.wrong_encoding": Sentence(
        "按编码 {found} 读不通。",
        "The text cannot be read as {found}.",
    ),
    "problem.wrong_encoding.todo": Sentence(
        "请改用正确的 --encoding，或把文件另存为“CSV UTF-8”。",
        "Give the right --encoding, or save the file as “CSV UTF-8”.",
    ),
    "problem.too_many_cells": Sentence(
        "行、列或单元格过多（最多 {limit}），没有读取。",
        "It has too many rows, columns or cells (at most {limit}) and was not read.",
    ),
    "problem.too_many_cells.todo": Sentence(
        "请删除表格以外的空行和空列，重新另存为 CSV。",
        "Delete the empty rows and columns beyond the table and save it as CSV again.",
    ),
    "problem.broken_csv": Sentence(
        "到第 {line} 行为止引号不配对，或者有一格文字过长。",
        "Up to line {line} a quotation mark is never closed, or one field is far too long.",
    ),
    "problem.broken_csv.todo": Sentence(
        '请检查该行及以前各行的英文双引号（"），或在 Excel 中重新另存为 CSV。',
        'Check the double quotes (") in that line and before it, or save as CSV from Excel again.',
    ),
    "problem.broken_json": Sentence(
        "第 {line} 行第 {column} 个字符处不符合 JSON 写法。",
        "Line {line}, character {column} is not valid JSON.",
    ),
    "problem.broken_json.todo": Sentence(
        "请检查该处及其前面的逗号、引号和括号；JSON 里不能写注释（// 或 /* */）。",
        "Check the commas, quotes and brackets there and just before; JSON holds no "
        "comments (// or /* */).",
    ),
    "problem.broken_yaml": Sentence(
        "第 {line} 行第 {column} 个字符处不符合 YAML 写法。",
        "Line {line}, character {column} is not valid YAML.",
    ),
    "problem.broken_yaml.todo": Sentence(
        "请检查该处及其前面的缩进（只用空格）、冒号和引号。",
        "Check the indentation (spaces only), colons and quotes there and just before.",
    ),
    "problem.yaml_alias": Sentence(
        "第 {line} 行用了 YAML 引用（*），报送数据不接受引用。",
        "Line {line} uses a YAML alias (*), which a submission may not.",
    ),
    "problem.yaml_alias.todo": Sentence(
        "请在该处写出完整内容。",
        "Write the content out in full there.",
    ),
    "problem.too_deep": Sentence(
        "数据嵌套层数过多。",
        "The data is nested too deeply.",
    ),
    "problem.too_deep.todo": Sentence(
        "请按 haixi-check schema submission 给出的结构填写。",
        "Follow the structure that haixi-check schema submission prints.",
    ),
    "problem.non_finite_number": Sentence(
        "{found} 不是可以使用的数值。",
        "{found} is not a number that can be used.",
    ),
    "problem.non_finite_number.todo": Sentence(
        "没有数据请留空或写 null，有数据请写实际数值。",
        "Leave it out or write null where there is no figure; otherwise write the number.",
    ),
    "problem.duplicate_key": Sentence(
        "同一处的键 {found} 写了两次，无法确定以哪个为准。",
        "The key {found} stands twice in the same place; which one counts cannot be told.",
    ),
    "problem.duplicate_key.todo": Sentence(
        "请只保留一个。",
        "Keep one of them.",
    ),
    "problem.not_a_submission": Sentence(
        "里面没有报送数据：找不到 unit、year、figures、registers、rosters 或 evidence。",
        "It holds no submission: there is no unit, year, figures, registers, rosters or evidence.",
    ),
    "problem.not_a_submission.todo": Sentence(
        "请按 haixi-check schema submission 给出的结构填写。",
        "Follow the structure that haixi-check schema submission prints.",
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
    "problem.bad_structure": Sentence(
        "此处是 {found}，应为 {expected}，没有采用。",
        "Here stands {found} where {expected} is expected; it was not used.",
    ),
    "problem.bad_structure.todo": Sentence(
        "请按 haixi-check schema submission 给出的结构改写。",
        "Rewrite it as haixi-check schema submission says.",
    ),
    "problem.unknown_key": Sentence(
        "不认识的键 {found}，没有采用。",
        "The key {found} is not known and was not used.",
    ),
    "problem.unknown_key.todo": Sentence(
        "请核对拼写；多余的内容可以删去。",
        "Check the spelling; what is not needed may go.",
    ),
}
