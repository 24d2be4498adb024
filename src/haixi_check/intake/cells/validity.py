"""What a text says itself of the thing that it names: withdrawn, a draft, or still to come.

Only words are looked for that leave no doubt, clause by clause. A clause about something else (the
former rules, a second stage, some of the students) says nothing of the thing.
"""

from __future__ import annotations

import re
from typing import Final

from haixi_check.intake.cells.meaning import normal

_BETWEEN_CLAUSES: Final = re.compile(r"[,.;。、!?:\n()\[\]【】〔〕《》“”\"]+")

_OF_SOMETHING_ELSE: Final = re.compile(
    r"原(?!因|件)|旧|此前|以前|先前|前版|上一版|二期|三期|新增|扩建|另|其他|其余|部分|个别|去向|毕业生|学生|"
    r"[如若凡应可]|逾期|(?<!已)到期|届时|同时"
)

_STEPS: Final = (
    "批复|批准|获批|审批|印发|下发|发文|发布|公布|出台|生效|实施|执行|挂牌|揭牌|成立|建成|投用|投入使用|启用|"
    "签订|签署|签约|签字|盖章|举办|举行|开班|通过|定稿|验收|认定"
)
"""What is still to come where somebody writes 尚未, 待 or 拟 before it."""
_DOINGS: Final = "落实|完成|开展|到位"
"""The same, of the whole matter: 尚未落实, but not 毕业去向未落实."""

_PROCEDURES: Final = (
    "申请|申报|报批|审批|待批|办理|起草|拟制|筹备|筹建|洽谈|商谈|协商|谈判|接洽|征求意见|走流程"
)

_WITHDRAWN: Final = re.compile(
    r"(?:作废|废止|失效|撤销|终止|取消|停用|过期)"
    r"|.*(?:已|业经|现被|被|该|此|本)(?:[^未不]{0,14}?)"
    r"(?:作废|废止|失效|撤销|终止|注销|过期|停用|停办|解散|摘牌|取消)"
    r"(?:合作|协议|执行|使用|运行|举办|了)?"
    r"|.*因.{1,14}(?:取消|停办|未能?(?:举办|举行|开展|开班|实施|成立))"
    r"|.*不再(?:使用|执行|有效|适用|生效|运行).*|.*已?停止(?:使用|执行|运行)"
)
_STILL_TO_COME: Final = re.compile(
    rf".*(?:尚|还|暂|仍)未(?:完全|全部|正式|能|经|被|予以?)?(?:{_STEPS}).*"
    rf"|.*未(?:完全|全部|正式|能|获|经|被|予以?)?(?:{_STEPS})"
    rf"|(?:实际上?|目前|现在?|本项|该项|此项|事项|工作|上述)*(?:尚|还|暂|仍)?未(?:完全|全部|全面|真正|有效)?(?:{_DOINGS})+"
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
    clauses = (clause.replace(" ", "") for clause in _BETWEEN_CLAUSES.split(written[:_LONGEST]))
    return any(map(_clause_denies, clauses))


_LONGEST: Final = 2_000
"""Characters of a text that are looked at: nobody says so later."""


def _clause_denies(clause: str) -> bool:
    if not clause or _OF_SOMETHING_ELSE.search(clause):
        return False
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
    r"作废|废止|失效|撤销|征求意见|讨论稿|送审|报批稿|草案|草稿|初稿|未定稿|未批|未获批|未生效|未签"
    r"|\(请示\)|请示$"
)


def void_number(word: str) -> bool:
    """Whether the number of a document, evenly spelled, says that the document is not in force."""
    return _NUMBER_NOT_IN_FORCE.search(word) is not None


_YEAR_OF_NUMBER: Final = re.compile(r"[〔\[(【〈<]\s*(20[0-9]{2})\s*[〕\])】〉>]")


def newest_year(document: str) -> int | None:
    """The latest year that the number of a document, or one of several, names in brackets."""
    return max(map(int, _YEAR_OF_NUMBER.findall(normal(document))), default=None)
