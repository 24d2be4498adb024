"""One submission from everything that was handed in for a unit, whatever file it came in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from haixi_check.intake.draft import Draft, spot
from haixi_check.intake.explanations import explanation, of_sameness
from haixi_check.problem import EVERY_YEAR, Problem, Tier, shown
from haixi_check.rulepack.pack import Pack
from haixi_check.submission import Declared, Entry, Submission
from haixi_check.table import Content, Location


def merged(
    drafts: Sequence[Draft],
    pack: Pack,
    problems: list[Problem],
    *,
    listed: Mapping[str, Sequence[str]],
    year: int | None = None,
) -> Submission:
    """The submission of one unit; what two drafts say differently is put down in `problems`.

    `listed` are the figures that rest on each register, and `year` is the one that the run was
    asked for: a submission that does not state any may be of that one.

    The latest year speaks first, and then the file that comes first by its name, so that the order
    in which files were given changes nothing.
    """
    ordered = sorted(drafts, key=lambda draft: (-(draft.year or 0), draft.files))
    basics, places = _basics(ordered)
    if ordered[0].year is None and year is None:
        problems.extend(_of_no_year(ordered, listed))
    general = explanation(str(basics.get("note") or ""))
    return Submission(
        unit=ordered[0].unit,
        year=ordered[0].year,
        files=tuple(dict.fromkeys(file for draft in ordered for file in draft.files)),
        basics=basics,
        explanation=general,
        why_unchanged=of_sameness(general),
        places=places,
        declared=_declared(ordered, pack, problems),
        entries=_entries(ordered, problems),
        records=tuple(record for draft in ordered for record in draft.records),
        lost_records=tuple(lost for draft in ordered for lost in draft.lost_records),
        sheets=frozenset(sheet for draft in ordered for sheet in draft.sheets),
        unkeyed=frozenset(register for draft in ordered for register in draft.unkeyed),
    )


def _basics(drafts: Sequence[Draft]) -> tuple[dict[str, Content], dict[str, Location]]:
    """What the lines of 基本信息 say, and where each stands or, if it is blank, should."""
    basics: dict[str, Content] = {}
    places: dict[str, Location] = {}
    for draft in drafts:
        for line, value in draft.basics.items():
            if line not in basics:
                basics[line] = value
                places[line] = draft.places[line]
    for draft in drafts:
        for line, place in draft.places.items():
            places.setdefault(line, place)
    return basics, places


def _of_no_year(drafts: Sequence[Draft], listed: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    """Nobody says of which year a submission is: what rows give is missing, the rest in doubt."""
    for draft in drafts:
        if draft.year_unread is None:
            given = {figure for register in draft.entries for figure in listed[register]}
            stated = {figure for figure, _ in draft.declared} - given
            for tier, figures in ((Tier.MUST_FIX, given), (Tier.EXPLAIN, stated)):
                if figures:
                    yield Problem(
                        code="year_not_stated" if tier is Tier.EXPLAIN else "rows_of_no_year",
                        tier=tier,
                        location=Location(draft.files[0] if draft.files else ""),
                        unit=draft.unit,
                        figures=tuple((figure, EVERY_YEAR) for figure in sorted(figures)),
                    )


def _declared(
    drafts: Sequence[Draft], pack: Pack, problems: list[Problem]
) -> dict[tuple[str, int], Declared]:
    declared: dict[tuple[str, int], Declared] = {}
    for draft in drafts:
        last = max((cell[1] for cell in draft.declared), default=0)
        for cell, value in draft.declared.items():
            if draft.year is None and draft.year_unread is not None and cell[1] == last:
                # It may be the year after its own: only what lies before is known to count.
                value = replace(value, value=None, flaw="no_year")
            if pack.base_year <= cell[1] <= (draft.year or cell[1]):
                before = declared.get(cell)
                declared[cell] = _agreed(draft.unit, cell, before, value, problems)
            elif value.value is not None:
                problems.append(_out_of_range(cell, draft, value))
    return declared


def _out_of_range(cell: tuple[str, int], draft: Draft, value: Declared) -> Problem:
    """A figure of a year that this submission does not speak of."""
    return Problem(
        code="year_out_of_range",
        tier=Tier.NOTE,
        location=value.source.place,
        found=value.source.raw,
        params={"year": str(cell[1]), "own_year": str(draft.year)},
        unit=draft.unit,
    )


def _agreed(
    unit: str,
    cell: tuple[str, int],
    before: Declared | None,
    value: Declared,
    problems: list[Problem],
) -> Declared:
    """The same figure from two files: equal is a note, different can be used from neither."""
    if before is None or before.flaw == "blank":
        return value
    told = before.flaw == "conflicting_value" and value.source.raw == before.source.raw
    if value.flaw == "blank" or told:  # what a third file repeats is no other difference
        return before
    same = before.value == value.value
    problems.append(
        Problem(
            code="same_value_twice" if same else "conflicting_value",
            tier=Tier.NOTE if same else Tier.MUST_FIX,
            location=value.source.place,
            found=value.source.raw,
            params={
                "other": spot(before.source.place),
                "other_value": before.source.raw,
            },
            unit=unit,
            figures=(cell,),
            related=(before.source.place,),
        )
    )
    return before if same else replace(before, value=None, flaw="conflicting_value")


def _entries(drafts: Sequence[Draft], problems: list[Problem]) -> dict[str, tuple[Entry, ...]]:
    entries: dict[str, list[Entry]] = {}
    year = drafts[0].year
    for draft in drafts:
        # A roster beside the workbook of its unit is of the year that the workbook states.
        unsaid = year is not None and draft.year is None and draft.year_unread is None
        for register, found in draft.entries.items():
            rows = [replace(row, year=row.year or year or 0) for row in found] if unsaid else found
            kept = entries.setdefault(register, [])
            known = {
                (key, entry.year): index for index, entry in enumerate(kept) for key in entry.keys
            }
            for row in rows:
                index = next(
                    (known[key, row.year] for key in row.keys if (key, row.year) in known), None
                )
                if index is None:
                    kept.append(row)
                else:
                    _listed_again(row, index, kept, problems)
    return {register: tuple(rows) for register, rows in entries.items() if rows}


def _listed_again(row: Entry, index: int, kept: list[Entry], problems: list[Problem]) -> None:
    """The same thing in two files of one unit: the same row counts once, another must be mended."""
    before = kept[index]
    numbered = [entry for entry in (before, row) if entry.own]
    same = _said(row) == _said(before) and len({entry.key for entry in numbered}) < 2
    name = row.name or " · ".join(part for part in row.key if part)
    problems.append(
        Problem(
            code="repeated_row" if same else "duplicate_row",
            tier=Tier.NOTE if same else Tier.MUST_FIX,
            location=row.location,
            found=shown(name),
            params={"first": spot(before.location)},
            unit=row.unit,
            related=(before.location,),
        )
    )
    if same and numbered:  # one of them may be without the number by which others know the person
        kept[index] = replace(before, key=numbered[0].key, own=numbered[0].own)
    elif not same:
        kept[index] = replace(before, flaw=before.flaw or "duplicate_row")
        kept.append(replace(row, flaw=row.flaw or "duplicate_row"))


def _said(entry: Entry) -> dict[str, Content]:
    return {name: value for name, value in entry.values.items() if name != "note"}
