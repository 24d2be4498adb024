"""The form of a rule pack: the sheets of a submission, their columns, and the checks beside them.

Models only: what a row or a figure must be is said here, and done in `intake`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from haixi_check.plain import dataclass
from haixi_check.rulepack.figure_fields import FigureField
from haixi_check.rulepack.pack import SOME, Line, MisfitError, Part, Slug, Text, Titled, matching
from haixi_check.rulepack.row_rules import Contradiction, Derivation, Exclusive, Order


class ColumnType(StrEnum):
    """What a cell of a column, or of the basic information, must hold."""

    TEXT = "text"
    PROOF = "proof"
    """Text that a row must show to count: 无 and 待定 are none."""
    DOCUMENT = "document"
    """The number of a document: it has a digit, and no placeholder where a number belongs."""
    ADDRESS = "address"
    """The path of a file beside the submission, or a public address."""
    YES_NO = "yes_no"
    COUNT = "count"
    NUMBER = "number"
    DATE = "date"
    YEAR = "year"
    CHOICE = "choice"
    PROGRAM_CODE = "program_code"
    PROGRAM_CODES = "program_codes"
    SCHOOL_CODE = "school_code"
    CREDIT_CODE = "credit_code"
    ID_NUMBER = "id_number"


class NameOf(StrEnum):
    """Whose name a column holds."""

    THING = "thing"
    """That of what the row is about."""
    PARTNER = "partner"
    """That of somebody else than the unit."""


@dataclass(frozen=True, kw_only=True)
class Choice(Part):
    """One allowed value. `value` is the word that submissions and rules use."""

    value: Line
    en: Line
    aliases: tuple[Line, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every way of writing this value."""
        return (self.value, self.en, *self.aliases)


@dataclass(frozen=True, kw_only=True)
class Column(Titled, Part):
    """One column of a register, a roster or the evidence sheet, or one line of 基本信息."""

    id: Slug
    title: Text
    type: ColumnType = ColumnType.TEXT
    required: bool = False
    choices: tuple[Choice, ...] = ()
    aliases: tuple[Line, ...] = ()
    definition: Text | None = None
    filled_by: tuple[Slug, ...] | None = None
    """The kinds of unit that fill it in; by default all of them."""
    blank_means: tuple[Line, ...] | None = None
    """Where a blank cell has a meaning of its own, the words that mean the same (长期). A dash or a
    word for nothing is then no blank."""
    at_most: int | None = None
    """The largest number that can be true here."""
    in_own_year: bool = False
    """Whether a day in this line of 基本信息 lies in the reporting year."""
    by_next_year: bool = False
    """Whether it lies in the reporting year or the year after, when its figures are reported."""
    name_of: NameOf | None = None
    """Whose name stands here, if a name does: a mere number or XX is asked about."""
    carried: bool = False
    """Whether what last year's workbook says in this line of 基本信息 still holds this year."""
    kept: bool = True
    """False for what a person fills in but no output repeats: names, telephone numbers."""

    def __post_init__(self) -> None:
        if (self.type is ColumnType.CHOICE) != bool(self.choices):
            raise MisfitError("pack_choices_misplaced")

    def asks(self, kind: str) -> bool:
        """Whether units of this kind fill it in."""
        return self.filled_by is None or kind in self.filled_by


Alternatives = Annotated[str, matching(r"[a-z][a-z0-9_]*(\|[a-z][a-z0-9_]*)*")]
"""A column, or several joined by `|` of which the first that is filled in counts
(`credit_code|name`)."""


@dataclass(frozen=True, kw_only=True)
class Register(Titled, Part):
    """A sheet with one thing per row."""

    id: Slug
    title: Text
    aliases: tuple[Line, ...] = ()
    filled_by: tuple[Slug, ...]
    """The kinds of unit that fill it in."""
    columns: Annotated[tuple[Column, ...], SOME]
    key: Annotated[tuple[Alternatives, ...], SOME]
    """The columns that make a row unique."""
    within_unit: bool = False
    """Whether the key names a thing only together with the unit that reports it."""
    across_units: Slug | None = None
    """The column that, where it is filled in, takes the place of the key and names the same thing
    in every unit: a personal number."""
    shareable: bool = False
    """Whether two units that run one campus may both report the same thing."""
    of_unit: tuple[Slug, ...] = ()
    """Columns that speak of the thing at this unit only: who is part-time here may well be
    full-time elsewhere, so a row that does not count for such a reason contradicts no other."""
    derives: tuple[Derivation, ...] = ()
    exclusive: tuple[Exclusive, ...] = ()
    numbered: Slug | None = None
    """The column whose number a unit gives to one row of a year only."""
    order: tuple[Order, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    definition: Text | None = None

    @property
    def of_persons(self) -> bool:
        """Whether its rows are persons: their numbers are compared, and never kept or shown."""
        return self.across_units is not None

    @cached_property
    def column_ids(self) -> tuple[str, ...]:
        """Its columns, in the order of the form."""
        return tuple(column.id for column in self.columns)

    @cached_property
    def key_columns(self) -> tuple[str, ...]:
        """Every column that may be part of the key."""
        return tuple(name for part in self.key for name in part.split("|"))

    @cached_property
    def bearing(self) -> frozenset[str]:
        """The columns in which a mistake spoils the row; one in another costs its cell alone."""
        rules = [name for rule in self.derives for name in rule.rests_on]
        orders = [name for order in self.order for name in (order.lower, order.upper)]
        clashes = [name for rule in self.contradictions for name in (*rule.when, *rule.then)]
        required = [column.id for column in self.columns if column.required]
        across = (self.across_units,) if self.across_units else ()
        return frozenset((*self.key_columns, *rules, *orders, *clashes, *required, *across))

    @cached_property
    def sole_keys(self) -> tuple[str, ...]:
        """The columns of the key that have no alternative."""
        return tuple(part for part in self.key if "|" not in part)

    @cached_property
    def of_identity(self) -> tuple[str, ...]:
        """The columns that hold ID numbers."""
        return tuple(each.id for each in self.columns if each.type is ColumnType.ID_NUMBER)

    @cached_property
    def bounded(self) -> tuple[Column, ...]:
        """The columns in which a well written value may still be one that cannot be true."""
        dated = (ColumnType.DATE, ColumnType.YEAR) if self.of_persons else ()
        return tuple(
            column for column in self.columns if column.at_most is not None or column.type in dated
        )

    @cached_property
    def deciding(self) -> frozenset[str]:
        """The columns that what is derived from the rows looks at."""
        return frozenset(
            name
            for rule in self.derives
            for name in (
                *rule.where,
                *rule.needs,
                *rule.distinct,
                *rule.agrees,
                rule.sum,
                rule.since,
                rule.year_of,
            )
            if name
        )

    def column(self, column_id: str) -> Column:
        """The column called `column_id`."""
        return next(column for column in self.columns if column.id == column_id)


@dataclass(frozen=True, kw_only=True)
class Sheet(Part):
    """A sheet of a fixed kind: its title, aliases and columns."""

    title: Text
    aliases: tuple[Line, ...] = ()
    columns: Annotated[tuple[Column, ...], SOME]

    def column(self, column_id: str) -> Column:
        """The column called `column_id`."""
        return next(column for column in self.columns if column.id == column_id)

    @property
    def names(self) -> tuple[str, ...]:
        """Every sheet name under which this sheet is known."""
        return (self.title.zh, self.title.en, *self.aliases)


@dataclass(frozen=True, kw_only=True)
class Form(Part):
    """`form.yaml`."""

    basics: Sheet
    figures_sheet: Sheet
    figures: Annotated[tuple[FigureField, ...], SOME]
    registers: tuple[Register, ...] = ()
    rosters: tuple[Register, ...] = ()
    evidence: Sheet

    @cached_property
    def sheet_titles(self) -> Mapping[str, Text]:
        """The titles of all sheets; those of a fixed kind by the names that they have here."""
        listed = {item.id: item.title for item in (*self.registers, *self.rosters)}
        fixed = {
            "basics": self.basics.title,
            "figures": self.figures_sheet.title,
            "evidence": self.evidence.title,
        }
        return fixed | listed

    def resting_on(
        self, register: Register, columns: Collection[str] | None = None
    ) -> tuple[tuple[str, bool], ...]:
        """The figures that need these columns of a register, or any part of it.

        With each comes whether it needs them in every year, not in the sheet's own year alone.
        """
        found: dict[str, bool] = {}
        for rule in register.derives:
            needed = rule.rests_on | set(register.sole_keys)
            if columns is None or needed.intersection(columns):
                found[rule.figure] = rule.dated
        for other in self.registers:
            for rule in other.derives:
                code = other.key[-1]
                if register.id in rule.also_named_in and (columns is None or code in columns):
                    found.setdefault(rule.figure, rule.dated)
        for other in self.registers:
            found.update((rule.figure, True) for rule in other.derives if rule.among in found)
        return tuple(sorted(found.items()))

    @cached_property
    def parts_of(self) -> Mapping[str, frozenset[str]]:
        """For each figure those that never exceed it."""
        return {
            whole.id: frozenset(
                part.id for part in self.figures if whole.id in {b.figure for b in part.at_most}
            )
            for whole in self.figures
        }

    @cached_property
    def named_across(self) -> frozenset[str]:
        """The figures for which units of one kind look at the rows of another."""
        return frozenset(
            rule.figure for register in self.registers for rule in register.derives if rule.named_by
        )

    def register(self, register_id: str) -> Register:
        """The register or roster called `register_id`."""
        return next(item for item in (*self.registers, *self.rosters) if item.id == register_id)

    def figure(self, figure_id: str) -> FigureField:
        """The figure called `figure_id`."""
        return next(figure for figure in self.figures if figure.id == figure_id)
