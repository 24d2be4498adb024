"""What a note or a name says against the very row or record that it belongs to.

`validity` knows what any text may say of itself. The words here leave no doubt only in a 说明
(没有开展, 与第5行重复, 证明材料丢失) or in the name of a thing (拟建基地):
in the title of a document they may be its subject.
"""

from __future__ import annotations

import re
from typing import Final

from haixi_check.intake.cells.meaning import normal
from haixi_check.intake.cells.validity import clauses_of_itself

_LONGEST_CLAUSE: Final = 60
"""Characters of a clause that says no more than this: a longer one tells a story."""

_NOT: Final = "(?:未|没有?)"
_DAY: Final = "20[0-9]{2}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?[底初末]?"
_NOW: Final = (
    "(?:目前|现在?|实际上?|其实|确实?|暂时?|尚|还|仍|一直|基本|本校|我校|该校|已经?|均|都|全部|也|并"
    rf"|已(?:于|在){_DAY}|(?:于|自)?{_DAY}(?:起|已|被))*"
)
_THING: Final = (
    "(?:该|此|本|项|上述|基地|中心|工作室|平台|项目|企业|公司|共建|合作|方|双方|校企|协议|合同|班次?|"
    "培训|活动|专业群?|学院|分院|工程|建设|设备|设施|场地|资金|经费|师资|人员|手续|措施|制度|方案|"
    "任务|责任|事项|工作|文件|材料|内容|情况|信息|记录)*"
)

_ENDED: Final = (
    rf"{_THING}{_NOW}{_THING}(?:被|遭|予以)?"
    r"(?:拆除|拆迁|关停|关闭|关门|撤并|撤出|撤走|退出|解约|解除|终止|中止|中断|暂停|停用|停办|停运|"
    r"停产|停业|停建|停工|闲置|倒闭|破产|吊销|注销|撤销|取消|废弃)"
    r"(?:合作|共建|协议|合同|使用|运行|运营|建设|执行|实施|开展|举办|状态|中|了|多年)*"
    r"|(?:.{0,6}年)?(?:长期|处于|一直)*闲置(?:状态|中|多年)?"
    rf"|{_THING}因.{{1,14}}(?:暂停|中止|停课|停工)"
)
_NOT_THERE: Final = (
    rf"{_THING}{_NOW}{_THING}不存在|查无(?:此|该|实据|结果).{{0,6}}"
    rf"|{_NOW}(?:没有|无|缺少?|缺乏|{_NOT}(?:形成|留存|保存|提供|收集到?))"
    r"(?:任何|此|该|这|相关|有关|佐证|证明|支撑|书面|文字|对应|的)*"
    r"(?:材料|资料|文件|证据|档案|记录|佐证|凭证|依据)"
)
_TWICE: Final = (
    r"(?:此行|本行|该行|系|属|为)*(?:[与和同](?:第|上面|上述|前面)?[0-9一二三四五六七八九十]+[行条项]"
    r".{0,4}|[与和同][上前]一?[行条]|系|属)?"
    r"重复(?:登记|录入|填报|统计|计算|计入|申报|上报|计数|项|行|了|的)*"
)
_LATER: Final = (
    r"(?:20[0-9]{2}年?|明年|后年|次年|下一?年|下半年|年底前?|年内"
    r"|[0-9]{1,2}月|近期|下学期|后期|今后)"
)
_TO_BE_DONE: Final = (
    r"投入使用|投用|启用|使用|建成|建设|竣工|交付|完工|开工|开展|完成|落实|实施|举办|举行|"
    r"开班|办班|开办|"
    r"补办|印发|出台|签订|签约|挂牌|成立|验收|执行|启动|招生"
)
_PLANNED: Final = (
    rf"{_THING}{_NOW}(?:预计|预期|计划|将|拟|准备|打算|争取|力争|定)(?:于|在|到)?{_LATER}.{{0,14}}?"
    rf"(?:{_TO_BE_DONE}).*"
    r"|(?:系|为|属|是|仅为?)*(?:计划|预计|拟[开办建设])的?(?:班次?|项目|基地|工作室|建设|举办|培训)"
    r"|(?:系|为|属|是|目前|现)*(?:在建|建设中|拟建|未建|待建|在筹|筹)"
    r"|拟(?:建|新建|设|签|聘|共建|合作|开设).{0,12}"
)
_FAILED: Final = (
    rf"{_THING}{_NOW}{_NOT}(?:完全|全部|全面|真正|正式|能|获|经|被|予以?)*"
    r"(?:到位|落实|开展|完成|通过|合格|达标|达到要求|(?:取得|获得)(?:批复|批准|认定|许可|资质|证书)?|认定|认可|验收|评审|审核|考核|投产|启动)+"
    r"|.{0,8}(?:验收|审核|审查|考核|评估|评审|检查|抽查|年检|认定|复核)(?:结果|结论)?(?:为|是|均|被|评为)*"
    rf"(?:不合格|不达标|不通过|不予通过|不予认定|退回|{_NOT}获?(?:通过|合格|达标))"
    r"|(?:已?被|已)(?:退回|驳回|否决)|不合格|不达标|(?:上级|主管部门|教育[厅局]|对方)?不(?:予|被)?(?:认可|承认)"
    rf"|{_THING}{_NOW}(?:落实|执行|开展|实施)(?:得|的)?不(?:到位|力|好|下去|彻底|完全)"
    rf"|{_THING}{_NOW}(?:有名无实|流于形式|名存实亡|形同虚设|徒有其名)"
    rf"|{_NOW}(?:仅|只)(?:有|是|为)?口头(?:通知|约定|协议|要求|传达|部署)*"
)
_UNTRUE: Final = (
    r".{0,8}[与和同](?:实际|事实|实情)(?:情况)?(?:不符|不相符|不一致|有出入)"
    rf"|{_THING}{_NOW}(?:系|属|属于|纯属|疑似|涉嫌)*(?:不属实|不实|失实|不真实|编造|伪造|造假|作假|虚假)的?"
)
_LOST: Final = (
    r"(?:证明|佐证|相关|有关|原始|支撑|全部|纸质)*(?:材料|资料|文件|原件|档案|证书|协议|合同|批文|附件|复印件|扫描件|记录)"
    rf"{_NOW}(?:不慎)?(?:被)?(?:丢失|遗失|缺失|灭失|损毁|不见|不全|不齐全?|不完整|找不到|无法提供|{_NOT}找到)了?"
)

_AGAINST_ITSELF: Final = "|".join((_ENDED, _NOT_THERE, _TWICE, _PLANNED, _FAILED, _UNTRUE, _LOST))
_PUT_RIGHT: Final = (
    r"整改(?:完成|到位|合格|后)|已(?:经|全部)?整改|复[查验核审](?:已?合格|已?通过)|恢复|重新启用|改为|改在|改到|改至|改线上"
    rf"|(?<!未)已(?:经|于.{{1,9}}|按期|如期|全部|正式|提前)*(?:{_TO_BE_DONE}|到位|通过|补[齐办发回])"
    r"|(?:复印件|扫描件|电子版|副本)(?!.{0,4}(?:丢失|遗失|缺失|找不到))"
)
"""What followed: it was put right, done since, or a copy is there."""


def note_denies(text: str) -> bool:
    """Whether a 说明 says of its own row that it is not so: gone, undone, untrue, lost."""
    return _says(_AGAINST_ITSELF, text) and not re.search(_PUT_RIGHT, normal(text))


def names_no_material(text: str) -> bool:
    """Whether the name of a material says that there is none: 没有相关材料."""
    return _says(_NOT_THERE, text)


def _says(words: str, text: str) -> bool:
    """Whether a clause is made of these words, which are compiled only when there is a clause."""
    clauses = clauses_of_itself(text)
    return any(len(each) <= _LONGEST_CLAUSE and re.fullmatch(words, each) for each in clauses)


_NAME_TO_COME: Final = (
    r"(?:拟|待)(?:新?建|共建|设|定|签约?|合作).*"
    r"|.*[(\[【〔](?:拟|待|在|筹|未|计划|规划|筹备|预备)(?:新?建|设立?|成立?|定|办|签约?)?(?:中|阶段|项目)?[)\]】〕].*"
    r"|.*(?:已经?|被)(?:拆除|关停|撤并|停办|退出|解约|解除|注销|吊销|破产|倒闭)[)\]】〕]?"
    rf"|{_NOW}(?:没有|无|{_NOT}(?:找到|确定|落实|签约))(?:合作|共建|固定|任何)*(?:企业|公司|单位|伙伴)"
)


def name_denies(text: str) -> bool:
    """Whether the name of a thing or partner says that it is to come, gone, or that there is none.

    拟建基地, 某基地（筹）, 没有企业, 已解约.
    """
    return re.fullmatch(_NAME_TO_COME, normal(text)) is not None
