"""The rules by which tables are read, with every name that may stand in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from haixi_check.intake.persons import PersonKeys
from haixi_check.rulepack.form import Column, Form, Register
from haixi_check.rulepack.measures import NamedPart
from haixi_check.rulepack.names import Names, by_name, even
from haixi_check.rulepack.pack import Body, Pack, Unit
from haixi_check.rulepack.targets import Target
from haixi_check.table import GUIDES

BASICS, FIGURES, EVIDENCE, GUIDE = "basics", "figures", "evidence", "guide"
"""The sheets of the form that are no register and no roster, and what only explains it."""

UNIT = "unit_name"
"""The column that names the reporting unit, where one sheet carries several."""


class Context:
    """What is known before a table is looked at. It never changes, and serves all submissions.

    The names of each kind are gathered when they are first asked for.
    """

    def __init__(
        self, *, pack: Pack, form: Form, targets: Sequence[Target], year: int | None = None
    ) -> None:
        self.pack, self.form, self.run_year = pack, form, year
        self.person_keys = PersonKeys.draw()
        self.unit_names: Names[str] = by_name({unit.id: _speaking(unit) for unit in pack.units})
        self.duties = {item.id: item for item in targets if item.is_duty}
        self._columns: dict[int, tuple[Sequence[Column], Names[str]]] = {}
        self._parts: dict[str, Names[str]] = {}

    def unit(self, unit_id: str) -> Unit:
        """The unit of the pack called `unit_id`."""
        return self.pack.by_id[unit_id]

    @cached_property
    def body_names(self) -> Names[Body]:
        """The bodies within units."""
        return Names((body, body.names) for unit in self.pack.units for body in unit.bodies)

    def body_of(self, unit_id: str, name: object) -> Body | None:
        """The body of a unit that `name` names, if it names one."""
        body = self.body_names.find(name)
        return body if body in self.unit(unit_id).bodies else None

    @cached_property
    def registers(self) -> Mapping[str, Register]:
        """The registers and rosters of the form, by id."""
        return {item.id: item for item in (*self.form.registers, *self.form.rosters)}

    @cached_property
    def every_figure(self) -> tuple[tuple[str, bool], ...]:
        """All figures of the form, each as one that is touched in every year."""
        return tuple((figure.id, True) for figure in self.form.figures)

    @cached_property
    def sheet_names(self) -> Names[str]:
        """Every sheet of the form, and what lies beside them in its workbook."""
        sheets: dict[str, tuple[str, ...]] = {
            BASICS: self.form.basics.names,
            FIGURES: self.form.figures_sheet.names,
            EVIDENCE: self.form.evidence.names,
            GUIDE: GUIDES,
        }
        return by_name(sheets | {name: item.names for name, item in self.registers.items()})

    @cached_property
    def duty_names(self) -> Names[str]:
        """The duties by code, by title, and by both."""
        return by_name(
            {
                duty.id: (duty.code, duty.title.zh, duty.title.en, f"{duty.code}{duty.title.zh}")
                for duty in self.duties.values()
            }
        )

    @cached_property
    def clause_names(self) -> Names[str]:
        """The clauses of the opinion, as lines between the duties name them."""
        spelled = {
            clause.id: tuple(
                text
                for title in (clause.title.zh, clause.title.en)
                for text in (f"{clause.id} {title}", title)
            )
            for clause in self.pack.clauses
        }
        return by_name({name: (name, *texts) for name, texts in spelled.items()})

    @cached_property
    def line_names(self) -> Names[str]:
        """The lines of 基本信息."""
        return by_name({column.id: column.names for column in self.form.basics.columns})

    @cached_property
    def figure_names(self) -> Names[str]:
        """The rows of 指标数据."""
        return by_name({figure.id: figure.names for figure in self.form.figures})

    @cached_property
    def figure_columns(self) -> Names[str]:
        """The columns of 指标数据, without its years."""
        return by_name({column.id: column.names for column in self.form.figures_sheet.columns})

    def column_names(self, columns: Sequence[Column]) -> Names[str]:
        """The columns of a register, a roster or the evidence, and that of the reporting unit."""
        # By identity, and held: to compare them in full costs as much as to gather the names.
        if id(columns) not in self._columns:
            self._columns[id(columns)] = (columns, self._with_unit(columns))
        return self._columns[id(columns)][1]

    def _with_unit(self, columns: Sequence[Column]) -> Names[str]:
        unit = self.form.figures_sheet.column(UNIT)
        known = {column.id: column.names for column in columns}
        taken = {even(name) for names in known.values() for name in names}
        names = (unit.title.zh, unit.title.en, *unit.aliases, "单位")
        known[UNIT] = tuple(name for name in names if even(name) not in taken)
        return by_name(known)

    def part_names(self, duty: str, parts: Iterable[NamedPart]) -> Names[str]:
        """The named parts of a duty."""
        if duty not in self._parts:
            self._parts[duty] = by_name({part.id: part.names for part in parts})
        return self._parts[duty]


def _speaking(unit: Unit) -> tuple[str, ...]:
    """The names under which a unit, or a body for it, hands in."""
    return (*unit.names, *(name for body in unit.bodies for name in body.names))
