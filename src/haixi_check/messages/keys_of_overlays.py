"""What each key of an overlay and of a list of waivers means: `key.TargetQuota.units` and so on."""

from haixi_check.messages import Sentence

QUOTA_UNITS = Sentence("单位编号：分给它的数。", "The id of a unit: the number that it owes.")
SINCE = Sentence(
    "从哪一年起年年按此判定；不写则随目标的时限。",
    "The first year in which it binds, and then every year; by default when the target is due.",
)
NOTE = Sentence("为什么这样改，一句话或中英文各一句。", "Why: one line, or one a language.")
TARGET = Sentence("目标的编号或代码。", "The id or code of the target.")
EXAMPLES = Sentence("改后规则的示例。", "Examples of the rule as it is now.")
BY = Sentence("据以停用的文件。", "The document that withdraws it.")

SENTENCES: dict[str, Sentence] = {
    "key.Quota.units": QUOTA_UNITS,
    "key.Quota.since": SINCE,
    "key.Retirement.by": BY,
    "key.Overlay.extends": Sentence("用于哪个规则包（编号）。", "The id of the pack."),
    "key.Overlay.version": Sentence("叠加规则的版本，如 1.0.0。", "The version, as 1.0.0."),
    "key.Overlay.changed": Sentence("修改的目标。", "Targets that are changed."),
    "key.Overlay.added": Sentence("新增的目标。", "Targets that are added."),
    "key.Overlay.retired": Sentence("停用的目标。", "Targets that are retired."),
    "key.Overlay.quotas": Sentence("分解到单位的数。", "What single units owe."),
    "key.Overlay.milestones": Sentence("年度目标。", "What single years ask for."),
    "key.Overlay.lead": Sentence("牵头单位。", "Who leads."),
    "key.AddedTarget.note": NOTE,
    "key.AddedTarget.target": Sentence(
        "整项目标，写法与规则包相同，示例齐全。", "The whole target as in a pack, with examples."
    ),
    "key.ChangedTarget.note": NOTE,
    "key.ChangedTarget.target": TARGET,
    "key.ChangedTarget.set": Sentence(
        "改哪些项、改成什么；写 null 是去掉。", "What it says now; null takes a field out."
    ),
    "key.ChangedTarget.examples": EXAMPLES,
    "key.RetiredTarget.note": NOTE,
    "key.RetiredTarget.target": TARGET,
    "key.RetiredTarget.by": BY,
    "key.RetiredTarget.date": Sentence(
        "废止日期；核查到上一年为止。",
        "The day from which it is gone; the year before is its last.",
    ),
    "key.TargetLead.note": NOTE,
    "key.TargetLead.target": TARGET,
    "key.TargetLead.lead": Sentence("牵头单位及依据。", "Who leads, and what says so."),
    "key.TargetMilestones.note": NOTE,
    "key.TargetMilestones.target": TARGET,
    "key.TargetMilestones.years": Sentence("年度：当年要达到的数。", "Year: its number."),
    "key.TargetMilestones.examples": EXAMPLES,
    "key.TargetQuota.note": NOTE,
    "key.TargetQuota.target": TARGET,
    "key.TargetQuota.units": QUOTA_UNITS,
    "key.TargetQuota.since": SINCE,
    "key.TargetQuota.examples": EXAMPLES,
    "key.Waiver.target": TARGET,
    "key.Waiver.unit": Sentence(
        "单位编号或名称；整体的结果写 whole。", "A unit; whole for the result of all together."
    ),
    "key.Waiver.reason": Sentence("豁免理由。", "Why it is excused."),
    "key.Waiver.approved_by": Sentence("批准文件的文号。", "The number of the document."),
    "key.Waiver.expires": Sentence("最后有效的一天。", "The last day on which it is in force."),
    "key.Waiver.since": Sentence("从哪天起有效。", "The first such day."),
    "key.Waiver.note": Sentence("备注。", "A note."),
    "key.WaiverFile.waivers": Sentence("豁免的各条。", "The waivers."),
}
