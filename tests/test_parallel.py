"""Work that is dealt out: in order, and the same from any number of processes, even dying ones."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from threading import current_thread, main_thread

import pytest

from haixi_check import parallel as sharing
from haixi_check.parallel import shared_among, work_ahead
from haixi_check.pipeline.check import check
from haixi_check.pipeline.request import Request
from haixi_check.system import processes
from haixi_check.system.channels import Serve

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this platform has no fork"),
    pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning"),
]
ITEMS = list(range(10))


@pytest.fixture(autouse=True)
def _forking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fork even if another test has left a thread behind, and for few things."""
    monkeypatch.setattr(processes, "can_fork", lambda: True)
    monkeypatch.setattr(sharing, "FEWEST", 1)


def _children() -> set[int]:
    told = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii")
    return {int(child) for child in told.split()}


@pytest.mark.parametrize("jobs", [0, 1, 2, 3, 10, 100])
def test_whatever_is_made_comes_in_the_order_of_the_things(jobs: int) -> None:
    made = list(shared_among(jobs)(lambda number: (number, os.getpid()), ITEMS))
    assert [number for number, _ in made] == ITEMS
    assert len({pid for _, pid in made}) == min(max(jobs, 1), len(ITEMS))


def test_few_things_stay_in_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "FEWEST", 6)
    assert set(shared_among(2)(lambda _: os.getpid(), ITEMS)) == {os.getpid()}
    assert list(shared_among(2)(str, [])) == []


def test_a_process_that_may_not_be_copied_does_all_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "can_fork", lambda: False)
    assert set(shared_among(2)(lambda _: os.getpid(), ITEMS)) == {os.getpid()}


def test_what_a_copy_does_not_live_to_hand_over_is_made_here() -> None:
    here = os.getpid()

    def work(number: int) -> int:
        if number > 4 and os.getpid() != here:
            os._exit(1)
        return number * number

    assert list(shared_among(3)(work, ITEMS)) == [number * number for number in ITEMS]


def test_a_machine_without_room_for_a_copy_does_it_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[processes.Process] = []

    def once(serve: Serve) -> processes.Process:
        if started:
            raise BlockingIOError
        started.append(processes.Forked(serve))
        return started[0]

    monkeypatch.setattr(processes, "start", once)
    made = list(shared_among(4)(lambda number: (number, os.getpid()), ITEMS))
    assert [number for number, _ in made] == ITEMS
    assert len({pid for _, pid in made}) == 2


def test_a_mistake_of_our_own_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        list(shared_among(2)(lambda number: 1 // (number - 5), ITEMS))


def test_much_is_handed_over_whole_and_no_copy_outlives_its_listener() -> None:
    before = _children()
    large = shared_among(2)(lambda number: str(number) * 3_000_000, ITEMS)
    assert [len(next(iter(large))) for _ in range(3)] == [3_000_000] * 3
    copies = _children() - before
    assert len(copies) == 1
    del large
    assert not copies & _children()


def test_shared_or_not_a_verdict_has_the_same_bytes(root: Path) -> None:
    def text(jobs: int) -> str:
        verdict = check(Request(paths=(root / "samples" / "units",), jobs=jobs))
        return "".join(verdict.pieces(shared_among(jobs)))

    assert text(1) == text(2) == text(4)


def test_work_goes_on_beside_the_block() -> None:
    with sharing.meanwhile(current_thread) as thread:
        assert thread() is not main_thread()


def test_without_threads_work_is_done_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "can_spawn", lambda: False)
    done: list[int] = []
    with sharing.meanwhile(lambda: done.append(1)) as asked:
        assert not done
        asked()
    assert done == [1]


def test_a_stream_is_worked_on_in_order_and_not_far_ahead() -> None:
    taken: list[int] = []

    def stream() -> Iterator[int]:
        for number in ITEMS:
            taken.append(number)
            yield number

    for number, made in enumerate(work_ahead(str, stream(), most=3)):
        assert made == str(number)
        assert len(taken) <= number + 3
    assert taken == ITEMS


def test_a_mistake_in_a_stream_is_raised_where_its_result_is_due() -> None:
    made = work_ahead(lambda number: 6 // (2 - number), ITEMS)
    assert [next(made), next(made)] == [3, 6]
    with pytest.raises(ZeroDivisionError):
        next(made)
