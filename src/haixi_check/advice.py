"""A problem with the data in words: what is wrong, and what to do. No layout, no escaping."""

from __future__ import annotations

from collections.abc import Mapping

from haixi_check.messages import Language, known, say
from haixi_check.verdicts import OF_A_SHEET, ProblemRecord


def problem(record: ProblemRecord, called: Mapping[str, str], language: Language) -> str:
    """What is wrong."""
    return _told(f"problem.{record.code}", "words.no_words_for_problem", record, called, language)


def todo(record: ProblemRecord, called: Mapping[str, str], language: Language) -> str:
    """What to do about what is wrong."""
    code = f"problem.{record.code}.todo"
    return _told(code, "words.no_words_for_problem.todo", record, called, language)


def _told(
    code: str, else_code: str, record: ProblemRecord, called: Mapping[str, str], language: Language
) -> str:
    """The sentence called `code`; the other one for a problem that there are no words for."""
    if not known(code):
        return say(else_code, language, code=record.code, found=record.found)
    return say(code, language, **_filling(record, called, language))


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
        **{name: _called(name, value, called) for name, value in record.params.items()},
    }


def _called(name: str, value: str, called: Mapping[str, str]) -> str:
    """What the value of a parameter is called, if it is an id: of a sheet, or of a figure."""
    if name == "register" and (title := called.get(f"{OF_A_SHEET}{value}")):
        return title
    return called.get(value, value)
