"""Sentences: both languages fill in the same places, nothing is said twice, nothing half."""

from __future__ import annotations

import re
from collections import Counter
from importlib import import_module
from string import Formatter

from haixi_check import messages
from haixi_check.messages import say, sentences

CHINESE = r"[\u4e00-\u9fff“”（）]"
QUOTED = re.compile(r"\{\w+\}|“[^”]*”|[一二三四五]\([一二三四五六七八九十]+\)")
"""Values, what stands in quotation marks as a person would type it, and the names of clauses."""
HALF_WIDTH = re.compile(rf"{CHINESE}[,;:?!()]|[,;:?!()]{CHINESE}|{CHINESE}\.(?![a-zA-Z])")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_both_languages_fill_in_the_same_places() -> None:
    differing = {
        code: sentence
        for code, sentence in sentences().items()
        if placeholders(sentence.zh) != placeholders(sentence.en)
    }
    assert differing == {}


def test_nothing_is_said_by_two_modules() -> None:
    modules = (import_module(f"{messages.__name__}.{name}") for name in messages.SPEAKERS)
    counts = Counter(code for module in modules for code in module.SENTENCES)
    assert [code for code, count in counts.items() if count > 1] == []


def test_every_problem_says_what_to_do() -> None:
    problems = {code for code in sentences() if code.startswith("problem.")}
    told = {code for code in problems if ".todo" not in code}
    remedies = {code for code in problems if code.endswith(".todo")}
    assert {f"{code}.todo" for code in told} == remedies
    in_kinds = {code.rpartition("_in_")[0] for code in problems - told - remedies}
    assert in_kinds <= remedies


def test_chinese_has_chinese_punctuation() -> None:
    mixed = {
        code: found[0]
        for code, sentence in sentences().items()
        if (found := HALF_WIDTH.search(QUOTED.sub("”", sentence.zh)))
    }
    assert mixed == {}


def test_every_sentence_can_be_said() -> None:
    for code, sentence in sentences().items():
        values = dict.fromkeys(placeholders(sentence.zh), "甲")
        assert say(code, "zh", **values).strip()
        assert say(code, "en", **values).strip()
