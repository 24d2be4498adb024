"""Words of a sentence that say that a number beside it is no final one, or that nobody checked it.

A clause that tells how to fill in the form says nothing of what was filled in.
"""

from __future__ import annotations

import re
from typing import Final

from haixi_check.meanings import normal

_CLAUSES: Final = re.compile(r"[\s,，、;；。:：!！?？()（）\[\]【】〔〕<>《》“”\"]+")
_INSTRUCTION: Final = re.compile(r"[填写]的|请|如|若|勿|不得|不能|不要|不填|不含|不是|不作|应填|凡|一律|虚构")
_SETTLED: Final = re.compile(r"已经?(?:重新)?(?:核实|核对|核查|查实|查明|更正|改正|修正|补报)")
_EARLIER: Final = re.compile("上年|上一年|去年|往年|前年|上期|原")

_CHECKED: Final = "(?:核实|核对|核查|复核|查实|查明|查证)"
_UNKNOWN_CAUSE: Final = re.compile(
    r"(?:原因|情况|来源|依据|缘由|为何|为什么)(?:均|都|尚|暂|还|仍)?"
    rf"(?:不明|不详|未知|不清|不知|没查|待查|待核|待定|(?:未|没有?){_CHECKED})"
    r"|(?:^|暂|还|尚|也|我|校|人|仍)(?:不清楚|不知道|不知|不了解|说不清)"
    r"|(?:无法|不能|难以)(?:说明|解释|核实|查明)(?:原因)?$"
)
_UNCHECKED: Final = re.compile(
    rf"待(?:进一步|再次?|重新|后续|上级|相关部门|有关部门|统一)?(?:{_CHECKED}|补报|补填|更正|修正|修改后)"
    rf"|(?<!无)(?<!没有)(?:未经?|没有?|尚未|还没|不曾)(?:进行|全部|完全|最终|逐项|再)?{_CHECKED}"
    r"|数[据字值]?(?:均|都|尚|暂)?(?:未(?:经|最终)?(?:审核|审定|确认|定)|待(?:核|定|审|确认|审核|审定))"
)
_WRONG: Final = re.compile(
    r"(?<!无)(?<!没)(?<!没有)(?<!未发现)(?<!是否)有误(?!差)|[填写输录报算搞]错"
    r"|误[填报录]|虚报|笔误|[数据字值报填]{2}(?:有|存在)?错误|(?<!无)(?<!没)(?:存在|有)(?:错误|差错)"
    r"|(?<!规定)(?<!标准)(?<!要求)(?<!计划)(?:应该?为|应该?是|应改为)[0-9]+(?![0-9.]*[%％])"
)
_NOT_FINAL: Final = re.compile(
    r"(?:估算|估计|预计|预估|预测|预报|暂估|暂定|暂报|暂填|计划|目标|规划|拟报|初步|快报|测算)(?:完成)?"
    r"(?:人次?|学生|教师)?(?:的)?(?:数[据字值]?|值)|非(?:正式|最终|定稿)|不是(?:正式|最终)|未定稿"
    r"|草稿|初稿|以(?:正式|最终|审定|审计|核定).{0,6}为准"
)


def _clauses(text: str) -> list[str]:
    return [clause for clause in _CLAUSES.split(normal(text)) if clause]


def unproven(text: str) -> bool:
    """Whether a sentence says of its number that it is unchecked, wrong or of an unknown cause.

    原因不明, 待核实, 填报有误, 应为100. What was put right since (已核实, 已更正) is proven, and a
    mistake of the year before says nothing against this year's number.
    """
    if _SETTLED.search(normal(text)):
        return False
    return any(
        _UNKNOWN_CAUSE.search(clause)
        or _UNCHECKED.search(clause)
        or (_WRONG.search(clause) and not _EARLIER.search(clause))
        for clause in _clauses(text)
    )


def not_final(text: str) -> bool:
    """Whether a sentence says that the numbers that it speaks of are estimated, planned or a draft.

    预计数, 草稿, 非正式数据; not what an instruction says of them (预计数不填).
    """
    return any(
        _NOT_FINAL.search(clause) and not _INSTRUCTION.search(clause) for clause in _clauses(text)
    )
