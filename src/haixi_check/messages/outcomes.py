"""What outcomes, forces, reasons and periods are called, in every output alike."""

from haixi_check.messages import Sentence

OUTCOMES: dict[str, Sentence] = {
    "outcome.pass": Sentence("达标", "met"),
    "outcome.fail": Sentence("未达标", "not met"),
    "outcome.review": Sentence("待核实", "to be verified"),
    "outcome.unknown": Sentence("无法判定", "undetermined"),
    "outcome.not_due": Sentence("未到期", "not due"),
    "outcome.not_applicable": Sentence("不适用", "not applicable"),
    "outcome.info": Sentence("仅供参考", "for information"),
    "outcome.not_checkable": Sentence("不可核查", "not checkable"),
    "run.compliant": Sentence("总体达标", "Met overall"),
    "run.non_compliant": Sentence("总体未达标", "Not met overall"),
    "run.needs_review": Sentence("待核实", "Needs verification"),
    "run.undetermined": Sentence("无法判定", "Undetermined"),
    "run.not_due": Sentence("未到期", "Not due yet"),
    "scope.whole": Sentence("{whole}核查", "{whole}"),
    "scope.units": Sentence("单位自查（{reference}）", "unit check ({reference})"),
    "force.mandatory": Sentence("约束性", "mandatory"),
    "force.aspirational": Sentence("预期性（力争）", "aspirational"),
    "force.directional": Sentence("导向性", "directional"),
    "force.encouraged": Sentence("鼓励性", "encouraged"),
    "tier.must_fix": Sentence("强制性（须改正）", "must be fixed"),
    "tier.explain": Sentence("核实性（须说明）", "explanation owed"),
    "tier.note": Sentence("提示性", "note"),
    "status.已落实": Sentence("已落实", "done"),
    "status.正在推进": Sentence("正在推进", "under way"),
    "status.": Sentence("未填", "not stated"),
    "status.未落实": Sentence("未落实", "not done"),
    "status.不适用": Sentence("不适用", "not applicable"),
    "grade.proven": Sentence("有佐证", "on file"),
}

WHY_THE_RUN: dict[str, Sentence] = {
    "verdict_reason.target_failed": Sentence("有约束性要求未达标", "a binding target is not met"),
    "verdict_reason.target_unknown": Sentence(
        "有约束性要求无法判定", "a binding target cannot be determined"
    ),
    "verdict_reason.target_review": Sentence(
        "有约束性要求待人工核实", "a binding target waits for a person to verify it"
    ),
    "verdict_reason.unit_not_reported": Sentence("有单位未报送", "a unit has not reported"),
    "verdict_reason.input_unreadable": Sentence(
        "有输入没有读出报送数据", "an input gave no submission"
    ),
    "verdict_reason.nothing_judged": Sentence("没有可以判定的内容", "there was nothing to judge"),
    "verdict_reason.must_fix": Sentence(
        "有强制性问题须改正", "there are problems with the data that must be fixed"
    ),
    "verdict_reason.all_met": Sentence("约束性要求全部达标", "every binding target is met"),
    "verdict_reason.not_due": Sentence("尚有要求未到时限", "some targets are not due yet"),
}

WHY_NOT_KNOWN: dict[str, Sentence] = {
    "reason.not_reported": Sentence("未报送", "not reported"),
    "reason.blank": Sentence("未填数（空白不等于 0）", "left blank (blank is not 0)"),
    "reason.must_fix": Sentence(
        "数据有强制性错误，改正后才能使用", "the data hold an error that must be fixed before use"
    ),
    "reason.empty_whole": Sentence("分母为 0，算不出比例", "the whole is 0: nothing to divide by"),
    "reason.part_above_whole": Sentence("分子大于分母，数据有误", "the part exceeds the whole"),
    "reason.no_base_year": Sentence("缺上年数据，无从比较", "last year's figure is missing"),
    "reason.provisional": Sentence(
        "按年终前的统计时点尚未达标，须报 12 月 31 日的数据才能定",
        "missed on an interim count; the count of 31 December decides",
    ),
    "reason.status_unread": Sentence(
        "落实情况填写有误，读不出是否落实", "the status cannot be read: done or not is unknown"
    ),
    "reason.expired": Sentence("佐证已过有效期", "the evidence is no longer valid"),
    "reason.no_record": Sentence("缺佐证", "no evidence on file"),
    "reason.parts_missing": Sentence("有分项缺佐证", "evidence for some parts is missing"),
    "reason.one_unit_missing": Sentence("有单位缺数", "one unit's data are missing"),
}

WHY_MISSED: dict[str, Sentence] = {
    "reason.earlier_year": Sentence(
        "逐年要求，由往年的结果决定，不能以今年补",
        "asked of every year: an earlier year decides, and this one cannot make up for it",
    ),
    "reason.not_implemented": Sentence("填报为“未落实”", "reported as not done"),
    "reason.late": Sentence("佐证晚于时限", "the evidence is dated after the deadline"),
    "reason.certain_miss": Sentence(
        "已报数据中已有未完成的", "what was reported already falls short"
    ),
    "reason.exceeded_without": Sentence(
        "已报数据已经超过上限", "what was reported already exceeds the limit"
    ),
    "reason.property_not_stated": Sentence(
        "基本信息中没有填写决定适用哪条标准的内容",
        "the basic information does not say what decides which standard applies",
    ),
    "reason.property_not_so": Sentence(
        "本要求不适用于这类单位", "nothing is asked of such a unit here"
    ),
    "reason.not_judged": Sentence("只列数据，不作判定", "shown for information, not judged"),
    "reason.not_existing": Sentence("该年度没有这个单位", "there is no such unit in that year"),
    "reason.unchanged": Sentence("与上年持平", "unchanged from last year"),
    "reason.encouraged_missed": Sentence(
        "鼓励性要求，未达到不影响结论", "only encouraged: a miss does not count"
    ),
}

WHY_A_PERSON_MUST_LOOK: dict[str, Sentence] = {
    "reason.no_reference": Sentence(
        "佐证没有文号、文件或网址，无从查证",
        "the evidence names no number, file or address to look up",
    ),
    "reason.before_opinion": Sentence(
        "佐证早于文件印发之日", "the evidence is older than the opinion itself"
    ),
    "reason.before_window": Sentence(
        "佐证早于规定的起始日", "the evidence is dated before the period that counts"
    ),
    "reason.not_evidence": Sentence(
        "所列文件不能作为佐证（已废止或就是本意见）",
        "the document cited proves nothing: it is repealed, or the opinion itself",
    ),
    "reason.unstated": Sentence(
        "佐证表缺少栏目，记录不完整", "the sheet lacks a column that the record rests on"
    ),
    "reason.status_blank": Sentence("没有填落实情况", "the status is left blank"),
    "reason.under_way": Sentence("填报为“正在推进”", "reported as under way"),
    "reason.records_lost": Sentence(
        "有佐证记录没有读出来，其中可能有“未落实”",
        "records could not be read, and one of them may say not done",
    ),
    "reason.undated": Sentence("佐证没有日期", "the evidence has no date"),
    "reason.conflicting_records": Sentence("佐证之间互相矛盾", "the records contradict each other"),
    "reason.owed_explanation": Sentence(
        "所依据的数据有异常，尚未说明", "it rests on data for which an explanation is owed"
    ),
    "reason.unproven_entries": Sentence(
        "有条目缺认定依据，算不算数结论不同", "entries without their proof would change the outcome"
    ),
    "reason.shared_declared": Sentence(
        "共用场地和人员的两个单位没有都报名册或台账，或名册无法比对，可能重复计算",
        "two units share a campus and not both gave a list that can be compared: something may "
        "count twice",
    ),
    "reason.claims_not_applicable": Sentence(
        "填报为“不适用”，此项不能免，须核实",
        "reported as not applicable, which this duty does not allow for",
    ),
}

WHY_NOT_JUDGED: dict[str, Sentence] = {
    "reason.before_judging": Sentence("本年度尚未开始核查", "not judged in this year yet"),
    "reason.before_due": Sentence("未到时限", "not due yet"),
    "reason.not_due_progress": Sentence("未到时限，进度另列", "not due yet; see the progress"),
    "reason.another_unit_may_show": Sentence(
        "任一单位有佐证即可", "any one unit may show the evidence"
    ),
    "reason.contribution": Sentence(
        "计入合计，本单位不单独判定", "counts towards the total of all units"
    ),
    "reason.reached_without": Sentence(
        "缺报单位不计，已报合计已达标", "reached already, without the units that are missing"
    ),
    "reason.no_applicable": Sentence("没有适用对象", "there is nobody that it applies to"),
    "reason.empty_population": Sentence("没有适用对象", "there is nobody that it applies to"),
    "reason.not_applicable": Sentence("填报为“不适用”", "reported as not applicable"),
    "reason.other_year": Sentence("不是本年度的佐证", "belongs to another year"),
    "reason.after_as_of": Sentence("晚于核查基准日", "dated after the as-of day"),
    "reason.after_report": Sentence(
        "佐证日期晚于填报日期", "the evidence is dated after the day of the report"
    ),
    "reason.after_asked": Sentence(
        "佐证日期晚于所要求的基准日", "the evidence is dated after the as-of day that was asked for"
    ),
}

PIECES: dict[str, Sentence] = {
    "period.by": Sentence("到{year}年", "by the end of {year}"),
    "period.each_year_from": Sentence("自{year}年起每年", "each year from {year}"),
    "period.each_year_until": Sentence(
        "{first}年至{last}年每年", "each year from {first} to {last}"
    ),
    "period.every": Sentence(
        "自{first}年起每{n}年至少一次", "at least once in every {n} years from {first}"
    ),
    "lead.text": Sentence("原文写明", "named in the text"),
    "lead.annex": Sentence("附件写明", "named in the annex"),
    "lead.presumed": Sentence("推定，原文未明确", "presumed, the text does not say"),
    "period.continuing": Sentence("持续", "continuing"),
    "threshold.rising": Sentence("高于上年", "above last year"),
    "threshold.not_falling": Sentence("不低于上年", "not below last year"),
    "threshold.none": Sentence("没有标准，只列数据", "no standard, shown only"),
    "threshold.evidence": Sentence("有佐证", "evidence on file"),
    "words.ratio": Sentence("{shown}（{part}/{whole}）", "{shown} ({part}/{whole})"),
    "words.against": Sentence("{figure}，要求 {threshold}", "{figure}, required {threshold}"),
    "words.against_of_all": Sentence(
        "{figure}（各单位合计要求 {threshold}）", "{figure} (all units together: {threshold})"
    ),
    "words.required": Sentence("要求 {threshold}", "required {threshold}"),
    "words.required_of_all": Sentence(
        "各单位合计要求 {threshold}", "required of all units together: {threshold}"
    ),
    "words.grows": Sentence("全靠新进人员补足的话，{sentence}", "{sentence} if all are newcomers"),
    "words.per_head": Sentence("人均差 {n} {unit}", "{n} {unit} per head"),
    "words.per_heads": Sentence("每 {per} 人差 {n} {unit}", "{n} {unit} for each {per} heads"),
    "words.clause_comma": Sentence("，", ", "),
    "limit.per": Sentence("{limit}（每 {per} 人）", "{limit} for each {per}"),
    "limit.since": Sentence("{year}年起", "from {year}"),
    "limit.otherwise": Sentence("其他", "otherwise"),
    "words.unproven": Sentence(
        "缺认定依据的条目若计入，再加 {n}", "entries without proof would add {n}"
    ),
    "words.aside": Sentence("{main}（{aside}）", "{main} ({aside})"),
    "words.because": Sentence("{what}：{why}", "{what}: {why}"),
    "words.nearest": Sentence("；最接近的是“{name}”", "; the nearest is “{name}”"),
    "words.comma": Sentence("、", ", "),
    "words.semicolon": Sentence("；", "; "),
    "words.places_more": Sentence("等 {n} 处", "and others, {n} places in all"),
    "words.names_more": Sentence("{names} 等 {n} 个单位", "{names} and others, {n} in all"),
    "words.doubts": Sentence("待说明：{places}", "explanation owed: {places}"),
    "kind.figures": Sentence("指标", "figures"),
    "kind.evidence": Sentence("佐证", "evidence"),
    "words.day": Sentence("{year}年{month}月{day}日", "{year}-{month:02}-{day:02}"),
    "words.year": Sentence("{year}年", "{year}"),
    "words.parts": Sentence("缺分项：{parts}", "missing parts: {parts}"),
    "words.contested": Sentence(
        "口径存疑：按{name}为 {figure}，{outcome}",
        "contested reading: under “{name}” it is {figure}, {outcome}",
    ),
    "words.other_reading": Sentence(
        "另按{name}：{figure}，{outcome}", "under “{name}”: {figure}, {outcome}"
    ),
    "words.since_then": Sentence(
        "巩固情况：{year}年为 {figure}，{outcome}", "since then: {figure} in {year}, {outcome}"
    ),
    "words.progress": Sentence(
        "已完成 {done}，还有 {years} 年，每年须增加 {pace}",
        "{done} of the way, {years} years left, {pace} more needed each year",
    ),
    "words.waived": Sentence(
        "已豁免（{waiver}），结论不变", "waived ({waiver}); the outcome stands"
    ),
    "words.no_words_for_reason": Sentence("原因代码 {code}", "reason code {code}"),
    "words.no_words_for_problem": Sentence(
        "数据问题 {code}：{found}", "problem with the data {code}: {found}"
    ),
    "words.no_words_for_problem.todo": Sentence(
        "请核对这一处。本版本没有 {code}（{found}）的说明，请用生成结论的版本查看",
        "check this place; this version has no words for {code} ({found}), the one that made the "
        "verdict has",
    ),
    "words.any_unit": Sentence("任一单位", "any one unit"),
}

SENTENCES: dict[str, Sentence] = {
    **OUTCOMES,
    **WHY_THE_RUN,
    **WHY_NOT_KNOWN,
    **WHY_MISSED,
    **WHY_A_PERSON_MUST_LOOK,
    **WHY_NOT_JUDGED,
    **PIECES,
}
