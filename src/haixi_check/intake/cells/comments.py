"""What the comment of a cell says against the value in the cell.

Comments mostly tell how to fill in a form, or what a number counts: these say nothing of a value.
"""

from __future__ import annotations

import re
from typing import Final

from haixi_check.intake.cells.denials import note_denies
from haixi_check.intake.cells.explanation import denies, real_numbers_of
from haixi_check.intake.cells.meaning import normal
from haixi_check.intake.cells.validity import not_in_force

_GUIDE: Final = re.compile(
    r"(?:[^:：\n]{1,20}[:：]\s*)?[【\[(（]?(?:填[表报写]|指标|统计|数据|栏目)?(?:说明|要求|口径|解释|提示|示例|举例|注意(?:事项)?)[】\])）]?[:：]"
)
_LINES: Final = re.compile(r"[;；。\n]")
_TELLS_HOW: Final = re.compile(
    r"请|如(?:果|有|为|遇|无|数)|若|凡|勿|不得|不能|不要|不填|应填|必须|一律|的[填写选报]|[填写]的|填写|口径"
)


def comment_denies(text: str, amount: object, year: int) -> bool:
    """Whether a comment says that the value of its cell, of `year` if it is 0 of any, is not so.

    `amount` is the number in the cell; that of anything else is no number.
    """
    said = _said_of_value(text)
    if not said:
        return False
    if denies(said, year, year) or not_in_force(said) or note_denies(said):
        return True
    real = real_numbers_of(said, year, year)
    return bool(real) and _is_number(amount) and amount not in real


def _is_number(amount: object) -> bool:
    return hasattr(amount, "as_integer_ratio") and not isinstance(amount, bool)


def _said_of_value(text: str) -> str:
    """The sentences of a comment that do not tell how to fill in the form."""
    kept: list[str] = []
    for line in (each.strip() for each in _LINES.split(text)):
        if _GUIDE.match(normal(line)):
            break  # and what follows belongs to it
        if line and not _TELLS_HOW.search(normal(line)):
            kept.append(line)
    return "；".join(kept)
