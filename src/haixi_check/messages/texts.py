"""Sentences about text files: encodings, csv, JSON and YAML, and the structure of a submission."""

from haixi_check.messages import Sentence

SENTENCES = {
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
        "按指定的编码“{found}”读不通。",
        "The text cannot be read as “{found}”, as was asked for.",
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
        "请在该处写出完整内容。",
        "Write the content out in full there.",
    ),
    "problem.too_deep": Sentence(
        "数据嵌套层数过多。",
        "The data is nested too deeply.",
    ),
    "problem.too_deep.todo": Sentence(
        "请用 Excel 或 WPS 打开，另存为 .xlsx（Excel 工作簿）后重新报送。",
        "Open it in Excel or WPS, save it as .xlsx (Excel workbook) and submit that.",
    ),
    "problem.too_deep.todo_in_objects": Sentence(
        "请按 haixi-check schema submission 给出的结构填写。",
        "Follow the structure that haixi-check schema submission prints.",
    ),
    "problem.non_finite_number": Sentence(
        "“{found}”不是可以使用的数值。",
        "“{found}” is not a number that can be used.",
    ),
    "problem.non_finite_number.todo": Sentence(
        "没有数据请留空或写 null，有数据请写实际数值。",
        "Leave it out or write null where there is no figure; otherwise write the number.",
    ),
    "problem.duplicate_key": Sentence(
        "名称“{found}”在同一处写了两次，无法确定以哪个为准。",
        "“{found}” stands twice in the same place; which one counts cannot be told.",
    ),
    "problem.duplicate_key.todo": Sentence(
        "请只保留正确的一个。",
        "Keep the right one.",
    ),
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
        "不认识的名称“{found}”，没有采用。",
        "The name “{found}” is not known and was not used.",
    ),
    "problem.unknown_key.todo": Sentence(
        "请核对拼写；多余的内容可以删去。",
        "Check the spelling; what is not needed may go.",
    ),
}
