"""What a text says against what it stands for: withdrawn, a draft, still to come, unchecked.

Only words are looked for that leave no doubt, clause by clause. A clause about something else (the
former rules, a second stage, how to fill in the form) says nothing.
"""

from __future__ import annotations

import re
from typing import Final

from haixi_check.intake.cells.meaning import normal

_BETWEEN_CLAUSES: Final = re.compile(r"[,.;。、!?:\n()\[\]【】〔〕《》“”\"]+")

_OF_SOMETHING_ELSE: Final = re.compile(
    r"原(?!因|件)|旧|此前|以前|先前|前版|上一版|二期|三期|新增|扩建|另|其他|其余|部分|个别|去向|毕业生|学生|"
    r"[如若凡应]|(?<!认)可|逾期|(?<!已)到期|届时|同时"
)

_STEPS: Final = (
    "批复|批准|获批|审批|印发|下发|发文|发布|公布|出台|生效|实施|执行|挂牌|揭牌|成立|建成|投用|投入使用|启用|"
    "签订|签署|签约|签字|盖章|举办|举行|开班|通过|定稿|验收|认定"
)
"""What is still to come where somebody writes 尚未, 待 or 拟 before it."""
_DOINGS: Final = "落实|完成|开展|到位"
"""The same, of the whole matter: 尚未落实, but not 毕业去向未落实."""

_NOT: Final = "(?:未|没有?)"
"""没有 denies what 未 denies."""

_PROCEDURES: Final = (
    "申请|申报|报批|审批|待批|办理|起草|拟制|筹备|筹建|洽谈|商谈|协商|谈判|接洽|征求意见|走流程"
)

_WITHDRAWN: Final = re.compile(
    r"(?:作废|废止|失效|撤销|终止|取消|停用|过期)"
    r"|.*(?:已|业经|现被|被|该|此|本)(?:[^未不]{0,14}?)"
    r"(?:作废|废止|失效|撤销|终止|注销|过期|停用|停办|解散|摘牌|取消)"
    r"(?:合作|协议|执行|使用|运行|举办|了)?"
    r"|.*因.{1,14}(?:取消|停办|(?:未|没有?)能?(?:举办|举行|开展|开班|实施|成立))"
    r"|.*不再(?:使用|执行|有效|适用|生效|运行).*|.*已?停止(?:使用|执行|运行)"
)
_STILL_TO_COME: Final = re.compile(
    rf".*(?:尚|还|暂|仍){_NOT}(?:完全|全部|正式|能|经|被|予以?)?(?:{_STEPS}).*"
    rf"|.*(?<![无有]){_NOT}(?:完全|全部|正式|能|获|经|被|予以?)?(?:{_STEPS})+"
    rf"|(?:实际上?|目前|现在?|本项|该项|此项|事项|工作|上述)*(?:尚|还|暂|仍)?{_NOT}(?:完全|全部|全面|真正|有效)?(?:{_DOINGS})+"
    rf"|.*(?<![有期接招对优款看])待(?:{_STEPS}|{_DOINGS}|补报?|补办|定)(?:中|后.*)?"
    rf"|.*(?<![模虚])拟(?:于.+|(?:{_STEPS}|落实|开展).*)"
    rf"|(?:目前|现)?(?:正在?)?(?:{_PROCEDURES})中|(?:目前|现)?正在(?:{_PROCEDURES})"
    rf"|(?:筹建|筹备|拟建|待建|规划中|计划中|暂缓|搁置)"
    rf"|(?:明年|下一?年|次年|下学期|今后)(?:再|将|拟)?(?:办理|补办|补报|{_STEPS}|{_DOINGS}).*"
)
_DONE_OTHERWISE: Final = re.compile("改为|改在|改到|改至|改期|改线上|恢复")
"""Cancelled as it was planned, and done in another way."""
_DRAFT: Final = re.compile("征求意见稿|意见征求稿|讨论稿|送审稿|报批稿|草案|草稿|初稿|未定稿")
_BECAME_FINAL: Final = re.compile(
    "正式|(?<!未)定稿|审议通过|表决通过|已[^未]{0,6}(?:通过|批准|印发)"
)
_REQUEST: Final = re.compile(r"请示(?:件|稿|\([^()]*\))?")
_ANSWERED: Final = re.compile("(?<!未)(?:批复|批示|批准|同意|答复)")


def not_in_force(text: str) -> bool:
    """Whether a text says of what it names that it is withdrawn, a draft or still to come."""
    written = normal(text)
    if _DRAFT.search(written) and not _BECAME_FINAL.search(written):
        return True
    if _DONE_OTHERWISE.search(written):
        return False
    return any(map(_clause_denies, clauses_of_itself(text)))


_LONGEST: Final = 2_000
"""Characters of a text that are looked at: nobody says so later."""


def clauses_of_itself(text: str) -> list[str]:
    """The clauses of a text, blanks gone, but those that speak of something else."""
    parts = _BETWEEN_CLAUSES.split(normal(text)[:_LONGEST])
    clauses = (clause.replace(" ", "") for clause in parts)
    return [clause for clause in clauses if clause and not _OF_SOMETHING_ELSE.search(clause)]


def _clause_denies(clause: str) -> bool:
    return bool(_WITHDRAWN.fullmatch(clause) or _STILL_TO_COME.fullmatch(clause))


def only_asks(material: str, note: str) -> bool:
    """Whether the only document is a request to a superior, of which nobody says the answer."""
    name = normal(material).strip('《》“”" ')
    return (
        re.search(rf"{_REQUEST.pattern}$", name.rstrip('》”" ')) is not None
        and _ANSWERED.search(name) is None
        and _ANSWERED.search(normal(note)) is None
    )


_NUMBER_NOT_IN_FORCE: Final = re.compile(
    r"作废|废止|失效|撤销|征求意见|讨论稿|送审|报批稿|草案|草稿|初稿|遗失|丢失|找不到|查无"
    rf"|{_NOT}(?:定稿|获?批|生效|签|盖章|归档|找到)|\(请示\)|请示$"
)


def void_number(word: str) -> bool:
    """Whether the number of a document, evenly spelled, says that the document is not in force."""
    return _NUMBER_NOT_IN_FORCE.search(word) is not None


_YEAR_OF_NUMBER: Final = re.compile(
    r"(?<=〔)\s*[0-9]{4}\s*(?=〕)|(?<=[\[(【〈<])\s*(?:19|20)[0-9]{2}\s*(?=[\])】〉>])"
)
"""Between the brackets of official documents stands a year, whatever it is; in others one may."""


def newest_year(document: str) -> int | None:
    """The latest year that the number of a document, or one of several, names in brackets."""
    return max(map(int, _YEAR_OF_NUMBER.findall(normal(document))), default=None)


FIRST_NUMBERED: Final = 1949
"""Before this year no office that stands in a submission numbered anything."""


def impossible_year(document: str) -> int | None:
    """The earliest year that a number names in brackets, if it lies before all such numbers."""
    first = min(map(int, _YEAR_OF_NUMBER.findall(normal(document))), default=FIRST_NUMBERED)
    return first if first < FIRST_NUMBERED else None


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
_SAYS_VOID: Final = re.compile(
    r"(?:注:?)?(?:本|此|该)(?:表|页|行|项|文件)(?:数据)?(?:已|现|均)*(?:作废|废止|无效|停用|勿用)(?:了)?"
)
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


def _states(words: re.Pattern[str], text: str) -> bool:
    """Whether a clause has certain words and is no instruction for filling in the form."""
    clauses = _clauses(text)
    return any(words.search(clause) and not _INSTRUCTION.search(clause) for clause in clauses)


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
    return _states(_NOT_FINAL, text)


def unchecked(text: str) -> bool:
    """Whether a remark says of the numbers above it that nobody has checked them: 数据尚未核实."""
    return _SETTLED.search(normal(text)) is None and _states(_UNCHECKED, text)


def estimated(text: str) -> bool:
    """Whether a note calls the number beside it an estimate or a plan: 此数为估算数."""
    return any(_ESTIMATED.fullmatch(clause) for clause in _clauses(text))


def undone(text: str) -> bool:
    """Whether a remark says that something is not carried out: 尚未落实; no instruction does."""
    return _states(_UNDONE, text)


def called_void(text: str) -> bool:
    """Whether a name or title says of its table that it is no part of what is handed in."""
    return _VOID.search(normal(text)) is not None


def says_void(text: str) -> bool:
    """Whether a clause of a remark says that its table is void: 本表作废，以附件为准."""
    return any(_SAYS_VOID.fullmatch(clause) for clause in _clauses(text))


def called_unfinished(name: str) -> bool:
    """Whether the name of a sheet calls it a draft, a sample, a copy or an old one."""
    return _LABELS.search(normal(name)) is not None


def years_named(text: str) -> frozenset[int]:
    """The years that a name or title speaks of, those within a span too; not a day, not 2021级."""
    years: set[int] = set()
    for first, last in _SPANS.findall(_DAYS.sub(" ", normal(text))):
        years.update(range(int(first), int(last or first) + 1))
    return frozenset(years)
