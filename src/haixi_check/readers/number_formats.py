"""Whether a number format shows another value than the stored one.

Its language: ECMA-376 part 1, 18.8.31. A unit behind a number, a currency, a percentage, a day or
fewer decimals than there are change nothing; words, nothing at all and thousands for ones do.
"""

from __future__ import annotations

import operator
import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_PIECE = re.compile(r'"[^"]*"?|\[[^\]]*\]|[\\!_*].|.', re.DOTALL)
_PART = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]|(?P<bare>.)', re.DOTALL
)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?[0-9]+(?:\.[0-9]+)?)\]")
_COMPARED: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
    "=": operator.eq, "<>": operator.ne,
}  # fmt: skip
_GENERAL = re.compile("general|g/通用格式", re.IGNORECASE)
_DATE = re.compile(r"[ymdhse]|\[[hms]+\]", re.IGNORECASE)
_POWER = re.compile(r"[eE][-+](?=[0#?])")
_FRACTION = re.compile(r"/\s*[0-9]+")
_THOUSANDS = re.compile(r"[0#?.],+(?![,0#?.])")
_PLACE = "\x01"
"""Stands for a digit of the number in what a format shows."""

_HARMLESS = re.compile(
    r"[\s()（）\[\]:：/\-—–−_'¥￥$€£]|rmb|cny|人民币|^(?:共|共计|合计|小计|总计|计)(?=.)",
    re.IGNORECASE,
)
_UNITS = re.compile(
    r"(?:人|名|位|个|家|所|项|门|种|类|级|套|台|件|份|张|本|册|篇|部|幅|间|栋|座|处|块|条|支|辆|次|期|"
    r"届|批|班|组|周|天|日|月|年|岁|分|秒|时|元|圆|对|组|户|亩|米|公里|平方米|平米|㎡|m²|吨|公斤|度|"
    r"人次|人天|人月|门次|场次|班次|学时|课时|学分|小时|分钟|学年|学期|个月|年度|人年|人民币|元整|元/[人生年]|"
    r"yuan|persons?|people|years?|months?|days?|hours?)?",
    re.IGNORECASE,
)
_NO_MORE_THAN_ZERO = re.compile(r"[\s\-—–−_()0.¥￥$?]*")


def shows_otherwise(code: str, value: object) -> bool:
    """Whether a cell with this format shows something else than the value that it holds.

    A number that is shown in another way (a day, a percentage) counts by its sign alone.
    """
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        return isinstance(value, str) and _plan(code).denies_text
    return _plan(code).denies(float(value))


@lru_cache(maxsize=256)
def may_show_otherwise(code: str) -> bool:
    """Whether there is a value of which this format shows something else."""
    plan = _plan(code)
    return plan.denies_text or any(map(plan.denies, (1.0, 0.0, -1.0))) or plan.denies_some


_NUMBER_SHOWN = re.compile(
    r"(?P<before>[^0-9]*?)(?P<number>-?[0-9](?:[0-9,.]*[0-9])?(?:E[-+]?[0-9]+)?)(?P<after>[^0-9]*)"
)
_GROUPED = re.compile(r"-?[0-9]{1,3}(?:[.,][0-9]{3})+")


def text_differs(text: str, number: int | Decimal) -> bool:
    """Whether a cell that shows `text` shows something else than its number, or rounds it.

    Of a fraction, a time or two numbers nothing is said.
    """
    text = text.strip()
    if not text or text == str(number):
        return False
    match = _NUMBER_SHOWN.fullmatch(text)
    if match is None:
        words = not any(each.isdigit() for each in text)
        return words and not (number == 0 and _NO_MORE_THAN_ZERO.fullmatch(text))
    shown = match["number"]
    if not _is_plain(f"{match['before']}{_PLACE}{match['after']}"):
        return True
    if _GROUPED.fullmatch(shown) and re.sub("[.,]", "", shown) == str(number):
        return False
    return not _rounds(shown.replace(",", ""), number)


def _rounds(shown: str, number: int | Decimal) -> bool:
    """Whether a number as shown is `number`, to as many digits as are shown."""
    try:
        value = Decimal(shown)
    except InvalidOperation:
        return True  # points that nobody here understands
    exponent = value.as_tuple().exponent
    unit = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return abs(abs(value) - abs(Decimal(number))) <= unit / 2


class _Section(NamedTuple):
    """One of up to four parts of a format: for positive numbers, negative ones, zero and text."""

    condition: tuple[str, float] | None
    denies: bool
    """Whether it shows something else of a number that is not zero."""
    denies_zero: bool

    def holds(self, number: float) -> bool:
        """Whether its condition is met."""
        return self.condition is not None and _COMPARED[self.condition[0]](
            number, self.condition[1]
        )


class _Plan(NamedTuple):
    """A format, as far as it matters here."""

    sections: tuple[_Section, ...]
    """For numbers; at least one."""
    denies_text: bool

    @property
    def denies_some(self) -> bool:
        """Whether a section with a condition of its own shows something else."""
        return any(each.denies for each in self.sections if each.condition)

    def denies(self, number: float) -> bool:
        """Whether it shows something else of this number."""
        section = self._section(number)
        if number:
            return section.denies
        # Zeros that nobody sees are a habit, unless nobody sees the other numbers either.
        return section.denies_zero or (section.denies and section is self.sections[0])

    def _section(self, number: float) -> _Section:
        sections = self.sections
        if any(section.condition for section in sections):
            return next((each for each in sections if each.holds(number)), sections[-1])
        at = 0 if number > 0 else 1 if number < 0 else 2
        return sections[at] if at < len(sections) else sections[0]


@lru_cache(maxsize=256)
def _plan(code: str) -> _Plan:
    written = _sections(code)
    text = written[3] if len(written) > 3 else None
    if text is None and "@" in written[-1]:
        text = written.pop()
    numbers = written[:3] or [text or ""]
    sections = tuple(_section(each, negative=at == 1) for at, each in enumerate(numbers))
    return _Plan(sections, denies_text=text is not None and not _is_plain(_shown(text)))


def _sections(code: str) -> list[str]:
    """The parts of a format; a semicolon within quotes parts nothing."""
    sections = [""]
    for piece in _PIECE.findall(code):
        if piece == ";":
            sections.append("")
        else:
            sections[-1] += piece
    return sections


def _section(section: str, *, negative: bool) -> _Section:
    condition = _CONDITION.search(section)
    shown = _shown(section)
    bare = "".join(match["bare"] or "" for match in _PART.finditer(_GENERAL.sub("0", section)))
    if _DATE.search(_POWER.sub("", bare)) or re.search(r"\[[hms]+\]", section, re.IGNORECASE):
        denies = False
    else:
        denies = (
            not _is_plain(shown)
            or _THOUSANDS.search(bare) is not None
            or (not negative and re.match(r"\s*[-−]", shown) is not None)
        )
    return _Section(
        (condition[1], float(condition[2])) if condition else None,
        denies,
        denies and _NO_MORE_THAN_ZERO.fullmatch(shown.replace(_PLACE, "0")) is None,
    )


def _is_plain(shown: str) -> bool:
    """Whether what a section shows is the number or text itself, at most with its unit."""
    if _PLACE not in shown:
        return False
    first, last = shown.index(_PLACE), shown.rindex(_PLACE)
    if re.search(r"[.,·，]", shown[first:last]):
        return False  # a point that is put between the digits makes another number
    around = shown.strip().removeprefix("+").replace(_PLACE, "").rstrip(".。")
    return _UNITS.fullmatch(_HARMLESS.sub("", around)) is not None


def _shown(section: str) -> str:
    """The words of a section in their order, with `_PLACE` for digits of the number, or the text.

    Points and separators that belong to the number are left out.
    """
    section = _FRACTION.sub("/", _POWER.sub("", _GENERAL.sub("0", section)))
    pieces: list[str] = []
    for part in _PART.finditer(section):
        bare = part["bare"]
        if bare is None:
            pieces.append(part["quoted"] or part["escaped"] or _currency(part["bracket"] or ""))
        elif bare in "0#?@":
            pieces.append(_PLACE)
        elif bare not in ".,%":
            pieces.append(bare)
    return "".join(pieces)


def _currency(bracket: str) -> str:
    """What is shown for `[$¥-804]`; a colour, a condition or a language show nothing."""
    return bracket[1:].partition("-")[0] if bracket.startswith("$") else ""
