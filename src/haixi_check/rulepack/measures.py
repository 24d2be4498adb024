"""The closed set of measures, and what each says of itself: figures, threshold, how it is shown.

A new kind is a class here and a case in `judging/measure`.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from haixi_check.exact import amount, share
from haixi_check.plain import dataclass
from haixi_check.rulepack.pack import Checked, Line, MisfitError, Part, Slug, Text, Titled
from haixi_check.rulepack.standards import Limit, Standard


def _one_or_more(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Names = Annotated[
    tuple[Slug, ...],
    Checked(
        lambda pydantic: pydantic.BeforeValidator(
            _one_or_more, json_schema_input_type=Slug | tuple[Slug, ...]
        ),
        lambda pydantic: pydantic.Field(min_length=1),
    ),
]
"""One name or a list of names; several are added."""


@dataclass(frozen=True, kw_only=True)
class MeasureBase(Part):
    """What a kind of measure says of itself, unless it says otherwise."""

    needs_threshold: ClassVar[bool] = True
    """Whether its target must say how much is enough."""
    looks_back: ClassVar[bool] = False
    """Whether each year is held against the year before it."""
    most: ClassVar[int | None] = None
    """The highest value that there can be."""

    @property
    def formula(self) -> Mapping[str, tuple[Slug, ...]]:
        """The figures that enter: `of` and, for a ratio, `to`; evidence has none."""
        return {}

    @property
    def figures(self) -> tuple[Slug, ...]:
        """All figures that enter."""
        return tuple(name for side in self.formula.values() for name in side)

    @property
    def adds_up(self) -> bool:
        """Whether it is a total, or its trend, towards which the figure of each unit counts."""
        return False

    @property
    def takes_unit_of(self) -> Slug | None:
        """The figure whose unit of account is that of the threshold, if it has one."""
        return None

    def shown(self, value: Fraction, beside: Fraction | None = None) -> str:
        """A value as printed for people; `beside` what it must not be mistaken for."""
        return amount(value, beside)

    def limit_shown(self, limit: Limit) -> str:
        """What must be reached, as printed for people: `≥ 6000`."""
        return f"{limit.relation.sign} {self.shown(limit.value).replace('.00%', '%')}"

    def standard_shown(self, standard: Standard | None) -> str:
        """Every limit that a standard may set; nothing for evidence."""
        if standard is None:
            return ""
        limits = (Limit(standard.relation, number) for number in standard.numbers)
        return " / ".join(dict.fromkeys(map(self.limit_shown, limits)))

    def step(self, whole: Fraction) -> Fraction:
        """The smallest step that people speak of, where its whole is `whole`."""
        return 1 / whole


@dataclass(frozen=True, kw_only=True)
class Total(MeasureBase):
    """A number that units add up to."""

    of: Names

    @property
    def adds_up(self) -> bool:
        """It is a total."""
        return True

    @property
    def formula(self) -> Mapping[str, tuple[Slug, ...]]:
        """The figures that are added."""
        return {"of": self.of}

    @property
    def takes_unit_of(self) -> Slug | None:
        """The first of them."""
        return self.of[0]


@dataclass(frozen=True, kw_only=True)
class Count(Total):
    """Distinct entries of a register over all units, or the declared numbers added up."""

    kind: Literal["count"] = "count"
    kept_apart: bool = False
    """Whether what two units share counts for each of them."""


@dataclass(frozen=True, kw_only=True)
class Sum(Total):
    """A stock or flow added over units."""

    kind: Literal["sum"] = "sum"


@dataclass(frozen=True, kw_only=True)
class Ratio(MeasureBase):
    """One number over another."""

    of: Names
    to: Names

    @property
    def formula(self) -> Mapping[str, tuple[Slug, ...]]:
        """The figures of both numbers."""
        return {"of": self.of, "to": self.to}


@dataclass(frozen=True, kw_only=True)
class Share(Ratio):
    """A part of a whole, pooled: the sum of parts over the sum of wholes."""

    kind: Literal["share"] = "share"
    may_exceed: bool = False
    empty_is: Literal["unknown", "not_applicable"] = "unknown"
    """What a whole of 0 means."""

    most: ClassVar[int | None] = 1

    def shown(self, value: Fraction, beside: Fraction | None = None) -> str:
        """In percent."""
        return share(value, beside)


@dataclass(frozen=True, kw_only=True)
class PerHead(Ratio):
    """An amount for each person, or for each `per` of them, in the unit of its figure."""

    kind: Literal["per_head"] = "per_head"
    per: Annotated[int, Checked(lambda pydantic: pydantic.Field(gt=0))] = 1
    """For how many of those below the line: 15 computers per 100 students."""
    shown_as: Literal["amount", "ratio", "ratio_to_one"] = "amount"
    """`12000`, `1:20` (what is below the line stands first) or `20:1`."""

    def shown(self, value: Fraction, beside: Fraction | None = None) -> str:
        """As an amount, or as a ratio."""
        figure = amount(value, beside)
        if self.shown_as == "ratio":
            return f"1:{figure}"
        return f"{figure}:1" if self.shown_as == "ratio_to_one" else figure

    @property
    def takes_unit_of(self) -> Slug | None:
        """The amount; a ratio has no unit."""
        return self.of[0] if self.shown_as == "amount" else None

    def step(self, whole: Fraction) -> Fraction:
        """One more for each person."""
        return Fraction(1)


@dataclass(frozen=True, kw_only=True)
class Trend(MeasureBase):
    """A sum or share, each year against the year before."""

    kind: Literal["trend"] = "trend"
    of: Measure
    direction: Literal["rising", "not_falling"]

    needs_threshold: ClassVar[bool] = False
    looks_back: ClassVar[bool] = True

    def __post_init__(self) -> None:
        if not isinstance(self.of, (Sum, Share, Count)):
            raise MisfitError("pack_trend_of")

    @property
    def formula(self) -> Mapping[str, tuple[Slug, ...]]:
        """Those of what is compared."""
        return self.of.formula

    @property
    def adds_up(self) -> bool:
        """Whether what is compared does."""
        return self.of.adds_up

    def standard_shown(self, standard: Standard | None) -> str:
        """The direction."""
        return self.direction


@dataclass(frozen=True, kw_only=True)
class NamedPart(Titled, Part):
    """One of several things that a duty asks for by name."""

    id: Slug
    title: Text
    aliases: tuple[Line, ...] = ()

    def with_paper(self, paper: NamedPart) -> NamedPart:
        """One of the papers that prove this part, under each name of the two together."""
        title = Text(
            zh=f"{self.title.zh}·{paper.title.zh}", en=f"{self.title.en}: {paper.title.en}"
        )
        both = tuple(f"{mine}·{its}" for mine in self.names for its in paper.names)
        return NamedPart(id=f"{self.id}-{paper.id}", title=title, aliases=both)


class ShownBy(StrEnum):
    """Who must show the evidence of a duty, among the units that it names."""

    EVERY_UNIT = "every_unit"
    ANY_UNIT = "any_unit"
    EACH_PART_BY_ANY = "each_part_by_any"


class Dating(StrEnum):
    """What the date of a record must be for the record to count."""

    YEARLY = "yearly"
    STANDING = "standing"
    MILESTONE = "milestone"


@dataclass(frozen=True, kw_only=True)
class Window(Part):
    """The days within which a milestone is passed, inclusive."""

    since: datetime.date
    until: datetime.date | None = None


@dataclass(frozen=True, kw_only=True)
class Evidence(MeasureBase):
    """Records on file: who shows them, for which parts, dated how, and what counts as proof."""

    kind: Literal["evidence"] = "evidence"
    shown_by: ShownBy
    dated: Dating
    window: Window | None = None
    parts: tuple[NamedPart, ...] = ()
    all_of: tuple[NamedPart, ...] = ()
    """The papers that the proof consists of, where one alone proves nothing."""
    proof: Text
    may_not_apply: bool = True
    expires: bool = False
    """Whether what proves it mostly ends some day, so that its sheet must say until when."""

    needs_threshold: ClassVar[bool] = False

    def __post_init__(self) -> None:
        if (self.dated is Dating.MILESTONE) != (self.window is not None):
            raise MisfitError("pack_window_misplaced")
        if self.shown_by is ShownBy.EACH_PART_BY_ANY and not self.filed_under:
            raise MisfitError("pack_parts_missing")

    @property
    def filed_under(self) -> tuple[NamedPart, ...]:
        """What a record names: a part, a paper, or a paper of a part, where there are such."""
        if self.parts and self.all_of:
            return tuple(part.with_paper(paper) for part in self.parts for paper in self.all_of)
        return self.parts or self.all_of


def _tagged(value: Any) -> Any:
    """Read `{share: {…}}` as a share; `{kind: share, …}`, the compiled form, as it is."""
    if isinstance(value, Mapping) and len(value) == 1 and "kind" not in value:
        ((kind, parameters),) = value.items()
        return {"kind": kind, **(parameters or {})} if isinstance(parameters, Mapping) else value
    return value


Measure: TypeAlias = Annotated[
    Count | Sum | Share | PerHead | Trend | Evidence,
    Checked(
        lambda pydantic: pydantic.Field(discriminator="kind"),
        lambda pydantic: pydantic.BeforeValidator(_tagged),
    ),
]
"""Any of them."""
