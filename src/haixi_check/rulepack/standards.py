"""How much is enough: the standard of a target, and the limit that it sets for one unit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any, NamedTuple, TypeAlias

from haixi_check.plain import dataclass
from haixi_check.rulepack.pack import SOME, Checked, Line, MisfitError, Part, Slug

_NUMBER = re.compile(r"(\d+(?:\.\d+|/0*[1-9]\d*)?)(%?)")
_RATIO = re.compile(r"1[:：](\d+(?:\.\d+)?)|(\d+(?:\.\d+)?)[:：]1")


def _exact(value: Any) -> Any:
    """Read `50%`, `12000`, `1.5` or `1:20` exactly; a float has lost that, and is refused."""
    if isinstance(value, Fraction):
        return value
    text = "" if isinstance(value, (bool, float)) else str(value)
    if ratio := _RATIO.fullmatch(text):
        return Fraction(ratio[1] or ratio[2])
    number = _NUMBER.fullmatch(text)
    if number is None:
        raise MisfitError("pack_not_exact")
    return Fraction(number[1]) / (100 if number[2] else 1)


Exact = Annotated[
    Fraction,
    Checked(
        lambda pydantic: pydantic.BeforeValidator(_exact, json_schema_input_type=float | str),
        lambda pydantic: pydantic.PlainSerializer(str, return_type=str),
    ),
]
"""A number of a rule, exact; of a ratio `1:20` or `20:1` what stands beside the 1."""

Property: TypeAlias = bool | int | str
"""What a line of 基本信息 must say for a condition to hold."""


@dataclass(frozen=True, kw_only=True)
class Conditional(Part):
    """A number for the units of which something holds, and perhaps another one for the rest."""

    when: Annotated[Mapping[Slug, Property], SOME]
    """Lines of 基本信息 and what each must say; all of them must hold."""
    then: Exact
    otherwise: Exact | None = None
    """Without it nothing is asked of the rest."""

    @property
    def numbers(self) -> tuple[Fraction, ...]:
        """Every number that it may come to."""
        return (self.then,) if self.otherwise is None else (self.then, self.otherwise)


class _AsWritten:
    """How pydantic tells the ways apart in which an amount may be written."""

    def __init__(self, *ways: str) -> None:
        self._ways = ways

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        kinds = {"number": Exact, "when": Conditional, "dated": tuple[Dated, ...]}
        choices = {way: handler.generate_schema(kinds[way]) for way in self._ways}
        return core_schema.tagged_union_schema(choices, discriminator=_way)


def _way(value: Any) -> str:
    if isinstance(value, Mapping):
        return "when"
    return "dated" if isinstance(value, (list, tuple)) else "number"


@dataclass(frozen=True, kw_only=True)
class Dated(Part):
    """What is asked from a year on, by the document that says so."""

    from_: int
    value: Annotated[Fraction | Conditional, _AsWritten("number", "when")]
    document: Line | None = None


Amount: TypeAlias = Annotated[
    Fraction | Conditional | tuple[Dated, ...], _AsWritten("number", "when", "dated")
]
"""One number, one that depends on the unit, or one for each time."""


class LimitKind(StrEnum):
    """How a value stands to its limit where it is good."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"

    @property
    def is_floor(self) -> bool:
        """Whether more is better."""
        return self in (LimitKind.AT_LEAST, LimitKind.MORE_THAN)

    @property
    def is_strict(self) -> bool:
        """Whether the limit itself is not good enough."""
        return self in (LimitKind.MORE_THAN, LimitKind.LESS_THAN)

    @property
    def sign(self) -> str:
        """As mathematics writes it."""
        return _SIGNS[self]


_SIGNS = {
    LimitKind.AT_LEAST: "≥",
    LimitKind.MORE_THAN: ">",
    LimitKind.AT_MOST: "≤",
    LimitKind.LESS_THAN: "<",
}


class Limit(NamedTuple):
    """What a value is held against."""

    relation: LimitKind
    value: Fraction

    def is_met(self, value: Fraction) -> bool:
        """Whether a value is good enough."""
        match self.relation:
            case LimitKind.AT_LEAST:
                return value >= self.value
            case LimitKind.MORE_THAN:
                return value > self.value
            case LimitKind.AT_MOST:
                return value <= self.value
            case LimitKind.LESS_THAN:
                return value < self.value


class Nothing(StrEnum):
    """Why a standard sets no limit."""

    NOT_STATED = "property_not_stated"
    """Nobody knows whether its condition holds."""
    NOT_SO = "property_not_so"
    """It asks nothing of such a unit."""
    NOT_YET = "before_judging"
    """It asks nothing before its first year."""


class Standard(NamedTuple):
    """What a target asks for, in its own words: a relation and an amount."""

    relation: LimitKind
    amount: Fraction | Conditional | tuple[Dated, ...]

    @property
    def steps(self) -> tuple[Dated, ...]:
        """What is asked from which year on, in order; one step where it never changes."""
        if isinstance(self.amount, tuple):
            return self.amount
        return (Dated(from_=0, value=self.amount),)

    @property
    def numbers(self) -> tuple[Fraction, ...]:
        """Every number that may be the limit."""
        values = [step.value for step in self.steps]
        return tuple(
            number
            for value in values
            for number in (value.numbers if isinstance(value, Conditional) else (value,))
        )

    @property
    def number(self) -> Fraction | None:
        """The number, where there is only one for everybody at all times."""
        return self.amount if isinstance(self.amount, Fraction) else None

    @property
    def properties(self) -> tuple[str, ...]:
        """The lines of 基本信息 on which the limit depends."""
        values = [step.value for step in self.steps]
        named = (name for value in values if isinstance(value, Conditional) for name in value.when)
        return tuple(dict.fromkeys(named))

    def limit(self, year: int, stated: Mapping[str, object]) -> Limit | Nothing:
        """The limit in `year` for a unit that has `stated` this of itself."""
        valid = [step.value for step in self.steps if step.from_ <= year]
        if not valid:
            return Nothing.NOT_YET
        value = valid[-1]
        if isinstance(value, Fraction):
            return Limit(self.relation, value)
        found = [(stated.get(name), wanted) for name, wanted in value.when.items()]
        if any(said is not None and said != wanted for said, wanted in found):
            otherwise = value.otherwise
            return Nothing.NOT_SO if otherwise is None else Limit(self.relation, otherwise)
        if any(said is None for said, _ in found):
            return Nothing.NOT_STATED
        return Limit(self.relation, value.then)
