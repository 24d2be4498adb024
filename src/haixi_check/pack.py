"""The cover of a rule pack: what it encodes, its clauses in document order, and its units."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*([-_][a-z0-9]+)*$")]
Line = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Part(BaseModel):
    """A piece of a rule pack: closed to unknown keys, never changed after loading."""

    # Deferred, because a pack that is kept compiled is never validated, and building the validators
    # of all models costs more than judging a workbook.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Text(Part):
    """One sentence or title in both languages."""

    zh: Line
    en: Line

    def in_language(self, language: str) -> str:
        """The wording in `language` (`zh` or `en`)."""
        return self.en if language == "en" else self.zh


class Level(StrEnum):
    """The kinds of unit that report."""

    HIGHER = "higher"
    SECONDARY = "secondary"
    PREFECTURE = "prefecture"


class Unit(Part):
    """A body that reports: a school, or the prefecture's departments through one workbook."""

    id: Slug
    level: Level
    title: Text
    short: Text
    aliases: tuple[Line, ...] = ()
    school_code: Annotated[str, StringConstraints(pattern=r"^\d{10}$")] | None = None
    shares_with: tuple[Slug, ...] = ()
    """Units that run one campus and one staff with this one, and may report the same things."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name under which this unit is known."""
        return (self.title.zh, self.title.en, self.short.zh, self.short.en, self.id, *self.aliases)


class Clause(Part):
    """One paragraph of the opinion: its locator as the trade writes it, its heading, its place."""

    id: Line
    title: Text
    opening: Line
    """The first characters of the paragraph in the official text, by which it is found."""


class Fact(Part):
    """What the document says about itself (effect, repeal, missing annex); nothing to judge."""

    code: Annotated[str, StringConstraints(pattern=r"^F\d+$")]
    clause: Line
    wording: Line
    statement: Text


class Pack(Part):
    """`pack.yaml`."""

    id: Slug
    version: Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]
    title: Text
    document: Line
    issuer: Text
    issued: date
    in_force: date
    base_year: int
    """The first year that a submission carries; what grows is first compared with it."""
    judged_from: int
    """The first year on which yearly, continuing and trend targets are judged."""
    caveats: tuple[Text, ...] = ()
    """What no submission holds and every report must therefore say (市县分项未核查)."""
    clauses: Annotated[tuple[Clause, ...], Field(min_length=1)]
    facts: tuple[Fact, ...] = ()
    units: Annotated[tuple[Unit, ...], Field(min_length=1)]

    def bodies(self, names: tuple[str, ...]) -> tuple[Unit, ...]:
        """The units meant by `names`, each a level or the id of a unit, in the pack's order."""
        return tuple(unit for unit in self.units if unit.id in names or unit.level in names)
