"""What a target computes and whose figures enter, in words. No layout, no escaping, no judging."""

from __future__ import annotations

from collections.abc import Mapping

from haixi_check import wording
from haixi_check.messages import Language, known, say
from haixi_check.verdicts import TargetInfo


def formula(info: TargetInfo, titles: Mapping[str, str], language: Language) -> str:
    """The formula in the `titles` of its figures, and what it is held against."""
    if not info.formula:
        return say("explain.evidence", language)

    def named(side: str) -> str:
        text = " + ".join(titles[figure] for figure in info.formula[side])
        several = len(info.formula[side]) > 1
        return f"({text})" if several and "to" in info.formula else text

    what = named("of")
    if "to" in info.formula:
        what = say("explain.ratio", language, of=named("of"), to=named("to"))
    sentence = "explain.trend" if known(f"threshold.{info.threshold}") else "explain.level"
    return say(sentence, language, what=what, threshold=wording.threshold(info, language))


def entering(info: TargetInfo, called: Mapping[str, str], language: Language) -> str:
    """Whose figures or records enter: kinds of unit, or units by name."""
    who = (
        say(f"level.{unit}", language) if known(f"level.{unit}") else called.get(unit, unit)
        for unit in info.units
    )
    return say("words.comma", language).join(who)
