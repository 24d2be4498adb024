"""The text of a new target: what was asked for, with examples on all sides of its threshold.

Writes text only; whether it fits the pack is for the linter and the examples to say.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from fractions import Fraction

from haixi_check.plain import dataclass
from haixi_check.rulepack import RulePack
from haixi_check.rulepack.pack import Text

_PLAIN = re.compile(r"[A-Za-z0-9_\u4e00-\u9fff“”][A-Za-z0-9_\u4e00-\u9fff“”、。；（）%+()-]*")
_GOOD = {"at_least": "=>", "more_than": ">", "at_most": "<=", "less_than": "<"}
"""On which sides of the threshold a value is good."""

_SIZE = 100
"""Of how many an example of a ratio speaks, about."""


@dataclass(frozen=True, kw_only=True)
class NewTarget:
    """A target as somebody asks for it, in the words of the command line."""

    id: str
    code: str
    title: Text
    clause: str
    wording: str
    force: str
    units: tuple[str, ...]
    kind: str
    """The key of its measure: `share`."""
    of: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    relation: str = "at_least"
    """How a value must stand to the threshold: the key of a target."""
    threshold: str = ""
    rising: bool = True
    by: int | None = None
    each_year_from: int | None = None
    year: int | None
    """The year that the examples speak of, where it is not the one in which the target is due."""
    proof: Text | None = None
    reading: Text
    remedy: Text


def text_of(draft: NewTarget, rules: RulePack) -> str:
    """The target as an entry of the list `targets`, indented by two spaces."""
    return "\n".join(f"    {line}".rstrip() for line in _lines(draft, rules)).replace(
        "    ", "  - ", 1
    )


def _lines(draft: NewTarget, rules: RulePack) -> Iterator[str]:
    yield f"id: {draft.id}"
    yield f"code: {draft.code}"
    yield f"title: {_both(draft.title)}"
    yield f"clauses: {{{draft.clause}: {_quoted(draft.wording)}}}"
    yield f"force: {draft.force}"
    yield f"units: {_list(draft.units)}"
    yield f"period: {_period(draft)}"
    yield from _measure(draft)
    if draft.threshold:
        yield f"{draft.relation}: {draft.threshold}"
    if draft.kind != "evidence":
        yield from _shortfall(draft, rules)
    yield "reading:"
    yield from _in_both(draft.reading)
    yield "remedy:"
    yield from _in_both(draft.remedy)
    yield "examples:"
    examples = _of_duty(draft) if draft.kind == "evidence" else _of_figures(draft)
    yield from (f"  - {{{example}}}" for example in examples)


def _period(draft: NewTarget) -> str:
    if draft.by is not None:
        return f"{{by: {draft.by}}}"
    if draft.each_year_from is not None:
        return f"{{each_year_from: {draft.each_year_from}}}"
    return "continuing"


def _measure(draft: NewTarget) -> Iterator[str]:
    if draft.kind == "evidence":
        yield "measure:"
        yield "  evidence:"
        yield "    shown_by: every_unit"
        yield f"    dated: {'yearly' if draft.each_year_from else 'standing'}"
        yield "    proof:"
        yield from (f"    {line}" for line in _in_both(draft.proof or draft.title))
        return
    formula = f"of: {_names(draft.of)}" + (f", to: {_names(draft.to)}" if draft.to else "")
    if draft.kind == "trend":
        inner = "share" if draft.to else "sum"
        direction = "rising" if draft.rising else "not_falling"
        formula = f"of: {{{inner}: {{{formula}}}}}, direction: {direction}"
    yield f"measure: {{{draft.kind}: {{{formula}}}}}"


def _shortfall(draft: NewTarget, rules: RulePack) -> Iterator[str]:
    figure = rules.form.figure(draft.of[0])
    yield "shortfall:"
    yield f"  zh: {json.dumps(f'{figure.title.zh}还差 {{n}} {figure.unit.zh}', ensure_ascii=False)}"
    yield f"  en: {json.dumps(f'{figure.title.en}: {{n}} more needed', ensure_ascii=False)}"
    yield f"  unit: {_both(figure.unit)}"


def _of_figures(draft: NewTarget) -> Iterator[str]:
    """Examples at, below and above the threshold, and of what is not known or not sure."""
    if draft.kind == "trend":
        yield from _of_trend(draft)
        return
    threshold = _exact(draft.threshold)
    whole = _whole(draft, threshold)
    at = int(threshold * whole)
    missed = "info" if draft.force == "encouraged" else "fail"
    year = f", year: {draft.year}" if draft.year else ""
    lack = ", shortfall: 1" if missed == "fail" else ""

    def case(name: str, part: object, of: object, outcome: str, more: str = "") -> str:
        given = [f"{draft.of[0]}: {part}", *(f"{other}: 0" for other in draft.of[1:])]
        if draft.to:
            given += [f"{draft.to[0]}: {of}", *(f"{other}: 0" for other in draft.to[1:])]
        return f"name: {name}, given: {{{', '.join(given)}}}{year}, outcome: {outcome}{more}"

    outcomes = {side: "pass" if side in _GOOD[draft.relation] else missed for side in "<=>"}
    floor = draft.relation == "at_least"
    yield case("恰好等于标准", at, whole, outcomes["="])
    if at > 0:
        yield case("低一点", at - 1, whole, outcomes["<"], lack if floor else "")
    if not (draft.kind == "share" and threshold == 1):
        yield case("高一点", at + 1, whole, outcomes[">"])
    yield case("没有填", "null", whole, "unknown")
    if draft.to:
        yield case("分母为零", 0, 0, "unknown")
    good = at + {"more_than": 1, "less_than": -1}.get(draft.relation, 0)
    yield case("数据待核实", good, whole, "review", f", doubted: [{draft.of[0]}]")


def _of_trend(draft: NewTarget) -> Iterator[str]:
    year = draft.each_year_from or 0
    missed = "info" if draft.force == "encouraged" else "fail"

    def case(name: str, before: int, now: object, outcome: str) -> str:
        rows = [
            f"{at}: {{{', '.join([f'{draft.of[0]}: {value}', *_zero(draft)])}}}"
            for at, value in ((year - 1, before), (year, now))
        ]
        return f"name: {name}, given: {{{', '.join(rows)}}}, year: {year}, outcome: {outcome}"

    yield case("比上年多", 50, 51, "pass")
    yield case("与上年持平", 50, 50, missed if draft.rising else "pass")
    yield case("比上年少", 50, 49, missed)
    yield case("没有填", 50, "null", "unknown")


def _zero(draft: NewTarget) -> Iterator[str]:
    """What stands beside the figure that the examples of a trend vary."""
    yield from (f"{name}: 0" for name in draft.of[1:])
    yield from (f"{name}: {_SIZE if at == 0 else 0}" for at, name in enumerate(draft.to))


def _of_duty(draft: NewTarget) -> Iterator[str]:
    year = draft.year or draft.by
    day, stated = f"{year}-06-30", f", year: {year}"
    missed, absent = ("info", "info") if draft.force == "encouraged" else ("fail", "unknown")
    for name, more, outcome in (
        ("已有材料", "", "pass"),
        ("填未落实", ", status: 未落实", missed),
        ("没有文号和文件", ", document: null", "review"),
        ("不适用并说明理由", ", status: 不适用, note: 没有这类专业", "not_applicable"),
    ):
        yield f"name: {name}, evidence: [{{date: {day}{more}}}]{stated}, outcome: {outcome}"
    yield f"name: 没有记录{stated}, outcome: {absent}"


def _exact(number: str) -> Fraction:
    return Fraction(number.rstrip("%")) / (100 if number.endswith("%") else 1)


def _whole(draft: NewTarget, threshold: Fraction) -> int:
    """A whole of which the threshold is a whole number, large enough to be one too few."""
    if not draft.to:
        return 1
    return threshold.denominator * max(1, math.ceil(_SIZE / threshold.denominator))


def _names(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else _list(names)


def _list(names: tuple[str, ...]) -> str:
    return f"[{', '.join(names)}]"


def _both(text: Text) -> str:
    return f"{{zh: {_quoted(text.zh)}, en: {_quoted(text.en)}}}"


def _in_both(text: Text) -> Iterator[str]:
    yield f"  zh: {_quoted(text.zh)}"
    yield f"  en: {_quoted(text.en)}"


def _quoted(text: str) -> str:
    """A text so that nothing in it is taken for YAML: in quotes unless it is plainly a word."""
    return (
        text
        if _PLAIN.fullmatch(text) and not text[0].isdigit()
        else json.dumps(text, ensure_ascii=False)
    )
