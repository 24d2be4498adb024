"""The JSON Schemas in `docs/schemas` are the program's, and whatever it writes keeps to them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal, TypeAlias

import jsonschema
import pytest
import yaml

import haixi_check

Program: TypeAlias = Callable[..., Any]


class Plain(yaml.CSafeLoader):
    """YAML as JSON has it: a date is text."""


Plain.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: node.value)

FOLDER = "docs/schemas"
SCHEMAS = ("overlay", "pack", "submission", "verdict", "waivers")


def committed(root: Path, name: str) -> Any:
    return json.loads((root / FOLDER / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_committed_schema_is_what_the_command_prints(
    name: str, root: Path, program: Program, *, rewrite: bool
) -> None:
    path = root / FOLDER / f"{name}.json"
    printed = program("schema", name).stdout
    if rewrite:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(printed, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == printed


@pytest.mark.parametrize("kind", ["rules", "pack", "form"])
def test_the_schemas_beside_the_packs_are_what_the_command_prints(
    kind: str, root: Path, program: Program, *, rewrite: bool
) -> None:
    path = root / "targets/schema" / f"{kind}.json"
    printed = program("targets", "schema", kind).stdout
    if rewrite:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(printed, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == printed


def properties(schema: Any) -> Iterator[tuple[str, str, Any]]:
    """Every property in a schema: whose it is, its name and its own schema."""
    if isinstance(schema, dict):
        for name, one in schema.get("properties", {}).items():
            yield schema.get("title", ""), name, one
    for below in schema.values() if isinstance(schema, dict) else schema:
        if isinstance(below, (dict, list)):
            yield from properties(below)


def test_every_key_of_a_pack_is_explained_in_both_languages(root: Path) -> None:
    told = {
        (model, name): one.get("description", "")
        for model, name, one in properties(committed(root, "pack"))
    }
    assert [key for key, text in told.items() if text.count("\n") != 1] == []
    assert len(told) > 100


def test_every_file_of_a_pack_names_the_schema_beside_it(root: Path) -> None:
    kinds = {"pack.yaml": "pack", "form.yaml": "form"}
    for path in rule_files(root):
        first, _ = path.read_text(encoding="utf-8").split("\n", 1)
        kind = kinds.get(path.name, "rules")
        assert first == f"# yaml-language-server: $schema=../schema/{kind}.json"


@pytest.mark.parametrize("name", SCHEMAS)
def test_it_is_a_schema_of_a_named_draft(name: str, root: Path) -> None:
    schema = committed(root, name)
    assert schema["$schema"].startswith("https://json-schema.org/draft/")
    jsonschema.validators.validator_for(schema).check_schema(schema)


def test_there_is_no_other_schema(root: Path) -> None:
    assert sorted(path.stem for path in (root / FOLDER).iterdir()) == list(SCHEMAS)


@pytest.mark.parametrize("kind", ["figures", "evidence"])
@pytest.mark.sampled(2)
def test_a_verdict_keeps_to_its_schema(kind: Literal["figures", "evidence"], root: Path) -> None:
    verdict = haixi_check.check(root / "samples/data.xlsx", kind=kind, clauses=["三(十)", "三(五)"])
    jsonschema.validate(json.loads(verdict.to_json()), committed(root, "verdict"))


def rule_files(root: Path) -> list[Path]:
    """The files of the shipped packs, without what is laid over them."""
    return sorted(
        file for cover in root.glob("targets/*/pack.yaml") for file in cover.parent.glob("*.yaml")
    )


def test_the_rule_packs_keep_to_their_schema(root: Path) -> None:
    schema = committed(root, "pack")
    validator = jsonschema.validators.validator_for(schema)(schema)
    for path in rule_files(root):
        content = yaml.load(path.read_text(encoding="utf-8"), Plain)  # noqa: S506
        assert validator.is_valid(content), path.name


@pytest.mark.parametrize(("name", "kind"), [("annex", "overlay"), ("waivers", "waivers")])
def test_what_is_laid_over_a_pack_keeps_to_its_schema_and_names_it(
    name: str, kind: str, root: Path
) -> None:
    text = (root / f"docs/examples/invented-{name}.yaml").read_text(encoding="utf-8")
    jsonschema.validate(yaml.load(text, Plain), committed(root, kind))  # noqa: S506
    assert text.startswith(f"# yaml-language-server: $schema=../schemas/{kind}.json\n")


SUBMISSION = {
    "unit": "海西州职业技术学校",
    "year": 2022,
    "figures": {
        "enrolment": {"2021": 1580, "2022": 1650},
        "fiscal_appropriation": {"2022": {"value": "3120", "unit": "万元", "note": "虚构"}},
    },
    "registers": {"bases": [{"name": "甲", "enterprise": "乙", "stage": "已投入使用"}]},
    "evidence": [{"duty": "E01", "material": "学校章程", "date": "2021-03-01"}],
}


@pytest.mark.parametrize("submission", [SUBMISSION, [SUBMISSION]])
@pytest.mark.sampled(2)
def test_a_submission_as_documented_keeps_to_its_schema(submission: Any, root: Path) -> None:
    jsonschema.validate(submission, committed(root, "submission"))


def test_a_submission_with_an_unknown_figure_does_not(root: Path) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(
            SUBMISSION | {"figures": {"enrollment": {"2022": 1}}}, committed(root, "submission")
        )
