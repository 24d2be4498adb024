"""What in a YAML file does not fit the models of a rule pack, one fault for each cause.

Turns pydantic's reports into faults of ours; it knows the models by their JSON Schema only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from haixi_check.errors import Fault
from haixi_check.rulepack.pack import CODE, MisfitError, Part
from haixi_check.rulepack.source import YamlSource, nearest

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Model = TypeVar("Model", bound=Part)

Schema = Mapping[str, Any]

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
    "string_type": "pack_needs_quotes",
    "string_too_short": "pack_empty",
    "too_short": "pack_empty",
    "int_type": "pack_needs_whole_number",
    "int_parsing": "pack_needs_whole_number",
    "int_from_float": "pack_needs_whole_number",
    "bool_type": "pack_needs_yes_or_no",
    "bool_parsing": "pack_needs_yes_or_no",
    "date_type": "pack_needs_date",
    "date_parsing": "pack_needs_date",
    "date_from_datetime_parsing": "pack_needs_date",
    "date_from_datetime_inexact": "pack_needs_date",
    "tuple_type": "pack_needs_list",
    "dict_type": "pack_needs_names",
    "mapping_type": "pack_needs_names",
    "dataclass_type": "pack_needs_names",
}
"""What pydantic's reports are called here; any other is `pack_value`."""

PATTERNS = {
    r"[a-z][a-z0-9]*([-_][a-z0-9]+)*": "pack_pattern_id",
    r"[a-z][a-z0-9_]*(\|[a-z][a-z0-9_]*)*": "pack_pattern_columns",
    r"\d{10}": "pack_pattern_school_code",
    r"\d+\.\d+\.\d+": "pack_pattern_version",
    r"\d+(\.\d+)?": "pack_pattern_number",
    CODE: "pack_pattern_code",
}
"""What a text must look like, and the sentence that says so in words."""

_WIDE = re.compile("[\uff01-\uff5e、。]")
OF_VALUES = ("pack_wide_comma", "pack_wide_sign")
_LISTED = 20
"""So many names that may stand in a place are named where none of them is near."""


def model(source: YamlSource, kind: type[Model]) -> tuple[Model | None, list[Fault]]:
    """The content of `source` as a `kind`, or `None`; and what is wrong with it."""
    try:
        return validated(kind, source.content), []
    except ValidationError as error:
        return None, list(_faults(source, kind, error.errors(include_url=False)))


def model_of_the_rest(
    source: YamlSource, kind: type[Model], lists: Sequence[str]
) -> tuple[YamlSource, Model | None, list[Fault]]:
    """The same, without the entries of `lists` that are at fault, so that the rest is looked at."""
    try:
        return source, validated(kind, source.content), []
    except ValidationError as error:
        details = error.errors(include_url=False)
    faults = list(_faults(source, kind, details))
    places = {(str(loc[0]), loc[1]) for each in details if len(loc := each["loc"]) > 1}
    broken = [(key, at) for key, at in places if key in lists and isinstance(at, int)]
    rest = source.without(broken)
    content, _ = model(rest, kind)
    return rest, content, faults


def validated(kind: type[Model], content: object) -> Model:
    """`content` as a `kind`. Raises pydantic's `ValidationError` with all that is wrong."""
    key: Any = kind  # mypy takes a class for one of its objects here, which may have no hash
    found: Model = _validator(key).validate_python(content)
    return found


@cache
def _validator(kind: type[Any]) -> TypeAdapter[Any]:
    """What checks content against a kind: to make it takes far longer than to use it."""
    return TypeAdapter(kind)


def _faults(
    source: YamlSource, kind: type[Part], details: Sequence[ErrorDetails]
) -> Iterator[Fault]:
    """Each report as a fault; a key that is missing because another is misspelt is not told."""
    misspelt = _misspelt(kind, details)
    for detail in details:
        path = detail["loc"]
        if detail["type"] == "missing" and path in misspelt.values():
            continue
        yield _translated(source, kind, detail, meant=misspelt.get(path))


def _misspelt(
    kind: type[Part], details: Sequence[ErrorDetails]
) -> dict[tuple[int | str, ...], tuple[int | str, ...]]:
    """The place of each unknown key, with that of the missing key which it probably stands for."""
    unknown = [d["loc"] for d in details if d["type"] == "unexpected_keyword_argument"]
    missing = [d["loc"] for d in details if d["type"] == "missing"]
    found: dict[tuple[int | str, ...], tuple[int | str, ...]] = {}
    for path in unknown:
        beside = [each for each in missing if each[:-1] == path[:-1] and each not in found.values()]
        near = nearest(path[-1], [str(each[-1]) for each in beside])
        strange = [each for each in unknown if each[:-1] == path[:-1]]
        if near:
            found[path] = (*path[:-1], near)
        elif len(beside) == len(strange) == 1 and not nearest(path[-1], _keys(kind, path[:-1])):
            found[path] = beside[0]
    return found


def _translated(
    source: YamlSource,
    kind: type[Part],
    detail: ErrorDetails,
    *,
    meant: tuple[int | str, ...] | None,
) -> Fault:
    """A report of pydantic as a fault of ours."""
    path, context, found = detail["loc"], detail.get("ctx", {}), detail["input"]
    for key, (below, unclear) in UNCLEAR.items():
        if key in path[:-1]:
            return source.fault(path[: path.index(key) + below], unclear)
    if detail["type"] == "unexpected_keyword_argument":
        return _unknown_key(source, kind, path, found, str(meant[-1]) if meant else "")
    misfit = context.get("error")
    own = misfit.code if isinstance(misfit, MisfitError) else "pack_value"
    code = CALLED.get(detail["type"], own)
    last = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    if detail["type"] == "string_pattern_mismatch":
        code = PATTERNS.get(context.get("pattern", "").strip("^$"), "pack_pattern")
    if found is None and code not in ("pack_key_missing", "pack_empty"):
        return _slip_in_key(source, path) or source.fault(
            path, "pack_without_value", of_key=True, key=last
        )
    if isinstance(found, str) and code not in CALLED.values() and _WIDE.search(found):
        return _wide(source, path, found)
    if code == "pack_needs_quotes" and isinstance(found, (dict, list)):
        code = "pack_needs_text"
    params: dict[str, Any] = {
        "found": "…" if isinstance(found, (dict, list)) else found,
        "key": last,
    }
    if code == "pack_not_one_of":
        names = re.findall(r"'([^']*)'", context.get("expected", context.get("expected_tags", "")))
        found = context.get("tag", found)
        params |= {"found": found, "allowed": "、".join(names), "nearest": nearest(found, names)}
    if code == "pack_key_missing":
        params |= {"of": _title(found), "about": _model_of(kind, path)}
    return source.fault(path, code, **params)


def _unknown_key(
    source: YamlSource, kind: type[Part], path: tuple[int | str, ...], value: object, meant: str
) -> Fault:
    """A key that means nothing where it stands: a slip of YAML, a misspelt key, or another's."""
    key = str(path[-1])
    if value is None and (slip := _slip_in_key(source, path)):
        return slip
    known = _keys(kind, path[:-1])
    near = meant or nearest(key, known)
    listed = "、".join(known) if not near and len(known) <= _LISTED else ""
    return source.fault(
        path, "pack_key_unknown", of_key=True, found=key, nearest=near, allowed=listed
    )


def _slip_in_key(source: YamlSource, path: Sequence[str | int]) -> Fault | None:
    """What made a key of a text without a value: another colon, or a comma within braces."""
    key = str(path[-1])
    for sign, code in (("：", "pack_yaml_wide_colon"), (":", "pack_yaml_space_after_colon")):
        if sign in key:
            return _within(source, path, key.index(sign), code)
    if (source.in_flow(path) and isinstance(path[-1], str) and not key.isascii()) or " " in key:
        return source.fault(path, "pack_yaml_comma_in_text", of_key=True, found=key)
    return None


def _wide(source: YamlSource, path: Sequence[str | int], found: str) -> Fault:
    """A full-width sign, where only what is typed with half width can be meant."""
    match = _WIDE.search(found)
    assert match is not None  # noqa: S101 - whoever calls has searched
    at = match.start()
    sign = found[at]
    code = "pack_wide_comma" if sign in "，、" else "pack_wide_sign"
    return _within(source, path, at, code, found=found, sign=sign)


def _within(
    source: YamlSource, path: Sequence[str | int], at: int, code: str, **params: object
) -> Fault:
    """A fault at one character of the word that `path` leads to."""
    line, column, _ = source.place(path, of_key=code not in OF_VALUES)
    quoted = source.lines[line - 1][column - 1 : column] in ("'", '"')
    place = type(source.place(()))(line, column + at + quoted, 1)
    return source.fault_at(place, code, dict(params))


def _title(found: object) -> str:
    """What a mapping calls itself, to be told of which one a key is missing."""
    held = found if isinstance(found, Mapping) else {}
    return next((str(held[key]) for key in ("id", "code", "name", "value") if key in held), "")


def _model_of(kind: type[Part], path: Sequence[str | int]) -> str:
    """The name of what the last key of `path` is a key of."""
    holders = (each for each in _schemas(kind, path[:-1]) if path[-1] in each.get("properties", {}))
    return next((str(each.get("title", "")) for each in holders), "")


def _keys(kind: type[Part], path: Iterable[str | int]) -> list[str]:
    """The keys that may stand in the mapping at `path`."""
    found = [name for schema in _schemas(kind, path) for name in schema.get("properties", {})]
    return list(dict.fromkeys(found))


def _schemas(kind: type[Part], path: Iterable[str | int]) -> list[Schema]:
    """The schemas of what may stand at `path`; steps that lead nowhere are those of pydantic."""
    key: Any = kind
    whole = _schema_of(key)
    here = list(_open(whole, whole))
    for step in path:
        there = [below for each in here for below in _below(each, step)]
        here = [opened for each in there for opened in _open(whole, each)] or here
    return here


def _open(whole: Schema, schema: Schema) -> Iterator[Schema]:
    """A schema without references: each of the forms that it allows."""
    if "$ref" in schema:
        yield from _open(whole, whole["$defs"][schema["$ref"].rpartition("/")[2]])
        return
    yield schema
    for key in ("anyOf", "oneOf", "allOf"):
        for each in schema.get(key, ()):
            yield from _open(whole, each)


def _below(schema: Schema, step: str | int) -> Iterator[Schema]:
    properties = schema.get("properties", {})
    if step in properties:
        yield properties[step]
    elif isinstance(step, int) and isinstance(schema.get("items"), Mapping):
        yield schema["items"]
    elif not properties and isinstance(more := schema.get("additionalProperties"), Mapping):
        yield more


@cache
def _schema_of(kind: type[Part]) -> Schema:
    from haixi_check.rulepack.json_schema import of_file

    return of_file(kind)
