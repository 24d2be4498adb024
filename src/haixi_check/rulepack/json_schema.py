"""JSON Schemas of what people write: a submission to a form, a rule pack, a file of targets."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from haixi_check.messages import known, say
from haixi_check.rulepack.form import Column, Form, Register
from haixi_check.rulepack.overlay import FIXED, Overlay
from haixi_check.rulepack.pack import Pack, Part
from haixi_check.rulepack.row_schema import row_schema
from haixi_check.rulepack.targets import ClauseFile, Target
from haixi_check.rulepack.waivers import WaiverFile

DRAFT = "https://json-schema.org/draft/2020-12/schema"

FILES: dict[str, type[Part]] = {kind.__name__: kind for kind in (Pack, Form, ClauseFile)}
"""The kinds of file that a pack consists of, by the names of their models."""

PUBLISHED = {"FigureField": "Figure", "ExampleRecord": "Record"}
"""Classes by the names that they have in published schemas, whatever they are called here."""


def published(schema: Any) -> dict[str, Any]:
    """A schema that pydantic made, under the names that it was published with."""
    definitions = {
        PUBLISHED.get(name, name): _renamed(content)
        for name, content in schema.pop("$defs", {}).items()
    }
    named = {"$defs": dict(sorted(definitions.items()))} if definitions else {}
    return {"$schema": DRAFT, **named, **_renamed(schema)}


def _renamed(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_renamed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    renamed = {key: _renamed(item) for key, item in schema.items()}
    if isinstance(title := schema.get("title"), str):
        renamed["title"] = PUBLISHED.get(title, title)
    if isinstance(where := schema.get("$ref"), str):
        name = where.removeprefix(_DEFINITIONS)
        renamed["$ref"] = _DEFINITIONS + PUBLISHED.get(name, name)
    return renamed


_DEFINITIONS = "#/$defs/"


def of_file(kind: type[Part]) -> dict[str, Any]:
    """The schema of one kind of file of a pack: its cover, its form or a file of targets."""
    made: dict[str, Any] = _described(published(_as_written(TypeAdapter(kind).json_schema())))
    return made


def of_pack() -> dict[str, Any]:
    """The schemas of the three kinds of file that a pack consists of."""
    adapter: TypeAdapter[Any] = TypeAdapter(Pack | Form | ClauseFile)
    made: dict[str, Any] = _described(published(_as_written(adapter.json_schema())))
    return made


def _described(schema: Any, owner: str = "") -> Any:
    """`schema` with what each property means, in both languages, for whoever writes a file."""
    if isinstance(schema, list):
        return [_described(item, owner) for item in schema]
    if not isinstance(schema, dict):
        return schema
    here = str(schema.get("title", owner))
    found = {
        key: {name: _described(one, name) for name, one in value.items()}
        if key == "$defs"
        else _described(value, here)
        for key, value in schema.items()
        if key != "properties"
    }
    if "properties" in schema:
        found["properties"] = {
            name: {**_described(one), **_meaning(here, name)}
            for name, one in schema["properties"].items()
        }
    return {key: found[key] for key in schema}


def _meaning(model: str, name: str) -> dict[str, str]:
    code = next((c for c in (f"key.{model}.{name}", f"key.{name}") if known(c)), None)
    if code is None:
        return {}
    return {"description": f"{say(code, 'zh')}\n{say(code, 'en')}"}


def of_overlay() -> dict[str, Any]:
    """The schema of an overlay, in which what a target says is written as in a pack."""
    made: dict[str, Any] = TypeAdapter(Overlay).json_schema()
    target = TypeAdapter(Target).json_schema()
    definitions = made["$defs"] | target.pop("$defs") | {"Target": target}
    properties = target["properties"]
    of_target = {"$ref": f"{_DEFINITIONS}Target"}
    definitions["AddedTarget"]["properties"]["target"] = of_target
    fields = {
        name: {"anyOf": [content, {"type": "null"}]}
        for name, content in properties.items()
        if name not in FIXED
    }
    changes = definitions["ChangedTarget"]["properties"]["set"]
    changes |= {"title": "Target", "properties": fields, "additionalProperties": False}
    del changes["patternProperties"]
    definitions["TargetLead"]["properties"]["lead"] = properties["lead"]
    for kind in ("ChangedTarget", "TargetQuota", "TargetMilestones"):
        definitions[kind]["properties"]["examples"] = properties["examples"]
    number = definitions["Milestone"]["properties"]["value"]
    definitions["TargetQuota"]["properties"]["units"] |= {
        "additionalProperties": number,
        "patternProperties": {},
    }
    definitions["TargetMilestones"]["properties"]["years"]["additionalProperties"] = number
    described: dict[str, Any] = _described(published(_as_written(made | {"$defs": definitions})))
    return described


def of_waivers() -> dict[str, Any]:
    """The schema of a list of waivers."""
    made: dict[str, Any] = TypeAdapter(WaiverFile).json_schema()
    listed = made["properties"]["waivers"]
    whole = {key: held for key, held in made.items() if key != "$defs"}
    described: dict[str, Any] = _described(
        published({"$defs": made["$defs"], "anyOf": [listed, whole]})
    )
    return described


def _as_written(schema: Any) -> Any:
    """`schema` with every measure as people write it: `{share: {…}}`, not `{kind: share, …}`."""
    if isinstance(schema, list):
        return [_as_written(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if "discriminator" in schema:
        kinds = schema["discriminator"]["mapping"]
        return {"oneOf": [_only(kind, {"$ref": where}) for kind, where in kinds.items()]}
    found = {key: _as_written(item) for key, item in schema.items()}
    if "const" in found.get("properties", {}).get("kind", {}):
        found["properties"] = {k: v for k, v in found["properties"].items() if k != "kind"}
    return found


def _only(key: str, value: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": [key],
        "additionalProperties": False,
        "properties": {key: value},
    }


def of_submission(form: Form) -> dict[str, Any]:
    """The schema of one submission as JSON or YAML, or of a list of them, made from `form`."""
    definitions = {
        "figures": _figures(form),
        "registers": _lists(form.registers),
        "rosters": _lists(form.rosters),
        "evidence": {"type": "array", "items": _row(form.evidence.columns)},
    }
    basics = _row(form.basics.columns)["properties"]
    submission = {
        "type": "object",
        "required": ["unit", "year"],
        "additionalProperties": False,
        "properties": {**basics, **definitions},
    }
    return {
        "$schema": DRAFT,
        "title": form.figures_sheet.title.zh,
        "anyOf": [submission, {"type": "array", "items": submission}],
    }


def _figures(form: Form) -> dict[str, Any]:
    number = {"type": ["number", "string", "null"]}
    with_unit = {
        "type": "object",
        "additionalProperties": False,
        "required": ["value"],
        "properties": {"value": number, "unit": {"type": "string"}, "note": {"type": "string"}},
    }
    by_year = {
        "type": "object",
        "propertyNames": {"pattern": r"^20\d\d$"},
        "additionalProperties": {"anyOf": [number, with_unit]},
    }
    properties = {
        figure.id: {**by_year, "title": figure.title.zh, "description": figure.definition.zh}
        for figure in form.figures
    }
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _lists(registers: tuple[Register, ...]) -> dict[str, Any]:
    properties = {
        register.id: {"type": "array", "title": register.title.zh, "items": _row(register.columns)}
        for register in registers
    }
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _row(columns: tuple[Column, ...]) -> dict[str, Any]:
    """The schema of a row: choices by their words, dates as text."""
    schema = GenerateJsonSchema().generate(row_schema(columns))
    for column in columns:
        if column.choices:
            schema["properties"][column.id]["enum"] = [item.value for item in column.choices] + [
                None
            ]
    return schema
