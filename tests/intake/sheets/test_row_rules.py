"""What cannot be true of one row: the same for a row by itself and for many by column."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import roster_cases
from tests.budget import examples
from tests.intake.rosters.test_sheet import both, counted, judged
from tests.roster_cases import of_teachers, rules, teacher

from haixi_check import problem as problem_log
from haixi_check.intake.rosters import sheet
from haixi_check.intake.sheets.row_rules import beyond, row_rules
from haixi_check.problem import Tier
from haixi_check.rulepack import RulePack
from haixi_check.rulepack.form import Register
from haixi_check.rulepack.row_rules import Contradiction, Order
from haixi_check.table import Content, Value


def teachers(pack: RulePack) -> Register:
    return pack.form.register("teachers")


def with_rules(pack: RulePack) -> RulePack:
    """The rules of the pack, with some more of single rows, of which one names a blank column."""
    stricter = replace(
        teachers(pack),
        order=(Order(lower="practice_months", upper="service_years"),),
        contradictions=(
            *teachers(pack).contradictions,
            Contradiction(
                when={"full_time": False},
                then={"dual_qualified": False, "degree_kind": "学历", "service_years": 3},
                tier=Tier.MUST_FIX,
            ),
        ),
    )
    rosters = [stricter if each.id == "teachers" else each for each in pack.form.rosters]
    return replace(pack, form=replace(pack.form, rosters=tuple(rosters)))


CELLS: dict[str, list[Value]] = {
    "是否专任教师": ["是", "否", "也许"],
    "是否专业教师": ["是", "否", ""],
    "是否“双师型”": ["是", "否", "也许"],
    "学历或学位": ["学历", "学位", ""],
    "在岗年限": [8, 3, 61, "", "多年"],
    "近5年企业实践累计月数": [7, 0, Decimal("3.5"), 61, ""],
}
ROWS = st.lists(
    st.fixed_dictionaries({name: st.sampled_from(cells) for name, cells in CELLS.items()}),
    min_size=1,
    max_size=20,
)


@pytest.mark.parametrize("lacking", [(), ("学历或学位",), ("在岗年限",)])
@settings(max_examples=examples(10))
@given(changes=ROWS, stored=st.sampled_from([0, 1, 100]))
@pytest.mark.sampled(3)
def test_rules_are_broken_as_often_by_column_as_row_by_row(
    lacking: tuple[str, ...], changes: list[dict[str, Value]], stored: int
) -> None:
    given_rows = [teacher(f"T{at}") | change for at, change in enumerate(changes)]
    for row in given_rows:
        for name in lacking:
            del row[name]
    stricter = with_rules(rules())
    with (
        patch.object(roster_cases, "rules", lambda: stricter),
        patch.object(problem_log, "STORED_PER_CODE_AND_SHEET", stored),
        patch.object(sheet, "_TOLD_AT_ONCE", 1),
    ):
        small, big = both(of_teachers(*given_rows))
    assert counted(small) == counted(big)
    assert judged(small)[1:3] == judged(big)[1:3]


@pytest.mark.parametrize(
    ("lower", "upper", "wrong"),
    [
        (3, 2, ["practice_months"]),
        (2, Decimal("2.0"), []),
        (date(2022, 1, 2), date(2022, 1, 1), ["practice_months"]),
        (3, date(2022, 1, 1), []),
        (3, None, []),
        (None, 3, []),
    ],
)
def test_only_two_numbers_or_two_dates_can_stand_in_the_wrong_order(
    lower: Content, upper: Content, wrong: list[str]
) -> None:
    order, *_ = row_rules(teachers(with_rules(rules())))
    assert order.wrong({"practice_months": lower, "service_years": upper}) == wrong


def test_a_contradiction_names_every_cell_that_does_not_fit_and_none_that_is_blank() -> None:
    *_, rule = row_rules(teachers(with_rules(rules())))
    cells: dict[str, Content] = {"full_time": False, "dual_qualified": True, "service_years": 8}
    assert rule.wrong(cells) == ["dual_qualified", "service_years"]
    assert rule.wrong({**cells, "full_time": True}) == []
    assert rule.wrong({**cells, "full_time": None}) == []


@pytest.mark.parametrize(("value", "code"), [(60, ""), (61, "above_limit"), (None, "")])
def test_a_value_beyond_its_limit_cannot_be_true(value: Content, code: str) -> None:
    register = teachers(rules())
    flaw = beyond(register.column("service_years"), value, register, 2022)
    assert (flaw.code if flaw else "") == code


@pytest.mark.parametrize(
    ("value", "own_year", "code"),
    [(2022, 2022, ""), (2023, 2022, "after_own_year"), (2023, 0, "")],
)
def test_a_year_after_that_of_the_submission_cannot_be_true(
    value: Content, own_year: int, code: str
) -> None:
    register = rules().form.register("graduates")
    (column,) = register.bounded
    flaw = beyond(column, value, register, own_year)
    assert (flaw.code if flaw else "") == code
