"""What cannot be read of text files, archives and folders, and what to do about it."""

from haixi_check.messages import Sentence

TEXTS: dict[str, Sentence] = {
    "problem.not_plain_text": Sentence(
        "文件不是 UTF-8 纯文本，里面有认不出的编码或控制字符。",
        "The file is not plain UTF-8 text: it holds control characters or an unknown encoding.",
    ),
    "problem.not_plain_text.todo": Sentence(
        "请用记事本等文本编辑器打开，删去乱码，另存为 UTF-8 编码；或从原系统重新导出。",
        "Open it in a text editor, remove what is garbled and save it as UTF-8, or export it anew.",
    ),
    "problem.unknown_encoding": Sentence(
        "看不出文本的编码，读出来是乱码。",
        "The encoding of the text is unknown; what it gives is gibberish.",
    ),
    "problem.unknown_encoding.todo": Sentence(
        "请另存为“CSV UTF-8”；知道编码的，也可以加 --encoding 写明。",
        "Save it as “CSV UTF-8”, or name the encoding with --encoding.",
    ),
    "problem.wrong_encoding": Sentence(
        "按指定的编码“{found}”读不通。", "The text cannot be read as “{found}”, as was asked for."
    ),
    "problem.wrong_encoding.todo": Sentence(
        "请改用正确的 --encoding，或把文件另存为“CSV UTF-8”。",
        "Give the right --encoding, or save the file as “CSV UTF-8”.",
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
        "请检查该处及其前面的逗号、引号和括号：用英文半角，以 {{ 或 [ 开头，不能有注释。",
        "Check the commas, quotes and brackets there and just before: plain ones, the first of all "
        "a {{ or [; JSON holds no comments (// or /* */).",
    ),
    "problem.broken_yaml": Sentence(
        "第 {line} 行第 {column} 个字符处不符合 YAML 写法。",
        "Line {line}, character {column} is not valid YAML.",
    ),
    "problem.broken_yaml.todo": Sentence(
        "请检查该处及其前面的缩进（只用空格）、冒号和引号；冒号须是英文半角，后面空一格。",
        "Check the indentation (spaces only), colons and quotes there and just before; a colon is "
        "a plain one with a blank after it.",
    ),
    "problem.yaml_alias": Sentence(
        "第 {line} 行用了 YAML 引用（*），报送数据不接受引用。",
        "Line {line} uses a YAML alias (*), which a submission may not.",
    ),
    "problem.yaml_alias.todo": Sentence(
        "请在该处写出完整内容。", "Write the content out in full there."
    ),
    "problem.too_deep": Sentence("数据嵌套层数过多。", "The data is nested too deeply."),
    "problem.too_deep.todo": Sentence(
        "请用 Excel 或 WPS 打开，另存为 .xlsx（Excel 工作簿）后重新报送。",
        "Open it in Excel or WPS, save it as .xlsx (Excel workbook) and submit that.",
    ),
    "problem.too_deep.todo_in_objects": Sentence(
        "请按 haixi-check schema submission 给出的结构填写。",
        "Follow the structure that haixi-check schema submission prints.",
    ),
    "problem.non_finite_number": Sentence(
        "“{found}”不是可以使用的数值。", "“{found}” is not a number that can be used."
    ),
    "problem.non_finite_number.todo": Sentence(
        "没有数据请留空或写 null，有数据请写实际数值。",
        "Leave it out or write null where there is no figure; otherwise write the number.",
    ),
    "problem.duplicate_key": Sentence(
        "名称“{found}”在同一处写了两次，无法确定以哪个为准。",
        "“{found}” stands twice in the same place; which one counts cannot be told.",
    ),
    "problem.duplicate_key.todo": Sentence("请只保留正确的一个。", "Keep the right one."),
    "problem.not_a_submission": Sentence(
        "里面没有报送数据：找不到“unit”“year”“figures”“registers”“rosters”“evidence”中的任何一个。",
        "It holds no submission: there is no “unit”, “year”, “figures”, “registers”, “rosters” "
        "or “evidence”.",
    ),
    "problem.not_a_submission.todo": Sentence(
        "请按 haixi-check schema submission 给出的结构填写（冒号和引号须是英文半角）。",
        "Follow the structure that haixi-check schema submission prints, with plain colons and "
        "quotes.",
    ),
    "problem.bad_structure": Sentence(
        "“{cell}”处填的是“{found}”，应写成 {expected} 的样子，没有采用。",
        "At “{cell}” stands “{found}” where {expected} is expected; it was not used.",
    ),
    "problem.bad_structure.todo": Sentence(
        "请按 haixi-check schema submission 给出的结构改写。",
        "Rewrite it as haixi-check schema submission says.",
    ),
    "problem.unknown_key": Sentence(
        "不认识的名称“{found}”，没有采用。", "The name “{found}” is not known and was not used."
    ),
    "problem.unknown_key.todo": Sentence(
        "请核对拼写；多余的内容可以删去。", "Check the spelling; what is not needed may go."
    ),
}

ARCHIVES_AND_FOLDERS: dict[str, Sentence] = {
    "problem.nested_archive": Sentence(
        "压缩包里又有压缩包，没有打开。", "This is an archive within an archive; it was not opened."
    ),
    "problem.nested_archive.todo": Sentence(
        "请把里面的文件解压出来，直接报送，或只压缩一层。",
        "Unpack what is inside and submit that, or pack it only once.",
    ),
    "problem.encrypted_archive": Sentence(
        "压缩包设了密码。", "The archive is protected by a password."
    ),
    "problem.encrypted_archive.todo": Sentence(
        "请解压后直接报送，或不设密码重新压缩。",
        "Unpack it and submit the files, or pack them again without a password.",
    ),
    "problem.oversized_archive": Sentence(
        "压缩包里文件过多，或展开后过大，没有读取。",
        "The archive holds too many files or unfolds to far too much; it was not read.",
    ),
    "problem.oversized_archive.todo": Sentence(
        "请只保留各单位的报送文件，分几次压缩。",
        "Keep only the submissions and pack them in several archives.",
    ),
    "problem.unknown_packing": Sentence(
        "里面的内容用了少见的压缩方法，没有读取。",
        "What it holds is packed in an unusual way; it was not read.",
    ),
    "problem.unknown_packing.todo": Sentence(
        "压缩包请用系统自带的压缩功能重新压缩成 .zip，或直接报送文件夹；"
        "工作簿请用 Excel 或 WPS 另存为新的 .xlsx。",
        "Pack an archive again as .zip with what your system brings, or submit the folder; save a "
        "workbook as a new .xlsx in Excel or WPS.",
    ),
    "problem.member_given_twice": Sentence(
        "压缩包里有两个同名的文件“{found}”（不分大小写），内容不同，不知道以哪个为准，没有读取。",
        "Two files of the archive are called “{found}” (capitals apart) and differ; which of them "
        "holds is open, and the archive was not read.",
    ),
    "problem.member_given_twice.todo": Sentence(
        "请只保留正确的一个，或给两个文件取不同的名字，重新压缩后报送。",
        "Keep the right one only, or give the two different names, and pack them again.",
    ),
    "problem.empty_archive": Sentence(
        "压缩包里没有报送文件。", "There is no submission in the archive."
    ),
    "problem.empty_archive.todo": Sentence(
        "请把填好的工作簿（.xlsx）放进压缩包，或直接报送工作簿。",
        "Put the workbook (.xlsx) into the archive, or submit the workbook itself.",
    ),
    "problem.unsafe_member": Sentence(
        "压缩包里有一个文件的路径“{found}”指向包外，没有读取。",
        "The path “{found}” of a file in the archive leads out of it; that file was not read.",
    ),
    "problem.unsafe_member.todo": Sentence(
        "请选中要报送的文件重新压缩，不要带上级文件夹的路径。",
        "Pack the files again, without the paths of the folders above them.",
    ),
    "problem.files_not_opened": Sentence(
        "另有 {count} 个文件没有打开：{names}。", "{count} more files were not opened: {names}."
    ),
    "problem.files_not_opened.todo": Sentence(
        "如有报送数据，请另存为 .xlsx；如有佐证材料，请在“佐证材料”表写明文件名；其余不用处理。",
        "If one is a submission, save it as .xlsx; if one is evidence, name it in the record; "
        "nothing need be done about the rest.",
    ),
    "problem.archive_not_opened": Sentence(
        "另有 {count} 个压缩包没有打开：{names}。压缩包只读 zip 格式的。",
        "{count} archives were not opened: {names}. Of archives only zip is read.",
    ),
    "problem.archive_not_opened.todo": Sentence(
        "请先解压，或重新压缩成 zip 格式。", "Unpack it, or pack it again as a zip."
    ),
    "problem.reports_not_opened": Sentence(
        "有 {count} 个文件是本程序写出的核查报告，不是报送数据，没有采用：{names}。",
        "{count} files are reports that this program has written, and were not used: {names}.",
    ),
    "problem.reports_not_opened.todo": Sentence(
        "不用处理；核查报告另放一个文件夹更清楚。",
        "Nothing need be done; reports are better kept in a folder of their own.",
    ),
    "problem.empty_subfolders": Sentence(
        "有 {count} 个子文件夹是空的：{names}。", "{count} folders within are empty: {names}."
    ),
    "problem.empty_subfolders.todo": Sentence(
        "请核对是否漏放了报送文件；确实没有的，可删去空文件夹。",
        "Check whether a submission is missing there; if none is, delete the empty folders.",
    ),
    "problem.empty_folder": Sentence(
        "文件夹里没有能打开的报送文件。", "The folder holds no submission that can be opened."
    ),
    "problem.empty_folder.todo": Sentence(
        "请核对文件夹是否给对，或把报送的工作簿放进去。",
        "Check that it is the right folder, or put the workbooks into it.",
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
}

SENTENCES: dict[str, Sentence] = TEXTS | ARCHIVES_AND_FOLDERS
