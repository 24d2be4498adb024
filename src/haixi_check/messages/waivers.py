"""What can be wrong with a file of waivers, and what outputs say of waived results."""

from haixi_check.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "refused.broken_waivers": Sentence(
        "豁免清单 {path} 有 {count} 处错误，没有进行核查：",
        "The waivers {path} have {count} faults; nothing was judged:",
    ),
    "waiver_unknown_target": Sentence(
        "规则包里没有目标“{found}”{near}。", "The pack has no target “{found}”{near}."
    ),
    "waiver_target_of_several": Sentence(
        "“{found}”是几个目标共用的代码，请写明是哪一个：{ids}。",
        "“{found}” is the code of several targets; name one of them: {ids}.",
    ),
    "waiver_unknown_unit": Sentence(
        "没有单位“{found}”{near}；整体的结果请写 whole。",
        "There is no unit “{found}”{near}; for the result of the whole write “whole”.",
    ),
    "waiver_not_bound": Sentence(
        "目标 {id} 不涉及单位“{found}”。", "The target {id} asks nothing of “{found}”."
    ),
    "waiver_twice": Sentence(
        "同一目标、同一单位已在 {first} 豁免，只能写一次。",
        "The same target of the same unit is waived in {first} already.",
    ),
    "waiver_not_approved": Sentence(
        "“{found}”不是批准文件的文号。", "“{found}” is not the number of an approving document."
    ),
    "waiver_without_reason": Sentence("请写明豁免理由。", "Say why it is waived."),
    "waiver_reversed": Sentence("到期日期早于起始日期。", "It expires before it begins."),
    "waivers.clean": Sentence(
        "豁免清单没有错误，共 {n} 条：{path}", "No faults in the waivers, {n} in all: {path}"
    ),
    "waivers.faults": Sentence(
        "豁免清单 {path} 共 {count} 处错误。", "{count} faults in the waivers {path}."
    ),
    "waivers.lapsed": Sentence("到 {day} 已过期：{names}", "Expired by {day}: {names}"),
    "waivers.count": Sentence("豁免 {n} 项", "{n} waived"),
    "waivers.active": Sentence(
        "已豁免 {n} 项，不计入结论和退出码，结果照列：{names}",
        "{n} waived, out of the outcome and the exit code; their results stand: {names}",
    ),
    "waivers.unused": Sentence(
        "{n} 条豁免没有用上（没有未达标或待定的结果）：{names}",
        "{n} waivers without use, as nothing is missed or open there: {names}",
    ),
    "waivers.expired": Sentence(
        "{n} 条豁免已过期，不再起作用：{names}",
        "{n} waivers have expired and change nothing: {names}",
    ),
    "waivers.not_yet": Sentence(
        "{n} 条豁免尚未生效，不起作用：{names}",
        "{n} waivers are not in force yet and change nothing: {names}",
    ),
    "verdict_reason.waived": Sentence(
        "有结果经批准豁免，不计入结论", "results that are waived do not count"
    ),
}
