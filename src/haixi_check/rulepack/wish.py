"""A new target as it is asked for on the command line, before it is known what the pack has."""

from __future__ import annotations

from collections.abc import Mapping

from haixi_check.plain import dataclass


@dataclass(frozen=True, kw_only=True)
class Wish:
    """A new target as the command line names it."""

    id: str
    code: str | None
    title: str
    title_en: str | None
    clause: str | None
    wording: str | None
    measures: Mapping[str, str | None]
    """What was asked for by which option: `{"share": "a/b"}`."""
    thresholds: Mapping[str, str | None]
    """How much is enough, by the key of a target that says so."""
    units: tuple[str, ...]
    force: str
    by: int | None
    each_year_from: int | None


KINDS: dict[str, tuple[str, str]] = {
    "count": ("count", "Q"),
    "sum": ("sum", "Q"),
    "share": ("share", "Q"),
    "per_head": ("per_head", "Q"),
    "rising": ("trend", "S"),
    "not_falling": ("trend", "S"),
    "evidence": ("evidence", "E"),
}
"""The measure behind each option, and the letter of its codes."""

RELATIONS = ("at_least", "more_than", "at_most", "less_than")
"""How a value may have to stand to the threshold."""
