"""What the rows of registers come to for one unit: which count, from when, and which cannot."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import COLLEGE, GOLMUD, HAIXI, base, day, entry, holding, seen, tallied

from haixi_check.derivation.tallies import BasisConflict, Tally
from haixi_check.figure import Gap
from haixi_check.submission import Entry
from haixi_check.table import Content, Place


def of(figure: str, *rows: tuple[str, Entry], unit: str = HAIXI, year: int = 2022) -> Tally | None:
    return tallied(holding(*rows), range(2020, 2024)).get((unit, figure, year))


def total(figure: str, *rows: tuple[str, Entry], unit: str = HAIXI, year: int = 2022) -> int | None:
    found = of(figure, *rows, unit=unit, year=year)
    return None if found is None else int(found.total)


def bases(*rows: Entry) -> list[tuple[str, Entry]]:
    return [("bases", row) for row in rows]


def program(code: str, unit: str = HAIXI, **over: Any) -> tuple[str, Entry]:
    fields: dict[str, Any] = {"code": code, "name": code, "students": 30}
    return "programs", entry("programs", unit, **fields | over)


def joined(code: str, college_code: str, mode: str = "3+2", **over: Any) -> tuple[str, Entry]:
    fields: dict[str, Any] = {
        "code": code,
        "college_code": college_code,
        "mode": mode,
        "document": "虚构1号",
        "date": day("2021-09-01"),
    }
    return "articulations", entry("articulations", **fields | over)


def training(number: str, **over: Any) -> tuple[str, Entry]:
    fields: dict[str, Any] = {
        "number": number,
        "title": "电工",
        "start": day("2022-03-01"),
        "end": day("2022-03-10"),
        "person_times": 50,
    }
    return "classes", entry("classes", **fields | over)


def test_an_absent_register_derives_nothing_not_zero() -> None:
    assert of("training_bases") is None


def test_things_in_use_count_and_things_being_built_are_told_apart() -> None:
    found = of("training_bases", *bases(base("甲"), base("乙", stage="在建")))

    assert found is not None
    assert ([key[0] for key in found.counted], [key[0] for key in found.denied]) == (
        ["甲"],
        ["乙"],
    )


@pytest.mark.parametrize("lacking", ["document", "outreach"])
def test_an_entry_without_what_makes_it_count_is_set_aside(lacking: str) -> None:
    without: dict[str, Any] = {lacking: None}

    found = of("training_bases", *bases(base("甲"), base("乙", **without)))

    assert found is not None
    assert seen(found.total, list(found.unproven)) == (1, [("乙", "虚构盐湖公司")])


def test_an_innovation_base_without_a_level_is_set_aside() -> None:
    row = entry("incubators", name="基地", document="虚构2号", level=None)

    found = of("entrepreneurship_bases", ("incubators", row))

    assert found is not None
    assert seen(found.total, len(found.unproven)) == (0, 1)


@pytest.mark.parametrize(("year", "expected"), [(2020, 0), (2021, 1), (2022, 2), (2023, None)])
def test_dated_entries_count_from_their_date_on_and_give_earlier_years(
    year: int, expected: int | None
) -> None:
    rows = bases(base("甲"), base("乙", in_use_since=day("2022-12-31")))

    assert total("training_bases", *rows, year=year) == expected


def test_what_begins_after_the_year_does_not_count_in_it() -> None:
    assert total("training_bases", *bases(base("甲", in_use_since=day("2023-01-01")))) == 0


@pytest.mark.parametrize(("year", "expected"), [(2020, 0), (2021, 1), (2022, 1)])
def test_an_undated_entry_is_set_aside_in_every_year(year: int, expected: int) -> None:
    rows = bases(base("甲"), base("乙", in_use_since=None))

    found = of("training_bases", *rows, year=year)

    assert found is not None
    assert seen(found.total, list(found.unproven)) == (expected, [("乙", "虚构盐湖公司")])


def test_an_entry_dated_later_denies_that_its_thing_is_there_yet() -> None:
    found = of("training_bases", *bases(base("甲", in_use_since=day("2023-01-01"))))

    assert found is not None
    assert seen(found.total, list(found.denied)) == (0, [("甲", "虚构盐湖公司")])


def test_a_flaw_in_an_entry_that_is_dated_later_harms_no_year_before() -> None:
    row = joined("630302", "430301", mode="", date=day("2022-03-01"))[1]
    rows = [program("630302", counterpart_codes=("430301",))]
    rows.append(
        ("articulations", replace(row, values={**row.values, "mode": None}, flaw="not_a_choice"))
    )

    earlier, later = (of("covered_programs", *rows, year=year) for year in (2021, 2022))

    assert earlier is not None
    assert later is not None
    assert seen(earlier.flaws, [gap.reason for gap in later.flaws]) == ([], ["not_a_choice"])


def test_an_entry_without_proof_that_is_dated_later_is_no_proof_that_is_lacking() -> None:
    row = base("甲", in_use_since=day("2023-01-01"), document=None)

    found = of("training_bases", *bases(row))

    assert found is not None
    assert seen(list(found.unproven), list(found.denied)) == ([], [("甲", "虚构盐湖公司")])


@pytest.mark.parametrize(
    ("about", "doubts"), [("stage", 1), ("document", 1), ("name", 1), ("note", 0)]
)
def test_a_question_about_what_a_row_counts_by_is_one_about_its_figure(
    about: str, doubts: int
) -> None:
    row = replace(base("甲"), doubt="merged_value", doubtful=frozenset({about}))

    found = of("training_bases", *bases(row, base("乙")))

    assert found is not None
    assert seen(found.total, len(found.doubts)) == (2, doubts)


def test_a_question_about_a_row_that_does_not_count_is_one_about_the_figure_too() -> None:
    row = base("甲", stage="在建")

    asked = replace(row, doubt="merged_value", doubtful=frozenset({"stage"}))
    found = of("training_bases", *bases(asked, base("乙")))

    assert found is not None
    assert [doubt.code for doubt in found.doubts] == ["merged_value"]


def test_the_register_of_a_year_speaks_for_it_before_a_later_one() -> None:
    rows = bases(base("甲", year=2021), base("甲"), base("乙"))

    assert total("training_bases", *rows, year=2021) == 1


@pytest.mark.parametrize(("year", "expected"), [(2021, 40), (2022, 50), (2020, None)])
def test_classes_count_in_the_calendar_year_of_their_end(year: int, expected: int | None) -> None:
    rows = [
        training("1"),
        training("2", start=day("2021-12-01"), end=day("2021-12-31"), person_times=40),
    ]

    assert total("training_person_times", *rows, year=year) == expected


def test_a_register_that_stands_filled_says_zero_where_nothing_ended_in_its_year() -> None:
    assert total("training_person_times", training("1", end=day("2021-12-31"))) == 0


def test_a_row_that_must_be_mended_makes_the_total_unknown_and_keeps_the_sound_rows() -> None:
    found = of("training_bases", *bases(base("甲"), base("乙", flaw="not_a_date")))

    assert found is not None
    assert seen(found.total, [gap.reason for gap in found.flaws]) == (1, ["not_a_date"])


def test_a_row_whose_deciding_cell_cannot_be_used_is_neither_counted_nor_ignored() -> None:
    found = of("training_bases", *bases(base("甲", stage=None, flaw="not_a_choice")))

    assert found is not None
    assert seen(found.total, len(found.flaws), len(found.denied)) == (0, 1, 0)


def test_a_flaw_in_a_row_that_does_not_count_anyway_harms_nothing() -> None:
    found = of("training_bases", *bases(base("甲", stage="在建", flaw="not_a_date")))

    assert found is not None
    assert found.flaws == []


@pytest.mark.parametrize(("year", "expected"), [(2020, None), (2021, 40), (2022, 50), (2023, None)])
def test_a_class_whose_end_cannot_be_read_leaves_each_year_of_its_register_unknown(
    year: int, expected: int | None
) -> None:
    rows = (training("2"), training("3", end=day("2021-12-31"), person_times=40))

    broken = of(
        "training_person_times", training("1", end=None, flaw="not_a_date"), *rows, year=year
    )

    known = None if broken is None else seen(broken.total, len(broken.flaws))
    assert known == (None if expected is None else (expected, 1))


@pytest.mark.parametrize(("year", "expected"), [(2020, None), (2021, 40), (2022, 50)])
def test_a_class_without_an_end_is_set_aside_in_each_year_of_its_register(
    year: int, expected: int | None
) -> None:
    rows = (training("2"), training("3", end=day("2021-12-31"), person_times=40))

    found = of("training_person_times", training("1", end=None, person_times=7), *rows, year=year)

    known = None if found is None else seen(found.total, found.worth(found.unproven))
    assert known == (None if expected is None else (expected, 7))


# ------------------------------------------------------------------------ programmes


def test_programmes_with_students_count_and_the_rest_do_not() -> None:
    rows = [program("610201"), program("610202", students=0)]

    assert total("programs", *rows) == 1


def test_featured_programmes_need_their_document() -> None:
    rows = [
        program("610201", featured=True, featured_document="虚构3号"),
        program("610202", featured=True),
        program("610203", featured=False),
    ]

    found = of("featured_programs", *rows)

    assert found is not None
    assert seen(found.total, len(found.unproven)) == (1, 1)


def test_the_college_derives_no_secondary_programmes_from_its_own_sheet() -> None:
    assert of("programs", program("530302", COLLEGE), unit=COLLEGE) is None


def test_a_counterpart_is_named_by_either_side_or_by_an_articulation() -> None:
    rows = [
        program("610201", counterpart_codes=("530302",)),
        program("610202"),
        program("610203"),
        program("610204"),
        program("530309", COLLEGE, counterpart_codes=("610202",)),
        joined("610203", "530303"),
    ]

    found = of("articulable_programs", *rows)

    assert found is not None
    assert sorted(key[-1] for key in found.counted) == ["610201", "610202", "610203"]


def test_programmes_without_a_counterpart_hide_none_that_stand_below_them() -> None:
    rows = [
        program("610101"),
        program("610201", counterpart_codes=("530302",)),
        joined("619999", "530301"),
        joined("610201", "530302"),
    ]

    assert total("articulable_programs", *rows) == 1
    assert total("covered_programs", *rows) == 1


def test_what_one_row_counts_another_row_of_the_unit_does_not_deny() -> None:
    rows = [
        program("610201", counterpart_codes=("530302",)),
        joined("610201", "530302"),
        joined("610201", "530305", mode="其他对接"),
    ]

    found = of("covered_programs", *rows)

    assert found is not None
    assert (int(found.total), found.denied) == (1, {})


def test_leaving_the_counterpart_blank_does_not_shrink_the_whole() -> None:
    named = [program("610201"), program("530302", COLLEGE, counterpart_codes=("610201",))]

    assert total("articulable_programs", *named) == 1
    assert total("articulable_programs", program("610201")) == 0


def test_another_secondary_school_names_no_counterpart() -> None:
    rows = [program("610201"), program("610209", GOLMUD, counterpart_codes=("610201",))]

    assert total("articulable_programs", *rows) == 0


@pytest.mark.parametrize(("mode", "expected"), [("3+2", 1), ("五年一贯制", 1), ("其他对接", 0)])
def test_two_modes_of_training_cover_a_programme(mode: str, expected: int) -> None:
    rows = [program("610201", counterpart_codes=("530302",)), joined("610201", "530302", mode)]

    assert total("covered_programs", *rows) == expected


def test_a_programme_joined_twice_is_covered_once_and_makes_two_pairs() -> None:
    rows = [
        program("610201"),
        joined("610201", "530302"),
        joined("610201", "530303", "五年一贯制"),
    ]

    assert total("covered_programs", *rows) == 1
    assert total("program_pairs", *rows) == 2


def test_a_programme_joined_by_an_undated_entry_is_not_covered_yet() -> None:
    found = of("covered_programs", program("610201"), joined("610201", "530302", date=None))

    assert found is not None
    assert seen(found.total, len(found.unproven)) == (0, 1)


def test_a_programme_that_no_school_offers_is_no_covered_one_in_any_year() -> None:
    rows = [program("610201"), joined("610201", "530302"), joined("610299", "530303")]

    assert [total("covered_programs", *rows, year=year) for year in (2021, 2022)] == [1, 1]


def test_only_programmes_that_count_in_the_whole_count_as_covered() -> None:
    rows = [program("610201", students=0), joined("610201", "530302")]

    assert total("articulable_programs", *rows) == 0
    assert total("covered_programs", *rows) == 0


def test_a_programme_with_two_articulations_is_proven_by_the_one_with_a_document() -> None:
    rows = [
        program("610201"),
        joined("610201", "530302", document=None),
        joined("610201", "530303"),
    ]

    found = of("covered_programs", *rows)

    assert found is not None
    assert seen(found.total, found.unproven) == (1, {})


# ------------------------------------------------------------------------ persons


def teacher(number: str, at: str = "A2", **over: Any) -> tuple[str, Entry]:
    """A row of the roster; one without a number stands for several that are told from nobody."""
    fields: dict[str, Any] = {"full_time": True, "specialist": True, "degree": "研究生"}
    known = {name: over.pop(name) for name in ("flaw", "count", "doubt") if name in over}
    row = Entry(
        unit=HAIXI,
        year=2022,
        values=fields | over,
        key=(HAIXI, number) if number else (),
        location=Place("甲.xlsx", "教师名册", at),
        **known,
    )
    return "teachers", row


def teachers(figure: str, *rows: tuple[str, Entry]) -> Tally:
    found = of(figure, *rows)
    assert found is not None
    return found


def test_persons_whom_nobody_needs_to_tell_apart_are_counted_by_their_number() -> None:
    rows = [teacher("", count=40), teacher("", count=2), teacher("", count=7, full_time=False)]

    found = teachers("full_time_teachers", *rows)

    assert seen(found.uniform, found.uniform_unproven, found.denied, found.flaws) == (42, 0, {}, [])


def test_persons_without_their_document_are_counted_apart() -> None:
    rows = [
        teacher("", count=40, dual_qualified=True, dual_qualified_document="虚构1号"),
        teacher("", count=3, dual_qualified=True),
        teacher("", count=2, dual_qualified=True, dual_qualified_document=""),
    ]

    found = teachers("dual_qualified_teachers", *rows)

    assert seen(found.uniform, found.uniform_unproven) == (40, 5)


def test_who_does_not_count_here_for_what_is_so_here_only_denies_nothing() -> None:
    here = [teacher("1", full_time=False), teacher("2", full_time=False, degree="本科")]
    found = teachers("postgraduate_teachers", *here, teacher("3", degree="本科"))

    assert list(found.denied) == [(HAIXI, "3")]


def test_a_person_of_whom_a_deciding_cell_is_blank_leaves_the_figure_unknown() -> None:
    rows = [teacher("1", "A9", degree=None), teacher("2", "A3", degree=None), teacher("3")]

    found = teachers("postgraduate_teachers", *rows)

    assert found.flaws == [Gap(HAIXI, "blank", Place("甲.xlsx", "教师名册", "A3"))]
    assert seen(found.total, found.denied) == (1, {})


def test_of_each_kind_of_flaw_the_first_with_a_cell_is_told() -> None:
    rows = [
        teacher("1", "", flaw="not_a_choice"),
        teacher("2", "A10", flaw="not_a_choice"),
        teacher("3", "A9", flaw="not_a_choice"),
        teacher("4", "A2", flaw="not_a_number"),
    ]

    found = teachers("full_time_teachers", *rows)

    assert [(gap.reason, gap.location.cell if gap.location else None) for gap in found.flaws] == [
        ("not_a_number", "A2"),
        ("not_a_choice", "A9"),
    ]


def test_a_thing_of_which_a_deciding_cell_is_blank_is_denied_unless_it_must_be_mended() -> None:
    found = of("training_bases", *bases(base("甲", stage=None), base("乙", stage=None, flaw="x")))

    assert found is not None
    assert [key[0] for key in found.denied] == ["甲"]
    assert found.flaws == [Gap(HAIXI, "x", base("乙").location)]


def basis_of(stated: str | None, *rows: tuple[str, Entry]) -> list[BasisConflict]:
    submission = holding(*rows)[HAIXI]
    lines: dict[str, Content] = {"postgraduate_basis": stated} if stated else {}
    found = tallied({HAIXI: replace(submission, basics=lines)})
    return found[HAIXI, "postgraduate_teachers", 2022].clashing


def test_a_row_that_counts_on_another_basis_than_the_stated_one_is_a_clash() -> None:
    other, same = teacher("1", degree_kind="学位"), teacher("2", degree_kind="学历")

    assert basis_of("学历", other, same, teacher("3")) == [
        BasisConflict("postgraduate_basis", "学位", other[1])
    ]


def test_no_row_clashes_that_does_not_count_or_where_no_basis_is_stated() -> None:
    assert basis_of("学历", teacher("1", degree_kind="学位", degree="本科")) == []
    assert basis_of("学历", teacher("1", degree_kind="学位", full_time=False)) == []
    assert basis_of(None, teacher("1", degree_kind="学位")) == []


# ------------------------------------------------------------------------ doubts of rows


@pytest.mark.parametrize(
    ("stage", "about", "expected"),
    [
        ("在建", {"document"}, []),
        ("在建", {"stage", "document"}, ["merged_value"]),
        (None, {"document"}, ["merged_value"]),
        ("已投入使用", {"document"}, ["merged_value"]),
    ],
)
def test_a_row_ruled_out_by_a_cell_that_nobody_doubts_asks_nothing(
    stage: str | None, about: set[str], expected: list[str]
) -> None:
    row = replace(base("甲", stage=stage), doubt="merged_value", doubtful=frozenset(about))

    found = of("training_bases", *bases(row, base("乙")))

    assert found is not None
    assert [doubt.code for doubt in found.doubts] == expected


def test_of_each_kind_of_question_the_first_is_asked() -> None:
    def asked(name: str, at: str, code: str) -> Entry:
        row = base(name)
        where = replace(row.location, cell=at)
        return replace(row, location=where, doubt=code, doubtful=frozenset({"stage"}))

    rows = [asked("甲", "A10", "merged_value"), asked("乙", "A9", "merged_value")]
    found = of("training_bases", *bases(*rows, asked("丙", "A2", "other")))

    assert found is not None
    assert [(doubt.code, doubt.location.cell) for doubt in found.doubts] == [
        ("other", "A2"),
        ("merged_value", "A9"),
    ]
    assert {doubt.unit for doubt in found.doubts} == {HAIXI}


# ------------------------------------------------------------------------ keys


def test_what_is_covered_is_the_programme_of_a_school_and_a_pair_is_one_everywhere() -> None:
    rows = [program("610201", counterpart_codes=("530302",)), joined("610201", "530302")]

    covered, pairs = of("covered_programs", *rows), of("program_pairs", *rows)

    assert covered is not None
    assert pairs is not None
    assert seen(list(covered.counted), list(pairs.counted)) == (
        [(HAIXI, "610201")],
        [("610201", "530302")],
    )


def test_a_distinct_value_that_is_blank_is_a_blank_key() -> None:
    found = of("program_pairs", joined("610201", "", "其他对接"))

    assert found is not None
    assert list(found.counted) == [("610201", "")]


def test_a_tally_knows_its_register_its_sheets_and_what_it_asks_for() -> None:
    found = of("training_bases", *bases(base("甲"), base("乙")))
    other = of("training_person_times", training("1"))

    assert found is not None
    assert other is not None
    assert seen(found.register, found.shareable, found.of_persons, found.sums) == (
        "bases",
        True,
        False,
        None,
    )
    assert found.sheets == [Place(f"{HAIXI}.xlsx", "实训基地")]
    assert found.asked == ("document", "outreach", "in_use_since")
    assert seen(other.sums, other.asked) == ("person_times", ("end",))


def test_a_roster_without_the_number_that_is_known_elsewhere_is_unkeyed() -> None:
    submission = holding(teacher("1"))[HAIXI]
    for unkeyed in (frozenset({"teachers"}), frozenset({"graduates"})):
        found = tallied({HAIXI: replace(submission, unkeyed=unkeyed)})
        tally = found[HAIXI, "full_time_teachers", 2022]
        assert seen(tally.unkeyed, tally.of_persons) == ("teachers" in unkeyed, True)


# ------------------------------------------------------------------------ order


@given(st.permutations(range(6)))
def test_the_order_of_rows_never_changes_what_they_come_to(order: list[int]) -> None:
    rows = [
        base("甲"),
        base("乙", stage="在建"),
        base("丙", document=None),
        base("丁", flaw="not_a_date"),
        base("戊", stage=None),
        base("己", in_use_since=day("2021-02-03")),
    ]

    def piles(found: Tally | None) -> object:
        assert found is not None
        things = (found.counted, found.unproven, found.denied)
        return (*(sorted(thing) for thing in things), len(found.flaws))

    assert piles(of("training_bases", *bases(*(rows[index] for index in order)))) == piles(
        of("training_bases", *bases(*rows))
    )


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=8))
def test_person_times_add_up_exactly(sizes: list[int]) -> None:
    rows = [training(str(index), person_times=size) for index, size in enumerate(sizes)]

    found = of("training_person_times", *rows)

    assert found is not None
    assert found.total == Fraction(sum(sizes))
