"""The standard library's `dataclass`, made in a twentieth of its time.

That one writes and compiles the methods of each class anew, a millisecond for every class at every
start; a hundred of them take longer than a workbook does to be judged. Here all classes share the
same methods. `fields`, `replace` and pydantic see no difference; type checkers see the original.

With the standard library's in its place a check of one small workbook takes 23 to 28 % more
processor time (20 paired runs of installed copies). Below 15 % this file should go.

A class of which many objects are made gets an `__init__` of its own after all. What is kept in
slots or in order is the original's.
"""

from __future__ import annotations

import dataclasses
from itertools import count
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen=False, kw_only=False):
        """As in the standard library, for these two options."""

        def made(kind):
            kind = dataclasses.dataclass(init=False, repr=False, eq=False, kw_only=kw_only)(kind)
            kind.__shape__ = _shape(kind)
            kind.__init__, kind.__repr__, kind.__eq__ = _init, _repr, _eq
            kind.__hash__ = _hash if frozen else None
            if frozen:
                kind.__setattr__ = kind.__delattr__ = _refuse
            return kind

        return made


class _Shape(NamedTuple):
    """What the methods need to know of a class."""

    kind: Any
    positional: tuple[str, ...]
    defaults: dict[str, Any]
    factories: tuple[tuple[str, Callable[[], Any]], ...]
    held: frozenset[str]
    """The names of all values of a new object."""
    compared: Callable[[Any], object]
    """All values that make two objects equal."""
    shown: tuple[str, ...]
    made: Iterator[int]
    """Counts the objects."""


def _shape(kind: type) -> _Shape:
    fields: tuple[dataclasses.Field[Any], ...] = dataclasses.fields(kind)
    missing = dataclasses.MISSING
    defaults = {field.name: field.default for field in fields if field.default is not missing}
    factories = {
        field.name: field.default_factory
        for field in fields
        if field.default_factory is not missing
    }
    given = {field.name for field in fields if field.init}
    return _Shape(
        kind=kind,
        positional=tuple(field.name for field in fields if field.init and not field.kw_only),
        defaults=defaults,
        factories=tuple(factories.items()),
        held=frozenset(given | defaults.keys() | factories.keys()),
        compared=_all_of([field.name for field in fields if field.compare]),
        shown=tuple(field.name for field in fields if field.repr),
        made=count(1),
    )


def _all_of(names: list[str]) -> Callable[[Any], object]:
    return attrgetter(*names) if names else lambda _: None


OFTEN = 200
"""Objects of a class after which its `__init__` is written out: that takes as long as making a
hundred of them, and each further one is made in a fifth of the time."""


def _init(self: Any, /, *positional: object, **named: object) -> None:
    shape: _Shape = self.__shape__
    if positional:
        before = dict(zip(shape.positional, positional, strict=False))
        if len(before) < len(positional) or before.keys() & named.keys():
            raise TypeError(f"{type(self).__name__}: a value too many")
        named |= before
    values = {**shape.defaults, **named}
    for name, make in shape.factories:
        if name not in values:
            values[name] = make()
    if values.keys() != shape.held:
        wrong = sorted(shape.held ^ values.keys())
        raise TypeError(f"{type(self).__name__}: {wrong} missing or unknown")
    object.__setattr__(self, "__dict__", values)
    if hasattr(self, "__post_init__"):
        self.__post_init__()
    if next(shape.made) == OFTEN:
        shape.kind.__init__ = _written_out(shape.kind)


def _written_out(kind: type) -> Callable[..., None]:
    """An `__init__` for objects of one class only."""
    known: dict[str, Any] = {"_put": object.__setattr__}
    parameters: dict[bool, list[str]] = {False: [], True: []}
    values: list[str] = []
    for field in dataclasses.fields(kind):
        name = value = field.name
        default, make = field.default, field.default_factory
        optional = default is not dataclasses.MISSING or make is not dataclasses.MISSING
        if optional:
            # What makes a value also stands for none that was given.
            known[f"_{name}"] = default if default is not dataclasses.MISSING else make
        if make is not dataclasses.MISSING:
            value = f"_{name}() if {name} is _{name} else {name}" if field.init else f"_{name}()"
        elif not field.init:
            value = f"_{name}"
        if field.init:
            parameters[field.kw_only is True].append(f"{name}=_{name}" if optional else name)
        if field.init or optional:
            values.append(f"{name!r}: {value}")
    named = ["*", *parameters[True]] if parameters[True] else []
    head = ", ".join(["_self", "/", *parameters[False], *named])
    after = "; _self.__post_init__()" if hasattr(kind, "__post_init__") else ""
    body = f"_put(_self, '__dict__', {{{', '.join(values)}}}){after}"
    exec(f"def __init__({head}): {body}", known)  # noqa: S102 - of our own names only
    written: Callable[..., None] = known["__init__"]
    return written


def _eq(self: Any, other: Any) -> Any:
    if type(other) is not type(self):
        return NotImplemented
    compared = self.__shape__.compared
    return compared(self) == compared(other)


def _hash(self: Any) -> int:
    return hash(self.__shape__.compared(self))


def _repr(self: Any) -> str:
    shown = (f"{name}={getattr(self, name)!r}" for name in self.__shape__.shown)
    return f"{type(self).__name__}({', '.join(shown)})"


def _refuse(self: object, name: str, *_value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot change {name!r} of {type(self).__name__}")
