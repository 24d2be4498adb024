"""Every name that a submission may use for what the form and the rules know, gathered once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from haixi_check.rulepack.form import Column, Form
from haixi_check.rulepack.measures import NamedPart
from haixi_check.rulepack.names import Names, by_name, even
from haixi_check.rulepack.pack import Pack
from haixi_check.rulepack.targets import Target

UNIT = "unit_name"
"""The column that names the reporting unit, where one sheet carries several."""


class Vocabulary:
    """The names of units, duties, figures and columns; each kind gathered when first asked for."""

    def __init__(self, pack: Pack, form: Form, targets: Sequence[Target]) -> None:
        self._form = form
        self._columns: dict[int, tuple[Sequence[Column], Names[str]]] = {}
        self._parts: dict[str, Names[str]] = {}
        self.units: Names[str] = by_name({unit.id: unit.names for unit in pack.units})
        self.duties = {item.id: item for item in targets if item.is_duty}

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
    def basics(self) -> Names[str]:
        """The lines of 基本信息."""
        return by_name({column.id: column.names for column in self._form.basics.columns})

    @cached_property
    def figures(self) -> Names[str]:
        """The rows of 指标数据."""
        return by_name({figure.id: figure.names for figure in self._form.figures})

    @cached_property
    def figure_columns(self) -> Names[str]:
        """The columns of 指标数据, without its years."""
        return by_name({column.id: column.names for column in self._form.figures_sheet.columns})

    def columns(self, columns: Sequence[Column]) -> Names[str]:
        """The columns of a register, a roster or the evidence, and that of the reporting unit."""
        # By identity, and held: to compare them in full costs as much as to gather the names.
        found = self._columns.get(id(columns))
        if found is None:
            found = self._columns[id(columns)] = (columns, self._with_unit(columns))
        return found[1]

    def _with_unit(self, columns: Sequence[Column]) -> Names[str]:
        unit = self._form.figures_sheet.column(UNIT)
        known = {column.id: column.names for column in columns}
        taken = {even(name) for names in known.values() for name in names}
        names = (unit.title.zh, unit.title.en, *unit.aliases, "单位")
        known[UNIT] = tuple(name for name in names if even(name) not in taken)
        return by_name(known)

    def parts(self, duty: str, parts: Iterable[NamedPart]) -> Names[str]:
        """The named parts of a duty."""
        if duty not in self._parts:
            self._parts[duty] = by_name({part.id: part.names for part in parts})
        return self._parts[duty]
