"""Codes that units name for each other, and what of theirs cannot be read."""

from __future__ import annotations

from typing import Any

from tests.builders import COLLEGE, GOLMUD, HAIXI, SOMEWHERE, entry, form, holding, pack, register

from haixi_check.derivation.counterparts import (
    codes_within,
    named,
    named_by_others,
    offered_by,
    unnamed,
)
from haixi_check.derivation.tallies import Key, Tally
from haixi_check.figure import Gap
from haixi_check.rulepack.row_rules import Derivation
from haixi_check.submission import Entry, Submission

RULE = Derivation(
    figure="articulable_programs",
    named_by=("counterpart_codes",),
    also_named_in=("articulations",),
)
GIVEN = frozenset({"610204"})
PLAIN = Derivation(figure="programs")
PART = Derivation(figure="covered_programs", among="articulable_programs")


def program(code: str, unit: str = HAIXI, **over: Any) -> tuple[str, Entry]:
    return "programs", entry("programs", unit, **{"code": code, "name": code} | over)


def joined(code: str | None, unit: str = HAIXI, *, flaw: str = "") -> tuple[str, Entry]:
    row = entry("articulations", unit, flaw=flaw, code=code, college_code="530302", mode="3+2")
    return "articulations", row


def of(unit: str, *rows: tuple[str, Entry]) -> Submission:
    return holding(*rows)[unit]


def abroad(*rows: tuple[str, Entry], rule: Derivation = RULE) -> Any:
    return named_by_others(register("programs"), rule, pack(), holding(*rows))


def test_a_rule_that_asks_for_no_counterpart_names_none() -> None:
    submission = of(HAIXI, program("610201"))
    assert named(register("programs"), PLAIN, submission, frozenset({"610201"})) is None


def test_a_code_is_named_by_its_own_row_by_others_and_in_another_register() -> None:
    rows = [program("610201", counterpart_codes=("530302",)), program("610202"), joined("610203")]
    submission = of(HAIXI, *rows)
    found = named(register("programs"), RULE, submission, frozenset({"610204"}))
    assert found == frozenset({"610201", "610203", "610204"})


def test_a_row_of_another_register_without_its_code_names_nothing_known() -> None:
    found = named(register("programs"), RULE, of(HAIXI, joined(None)), frozenset())
    assert found == frozenset({""})


def test_a_unit_without_the_register_is_named_by_others_only() -> None:
    submission = Submission(unit=HAIXI, year=2022, files=())
    assert named(register("programs"), RULE, submission, GIVEN) == GIVEN


def test_units_of_a_level_name_codes_for_the_other_levels_only() -> None:
    found = abroad(
        program("530302", COLLEGE, counterpart_codes=("610201", "610202")),
        program("530303", COLLEGE, counterpart_codes="610203"),
        program("530304", COLLEGE),
        program("610201", HAIXI, counterpart_codes=("530302",)),
    )
    assert found.codes["secondary"] == {"610201", "610202", "610203"}
    assert found.codes["higher"] == {"530302"}
    assert found.codes["prefecture"] == {"610201", "610202", "610203", "530302"}
    assert set(found.lost.values()) == {()}


def test_the_first_row_of_another_level_that_cannot_be_used_is_lost() -> None:
    broken = entry("programs", COLLEGE, flaw="not_a_code", code="530302")
    asked = Entry(
        unit=GOLMUD,
        year=2022,
        values={},
        key=(GOLMUD, "610201"),
        location=SOMEWHERE,
        doubt="merged_value",
        doubtful=frozenset({"counterpart_codes"}),
    )
    found = abroad(("programs", broken), program("530303", COLLEGE, flaw="x"), ("programs", asked))
    assert found.lost["secondary"] == (Gap(COLLEGE, "not_a_code", broken.location),)
    assert found.lost["higher"] == (Gap(GOLMUD, "merged_value", SOMEWHERE),)


def test_a_question_about_another_column_loses_nothing() -> None:
    asked = Entry(
        unit=COLLEGE,
        year=2022,
        values={},
        key=(COLLEGE, "530302"),
        location=SOMEWHERE,
        doubt="merged_value",
        doubtful=frozenset({"name"}),
    )
    assert abroad(("programs", asked)).lost["secondary"] == ()


def test_nobody_is_looked_at_for_a_rule_that_asks_for_no_counterpart() -> None:
    broken = entry("programs", COLLEGE, flaw="not_a_code", code="530302")
    found = abroad(("programs", broken), rule=PLAIN)
    assert (found.codes["secondary"], found.lost["secondary"]) == (frozenset(), ())


def test_the_first_broken_row_of_the_other_registers_is_lost_and_sound_ones_are_not() -> None:
    rows = [joined("610201"), joined("610202", flaw="not_a_date"), joined("610203", flaw="other")]
    submission = of(HAIXI, *rows)
    where = rows[1][1].location
    assert unnamed(RULE, submission) == (Gap(HAIXI, "not_a_date", where),)
    assert unnamed(RULE, of(HAIXI, program("610201"))) == ()


def test_what_is_offered_are_the_codes_of_the_figures_that_others_are_a_part_of() -> None:
    submissions = holding(program("610201"), program("610202"), joined("610203"))
    found = offered_by(form(), submissions)
    assert found == {(HAIXI, "articulable_programs"): {"610201", "610202"}}


def test_a_part_counts_among_what_counts_in_the_whole_else_among_what_is_offered() -> None:
    submission = Submission(unit=HAIXI, year=2022, files=())
    offered = {(HAIXI, "articulable_programs"): frozenset({"610202"})}
    counted: dict[Key, Entry] = {(HAIXI, "610201"): program("610201")[1]}
    whole = Tally("programs", shareable=False, counted=counted)
    tallies = {(HAIXI, "articulable_programs", 2022): whole}

    assert codes_within(PLAIN, submission, 2022, tallies, offered) is None
    assert codes_within(PART, submission, 2022, tallies, offered) == frozenset({"610201"})
    assert codes_within(PART, submission, 2021, tallies, offered) == frozenset({"610202"})
    assert codes_within(PART, submission, 2021, tallies, {}) is None


def test_the_code_is_the_last_part_of_a_key_however_many_there_are() -> None:
    def row(*key: str, **values: Any) -> tuple[str, Entry]:
        entry_of = Entry(unit=HAIXI, year=2022, values=values, key=key, location=SOMEWHERE)
        return "programs", entry_of

    rows = [row("610201", counterpart_codes=("530302",)), row(HAIXI, "x", "610202")]
    whole = Tally("programs", shareable=False, counted={row_.key: row_ for _, row_ in rows})
    tallies = {(HAIXI, "articulable_programs", 2022): whole}

    assert named(register("programs"), RULE, of(HAIXI, *rows), frozenset()) == frozenset({"610201"})
    assert offered_by(form(), holding(*rows)) == {
        (HAIXI, "articulable_programs"): {"610201", "610202"}
    }
    assert codes_within(PART, of(HAIXI, *rows), 2022, tallies, {}) == frozenset(
        {"610201", "610202"}
    )
