"""What the default suite samples: the first case of a table, every n-th, and the rest elsewhere."""

from __future__ import annotations

from typing import cast

import pytest
from tests.sampling import mark_the_rest


class Item:
    """A collected test, as far as sampling looks at it."""

    def __init__(self, nodeid: str, *marks: pytest.MarkDecorator) -> None:
        self.nodeid = nodeid
        self._marks = {each.name: each.mark for each in marks}
        self.left_out = ""

    def get_closest_marker(self, name: str) -> pytest.Mark | None:
        return self._marks.get(name)

    def add_marker(self, name: str) -> None:
        self.left_out = name


def left_out(*items: Item) -> list[str]:
    mark_the_rest([cast("pytest.Item", item) for item in items])
    return [item.left_out for item in items]


def test_the_first_case_and_every_nth_stay() -> None:
    cases = [Item(f"a.py::test[{at}]", pytest.mark.sampled(3)) for at in range(5)]
    assert left_out(*cases) == ["", "thorough", "thorough", "", "thorough"]


def test_each_test_is_counted_alone_and_what_is_not_sampled_stays() -> None:
    mark = pytest.mark.sampled(2, rest="surroundings")
    items = [Item("a.py::one[1]", mark), Item("a.py::two[1]", mark), Item("a.py::three[1]")]
    assert left_out(*items, Item("a.py::two[2]", mark)) == ["", "", "", "surroundings"]


def test_a_case_that_is_left_out_anyway_is_not_counted() -> None:
    mark = pytest.mark.sampled(2)
    rare = Item("a.py::test[1]", mark, pytest.mark.hostile)
    assert left_out(rare, Item("a.py::test[2]", mark)) == ["", ""]
