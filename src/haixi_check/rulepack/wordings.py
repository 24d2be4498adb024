"""Whether a rule says what its wording says: the number, the comparison, the year and the force.

Compares a target with the official text around each of its wordings; it reads no file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from haixi_check.exact import exact
from haixi_check.rulepack.form import Form
from haixi_check.rulepack.measures import Evidence, Measure, Share, Trend
from haixi_check.rulepack.official_text import ClauseText, fold
from haixi_check.rulepack.periods import By, EachYearFrom, Every
from haixi_check.rulepack.targets import Force, Target

_ALWAYS_UNITS = ("人次", "人", "元", "个月", "个", "家")
_QUANTIFIERS = r"全覆盖|应(.)尽\1|逐年(?:提高|增加|增长|下降|减少)|只增不减|只减不增"


def measure_in_words(form: Form) -> re.Pattern[str]:
    """A number with its unit of account, a ratio, or a quantifier in words.

    The units are those of the figures of the form, and some that everybody uses. Years, days,
    document numbers and names such as 1+X have no such unit.
    """
    return re.compile(rf"{_number_in_words(form)}|(?<!\d)\d+:\d+(?!\d)|{_QUANTIFIERS}")


def _number_in_words(form: Form, before: str = "", behind: str = "") -> str:
    """A number with its unit, each in a group where these are what opens and closes one."""
    words = {fold(word) for each in form.figures for word in (each.unit.zh, each.unit.en)}
    longest_first = sorted({*_ALWAYS_UNITS, *words}, key=lambda unit: (-len(unit), unit))
    units = "|".join(map(re.escape, longest_first))
    number = rf"{before}\d+(?:\.\d+)?{behind}"
    return rf"(?<![\d.+〔第]){number}{before or '(?:'}%|[万亿]?(?:{units})|月(?!\d){behind or ')'}"


_SCALES = {"万": 10_000, "亿": 100_000_000}
_ALL = re.compile(r"全覆盖|应(.)尽\1|全部|所有")

_COMPARISONS = (
    ("at_most", re.compile(r"(?:不(?:得)?(?:超过|高于|多于|大于)|至多|最多|控制在)$"), None),
    ("at_least", re.compile(r"(?:不(?:得)?(?:低于|少于|小于)|至少)$"), None),
    ("more_than", re.compile(r"(?:超过|高于|多于|大于)$"), None),
    ("less_than", re.compile(r"(?:低于|少于|小于|不足)$"), None),
    ("at_most", None, re.compile(r"^(?:及)?以(?:下|内)")),
    ("at_least", None, re.compile(r"^(?:及)?以上")),
)
"""Comparison to what stands right before a number, or right behind it; a bare number is a floor."""

_DIRECTIONS = {
    "rising": re.compile(r"逐年(?:提高|增加|增长)|提高|增加|增长|扩大|加大"),
    "not_falling": re.compile(r"只增不减|不减少|不低于上年"),
}

_YEAR = re.compile(r"(?:到|至)?(20\d\d)年(?:底|末)?(起)?")
_STRIVES = re.compile("力争")
_ENCOURAGES = re.compile("鼓励|支持|探索|提倡|引导|可(?:按|以|将)")


class WordingDifference(NamedTuple):
    """A key of a target that does not say what its wording says."""

    target: str
    key: tuple[str, ...]
    """The key below the target, in its file."""
    code: str
    params: dict[str, str]


class _Place(NamedTuple):
    """One place where a wording is printed."""

    wording: str
    clause: str
    before: str
    """The sentence up to the wording."""
    behind: str


def differences(
    target: Target, printed: Mapping[str, ClauseText], form: Form, *, judged_from: int
) -> Iterator[WordingDifference]:
    """Everything in which `target` says something else than its wordings, wherever printed."""
    places = [
        place
        for clause, wording in target.clauses.items()
        if clause in printed and (place := _find(fold(wording), printed[clause]))
    ]
    if not places:
        return
    yield from _numbers(target, places, form)
    yield from _years(target, places, judged_from)
    yield from _forces(target, places)


def _find(wording: str, clause: ClauseText) -> _Place | None:
    """Where `wording` is printed first, with the sentence around it."""
    for line in clause.lines:
        for sentence in re.findall("[^。]+。?", line):
            before, found, behind = sentence.partition(wording)
            if found:
                return _Place(wording, clause.clause.id, before, behind)
    return None


def _numbers(target: Target, places: Sequence[_Place], form: Form) -> Iterator[WordingDifference]:
    """A threshold and its comparison, or the direction of a trend."""
    rule = target.measure
    if isinstance(rule, Evidence):
        return
    if isinstance(rule, Trend):
        for place in places:
            if not _DIRECTIONS[rule.direction].search(place.wording):
                yield _differs(target, place, ("measure",), "pack_text_direction", rule.direction)
        return
    told = [found for place in places for found in _threshold(target, rule, place, form)]
    measured = re.compile(f"{measure_in_words(form).pattern}|全部|所有")
    if not any(measured.search(place.wording) for place in places):
        yield _differs(target, places[0], ("clauses",), "pack_text_no_figure", "")
    yield from told


def _threshold(
    target: Target, rule: Measure, place: _Place, form: Form
) -> Iterator[WordingDifference]:
    numbers = list(re.finditer(_number_in_words(form, "(", ")"), place.wording))
    held = [match for match in numbers if _is_threshold(match, rule)]
    for match in numbers:
        if match not in held and fold(match[0]) not in _definitions(rule, form):
            yield _differs(target, place, ("measure",), "pack_text_figure", match[0])
    comparison, thresholds = _comparison(target)
    if not held:
        if _ALL.search(place.wording) and 1 not in thresholds:
            yield _differs(target, place, (comparison,), "pack_text_threshold", "100%")
        return
    for match in held:
        if _value(match) not in thresholds:
            yield _differs(target, place, (comparison,), "pack_text_threshold", match[0])
        wanted = _compared(place, match)
        if wanted != comparison:
            yield _differs(target, place, (comparison,), "pack_text_comparison", wanted)


def _comparison(target: Target) -> tuple[str, tuple[Fraction, ...]]:
    """The key of the threshold of a target, and each number that it may come to."""
    standard = target.standard
    return (standard.relation.value, standard.numbers) if standard else ("at_least", ())


def _is_threshold(number: re.Match[str], rule: Measure) -> bool:
    """Whether a number is in the unit of the threshold; any other one defines a figure."""
    return (number[2] == "%") == isinstance(rule, Share)


def _value(number: re.Match[str]) -> Fraction:
    scale = Fraction(1, 100) if number[2] == "%" else Fraction(_SCALES.get(number[2][0], 1))
    return Fraction(number[1]) * scale


def _compared(place: _Place, number: re.Match[str]) -> str:
    """The comparison that stands around a number; without any it is a floor."""
    before = place.before + place.wording[: number.start()]
    behind = place.wording[number.end() :] + place.behind
    for name, ahead, after in _COMPARISONS:
        if (ahead and ahead.search(before)) or (after and after.search(behind)):
            return name
    return "at_least"


def _definitions(rule: Measure, form: Form) -> str:
    """What the form says of the figures that enter."""
    figures = [form.figure(name) for name in rule.figures]
    return "".join(fold(f"{each.title.zh}{each.definition.zh}") for each in figures)


def _years(
    target: Target, places: Sequence[_Place], judged_from: int
) -> Iterator[WordingDifference]:
    """The year by which, or from which on."""
    printed = [(place, found) for place in places if (found := _governing_year(place))]
    for place, (year, begins) in printed:
        if not (_begins(target, year) if begins else _ends(target, year)):
            code = "pack_text_from" if begins else "pack_text_by"
            yield _differs(target, place, ("period",), code, str(year))
    period = target.period
    if printed or not isinstance(period, (By, EachYearFrom)):
        return
    if isinstance(period, By):
        yield _differs(target, places[0], ("period",), "pack_text_no_year", str(period.by))
    elif period.each_year_from != judged_from or period.until is not None:
        last = str(period.until or period.each_year_from)
        yield _differs(target, places[0], ("period",), "pack_text_no_year", last)


def _governing_year(place: _Place) -> tuple[int, bool] | None:
    """The last year before or in a wording, and whether something begins with it."""
    found = list(_YEAR.finditer(place.before + place.wording))
    return (int(found[-1][1]), bool(found[-1][2])) if found else None


def _ends(target: Target, year: int) -> bool:
    match target.period:
        case By(by=due):
            return due == year
        case EachYearFrom(until=until):
            return until == year
        case _:
            return False


def _begins(target: Target, year: int) -> bool:
    match target.period:
        case EachYearFrom(each_year_from=first) | Every(from_=first):
            return first == year
        case _:
            rule = target.measure
            window = rule.window if isinstance(rule, Evidence) else None
            return window is not None and window.since.year == year


def _forces(target: Target, places: Sequence[_Place]) -> Iterator[WordingDifference]:
    """Whether it strives, encourages or binds; where two places differ, the stricter one holds."""
    place, wanted = max(((each, _force(each)) for each in places), key=lambda pair: pair[1].rank)
    if target.force not in wanted.forces:
        yield _differs(target, place, ("force",), "pack_text_force", wanted.forces[0].value)


class _Printed(NamedTuple):
    rank: int
    forces: tuple[Force, ...]


def _force(place: _Place) -> _Printed:
    pieces = re.split("[,;:]", place.before)
    if _ENCOURAGES.search(pieces[-1] + place.wording):
        return _Printed(0, (Force.ENCOURAGED,))
    if _STRIVES.search(place.before + place.wording):
        return _Printed(1, (Force.ASPIRATIONAL,))
    return _Printed(2, (Force.MANDATORY, Force.DIRECTIONAL))


def _differs(
    target: Target, place: _Place, key: tuple[str, ...], code: str, printed: str
) -> WordingDifference:
    """What differs: `found` in the rule, `printed` in the text."""
    comparison, thresholds = _comparison(target)
    said = {
        "pack_text_threshold": ", ".join(map(exact, thresholds)),
        "pack_text_comparison": comparison,
        "pack_text_force": target.force.value,
    }
    params = {"clause": place.clause, "wording": place.wording, "printed": printed}
    return WordingDifference(target.id, key, code, {"found": said.get(code, ""), **params})
