"""The cover of a rule pack: what it encodes, its clauses in document order, and its units."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Any, ClassVar

from haixi_check.plain import dataclass


class Checked:
    """What pydantic is to check of an annotated value, made when it asks for it.

    A pack that is kept compiled is never checked again, and loading pydantic takes longer than
    judging a workbook.
    """

    def __init__(self, *constraints: Callable[[Any], object]) -> None:
        self._constraints = constraints

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """The schema of `source`, constrained: each constraint is made from the module pydantic."""
        import pydantic

        for constraint in self._constraints:
            source = Annotated[source, constraint(pydantic)]
        return handler.generate_schema(source)


def matching(pattern: str) -> Checked:
    """Text that is wholly so."""
    return Checked(lambda pydantic: pydantic.StringConstraints(pattern=f"^{pattern}$"))


SOME = Checked(lambda pydantic: pydantic.Field(min_length=1))
"""At least one."""

CODE = r"[A-Z]\d+[a-z]?"
"""How the code of a target, an exhortation or a fact is written."""

Slug = Annotated[str, matching(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*")]
Line = Annotated[
    str, Checked(lambda pydantic: pydantic.StringConstraints(min_length=1, strip_whitespace=True))
]


class MisfitError(ValueError):
    """Parts of a rule that do not fit together; `code` names the sentence that says so."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, kw_only=True)
class Part:
    """A piece of a rule pack: closed to unknown keys, never changed after loading.

    A key that is a word of Python (`from`) is called `from_` here.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = {
        "extra": "forbid",
        "alias_generator": lambda name: name.rstrip("_"),
    }


@dataclass(frozen=True, kw_only=True)
class Text(Part):
    """One sentence or title in both languages."""

    zh: Line
    en: Line

    def in_language(self, language: str) -> str:
        """The wording in `language` (`zh` or `en`)."""
        return self.en if language == "en" else self.zh


class Titled:
    """What is known by a title, an id, and names that people use instead."""

    title: Text
    id: Slug
    aliases: tuple[Line, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Every name under which it is known."""
        return (self.title.zh, self.title.en, self.id, *self.aliases)


@dataclass(frozen=True, kw_only=True)
class UnitKind(Part):
    """A kind of unit: what is asked of a unit depends on it."""

    id: Slug
    title: Text


@dataclass(frozen=True, kw_only=True)
class Whole(Part):
    """What all units together are called."""

    title: Text
    """全省, 全市, 全校."""
    reference: Text
    """What is said where a unit alone is held to the standards of the whole: 参照全省标准."""


@dataclass(frozen=True, kw_only=True)
class Body(Part):
    """A department or another body that speaks within a unit: it may hand in for it."""

    id: Slug
    title: Text
    aliases: tuple[Line, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name under which this body is known."""
        return (self.title.zh, self.title.en, self.id, *self.aliases)


@dataclass(frozen=True, kw_only=True)
class Unit(Part):
    """A body that reports: a school, or several departments through one workbook."""

    id: Slug
    kind: Slug
    title: Text
    short: Text
    aliases: tuple[Line, ...] = ()
    school_code: Annotated[str, matching(r"\d{10}")] | None = None
    shares_with: tuple[Slug, ...] = ()
    """Units that run one campus and one staff with this one, and may report the same things."""
    since: int | None = None
    """The first year in which it exists; before that it is neither asked for nor missing."""
    until: int | None = None
    """The last such year."""
    bodies: tuple[Body, ...] = ()
    """Who speaks within it, where several do: each with its own proofs, and its own 未落实."""

    def exists_in(self, year: int) -> bool:
        """Whether there is such a unit in `year`."""
        begun = self.since is None or self.since <= year
        return begun and (self.until is None or year <= self.until)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name under which this unit is known."""
        return (self.title.zh, self.title.en, self.short.zh, self.short.en, self.id, *self.aliases)


@dataclass(frozen=True, kw_only=True)
class Clause(Part):
    """One paragraph of the opinion: its locator as the trade writes it, its heading, its place."""

    id: Line
    title: Text
    opening: Line
    """The first characters of the paragraph in the official text, by which it is found."""


@dataclass(frozen=True, kw_only=True)
class Fact(Part):
    """What the document says about itself (effect, repeal, missing annex); nothing to judge."""

    code: Annotated[str, matching(CODE)]
    clause: Line
    wording: Line
    statement: Text


@dataclass(frozen=True, kw_only=True)
class Pack(Part):
    """`pack.yaml`."""

    id: Slug
    version: Annotated[str, matching(r"\d+\.\d+\.\d+")]
    title: Text
    short_title: Text
    """What outputs call the document."""
    document: Line
    issuer: Text
    issued: date
    in_force: date
    base_year: int
    """The first year that a submission carries; what grows is first compared with it."""
    judged_from: int
    """The first year on which yearly, continuing and trend targets are judged."""
    not_evidence: tuple[Line, ...] = ()
    """Documents that prove no duty: those that it repeals, and itself."""
    caveats: tuple[Text, ...] = ()
    """What no submission holds and every report must therefore say (市县分项未核查)."""
    clauses: Annotated[tuple[Clause, ...], SOME]
    facts: tuple[Fact, ...] = ()
    whole: Whole
    kinds: Annotated[tuple[UnitKind, ...], SOME]
    units: Annotated[tuple[Unit, ...], SOME]

    @cached_property
    def by_id(self) -> Mapping[str, Unit]:
        """The units by their id."""
        return {unit.id: unit for unit in self.units}

    @cached_property
    def called(self) -> Mapping[str, Text]:
        """How each unit, and each body of one, is called in short."""
        named = {unit.id: unit.short for unit in self.units}
        return named | {body.id: body.title for unit in self.units for body in unit.bodies}

    def bodies(self, names: tuple[str, ...]) -> tuple[Unit, ...]:
        """The units meant by `names`, each a kind or the id of a unit, in the pack's order."""
        return tuple(unit for unit in self.units if unit.id in names or unit.kind in names)
