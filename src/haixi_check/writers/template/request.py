"""What a workbook is made for: the rules, the units, the year, the language, and last year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

from haixi_check.messages import Language, say
from haixi_check.plain import dataclass
from haixi_check.rulepack import RulePack
from haixi_check.rulepack.figure_fields import FigureField
from haixi_check.rulepack.form import Column, Form, Register
from haixi_check.rulepack.measures import Evidence
from haixi_check.rulepack.pack import Pack, Text, Unit
from haixi_check.rulepack.targets import Target
from haixi_check.submission import Submission


@dataclass(frozen=True, kw_only=True)
class TemplateRequest:
    """The rules, and whom the workbook is for."""

    rules: RulePack
    units: tuple[Unit, ...]
    year: int
    language: Language = "zh"
    last: Mapping[str, Submission] = field(default_factory=dict)
    """Last year's submissions by unit: what they say of earlier years is filled in."""

    @property
    def pack(self) -> Pack:
        """The cover of the rules, with the units."""
        return self.rules.pack

    @property
    def form(self) -> Form:
        """The form that the workbook is laid out from."""
        return self.rules.form

    @property
    def together(self) -> bool:
        """Whether several units share the workbook, and every row must say whose it is."""
        return len(self.units) > 1

    @property
    def years(self) -> range:
        """The years that stand side by side, the reporting year last."""
        return range(min(self.pack.base_year, self.year), self.year + 1)

    def say(self, code: str, /, **values: object) -> str:
        """The sentence called `code`, in the language of the workbook."""
        return say(code, self.language, **values)

    def word(self, text: Text) -> str:
        """A wording of the pack, in the language of the workbook."""
        return text.in_language(self.language)

    def listed(self, names: Iterable[str]) -> str:
        """Several names in one line."""
        return self.say("template.between_units").join(names)

    def titles(self, units: Iterable[Unit]) -> str:
        """The names of units in one line."""
        return self.listed(self.word(unit.title) for unit in units)

    def columns(self, columns: Iterable[Column]) -> tuple[Column, ...]:
        """The columns that any of the units fills in."""
        kinds = {unit.kind for unit in self.units}
        return tuple(column for column in columns if any(map(column.asks, kinds)))

    def registers(self, registers: Iterable[Register]) -> tuple[Register, ...]:
        """The registers or rosters that any of the units fills in."""
        return tuple(register for register in registers if self._any(register.filled_by))

    def figures(self, unit: Unit) -> tuple[FigureField, ...]:
        """The figures that `unit` fills in, in the order of the form."""
        return tuple(item for item in self.form.figures if unit.kind in item.filled_by)

    def duties(self, unit: Unit) -> tuple[tuple[Target, Evidence], ...]:
        """The evidence duties that bind `unit`, in document order."""
        return tuple(
            (target, target.measure)
            for target in self.rules.targets
            if isinstance(target.measure, Evidence) and unit in self.pack.bodies(target.units)
        )

    def _any(self, kinds: tuple[str, ...]) -> bool:
        return any(unit.kind in kinds for unit in self.units)
