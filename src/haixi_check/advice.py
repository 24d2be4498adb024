"""A problem with the data in words: what is wrong, and what to do. No layout, no escaping."""

from __future__ import annotations

from collections.abc import Mapping

from haixi_check.messages import Language, say
from haixi_check.verdicts import ProblemRecord


def problem(record: ProblemRecord, called: Mapping[str, str], language: Language) -> str:
    """What is wrong."""
    return say(f"problem.{record.code}", language, **_filling(record, called, language))


def todo(record: ProblemRecord, called: Mapping[str, str], language: Language) -> str:
    """What to do about what is wrong."""
    return say(f"problem.{record.code}.todo", language, **_filling(record, called, language))


def _filling(
    record: ProblemRecord, called: Mapping[str, str], language: Language
) -> dict[str, str]:
    """What the sentences of a problem may name: its own parameters, and where and whose it is.

    A parameter that is an id is told by its name.
    """
    where = record.place
    nearest = record.params.get("nearest", "")
    return {
        "near": say("words.nearest", language, name=nearest) if nearest else "",
        "found": record.found,
        "unit": called.get(record.unit or "", record.unit or ""),
        "file": where.file,
        "sheet": where.sheet,
        "cell": where.cell,
        "header": where.header,
        **{name: called.get(value, value) for name, value in record.params.items()},
    }
