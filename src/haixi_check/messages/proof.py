"""What proving a rule pack tells: what was changed, who noticed it, and what nothing shows."""

from haixi_check.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "prove.survived": Sentence(
        "{code} {target}：{what}由“{was}”改为“{now}”，没有示例发现。",
        "{code} {target}: no example notices {what} changed from “{was}” to “{now}”.",
    ),
    "prove.noticed": Sentence(
        "{code} {target}：{what}由“{was}”改为“{now}”，被“{by}”发现。",
        "{code} {target}: {what} changed from “{was}” to “{now}” is noticed by “{by}”.",
    ),
    "prove.same": Sentence(
        "{code} {target}：{what}由“{was}”改为“{now}”，结果不变：{why}。",
        "{code} {target}: {what} changed from “{was}” to “{now}” makes no difference: {why}.",
    ),
    "prove.unreached": Sentence(
        "{code} {target}：没有示例得出“{outcome}”。",
        "{code} {target}: no example comes to “{outcome}”.",
    ),
    "prove.summary": Sentence(
        "改动 {total} 处：示例发现 {by_example} 处，报送材料发现 {by_submission} 处，"
        "不影响结果 {same} 处，没有发现 {survived} 处。"
        "可能的结果 {outcomes} 种，示例得出 {reached} 种。",
        "{total} changes: {by_example} noticed by examples, {by_submission} by submissions, "
        "{same} make no difference, {survived} unnoticed. "
        "{outcomes} outcomes are possible, examples come to {reached}.",
    ),
    "prove.what.threshold": Sentence("标准", "the threshold"),
    "prove.what.comparison": Sentence("比较方式", "the comparison"),
    "prove.what.period": Sentence("时限", "the period"),
    "prove.what.force": Sentence("约束力", "the force"),
    "prove.what.judged": Sentence("判定对象", "what is judged"),
    "prove.what.units": Sentence("单位范围", "the units"),
    "prove.what.grows": Sentence("差额算法", "the way of the shortfall"),
    "prove.what.reading": Sentence("其他口径", "another reading"),
    "prove.what.measure": Sentence("计算口径", "the measure"),
    "prove.what.shown_by": Sentence("由谁提供佐证", "who shows it"),
    "prove.what.dated": Sentence("佐证日期要求", "how it is dated"),
    "prove.what.window": Sentence("佐证起止日", "its window"),
    "prove.what.parts": Sentence("分项", "its parts"),
    "prove.what.may_not_apply": Sentence("可否不适用", "whether it may not apply"),
    "prove.same.one_unit": Sentence("只有一个单位", "there is one unit only"),
    "prove.same.no_figure": Sentence(
        "该单位不填这项指标", "the form asks that unit for no such figure"
    ),
    "prove.same.all": Sentence("标准为全部", "the threshold is all of them"),
    "prove.same.alike": Sentence(
        "逐项由任一单位提供与由任一单位提供相同", "parts shown by any come to the same"
    ),
    "prove.same.open_window": Sentence(
        "起自印发日且不设终点，等于不限期", "a window open from the day of issue is none"
    ),
    "prove.same.before_issue": Sentence(
        "印发日以前的材料本来就不作数", "nothing from before the day of issue counts anyway"
    ),
}
