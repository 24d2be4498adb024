"""The files of a rule pack as text with places: YAML in, content out, faults by line and column.

Knows YAML and pydantic's error reports, but no rule; what a fault is called stands in `messages`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from haixi_check.errors import Fault, RefusedError, most_like
from haixi_check.plain import dataclass
from haixi_check.problem import shown
from haixi_check.rulepack.pack import MisfitError, Part

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

try:
    from yaml import CSafeLoader as YamlLoader
except ImportError:  # PyYAML without libyaml: the same content, slower
    from yaml import SafeLoader as YamlLoader  # type: ignore[assignment]

KeyPath = tuple[str | int, ...]
"""Where something stands in a YAML document: keys and indices from the top."""

Model = TypeVar("Model", bound=Part)


class Named(Protocol):
    """What people may write in several ways."""

    @property
    def names(self) -> tuple[str, ...]:
        """All of them."""


class Position(NamedTuple):
    """A line and column of a file, counted from 1."""

    line: int
    column: int


class PackError(RefusedError):
    """A rule pack in `folder` that cannot be used, with all its faults in the order of reading."""

    def __init__(self, faults: Iterable[Fault], *, folder: str) -> None:
        found = in_order(faults)
        super().__init__("broken_pack", count=str(len(found)), folder=folder)
        self.faults = found


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """`faults` by file, line and column, each once."""
    found = {
        (fault.file, fault.line, fault.column, fault.code, *sorted(fault.params.items())): fault
        for fault in faults
    }
    return tuple(found[key] for key in sorted(found))


def nearest(found: object, known: Collection[str]) -> str:
    """The name of `known` that looks most like `found` and does not mean the contrary, if any."""
    return most_like(str(found).lower(), sorted(known))


@dataclass(frozen=True)
class YamlSource:
    """One YAML file of a pack."""

    name: str
    text: str
    content: Any = None

    @cached_property
    def _tree(self) -> yaml.Node | None:
        # Composed only when a fault needs its place: the good path never pays for it.
        return yaml.compose(self.text, Loader=YamlLoader)

    def place(self, path: Sequence[str | int], *, of_key: bool = False) -> Position:
        """Where `path` leads, as far as it leads; with `of_key`, where its last key stands."""
        node, mark = self._tree, None
        for index, step in enumerate(path):
            pair = _step(node, step)
            if pair is None:
                continue  # a tag that pydantic put in, or a key that is missing
            key, node = pair
            mark = (key or node).start_mark if of_key and index == len(path) - 1 else None
        mark = mark or (node.start_mark if node else None)
        return Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)

    def fault(
        self, path: Sequence[str | int], code: str, *, of_key: bool = False, **params: object
    ) -> Fault:
        """A fault at `path`; its params are repeated to the reader, shortened."""
        line, column = self.place(path, of_key=of_key)
        said = {
            name: shown(value) if name == "found" else str(value) for name, value in params.items()
        }
        return Fault(file=self.name, line=line, column=column, code=code, params=said)


def _step(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    """The key node and the value node that `step` leads to."""
    match node:
        case yaml.MappingNode():
            return next((pair for pair in reversed(node.value) if pair[0].value == str(step)), None)
        case yaml.SequenceNode() if isinstance(step, int) and step < len(node.value):
            return None, node.value[step]
        case _:
            return None


class _Watchful(YamlLoader):
    """Builds what YAML says and remembers the keys that a mapping gives twice."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.twice: list[tuple[str, yaml.Mark]] = []

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    self.twice.append((key.value, key.start_mark))
                seen.add(key.value)
        return super().construct_mapping(node, deep)


def _number(loader: _Watchful, node: yaml.ScalarNode) -> int | str:
    """A whole number; `1:20` stays what it is, and is not twenty past one as YAML 1.1 has it."""
    return node.value if ":" in node.value else loader.construct_yaml_int(node)


def _decimal(loader: _Watchful, node: yaml.ScalarNode) -> Decimal | float | str:
    """A number with decimals, exact as it is written."""
    if ":" in node.value:
        return str(node.value)
    return (
        Decimal(node.value) if _DECIMAL.fullmatch(node.value) else loader.construct_yaml_float(node)
    )


_Watchful.add_constructor("tag:yaml.org,2002:int", _number)
_Watchful.add_constructor("tag:yaml.org,2002:float", _decimal)

_DECIMAL = re.compile(r"[-+]?\d+\.\d+")


def read(
    name: str, data: bytes, *, tops: tuple[type, ...] = (dict,)
) -> tuple[YamlSource | None, list[Fault]]:
    """The file `name` with content `data`, or `None`; and what is wrong with it as YAML.

    `tops` is what it may be as a whole.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [Fault(file=name, line=line, column=1, code="pack_not_utf8")]
    loader = _Watchful(text)
    try:
        content = loader.get_single_data()
    except yaml.YAMLError as error:
        problem = str(getattr(error, "problem", None) or error)
        mark = getattr(error, "problem_mark", None)
        return None, [_at(name, mark, "pack_yaml_syntax", detail=problem)]
    except (ValueError, TypeError, RecursionError) as error:
        # A date such as 2022-13-01, a key that is a list, or nesting without end.
        return None, [_at(name, None, "pack_yaml_value", detail=str(error))]
    finally:
        loader.dispose()
    twice = [_at(name, mark, "pack_key_twice", found=key) for key, mark in loader.twice]
    if not isinstance(content, tops):
        return None, [*twice, _at(name, None, "pack_not_a_mapping")]
    return YamlSource(name, text, content), twice


def _at(name: str, mark: yaml.Mark | None, code: str, **params: str) -> Fault:
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Fault(file=name, line=line, column=column, code=code, params=params)


def model(source: YamlSource, kind: type[Model]) -> tuple[Model | None, list[Fault]]:
    """The content of `source` as a `kind`, or `None` and what is wrong with it."""
    try:
        return validated(kind, source.content), []
    except ValidationError as error:
        return None, [_translated(source, each) for each in error.errors(include_url=False)]


def validated(kind: type[Model], content: object) -> Model:
    """`content` as a `kind`. Raises pydantic's `ValidationError` with all that is wrong."""
    key: Any = kind  # mypy takes a class for one of its objects here, which may have no hash
    found: Model = _validator(key).validate_python(content)
    return found


@cache
def _validator(kind: type[Any]) -> TypeAdapter[Any]:
    """What checks content against a kind: to make it takes far longer than to use it."""
    return TypeAdapter(kind)


UNCLEAR = {"period": (1, "pack_period_unclear"), "where": (2, "pack_condition_unclear")}
"""Keys whose value may be written in several ways, how far the value is below the key, and the one
fault that stands for the complaints of all those ways."""

CALLED = {
    "missing": "pack_key_missing",
    "unexpected_keyword_argument": "pack_key_unknown",
    "enum": "pack_not_one_of",
    "literal_error": "pack_not_one_of",
    "union_tag_invalid": "pack_not_one_of",
    "union_tag_not_found": "pack_measure_unclear",
    "string_pattern_mismatch": "pack_pattern",
    "string_type": "pack_needs_quotes",
    "string_too_short": "pack_empty",
    "too_short": "pack_empty",
}
"""What pydantic's reports are called here; any other is `pack_value`, with its own words."""


def _translated(source: YamlSource, detail: ErrorDetails) -> Fault:
    """A report of pydantic as a fault of ours."""
    path, context, found = detail["loc"], detail.get("ctx", {}), detail["input"]
    for key, (below, unclear) in UNCLEAR.items():
        if key in path[:-1]:
            return source.fault(path[: path.index(key) + below], unclear)
    misfit = context.get("error")
    own = misfit.code if isinstance(misfit, MisfitError) else "pack_value"
    code = CALLED.get(detail["type"], own)
    last = path[-1] if path else ""
    params = {
        "found": "…" if isinstance(found, (dict, list)) else found,
        "key": last,
        "allowed": context.get("expected", context.get("expected_tags", "")),
        "pattern": context.get("pattern", ""),
        "detail": detail["msg"],
    }
    if code == "pack_key_unknown":
        params |= {"found": last, "nearest": nearest(last, _every_key())}
    return source.fault(path, code, of_key=code == "pack_key_unknown", **params)


def _every_key() -> set[str]:
    """Every key that a pack can have anywhere: good enough to suggest one."""
    parts = list(Part.__subclasses__())
    for part in parts:
        parts += part.__subclasses__()
    return {name.rstrip("_") for part in parts for name in part.__dataclass_fields__}


def unknown(
    source: YamlSource, path: Sequence[str | int], code: str, found: str, known: Collection[str]
) -> Iterator[Fault]:
    """A fault where `found` is none of `known`, with the name that is most like it."""
    if found not in known:
        yield source.fault(path, code, found=found, nearest=nearest(found, known))


def names_twice(source: YamlSource, places: Iterable[tuple[KeyPath, Named]]) -> Iterator[Fault]:
    """A fault for each name of one thing that is also a name of another."""
    return used_twice(
        source, ((path, name) for path, thing in places for name in dict.fromkeys(thing.names))
    )


def used_twice(
    source: YamlSource, names: Iterable[tuple[Sequence[str | int], str]]
) -> Iterator[Fault]:
    """A fault for each name that stands at a second place of one file."""
    first: dict[str, Sequence[str | int]] = {}
    for path, name in names:
        if name in first:
            line = source.place(first[name]).line
            yield source.fault(path, "pack_name_twice", found=name, first=f"{source.name}:{line}")
        first.setdefault(name, path)
