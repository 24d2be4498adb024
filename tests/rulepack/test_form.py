"""The form of the shipped pack, held against the contract that submissions rely on."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from haixi_check.problem import Tier
from haixi_check.rulepack.figure_fields import FigureField
from haixi_check.rulepack.form import Column, ColumnType, Form, Register
from haixi_check.rulepack.load import find_pack, load_pack
from haixi_check.rulepack.misfits import validated

REPORTED = {
    "higher": 26,
    "secondary": 33,
    "prefecture": 10,
}
"""How many figures each kind of unit is asked for."""

MISLEADING = (
    "折合在校生数", "转段人数", "双师素质专任教师比例", "年财政拨款水平",
    "生均财政拨款", "双证书获取率", "就业率", "非学历培训", "公益性培训",
)  # fmt: skip
"""Names met in other reports that mean something else than the figure they resemble."""


@pytest.fixture(scope="module")
def form() -> Form:
    return load_pack(find_pack(), kept=False).form


def register(form: Form, name: str) -> Register:
    return next(each for each in (*form.registers, *form.rosters) if each.id == name)


@pytest.mark.parametrize("kind", REPORTED)
def test_each_kind_is_asked_for_its_own_figures(form: Form, kind: str) -> None:
    asked = [figure for figure in form.figures if kind in figure.filled_by]
    assert len(asked) == REPORTED[kind]


def test_a_name_that_means_something_else_is_no_alias(form: Form) -> None:
    known = {name for figure in form.figures for name in figure.names}
    assert known.isdisjoint(MISLEADING)


def test_the_full_time_students_of_other_reports_are_not_all_students(form: Form) -> None:
    full_time = {name for name in form.figure("full_time_enrolment").names if "全日制" in name}
    assert {"全日制在校生数", "全日制在校生人数"} <= full_time
    assert full_time.isdisjoint(form.figure("enrolment").names)


def test_a_part_above_its_whole_must_be_fixed_but_for_the_surcharges(form: Form) -> None:
    bounds = {
        (figure.id, each.figure): each.tier for figure in form.figures for each in figure.at_most
    }
    explained = {pair for pair, tier in bounds.items() if tier is Tier.EXPLAIN}
    assert explained == {
        ("local_surcharge_vocational", "local_surcharge_income"),
        ("urban_surcharge_vocational", "urban_surcharge_income"),
    }
    assert len(bounds) == 23


def test_every_register_has_room_for_a_note(form: Form) -> None:
    assert all(sheet.columns[-1].id == "note" for sheet in (*form.registers, *form.rosters))


def test_an_entry_needs_its_document_wherever_there_is_a_column_for_it(form: Form) -> None:
    for sheet in form.registers:
        if any(column.id == "document" for column in sheet.columns):
            assert all("document" in each.needs for each in sheet.derives), sheet.id


def test_no_output_repeats_who_filled_it_in_or_a_personal_number(form: Form) -> None:
    columns = [*form.basics.columns]
    for sheet in (*form.registers, *form.rosters):
        columns += sheet.columns
    secret = {column.id for column in columns if not column.kept}
    assert secret == {"reporter", "telephone", "leader", "id_number"}


def test_practice_done_is_a_part_of_practice_due(form: Form) -> None:
    made = {each.figure: dict(each.where) for each in register(form, "teachers").derives}
    due, done = made["practice_due_teachers"], made["practice_done_teachers"]
    assert due.items() < done.items()
    assert done["practice_months"] == {"at_least": 6}


def test_rosters_derive_what_figures_need_of_them(form: Form) -> None:
    made = {sheet.id: len(sheet.derives) for sheet in form.rosters}
    assert made == {"teachers": 7, "graduates": 4, "students": 2}


def test_choices_belong_to_columns_of_type_choice() -> None:
    with pytest.raises(ValidationError, match="choice"):
        validated(Column, {"id": "a", "title": {"zh": "甲", "en": "A"}, "type": "choice"})


def test_a_condition_is_a_value_a_list_or_a_comparison(form: Form) -> None:
    kinds = {
        type(condition).__name__
        for sheet in (*form.registers, *form.rosters)
        for each in sheet.derives
        for condition in each.where.values()
    }
    assert kinds == {"str", "bool", "tuple", "dict"}


def test_money_is_asked_for_in_yuan(form: Form) -> None:
    money = [figure for figure in form.figures if figure.kind == "money"]
    assert {figure.unit.zh for figure in money} == {"元"}
    assert [figure.id for figure in money if figure.slip] == ["fiscal_appropriation"]


def test_a_figure_is_known_by_its_title_its_id_and_its_aliases(form: Form) -> None:
    enrolment: FigureField = form.figure("enrolment")
    assert {"enrolment", "学历教育在校生数(9月1日)", "学历教育在校生"} <= set(enrolment.names)


def test_program_codes_are_recognised_by_type(form: Form) -> None:
    column = register(form, "programs").column("counterpart_codes")
    assert column.type is ColumnType.PROGRAM_CODES
