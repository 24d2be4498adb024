"""What a verdict was made by besides the rules of the program: overlays and waivers.

Named in the verdict with their hashes, so that nobody is judged by something that is not shown.
"""

from __future__ import annotations

from enum import StrEnum

from haixi_check.plain import dataclass
from haixi_check.result import Outcome, Wire
from haixi_check.rulepack.overlay import ChangeKind
from haixi_check.rulepack.pack import Text


@dataclass(frozen=True, kw_only=True)
class ChangeRef(Wire):
    """One change of a target by an overlay: in which fields, why, and by which document."""

    kind: ChangeKind
    target: str
    fields: tuple[str, ...]
    note: Text
    document: str


@dataclass(frozen=True, kw_only=True)
class OverlayRef(Wire):
    """What was laid over the rules, and all that it changed in them."""

    id: str
    version: str
    title: Text
    document: str
    sha256: str
    changes: tuple[ChangeRef, ...]


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
