"""Registers: what each entry claims of each figure in each year.

| where the rules are silent | what this judge does |
|---|---|
| classes, where the register has none of an earlier year | that year is not derived |
| a word for none as a date | an entry without a date, and a question about the figure |
| two units that give different dates | the later one |
| an enterprise twice in one register with different claims | as if two units said so |
| a wrong check character of a credit code | a question in every year that is derived |
| a class without an end | might count in every year that is derived |
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from tests.second_judge.cells import (
    BROKEN,
    Json,
    choice,
    day,
    is_told,
    number,
)
from tests.second_judge.identities import check_character
from tests.second_judge.listings import (
    COUNTS,
    DENIED,
    UNPROVEN,
    Key,
    Listing,
    Listings,
    dated,
    proven,
)
from tests.second_judge.policy import BASE_YEAR, COLLEGE, THINGS
from tests.second_judge.programs import of_articulations, of_programs

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


def _clusters(rows: Sequence[Json], unit: str, year: int) -> Listings:
    return dated("clusters", "program_clusters", rows, year, lambda row: (row.get("name"),), proven)


def _enterprises(rows: Sequence[Json], unit: str, year: int) -> Listings:
    codes = {row.get("name"): row["credit_code"] for row in rows if row.get("credit_code")}

    def key(row: Json) -> Key:
        return (row.get("credit_code") or codes.get(row.get("name")) or row.get("name"),)

    def says(row: Json) -> object:
        stage = choice(row.get("stage"), "建设培育", "认定")
        return BROKEN if stage is BROKEN else proven(row)

    found = dated("enterprises", "integration_enterprises", rows, year, key, says)
    wrong = any(not _is_credit_code(row["credit_code"]) for row in rows if row.get("credit_code"))
    for listing in found.values():
        listing.doubtful = listing.doubtful or wrong
    return found


def _is_credit_code(code: object) -> bool:
    return str(code)[17:] == check_character(str(code)[:17])


def _studios(rows: Sequence[Json], unit: str, year: int) -> Listings:
    kinds: dict[object, set[object]] = {}
    for row in rows:
        said = choice(row.get("kind"), "创新工作室", "名师工作室")
        if said is not BROKEN:
            kinds.setdefault(row.get("name"), set()).add(said)
    found: Listings = {}
    for figure, kind in (("innovation_studios", "创新工作室"), ("master_studios", "名师工作室")):

        def says(row: Json, kind: str = kind) -> object:
            said = choice(row.get("kind"), "创新工作室", "名师工作室")
            if said is BROKEN or len(kinds.get(row.get("name"), ())) > 1:
                return BROKEN
            return proven(row) if said == kind else None

        found |= dated("studios", figure, rows, year, lambda row: (row.get("name"),), says)
    return found


def _bases(rows: Sequence[Json], unit: str, year: int) -> Listings:
    def says(row: Json) -> object:
        stage = choice(row.get("stage"), "在建", "已投入使用")
        if stage is BROKEN:
            return BROKEN
        if stage == "在建":
            return DENIED
        return proven(row) if is_told(row.get("outreach")) else UNPROVEN

    def key(row: Json) -> Key:
        return row.get("name"), row.get("enterprise")

    return dated("bases", "training_bases", rows, year, key, says, "in_use_since")


def _incubators(rows: Sequence[Json], unit: str, year: int) -> Listings:
    def says(row: Json) -> object:
        return proven(row) if is_told(row.get("level")) else UNPROVEN

    return dated(
        "incubators", "entrepreneurship_bases", rows, year, lambda row: (row.get("name"),), says
    )


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


_READ: Mapping[str, Callable[[Sequence[Json], str, int], Listings]] = {
    "programs": of_programs,
    "articulations": of_articulations,
    "clusters": _clusters,
    "enterprises": _enterprises,
    "studios": _studios,
    "bases": _bases,
    "incubators": _incubators,
    "classes": _classes,
}
