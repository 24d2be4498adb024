"""Rosters that no sample has: invented persons without names, worse than what is declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.damage.book import Value

_DESTINATIONS = ("就业", "升专科", "未落实", "未落实", "参军")

GRADUATES: tuple[tuple[Value, ...], ...] = (
    ("学籍号", "身份证号(可不填)", "届", "毕业去向", "职业技能等级证书本数", "说明"),
    *((f"虚构B{at:03}", None, 2022, _DESTINATIONS[at % 5], at % 3 // 2, None) for at in range(60)),
)
"""Three of five have a destination, one of five went on, one of three has a certificate."""

STUDENTS: tuple[tuple[Value, ...], ...] = (
    ("学籍号", "身份证号(可不填)", "专业代码", "培养层次", "是否全日制", "说明"),
    *(
        (
            f"虚构Z{at:03}",
            None,
            "670201",
            "非学历" if at % 4 == 0 else "中职",
            "否" if at % 4 == 0 else "是",
            None,
        )
        for at in range(60)
    ),
)
"""One of four is in no course that leads to a qualification."""
