"""What the 说明 of a figure says against the number beside it: of another year, planned, untrue.

The words take long to be compiled: that is left until there is a note.
"""

from __future__ import annotations

import re
from typing import Final

from haixi_check.intake.cells.meaning import normal

_BETWEEN_CLAUSES: Final = re.compile(r"[\s,，、;；。:：!！()（）\[\]【】]+")
_LONGEST_CLAUSE: Final = 40
"""Characters of a clause that says no more than this: a longer one tells a story."""

_IT: Final = (
    "(?:此|本|该|这[个些]?|数[据字值]?|指标|填报?|上报|的|均|都|全部|只|仅|暂|系|为|是|属)*"
)
_DATA: Final = "(?:的?(?:数[据字值]?|值|情况))"
_YEAR: Final = "(?:20[0-9]{2}年?度?)"
_BY_THE_END: Final = "(?:(?:到|至)?(?:年底|年末|全年|月末|当年|期末|学期末))"
_PLAN: Final = "(?:预计|预估|预期|预测|预报|估计|估算|暂估|暂定|计划|规划|目标|测算|拟报|拟达到?)"

_NO_REAL_NUMBER: Final = (
    rf"{_IT}{_YEAR}(?:的|{_BY_THE_END})?{_PLAN}{_BY_THE_END}?(?:的?(?:人数|{_DATA}))?"
    rf"|(?:系|为|是|仅|暂|按)*{_PLAN}(?:到|至)?(?:{_YEAR}|{_BY_THE_END})(?:末|底)?(?:的?(?:人数|{_DATA}))?"
    rf"|{_BY_THE_END}{_PLAN}{_DATA}?|(?:系|为|是|暂)*(?:预计|预估|估计|暂估|估算|目标)"
    rf"|{_IT}(?:大约|大概|大致|约莫|粗略|约数|概数|左右|上下|估的)(?:估计|统计|数)?(?:[0-9]+(?:人次?|[名个])?(?:左右)?)?"
    rf"|{_IT}约[0-9]+(?:人次?|[名个])?(?:左右)?"
    rf"|{_IT}(?:草稿|草案|初稿|未定稿|作废|废弃|无效|样例|示例)"
    rf"|{_IT}(?:仅?供参考|随便填|瞎填|乱填|瞎编|编造|编|凑数|凑|杜撰|臆造|虚构数据)的?"
    rf"|{_IT}(?:存疑|有疑问|可疑|有问题|不可靠|不可信|靠不住|不真实|不属实|不实|失实|不准确?|有水分|注水|掺水|造假|虚假)的?"
    rf"|{_IT}(?:没有|无|缺乏|缺少)(?:任何)?(?:依据|根据|凭据|佐证|支撑)"
    r"|[\u4e00-\u9fff]{0,8}以(?:最终|最后|正式|审定|核定|上级|主管部门|教育[厅局]|州里|决算)的?"
    r"(?:审定|核定|公布|认定|批复|确认|发布)?(?:的?(?:数[据字值]?|结果))?为准"
)
_NOT_COUNTED: Final = (
    rf"{_IT}(?:请|切)?(?:勿|不要|不能|不可|不予|不得|不宜)(?:采信|采用|使用|用|引用|当真)"
    rf"|{_IT}(?:不作数|不算数|填错|[弄写录抄]错)了?"
    rf"|{_IT}(?:有?待|尚需|仍需)(?:进一步|再次?|重新)?(?:核|查|审|审核|核对|核查|统计|汇总|清点|盘点|确认|核定|审定|补)"
    rf"|{_IT}(?:尚|还|从)?(?:未|没有?)(?:进行|做|去|认真|逐一|实际|来得及)?(?:核|查|数|统计|汇总|清点|盘点|确认|核定|审定)过?"
    rf"|{_IT}(?:凭|靠|按)(?:印象|记忆|感觉|回忆|猜测|想象)(?:填|写|估|报|补)*(?:写|报|的)*"
    r"|(?:系统|平台|软件|报表|表格|导出|导入|录入|统计|公式|抄录|汇总)+(?:数据|时|的)*(?:出错|错误|有误|异常|故障)了?"
    rf"|{_IT}(?:请|应|均|统一)*以(?:后附|另附|纸质)?(?:附件|附表|附注|附后|年报|纸质版?|盖章版?|另表)(?:中|上|所列)?的?"
    r"(?:数[据字值]?|为准|的)+"
    rf"|{_IT}(?:照搬|照抄|抄袭?|复制|拷贝|套用|搬用)(?:了|自|的|于)*(?:上一?年度?|去年|往年|前年|上期)?(?:的)?(?:数[据字值]?)?的?"
)
"""Not counted, copied, by memory, or to be looked up elsewhere."""
_SET_RIGHT: Final = re.compile(r"已(?:经|重新|全部|于.{1,9})*(?:更正|改正|修正|核|修复|剔除|补)")
_TAKEN_FROM: Final = "(?:沿用|延用|照搬|照抄|套用|采用|借用|使用|用|取|填|按|截[至止]到?|的|了|是)*"
_OF_EARLIER: Final = rf"{_IT}{_TAKEN_FROM}(?:上一?年度?|去年|往年|前年|上期){_DATA}(?:填报|上报)?"
_OF_A_YEAR: Final = rf"{_IT}{_TAKEN_FROM}(20[0-9]{{2}})年?度?(?:年?底|年?末)?{_DATA}(?:填报|上报)?"
_COUNTED_TOO: Final = (
    r"(?:其中|包?含|包括|内有|有)?[^0-9]{0,4}(?:待|拟|(?:尚|还)?(?:未|没有?))"
    r"(?:认定|评定|批准|审批|审核|注册|取证|发证|毕业|入职|到岗|录用|签约)的?[0-9]+[人名个家]"
    r"|(?:其中|包?含|包括|内有|有)[^0-9]{0,4}[0-9]+[人名个家](?:的|教师|学生|证书|资格|合同|材料|已经?|均|都|尚|还|仍|属)*"
    r"(?:过期|失效|作废|不符合?(?:条件|要求|标准)?|不合格|不实|不属实|虚报|重复(?:计算|统计|登记)?"
    r"|(?:待|拟)(?:认定|评定|批准|审批|发证|入职|到岗)"
    r"|(?:未|没有?)(?:取得|获得|通过|认定|评定|注册|核实|到岗|入职|签订?|获批)(?:证书|资格|合同|认定)*)"
    r"|(?<![无未不免止])重复(?:计算|统计|登记|计数)(?:[0-9]+[人名个家])?了?"
    r"|(?:证书|资格|认定)(?:已经?|均|都)*(?:过期|失效|作废)"
)
_TAKEN_OUT: Final = (
    "减少|下降|降低|剔除|扣除|排除|去除|除去|删除|"
    "不含|不包括|未含|不计|未计|未列入|不在内|不纳入|另|上年|上一年|去年|原(?!因)"
)
"""Where one of these stands, what is spoken of is a difference, or is not in the number."""
_REAL_NUMBER: Final = (
    rf"(?:经查|经核|核实|{_YEAR})?(?:应|其)?(?:实际|实有|实为|实是|真实|准确)(?:上|人数|数[据字值]?|总数)?(?:应?[为是]|只?有|仅有|仅|共)?"
    r"([0-9]+)(?:人次?|[名个家所台])?"
)


def _clauses(sentence: str) -> list[str]:
    parts = _BETWEEN_CLAUSES.split(normal(sentence))
    return [part for part in parts if part and len(part) <= _LONGEST_CLAUSE]


def not_the_number(sentence: str) -> bool:
    """Whether a sentence says that the number beside it is not what was counted for its year.

    预计年底数, 2025年目标, 仅供参考, 其中5人证书已过期.
    """
    clauses = _clauses(sentence)
    if any(
        re.fullmatch(_NO_REAL_NUMBER, each) or re.fullmatch(_OF_EARLIER, each) for each in clauses
    ):
        return True
    if any(re.fullmatch(_NOT_COUNTED, each) for each in clauses):
        return not _SET_RIGHT.search(normal(sentence))
    taken_out = re.search(_TAKEN_OUT, normal(sentence))
    return not taken_out and any(re.fullmatch(_COUNTED_TOO, each) for each in clauses)


def real_numbers(sentence: str) -> set[int]:
    """The numbers that a sentence calls the real ones: 实际15人."""
    matches = (re.fullmatch(_REAL_NUMBER, each) for each in _clauses(sentence))
    return {int(match[1]) for match in matches if match}


def says_of_year(sentence: str) -> int | None:
    """The year of which a sentence says that the number beside it is: 系2021年数据."""
    matches = (re.fullmatch(_OF_A_YEAR, each) for each in _clauses(sentence))
    named = [int(match[1]) for match in matches if match]
    return named[0] if len(named) == 1 else None
