"""Rules held against the official text: numbers, comparisons, years, force, and each sentence."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.builders import form, made, named, rules

from haixi_check.rulepack.official_text import ClauseText, clause_texts
from haixi_check.rulepack.sentences import sentences
from haixi_check.rulepack.targets import Target
from haixi_check.rulepack.wordings import differences

if TYPE_CHECKING:
    from tests.conftest import Program

PLAIN = "到2022年,在校生达到6000人以上。"


def differing(target: Target, **texts: str) -> list[tuple[str, str]]:
    """What `target` says otherwise than the text of each clause."""
    clauses = {clause.id: clause for clause in rules().pack.clauses}
    printed = {name: ClauseText(clauses[name], (text,)) for name, text in texts.items()}
    found = differences(target, printed, form(), judged_from=2021)
    return [(each.code.removeprefix("pack_text_"), each.params["printed"]) for each in found]


def of_students(wording: str, **over: object) -> Target:
    fields = {"at_least": 6000, "clauses": {"二": wording}} | over
    return made({"sum": {"of": "enrolment"}}, **fields)


def share(wording: str, **over: object) -> Target:
    fields = {"at_least": "50%", "clauses": {"二": wording}} | over
    return made({"share": {"of": "graduates", "to": "enrolment"}}, **fields)


def trend(wording: str, direction: str, **over: object) -> Target:
    rule = {"trend": {"of": {"sum": {"of": "enrolment"}}, "direction": direction}}
    return made(rule, **{"clauses": {"二": wording}} | over)


def duty_of(wording: str, **over: object) -> Target:
    rule = {"shown_by": "any_unit", "dated": "standing", "proof": {"zh": "虚构", "en": "invented"}}
    fields = {"clauses": {"二": wording}, "period": "continuing"} | over
    return made({"evidence": rule}, **fields)


@pytest.mark.parametrize(
    ("target", "text", "expected"),
    [
        (of_students("达到6000人以上"), PLAIN, []),
        (of_students("达到6000人"), PLAIN, []),
        (of_students("6000人以上", at_least=5000), PLAIN, [("threshold", "6000人")]),
        (of_students("6000人"), "到2022年,在校生不少于6000人。", []),
        (of_students("6000人"), "到2022年,在校生超过6000人。", [("comparison", "more_than")]),
        (of_students("6000人"), "到2022年,在校生不超过6000人。", [("comparison", "at_most")]),
        (of_students("6000人"), "到2022年,在校生6000人以下。", [("comparison", "at_most")]),
        (of_students("0.6万人"), "到2022年,在校生0.6万人。", []),
        (of_students("在校生"), PLAIN, [("no_figure", "")]),
        (share("50%以上"), "到2022年,比例达到50%以上。", []),
        (share("50%以上", at_least="40%"), "到2022年,比例50%以上。", [("threshold", "50%")]),
        (share("全覆盖", at_least="100%"), "到2022年,实现全覆盖。", []),
        (share("全覆盖"), "到2022年,实现全覆盖。", [("threshold", "100%")]),
        (share("应试尽试", at_least="100%"), "到2022年,应试尽试。", []),
        (share("满6个月的50%"), "到2022年,满6个月的50%。", [("figure", "6个月")]),
    ],
)
def test_the_number_and_the_comparison_are_those_of_the_wording(
    target: Target, text: str, expected: list[tuple[str, str]]
) -> None:
    assert differing(target, 二=text) == expected


def test_a_number_that_no_threshold_has_stands_in_the_definition_of_a_figure() -> None:
    printed = "落实教师每5年累计不少于6个月到企业实践制度。"
    target = replace(named("enterprise-practice"), clauses={"二": "每5年累计不少于6个月"})

    assert differing(target, 二=printed) == []


@pytest.mark.parametrize(
    ("wording", "direction", "expected"),
    [
        ("逐年提高", "rising", []),
        ("扩大规模", "rising", []),
        ("加大投入", "rising", []),
        ("只增不减", "not_falling", []),
        ("只增不减", "rising", [("direction", "rising")]),
        ("逐年提高", "not_falling", [("direction", "not_falling")]),
    ],
)
def test_a_trend_goes_the_way_of_its_wording(
    wording: str, direction: str, expected: list[tuple[str, str]]
) -> None:
    assert differing(trend(wording, direction), 二=f"人数{wording}。") == expected


@pytest.mark.parametrize(
    ("period", "text", "expected"),
    [
        ({"by": 2022}, "到2022年,开展试点,制定方案。", []),
        ({"by": 2022}, "2022年底前制定方案。", []),
        ({"by": 2023}, "到2022年,制定方案。", [("by", "2022")]),
        ("continuing", "到2022年,制定方案。", [("by", "2022")]),
        ({"by": 2022}, "制定方案。", [("no_year", "2022")]),
        ({"by": 2022}, "到2022年,开展试点。制定方案。", [("no_year", "2022")]),
        ({"each_year_from": 2021}, "从2021年起,每年制定方案。", []),
        ({"each_year_from": 2021}, "每年制定方案。", []),
        ({"each_year_from": 2022}, "从2021年起,每年制定方案。", [("from", "2021")]),
        ({"each_year_from": 2022}, "每年制定方案。", [("no_year", "2022")]),
        ({"each_year_from": 2021, "until": 2022}, "到2022年,逐年制定方案。", []),
        ({"each_year_from": 2021, "until": 2023}, "到2022年,逐年制定方案。", [("by", "2022")]),
        ("continuing", "制定方案。", []),
        ("continuing", "自2021年起,制定方案。", [("from", "2021")]),
    ],
)
def test_the_year_is_that_of_the_sentence(
    period: object, text: str, expected: list[tuple[str, str]]
) -> None:
    assert differing(duty_of("制定方案", period=period), 二=text) == expected


@pytest.mark.parametrize(
    ("force", "text", "expected"),
    [
        ("mandatory", "制定方案。", []),
        ("directional", "制定方案。", []),
        ("aspirational", "制定方案。", [("force", "mandatory")]),
        ("mandatory", "鼓励学校制定方案。", [("force", "encouraged")]),
        ("encouraged", "支持学校制定方案。", []),
        ("encouraged", "支持学校,制定方案。", [("force", "mandatory")]),
        ("mandatory", "力争开展试点,制定方案。", [("force", "aspirational")]),
        ("aspirational", "力争开展试点,制定方案。", []),
    ],
)
def test_the_force_is_that_of_the_words_before_it(
    force: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert differing(duty_of("制定方案", force=force), 二=text) == expected


def test_the_stricter_of_two_places_holds() -> None:
    target = duty_of("方案", clauses={"一": "制定方案", "二": "制定方案"})

    assert differing(target, 一="力争制定方案。", 二="制定方案。") == []


def test_a_year_that_one_of_two_places_prints_is_enough() -> None:
    target = duty_of("方案", clauses={"一": "制定方案", "二": "制定方案"}, period={"by": 2022})

    assert differing(target, 一="制定方案。", 二="到2022年,制定方案。") == []


# ------------------------------------------------------------------------ sentences


def test_a_clause_is_cut_into_its_sentences() -> None:
    texts, lost = clause_texts(rules().pack, "二、总体目标\n到2022年,一；二。三\n四、其他\n")

    assert list(texts) == ["二"]
    assert list(texts["二"].sentences) == ["二、总体目标", "到2022年,一;", "二。", "三", "四、其他"]
    assert len(lost) == len(rules().pack.clauses) - 1


def test_every_sentence_says_who_claims_it_or_that_nobody_does() -> None:
    text = "二、总体目标\n到2022年,职业教育规模确保达到6000人以上;另建新校。\n三、主要任务\n"

    found = [(each.text, each.claimed_by, each.unclaimed) for each in sentences(rules(), text)]

    assert found == [
        ("二、总体目标", (), False),
        ("到2022年,职业教育规模确保达到6000人以上;", ("Q01",), False),
        ("另建新校。", (), True),
        ("三、主要任务", (), False),
    ]


def test_words_that_a_rule_covers_are_claimed_as_well() -> None:
    text = "(十四)落实职业院校办学自主权。加快推进职业教育领域“放管服”改革。\n"

    found = {each.text: each.claimed_by for each in sentences(rules(), text)}

    assert found["加快推进职业教育领域“放管服”改革。"] == ("E66",)


def test_the_command_lists_sentences_and_ends_with_2_where_one_is_not_claimed(
    tmp_path: Path, program: Program
) -> None:
    source = tmp_path / "文.txt"
    source.write_text("二、总体目标\n建设30个基地。另建新校。\n", encoding="utf-8")

    found = program("targets", "coverage", "--source", str(source), COLUMNS="200")

    assert found.returncode == 2
    assert [line.split()[:2] for line in found.stdout.splitlines()] == [
        ["二", "标题"],
        ["二", "Q08"],
        ["二", "无人认领"],
        ["原文", "3"],
    ]


def test_the_command_names_file_and_line_of_a_rule_that_says_otherwise(
    tmp_path: Path, program: Program
) -> None:
    source = tmp_path / "文.txt"
    source.write_text("二、总体目标\n到2022年,建设20个基地,建设30个。\n", encoding="utf-8")
    wrong = source.read_text(encoding="utf-8").replace("建设30个", "不超过建设30个")
    source.write_text(wrong.replace("2022", "2024"), encoding="utf-8")

    found = program("targets", "verify", "--source", str(source), COLUMNS="200")

    assert found.returncode == 2
    assert "Q08 training-bases：原文（二“建设30个”）的时限是到2024年" in found.stdout
    assert [line for line in found.stdout.splitlines() if line.startswith("00-general.yaml:")]


@pytest.fixture
def official() -> str:
    path = os.environ.get("HAIXI_CHECK_OPINION")
    if not path:
        pytest.skip("the official text is not part of the project: HAIXI_CHECK_OPINION names it")
    return Path(path).read_text(encoding="utf-8")


def test_every_sentence_of_the_official_text_is_claimed(official: str) -> None:
    found = sentences(rules(), official)

    assert len(found) == 128
    assert [each.text for each in found if each.unclaimed] == []


def test_no_shipped_rule_says_otherwise_than_the_official_text(official: str) -> None:
    texts, lost = clause_texts(rules().pack, official)

    assert lost == ()
    found = [
        each
        for target in rules().targets
        for each in differences(target, texts, form(), judged_from=rules().pack.judged_from)
    ]
    assert found == []
