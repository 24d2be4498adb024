"""What the page tells otherwise where there are too many units to stand side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from haixi_check.report import asides
from haixi_check.report.reader import Reader
from haixi_check.result import Result

FEW: Final = 8
"""Up to so many units have a column each; more of them are rows."""


def crowded(reader: Reader) -> bool:
    """Whether there are too many units to stand side by side."""
    return len(reader.units) > FEW


def told_beside(reader: Reader, result: Result) -> list[str]:
    """What must be said beside a result; of the whole of many units, without their cells."""
    if crowded(reader) and result.unit is None:
        result = replace(
            result,
            missing=tuple(replace(gap, place=None) for gap in result.missing),
            doubts=tuple(replace(doubt, place=None) for doubt in result.doubts),
        )
    return asides.asides(reader, result)
