"""Tables + form -> one submission per unit, and every problem found on the way. Opens no file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from haixi_check.cells import explanation
from haixi_check.clerk import Clerk, Taken
from haixi_check.form import ColumnType, Form
from haixi_check.frames import Frame
from haixi_check.pack import Pack
from haixi_check.plain import dataclass
from haixi_check.problems import EVERY_YEAR, Problem, Tier
from haixi_check.sheets.desk import OF_NO_UNIT, Draft, Understood
from haixi_check.sheets.merging import merged
from haixi_check.sheets.same_things import same_numbers, with_one_key
from haixi_check.submissions import Submission
from haixi_check.tables import Location, Table
from haixi_check.targets import Target


@dataclass(frozen=True)
class Group:
    """Tables that make up one submission: a workbook, or the csv files of one folder."""

    tables: tuple[Table | Frame, ...]
    taken: Taken | None = None
    """What they hold, where the process that read them has taken them in."""
    unread: tuple[str, ...] = ()
    """The files of the folder that could not be read: parts of it are missing."""


@dataclass(frozen=True)
class Intake:
    """What was taken in."""

    submissions: Mapping[str, Submission]
    problems: tuple[Problem, ...]
    understood: tuple[Understood, ...]
    units_of_file: Mapping[str, tuple[str, ...]]
    losing: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By file of which something is lost, the units that it is lost to."""
    uncounted: Mapping[tuple[str, Tier, Location], int] = field(default_factory=dict)
    """How many more problems there are of a code, tier and sheet; enough are in `problems`."""


def take_in(
    groups: Iterable[Group],
    *,
    pack: Pack,
    form: Form,
    targets: Sequence[Target],
    year: int | None = None,
) -> Intake:
    """Type and check the tables of every group, and merge what they say of each unit."""
    clerk = Clerk(pack=pack, form=form, targets=targets, year=year)
    return gather(
        (clerk.take(group.tables, group.unread) for group in groups),
        pack=pack,
        form=form,
        year=year,
    )


def gather(taken: Iterable[Taken], *, pack: Pack, form: Form, year: int | None = None) -> Intake:
    """Merge what was taken in: one submission per unit, and everything that was noticed.

    `year` is the one that the run was asked for, if it was.
    """
    found = tuple(taken)
    _settle(found)
    drafts: dict[str, list[Draft]] = {}
    problems: list[Problem] = []
    understood: list[Understood] = []
    units_of_file: dict[str, list[str]] = {}
    losing: dict[str, dict[str, None]] = {}
    uncounted: Counter[tuple[str, Tier, Location]] = Counter()
    for one in found:
        for unit, draft in one.drafts.items():
            drafts.setdefault(unit, []).append(draft)
            for file in draft.files:
                units_of_file.setdefault(file, []).append(unit)
        for problem in one.problems:
            if problem.of_file:
                losing.setdefault(problem.location.file, {}).update(_losing(problem, one))
        problems += one.problems
        uncounted.update(one.uncounted)
        understood += one.understood
    submissions = {}
    listed = {
        register.id: [figure for figure, _ in form.resting_on(register)]
        for register in (*form.registers, *form.rosters)
    }
    for body in pack.units:
        if body.id in drafts:
            submissions[body.id] = merged(drafts[body.id], pack, problems, listed=listed, year=year)
    submissions = with_one_key(submissions, form, problems)
    problems += same_numbers(submissions, pack, form)
    problems += _mixed_bases(submissions, pack, form)
    return Intake(
        submissions=submissions,
        problems=tuple(problems),
        understood=tuple(understood),
        units_of_file={file: tuple(units) for file, units in units_of_file.items()},
        losing={file: tuple(units) for file, units in losing.items()},
        uncounted=uncounted,
    )


def _losing(problem: Problem, taken: Taken) -> dict[str, None]:
    """The units to which what a problem takes away is lost.

    Those that its file speaks of; all that hand in beside it where it names none, or where rows of
    it are of nobody knows whom.
    """
    named = [unit for unit, draft in taken.drafts.items() if problem.location.file in draft.files]
    unplaced = problem.code in OF_NO_UNIT
    return dict.fromkeys(taken.drafts if unplaced or not named else named)


def _settle(found: Sequence[Taken]) -> None:
    """Let the big rosters know of each other and of all others: a person may stand in several."""
    crowds = [crowd for one in found for crowd in one.crowds]
    if not crowds:
        return
    from haixi_check.rosters import settle

    settle(crowds, [one.drafts for one in found])


def _mixed_bases(
    submissions: Mapping[str, Submission], pack: Pack, form: Form
) -> Iterator[Problem]:
    """Figures counted on one basis in one unit, on another or an unstated one in another.

    研究生层次 by 学历 and by 学位 cannot be pooled unasked.
    """
    lines = [line.id for line in form.basics.columns if line.type is ColumnType.CHOICE]
    for line in lines:
        figures = [figure for figure in form.figures if line in figure.stated_by]
        counting = [
            item
            for unit, item in submissions.items()
            if any(pack.by_id[unit].level in figure.filled_by for figure in figures)
        ]
        stated = [item for item in counting if item.basics.get(line)]
        for item in counting if stated else ():
            if item.basics.get(line) != stated[0].basics[line]:
                yield _of_other_basis(item, stated[0], line, [figure.id for figure in figures])


def _of_other_basis(
    item: Submission, first: Submission, line: str, figures: Iterable[str]
) -> Problem:
    basis = item.basics.get(line)
    return Problem(
        code="basis_differs" if basis else "basis_unstated",
        tier=Tier.EXPLAIN,
        location=item.places.get(line, Location(item.files[0])),
        found=str(basis or ""),
        params={"other": first.unit, "other_basis": str(first.basics[line])},
        unit=item.unit,
        figures=tuple((figure, EVERY_YEAR) for figure in figures),
        related=(first.places[line],),
        answer=explanation(str(item.basics.get("note") or "")),
    )
