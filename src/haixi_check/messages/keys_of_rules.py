"""What each key of a rule file means: `key.Target.force`, or `key.id` where all mean the same."""

from haixi_check.messages import Sentence

ANYWHERE: dict[str, Sentence] = {
    "key.id": Sentence(
        "编号：小写英文字母、数字和“-”“_”，全包唯一，定了就不要改。",
        "The id: small letters, digits, - and _; used once, and never changed.",
    ),
    "key.title": Sentence("名称，中英文各一。", "The title, in Chinese and English."),
    "key.aliases": Sentence(
        "别的叫法：填表的人这样写也认得。", "Other names that are understood as well."
    ),
    "key.zh": Sentence("中文。", "The Chinese text."),
    "key.en": Sentence("英文。", "The English text."),
    "key.tier": Sentence(
        "不符时怎么办：must_fix 必须改，explain 要说明原因，note 只作提示。",
        "What it costs: must_fix, explain (a reason is owed) or note.",
    ),
    "key.more_than": Sentence(
        "标准：高于多少（不含本数），如 50%。", "The standard: more than this, as 50%."
    ),
    "key.at_least": Sentence(
        "标准：不低于多少（含本数），如 50%、6000。",
        "The standard: at least this, as 50% or 6000.",
    ),
    "key.at_most": Sentence(
        "标准：不高于多少（含本数），如 20。", "The standard: at most this, as 20."
    ),
    "key.less_than": Sentence("标准：低于多少（不含本数）。", "The standard: less than this."),
    "key.filled_by": Sentence("由哪几类单位填报。", "The kinds of unit that fill this in."),
    "key.definition": Sentence(
        "口径：填什么、怎么数。", "What is to be filled in, and how it is counted."
    ),
    "key.columns": Sentence("栏目，按顺序。", "The columns, in order."),
}

TARGETS: dict[str, Sentence] = {
    "key.ClauseFile.clauses": Sentence(
        "这个文件放哪几条的规则。", "The clauses whose rules stand in this file."
    ),
    "key.ClauseFile.targets": Sentence(
        "规则，每项一段，按原文顺序。", "The rules, one entry each, in the order of the document."
    ),
    "key.ClauseFile.exhortations": Sentence(
        "不能用数据核查的条文，以及为什么。", "What no data can check, and why."
    ),
    "key.Target.code": Sentence(
        "代码，如 Q02：Q 有数量标准，S 逐年变化，E 看佐证。",
        "The code, as Q02: Q has a number to reach, S a trend, E is met by evidence.",
    ),
    "key.Target.clauses": Sentence(
        "条款：原话。写在几条里就列几条，只判一次。",
        "Clause: the words printed there. Printed in several clauses, it is judged once.",
    ),
    "key.covers": Sentence(
        "条款：同一条里说同一件事的其他原话。",
        "Clause: words of other sentences there that say the same.",
    ),
    "key.Target.force": Sentence(
        "力度：mandatory 约束性，aspirational 力争，directional 导向性，encouraged 鼓励性。"
        "只有约束性的影响总体结论。",
        "How strongly it binds: mandatory, aspirational, directional, encouraged. Only what is "
        "mandatory decides the run.",
    ),
    "key.judged": Sentence(
        "怎么判：合计成一个数判，还是逐个单位判。",
        "Who is judged: all units together, or each by itself.",
    ),
    "key.Target.units": Sentence(
        "谁的数算进来：单位类别或单位编号。", "Whose figures enter: kinds of unit, or ids of units."
    ),
    "key.Target.lead": Sentence(
        "责任单位，以及依据是正文、附件还是推定。", "Who is answerable, and what says so."
    ),
    "key.period": Sentence(
        "时限：{{by: 年}}、{{each_year_from: 年}}、{{every: {{years: 几}}, from: 年}} "
        "或 continuing。",
        "When: {{by: year}}, {{each_year_from: year}}, {{every: {{years: n}}, from: year}} or "
        "continuing.",
    ),
    "key.measure": Sentence(
        "怎么算：count 数个数、sum 合计、share 占比、per_head 人均、trend 逐年变化、"
        "evidence 佐证。",
        "How it is measured: count, sum, share, per_head, trend or evidence.",
    ),
    "key.Target.shortfall": Sentence(
        "没有达到时怎么说“还差多少”。", "How a gap is told where the standard is missed."
    ),
    "key.Target.reading": Sentence(
        "口径：条文怎样理解，为什么这样理解。", "How the words are read, and why."
    ),
    "key.Target.other_readings": Sentence(
        "别的理解：一并计算，结论不同时标明口径存疑。",
        "Other ways to read the words, measured beside it; where they differ, that is said.",
    ),
    "key.Target.remedy": Sentence("没有达到时怎么补。", "What to do where it is missed."),
    "key.Target.provisional_until_year_end": Sentence(
        "基本信息里写明统计截止日的那一项：年底以前没有达到的还不算数。",
        "The line of the basic information with the day of measurement: a miss before the end of "
        "the year is not final.",
    ),
    "key.Target.quotas": Sentence(
        "由叠加规则分解给各单位的数。", "What an overlay asks of single units."
    ),
    "key.Target.milestones": Sentence(
        "由叠加规则给期限以前各年度的数。", "What an overlay asks of the years before the deadline."
    ),
    "key.Target.retired": Sentence("由叠加规则停止执行的依据。", "By what an overlay ends it."),
    "key.Milestone.year": Sentence("年度。", "The year."),
    "key.Milestone.value": Sentence("这一年度要达到的数。", "How much is asked of that year."),
    "key.Target.not_judged": Sentence(
        "为什么只列数、不判定。", "Why the figure is shown and not judged."
    ),
    "key.Target.examples": Sentence(
        "示例：给出数据，写明应得的结果；targets test 逐个核对。",
        "Examples: what is given and what must come of it; targets test tries each.",
    ),
    "key.Conditional.when": Sentence(
        "条件：基本信息里哪一项等于什么。",
        "The condition: what a line of the basic information is.",
    ),
    "key.Conditional.then": Sentence("符合条件时的标准。", "The standard where it is so."),
    "key.Conditional.otherwise": Sentence(
        "不符合条件时的标准；不写则不适用。",
        "The standard where it is not; without it nothing is asked.",
    ),
    "key.from": Sentence("从哪一年起。", "From which year on."),
    "key.Dated.value": Sentence("这一年起的标准。", "The standard from that year on."),
    "key.document": Sentence("文号。", "The number of the document."),
    "key.Lead.bodies": Sentence("部门或单位的编号。", "Ids of bodies or units."),
    "key.Lead.title": Sentence(
        "没有对应部门时直接写名称。", "Its name, where no body of the pack is meant."
    ),
    "key.Lead.basis": Sentence(
        "依据：text 正文写明，annex 附件写明，presumed 按职责推定。",
        "What says so: the text, the annex, or presumed from what the body is there for.",
    ),
    "key.Exhortation.code": Sentence("代码，如 X01。", "The code, as X01."),
    "key.Exhortation.clauses": Sentence("条款：原话。", "Clause: the words printed there."),
    "key.Exhortation.not_checkable": Sentence("为什么不能核查。", "Why it cannot be checked."),
    "key.By.by": Sentence("到这一年年底完成。", "To be met by the end of this year."),
    "key.EachYearFrom.each_year_from": Sentence(
        "从这一年起每年都要完成。", "To be met in each year from this one on."
    ),
    "key.until": Sentence("到哪一年（或哪一天）为止。", "Until which year, or day."),
    "key.Every.every": Sentence("每几年至少一次。", "At least once in so many years."),
    "key.Cycle.years": Sentence("几年。", "How many years."),
    "key.Shortfall.grows": Sentence(
        "靠新进人员补足时总数也会变大，另算一个数。",
        "Whether newcomers enter the whole as well, so that more are needed.",
    ),
    "key.Shortfall.unit": Sentence("差额的计量单位。", "The unit of the gap."),
    "key.Shortfall.counted_in": Sentence(
        "差额按分子算还是按分母算。", "Whether the gap is told of the part or of the whole."
    ),
    "key.Reading.name": Sentence("这种理解叫什么。", "What this reading is called."),
    "key.Reading.units": Sentence(
        "按这种理解谁的数算进来；不写则与规则相同。", "Whose figures enter by this reading."
    ),
    "key.kind": Sentence("类别。", "Which kind."),
}

MEASURES: dict[str, Sentence] = {
    "key.count": Sentence("数个数：同一个只算一次。", "Count things, each once."),
    "key.sum": Sentence("各单位相加。", "Add up over the units."),
    "key.share": Sentence("占比：分子合计除以分母合计。", "A share: parts over wholes, pooled."),
    "key.per_head": Sentence("人均：总数除以人数。", "An amount for each person."),
    "key.trend": Sentence("与上一年比。", "Each year held against the year before."),
    "key.evidence": Sentence("看佐证材料。", "Met by what is on file."),
    "key.of": Sentence(
        "哪个指标；有“to”时是分子。几个指标写成列表，相加。",
        "The figure, or the part of a ratio; several are added.",
    ),
    "key.to": Sentence("分母；几个指标写成列表，相加。", "The whole; several are added."),
    "key.Trend.of": Sentence(
        "比什么：{{sum: …}}、{{count: …}} 或 {{share: …}}。",
        "What is compared: a sum, count or share.",
    ),
    "key.Trend.direction": Sentence(
        "rising 逐年提高，not_falling 不下降。", "Rising each year, or not falling."
    ),
    "key.Count.kept_apart": Sentence(
        "两个单位共有的是否各算一次。", "Whether what two units share counts for each."
    ),
    "key.Share.may_exceed": Sentence(
        "分子可以大于分母。", "Whether the part may exceed the whole."
    ),
    "key.Share.empty_is": Sentence(
        "分母为零时：unknown 无法判定，not_applicable 不适用。",
        "What a whole of 0 means: unknown or not applicable.",
    ),
    "key.PerHead.per": Sentence("按每多少人算，如 100。", "For how many persons, as 100."),
    "key.PerHead.shown_as": Sentence("ratio 写成 1:20 的样子。", "Shown as a ratio, as 1:20."),
    "key.Evidence.shown_by": Sentence(
        "由谁提供：every_unit 每个单位，any_unit 任一单位，each_part_by_any 各分项由任一单位。",
        "Who shows it: every unit, any unit, or each part by any of them.",
    ),
    "key.Evidence.dated": Sentence(
        "看哪天的材料：standing 基准日以前都算，yearly 每年一份，milestone 在规定期间内。",
        "Which date counts: standing, yearly, or a milestone within its window.",
    ),
    "key.Evidence.window": Sentence(
        "milestone 的起止日期。", "The days within which a milestone is passed."
    ),
    "key.Evidence.parts": Sentence(
        "分项：每一项都要有材料。", "Named parts, each of which needs a record."
    ),
    "key.Evidence.all_of": Sentence(
        "要同时具备的几件材料。", "Papers that only together are a proof."
    ),
    "key.Evidence.proof": Sentence("要什么材料。", "What proves it."),
    "key.Evidence.may_not_apply": Sentence(
        "可不可以填不适用。", "Whether a unit may say that it does not apply."
    ),
    "key.Evidence.expires": Sentence(
        "材料会不会到期，要不要填有效期。", "Whether what proves it ends some day."
    ),
    "key.Window.since": Sentence("从哪一天起。", "From which day on."),
}

EXAMPLES: dict[str, Sentence] = {
    "key.Example.name": Sentence("这个示例说明什么。", "What the example shows."),
    "key.Example.given": Sentence(
        "给出的数据：每个指标的数；也可以再分年度、分单位。null 表示没有填。",
        "What is given: figure: number, below a year or a unit where it matters; null is missing.",
    ),
    "key.Example.evidence": Sentence("登记的佐证材料。", "Records on file."),
    "key.Example.basics": Sentence("单位的基本信息。", "Lines of the basic information, by unit."),
    "key.Example.doubted": Sentence(
        "还没有说明原因、待核实的指标。", "Figures of which an explanation is owed."
    ),
    "key.Example.year": Sentence(
        "填报年度；不写则为到期的那一年。", "The reporting year; by default the year it is due."
    ),
    "key.Example.as_of": Sentence("基准日。", "The day as of which evidence counts."),
    "key.Example.unit": Sentence(
        "看哪个单位的结果；不写则看合计的结果。",
        "Whose result is looked at; by default that of the whole.",
    ),
    "key.Example.outcome": Sentence(
        "应得的结果：pass 达标、fail 未达标、review 待核实、unknown 无法判定、not_due 未到期、"
        "not_applicable 不适用、info 仅供参考。",
        "What must come of it: pass, fail, review, unknown, not_due, not_applicable or info.",
    ),
    "key.Example.reason": Sentence("应说明的原因（代码）。", "The reason that must be given."),
    "key.Example.shortfall": Sentence("应差多少。", "How much must be missing."),
    "key.Example.if_whole_grows": Sentence(
        "靠新进人员补足时应差多少。", "How much is missing where newcomers enter the whole."
    ),
    "key.Example.missing_parts": Sentence("应缺的分项。", "The parts that must be missing."),
    "key.Example.readings": Sentence(
        "其他口径依次应得的结果。", "What the other readings must come to, in their order."
    ),
    "key.Example.units": Sentence("各单位应得的结果。", "What each unit must come to by itself."),
    "key.Example.exit": Sentence("单独核查时的退出码。", "The exit code of a run of this alone."),
    "key.Example.fail_on": Sentence(
        "核查时 --fail-on 的取值。", "What such a run is asked to fail on."
    ),
    "key.Record.unit": Sentence("哪个单位登记的。", "The unit that shows it."),
    "key.Record.part": Sentence("哪个分项。", "The part that it is of."),
    "key.Record.body": Sentence("哪个部门。", "The body that speaks."),
    "key.Record.status": Sentence(
        "状态：已落实、正在推进、未落实、不适用。", "Its status, in the words of the form."
    ),
    "key.Record.for_year": Sentence("对应哪一年。", "The year that it is of."),
    "key.Record.date": Sentence("材料日期。", "The date of the paper."),
    "key.Record.valid_until": Sentence("有效期到哪天。", "Until when it is valid."),
    "key.Record.file": Sentence("文件或网址。", "A file or an address."),
    "key.Record.note": Sentence("说明。", "The note."),
}

SENTENCES: dict[str, Sentence] = ANYWHERE | TARGETS | MEASURES | EXAMPLES
