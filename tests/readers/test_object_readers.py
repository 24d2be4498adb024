"""JSON and YAML submissions: the same tables from both, with a path for every value."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
import yaml

from haixi_check.table import Table

if TYPE_CHECKING:
    from tests.readers.conftest import Opened

    from haixi_check.readers import Document

SUBMISSION = {
    "unit": "虚构职业学校",
    "year": 2022,
    "employment_cutoff": "8月31日",
    "figures": {
        "enrolment": {"2022": 1650, "2021": 1580},
        "fiscal_appropriation": {"2022": {"value": "3120", "unit": "万元", "note": "决算"}},
    },
    "registers": {"bases": [{"name": "甲"}, {"name": "乙", "partners": ["丙", "丁"]}]},
    "rosters": {"teachers": [{"staff_no": "T001", "full_time": True, "service_years": 8}]},
    "evidence": [{"duty": "E01", "document": "虚构〔2021〕1号"}],
}


def tables(document: Document) -> dict[str, Table]:
    return {table.name: table for table in document.grids}


def codes(document: Document) -> list[tuple[str, str]]:
    return [(problem.code, problem.location.cell) for problem in document.problems]


def test_a_submission_becomes_the_sheets_of_the_form(opened: Opened) -> None:
    found = tables(opened(json.dumps(SUBMISSION), "a.json"))
    assert {name: [list(row) for row in table.rows] for name, table in found.items()} == {
        "basics": [
            ["unit", "year", "employment_cutoff"],
            ["虚构职业学校", 2022, "8月31日"],
        ],
        "figures": [
            ["unit_name", "code", "2021", "2022", "note", "measure_unit"],
            ["虚构职业学校", "enrolment", 1580, 1650, None, None],
            ["虚构职业学校", "fiscal_appropriation", None, "3120", "2022年：决算", "万元"],
        ],
        "bases": [
            ["unit_name", "name", "partners"],
            ["虚构职业学校", "甲", None],
            ["虚构职业学校", "乙", "丙、丁"],
        ],
        "teachers": [
            ["unit_name", "staff_no", "full_time", "service_years"],
            ["虚构职业学校", "T001", True, 8],
        ],
        "evidence": [
            ["unit_name", "duty", "document"],
            ["虚构职业学校", "E01", "虚构〔2021〕1号"],
        ],
    }


def test_yaml_gives_the_same_tables_as_json(opened: Opened) -> None:
    from_yaml = opened(yaml.safe_dump(SUBMISSION, allow_unicode=True, sort_keys=False), "a.yaml")
    from_json = opened(json.dumps(SUBMISSION), "a.json")
    assert [(t.name, t.rows) for t in from_yaml.grids] == [
        (t.name, t.rows) for t in from_json.grids
    ]


@pytest.mark.parametrize("quote", ["", "'"])
def test_yaml_in_braces_is_not_taken_for_json(opened: Opened, quote: str) -> None:
    text = f"{{{quote}unit{quote}: 虚构职业学校, year: 2022}}"
    document = opened(text, "a.yaml")
    assert (document.format, codes(document)) == ("yaml", [])
    assert list(tables(document)) == ["basics"]


def test_every_value_has_a_path(opened: Opened) -> None:
    reading = opened(json.dumps([SUBMISSION, {**SUBMISSION, "unit": "乙校"}]), "a.json")
    found = tables(reading)
    figures, bases = found["figures"], found["bases"]
    assert figures.location(3, 3).cell == "[1].figures.enrolment.2022"
    assert figures.location(2, 4).cell == "[0].figures.fiscal_appropriation"
    assert bases.location(2, 1).cell == "[1].registers.bases[1].name"
    assert bases.location(2, 0).cell == "[1].unit"
    assert bases.location(0, 1).cell == "[1].registers.bases"
    assert found["basics"].location(2, 1).cell == "[1].year"


def test_each_object_has_lists_of_its_own_with_the_keys_that_stand_in_them(opened: Opened) -> None:
    objects = [
        {"unit": unit, "registers": {"studios": [{"name": "虚构", key: "某"}]}}
        for unit, key in (("甲校", "document"), ("乙校", "leader"))
    ]
    lists = [t for t in opened(json.dumps(objects), "a.json").tables if t.name == "studios"]
    assert [list(table.rows[0]) for table in lists if isinstance(table, Table)] == [
        ["unit_name", "name", "document"],
        ["unit_name", "name", "leader"],
    ]


def test_years_in_different_units_keep_each_its_unit(opened: Opened) -> None:
    said = {"2021": {"value": 1, "unit": "万元", "note": "甲"}, "2022": {"value": 2, "note": "乙"}}
    table = tables(opened(json.dumps({"unit": "校", "figures": {"x": said}}), "a.json"))["figures"]
    assert table.rows[1] == ["校", "x", "1万元", 2, "2021年：甲；2022年：乙", None]


def test_each_sentence_of_a_note_says_at_which_year_it_stands(opened: Opened) -> None:
    said = {"2021": {"value": 1, "note": "撤并校区。学生随迁；"}, "2022": 2}
    table = tables(opened(json.dumps({"unit": "校", "figures": {"x": said}}), "a.json"))["figures"]
    assert table.rows[1][4] == "2021年：撤并校区；2021年：学生随迁"


def test_structures_where_a_value_is_expected_are_told_by_path(opened: Opened) -> None:
    odd = {
        "unit": "校",
        "figures": {"a": 5, "b": {"前年": 1}, "c": {"2022": [1]}},
        "registers": {"bases": {"name": "甲"}, "studios": [{"name": {"zh": "乙"}}, 7]},
        "evidence": "有",
    }
    assert codes(opened(json.dumps(odd), "a.json")) == [
        ("bad_structure", "figures.a"),
        ("bad_structure", "figures.b"),
        ("bad_structure", "figures.c.2022"),
        ("bad_structure", "registers.bases"),
        ("bad_structure", "registers.studios[0].name"),
        ("bad_structure", "registers.studios[1]"),
        ("bad_structure", "evidence"),
    ]


def test_an_unknown_key_is_a_note(opened: Opened) -> None:
    (problem,) = opened('{"unit": "校", "figure": {}}', "a.json").problems
    assert (problem.code, problem.found, problem.tier) == ("unknown_key", "figure", "note")


@pytest.mark.parametrize("text", ["[]", "{}", "[1, 2]", '{"表": {}}'])
def test_what_holds_no_submission_is_told(opened: Opened, text: str) -> None:
    assert codes(opened(text, "a.json")) == [("not_a_submission", "")]


def test_numbers_stay_exact(opened: Opened) -> None:
    text = '{"unit":"校","a":0.1,"b":12000.0,"c":12345678901234567890.1,"d":1e999999999,'
    row = tables(opened(f'{text}"e":{"9" * 5000}}}', "a.json"))["basics"].rows[1]
    assert row[2:5] == [Decimal("0.1"), 12000, Decimal("12345678901234567890.1")]
    assert [type(value) for value in row[5:]] == [str, str]


def test_plain_yaml_means_what_it_says(opened: Opened) -> None:
    text = (
        "unit: 校\nschool_code: 0012345678\na: 1:30\nb: 2022-06-01\nc: 0.10\n"
        'd: "8"\ne: 2022-13-01\nf: yes\ng: 2022-06-01 08:00:00\n'
    )
    row = tables(opened(text, "a.yaml"))["basics"].rows[1]
    assert row[2] == "0012345678"
    assert row[3:] == [
        "1:30", date(2022, 6, 1), Decimal("0.10"), "8", "2022-13-01", True, date(2022, 6, 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("a.json", '{"unit": "a", "unit": "b"}', "duplicate_key"),
        ("a.yaml", "unit: a\nunit: b\n", "duplicate_key"),
        ("a.yaml", "figures:\n  x:\n    2022: 1\n    '2022': 2\n", "duplicate_key"),
        ("a.json", '{"unit": NaN}', "non_finite_number"),
        ("a.json", '{"unit": -Infinity}', "non_finite_number"),
        ("a.yaml", "unit: .nan\n", "non_finite_number"),
        ("a.json", '{"unit": ', "broken_json"),
        ("a.yaml", "unit: [1\nyear: 2\n", "broken_yaml"),
        ("a.yaml", "unit: a\n? [1]\n: 2\n", "broken_yaml"),
        ("a.json", "[" * 100_000, "too_deep"),
        ("a.yaml", "unit: " + "[" * 20_000, "too_deep"),
        ("a.yaml", "unit: &a 1\nyear: *a\n", "yaml_alias"),
        ("a.yaml", "unit: &a {b: 1}\nyear:\n  <<: *a\n", "yaml_alias"),
    ],
)
def test_hostile_and_broken_texts_are_told(opened: Opened, name: str, text: str, code: str) -> None:
    document = opened(text, name)
    assert [problem.code for problem in document.problems] == [code]
    assert document.tables == ()


def test_lone_surrogates_and_control_characters_do_not_pass(opened: Opened) -> None:
    row = tables(opened(r'{"unit": "\ud800校\u001b[0m"}', "a.json"))["basics"].rows[1]
    assert row[0] == "\ufffd校[0m"


def test_several_yaml_documents_are_several_submissions(opened: Opened) -> None:
    found = tables(opened("---\nunit: 甲\n---\nunit: 乙\n", "a.yaml"))
    assert [row[0] for row in found["basics"].rows[1:]] == ["甲", "乙"]
