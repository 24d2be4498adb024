"""What the formats for machines say to the people who read them there."""

from haixi_check.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "machine.reference": Sentence("仅供参考：{what}", "for reference: {what}"),
    "machine.todo": Sentence("怎么办：{what}", "What to do: {what}"),
    "machine.where": Sentence("出处：{places}", "Where: {places}"),
    "machine.reading": Sentence("口径：{reading}", "Reading: {reading}"),
    "machine.problem_rule": Sentence("数据问题 {code}", "Problem with the data: {code}"),
    "machine.clauses": Sentence("条款 {clauses}", "clauses {clauses}"),
    "machine.matrix": Sentence("条款与单位", "Clauses and units"),
    "machine.column.what": Sentence("要求", "Target"),
    "machine.column.so": Sentence("现状", "What is so"),
    "machine.column.lack": Sentence("还差", "Missing"),
    "machine.column.todo": Sentence("怎么办", "What to do"),
    "machine.column.place": Sentence("出处", "Where"),
    "machine.column.units": Sentence("各状态的单位数", "Units in each state"),
    "machine.notes": Sentence(
        "提示性 {n} 条（已按常规理解，无须改动）", "Notes: {n} (understood as is usual)"
    ),
    "machine.more": Sentence(
        "还有 {n} 项没有列出，见其他格式的报告。", "{n} more; see the report in another format."
    ),
}
