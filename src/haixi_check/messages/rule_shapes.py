"""What can be wrong with the shape of a rule: its keys, and how their values are written."""

from haixi_check.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "pack_key_missing": Sentence(
        "{whose}缺少“{key}”。{about}", "{whose}“{key}” is missing.{about}"
    ),
    "pack_key_unknown": Sentence(
        "这里没有“{found}”这个名称{near}。{listed}",
        "“{found}” means nothing here{near}.{listed}",
    ),
    "pack_not_one_of": Sentence(
        "“{found}”不在可选值内{near}。可选：{allowed}。",
        "“{found}” is none of the values that are possible here{near}. Possible: {allowed}.",
    ),
    "pack_measure_unclear": Sentence(
        "看不出是哪种测算办法，应写成“share: {{…}}”这样的一项。",
        "The kind of measure is unclear; write one of them, as in “share: {{…}}”.",
    ),
    "pack_pattern": Sentence("“{found}”的写法不对。", "“{found}” is not written as it must be."),
    "pack_pattern_id": Sentence(
        "“{found}”的写法不对：以小写英文字母开头，只含小写字母、数字和中间的“-”“_”，"
        "如 new-rule-2。",
        "“{found}” is not written as it must be: begin with a small letter, then small letters, "
        "digits and single - or _ between them, as in new-rule-2.",
    ),
    "pack_pattern_columns": Sentence(
        "“{found}”的写法不对：写一个栏目的编号，或用“|”连起来的几个，如 credit_code|name。",
        "“{found}” is not written as it must be: the id of a column, or several with | between "
        "them, as in credit_code|name.",
    ),
    "pack_pattern_school_code": Sentence(
        '“{found}”的写法不对：学校标识码是10位数字，加引号，如 "4163014521"。',
        "“{found}” is not written as it must be: a school code has ten digits, in quotes, as in "
        '"4163014521".',
    ),
    "pack_pattern_version": Sentence(
        "“{found}”的写法不对：版本号是三个数，如 1.0.0。",
        "“{found}” is not written as it must be: a version is three numbers, as in 1.0.0.",
    ),
    "pack_pattern_number": Sentence(
        '“{found}”的写法不对：写一个数并加引号，如 "3000"、"0.5"。',
        '“{found}” is not written as it must be: a number in quotes, as in "3000" or "0.5".',
    ),
    "pack_pattern_code": Sentence(
        "“{found}”的写法不对：代码是一个大写字母加数字，后面可以再加一个小写字母，如 Q26、Q24a。",
        "“{found}” is not written as it must be: a code is a capital letter and digits, and "
        "perhaps a small letter, as in Q26 or Q24a.",
    ),
    "pack_wide_comma": Sentence(
        "这里的“{sign}”是中文标点，“{found}”因此成了一项。"
        "列表各项之间请用英文逗号加空格，如 [a, b]。",
        "This “{sign}” is a full-width sign, so that “{found}” is one item. Put an ordinary comma "
        "and a space between items, as in [a, b].",
    ),
    "pack_wide_sign": Sentence(
        "“{found}”里的“{sign}”是全角字符，请改用半角（英文输入法）重新输入。",
        "The “{sign}” in “{found}” is full-width; type it again with an ordinary keyboard.",
    ),
    "pack_needs_quotes": Sentence(
        '“{found}”应是文字，请加引号："{found}"。',
        '“{found}” should be text; put it in quotes: "{found}".',
    ),
    "pack_needs_text": Sentence(
        "“{key}”应是一段文字，不能是列表或几个名称。",
        "“{key}” should be a text, and not a list or several names.",
    ),
    "pack_needs_whole_number": Sentence(
        "“{key}”应是整数，不能是“{found}”。", "“{key}” should be a whole number, not “{found}”."
    ),
    "pack_needs_yes_or_no": Sentence(
        "“{key}”只能写 true（是）或 false（否），不能是“{found}”。",
        "“{key}” is either true or false, not “{found}”.",
    ),
    "pack_needs_date": Sentence(
        "“{key}”应是日期，如 2025-12-31，不能是“{found}”。",
        "“{key}” should be a date, as in 2025-12-31, not “{found}”.",
    ),
    "pack_needs_list": Sentence(
        "“{key}”应是列表：写成 [a, b]，或每项一行、以“- ”开头。",
        "“{key}” should be a list: [a, b], or one item a line after “- ”.",
    ),
    "pack_needs_names": Sentence(
        "“{key}”下面应是“名称: 值”，如 {{zh: …, en: …}}，不能是列表或一段文字。",
        "“{key}” should hold “name: value” pairs, as in {{zh: …, en: …}}; it cannot be a list or "
        "mere text.",
    ),
    "pack_without_value": Sentence(
        "“{key}”后面没有值；不需要这一项就整行删去。",
        "“{key}” has no value; delete the whole line if it is not needed.",
    ),
    "pack_empty": Sentence("“{key}”不能为空。", "“{key}” must not be empty."),
    "pack_value": Sentence(
        "“{found}”不能写在“{key}”里。", "“{found}” cannot be a value of “{key}”."
    ),
    "pack_period_unclear": Sentence(
        "时限应写成 {{by: 年}}、{{each_year_from: 年}}（可加 until: 年）、"
        "{{every: {{years: 几}}, from: 年}} 或 continuing。",
        "A period is {{by: year}}, {{each_year_from: year}} (with or without until: year), "
        "{{every: {{years: n}}, from: year}} or continuing.",
    ),
    "pack_until_before_first": Sentence(
        "until 的年份不能早于 each_year_from。", "The year of until is not before each_year_from."
    ),
    "pack_condition_unclear": Sentence(
        "条件应是一个值、几个值的列表，或 {{at_least: 数}}、{{at_most: 数}}。",
        "A condition is a value, a list of values, {{at_least: number}} or {{at_most: number}}.",
    ),
    "pack_not_exact": Sentence(
        "“{found}”不是准确的数，请写成50%、整数，或给小数加引号。",
        "“{found}” is not an exact number; write 50%, a whole number, or a decimal in quotes.",
    ),
    "pack_choices_misplaced": Sentence(
        "类型为choice的栏目要列出可选值，其他栏目不列。",
        "A column of type choice lists its choices, and no other column does.",
    ),
    "pack_trend_of": Sentence(
        "逐年变化只能用于数量（count、sum）或占比（share）。",
        "A trend is of a count, a sum or a share.",
    ),
    "pack_trend_period": Sentence(
        "逐年变化的时限应写each_year_from。", "The period of a trend is each_year_from a year."
    ),
    "pack_window_misplaced": Sentence(
        "milestone须写window，其他类型不写。", "A milestone has a window, and nothing else has one."
    ),
    "pack_parts_missing": Sentence(
        "each_part_by_any须列出分项parts。", "each_part_by_any needs its named parts."
    ),
    "pack_threshold_misplaced": Sentence(
        "at_least、more_than、at_most、less_than只用于count、sum、share和per_head，并且必须写其中一个；"
        "逐年变化和佐证不写。",
        "One of at_least, more_than, at_most and less_than belongs to count, sum, share and "
        "per_head, always, and to nothing else.",
    ),
    "pack_every_of_yearly_records": Sentence(
        "“每几年至少一次”（every）只用于按年度看的佐证事项（dated: yearly）。",
        "Only a duty whose records are dated yearly can be due once in every few years.",
    ),
    "pack_lead_of_nobody": Sentence(
        "lead 须写部门或单位（bodies），都对不上的写名称（title）。",
        "A lead names bodies, or a title where no body fits.",
    ),
    "pack_shortfall_misplaced": Sentence(
        "用数据测算的指标须写“还差多少”（shortfall），佐证事项不写。",
        "Every computed target has a shortfall sentence, and no duty has one.",
    ),
    "pack_not_judged_duty": Sentence(
        "not_judged只用于用数据测算的指标，佐证事项不写。",
        "not_judged is for what is computed from figures, not for a duty.",
    ),
    "pack_two_standards": Sentence(
        "at_least、more_than、at_most、less_than只能写一个。",
        "Only one of at_least, more_than, at_most and less_than can hold.",
    ),
}
