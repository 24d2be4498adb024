"""What a short remark or name says outright against its own row: not done, copied, a blank form.

Clauses that say nothing else are meant: a longer one tells a story, and a clause about another
thing (`clauses_of_itself` leaves those out) says nothing of this one.
"""

from __future__ import annotations

import re
from typing import Final

from haixi_check.intake.cells.meaning import missing, names_nothing, normal
from haixi_check.intake.cells.validity import clauses_of_itself

_LONGEST: Final = 30
"""Characters of a clause that says no more than this."""

_IT: Final = (
    "(?:此|本|该|这|以上|上述|上面|事项|项|条|材料|资料|文件|数[据字值]?|信息|内容|记录|协议|制度|方案|工作|"
    "情况|填报|填写|我校|本校|学校|目前|现在?|实际上?|其实|确实?|暂时?|尚|还|仍|都|均|全部?|也|一直|根本|并"
    "|系|为|是|属|的)*"
)
_NOT: Final = "(?:未|没有?)"
_DONE: Final = (
    "做|办|弄|搞|干|建|订|制定|制订|编制|编写|建立|组织|部署|执行|办理|安排|研究|准备|整理|收集|成文|上会|"
    "讨论|启动|进行|动工|挂牌|签|签字|签署|签订|盖章|用印|批|批准|批复|审批|审核|审定|审议|核定|同意|点头|"
    "核|核实|核对|核查|复核|确认|验证|统计|清点|汇总"
)
_AFTER: Final = "(?:好|完|成|过|了|到位|下来|出来|齐|全|清|呢|的)*"
_NOT_DONE: Final = rf"{_IT}{_NOT}(?:来得及|真正|正式|去|能|再|经|进行|最终|有)*(?:{_DONE}){_AFTER}"
_WHO: Final = (
    "(?:校|院|局|厅|主管|分管|上级|部门|单位|企业|公司|对方|双方|甲方|乙方|学生|家长|领导|书记|校长|"
    "院长|局长|负责人|主任|教代会|党委会?|党组|会议|办公会)"
)
_NOT_APPROVED: Final = (
    rf"{_IT}{_WHO}+{_IT}(?:{_NOT}(?:给|正式|能|予以?)*(?:{_DONE}){_AFTER}"
    r"|不(?:同意|批准?|签字?|认|通过))"
)
_WRONG: Final = (
    rf"{_IT}(?:有误|有错误?|错误|错了|不对|不准确?|存在?错误|填错|[弄写搞录抄]错|不靠谱|不可信|不可靠)了?"
    rf"|.{{0,8}}(?:核查|检查|督导|审计|核验|核实|抽查|巡察|复查|审核).{{0,6}}(?:不符|不实|不属实|有问题|存在问题|未通过)"
    rf"|{_IT}(?:不符|不属实|不作数|不算数|作不得数)"
)
_TO_BE_CHECKED: Final = (
    rf"{_IT}(?:有?待|尚需|仍需)(?:进一步|再次?|重新|后续|上级|有关部门|领导)*"
    "(?:核|核实|核对|核查|复核|查|查实|查证|审|审核|审定|确认|签|签字|签署|盖章|制定|制订|验证)(?:后定)?"
)
_NOT_TO_BE_USED: Final = (
    rf"{_IT}(?:请|切)?(?:勿|不要|不能|不可|不予|不得|不宜)(?:采信|采用|采纳|使用|用|引用|当真|作为(?:依据|佐证))"
    rf"|{_IT}请?(?:忽略|无视)(?:本|此|该)?[行条项]?"
)
_SHORT: Final = (
    rf"{_IT}(?:还|尚)?(?:差|缺|欠|少)(?:了)?(?:[0-9一二两三四五六七八九十几]+)(?:份|页|项|个|件|次|章|张)"
    r".{0,6}"
    rf"|{_IT}(?:还|尚)?(?:缺|欠|差)(?:少)?(?:材料|资料|附件|文件|签字|签名|公章|盖章|印章|协议|文号|日期|证明|佐证)"
)
_LATER: Final = (
    rf"{_IT}(?:随后|稍后|以后|之后|事后|过后|日后|后续|后期|后面|今后|回头|下次|改天|再|后|容后|待)"
    "(?:再|另|行)*补(?:上|交|报|办|齐|充|签|做|发|传|正|录|全)?(?:材料|资料|文件|手续)?"
)
_EARLIER: Final = "(?:上一?年度?|去年|往年|前年|上期|上次|别校|外校|兄弟学校|网上|网络|他校)"
_COPIED: Final = (
    rf"{_IT}(?:从|由)?(?:照抄|照搬|抄袭?|复制|拷贝|套用|搬用|粘贴)(?:了|自|的|于)*{_EARLIER}?(?:的)?"
    "(?:材料|资料|文件|数[据字]?|内容|模板)?(?:的)?"
    rf"|{_IT}(?:从|由){_EARLIER}(?:上)?(?:照抄|抄|复制|下载|拷贝)(?:来|下来|的|了)*"
    rf"|{_IT}{_EARLIER}的?(?:旧)?(?:材料|资料|文件|数据)"
)
_GUESSED: Final = (
    rf"{_IT}(?:凭|靠|按)(?:印象|记忆|感觉|回忆|猜测|想象)(?:填|写|估|报|补)*(?:写|报|的)*"
    rf"|{_IT}(?:估计|估算|猜|瞎填|乱填|随便填|编造?|凑数)的?"
)
_SAMPLE: Final = (
    rf"{_IT}(?:示例|样例|范例|举例|例子|测试|测试数据|"
    r"演示|演示数据|模板|空白|空表|占位)(?:而已|用|的)?"
)

_OUTRIGHT: Final = "|".join(
    (
        _NOT_DONE, _NOT_APPROVED, _WRONG, _TO_BE_CHECKED, _NOT_TO_BE_USED, _SHORT, _LATER, _COPIED,
        _GUESSED, _SAMPLE,
    )
)  # fmt: skip
_PUT_RIGHT: Final = re.compile(
    r"(?<!未)(?<!没)已(?:经|于.{1,9}|全部|按期|如期|重新|及时)*"
    r"(?:补|核|更正|改正|修正|整改|完成|签|批|盖|制定|落实|办)|整改(?:完成|到位|后)|后(?:已|经)"
)
"""What followed: it was put right, or done since."""


def says_outright(text: str) -> bool:
    """Whether a remark says in a clause of its own that its row is not so.

    没做, 数据有误, 待核实, 领导没批, 差2份, 后补, 请勿采信, 照抄去年, 示例.
    """
    clauses = [each for each in clauses_of_itself(text) if len(each) <= _LONGEST]
    if not any(re.fullmatch(_OUTRIGHT, each) for each in clauses):
        return False
    return _PUT_RIGHT.search(normal(text)) is None


_OF_YEAR: Final = (
    rf"{_IT}(20[0-9]{{2}})(?:年度?)?的?(?:旧)?(?:材料|资料|文件|数据|情况|佐证|协议|台账|档案)"
)
_STILL_GOOD: Final = re.compile("仍|继续|沿用至|有效|长期|连续|至今|跨年|学年")


def of_year(text: str) -> int | None:
    """The year of which a remark says that its row is: 以上为2021年材料."""
    if _STILL_GOOD.search(normal(text)):
        return None
    matches = (re.fullmatch(_OF_YEAR, each) for each in clauses_of_itself(text))
    named = [int(match[1]) for match in matches if match]
    return named[0] if len(named) == 1 else None


# ------------------------------------------------------------------------------ names

_MADE: Final = (
    "制定|制订|编制|编写|建立|成立|印发|出台|签订|签署|签约|签字|签名|签|盖章|填写|填|批准|批复|审批|"
    "审核|开展|组织|完成|落实|做|办|写|形成|起草|发布|定稿|生效|归档|整理"
)
_BLANKS: Final = "空白|空表|未填写?|模板|模版|样本|样张|示例|样例|范例|占位"
_NAME_DENIES: Final = (
    rf"(?:尚|还|暂|目前|均|都)*(?:{_NOT}|待)(?:正式)?(?:{_MADE})(?:好|完|了)?"
    rf"|.*[(\[【〔](?:尚|还|暂)?(?:{_NOT}|待)(?:正式|加)?(?:{_MADE}|盖公?章)(?:好|完|了)?[)\]】〕].*"
    rf"|.*[(\[【〔](?:{_BLANKS})(?:表|版|稿|件|卷)?[)\]】〕]"
    r"|空白的?.{0,12}(?:协议|合同|表|证书|台账|记录|文件|材料|报告|方案|证明|书)"
)
_NO_NAME: Final = re.compile(
    r"(?:x{1,}|×+|\*{2,}|\?{2,}|○{2,}|□{2,}|某某?)"
    r"(?:材料|文件|资料|协议|合同|制度|办法|方案|通知|报告|有关材料)?"
)
_POINTS_ELSEWHERE: Final = re.compile(r".*(?:见|附).*|[0-9]+")


def material_denied(text: str) -> bool:
    """Whether the name of a material says that there is none, or that nobody made or signed it.

    未制定, 待签, （未签）实习协议, 空白实习协议.
    """
    written = normal(text).replace(" ", "")
    return re.fullmatch(_NAME_DENIES, written) is not None


def no_name(text: str) -> bool:
    """Whether what stands where a material is named names none: 无, 同上, XX."""
    written = normal(text).replace(" ", "").casefold()
    if missing(text) or _POINTS_ELSEWHERE.fullmatch(written):
        return False
    return names_nothing(text) or _NO_NAME.fullmatch(written) is not None
