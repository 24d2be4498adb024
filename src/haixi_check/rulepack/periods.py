"""The periods of a target: by when, in which years, or how often it is to be met."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from haixi_check.plain import dataclass
from haixi_check.rulepack.pack import Checked, Part


@dataclass(frozen=True, kw_only=True)
class By(Part):
    """To be met by the end of a year."""

    by: int


@dataclass(frozen=True, kw_only=True)
class EachYearFrom(Part):
    """To be met in every year from one on, or in those to another one."""

    each_year_from: int
    until: int | None = None
    """The last year that is judged; later ones are shown."""

    def years(self, last: int) -> range:
        """The years that are judged when `last` is the reporting year."""
        end = last if self.until is None else min(self.until, last)
        return range(self.each_year_from, end + 1)


@dataclass(frozen=True, kw_only=True)
class Cycle(Part):
    """How long something may take to come round again."""

    years: Annotated[int, Checked(lambda pydantic: pydantic.Field(ge=2))]


@dataclass(frozen=True, kw_only=True)
class Every(Part):
    """To be met at least once in each window of some years, the first of which begins in one."""

    every: Cycle
    from_: int

    @property
    def first_due(self) -> int:
        """The first year with which a whole window ends."""
        return self.from_ + self.every.years - 1

    def window(self, last: int) -> range:
        """The years of the window that ends with `last`; none of them before the first."""
        return range(max(self.from_, last - self.every.years + 1), last + 1)


Period: TypeAlias = By | EachYearFrom | Every | Literal["continuing"]
