"""What a line that belongs to no cell of the form says against what is handed in.

Such a line stands for itself (以上各项均未落实, 审核意见：不通过, 测试数据): more words tell
than in a name or a note, where they may be about something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from haixi_check.intake.cells.denials import note_denies
from haixi_check.intake.cells.meaning import normal
from haixi_check.intake.cells.validity import not_final, not_in_force, says_void, unchecked

_LONGEST: Final = 2_000
"""Characters of a text that are looked at."""

_BETWEEN: Final = re.compile(r"[\s,，、;；。:：!！?？()（）\[\]【】〔〕<>《》“”\"]+")
_QUOTED: Final = re.compile('[“"][^“”"]*[”"]')
_INSTRUCTION: Final = re.compile(
    r"的[填写选报列计留]|[填写]的|请|如|若|勿|不得|不能|不要|不填|不含|不作|应填|凡|一律|虚构"
)
_NOT_TO_BE_USED: Final = re.compile(
    r"(?:本套?表|此表|数据)?(?:请|切|均|都)*勿(?:予)?(?:使用|采[用信]|引用|用)|不[予能可]?采[用信]|不作[为数].*"
)
_SETTLED: Final = re.compile(r"已经?(?:重新|全部)?(?:核实|核对|核查|查实|更正|改正|修正|补报|补齐)")
_SAMPLE: Final = re.compile(r"虚构样例[^\n]*")
"""The invented samples say of themselves what they are."""

_STEPS: Final = (
    "落实|完成|开展|办理|核实|核对|核查|复核|审核|审定|审批|批准|批复|通过|印发|下发|定稿|确认|盖章|签字|签订|"
    "到位|实施|建成|执行|填报|统计|公布|验收|认定"
)
_CLEARLY: Final = re.compile(
    rf"(?<!从)(?:未|没有?)(?:能|获|经|经过|予以?|完全|全部|最终|正式|进行|被)*(?:{_STEPS})"
    r"|不(?:予?通过|合格|达标|符合?实际|属实|真实|实$|予认[可定]|认可|作数|算数|可[用信])"
    r"|退回|驳回|作废|废止|废弃|失效|无效|撤销|伪造|造假|作假|虚假|编造|虚报|瞎编"
    r"|(?:数[据字值]?|均|都|全部|全|系|为|是|属|本表|以上)(?:都|均|系|为|是|属)*(?:估算|估计|预估|暂估|测试|试填|草稿|初稿|编的|假的)"
    r"|(?:测试|试填|演示|模拟)(?:数据|版|用)|未定稿|凭印象|与(?:实际|事实)不符"
)
_PERHAPS: Final = re.compile(
    r"(?<!有)(?:未(?![来成])|没)|勿|不(?:存在|准确|完整|清楚|确定|一致|符|实)|取消|停[办用止]|估[算计]|预[估计]|大概"
    r"|待(?:补|核|审|批|定|办|报|签|查|完|落)|草[稿案]|初稿|有误|错误|[填报写录]错|应[改为是]|以(?:附件|另[表附]|后附|补报|更正|修正|系统|实际|复核|审核|新表|最终).{0,8}为准|存疑"
    r"|重复|重[填报]$|照[搬抄]|缺[少失]|丢失|遗失|停[业产]|示例|样例|样表"
)
_HEADING: Final = re.compile(
    r".*(?:事项|情况|原因|任务|清单|名单|人数|个数|数量|率|比例|措施|计划|项目|内容|说明)"
)
"""未落实事项, 未完成原因: what a heading may be, and a sentence is not."""


def objects(text: str) -> bool:
    """Whether a line that stands for itself says anything against what is handed in."""
    return says_void(text) or _says(_against, text)


def disowns(text: str) -> bool:
    """Whether a text beyond doubt says that what is handed in is unchecked, void or untrue."""
    return _says(_is_clear, text)


_OF_ALL_OF_IT: Final = re.compile(
    r"(?:(?:[本此该整全]|以上|所有|全部|本次)(?:套|份|个|次)?(?:报送表?|报表|表格?|文件|数据|材料|填报)?)?"
    r"(?:数[据字]|材料)?(?:已经?|现|均|都|全部|为|系|是|属|仅为)*"
    r"(?:作废|废止|无效|停用|草稿|初稿|草案|未定稿|测试(?:数据|版|用)?|试填(?:数据)?|未经?(?:审核|核实|审定)|伪造|不实|虚假)了?"
)


def voids_all(text: str) -> bool:
    """Whether a line of a guide or cover calls the whole submission void or a draft."""
    if _BARE_WORD.fullmatch(normal(text)[:_LONGEST].strip()):
        return True
    return len(text) <= _LONGEST_TITLE and _says(
        lambda clause: _OF_ALL_OF_IT.fullmatch(clause) is not None, text
    )


_LONGEST_TITLE: Final = 60
_BARE_WORD: Final = re.compile("作废|草稿|未定稿|draft|void", re.IGNORECASE)


def _is_clear(clause: str) -> bool:
    return _CLEARLY.search(clause) is not None


def _against(clause: str) -> bool:
    if _CLEARLY.search(clause) or _PERHAPS.search(clause):
        return True
    return not_in_force(clause) or note_denies(clause) or not_final(clause) or unchecked(clause)


def _says(denies: Callable[[str], bool], text: str) -> bool:
    """Whether a clause denies, be it no instruction and no heading; nor after it was settled."""
    whole = _SAMPLE.sub("", normal(text)[:_LONGEST])
    if _SETTLED.search(whole):
        return False
    for clause in filter(None, _BETWEEN.split(_QUOTED.sub("", whole) or whole)):
        if _NOT_TO_BE_USED.fullmatch(clause):
            return True
        if not _INSTRUCTION.search(clause) and not _HEADING.fullmatch(clause) and denies(clause):
            return True
    return False
