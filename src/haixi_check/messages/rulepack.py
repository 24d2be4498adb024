"""What can be wrong with a rule pack, by the code of the fault."""

from haixi_check.messages import Sentence

FILES: dict[str, Sentence] = {
    "pack_not_found": Sentence(
        "找不到规则包“{found}”。内置规则包：{known}；也可以写规则包文件夹的路径。",
        "There is no rule pack “{found}”. Built in: {known}; or give the path of a pack's folder.",
    ),
    "pack_folder_without_cover": Sentence(
        "文件夹“{found}”里没有 pack.yaml，不是规则包。要用程序自带的同名规则包，"
        "请给这个文件夹改名，或换一个文件夹运行；自带的有：{known}。",
        "The folder “{found}” has no pack.yaml and is no rule pack. To use the built-in pack of "
        "that name, rename the folder or run in another one. Built in: {known}.",
    ),
    "pack_file_missing": Sentence(
        "规则包缺少文件 {found}。", "The rule pack lacks the file {found}."
    ),
    "pack_without_targets": Sentence(
        "规则包里没有条款文件，无可核查。", "The rule pack has no clause file: nothing to check."
    ),
    "pack_unreadable": Sentence("文件读不出：{found}。", "The file cannot be read: {found}."),
    "pack_not_utf8": Sentence(
        "文件不是UTF-8编码，请另存为UTF-8。", "The file is not UTF-8; save it as UTF-8."
    ),
    "pack_key_twice": Sentence(
        "“{found}”在同一处写了两次，只保留一个。",
        "“{found}” is given twice in one place; keep one of them.",
    ),
    "pack_file_empty": Sentence(
        "这个文件是空的；不用的文件请删除。", "This file is empty; delete it if it is not needed."
    ),
    "pack_not_a_mapping": Sentence(
        "文件内容应是“名称: 值”的形式，最外层不能是列表或一段文字。",
        "The file should hold “name: value” pairs; it cannot be a list or mere text.",
    ),
    "pack_other_suffix": Sentence(
        "“{found}”不会被读取：规则文件的后缀是 .yaml。请改名为“{better}”，不用的请移走。",
        "“{found}” is not read: rule files end in .yaml. Rename it to “{better}”, or take it away.",
    ),
    "pack_folder_inside": Sentence(
        "“{found}”不会被读取：规则文件要直接放在规则包文件夹里。请移出来，改名为“{better}”，不用的请移走。",
        "“{found}” is not read: rule files lie in the pack's folder itself. Move it up, as "
        "“{better}”, or take it away.",
    ),
}

REFERENCES: dict[str, Sentence] = {
    "pack_unknown_figure": Sentence(
        "报送表里没有指标“{found}”{near}。", "The form has no figure “{found}”{near}."
    ),
    "pack_unknown_unit": Sentence(
        "没有单位或层次“{found}”{near}。", "There is no unit or level “{found}”{near}."
    ),
    "pack_unknown_body": Sentence(
        "没有部门或单位“{found}”{near}。",
        "There is no body or unit “{found}”{near}.",
    ),
    "pack_unknown_clause": Sentence(
        "条款目录里没有“{found}”{near}。", "There is no clause “{found}”{near}."
    ),
    "pack_column_lacking": Sentence(
        "这张表缺少“{found}”一列，程序要用到它，请补上。",
        "This sheet lacks the column “{found}”, which the program needs; add it.",
    ),
    "pack_unknown_column": Sentence(
        "这张表没有栏目“{found}”{near}。", "This sheet has no column “{found}”{near}."
    ),
    "pack_unknown_register": Sentence(
        "没有登记表“{found}”{near}。", "There is no register “{found}”{near}."
    ),
    "pack_unknown_choice": Sentence(
        "这一栏没有可选值“{found}”{near}。", "This column has no choice “{found}”{near}."
    ),
    "pack_unknown_basic": Sentence(
        "基本信息里没有“{found}”{near}。", "The basic information has no line “{found}”{near}."
    ),
    "pack_unknown_part": Sentence(
        "这一事项没有分项“{found}”{near}。", "This duty has no part “{found}”{near}."
    ),
    "pack_name_twice": Sentence(
        "“{found}”已在 {first} 用过，不能重复。", "“{found}” is already used in {first}."
    ),
    "pack_clause_filed_twice": Sentence(
        "条款“{found}”已归入 {first}，一条只归一个文件。",
        "Clause “{found}” is filed in {first} already; a clause has one file.",
    ),
    "pack_wrong_file": Sentence(
        "“{found}”最先出现在{clause}，应放到该条款的文件里。",
        "“{found}” is first printed in {clause} and belongs into the file of that clause.",
    ),
    "pack_figure_of_nobody": Sentence(
        "这一指标涉及的单位都不填报“{found}”。",
        "None of the units of this target reports “{found}”.",
    ),
    "pack_threshold": Sentence(
        "标准“{found}”超出范围：须大于0，占比不超过100%，并且既有可能达到、也有可能达不到。",
        "The threshold “{found}” is out of range: above 0, for a share at most 100%, and such that "
        "it can be met and can be missed.",
    ),
    "pack_never_met": Sentence(
        "“{found}”的标准在{year}年没有任何数据能够达到：与表中部分不大于整体的关系矛盾。",
        "No figures can meet “{found}” in {year}: it contradicts what the form says of its parts "
        "and wholes.",
    ),
    "pack_conflict": Sentence(
        "“{found}”与 {others} 的标准在{year}年不可能同时达到。",
        "“{found}” and {others} cannot both be met in {year}.",
    ),
    "pack_property_of_whole": Sentence(
        "“{found}”按各单位合计判定，标准不能因单位情况而不同；"
        "请改为逐个单位判定（judged: each-unit）。",
        "“{found}” is judged as a whole: its threshold cannot depend on what a unit states. "
        "Judge each unit (judged: each-unit).",
    ),
    "pack_dates_out_of_order": Sentence(
        "分时间的标准须至少有一个，并按起始年份先后排列、不重复：{found}。",
        "Values for times must be there, in the order of their years, each year once: {found}.",
    ),
    "pack_date_too_late": Sentence(
        "分时间的标准从{found}年起，而{year}年就要判定。",
        "The first value is from {found}, and {year} is judged already.",
    ),
    "pack_counted_in_misplaced": Sentence(
        "counted_in: to只用于有上限（大于0）的占比和人均。",
        "counted_in: to is for a ratio with an upper limit above 0.",
    ),
    "pack_unknown_kind": Sentence(
        "规则包没有单位类别“{found}”{near}。", "The pack has no kind of unit “{found}”{near}."
    ),
    "pack_shortfall_without_n": Sentence(
        "“还差多少”的句子里须有且只有一个{{n}}。",
        "The shortfall sentence must hold {{n}}, once, and nothing else in braces.",
    ),
    "pack_window_reversed": Sentence(
        "截止日期{found}早于起始日期。", "The window ends on {found}, before it begins."
    ),
    "pack_at_most_circle": Sentence(
        "“{found}”的at_most绕回自身。", "The at_most of “{found}” leads back to itself."
    ),
    "pack_column_type": Sentence(
        "栏目“{found}”的类型不能这样用。", "A column of the type of “{found}” cannot be used so."
    ),
}

STYLE: dict[str, Sentence] = {
    "pack_clause_without_file": Sentence(
        "条款“{found}”没有归入任何文件。", "Clause “{found}” is filed nowhere."
    ),
    "pack_out_of_order": Sentence(
        "“{found}”没有按原文顺序排列。", "“{found}” is not in the order of the opinion."
    ),
    "pack_placeholder": Sentence(
        "还有未写完的内容“{found}”。", "“{found}” is still to be written."
    ),
    "pack_example_missing": Sentence(
        "“{found}”缺少结果为{outcome}的示例。", "“{found}” has no example that comes to {outcome}."
    ),
    "pack_not_proven_below": Sentence(
        "“{found}”缺少刚好差一点的示例。", "“{found}” has no example just below its threshold."
    ),
    "pack_not_proven_under": Sentence(
        "“{found}”缺少略低于标准的示例。",
        "“{found}” has no example just below its limit.",
    ),
    "pack_not_proven_at": Sentence(
        "“{found}”缺少恰好达到标准的示例。", "“{found}” has no example exactly at its threshold."
    ),
    "pack_not_proven_above": Sentence(
        "“{found}”缺少刚好超过标准的示例。", "“{found}” has no example just above its threshold."
    ),
}

OFFICIAL_TEXT: dict[str, Sentence] = {
    "pack_text_threshold": Sentence(
        "{rule}：原文（{clause}“{wording}”）写的是{printed}，规则写的是{found}。",
        "{rule}: {clause} “{wording}” prints {printed}, the rule says {found}.",
    ),
    "pack_text_comparison": Sentence(
        "{rule}：按原文（{clause}“{wording}”）应为{printed}，规则写的是{found}。",
        "{rule}: by {clause} “{wording}” it is {printed}, the rule says {found}.",
    ),
    "pack_text_figure": Sentence(
        "{rule}：原文（{clause}“{wording}”）中的{printed}，所用指标的口径里没有。",
        "{rule}: {clause} “{wording}” prints {printed}, which no definition of its figures has.",
    ),
    "pack_text_no_figure": Sentence(
        "{rule}：引文（{clause}“{wording}”）中没有数字，也没有“全部”一类的词，标准没有来处。",
        "{rule}: {clause} “{wording}” prints no figure and no word for all: its standard "
        "comes from nowhere.",
    ),
    "pack_text_direction": Sentence(
        "{rule}：引文（{clause}“{wording}”）里没有与{printed}相应的词。",
        "{rule}: {clause} “{wording}” has no word for {printed}.",
    ),
    "pack_text_by": Sentence(
        "{rule}：原文（{clause}“{wording}”）的时限是到{printed}年，规则不是。",
        "{rule}: {clause} “{wording}” is due by {printed}, the rule is not.",
    ),
    "pack_text_from": Sentence(
        "{rule}：原文（{clause}“{wording}”）自{printed}年起，规则不是。",
        "{rule}: {clause} “{wording}” begins with {printed}, the rule does not.",
    ),
    "pack_text_no_year": Sentence(
        "{rule}：引文（{clause}“{wording}”）所在的句子没有写{printed}年。",
        "{rule}: the sentence of {clause} “{wording}” does not print {printed}.",
    ),
    "pack_text_force": Sentence(
        "{rule}：按原文用词（{clause}“{wording}”）约束力应为{printed}，规则写的是{found}。",
        "{rule}: by {clause} “{wording}” its force is {printed}, the rule says {found}.",
    ),
}

SENTENCES: dict[str, Sentence] = FILES | REFERENCES | STYLE | OFFICIAL_TEXT
