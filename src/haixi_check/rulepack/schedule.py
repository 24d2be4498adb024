"""What a target asks of single units and of years before its deadline, and when it ends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from haixi_check.plain import dataclass
from haixi_check.rulepack.pack import SOME, Line, Part, Slug
from haixi_check.rulepack.standards import Exact


@dataclass(frozen=True, kw_only=True)
class Quota(Part):
    """What single units owe of a target: each is then bound by a number of its own."""

    units: Annotated[Mapping[Slug, Exact], SOME]
    """Unit to its number, held against its figure as the target holds its own."""
    since: int | None = None
    """The first year in which it binds, and then every year; by default when the target is due."""
    until: int | None = None
    """The last year in which it binds."""

    def holds_in(self, year: int) -> bool:
        """Whether it is in force in `year`."""
        begun = self.since is None or self.since <= year
        return begun and (self.until is None or year <= self.until)


@dataclass(frozen=True, kw_only=True)
class Milestone(Part):
    """What a year before the deadline asks for: it decides that year."""

    year: int
    value: Exact


@dataclass(frozen=True, kw_only=True)
class Retirement(Part):
    """By what a target was withdrawn, and the last year in which it is still judged."""

    by: Line
    """The document that says so."""
    until: int
