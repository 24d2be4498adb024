"""Words of a sentence that say that a number beside it is no final one, or that nobody checked it.

A clause that tells how to fill in the form says nothing of what was filled in.
"""

from __future__ import annotations

import re
from typing import Final

from haixi_check.intake.cells.meaning import normal

_CLAUSES: Final = re.compile(r"[\s,，、;；。:：!！?？()（）\[\]【】〔〕<>《》“”\"]+")
_QUOTED: Final = re.compile('[“"][^“”"]*[”"]')
_INSTRUCTION: Final = re.compile(
    r"的[填写选报列计]|[填写]的|请|如|若|勿|不得|不能|不要|不填|不含|不作|应填|凡|一律|虚构"
)
_SETTLED: Final = re.compile(r"已经?(?:重新)?(?:核实|核对|核查|查实|查明|更正|改正|修正|补报)")
_EARLIER: Final = re.compile("上年|上一年|去年|往年|前年|上期|原")

_CHECKED: Final = "(?:核实|核对|核查|复核|查实|查明|查证)"
_NOT_OF_PERSONS: Final = "(?!的?(?:[0-9]+[人名个]|毕业生|学生|教师|人员))"
_UNKNOWN_CAUSE: Final = re.compile(
    r"(?:原因|情况|来源|依据|缘由|为何|为什么)(?:均|都|尚|暂|还|仍)?"
    rf"(?:不明|不详|未知|不清|不知|没查|待查|待核|待定|(?:未|没有?){_CHECKED})"
    r"|(?:^|暂|还|尚|也|我|校|人|仍)(?:不清楚|不知道|不知|不了解|说不清)"
    r"|(?:无法|不能|难以)(?:说明|解释|核实|查明)(?:原因)?$"
)
_UNCHECKED: Final = re.compile(
    rf"待(?:进一步|再次?|重新|后续|上级|相关部门|有关部门|统一)?(?:{_CHECKED}|补报|补填|更正|修正|修改后)"
    rf"|(?<!无)(?<!没有)(?:未经?|没有?|尚未|还没|不曾)(?:进行|全部|完全|最终|逐项|再)?{_CHECKED}{_NOT_OF_PERSONS}"
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
    r"|草稿|初稿|以(?:正式|最终|审定|审计|核定)的?(?:数|上报|报送|报表|公布|发布|结果|版).{0,4}为准"
)

_ESTIMATED: Final = re.compile(
    r"(?:此|本|该|数[据字值]?|指标|系|为|是|均|都|暂|按|20[0-9]{2}年度?)*"
    r"(?:估算|估计|预计|预估|预测|暂估|暂定|暂报|暂填|计划|目标|规划|预算|测算)(?:数[据字值]?|值|填报|上报|填列)"
)
_UNDONE: Final = re.compile(
    r"(?:尚|还|暂|仍)?(?<!从)(?:未|没有?)(?:能|获|经|完全|全部)?(?:落实|完成|开展|办理|批复|批准|获批|建成|实施|取得)"
)
_VOID: Final = re.compile(r"作废|废弃|弃用|勿用|停用|\bvoid\b", re.IGNORECASE)
_LABELS: Final = re.compile(
    r"草稿|草案|初稿|未定稿|示例|样例|样表|范例|模板|模版|备份|旧[版表稿]|[(_ -]旧|^旧|旧$"
    r"|\b(?:old|draft|sample|example|template|backup)\b",
    re.IGNORECASE,
)
_DAYS: Final = re.compile(r"20[0-9]{2}[年./-][0-9]{1,2}[月./-]?[0-9]{0,2}日?|20[0-9]{2}(?=[级届])")
_SPANS: Final = re.compile(
    r"(?<![0-9])(20[0-9]{2})年?度?(?:[-—–~至到、和]+(20[0-9]{2}))?(?![0-9])(?:年度?)?"
)


def _clauses(text: str) -> list[str]:
    """The clauses of a text without what it quotes: 未落实的填“未落实” says nothing of its rows."""
    whole = normal(text)
    return [clause for clause in _CLAUSES.split(_QUOTED.sub("", whole) or whole) if clause]


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


def estimated(text: str) -> bool:
    """Whether a note calls the number beside it an estimate or a plan: 此数为估算数."""
    return any(_ESTIMATED.fullmatch(clause) for clause in _clauses(text))


def undone(text: str) -> bool:
    """Whether a remark says that something is not carried out: 尚未落实; no instruction does."""
    return any(
        _UNDONE.search(clause) and not _INSTRUCTION.search(clause) for clause in _clauses(text)
    )


def called_void(text: str) -> bool:
    """Whether a name or title says of its table that it is no part of what is handed in."""
    return _VOID.search(normal(text)) is not None


def called_unfinished(name: str) -> bool:
    """Whether the name of a sheet calls it a draft, a sample, a copy or an old one."""
    return _LABELS.search(normal(name)) is not None


def years_named(text: str) -> frozenset[int]:
    """The years that a name or title speaks of, those within a span too; not a day, not 2021级."""
    found: set[int] = set()
    for first, last in _SPANS.findall(_DAYS.sub(" ", normal(text))):
        found.update(range(int(first), int(last or first) + 1))
    return frozenset(found)
