"""From the submissions of a run to its figures: of each unit, and of several with nothing twice.

| where the rules are silent | what this judge does |
|---|---|
| a room under both kinds of studio at two units | broken at both |
| no 就业统计截止日 | nothing |
| claims that differ, and none of them counts | no question: nothing rests on them |
| different 研究生层次口径, or one unstated | a question at all that differ from the first stated |
| a declared number of earlier years than those that the register speaks of | no question |
| one staff number or ID number twice, and the rows differ | the rows cannot be used |
| who states a 研究生层次口径 and gives no number of postgraduates | is compared with all the same |
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from tests.second_judge import checks
from tests.second_judge.cells import Declared, Json, day, declared
from tests.second_judge.columns import STUDIOS, once_each
from tests.second_judge.judging import MISSING, Figure
from tests.second_judge.listings import (
    COUNTS,
    UNPROVEN,
    Cell,
    Claim,
    Key,
    Listing,
    Listings,
    lower,
)
from tests.second_judge.persons import of_rosters
from tests.second_judge.policy import (
    ASKED,
    BASE_YEAR,
    COLLEGE,
    OF_THINGS,
    PERSONS,
    SHARING,
    UNITS,
)
from tests.second_judge.programs import may_name_more, named, settle_programs
from tests.second_judge.registers import of_registers


class SubmittedBook:
    """The figures of a run, and what is asked about them."""

    def __init__(self, submissions: Sequence[Json]) -> None:
        """Read the submissions, one a unit."""
        self._of = {str(item["unit"]): item for item in submissions if item["unit"] in UNITS}
        self.reported = frozenset(self._of)
        years = {unit: int(str(item["year"])) for unit, item in self._of.items()}
        self.year = max(years.values())
        self._listings = _listings(self._of, years)
        declared_by = {unit: _declared(unit, item) for unit, item in self._of.items()}
        self._figures: dict[tuple[str, str, int], Figure] = {}
        for unit in self._of:
            own = _own(unit, years[unit], declared_by[unit], self._listings[unit])
            if _counted_in_another_year(self._of[unit]):
                _spoil(own, ("employed_graduates", years[unit]), self._of[unit])
            asked = checks.questions(own, unit, declared_by[unit], years[unit])
            spoiled = checks.spoiled(own, unit, declared_by[unit])
            for (name, year), figure in own.items():
                doubtful = figure.doubtful or (name, year) in asked
                told = replace(figure, doubtful=doubtful)
                self._figures[unit, name, year] = MISSING if (name, year) in spoiled else told
        self.provisional = frozenset(self._cut_off(years))
        self._compare_bases()

    def figure(self, units: tuple[str, ...], name: str, year: int) -> Figure:
        """A figure of these units together: claims about one thing count once, the lowest."""
        if len(units) == 1:
            return self._figures.get((units[0], name, year), MISSING)
        parts = [self._figures.get((unit, name, year), MISSING) for unit in units]
        least = extra = Fraction(0)
        things: dict[Key, Claim] = {}
        doubtful = any(part.doubtful for part in parts)
        for unit, part in zip(units, parts, strict=True):
            listing = self._listings.get(unit, {}).get((name, year))
            if listing is None or (part.value is None and part.least == 0):
                least += part.value or 0
                continue
            for key, claim in listing.claims.items():
                other = things.get(key, claim)
                doubtful = doubtful or (other != claim and COUNTS in (other.says, claim.says))
                things[key] = lower(other, claim)
        for claim in things.values():
            least += claim.amount if claim.says == COUNTS else 0
            extra += claim.amount if claim.says == UNPROVEN else 0
        return Figure(
            value=None if any(part.value is None for part in parts) else least,
            least=least,
            extra=extra,
            doubtful=doubtful,
            declared=any(part.declared for part in parts),
            listed=all(part.listed for part in parts),
        )

    def _cut_off(self, years: Mapping[str, int]) -> list[tuple[str, int]]:
        """Whose employment was counted at the end of August, when more may yet find work."""
        days = {unit: day(item.get("employment_cutoff")) for unit, item in self._of.items()}
        return [(unit, year) for unit, year in years.items() if days[unit] == date(year, 8, 31)]

    def _compare_bases(self) -> None:
        """Postgraduates by 学历 here and by 学位 there cannot be added up unasked."""
        bases = {
            unit: self._of[unit].get("postgraduate_basis") for unit in UNITS if unit in self._of
        }
        first = next((basis for basis in bases.values() if basis), None)
        others = {unit for unit, basis in bases.items() if first and basis != first}
        for (unit, name, year), figure in list(self._figures.items()):
            if name == "postgraduate_teachers" and unit in others and figure is not MISSING:
                self._figures[unit, name, year] = replace(figure, doubtful=True)


def _listings(of: Mapping[str, Json], years: Mapping[str, int]) -> dict[str, Listings]:
    found = {}
    for unit, item in of.items():
        registers, rosters = _rows(item, "registers"), _rows(item, "rosters")
        found[unit] = of_registers(registers, unit, years[unit])
        found[unit] |= of_rosters(rosters, unit, years[unit], item.get("postgraduate_basis"))
    college = _rows(of.get(COLLEGE, {}), "registers").get("programs", ())
    counterparts = {
        unit: named(college, _rows(item, "registers").get("articulations", ()))
        for unit, item in of.items()
    }
    unsure = {
        unit
        for unit, item in of.items()
        if may_name_more(college, _rows(item, "registers").get("articulations", ()))
    }
    settle_programs(found, years, counterparts, unsure)
    _same_staff(of, years, found)
    _two_kinds(of, found)
    return found


def _counted_in_another_year(item: Json) -> bool:
    """Whether graduates were counted in another year than that of the file: no figure at all."""
    counted = day(item.get("employment_cutoff"))
    return isinstance(counted, date) and counted.year != item["year"]


def _spoil(own: dict[Cell, Figure], cell: Cell, item: Json) -> None:
    """Make a figure that has a line or a roster unusable, blank or not."""
    name, year = cell
    figures: Mapping[str, Json] = item.get("figures") or {}  # type: ignore[assignment]
    column = any(str(year) in years for years in figures.values())
    if cell in own or (name in figures and column):
        own[cell] = MISSING


def _rows(item: Json, section: str) -> Mapping[str, Sequence[Json]]:
    lists: Mapping[str, Sequence[Json]] = item.get(section) or {}  # type: ignore[assignment]
    return {name: once_each(name, rows) for name, rows in lists.items()}


def _same_staff(
    of: Mapping[str, Json], years: Mapping[str, int], found: dict[str, Listings]
) -> None:
    """The same staff numbers at two schools of one campus may be the same persons."""
    numbers = [
        {
            row.get("staff_no")
            for row in _rows(of.get(unit, {}), "rosters").get("teachers", ())
            if not row.get("id_number")
        }
        for unit in SHARING
    ]
    if set.intersection(*numbers):
        for unit in SHARING:
            for figure in PERSONS["teachers"]:
                found[unit][figure, years[unit]].doubtful = True


def _two_kinds(of: Mapping[str, Json], found: dict[str, Listings]) -> None:
    """One room is one kind of studio, whoever reports it."""
    kinds: dict[object, set[object]] = {}
    for item in of.values():
        for row in _rows(item, "registers").get("studios", ()):
            if row.get("kind") in STUDIOS:
                kinds.setdefault(row.get("name"), set()).add(row.get("kind"))
    twice = {name for name, said in kinds.items() if len(said) > 1}
    for unit, item in of.items():
        names = {row.get("name") for row in _rows(item, "registers").get("studios", ())}
        if not names & twice:
            continue
        for (figure, _), listing in found[unit].items():
            if figure in ("innovation_studios", "master_studios"):
                listing.broken = True
                for name in names & twice:
                    listing.claims.pop((name,), None)


def _declared(unit: str, item: Json) -> dict[Cell, Declared]:
    figures: Mapping[str, Json] = item.get("figures") or {}  # type: ignore[assignment]
    return {
        (name, int(year)): declared(name, said)
        for name, years in figures.items()
        for year, said in years.items()
        if name in ASKED[unit] and BASE_YEAR <= int(year) <= int(str(item["year"]))
    }


def _own(
    unit: str, year: int, said: Mapping[Cell, Declared], listings: Listings
) -> dict[Cell, Figure]:
    """The figures of one unit: those of registers and rosters win over the declared.

    What is there without a value was given and cannot be used; what is blank is not there.
    """
    listed = {name for name, _ in listings}
    found: dict[Cell, Figure] = {}
    for name in ASKED[unit]:
        for each in range(BASE_YEAR, year + 1):
            cell = (name, each)
            if cell in listings:
                found[cell] = _derived(listings[cell], said.get(cell))
            elif cell in said and said[cell].value is None and said[cell].stated:
                asked = said[cell].none and not said[cell].explained
                found[cell] = replace(MISSING, doubtful=asked)
            elif cell in said and said[cell].value is not None:
                value = said[cell].value or Fraction(0)
                unlisted = name in OF_THINGS and name not in listed and value > 0
                found[cell] = Figure(value=value, least=value, declared=unlisted)
    return found


def _derived(listing: Listing, said: Declared | None) -> Figure:
    counted = sum((c.amount for c in listing.claims.values() if c.says == COUNTS), Fraction(0))
    extra = sum((c.amount for c in listing.claims.values() if c.says == UNPROVEN), Fraction(0))
    broken = listing.unusable or (said is not None and said.broken)
    value = None if broken or listing.blank else counted
    differs = said is not None and value is not None and said.stated and said.value != value
    asked = said is not None and not said.explained and (differs or said.none)
    return Figure(
        value=value,
        least=Fraction(0) if said is not None and said.broken else counted,
        extra=extra,
        blank=listing.blank and not broken,
        doubtful=listing.asked or asked,
        listed=True,
    )
