"""What the damage is done with does what it says, and the law sees what breaks it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from tests.damage.bases import base
from tests.damage.book import Book, Error, Formula, Sheet, Submission
from tests.damage.exemptions import EVERY_LAW, EXIT, MILDER, PASS
from tests.damage.law import violations
from tests.damage.product import Judged, Told
from tests.damage.steps import Step, read_step, taken

RESULT = ("internship-rules", "golmud-school")
ASKED = Told("invented", "explain", "佐证材料", "golmud-school", "")


def one_sheet(*rows: tuple[object, ...]) -> Submission:
    sheet = Sheet(name="表", rows=rows)  # type: ignore[arg-type]
    return Submission(books=(Book(name="甲", sheets=(sheet,)),))


def came_to(outcome: str, *, exit_code: int = 4, problems: tuple[Told, ...] = ()) -> Judged:
    return Judged(
        {RESULT: outcome}, {}, {RESULT: frozenset()}, Counter(problems), exit_code, frozenset()
    )


@pytest.mark.parametrize(
    "step",
    [
        Step("put", ("佐证材料", "C4", "'")),
        Step("put", ("甲/表", "C4", date(2022, 1, 5))),
        Step("put", ("表", "C4", Error("#SPILL!"))),
        Step("fill", ("表", "C4:C9", Formula('A1&"x"'))),
        Step("delete_rows", ("表", 4, 9)),
        Step("drop_attachments", ()),
    ],
    ids=str,
)
def test_a_step_is_read_as_it_is_written(step: Step) -> None:
    assert read_step(str(step)) == step


def test_of_merged_cells_the_first_value_is_left_at_the_top() -> None:
    before = one_sheet((None, 1), (2, 3), (4, 5))
    after = taken(before, [read_step("merge('表', 'A1:A3')")]).sheet("表")
    assert after.rows == ((2, 1), (None, 3), (None, 5))
    assert after.merged == ((0, 0, 2, 0),)


def test_a_deleted_column_takes_merged_cells_with_it() -> None:
    before = one_sheet((1, 2, 3), (4, 5, 6))
    steps = [read_step("merge('表', 'B1:C1')"), read_step("delete_column('表', 'A')")]
    after = taken(before, steps).sheet("表")
    assert after.rows == ((2, None), (5, 6))
    assert after.merged == ((0, 0, 0, 1),)


def test_filling_leaves_blank_cells_blank() -> None:
    after = taken(one_sheet((1,), (None,), (3,)), [read_step("fill('表', 'A1:A3', '无')")])
    assert after.sheet("表").rows == (("无",), (None,), ("无",))


def test_a_base_is_worse_where_it_says_so() -> None:
    sound, worse = base("met").sheet("佐证材料"), base("met+undone").sheet("佐证材料")
    changed = [row for row, other in zip(sound.rows, worse.rows, strict=True) if row != other]
    assert len(changed) > 10
    assert "未落实" in {value for row in worse.rows for value in row}


@pytest.mark.parametrize(
    ("before", "after", "broken"),
    [
        (came_to("fail"), came_to("pass", problems=(ASKED,)), [PASS]),
        (came_to("fail"), came_to("review"), [MILDER]),
        (came_to("fail"), came_to("review", problems=(ASKED,)), []),
        (came_to("fail", problems=(ASKED,)), came_to("review", problems=(ASKED,)), [MILDER]),
        (came_to("pass"), came_to("fail"), []),
        (came_to("pass"), came_to("info"), []),
        (came_to("info"), came_to("unknown"), []),
        (came_to("fail", exit_code=1), came_to("fail", exit_code=0), [EXIT]),
        (came_to("pass", exit_code=0), came_to("pass", exit_code=0), []),
    ],
)  # fmt: skip
def test_the_law_sees_what_breaks_it(before: Judged, after: Judged, broken: list[str]) -> None:
    assert [item.law for item in violations(before, after)] == broken


def test_what_leaves_no_trace_is_excused_but_for_a_unit_that_is_lost() -> None:
    before, after = came_to("fail", exit_code=1), came_to("pass", exit_code=0)
    assert not list(violations(before, after, excused=EVERY_LAW))
    lost = replace(before, reported=frozenset({"golmud-school"}))
    assert [item.law for item in violations(lost, after, excused=EVERY_LAW)] == [PASS]
