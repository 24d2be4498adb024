"""Our `dataclass` and the standard library's: the same but for the time that a class takes."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from haixi_check import plain


def classes(dataclass: Callable[..., Any]) -> tuple[type, type]:
    """A value and a thing that changes, made by one or the other."""

    @dataclass(frozen=True, kw_only=True)
    class Value:
        """A value."""

        title: str = "虚构"
        count: int
        parts: list[str] = dataclasses.field(default_factory=list)
        secret: str = dataclasses.field(default="", repr=False, compare=False)

    @dataclass()
    class Thing:
        """It may change, and looks after itself."""

        name: str
        size: int = 1
        twice: int = dataclasses.field(init=False, default=0)

        def __post_init__(self) -> None:
            self.twice = 2 * self.size

    return Value, Thing


BOTH = pytest.mark.parametrize(
    "dataclass", [plain.dataclass, dataclasses.dataclass], ids=["plain", "standard"]
)


@BOTH
def test_values_are_made_compared_shown_and_replaced_alike(dataclass: Callable[..., Any]) -> None:
    value, thing = classes(dataclass)
    one = value(count=1)
    assert (one.title, one.count, one.parts, one.secret) == ("虚构", 1, [], "")
    assert one == value(count=1, secret="x") != value(count=2)  # noqa: S106
    assert one != thing("甲")
    assert dataclasses.replace(one, count=3) == value(count=3)
    assert repr(one).endswith("Value(title='虚构', count=1, parts=[])")
    assert [field.name for field in dataclasses.fields(one)] == [
        "title",
        "count",
        "parts",
        "secret",
    ]
    assert copy.deepcopy(one) == one
    assert one.parts is not value(count=1).parts


@BOTH
def test_a_thing_takes_its_values_in_order_and_may_change(dataclass: Callable[..., Any]) -> None:
    _, thing = classes(dataclass)
    made = thing("甲", 3)
    assert (made.name, made.size, made.twice) == ("甲", 3, 6)
    made.size = 4
    assert made.size == 4
    with pytest.raises(TypeError, match="unhashable"):
        hash(made)


@BOTH
@pytest.mark.parametrize(
    ("positional", "named"),
    [((), {}), ((), {"count": 1, "other": 2}), ((1,), {}), ((), {"title": "x"})],
)
def test_a_value_too_many_or_too_few_is_refused(
    dataclass: Callable[..., Any], positional: tuple[Any, ...], named: dict[str, Any]
) -> None:
    value, _ = classes(dataclass)
    with pytest.raises(TypeError):
        value(*positional, **named)


@BOTH
@pytest.mark.parametrize(
    ("positional", "named"), [((), {}), (("甲", 1, 2), {}), (("甲",), {"name": "乙"})]
)
def test_values_in_order_are_counted(
    dataclass: Callable[..., Any], positional: tuple[Any, ...], named: dict[str, Any]
) -> None:
    _, thing = classes(dataclass)
    with pytest.raises(TypeError):
        thing(*positional, **named)


@BOTH
def test_a_frozen_value_does_not_change(dataclass: Callable[..., Any]) -> None:
    value, _ = classes(dataclass)
    one = value(count=1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.count = 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        del one.count


@BOTH
def test_equal_values_have_one_hash(dataclass: Callable[..., Any]) -> None:
    @dataclass(frozen=True)
    class Point:
        """A point."""

        x: int
        y: int = 0

    assert {Point(1), Point(1, 0), Point(x=1)} == {Point(1)}


@BOTH
def test_pydantic_reads_and_writes_both_alike(dataclass: Callable[..., Any]) -> None:
    value, _ = classes(dataclass)
    adapter: TypeAdapter[Any] = TypeAdapter(value)
    assert adapter.validate_python({"count": "1"}) == value(count=1)
    assert adapter.dump_json(value(count=1)) == (
        '{"title":"虚构","count":1,"parts":[],"secret":""}'.encode()
    )
    with pytest.raises(ValidationError, match="count"):
        adapter.validate_python({"count": "eins"})


@plain.dataclass(frozen=True)
class Sent:
    """What goes from one process to another."""

    name: str
    size: int = 0


def test_a_value_goes_through_a_pickle() -> None:
    assert pickle.loads(pickle.dumps(Sent("甲", 2))) == Sent("甲", 2)  # noqa: S301


def test_the_thousandth_object_is_as_the_first() -> None:
    value, thing = classes(plain.dataclass)
    first, early = value(count=1), thing("甲", 3)
    for _ in range(plain.OFTEN):
        value(count=1), thing("甲", 3)
    assert "__init__" in value.__dict__
    assert vars(value)["__init__"] is not vars(thing)["__init__"]
    assert value(count=1) == first
    assert vars(thing("甲", size=3)) == vars(early)
    assert value(count=1).parts is not value(count=1).parts
    for wrong in ({}, {"count": 1, "other": 2}, {"title": "x"}):
        with pytest.raises(TypeError):
            value(**wrong)
    with pytest.raises(dataclasses.FrozenInstanceError):
        value(count=1).count = 2
