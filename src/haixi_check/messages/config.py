"""What can be wrong with a file of settings, by the code of the fault."""

from haixi_check.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "refused.broken_config": Sentence(
        "配置文件 {path} 有 {count} 处错误，没有进行核查：",
        "The configuration {path} has {count} faults; nothing was judged:",
    ),
    "config_syntax": Sentence(
        "这里不符合TOML格式：请检查等号、引号和方括号；文件须为UTF-8。",
        "This is not TOML: look at equals signs, quotes and brackets; the file must be UTF-8.",
    ),
    "config_unknown_key": Sentence(
        "没有“{found}”这一项{near}；可以写 pack、overlay、waivers、year、language、outputs。",
        "There is no setting “{found}”{near}; there are pack, overlay, waivers, year, language and "
        "outputs.",
    ),
    "config_wants_text": Sentence(
        "{key} 应是一段加引号的文字。", "{key} should be one text in quotes."
    ),
    "config_wants_texts": Sentence(
        "{key} 应是加引号的文字，或这样的列表。",
        "{key} should be a text in quotes or a list of them.",
    ),
    "config_wants_year": Sentence(
        "{key} 应是 2000 至 2100 之间的年份，不加引号。",
        "{key} should be a year from 2000 to 2100, without quotes.",
    ),
    "config_wants_language": Sentence('{key} 应是 "zh" 或 "en"。', '{key} should be "zh" or "en".'),
    "config_no_pack": Sentence(
        "没有规则包“{found}”{near}：既不是文件夹，也不是自带规则包的名称。",
        "There is no pack “{found}”{near}: neither a folder nor the name of a built-in one.",
    ),
    "config_no_file": Sentence(
        "{key} 写的“{found}”不存在{near}。", "“{found}”, named by {key}, does not exist{near}."
    ),
}
