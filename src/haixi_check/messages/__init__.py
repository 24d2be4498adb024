"""Every sentence that the program says, in Chinese and English, by code.

One module for each part of the program that speaks; each holds `SENTENCES`. No other file of the
program holds a sentence, and this package decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from typing import Literal, NamedTuple, TypeAlias

Language: TypeAlias = Literal["zh", "en"]

SPEAKERS = (
    "cli",
    "help",
    "help_new",
    "cells",
    "values",
    "sheets",
    "derivation",
    "lost",
    "own_words",
    "outcomes",
    "report",
    "readers",
    "files",
    "rulepack",
    "rule_shapes",
    "yaml_slips",
    "new_rules",
    "reference",
    "keys_of_rules",
    "keys_of_form",
    "proof",
    "overlays",
    "keys_of_overlays",
    "waivers",
    "config",
    "difference",
    "template",
    "office",
    "html",
)
"""The modules of this package, one for each part of the program that speaks: often heard first."""


class Sentence(NamedTuple):
    """One sentence in both languages, with the same `{placeholders}` in each."""

    zh: str
    en: str


@cache
def _spoken(speaker: str) -> Mapping[str, Sentence]:
    found: Mapping[str, Sentence] = import_module(f"{__name__}.{speaker}").SENTENCES
    return found


def sentences() -> Mapping[str, Sentence]:
    """All sentences by code."""
    return {code: told for speaker in SPEAKERS for code, told in _spoken(speaker).items()}


def _sentence(code: str) -> Sentence | None:
    """The sentence called `code`; speakers are loaded until one knows it."""
    return next((_spoken(each)[code] for each in SPEAKERS if code in _spoken(each)), None)


def say(code: str, language: Language, /, **values: object) -> str:
    """The sentence called `code` in `language`, its placeholders filled with `values`."""
    sentence = _sentence(code)
    if sentence is None:
        raise KeyError(code)
    return (sentence.en if language == "en" else sentence.zh).format(**values)


def fields(code: str, among: Iterable[str]) -> tuple[str, ...]:
    """Which of the names in `among` the sentence called `code` is filled with, if there is one."""
    sentence = _sentence(code)
    return () if sentence is None else tuple(n for n in among if f"{{{n}}}" in sentence.zh)


def known(code: str) -> bool:
    """Whether there is a sentence called `code`."""
    return _sentence(code) is not None
