"""An overlay: what a bureau adds to a rule pack, changes in it or takes out, without touching it.

The words of its file and, once it is applied, what stands of it in every verdict. `overlaid`
applies it; nothing here reads a file.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from haixi_check.plain import dataclass
from haixi_check.rulepack.pack import SOME, Checked, Line, MisfitError, Part, Slug, Text, matching

FIXED = ("id", "code")
"""Fields by which a target is known: a target with others is another one."""

RELATIONS = ("at_least", "more_than", "at_most", "less_than")
"""The fields of a target of which it has only one: how its figure stands to its number."""


def _in_both_languages(value: Any) -> Any:
    return {"zh": value, "en": value} if isinstance(value, str) else value


Note = Annotated[
    Text,
    Checked(
        lambda pydantic: pydantic.BeforeValidator(
            _in_both_languages, json_schema_input_type=str | Text
        )
    ),
]
"""Why something was changed: in both languages, or one line for readers of either."""


@dataclass(frozen=True, kw_only=True)
class Amendment(Part):
    """One change of one target: why, and which document says so."""

    note: Note
    document: Line | None = None
    """By default that of the overlay."""


@dataclass(frozen=True, kw_only=True)
class ChangedTarget(Amendment):
    """A target of which some fields say something else now."""

    target: Line
    """Its id or code."""
    set: Annotated[Mapping[Slug, Any], SOME]
    """Field to its new content, written as in a pack; `null` takes a field out."""
    examples: tuple[Any, ...] | None = None
    """Examples of the changed rule, which take the place of the pack's."""


@dataclass(frozen=True, kw_only=True)
class AddedTarget(Amendment):
    """A target that the pack does not have, whole and with its examples."""

    target: Mapping[Slug, Any]


@dataclass(frozen=True, kw_only=True)
class RetiredTarget(Amendment):
    """A target that is no longer asked for."""

    target: Line
    by: Line
    """The document that withdraws it."""
    until: int | None = None
    """The last year in which it is judged."""
    date: datetime.date | None = None
    """Instead of `until`: the day from which it is gone; the year before is the last."""

    def __post_init__(self) -> None:
        if (self.until is None) == (self.date is None):
            raise MisfitError("overlay_until_or_date")

    @property
    def last_year(self) -> int:
        """The last year in which it is judged."""
        if self.date is not None:
            return self.date.year - 1
        return self.until or 0


@dataclass(frozen=True, kw_only=True)
class TargetQuota(Amendment):
    """What single units owe of a target."""

    target: Line
    units: Annotated[Mapping[Slug, Any], SOME]
    since: int | None = None
    until: int | None = None
    examples: tuple[Any, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class TargetMilestones(Amendment):
    """What years before the deadline ask of a target."""

    target: Line
    years: Annotated[Mapping[int, Any], SOME]
    examples: tuple[Any, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class TargetLead(Amendment):
    """Who is answerable for a target, written as in a pack."""

    target: Line
    lead: Any


@dataclass(frozen=True, kw_only=True)
class Overlay(Part):
    """The file of an overlay."""

    extends: Slug
    """The id of the pack."""
    id: Slug
    version: Annotated[str, matching(r"\d+\.\d+\.\d+")]
    title: Text
    document: Line
    """The document that says so, unless a change names another one."""
    changed: tuple[ChangedTarget, ...] = ()
    added: tuple[AddedTarget, ...] = ()
    retired: tuple[RetiredTarget, ...] = ()
    quotas: tuple[TargetQuota, ...] = ()
    milestones: tuple[TargetMilestones, ...] = ()
    lead: tuple[TargetLead, ...] = ()

    def __post_init__(self) -> None:
        if not any(getattr(self, kind) for kind in ENTRIES):
            raise MisfitError("overlay_empty")


ENTRIES: Mapping[str, type[Amendment]] = {
    "changed": ChangedTarget,
    "added": AddedTarget,
    "retired": RetiredTarget,
    "quotas": TargetQuota,
    "milestones": TargetMilestones,
    "lead": TargetLead,
}
"""The lists of an overlay and what stands in each, in the order in which they are applied."""


class ChangeKind(StrEnum):
    """What an overlay did to a target."""

    CHANGED = "changed"
    ADDED = "added"
    RETIRED = "retired"
    QUOTAS = "quotas"
    MILESTONES = "milestones"
    LEAD = "lead"


@dataclass(frozen=True, kw_only=True)
class AppliedChange(Part):
    """One change that was made: to which target, in which of its fields, why and by what."""

    kind: ChangeKind
    target: Slug
    fields: tuple[str, ...]
    note: Text
    document: Line


@dataclass(frozen=True, kw_only=True)
class AppliedOverlay(Part):
    """An overlay by which a rule pack was changed, as every verdict names it."""

    id: Slug
    version: str
    title: Text
    document: Line
    sha256: str
    changes: tuple[AppliedChange, ...]
