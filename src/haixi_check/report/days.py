"""Days in running text, as people write them in each language."""

from __future__ import annotations

import datetime

from haixi_check.messages import Language, say


def day(iso: str, language: Language) -> str:
    """`2022-12-31` as running text has it: 2022年12月31日."""
    on = datetime.date.fromisoformat(iso)
    return say("words.day", language, year=on.year, month=on.month, day=on.day)
