"""Tables + form -> one submission per unit, and every problem found on the way. Opens no file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from haixi_check.frames import Frame
from haixi_check.intake.draft import Draft, Understood
from haixi_check.intake.merging import merged
from haixi_check.intake.same_things import same_numbers, with_one_key
from haixi_check.intake.unstated import missing_sheets, unlisted_codes, unstated_bases
from haixi_check.intake.workbook import Clerk, Taken
from haixi_check.problem import Problem, Tier
from haixi_check.rulepack.form import Form
from haixi_check.rulepack.pack import Pack
from haixi_check.rulepack.targets import Target
from haixi_check.submission import Submission
from haixi_check.table import Location, Table


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
    uncounted: Counter[tuple[str, Tier, Location]] = Counter()
    for one in found:
        for unit, draft in one.drafts.items():
            drafts.setdefault(unit, []).append(draft)
            for file in draft.files:
                units_of_file.setdefault(file, []).append(unit)
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
    problems = list(_placed(problems, units_of_file))
    submissions = with_one_key(submissions, form, problems)
    problems += same_numbers(submissions, pack, form)
    problems += missing_sheets(submissions, form)
    problems += unstated_bases(submissions, pack, form)
    problems += unlisted_codes(submissions, form)
    return Intake(
        submissions=submissions,
        problems=tuple(problems),
        understood=tuple(understood),
        units_of_file={file: tuple(units) for file, units in units_of_file.items()},
        uncounted=uncounted,
    )


def _placed(
    problems: Iterable[Problem], units_of_file: Mapping[str, Iterable[str]]
) -> Iterator[Problem]:
    """The problems; what a file without any unit loses is lost to the only one beside it.

    A roster that was saved as a file of its own may not say whose it is. Beside several units it is
    nobody's: the file is then told as one that gave no submission.
    """
    beside: dict[PurePosixPath, set[str]] = {}
    for file, units in units_of_file.items():
        beside.setdefault(PurePosixPath(file).parent, set()).update(units)
    for problem in problems:
        if not problem.of_all or problem.units:
            yield problem
            continue
        units = beside.get(PurePosixPath(problem.location.file).parent, set())
        if len(units) == 1:
            yield replace(problem, units=tuple(units))
        elif problem.code != "part_unread":
            yield problem


def _settle(found: Sequence[Taken]) -> None:
    """Let the big rosters know of each other and of all others: a person may stand in several."""
    crowds = [crowd for one in found for crowd in one.crowds]
    if not crowds:
        return
    from haixi_check.intake.rosters.roster import settle

    settle(crowds, [one.drafts for one in found])
