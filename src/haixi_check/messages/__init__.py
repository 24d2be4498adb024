"""Every sentence that the program says, in Chinese and English, by code.

One module for each part of the program that speaks; each holds `SENTENCES`. No other file of the
program holds a sentence, and this package decides nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Literal, NamedTuple, TypeAlias

Language: TypeAlias = Literal["zh", "en"]

SPEAKERS = (
    "annotations",
    "catalog",
    "cells",
    "commands",
    "document",
    "explain",
    "html",
    "machine",
    "outcomes",
    "problems",
    "readers",
    "rosters",
    "sheets",
    "table",
    "template",
    "workbook",
)
"""The modules of this package, one for each part of the program that speaks."""


class Sentence(NamedTuple):
    """One sentence in both languages, with the same `{placeholders}` in each."""

    zh: str
    en: str


@cache
def sentences() -> Mapping[str, Sentence]:
    """All sentences by code."""
    return {
        code: sentence
        for speaker in SPEAKERS
        for code, sentence in import_module(f"{__name__}.{speaker}").SENTENCES.items()
    }


def say(code: str, language: Language, /, **values: object) -> str:
    """The sentence called `code` in `language`, its placeholders filled with `values`."""
    sentence = sentences()[code]
    return (sentence.en if language == "en" else sentence.zh).format(**values)


def known(code: str) -> bool:
    """Whether there is a sentence called `code`."""
    return code in sentences()
