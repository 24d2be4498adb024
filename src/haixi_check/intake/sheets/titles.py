"""What the title of a table says of it: of which year it is, and whether it is a draft or a sample.

Only a clause that says nothing else counts: 按年度计划填报 is no plan, 请参照样表 is no sample.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from haixi_check.intake.cells.meaning import normal
from haixi_check.intake.cells.validity import years_named
from haixi_check.rulepack.names import even

_CLAUSES: Final = re.compile(r"[\s,，、;；。:：!！()（）\[\]【】〔〕<>《》“”\"_|/-]+")
_DOCUMENT: Final = re.compile(r"[〔\[(【<]\s*20[0-9]{2}\s*[〕\])】>]\s*第?\s*[0-9]+\s*号")
"""The number of an opinion, whose year says nothing of the data."""
_OTHER_DAY: Final = re.compile(
    r"20[0-9]{2}年?度?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?"
    r"(?:[填上]报|报送|填写|填制|编制|制表|制作|制|印发|印制|修订|修改|版|以[来后前]|级|届)"
    r"|(?:[填上]报|报送|填写|填制|编制|制表|印发|修订)(?:时间|日期|于|年度|年份)?:?\s*20[0-9]{2}年?度?"
)
"""When a table was filled in, or its form was made."""

_UNFINISHED: Final = (
    "草稿|草案|初稿|底稿|未定稿|征求意见|意见征求|讨论|送审|报批|待审|示例|样例|样表|样本|范例|范本|模板|模版"
    "|演示|备份|旧|测算|试算|计划|规划|预算|预计|预测|预估|预报|估算|估计|目标|快报|初步|暂定|暂估|暂报"
)
_UNFINISHED_IN_ENGLISH: Final = frozenset(
    {"old", "draft", "sample", "example", "template", "backup", "plan", "budget", "estimate"}
)
_MAY_SAY_SO: Final = re.compile(f"{_UNFINISHED}|[a-zA-Z]{{3}}")
"""Found in far fewer lines than a wide sheet may have above its header."""
_AROUND: Final = (
    r"20[0-9]{2}年?度?|[本此该]表|年度|全年|数[据字值]?|指标|统计|为|是|系|仅|均|表|版|稿|件|值|用"
)
"""What may stand beside such a word and changes nothing in it."""


def says_unfinished(text: str, names: Iterable[str]) -> bool:
    """Whether a line calls its table a draft, a sample, a plan or an estimate: （测算）, 样表.

    `names` are those of its sheet, which may stand beside the word.
    """
    if not _MAY_SAY_SO.search(text):
        return False
    own = [re.escape(name) for name in sorted(map(even, names), key=len, reverse=True) if name]
    around = f"(?:{'|'.join([*own, _AROUND])})*"
    clause = re.compile(f"{around}(?:{_UNFINISHED})(?:{_UNFINISHED}|{'|'.join([*own, _AROUND])})*")
    clauses = [even(part) for part in _CLAUSES.split(normal(text)) if part]
    return any(clause.fullmatch(part) or part in _UNFINISHED_IN_ENGLISH for part in clauses)


def years_of_title(text: str, names: Iterable[str]) -> frozenset[int]:
    """The years that a title gives for its table: those beside a name of its sheet, or alone.

    Not the year of a document, nor that in which the table was filled in.
    """
    if "20" not in normal(text):
        return frozenset()
    line = _OTHER_DAY.sub(" ", _DOCUMENT.sub(" ", normal(text)))
    own = {even(name) for name in names}
    if any(name and name in even(line) for name in own):
        return years_named(line)
    return _years_alone(line)


_ALONE: Final = re.compile(
    r"(?:^|[\s(\[【])(20[0-9]{2}年度?(?:[-—–~至到、和]+20[0-9]{2}年度?)?)(?=$|[\s)\]】])"
)


def _years_alone(line: str) -> frozenset[int]:
    return frozenset[int]().union(*map(years_named, _ALONE.findall(line)))
