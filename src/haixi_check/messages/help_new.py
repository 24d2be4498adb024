"""What `--help` says of `targets new` and its options."""

from haixi_check.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "help.targets.new": Sentence(
        "新增一项规则：写进所属条款的文件，连同各种情形的示例；或用 --pack-dir 新建一个规则包。"
        "已有的内容一律不覆盖。",
        "Add a rule to the file of its clause, with examples; or begin a pack with --pack-dir. "
        "Nothing is ever written over.",
    ),
    "help.new.id": Sentence(
        "编号，用小写英文字母、数字和“-”，如 library-books。",
        "Its id: small letters, digits and -, as library-books.",
    ),
    "help.new.title": Sentence("名称，用中文写。", "Its title, in Chinese."),
    "help.new.title_en": Sentence(
        "英文名称；不写则与中文相同。", "Its title in English; by default the same."
    ),
    "help.new.pack_dir": Sentence(
        "新建规则包：写到这个文件夹，文件夹须是空的或还没有。",
        "Begin a pack in this folder, which must be empty or new.",
    ),
    "help.new.clause": Sentence(
        "依据哪一条，如 三(十)。", "The clause that asks for it, as 三(十)."
    ),
    "help.new.wording": Sentence(
        "条文里的原话，几个字即可，如 达到50%以上。",
        "The words of the clause, just a few, as 达到50%以上.",
    ),
    "help.new.code": Sentence(
        "代码；不写则取下一个空号。", "Its code; by default the next one that is free."
    ),
    "help.new.count": Sentence(
        "数个数：哪个指标（同名只算一个）。", "Count this figure; one name counts once."
    ),
    "help.new.sum": Sentence("算合计：哪个指标。", "Add up this figure."),
    "help.new.share": Sentence("算占比：分子/分母。", "A share: part/whole."),
    "help.new.per_head": Sentence("算人均：总数/人数。", "An amount per head: amount/persons."),
    "help.new.rising": Sentence(
        "逐年提高：指标，或 分子/分母。", "Rises each year: a figure, or part/whole."
    ),
    "help.new.not_falling": Sentence(
        "不下降：指标，或 分子/分母。", "Never falls: a figure, or part/whole."
    ),
    "help.new.evidence": Sentence(
        "看佐证材料：写明要什么材料。", "Met by evidence: what proves it."
    ),
    "help.new.at_least": Sentence(
        "不低于多少，含本数，如 50%、6000。", "At least this, as 50% or 6000."
    ),
    "help.new.more_than": Sentence("高于多少，不含本数。", "More than this."),
    "help.new.at_most": Sentence("不高于多少，含本数。", "At most this."),
    "help.new.less_than": Sentence("低于多少，不含本数。", "Less than this."),
    "help.new.unit": Sentence(
        "由谁完成：单位类别或单位编号，可重复；不写则为填报这些指标的各类单位。",
        "Whose figures enter: kinds or ids of units; by default all that report the figures. "
        "With --pack-dir, the units of the pack.",
    ),
    "help.new.force": Sentence(
        "力度：mandatory 约束性（默认）、aspirational 力争、directional 导向性、"
        "encouraged 鼓励性。",
        "How strongly it binds: mandatory (the default), aspirational, directional, encouraged.",
    ),
    "help.new.by": Sentence("到哪一年底完成。", "To be met by the end of this year."),
    "help.new.each_year_from": Sentence(
        "从哪一年起逐年完成。", "To be met in each year from this one on."
    ),
    "help.new.document": Sentence("新规则包：文号。", "Of a new pack: the document's number."),
    "help.new.issued": Sentence("新规则包：印发日期。", "Of a new pack: when it was issued."),
    "value.text": Sentence("文字", "TEXT"),
    "value.id": Sentence("编号", "ID"),
    "value.code": Sentence("代码", "CODE"),
    "value.figure": Sentence("指标", "FIGURE"),
    "value.ratio": Sentence("指标[/指标]", "FIGURE[/FIGURE]"),
    "value.number": Sentence("数", "NUMBER"),
    "value.force": Sentence("力度", "FORCE"),
}
