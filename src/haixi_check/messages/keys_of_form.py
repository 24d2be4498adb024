"""What each key of a pack's cover and of its form means."""

from haixi_check.messages import Sentence

COVER: dict[str, Sentence] = {
    "key.Pack.version": Sentence(
        "规则包的版本，如 1.0.0；结论可能变化时要升。",
        "The version of the pack, as 1.0.0; raised where a verdict can turn.",
    ),
    "key.Pack.short_title": Sentence(
        "文件的简称，报告里这样称呼。", "The short title by which outputs name the document."
    ),
    "key.Pack.issuer": Sentence("印发机关。", "Who issued the document."),
    "key.Pack.issued": Sentence("印发日期。", "When it was issued."),
    "key.Pack.in_force": Sentence("施行日期。", "When it came into force."),
    "key.Pack.base_year": Sentence(
        "报送材料从哪一年填起；逐年变化先与这一年比。",
        "The first year that a submission carries; what grows is first compared with it.",
    ),
    "key.Pack.judged_from": Sentence(
        "每年都要完成的、持续的和逐年变化的，从哪一年开始判。",
        "The first year on which yearly, continuing and trend targets are judged.",
    ),
    "key.Pack.not_evidence": Sentence(
        "不能作为佐证的文件：已经废止的，和文件本身。",
        "Documents that prove nothing: those that it repeals, and itself.",
    ),
    "key.Pack.caveats": Sentence(
        "报送材料里没有、每份报告都要说明的事。",
        "What no submission holds and every report must therefore say.",
    ),
    "key.Pack.clauses": Sentence(
        "条款目录：按原文顺序，一段不漏。", "The clauses in the order of the document, all of them."
    ),
    "key.Pack.facts": Sentence(
        "文件自身的事项：施行、废止、附件。", "What the document says about itself."
    ),
    "key.Pack.units": Sentence("填报单位。", "The units that report."),
    "key.Pack.kinds": Sentence("单位类别。", "The kinds of unit."),
    "key.Pack.whole": Sentence("全部单位合起来叫什么。", "What all units together are called."),
    "key.Whole.reference": Sentence(
        "拿合计的标准对照单个单位时怎么说。",
        "What is said of a unit that is held to the standard of the whole.",
    ),
    "key.Clause.id": Sentence("条款号，如 三(十)。", "The number of the clause, as 三(十)."),
    "key.Clause.opening": Sentence(
        "原文这一段开头的几个字，用来找到它。", "The first words of its paragraph."
    ),
    "key.Fact.code": Sentence("代码，如 F1。", "The code, as F1."),
    "key.Fact.clause": Sentence("哪一条。", "The clause that says it."),
    "key.Fact.wording": Sentence("原话。", "The words printed there."),
    "key.Fact.statement": Sentence("说的是什么。", "What it comes to."),
    "key.Unit.level": Sentence("单位类别。", "The kind of unit."),
    "key.Unit.short": Sentence("简称。", "The short name."),
    "key.Unit.school_code": Sentence("10位学校标识码，加引号。", "Its ten-digit code, in quotes."),
    "key.Unit.shares_with": Sentence(
        "与哪个单位同校园、同班子，可能重复填报。",
        "Units with the same campus and staff, which may report the same things.",
    ),
    "key.Unit.bodies": Sentence(
        "里面的部门，可以各自登记。", "The bodies that speak within it, each for itself."
    ),
    "key.Unit.since": Sentence(
        "从哪一年起有这个单位；以前不要求它填报。", "The first year in which it exists."
    ),
    "key.Unit.until": Sentence("到哪一年为止。", "The last year in which it exists."),
}

FORM: dict[str, Sentence] = {
    "key.Form.basics": Sentence("“基本信息”表。", "The sheet of basic information."),
    "key.Form.figures_sheet": Sentence("“指标数据”表。", "The sheet of figures."),
    "key.Form.figures": Sentence("指标，一项一段。", "The figures, one entry each."),
    "key.Form.registers": Sentence("登记表：一行一件事物。", "Registers: one thing a row."),
    "key.Form.rosters": Sentence("名册：一行一个人。", "Rosters: one person a row."),
    "key.Form.evidence": Sentence("“佐证材料”表。", "The sheet of evidence."),
    "key.Figure.unit": Sentence("计量单位：人、人次、个、元……", "The unit of account."),
    "key.Figure.kind": Sentence(
        "种类：persons 人、person_times 人次、things 个数、money 金额。",
        "What it counts: persons, person_times, things or money.",
    ),
    "key.Figure.stated_by": Sentence(
        "基本信息里哪几项说明它怎么数。",
        "Lines of the basic information without which nobody knows how it was counted.",
    ),
    "key.Figure.at_most": Sentence(
        "不超过哪个指标（审核关系）。", "The figures that it never exceeds."
    ),
    "key.Figure.slip": Sentence(
        "金额单位可能填错的界限。", "Between which bounds the unit of money was probably mistaken."
    ),
    "key.Figure.decimals": Sentence(
        "几位小数；不写则为整数。", "How many decimals; none by default."
    ),
    "key.Bound.figure": Sentence("哪个指标。", "Which figure."),
    "key.Slip.per": Sentence("除以哪个指标来比。", "The figure that it is divided by."),
    "key.Slip.over": Sentence("高于这个数可疑，加引号。", "Odd above this, in quotes."),
    "key.Slip.under": Sentence("低于这个数可疑，加引号。", "Odd below this, in quotes."),
    "key.Slip.suspected": Sentence("可能填成了什么单位。", "The unit that was probably meant."),
    "key.Column.type": Sentence(
        "填什么：text 文字、date 日期、year 年、count 整数、number 数、yes_no 是否、choice 选项、"
        "document 文号、address 文件或网址、proof 依据，以及各种代码。",
        "What a cell holds: text, date, year, count, number, yes_no, choice, document, address, "
        "proof, or one of the codes.",
    ),
    "key.Column.required": Sentence("true 为必填。", "Whether it must be filled in."),
    "key.Column.choices": Sentence(
        "可选的值（type: choice）。", "The values to choose from (type: choice)."
    ),
    "key.Column.blank_means": Sentence(
        "空着有含义时，同样意思的词，如 长期。",
        "Words that mean what a blank cell means, as 长期 (no end).",
    ),
    "key.Column.at_most": Sentence("最大只能是多少。", "The largest number that can be true."),
    "key.Column.in_own_year": Sentence(
        "日期须在填报年度内。", "Whether a day here lies in the reporting year."
    ),
    "key.Column.by_next_year": Sentence(
        "日期须在填报年度或下一年。", "Whether it lies in the reporting year or the next."
    ),
    "key.Column.name_of": Sentence(
        "填的是谁的名称：thing 这件事物，partner 别的单位。",
        "Whose name stands here: the thing's, or a partner's.",
    ),
    "key.Column.kept": Sentence(
        "false：填了也不写进任何报告（姓名、电话）。",
        "False for what no output repeats: names, telephone numbers.",
    ),
    "key.Column.carried": Sentence(
        "生成下一年的报送表时是否带过去。", "Whether next year's template carries it over."
    ),
    "key.Choice.value": Sentence("选项，报送和规则里都用这个词。", "The value, as rules use it."),
    "key.Register.key": Sentence(
        "哪几栏合起来认定是同一件；“a|b”表示先看a再看b。",
        "The columns that make a row unique; a|b is the first that is filled in.",
    ),
    "key.Register.within_unit": Sentence(
        "只在本单位内唯一。", "Whether the key is unique within one unit only."
    ),
    "key.Register.across_units": Sentence(
        "跨单位认人的栏目（身份证件号）。", "The column that names a person in every unit."
    ),
    "key.Register.shareable": Sentence(
        "同校园的两个单位是否可以都填。", "Whether two units of one campus may report the same."
    ),
    "key.Register.of_unit": Sentence(
        "只说本单位情况的栏目。", "Columns that speak of the thing at this unit only."
    ),
    "key.Register.derives": Sentence("由这些行算出哪些指标。", "Which figures the rows come to."),
    "key.Register.exclusive": Sentence(
        "同一件不能填成两样的栏目。", "Columns in which rows of one thing may not differ."
    ),
    "key.Register.numbered": Sentence(
        "同一单位一年内不重号的栏目。", "The column whose number is given once a year."
    ),
    "key.Register.order": Sentence(
        "一行里谁不大于谁。", "Which column never exceeds which, within a row."
    ),
    "key.Register.contradictions": Sentence(
        "一行里不能同时出现的情形。", "What within a row cannot be together."
    ),
}

ROWS: dict[str, Sentence] = {
    "key.Derivation.figure": Sentence("算出哪个指标。", "The figure that it gives."),
    "key.Derivation.sum": Sentence("把哪一栏相加；不写则数行数。", "The column that is added up."),
    "key.Derivation.distinct": Sentence(
        "按哪几栏数不同的值。", "The columns whose different values are counted."
    ),
    "key.Derivation.where": Sentence("只数符合条件的行：栏目与值。", "Which rows count."),
    "key.Derivation.named_by": Sentence(
        "对方也要登记才算：看哪几栏。", "Columns by which a counterpart must name the row."
    ),
    "key.Derivation.also_named_in": Sentence(
        "还可以在哪几张登记表里登记。", "Registers in which the counterpart may stand as well."
    ),
    "key.Derivation.among": Sentence(
        "只数另一个指标也数到的。", "Count only what this other figure counts, too."
    ),
    "key.Derivation.needs": Sentence(
        "缺了这几栏就不算。", "Columns without which a row is not counted."
    ),
    "key.Derivation.since": Sentence("从哪一栏的日期起算。", "The date from which a row counts."),
    "key.Derivation.year_of": Sentence(
        "按哪一栏的年份计入当年。", "The date in whose year a row counts."
    ),
    "key.Derivation.agrees": Sentence(
        "与基本信息哪一项须一致。", "Columns that must say what the basic information says."
    ),
    "key.Exclusive.same": Sentence("哪几栏相同算同一件。", "Columns that make rows one thing."),
    "key.Exclusive.column": Sentence("不能不同的栏目。", "The column that may not differ."),
    "key.Order.lower": Sentence("小的（早的）一栏。", "The lower or earlier column."),
    "key.Order.upper": Sentence("大的（晚的）一栏。", "The upper or later column."),
    "key.Contradiction.when": Sentence("出现这种情形时……", "Where all of this holds …"),
    "key.Contradiction.then": Sentence("……必须是这样。", "… this must hold as well."),
}

SENTENCES: dict[str, Sentence] = COVER | FORM | ROWS
