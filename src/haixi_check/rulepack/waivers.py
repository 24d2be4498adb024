"""Waivers: results that somebody excused, by an approving document and until a day.

The words of their file. `read_waivers` reads it; what a waiver takes out of a run is for `judging`
to say.
"""

from __future__ import annotations

import datetime

from haixi_check.plain import dataclass
from haixi_check.rulepack.pack import Line, MisfitError, Part

WHOLE = "whole"
"""What stands for the whole in the place of a unit."""


@dataclass(frozen=True, kw_only=True)
class Waiver(Part):
    """One result that is excused."""

    target: Line
    """Its id or code."""
    unit: Line
    """The unit whose result it is, or `whole`."""
    reason: Line
    approved_by: Line
    """The number of the document (文号)."""
    expires: datetime.date
    """The last day on which it is in force."""
    since: datetime.date | None = None
    """The first such day; without it there is none."""
    note: Line | None = None

    def __post_init__(self) -> None:
        if self.since is not None and self.since > self.expires:
            raise MisfitError("waiver_reversed")


@dataclass(frozen=True, kw_only=True)
class WaiverFile(Part):
    """A file of waivers: a list, or the same under `waivers:`."""

    waivers: tuple[Waiver, ...] = ()


@dataclass(frozen=True, kw_only=True)
class WaiverList:
    """The waivers of a run, their targets and units by id, and the hash of their file."""

    waivers: tuple[Waiver, ...] = ()
    sha256: str = ""
