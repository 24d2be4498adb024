"""What a verdict was made of besides the rules: the files that were read, and the waivers given.

Each is named in the verdict with its hash, so that nothing helps or harms unseen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from haixi_check.plain import dataclass
from haixi_check.result import Outcome, Wire
from haixi_check.table import Place


@dataclass(frozen=True, kw_only=True)
class Understanding(Wire):
    """Something in an input that was read in a particular way, and how often."""

    code: str
    place: Place
    found: str = ""
    params: Mapping[str, str] = field(default_factory=dict)
    count: int = 1


@dataclass(frozen=True, kw_only=True)
class Input(Wire):
    """A file that was read."""

    path: str
    sha256: str
    bytes: int
    format: str
    units: tuple[str, ...]
    sheets: tuple[str, ...]
    understood: tuple[Understanding, ...] = ()


class WaiverState(StrEnum):
    """What became of a waiver."""

    ACTIVE = "active"
    """It takes a result out of the outcome of the run."""
    UNUSED = "unused"
    """It is in force, and there is nothing that it could take out."""
    EXPIRED = "expired"
    NOT_YET = "not_yet"


@dataclass(frozen=True, kw_only=True)
class WaiverRef(Wire):
    """A result that somebody excused, by which document and until when; its outcome stays."""

    target: str
    unit: str | None
    """`None` is the whole."""
    reason: str
    approved_by: str
    since: str | None
    expires: str
    note: str
    state: WaiverState
    outcome: Outcome | None
    """That of the result, if there is one."""
    sha256: str
    """Of the file that it stands in."""
