"""What can be wrong with an overlay, and what outputs say of one."""

from haixi_check.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "refused.broken_overlay": Sentence(
        "叠加规则 {path} 有 {count} 处错误，没有进行核查：",
        "The overlay {path} has {count} faults; nothing was judged:",
    ),
    "side_file_missing": Sentence("找不到这个文件：{found}。", "There is no such file: {found}."),
    "side_file_unreadable": Sentence("文件读不出：{found}。", "The file cannot be read: {found}."),
    "overlay_extends": Sentence(
        "这份叠加规则用于规则包“{found}”，现在的规则包是“{id}”。",
        "This overlay extends the pack “{found}”; the pack in use is “{id}”.",
    ),
    "overlay_empty": Sentence(
        "叠加规则里没有任何改动：changed、added、retired、quotas、milestones、lead 至少写一项。",
        "The overlay changes nothing: give one of changed, added, retired, quotas, milestones or "
        "lead.",
    ),
    "overlay_unknown_target": Sentence(
        "规则包里没有目标“{found}”{near}。", "The pack has no target “{found}”{near}."
    ),
    "overlay_target_of_several": Sentence(
        "“{found}”是几个目标共用的代码，请写明是哪一个：{ids}。",
        "“{found}” is the code of several targets; name one of them: {ids}.",
    ),
    "overlay_fixed_field": Sentence(
        "“{found}”不能改：目标靠它识别。要换一个目标，请用 retired 和 added。",
        "“{found}” cannot be changed: the target is known by it. To replace a target, use retired "
        "and added.",
    ),
    "overlay_twice": Sentence(
        "目标 {id} 的“{found}”已在 {first} 改过，只能改一次。",
        "“{found}” of the target {id} is changed in {first} already; it can be changed once.",
    ),
    "overlay_until_or_date": Sentence(
        "until（最后一个核查年度）和 date（废止日期）写一个，只写一个。",
        "Give one of until (the last year that is judged) and date (the day of the withdrawal).",
    ),
    "overlay_without_examples": Sentence(
        "“{found}”改变了判定方法，请为它写示例（examples）。",
        "“{found}” is judged in another way now; give it examples.",
    ),
    "quota_without_number": Sentence(
        "“{found}”没有数值标准，不能分解到单位。",
        "“{found}” has no numeric threshold, so it cannot be divided among units.",
    ),
    "quota_of_nobody": Sentence(
        "这一目标不涉及单位“{found}”{near}。",
        "This target does not ask anything of “{found}”{near}.",
    ),
    "quotas_below_target": Sentence(
        "各单位分解数合计 {found}，小于总目标 {goal}：各单位都完成，总目标仍差。",
        "The quotas add up to {found}, less than the target of {goal}: with every quota met the "
        "target is still missed.",
    ),
    "milestone_without_deadline": Sentence(
        "“{found}”没有截止年度（by）或没有数值标准，不能设年度目标。",
        "“{found}” has no deadline (by) or no numeric threshold, so it cannot have milestones.",
    ),
    "milestone_after_deadline": Sentence(
        "年度目标的年份 {found} 应早于截止年度 {year}。",
        "The year of a milestone, {found}, must be before the deadline {year}.",
    ),
    "milestone_above_target": Sentence(
        "{found}年的年度目标高于总目标。", "The milestone of {found} is above the target itself."
    ),
    "milestone_falls": Sentence(
        "{found}年的年度目标低于{year}年的。",
        "The milestone of {found} is below that of {year}.",
    ),
    "overlay.laid_over": Sentence("叠加规则：{title} {version}", "with overlay: {title} {version}"),
    "overlay.of_file": Sentence(
        "叠加规则 {path}：{title} {version}，{document}，改动 {n} 处",
        "overlay {path}: {title} {version}, {document}, {n} changes",
    ),
    "overlay.change": Sentence("{kind}（{document}）：{note}", "{kind} ({document}): {note}"),
    "overlay.kind.changed": Sentence("叠加规则修改", "changed by the overlay"),
    "overlay.kind.added": Sentence("叠加规则新增", "added by the overlay"),
    "overlay.kind.retired": Sentence("叠加规则停用", "retired by the overlay"),
    "overlay.kind.quotas": Sentence("叠加规则分解到单位", "quotas by the overlay"),
    "overlay.kind.milestones": Sentence("叠加规则年度目标", "milestones by the overlay"),
    "overlay.kind.lead": Sentence("叠加规则指定牵头单位", "lead by the overlay"),
    "reason.retired": Sentence("已停用，本年度不再核查", "retired: no longer judged in this year"),
    "words.by_quota": Sentence(
        "按分解到本单位的数 {threshold} 判定（{year}年）",
        "judged by this unit's own quota, {threshold} ({year})",
    ),
    "words.by_milestone": Sentence(
        "按{year}年年度目标 {threshold} 判定", "judged by the milestone of {year}, {threshold}"
    ),
    "words.quota": Sentence("{unit} {threshold}", "{unit} {threshold}"),
    "words.quota_since": Sentence(
        "{unit} {threshold}（自{year}年）", "{unit} {threshold} (from {year})"
    ),
    "words.milestone": Sentence("{year}年 {threshold}", "{year} {threshold}"),
    "explain.quotas": Sentence("分解数", "quotas"),
    "explain.milestones": Sentence("年度目标", "milestones"),
    "explain.retired": Sentence("停用", "retired"),
    "explain.retired_by": Sentence("{by}；核查到{year}年", "by {by}; judged until {year}"),
    "explain.amended": Sentence("改动", "amended"),
}
