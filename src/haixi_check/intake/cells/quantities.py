"""Texts that are nothing but days, amounts, counts or telephone numbers, and so name no document.

Whoever writes the number of a document writes something beside its digits: the office, a word such
as 第 or 号, letters, or the year and a running number.
"""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 100
"""Characters beyond which a text is more than a day or an amount."""
_BETWEEN: Final = re.compile(r"[\s、,;。和及与至到起止~—–]+|\+(?!86)")
_THOUSANDS: Final = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_LABEL: Final = re.compile(
    r"^(?:(?:联系)?电话|手机号?码?|tel|日期|时间|金额|数量|人数|比例)[:.为是]?\s*"
)

_YEAR: Final = "(?:19|20)[0-9]{2}"
_MONTH: Final = "(?:0?[1-9]|1[0-2])"
_DAY: Final = "(?:0?[1-9]|[12][0-9]|3[01])"
_CLOCK: Final = r"[0-9]{1,2}:[0-9]{2}(?::[0-9.]+)?z?"
_NAME_OF_MONTH: Final = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DONE_ON: Final = "(?:印发|发布|下发|签订|签署|签|盖章|成立|批复|批准|通过|实施|认定)?"
_NUMBER: Final = r"[0-9]+(?:\.[0-9]*)?"
_COUNTED: Final = (
    "份|个|人次?|名|位|次|页|项|件|套|张|台|家|所|场|天|日|周|个?月|年|小时|学?课时|学时|平方米|平米|"
    "亩|条|批|组|类|种|岁|分钟?|节|门|篇|卷|册|本|间|座|处|辆|万|亿|千|百|余|多|元|公里|m2|m²|㎡"
)
_OF_WHAT: Final = (
    "(?:文件|材料|附件|资料|佐证|证明|照片|图片|合同|协议|记录|复印件|原件|学生|教师|学校|企业)?"
)

_ONE: Final = re.compile(
    rf"(?:于|自|从)?{_YEAR}(?:年|[-./]){_MONTH}"
    rf"(?:月份?|月[上中下]旬|月[初底末]|(?:月|[-./]){_DAY}[日号]?)?(?:t?{_CLOCK})?{_DONE_ON}"
    rf"|{_YEAR}年?[上下]半年|(?:{_YEAR}年)?第?[1-4]季度|(?:{_YEAR}年)?{_MONTH}月份?(?:{_DAY}[日号])?"
    rf"|{_YEAR}(?:-{_YEAR})?学?年度?(?:第?[12]学期)?|{_YEAR}-(?:{_YEAR}|{_MONTH})"
    rf"|{_DAY}[-/.]{_MONTH}[-/.]{_YEAR}|{_MONTH}[-/.]{_DAY}[-/.]{_YEAR}"
    rf"|{_DAY}[- ]?{_NAME_OF_MONTH}[- .]*[0-9]{{2,4}}|{_NAME_OF_MONTH}[.]?|{_CLOCK}"
    rf"|[-±]?{_NUMBER}[%‰‱]|[-±]?百分之{_NUMBER}"
    rf"|[¥¥$]?-?{_NUMBER}(?:[十百千万亿]*(?:元整?|圆整?|块|人民币|美元|rmb|yuan|cny))"
    rf"|[¥¥$]-?{_NUMBER}[十百千万亿]*"
    rf"|(?:共计?|约|近|合计|总计|计|各)?[-+±]?{_NUMBER}(?:{_COUNTED}){{0,3}}{_OF_WHAT}"
    rf"|-?{_NUMBER}(?:[/:]{_NUMBER})+"
    rf"|{_NUMBER}e[-+]?[0-9]+"
    r"|(?:\+?86-?)?1[0-9]{2}-?[0-9]{4}-?[0-9]{4}"
    r"|(?:\+?86-?)?[(]?0[0-9]{2,3}[)]?-?[0-9]{7,8}(?:(?:-|转)[0-9]{1,6})?|[0-9]{1,2}-[0-9]{1,2}"
    r"|第?[0-9]+\.?|[(][0-9]+[)]"
)
"""One of them, between the signs that part several."""


def is_quantity(word: str) -> bool:
    """Whether a text, evenly spelled, is nothing but days, amounts, counts or such numbers."""
    if len(word) > _LONGEST or not any(map(str.isdecimal, word)):
        return False
    bare = _LABEL.sub("", _THOUSANDS.sub("", word))
    parts = [part for part in _BETWEEN.split(bare) if part]
    return bool(parts) and all(map(_ONE.fullmatch, parts))
