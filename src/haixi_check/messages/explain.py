"""What `explain` says around a rule, and around the way from a verdict to its cells."""

from haixi_check.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "explain.clauses": Sentence("条款原文", "Printed in"),
    "explain.rule": Sentence("怎么算", "Rule"),
    "explain.reading": Sentence("口径", "Reading"),
    "explain.remedy": Sentence("怎么补", "What to do"),
    "explain.parts": Sentence("分项", "Parts"),
    "explain.result": Sentence("核查结果", "Result"),
    "explain.must_fix": Sentence(
        "这次核查的材料中，{text}；逐处查看：haixi-check 文件…",
        "In the data of this check, {text}; to see each: haixi-check FILES…",
    ),
    "explain.years": Sentence("逐年", "Years"),
    "explain.cells": Sentence("数从哪里来", "Where the figures stand"),
    "explain.records": Sentence("登记的佐证", "Records on file"),
    "explain.lead": Sentence("责任：{who}", "answerable: {who}"),
    "explain.units": Sentence("计入：{who}", "counted in: {who}"),
    "explain.prefecture": Sentence("全州合并计算", "pooled over the prefecture"),
    "explain.each-school": Sentence("逐校判定", "judged school by school"),
    "explain.ratio": Sentence("{of} ÷ {to}", "{of} ÷ {to}"),
    "explain.level": Sentence("{what} {threshold}", "{what} {threshold}"),
    "explain.trend": Sentence("{what}，{threshold}", "{what}, {threshold}"),
    "explain.evidence": Sentence(
        "佐证材料：登记在“佐证材料”表，写明文号、文件或网址",
        "Evidence: a record on the Evidence sheet (佐证材料) with a number, a file or an address",
    ),
    "explain.reference": Sentence("{outcome}（参照）", "{outcome} (for reference)"),
    "explain.not_judged": Sentence(
        "这次核查没有涉及这一项。", "This run did not look at this target."
    ),
    "explain.without_files": Sentence(
        "加上报送文件可看到数从哪里来：haixi-check explain {code} 文件…",
        "Add the submitted files to see where the figures come from: "
        "haixi-check explain {code} FILES…",
    ),
}
