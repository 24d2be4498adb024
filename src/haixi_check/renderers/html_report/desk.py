"""What every part of the report needs at hand: the verdict, its names, the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from haixi_check import asides, wording
from haixi_check.attention import by_target, reported
from haixi_check.messages import Language, say
from haixi_check.pack import Text
from haixi_check.plain import dataclass
from haixi_check.results import Outcome, Result
from haixi_check.verdicts import Scope, TargetInfo, UnitVerdict, Verdict

FEW: Final = 8
"""Up to so many units have a column each; more of them are rows."""

EVIDENCE: Final = "evidence"

LETTERS: Final[Mapping[Outcome, str]] = {
    Outcome.FAIL: "f",
    Outcome.UNKNOWN: "u",
    Outcome.REVIEW: "r",
    Outcome.NOT_DUE: "d",
    Outcome.PASS: "p",
    Outcome.NOT_APPLICABLE: "n",
    Outcome.INFO: "i",
}
"""One letter for each outcome, by which the filters know it."""

ABSENT: Final = "-"


@dataclass(frozen=True, kw_only=True)
class Desk:
    """The verdict, and how to speak of it."""

    verdict: Verdict
    language: Language
    called: Mapping[str, str]
    of_units: Mapping[str, Mapping[str, Result]]
    bodies: tuple[UnitVerdict, ...]
    """The units that the report is about: in a check of schools, only those that reported."""
    index: Mapping[str, int]
    """The place of each of these units, by which the filters know it."""
    pack: str
    """The folder of the rules as it was named, if it is none of the program's own."""

    @property
    def whole(self) -> bool:
        """Whether the prefecture is judged, or single units."""
        return self.verdict.run.scope is Scope.PREFECTURE

    @property
    def crowded(self) -> bool:
        """Whether there are too many units to stand side by side."""
        return len(self.bodies) > FEW

    def say(self, code: str, /, **values: object) -> str:
        """The sentence called `code`."""
        return say(code, self.language, **values)

    def told(self, text: Text) -> str:
        """A wording of the pack."""
        return text.in_language(self.language)

    def listed(self, names: Iterable[str]) -> str:
        """Several things, all of them."""
        return self.say("words.comma").join(names)

    def asides(self, info: TargetInfo, result: Result) -> list[str]:
        """What must be said beside a result; of the whole of many units, without their cells."""
        if self.crowded and result.unit is None:
            result = replace(
                result,
                missing=tuple(replace(gap, place=None) for gap in result.missing),
                doubts=tuple(replace(doubt, place=None) for doubt in result.doubts),
            )
        return asides.asides(info, result, self.called, self.language)

    def name(self, unit: str) -> str:
        """What a unit is called."""
        return self.called.get(unit, unit)


def desk(verdict: Verdict, language: Language, pack: str = "") -> Desk:
    """The desk for `verdict`; `pack` is the folder of rules that are not the program's own."""
    whole = verdict.run.scope is Scope.PREFECTURE
    bodies = verdict.units if whole else reported(verdict)
    return Desk(
        verdict=verdict,
        language=language,
        called=wording.names(verdict, language),
        of_units=by_target(verdict),
        bodies=bodies,
        index={unit.id: number for number, unit in enumerate(bodies)},
        pack=pack,
    )
