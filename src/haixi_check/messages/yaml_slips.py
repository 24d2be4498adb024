"""What keeps a rule file from being YAML, in words of whoever typed it."""

from haixi_check.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "pack_yaml_syntax": Sentence(
        "从这里起格式读不懂。请检查这一行和上一行的缩进、冒号、引号和括号。",
        "What begins here cannot be understood. Look at this line and the one above: indent, "
        "colons, quotes, braces.",
    ),
    "pack_yaml_tab": Sentence(
        "行首用了制表符（Tab键）。缩进只能用空格。",
        "This line begins with a tab. Indent with spaces only.",
    ),
    "pack_yaml_odd_space": Sentence(
        "行首有全角空格或网页里带来的空格。缩进只能用半角空格，请删去重打。",
        "This line begins with a space that is not an ordinary one. Delete it and type spaces.",
    ),
    "pack_yaml_indent": Sentence(
        "缩进不对：这一行前面空了 {spaces} 格，按上文应空 {fits} 格。",
        "The indent is wrong. Spaces before this line: {spaces}; by the lines above: {fits}.",
    ),
    "pack_yaml_quote_open": Sentence(
        "引号 {sign} 没有配对：从这里开始，后面没有找到结尾的 {sign}。",
        "The quote {sign} that begins here is never closed.",
    ),
    "pack_yaml_quote_inside": Sentence(
        "引号 {sign} 到这里就结束了，后面还有字。文字里面要用引号时，请改用“”，或外层换一种引号。",
        "The text in {sign} ends here, and more follows. Use another kind of quote around it, or "
        "“ ” inside it.",
    ),
    "pack_yaml_wide_colon": Sentence(
        "这里用了中文冒号“：”。名称后面请用英文冒号“:”加一个空格。",
        "This is a full-width colon. After a name, type an ordinary colon “:” and a space.",
    ),
    "pack_yaml_wide_comma": Sentence(
        "这里用了中文逗号“，”。大括号里各项之间请用英文逗号“,”加一个空格。",
        "This is a full-width comma. Between items in braces, type an ordinary comma “,” and a "
        "space.",
    ),
    "pack_yaml_space_after_colon": Sentence(
        "冒号后面缺一个空格。", "A space is missing after this colon."
    ),
    "pack_yaml_space_after_dash": Sentence(
        "列表的“-”后面缺一个空格。", "A space is missing after the dash of this item."
    ),
    "pack_yaml_colon_in_text": Sentence(
        "文字里面有冒号加空格，会被当成另一个名称。请给整段文字加引号。",
        "A colon and a space inside a text make a name of what is before it. Put the whole text in "
        "quotes.",
    ),
    "pack_yaml_comma_in_text": Sentence(
        "大括号里的英文逗号把文字断开了，“{found}”被当成了另一个名称。请给含逗号的整段文字加引号。",
        "A comma inside braces ends the text, so that “{found}” is taken for another name. Put the "
        "whole text that holds the comma in quotes.",
    ),
    "pack_yaml_braces_open": Sentence(
        "这里的“{sign}”没有配对：找不到结尾的“{other}”。",
        "The {sign} that opens here is never closed by a {other}.",
    ),
    "pack_yaml_braces_differ": Sentence(
        "括号不配对：以“{sign}”开始，应以“{other}”结束，这里却是“{found}”。",
        "What {sign} opened must be closed by {other}, and here is {found}.",
    ),
    "pack_yaml_brace_too_many": Sentence(
        "多了一个“{sign}”：前面没有与它配对的括号。",
        "This {sign} closes nothing: no brace before it is open.",
    ),
    "pack_yaml_sign_first": Sentence(
        "文字不能以“{sign}”开头，它在这种文件里另有含义。请给整段文字加引号。",
        "A text cannot begin with {sign}, which has a meaning of its own in such a file. Put the "
        "text in quotes.",
    ),
    "pack_yaml_second_document": Sentence(
        "文件中间有一行“---”，后面的内容不会被读。请删去这一行。",
        "A line of dashes (---) begins a second document, which is not read. Delete the line.",
    ),
    "pack_yaml_key": Sentence(
        "冒号前面的名称应是一个词，不能是列表或大括号。",
        "What is before a colon should be a word, and not a list or braces.",
    ),
    "pack_yaml_control_character": Sentence(
        "这里有一个看不见的控制字符，请删去重打。",
        "There is an invisible control character here; delete it and type again.",
    ),
    "pack_yaml_value": Sentence(
        "没有“{found}”这个日期或数，请核对；如果是文字，请加引号。",
        "There is no such date or number as “{found}”; if it is text, put it in quotes.",
    ),
    "pack_yaml_too_deep": Sentence(
        "括号或缩进套得太深，读不出来。", "The file is nested too deeply to be read."
    ),
}
