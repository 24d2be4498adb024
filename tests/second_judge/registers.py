"""Registers: what each entry claims of each figure in each year.

| where the rules are silent | what this judge does |
|---|---|
| classes, where the register has none of an earlier year | that year is not derived |
| a programme without students | is none: neither featured nor to be articulated |
| codes of counterparts that the college does not offer | count as named |
| an articulation of a programme without a counterpart of its own | names one |
| articulations without the register of programmes | every code in a mode that covers |
| covered programmes of earlier years | articulations of that time, any code of the register |
| a word for none as a date | an entry without a date, and a question about the figure |
| two units that give different dates | the later one |
| an enterprise twice in one register with different claims | as if two units said so |
| a wrong check character of a credit code | a question in every year that is derived |
| a class without an end | might count in every year that is derived |
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from tests.second_judge.cells import (
    BROKEN,
    WORDS_FOR_NONE,
    Json,
    choice,
    day,
    is_reference,
    is_told,
    number,
)
from tests.second_judge.identities import check_character
from tests.second_judge.listings import COUNTS, DENIED, UNPROVEN, Claim, Key, Listing, Listings
from tests.second_judge.policy import BASE_YEAR, COLLEGE, THINGS

_NEEDED: Mapping[str, Sequence[str]] = {
    "programs": ("code", "students"),
    "featured_programs": ("code", "students", "featured", "featured_document"),
    "articulable_programs": ("code", "counterpart_codes"),
    "program_pairs": ("code", "college_code", "document", "date"),
    "covered_programs": ("code", "mode", "document", "date"),
    "program_clusters": ("name", "document", "date"),
    "integration_enterprises": ("name", "stage", "document", "date"),
    "innovation_studios": ("name", "kind", "document", "date"),
    "master_studios": ("name", "kind", "document", "date"),
    "training_bases": ("name", "enterprise", "stage", "outreach", "document", "in_use_since"),
    "entrepreneurship_bases": ("name", "level", "document", "date"),
    "training_person_times": ("number", "title", "start", "end", "person_times"),
}
"""The columns that a figure cannot do without."""


def of_registers(registers: Mapping[str, Sequence[Json]], unit: str, year: int) -> Listings:
    """What the registers of one unit, in its file of `year`, say of each figure and year."""
    found: Listings = {}
    for register, rows in registers.items():
        if not rows or (unit == COLLEGE and register in ("programs", "articulations")):
            continue
        for name, cells in _READ[register](rows, unit, year).items():
            found[name] = cells
        _lose(found, THINGS[register], rows, range(BASE_YEAR, year + 1))
    return found


def _lose(
    found: Listings, figures: Iterable[str], rows: Sequence[Json], years: Iterable[int]
) -> None:
    """A column that no row has makes the figures that need it missing."""
    columns = {column for row in rows for column in row}
    for figure in figures:
        if not set(_NEEDED[figure]) <= columns:
            for year in years:
                if (figure, year) in found:
                    found[figure, year] = Listing(broken=True)


def named(by_college: Sequence[Json], articulations: Sequence[Json]) -> frozenset[object]:
    """The codes of secondary programmes that have a counterpart, by the lists beside their own."""
    of_college = {code for row in by_college for code in _codes(row.get("counterpart_codes"))}
    return frozenset(of_college | {row.get("code") for row in articulations})


def _codes(said: object) -> list[str]:
    return said.split("、") if isinstance(said, str) and said else []


def _dated(
    figure: str,
    rows: Sequence[Json],
    year: int,
    key: Callable[[Json], Key],
    says: Callable[[Json], int | object],
    column: str = "date",
) -> Listings:
    """Entries that count from their date on; `says` tells of each what it is worth by then."""
    found = {(figure, each): Listing() for each in range(BASE_YEAR, year + 1)}
    for row in rows:
        since, worth = day(row.get(column)), says(row)
        for (_, each), listing in found.items():
            if worth is None:
                continue
            if row.get(column) in WORDS_FOR_NONE:
                listing.doubtful = True
            if since is BROKEN or worth is BROKEN:
                listing.broken = True
            else:
                listing.claim(key(row), _by_then(worth, since, each))
    return found


def _by_then(worth: object, since: object, year: int) -> int:
    if worth == DENIED:
        return DENIED
    if not isinstance(since, date):
        return UNPROVEN
    return DENIED if since.year > year else worth  # type: ignore[return-value]


def _proven(row: Json) -> int:
    return COUNTS if is_reference(row.get("document")) else UNPROVEN


def _clusters(rows: Sequence[Json], unit: str, year: int) -> Listings:
    return _dated("program_clusters", rows, year, lambda row: (row.get("name"),), _proven)


def _enterprises(rows: Sequence[Json], unit: str, year: int) -> Listings:
    codes = {row.get("name"): row["credit_code"] for row in rows if row.get("credit_code")}

    def key(row: Json) -> Key:
        return (row.get("credit_code") or codes.get(row.get("name")) or row.get("name"),)

    def says(row: Json) -> object:
        stage = choice(row.get("stage"), "建设培育", "认定")
        return BROKEN if stage is BROKEN else _proven(row)

    found = _dated("integration_enterprises", rows, year, key, says)
    wrong = any(not _is_credit_code(row["credit_code"]) for row in rows if row.get("credit_code"))
    for listing in found.values():
        listing.doubtful = listing.doubtful or wrong
    return found


def _is_credit_code(code: object) -> bool:
    return str(code)[17:] == check_character(str(code)[:17])


def _studios(rows: Sequence[Json], unit: str, year: int) -> Listings:
    kinds: dict[object, set[object]] = {}
    for row in rows:
        kinds.setdefault(row.get("name"), set()).add(row.get("kind"))
    found: Listings = {}
    for figure, kind in (("innovation_studios", "创新工作室"), ("master_studios", "名师工作室")):

        def says(row: Json, kind: str = kind) -> object:
            said = choice(row.get("kind"), "创新工作室", "名师工作室")
            if said is BROKEN or len(kinds[row.get("name")]) > 1:
                return BROKEN
            return _proven(row) if said == kind else None

        found |= _dated(figure, rows, year, lambda row: (row.get("name"),), says)
    return found


def _bases(rows: Sequence[Json], unit: str, year: int) -> Listings:
    def says(row: Json) -> object:
        stage = choice(row.get("stage"), "在建", "已投入使用")
        if stage is BROKEN:
            return BROKEN
        if stage == "在建":
            return DENIED
        return _proven(row) if is_told(row.get("outreach")) else UNPROVEN

    def key(row: Json) -> Key:
        return row.get("name"), row.get("enterprise")

    return _dated("training_bases", rows, year, key, says, "in_use_since")


def _incubators(rows: Sequence[Json], unit: str, year: int) -> Listings:
    def says(row: Json) -> object:
        return _proven(row) if is_told(row.get("level")) else UNPROVEN

    return _dated("entrepreneurship_bases", rows, year, lambda row: (row.get("name"),), says)


def _classes(rows: Sequence[Json], unit: str, year: int) -> Listings:
    ends = [day(row.get("end")) for row in rows]
    years = sorted({end.year for end in ends if isinstance(end, date)} | {year})
    found = {("training_person_times", each): Listing() for each in years if each <= year}
    for row, end in zip(rows, ends, strict=True):
        amount = number(row.get("person_times"))
        persons = number(row.get("persons"))
        wrong = amount is None or (persons is not None and persons > amount)
        for (_, each), listing in found.items():
            if isinstance(end, date) and end.year != each:
                continue
            if end is BROKEN or wrong:
                listing.broken = True
            else:
                key = (row.get("number"), row.get("title"), row.get("start"), row.get("end"))
                listing.claim(key, UNPROVEN if end is None else COUNTS, amount or Fraction(0))
    return found


def _programs(rows: Sequence[Json], unit: str, year: int) -> Listings:
    names = ("programs", "featured_programs", "articulable_programs")
    found = {(name, year): Listing() for name in names}
    for row in rows:
        key = (unit, row.get("code"))
        students = number(row.get("students"))
        for name, says in (
            ("programs", _with_students(students)),
            ("featured_programs", _featured(row, students)),
            ("articulable_programs", _articulable(row, students)),
        ):
            if says is BROKEN:
                found[name, year].broken = True
            else:
                found[name, year].claim(key, says)  # type: ignore[arg-type]
    return found


def _with_students(students: Fraction | None) -> int | object:
    if students is None:
        return BROKEN
    return COUNTS if students > 0 else DENIED


def _articulable(row: Json, students: Fraction | None) -> int | object:
    """Whether it names a counterpart; `UNPROVEN` if it does not: the college may."""
    if students is None:
        return BROKEN
    if students == 0:
        return DENIED
    return COUNTS if row.get("counterpart_codes") else UNPROVEN


def _featured(row: Json, students: Fraction | None) -> int | object:
    if students is None or not isinstance(row.get("featured"), bool):
        return BROKEN
    if not row["featured"] or students == 0:
        return DENIED
    return COUNTS if is_reference(row.get("featured_document")) else UNPROVEN


def _articulations(rows: Sequence[Json], unit: str, year: int) -> Listings:
    """Pairs; and for the covered programmes every code in a mode that counts, to be cut down."""

    def key(row: Json) -> Key:
        return row.get("code"), row.get("college_code")

    def mode(row: Json) -> object:
        return choice(row.get("mode"), "3+2", "五年一贯制", "其他对接")

    def covers(row: Json) -> object:
        if mode(row) is BROKEN:
            return BROKEN
        return DENIED if mode(row) == "其他对接" else _proven(row)

    found = _dated("program_pairs", rows, year, key, _proven)
    return found | _dated(
        "covered_programs", rows, year, lambda row: (unit, row.get("code"), id(row)), covers
    )


def settle_programs(
    of_units: Mapping[str, Listings],
    years: Mapping[str, int],
    named: Mapping[str, frozenset[object]],
) -> None:
    """What needs more than one register: counterparts, and which programmes are covered."""
    for unit, found in of_units.items():
        year = years[unit]
        programs = found.get(("articulable_programs", year))
        if programs is not None and not programs.broken:
            for key, claim in programs.claims.items():
                has_one = claim.says == COUNTS or key[1] in named[unit]
                programs.claims[key] = Claim(COUNTS if has_one and claim.says else DENIED)
        for each in _years_of("covered_programs", found):
            modes = found["covered_programs", each]
            found["covered_programs", each] = _covered(modes, programs, own_year=each == year)


def _years_of(figure: str, found: Listings) -> Iterator[int]:
    return iter([year for name, year in found if name == figure])


def _covered(modes: Listing, programs: Listing | None, *, own_year: bool) -> Listing:
    """The best that any articulation says of each programme that can be articulated."""
    result = Listing(broken=modes.broken, doubtful=modes.doubtful)
    if programs is not None and programs.broken:
        result.broken = True
        return result
    for (unit, code, _), claim in modes.claims.items():
        key = (unit, code)
        offered = programs is None or key in programs.claims
        if own_year and programs is not None and offered:
            offered = programs.claims[key].says == COUNTS
        if offered:
            best = max(result.claims.get(key, Claim(DENIED)).says, claim.says)
            result.claims[key] = Claim(best)
    return result


_READ: Mapping[str, Callable[[Sequence[Json], str, int], Listings]] = {
    "programs": _programs,
    "articulations": _articulations,
    "clusters": _clusters,
    "enterprises": _enterprises,
    "studios": _studios,
    "bases": _bases,
    "incubators": _incubators,
    "classes": _classes,
}
