"""Figures as lengths: where a bar ends and where its threshold stands. Draws nothing itself.

Lengths are per cent of the drawing, rounded for the eye; what is read is written beside them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from haixi_check.messages import Language, say
from haixi_check.plain import dataclass
from haixi_check.report import words
from haixi_check.result import Measured, Outcome, Result, YearResult
from haixi_check.statement import TargetInfo

HEADROOM: Final = Fraction(9, 8)
"""How much longer than its largest figure a scale is that has no end of its own."""

NEAR_AN_END: Final = 85
"""Per cent from which a label no longer fits to the right of its line."""


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A figure as a bar, and its threshold as a line across it."""

    length: str
    threshold: str | None = None
    label: str = ""
    """What stands at the line: the threshold, or last year's figure."""
    before: bool = False
    """Whether the label stands to the left of its line."""
    partial: bool = False
    """Whether the figure is only a part of the whole, because somebody's is missing."""


@dataclass(frozen=True, kw_only=True)
class YearColumn:
    """A year of a trend, in the units of the drawing."""

    x: int
    y: int
    height: int
    year: int
    shown: str
    outcome: str


@dataclass(frozen=True, kw_only=True)
class TrendDrawing:
    """The years of a figure as columns, with the threshold as a line where there is one."""

    width: int
    columns: tuple[YearColumn, ...]
    threshold: int | None


GROUND: Final = 62
"""Where columns stand, from the top of the drawing."""
ROOM: Final = 44
"""How high a column may be."""
STEP: Final = 62


def bar(info: TargetInfo, result: Result) -> Bar | None:
    """The figure of `result` against the threshold, or last year's figure; `None` without one.

    What only counts towards a total has no bar: nothing is asked of it alone.
    """
    if result.measured is None or words.contributes(info, result):
        return None
    value = _value(result.measured)
    line, label = _line(info, result)
    largest = max(value, line or Fraction(0))
    if "to" in info.formula and info.measure != "per_head":
        scale = max(Fraction(1), largest)
    else:
        scale = largest * HEADROOM
    if scale <= 0:
        return None
    at = None if line is None else line / scale
    return Bar(
        length=_percent(max(Fraction(0), value) / scale),
        threshold=None if at is None else _percent(at),
        label=label,
        before=at is not None and at * 100 >= NEAR_AN_END,
        partial=_partial(result.measured) or result.outcome is Outcome.UNKNOWN,
    )


def _line(info: TargetInfo, result: Result) -> tuple[Fraction | None, str]:
    """Where the threshold stands: the pack's, or for a trend last year's figure."""
    limit = info.limit_of(result)
    if limit is not None:
        return Fraction(limit.exact), limit.shown
    last = next((y for y in result.series if y.year == result.year - 1 and y.measured), None)
    if info.measure != "trend" or last is None or last.measured is None:
        return None, ""
    return _value(last.measured), f"{last.year} {last.measured.shown}"


LONG: Final = 10**5
"""From here on a number is too long for a column."""

SCALES: Final[Mapping[Language, tuple[tuple[int, str], ...]]] = {
    "zh": ((10**8, "html.huge"), (10**4, "html.large")),
    "en": ((10**6, "html.huge"), (10**3, "html.large")),
}
"""In which steps a language counts, and how it writes them."""


def trend(
    info: TargetInfo, years: Sequence[YearResult], language: Language, *, asked: bool = True
) -> TrendDrawing | None:
    """The measured ones of `years` as columns; `None` where there are less than two.

    The threshold is a line only where it is `asked` of whoever the years are of.
    """
    measured_years = [(year, year.measured) for year in years if year.measured is not None]
    if len(measured_years) < 2:
        return None
    values = [_value(measured) for _, measured in measured_years]
    line = Fraction(info.limit) if asked and info.limit is not None else None
    top = max(*values, line or Fraction(0))
    if top <= 0:
        return None
    columns = []
    for number, ((year, measured), value) in enumerate(zip(measured_years, values, strict=True)):
        height = max(1, round(max(Fraction(0), value) / top * ROOM))
        columns.append(
            YearColumn(
                x=number * STEP,
                y=GROUND - height,
                height=height,
                year=year.year,
                shown=_short(measured, language),
                outcome=year.outcome.value,
            )
        )
    at = None if line is None else GROUND - round(line / top * ROOM)
    return TrendDrawing(width=len(measured_years) * STEP, columns=tuple(columns), threshold=at)


def _value(measured: Measured) -> Fraction:
    return Fraction(measured.exact)


def _partial(measured: Measured) -> bool:
    return measured.shown.startswith("≥")


def _short(measured: Measured, language: Language) -> str:
    """A figure as short as a narrow column needs it; the exact one is written beside."""
    if measured.shown.endswith("%") or _partial(measured):
        return measured.shown
    value = _value(measured)
    if abs(value) >= LONG:
        for step, sentence in SCALES[language]:
            if abs(value) >= step:
                return say(sentence, language, n=_tenths(value / step))
    return measured.shown


def _tenths(value: Fraction) -> str:
    tenths = round(value * 10)
    return f"{tenths // 10}.{tenths % 10}" if tenths % 10 else str(tenths // 10)


def _percent(part: Fraction) -> str:
    """`part` of the drawing, in tenths of a per cent."""
    thousandths = min(1000, round(part * 1000))
    return f"{thousandths // 10}.{thousandths % 10}%"
