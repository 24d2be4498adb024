"""The standard library's `dataclass`, made in a twentieth of its time.

That one writes and compiles the methods of each class anew, a millisecond for every class at every
start; a hundred of them take longer than a workbook does to be judged. Here all classes share the
same methods. `fields`, `replace` and pydantic see no difference; type checkers see the original.

For a few objects of many classes. What is made by the hundred thousand, or kept in slots or in
order, is the original's.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
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

    names: tuple[str, ...]
    given: frozenset[str]
    """What a caller may give."""
    positional: tuple[str, ...]
    defaults: dict[str, Any]
    factories: tuple[tuple[str, Callable[[], Any]], ...]


def _shape(kind: type) -> _Shape:
    fields: tuple[dataclasses.Field[Any], ...] = dataclasses.fields(kind)
    missing = dataclasses.MISSING
    return _Shape(
        names=tuple(field.name for field in fields),
        given=frozenset(field.name for field in fields if field.init),
        positional=tuple(field.name for field in fields if field.init and not field.kw_only),
        defaults={field.name: field.default for field in fields if field.default is not missing},
        factories=tuple(
            (field.name, field.default_factory)
            for field in fields
            if field.default_factory is not missing
        ),
    )


def _init(self: Any, /, *positional: object, **named: object) -> None:
    shape: _Shape = self.__shape__
    if positional:
        before = dict(zip(shape.positional, positional, strict=False))
        if len(positional) > len(before) or not named.keys().isdisjoint(before):
            raise TypeError(f"{type(self).__name__}: a value too many")
        named |= before
    if not named.keys() <= shape.given:
        raise TypeError(f"{type(self).__name__} has no {sorted(named.keys() - shape.given)}")
    values = shape.defaults | named
    for name, make in shape.factories:
        if name not in values:
            values[name] = make()
    if not shape.given <= values.keys():
        raise TypeError(f"{type(self).__name__} needs {sorted(shape.given - values.keys())}")
    self.__dict__.update(values)
    if hasattr(self, "__post_init__"):
        self.__post_init__()


def _values(self: Any) -> tuple[object, ...]:
    held = self.__dict__
    return tuple(
        held.get(name)
        for name in self.__shape__.names
        if type(self).__dataclass_fields__[name].compare
    )


def _eq(self: Any, other: object) -> Any:
    return _values(self) == _values(other) if type(other) is type(self) else NotImplemented


def _hash(self: Any) -> int:
    return hash(_values(self))


def _repr(self: Any) -> str:
    shown = (
        f"{name}={self.__dict__[name]!r}"
        for name in self.__shape__.names
        if type(self).__dataclass_fields__[name].repr
    )
    return f"{type(self).__name__}({', '.join(shown)})"


def _refuse(self: object, name: str, *_value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot change {name!r} of {type(self).__name__}")
