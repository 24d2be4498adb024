"""What the cells of an .ods hold, by their attributes and by the text that they show."""

from __future__ import annotations

import re
from datetime import date

from haixi_check.readers.looks import shown_as
from haixi_check.readers.numbers import (
    NO_DATE,
    SECONDS_A_DAY,
    as_percent,
    date_in,
    from_float,
    span_of_days,
    time_of_day,
)
from haixi_check.readers.text import cleaned
from haixi_check.table import CellError, UnstoredFormula, Value

_DATE = re.compile(r"(\d{4,5})-(\d\d)-(\d\d)(?:T.*)?")
_TIME = re.compile(r"PT(\d{1,9})H(\d{1,9})M(\d{1,9})")
_ERROR = re.compile(r"#(N/A|GETTING_DATA|NAME\?|DIV/0!|[A-Z]{3,12}!)|(Err|错误|#ERR):?\s?\d{3}")


def day_in(written: str) -> date | None:
    """The day that is written there, if there is such a day."""
    return date_in(_DATE.fullmatch(written))


def value_of_cell(attributes: dict[str, str], text: str) -> Value:
    """What a cell with these attributes holds that shows this text."""
    kind = attributes.get("value-type", "")
    formula = "formula" in attributes
    if kind == "error" or (formula and _ERROR.fullmatch(text.strip())):
        return CellError(text.strip()[:20] or "#N/A")
    if not kind:
        return UnstoredFormula() if formula and not text else text
    match kind:
        case "float" | "currency" | "percentage":
            return _number(attributes.get("value", ""), kind == "percentage", text)
        case "boolean":
            return attributes.get("boolean-value") == "true"
        case "date":
            return day_in(attributes.get("date-value", "")) or NO_DATE
        case "time":
            span = _TIME.match(attributes.get("time-value", ""))
            if span is None:
                return text
            return _time(int(span[1]), int(span[2]), int(span[3]))
        case _:
            return cleaned(attributes.get("string-value", text))


def _time(hours: int, minutes: int, seconds: int) -> str:
    """A time of day, or what lasts longer than one; the format has one type for both."""
    whole = hours * 3600 + minutes * 60 + seconds
    return time_of_day(whole) if whole < SECONDS_A_DAY else span_of_days(whole / SECONDS_A_DAY)


def _number(written: str, percent: bool, text: str) -> Value:
    try:
        number = from_float(float(written))
    except ValueError:
        return text
    return shown_as(as_percent(number) if percent else number, text)
