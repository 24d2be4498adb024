"""For whom a verdict is put into words, and what every part of a report asks first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from haixi_check.messages import Language, say
from haixi_check.plain import dataclass
from haixi_check.problem import Tier
from haixi_check.report import Manner, words
from haixi_check.report.agenda import by_target
from haixi_check.result import Result, Shown
from haixi_check.rulepack.pack import Text
from haixi_check.statement import TargetInfo
from haixi_check.verdict import Scope, UnitVerdict, Verdict


@dataclass(frozen=True)
class Reader:
    """A verdict, the language of whoever reads it, and what everything in it is called."""

    verdict: Verdict
    language: Language
    pack: str = ""
    """The folder of the rules as it was named, if it is none of the program's own."""

    @cached_property
    def called(self) -> Mapping[str, str]:
        """The names of units, figures and sheets, by their ids."""
        return words.names(self.verdict, self.language)

    @cached_property
    def of_units(self) -> Mapping[str, Mapping[str, Result]]:
        """The units' results: target to unit to result, units in the pack's order."""
        return by_target(self.verdict)

    @cached_property
    def units(self) -> tuple[UnitVerdict, ...]:
        """The units that every output is about: see `Verdict.shown_units`."""
        return self.verdict.shown_units

    @cached_property
    def index(self) -> Mapping[str, int]:
        """The place of each of these units among them."""
        return {unit.id: number for number, unit in enumerate(self.units)}

    @property
    def whole(self) -> bool:
        """Whether all units together are judged, or single units."""
        return self.verdict.run.scope is Scope.WHOLE

    @property
    def whole_name(self) -> str:
        """What all units together are called, as a title: without its article in English."""
        return capitalised(self._of_rules["whole"].removeprefix("the "))

    @cached_property
    def several(self) -> bool:
        """Whether results must say whose they are: several units, or one beside the whole."""
        if self.whole:
            return any(result.unit for result in self.verdict.shown_results)
        return len(self.units) > 1

    @property
    def must_fix(self) -> int:
        """How many problems with the data must be fixed, kept or only counted."""
        return self.verdict.summary.problems.get(Tier.MUST_FIX, 0)

    @classmethod
    def of(cls, verdict: Verdict, manner: Manner) -> Reader:
        """Whoever reads `verdict` as it is to be written."""
        return cls(verdict, manner.language, manner.pack)

    def say(self, code: str, /, **values: object) -> str:
        """The sentence called `code`, in which the whole has the name that the rules give it."""
        return say(code, self.language, **{**self._of_rules, **values})

    @cached_property
    def _of_rules(self) -> Mapping[str, str]:
        """What the rules have a word of their own for."""
        pack = self.verdict.pack
        words_of_rules = {"whole": pack.whole, "reference": pack.reference}
        return {name: self.text(text) for name, text in words_of_rules.items()}

    def text(self, text: Text) -> str:
        """A wording of the pack."""
        return text.in_language(self.language)

    def name(self, unit: str | None) -> str:
        """What a unit is called; nothing if there is none."""
        return self.called.get(unit or "", unit or "")

    def speaker(self, record: Shown) -> str:
        """Who stands behind a record: the unit, and the body of it where that is known."""
        if record.body is None:
            return self.name(record.unit)
        bodies = next(unit.bodies for unit in self.verdict.units if unit.id == record.unit)
        body = self.text(bodies[record.body])
        return self.say("words.aside", main=self.name(record.unit), aside=body)

    def whose(self, result: Result) -> str:
        """The unit of a result, or the whole, with a space behind it, where it must be named."""
        return f"{self.name(result.unit) or self.whole_name} " if self.several else ""

    def own_results(self, target: str) -> list[Result]:
        """The results of the shown units for one target, in their order."""
        by_unit = self.of_units.get(target, {})
        return [by_unit[unit.id] for unit in self.units if unit.id in by_unit]

    def marked(self, outcome: str) -> str:
        """An outcome in words, behind its sign."""
        return f"{words.MARKS[outcome]} {self.say(f'outcome.{outcome}')}"

    def info(self, result: Result) -> TargetInfo:
        """What the target of a result says."""
        return self.verdict.targets[result.target]

    def section(self, code: str, number: int) -> str:
        """The title of a part of a report: what the sentence called `code` says, and how many."""
        return capitalised(self.say("table.section", name=self.say(code), n=number))

    def joined(self, parts: Iterable[str], code: str = "words.semicolon") -> str:
        """Several pieces as one, without those that are empty."""
        return self.say(code).join(part for part in parts if part)

    def listed(self, names: Iterable[str], *, limit: int | None = None) -> str:
        """Several names; beyond `limit` they are only counted."""
        return words.listed(list(names), self.language, limit=limit)


def capitalised(text: str) -> str:
    """`text` as the beginning of a sentence; all but its first letter as it is."""
    return text[:1].upper() + text[1:]
