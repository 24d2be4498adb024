"""The registers of programmes and of articulations, which only together give some figures.

| where the rules are silent | what this judge does |
|---|---|
| a programme without students | is none: neither featured nor to be articulated |
| codes of counterparts that the college does not offer | count as named |
| an articulation of a programme without a counterpart of its own | names one |
| articulations without the register of programmes | every code in a mode that covers |
| an articulation that cannot be used | may name a counterpart, so their number is unknown |
| covered programmes of earlier years | articulations of that time, any code of the register |
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from tests.second_judge.cells import BROKEN, Json, choice, is_reference, number
from tests.second_judge.columns import MODES, has_a_mistake
from tests.second_judge.listings import (
    COUNTS,
    DENIED,
    UNPROVEN,
    Claim,
    Key,
    Listing,
    Listings,
    dated,
    proven,
)


def named(by_college: Sequence[Json], articulations: Sequence[Json]) -> frozenset[object]:
    """The codes of secondary programmes that have a counterpart, by the lists beside their own."""
    of_college = {code for row in by_college for code in _codes(row.get("counterpart_codes"))}
    return frozenset(of_college | {row.get("code") for row in articulations})


def may_name_more(by_college: Sequence[Json], articulations: Sequence[Json]) -> bool:
    """Whether a row of others cannot be used: nobody knows then whether it names a counterpart."""
    if any(has_a_mistake("programs", row) for row in by_college):
        return True
    return any(has_a_mistake("articulations", row) for row in articulations)


def _mode(row: Json) -> object:
    return choice(row.get("mode"), *MODES)


def _codes(said: object) -> list[str]:
    return said.split("、") if isinstance(said, str) and said else []


def of_programs(rows: Sequence[Json], unit: str, year: int) -> Listings:
    """Programmes with students, those that are featured, and those that have a counterpart."""
    names = ("programs", "featured_programs", "articulable_programs")
    found = {(name, year): Listing() for name in names}
    for row in rows:
        key = (unit, row.get("code"))
        wrong = has_a_mistake("programs", row)
        no_students = number(row.get("students")) == 0
        for name, says in (
            ("programs", COUNTS),
            ("featured_programs", _featured(row)),
            ("articulable_programs", COUNTS if row.get("counterpart_codes") else UNPROVEN),
        ):
            worth = DENIED if no_students else says
            found[name, year].claim(key, worth)
            if wrong and worth != DENIED:
                found[name, year].broken_at.add(key)
    return found


def _featured(row: Json) -> int:
    if row.get("featured") in (False, None):
        return DENIED
    return COUNTS if is_reference(row.get("featured_document")) else UNPROVEN


def of_articulations(rows: Sequence[Json], unit: str, year: int) -> Listings:
    """Pairs; and for the covered programmes every code in a mode that counts, to be cut down."""

    def key(row: Json) -> Key:
        return row.get("code"), row.get("college_code")

    def covers(row: Json) -> object:
        if _mode(row) is BROKEN:
            return BROKEN
        return DENIED if _mode(row) == "其他对接" else proven(row)

    found = dated("articulations", "program_pairs", rows, year, key, proven)
    return found | dated(
        "articulations",
        "covered_programs",
        rows,
        year,
        lambda row: (unit, row.get("code"), id(row)),
        covers,
    )


def settle_programs(
    of_units: Mapping[str, Listings],
    years: Mapping[str, int],
    named: Mapping[str, frozenset[object]],
    unsure: Collection[str],
) -> None:
    """What needs more than one register: counterparts, and which programmes are covered.

    Of units in `unsure` the number of programmes with a counterpart is not known.
    """
    for unit, found in of_units.items():
        year = years[unit]
        programs = found.get(("articulable_programs", year))
        if programs is not None and unit in unsure:
            programs.broken = True
        if programs is not None:
            for key, claim in programs.claims.items():
                has_one = claim.says == COUNTS or key[1] in named[unit]
                programs.claims[key] = Claim(COUNTS if has_one and claim.says else DENIED)
                if not has_one:
                    programs.broken_at.discard(key)
        for each in _years_of("covered_programs", found):
            modes = found["covered_programs", each]
            found["covered_programs", each] = _covered(modes, programs, own_year=each == year)


def _years_of(figure: str, found: Listings) -> Iterator[int]:
    return iter([year for name, year in found if name == figure])


def _covered(modes: Listing, programs: Listing | None, *, own_year: bool) -> Listing:
    """The best that any articulation says of each programme that can be articulated."""
    result = Listing(broken=modes.broken, doubtful=modes.doubtful)
    if programs is not None and programs.unusable and own_year:
        result.broken = True
        return result

    def is_offered(key: Key) -> bool:
        if programs is None or (not own_year and key[:2] in programs.claims):
            return True
        return programs.claims.get(key[:2], Claim(DENIED)).says == COUNTS

    result.broken_at = {key for key in modes.broken_at if is_offered(key)}
    result.doubtful_at = {key for key in modes.doubtful_at if is_offered(key)}
    for key, claim in modes.claims.items():
        if is_offered(key):
            best = max(result.claims.get(key[:2], Claim(DENIED)).says, claim.says)
            result.claims[key[:2]] = Claim(best)
    return result
