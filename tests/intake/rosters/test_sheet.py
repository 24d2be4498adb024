"""A big roster is judged as a small one is, whatever stands in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.budget import examples
from tests.roster_cases import (
    DOCUMENT,
    GOLMUD,
    HAIXI,
    TEACHERS,
    YEAR,
    Taken,
    basics,
    graduate,
    invented_number,
    of_teachers,
    roster,
    taken,
    teacher,
)

from haixi_check import problem as problem_log
from haixi_check.figure import Figure
from haixi_check.intake import workbook as clerk
from haixi_check.intake.rosters import distinct as different_cells
from haixi_check.intake.rosters import roster as rosters
from haixi_check.intake.rosters import sheet as big_sheets
from haixi_check.problem import EVERY_YEAR, Tier
from haixi_check.table import (
    Area,
    CellError,
    DeniedValue,
    LostDigits,
    Percent,
    Table,
    UnstoredFormula,
    Value,
)

BROKEN: list[Value] = [
    CellError("#DIV/0!"), UnstoredFormula(), Percent(Decimal("0.5")), LostDigits(),
    DeniedValue("struck_out", "是"), "#N/A", "—", " ",
]  # fmt: skip
NUMBERS = [invented_number(serial) for serial in range(4)]
WRONG = [NUMBERS[0][:17] + "?", NUMBERS[1][:-1] + ("1" if NUMBERS[1][-1] != "1" else "2")]

CELLS: dict[str, list[Value]] = {
    "工号": ["T1", "T2", "t1", " T1 ", "T1", 7, "7", "教001", "", "NA", "合计", "填报人:张三"],
    "身份证号": ["", *NUMBERS, NUMBERS[2].lower(), f" {NUMBERS[3]}", *WRONG, 639900190101010],
    "是否专任教师": ["是", "否", "有", "√", "也许", "", 1, True],
    "是否专业教师": ["是", "否", "是"],
    "是否“双师型”": ["是", "否", "是"],
    "“双师型”认定文号": [DOCUMENT, "", "待发", "XX号", "虚构〔2021〕2号"],
    "学历层次": ["本科", "硕士", "专科", "博士后", ""],
    "学历或学位": ["学历", "学位", "", "无"],
    "在岗年限": [8, 3, "8", "八年", "8年", Decimal("4.5"), 61, "", "约8"],
    "近5年企业实践累计月数": [7, 0, "6", "", 70],
    "说明": ["", "核实无误", "新引进的老师"],
}


def rows() -> st.SearchStrategy[list[dict[str, Value]]]:
    plain = st.integers(1, 40).map(lambda number: teacher(f"P{number}"))
    cells = {
        name: st.one_of(
            st.sampled_from(values), st.sampled_from(values), st.sampled_from([*values, *BROKEN])
        )
        for name, values in CELLS.items()
    }
    messy = st.fixed_dictionaries(cells)
    blank: st.SearchStrategy[dict[str, Value]] = st.just(dict.fromkeys(TEACHERS, ""))
    return st.lists(st.one_of(plain, plain, messy, blank), min_size=1, max_size=25)


def judged(found: Taken) -> tuple[object, ...]:
    """What both paths must agree on; the order is that of a reader."""
    return (
        sorted(
            (
                (
                    p.code,
                    p.tier,
                    p.location,
                    p.found,
                    sorted(p.params.items()),
                    p.related,
                    p.figures,
                )
                for p in found.problems
            ),
            key=repr,
        ),
        {
            cell: (f.value, f.proven, f.unproven, _reasons(f))
            for cell, f in found.figures.of_units.items()
        },
        found.figures.shared,
        _understood(found),
    )


def _reasons(figure: Figure) -> tuple[set[str], set[str]]:
    """Why a figure is missing, and what is owed an explanation about the rows that it rests on."""
    return {gap.reason for gap in figure.gaps}, {doubt.code for doubt in figure.doubts}


def _understood(found: Taken) -> dict[tuple[str, str, str], int]:
    counts: dict[tuple[str, str, str], int] = {}
    for item in found.intake.understood:
        key = (item.place.file, item.place.header, item.code)
        counts[key] = counts.get(key, 0) + item.count
    return counts


def counted(found: Taken) -> Counter[tuple[str, str, str]]:
    """How many problems there are of each code, kept or not."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for (code, _, where), times in found.intake.uncounted.items():
        counts[code, where.file, where.sheet] += times
    for problem in found.problems:
        counts[problem.code, problem.location.file, problem.location.sheet] += 1
    return counts


def both(*groups: Sequence[Table]) -> tuple[Taken, Taken]:
    small = taken(*groups)
    with patch.object(clerk, "MANY", 0):
        return small, taken(*groups)


@settings(max_examples=examples(8))
@given(rows(), rows())
def test_big_and_small_rosters_are_judged_alike(
    first: list[dict[str, Value]], second: list[dict[str, Value]]
) -> None:
    small, big = both(of_teachers(*first), of_teachers(*second, unit=GOLMUD, file="b.xlsx"))
    a, b = judged(small), judged(big)
    assert a[0] == b[0]
    assert a[1] == b[1]
    assert a[2] == b[2]
    assert a[3] == b[3]


@settings(max_examples=examples(6))
@given(
    rows(),
    st.integers(1, 12),
    st.sampled_from([0, 1_000, rosters.KEPT]),
    st.sampled_from([0, 3, different_cells._MOST]),
)
def test_it_does_not_matter_how_rows_come_in_batches_and_what_is_kept_of_them(
    given_rows: list[dict[str, Value]], batch: int, kept: int, most: int
) -> None:
    sheet = of_teachers(*given_rows)
    with (
        patch.object(rosters, "BATCH", batch),
        patch.object(rosters, "KEPT", kept),
        patch.object(different_cells, "_MOST", most),
    ):
        small, big = both(sheet)
    assert judged(small) == judged(big)


@settings(max_examples=examples(8))
@given(rows(), rows())
def test_what_is_not_kept_is_counted_all_the_same(
    first: list[dict[str, Value]], second: list[dict[str, Value]]
) -> None:
    with (
        patch.object(problem_log, "STORED_PER_CODE_AND_SHEET", 1),
        patch.object(big_sheets, "_TOLD_AT_ONCE", 1),
    ):
        small, big = both(of_teachers(*first), of_teachers(*second, unit=GOLMUD, file="b.xlsx"))
    assert counted(small) == counted(big)
    assert judged(small)[1:3] == judged(big)[1:3]


def keyed() -> st.SearchStrategy[list[dict[str, Value]]]:
    """Sound rows, of which many share a key with another."""
    row = st.builds(
        lambda own, number, degree, years, months: teacher(
            own, 身份证号=number, 学历层次=degree, 在岗年限=years, 近5年企业实践累计月数=months
        ),
        st.sampled_from([*(f"T{at}" for at in range(12)), "t1", ""]),
        st.sampled_from(["", *(invented_number(serial) for serial in range(12))]),
        st.sampled_from(["本科", "硕士"]),
        st.sampled_from([8, "8年", "八年"]),
        st.sampled_from([7, 0, 6, 61]),
    )
    return st.lists(row, min_size=2, max_size=12)


@pytest.mark.parametrize("stored", [0, 1, 100])
@settings(max_examples=examples(8))
@given(keyed(), keyed(), st.integers(1, 12))
def test_who_is_there_twice_is_counted_wherever_both_rows_stand(
    stored: int, first: list[dict[str, Value]], second: list[dict[str, Value]], batch: int
) -> None:
    with (
        patch.object(problem_log, "STORED_PER_CODE_AND_SHEET", stored),
        patch.object(big_sheets, "_TOLD_AT_ONCE", 1),
        patch.object(rosters, "BATCH", batch),
    ):
        small, big = both(of_teachers(*first), of_teachers(*second, unit=GOLMUD, file="b.xlsx"))
    assert counted(small) == counted(big)
    assert judged(small)[1:] == judged(big)[1:]


def test_the_rows_of_a_pair_are_counted_as_faults_and_never_as_persons() -> None:
    numbers = iter(range(4_000))
    pairs = [
        teacher(f"T{at}", 身份证号=invented_number(next(numbers)))
        for at in range(1_500)
        for _ in range(2)
    ]
    with patch.object(rosters, "BATCH", 500):
        found = taken(of_teachers(*pairs, *(teacher(f"P{at}") for at in range(6_000))))
    assert Counter(found.codes()) == {"duplicate_row": 100}
    assert counted(found)["duplicate_row", "a.xlsx", "教师名册"] == 1_500
    assert found.of("full_time_teachers", "haixi-school") is None


def test_a_row_below_the_footer_makes_no_pair() -> None:
    one, two = (teacher("T1", 身份证号=invented_number(serial)) for serial in range(2))
    with patch.object(problem_log, "STORED_PER_CODE_AND_SHEET", 0):
        footer = dict.fromkeys(TEACHERS, "") | {"工号": "填报人:张三"}
        small, big = both(of_teachers(one, footer, two))
    assert counted(small) == counted(big)
    assert small.of("full_time_teachers", "haixi-school") == 1
    assert judged(small) == judged(big)


def test_rows_of_a_long_roster_below_its_footer_are_told_once_and_its_figures_lost() -> None:
    rows = [teacher(f"T{number}") for number in range(6_000)]
    footer = dict.fromkeys(TEACHERS, "") | {"工号": "填报人:虚构"}
    for at in (3, 5_000):
        found = taken(of_teachers(*rows[:at], footer, *rows[at:]))
        (problem,) = found.problems
        assert (problem.code, problem.location.cell) == ("rows_below_footer", f"A{at + 3}")
        assert (problem.units, len(problem.figures)) == (("haixi-school",), 7)


def test_a_fault_of_somebody_who_is_in_two_submissions_is_counted_once() -> None:
    with patch.object(problem_log, "STORED_PER_CODE_AND_SHEET", 0):
        faulty = teacher("T1", 身份证号=NUMBERS[0], 近5年企业实践累计月数=61)
        small, big = both(
            of_teachers(faulty),
            of_teachers(teacher("T2", 身份证号=NUMBERS[0]), unit=GOLMUD, file="b.xlsx"),
        )
    assert counted(small) == counted(big)


def test_a_mistake_in_every_row_is_told_a_hundred_times_and_counted() -> None:
    many = [teacher(f"T{number}", 学历层次="院士") for number in range(6_000)]
    found = taken(of_teachers(*many))
    assert len(found.problems) == 100
    assert counted(found).total() == 6_000
    assert found.of("full_time_teachers", "haixi-school") is None


@pytest.mark.parametrize(
    ("changed", "code"),
    [({"是否专业教师": "否"}, "contradiction"), ({"在岗年限": 61}, "above_limit")],
)
def test_rows_that_cannot_be_true_are_counted_and_none_is_left_out(
    changed: dict[str, Value], code: str
) -> None:
    many = [teacher(f"T{number}") | changed for number in range(12_000)]
    found = taken(of_teachers(*many))
    assert Counter(found.codes()) == {code: 100}
    assert counted(found)[code, "a.xlsx", "教师名册"] == 12_000


def test_graduates_of_a_later_year_are_counted() -> None:
    rows = [graduate(f"G{number}", YEAR + 1) for number in range(12_000)]
    found = taken([basics(HAIXI, "a.xlsx"), roster("a.xlsx", "毕业生名册", rows)])
    assert Counter(found.codes()) == {"after_own_year": 100}
    assert counted(found)["after_own_year", "a.xlsx", "毕业生名册"] == 12_000


def of_units(file: str, *rows: tuple[str, str]) -> Table:
    """A part of a roster that names the unit of each person."""
    return roster(file, "教师名册", [{"单位": unit, **teacher(number)} for unit, number in rows])


def years_of(*units: str, file: str = "0.csv") -> list[Table]:
    """基本信息 of several units, one a row."""
    rows = [(unit, YEAR, "学历", f"{YEAR}-12-31") for unit in units]
    return [
        Table(
            file=file,
            name="基本信息",
            rows=[("填报单位", "填报年度", "研究生层次口径", "就业统计截止日"), *rows],
        )
    ]


@pytest.mark.parametrize(("first", "second"), [(HAIXI, GOLMUD), (GOLMUD, HAIXI)])
def test_a_person_in_two_parts_is_found_whichever_unit_a_part_names_first(
    first: str, second: str
) -> None:
    parts = [of_units("1.csv", (first, "T1"), (second, "T1")), of_units("2.csv", (second, "T1"))]
    for found in both([*years_of(HAIXI, GOLMUD), *parts]):
        assert found.codes() == ["repeated_row"]


def test_what_is_wrong_with_a_person_of_two_units_is_counted_once() -> None:
    wrong = [teacher("T1", 学历层次="院士"), teacher("T2", 学历层次="院士")]
    wrong[1]["身份证号"] = NUMBERS[0]
    other = teacher("G1", 身份证号=NUMBERS[0])
    with (
        patch.object(problem_log, "STORED_PER_CODE_AND_SHEET", 1),
        patch.object(big_sheets, "_TOLD_AT_ONCE", 1),
    ):
        small, big = both(of_teachers(*wrong), of_teachers(other, unit=GOLMUD, file="b.xlsx"))
    assert counted(small) == counted(big)


NOTHING: dict[str, Value] = dict.fromkeys(TEACHERS, "")


def test_a_name_or_number_merged_downward_is_that_of_each_row() -> None:
    rows = [("", "T1"), ("", "T2"), ("", "T3"), ("", "")]
    table = of_units("a.xlsx", (GOLMUD, "T0"), *rows, (HAIXI, "H1"))
    merged = replace(table, merged=(Area(1, 0, 5, 0), Area(4, 1, 5, 1)))
    small, big = both([basics(HAIXI, "a.xlsx"), merged])
    assert judged(small) == judged(big)
    assert big.of("full_time_teachers", "haixi-school") == 1


def test_a_footer_merged_across_is_no_reason_to_read_a_big_roster_cell_by_cell() -> None:
    rows = [*(teacher(f"T{number}") for number in range(13_000)), NOTHING | {"工号": "注:如实填报"}]
    basic, table = of_teachers(*rows)
    found = taken([basic, replace(table, merged=(Area(13_001, 0, 13_001, 10),))])
    assert found.codes() == []
    assert found.of("full_time_teachers", "haixi-school") == 13_000


def test_rows_that_only_have_a_serial_number_are_blank() -> None:
    rows = [{"序号": number, **teacher("", 学历层次="院士")} for number in range(3)]
    rows += [{"序号": number, **NOTHING} for number in range(3, 50)]
    with (
        patch.object(problem_log, "STORED_PER_CODE_AND_SHEET", 1),
        patch.object(big_sheets, "_TOLD_AT_ONCE", 1),
    ):
        small, big = both(of_teachers(*rows))
    assert counted(small) == counted(big)


@pytest.mark.parametrize("before", [" ", "\u3000"])
def test_a_footer_is_seen_behind_a_cell_that_holds_blanks(before: str) -> None:
    footer = NOTHING | {"工号": before, "身份证号": "填报人:张三"}
    small, big = both(of_teachers(teacher("T1"), footer, teacher("T2")))
    assert judged(small) == judged(big)


def test_a_header_on_every_page_is_no_row_with_mistakes() -> None:
    header: dict[str, Value] = {name: name for name in graduate("G")}
    wrong: list[dict[str, Value]] = [header | {"学籍号": f"G{number}"} for number in range(5)]
    with (
        patch.object(problem_log, "STORED_PER_CODE_AND_SHEET", 1),
        patch.object(big_sheets, "_TOLD_AT_ONCE", 1),
    ):
        small, big = both(
            [basics(HAIXI, "a.xlsx"), roster("a.xlsx", "毕业生名册", [*wrong, header])]
        )
    assert counted(small) == counted(big)


def test_columns_that_stand_side_by_side_are_all_read() -> None:
    cells = [list(teacher(f"T{number}").values()) for number in range(8)]
    beside = [[*left, *right] for left, right in zip(cells[::2], cells[1::2], strict=True)]
    table = Table(file="a.xlsx", name="教师名册", rows=[[*TEACHERS, *TEACHERS], *beside])
    small, big = both([basics(HAIXI, "a.xlsx"), table])
    assert judged(small) == judged(big)
    assert big.of("full_time_teachers", "haixi-school") == 8


@pytest.mark.parametrize("number", ["", NUMBERS[1]])
def test_a_person_in_a_short_and_a_long_roster_of_a_unit_counts_once(number: str) -> None:
    short = of_teachers(teacher("t1", 身份证号=number), teacher("T99"))
    long = of_teachers(*(teacher(f"T{at}") for at in range(9)), file="b.xlsx")
    with patch.object(clerk, "MANY", 6):
        for found in (taken(short, long), taken(long, short)):
            assert found.codes() == ["repeated_row"]
            assert found.of("full_time_teachers", "haixi-school") == 10


def test_what_is_missing_is_told_in_the_order_of_the_sheet() -> None:
    rows = [teacher("T1", 在岗年限="多年"), teacher("T2", 在岗年限="无")]
    found = both(of_teachers(*rows))
    small, big = (
        each.figures.of(("haixi-school",), "practice_due_teachers", YEAR).gaps for each in found
    )
    assert [gap.location and gap.location.cell for gap in small] == ["A2", "A3"]
    assert small == big


def test_a_blank_unit_means_the_same_whichever_rows_are_looked_at_first() -> None:
    table = of_units("b.csv", (GOLMUD, "T1"), ("", "T2"), (GOLMUD, "T1"), ("", ""))
    part = of_units("a.csv", (GOLMUD, "T3"), ("", "T4"))
    for tables in ([table], [part, table], [basics(HAIXI, "c.csv"), part, table]):
        small, big = both(tables)
        assert judged(small) == judged(big)


def test_a_sheet_without_units_may_follow_a_long_one_with_them() -> None:
    graduates = roster("b.csv", "毕业生名册", [graduate("G1")])
    small, big = both([of_units("a.csv", (GOLMUD, "T1")), graduates])
    assert judged(small) == judged(big)
    (found,) = big.intake.submissions["golmud-school"].entries["graduates"]
    assert (found.unit, found.count) == ("golmud-school", 1)


def test_rows_of_a_year_that_nobody_stated_give_nothing_however_they_are_read() -> None:
    for found in both([of_units("a.csv", (GOLMUD, "T1"))]):
        (problem,) = (p for p in found.problems if p.code == "rows_of_no_year")
        assert (problem.unit, problem.tier) == ("golmud-school", Tier.MUST_FIX)
        assert ("full_time_teachers", EVERY_YEAR) in problem.figures


def test_a_person_of_two_submissions_stays_with_the_unit_of_the_sheet() -> None:
    first = [basics(GOLMUD, "a.csv"), roster("a.csv", "教师名册", [teacher("T1")])]
    first.append(of_units("b.csv", (HAIXI, "T2"), (HAIXI, "T2")))
    second = of_teachers(teacher("T1"), teacher("T3"), unit=GOLMUD, file="c.csv")
    for found in both(first, second):
        haixi = [problem.code for problem in found.problems if problem.unit == "haixi-school"]
        assert sorted(found.codes()) == sorted([*haixi, "repeated_row"])
        assert sorted(haixi) == ["repeated_row", "rows_of_no_year"]
        assert found.of("full_time_teachers", "golmud-school") == 2


def test_a_roster_is_not_judged_without_one_of_its_parts() -> None:
    parts = [roster(f"{at}.csv", "教师名册", [teacher(f"T{at}")]) for at in range(2)]
    lost = replace(parts[1], rows=parts[1].rows[1:])
    for found in both([basics(HAIXI, "a.csv"), parts[0], lost]):
        assert found.codes() == ["no_header"]
        assert ("full_time_teachers", YEAR) in found.problems[-1].figures
        assert found.problems[-1].units == ("haixi-school",)


def test_a_roster_is_not_judged_without_a_part_that_could_not_be_read() -> None:
    first = roster("a.xlsx", "教师名册", [teacher("T1")])
    damaged = Table(file="b.xlsx", name="教师名册", rows=(), unread="damaged_sheet")
    for found in both([basics(HAIXI, "a.xlsx"), first, damaged]):
        assert found.codes() == ["sheet_unread"]
        assert ("full_time_teachers", YEAR) in found.problems[-1].figures


@pytest.mark.parametrize("unit", ["", "虚构的不知哪所学校"])
def test_a_roster_with_persons_of_no_unit_is_not_judged(unit: str) -> None:
    for found in both([of_units("a.csv", (HAIXI, "T1"), (GOLMUD, "T2"), (unit, "T3"))]):
        (problem,) = (p for p in found.problems if p.code == "roster_incomplete")
        assert (problem.tier, problem.of_all) == (Tier.MUST_FIX, True)
        assert ("full_time_teachers", EVERY_YEAR) in problem.figures
        assert problem.units == ("haixi-school", "golmud-school")


def asked_beside(found: Taken) -> list[tuple[str, str]]:
    return [(problem.code, problem.location.cell) for problem in found.problems if problem.open]


@pytest.mark.parametrize(
    ("beside", "expected"),
    [
        ({"": "本表作废"}, [("word_beside_table", "L9")]),
        ({"": "尚未完成"}, [("word_beside_table", "L9")]),
        ({"": "以上数据均为估算"}, [("word_beside_table", "L9")]),
        ({"": "已核对"}, []),
        ({"": 12}, []),
        ({"是否“双师型”（更正）": "否"}, [("corrected_beside", "L9")]),
        ({"是否“双师型”（更正）": "是"}, []),
        ({"在岗年限修正数": 3}, [("corrected_beside", "L9")]),
        ({"在岗年限修正数": "8年"}, []),
        ({"更正后": "已离职"}, [("correction_of_unknown", "L9")]),
        ({"更正后": "无误"}, []),
        ({"备注二": "本人作废"}, []),
    ],
    ids=str,
)
def test_what_stands_beside_a_roster_is_asked_about_however_big_it_is(
    beside: dict[str, Value], expected: list[tuple[str, str]]
) -> None:
    rows = [teacher(f"T{at}") | dict.fromkeys(beside, "") for at in range(12)]
    rows[7] |= beside
    with patch.object(rosters, "BATCH", 5):
        small, big = both(of_teachers(*rows))
    assert asked_beside(small) == asked_beside(big) == expected
    assert judged(small)[1] == judged(big)[1]


@pytest.mark.parametrize(
    ("remark", "expected"),
    [
        ("本表作废", True),
        ("注：以上数据尚未核实", True),
        ("注：本表为预计数", True),
        ("注：虚构", False),
    ],
)
def test_a_remark_below_a_roster_is_asked_about_however_big_it_is(
    remark: str, expected: bool
) -> None:
    blank: dict[str, Value] = dict.fromkeys(TEACHERS, "")
    rows = [teacher(f"T{at}") for at in range(8)]
    for below, cell in (
        ([blank | {"工号": remark}], "A10"),
        ([blank | {"工号": "填报人：虚构"}, blank | {"说明": remark}], "K11"),
    ):
        with patch.object(rosters, "BATCH", 3):
            small, big = both(of_teachers(*rows, *below))
        assert asked_beside(small) == asked_beside(big) == [("remark_below", cell)] * expected
