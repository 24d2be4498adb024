"""The commands about the rules themselves: list, coverage, lint, test, verify, schema."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from haixi_check.errors import Fault, RefusedError
from haixi_check.judging.amended import target_infos
from haixi_check.pipeline.examples import ExampleRun, run_examples
from haixi_check.readers.documents import UnreadableError
from haixi_check.readers.files import regular_file
from haixi_check.rulepack import RulePack
from haixi_check.rulepack import json_schema as schemas
from haixi_check.rulepack.coverage import Coverage, Verification
from haixi_check.rulepack.coverage import coverage as account_for
from haixi_check.rulepack.coverage import verify_wordings as compare_wordings
from haixi_check.rulepack.lint import Filed
from haixi_check.rulepack.load import (
    clause_files,
    find_pack,
    lint_overlays,
    lint_pack,
    load_pack,
)
from haixi_check.rulepack.official_text import clause_texts
from haixi_check.rulepack.places import ExamplePlaces
from haixi_check.rulepack.read_waivers import understand
from haixi_check.rulepack.sentences import PrintedSentence
from haixi_check.rulepack.sentences import sentences as claimed_sentences
from haixi_check.rulepack.side_files import read_side_file
from haixi_check.rulepack.source import KeyPath, in_order
from haixi_check.rulepack.waivers import Waiver
from haixi_check.rulepack.wordings import WordingDifference
from haixi_check.statement import TargetInfo
from haixi_check.verdict import wire


def rules(pack: str | None, overlays: Sequence[Path] = ()) -> dict[str, TargetInfo]:
    """All targets of a pack in document order, as they are told."""
    return target_infos(load_pack(find_pack(pack), overlays=overlays))


def coverage(pack: str | None, overlays: Sequence[Path] = ()) -> Coverage:
    """What a pack makes of every clause of the opinion."""
    return account_for(load_pack(find_pack(pack), overlays=overlays))


def lint(pack: str | None, overlays: Sequence[Path] = ()) -> tuple[Path, tuple[Fault, ...]]:
    """The folder of a pack, and everything that is wrong with it, or with what is laid over it."""
    path = find_pack(pack)
    return path, lint_overlays(path, overlays) if overlays else lint_pack(path)


def lint_waivers(
    file: Path, pack: str | None, overlays: Sequence[Path] = ()
) -> tuple[tuple[Waiver, ...], tuple[Fault, ...]]:
    """The waivers in a file, and everything that is wrong with them beside these rules."""
    rules = load_pack(find_pack(pack), overlays=overlays)
    waivers, faults = understand(read_side_file(file, "broken_waivers"), rules)
    return waivers, in_order(faults)


class Tested(NamedTuple):
    """What became of the examples of a pack."""

    folder: Path
    rules: RulePack
    runs: tuple[ExampleRun, ...]
    faults: tuple[Fault, ...]
    """What every example that failed demands and does not get, where it demands it."""


def examples(pack: str | None, overlays: Sequence[Path] = ()) -> Tested:
    """What became of every example of a pack."""
    folder = find_pack(pack)
    rules = load_pack(folder, overlays=overlays, examples=True)
    runs = tuple(run_examples(rules))
    failed = [run for run in runs if run.differences]
    places = ExamplePlaces(folder, rules, overlays) if failed else None
    faults = [
        places.fault(
            (run.target, run.number),
            each.what,
            "example_differs",
            example=run.example,
            target=_named(rules, run.target),
            **each._asdict(),
        )
        for run in failed
        for each in run.differences
        if places is not None
    ]
    return Tested(folder, rules, runs, tuple(faults))


def write_junit(tested: Tested, path: Path, sentences: Sequence[str]) -> None:
    """Write what became of the examples as JUnit XML; `sentences` are those of its faults.

    Raises `RefusedError` where it cannot be written.
    """
    from haixi_check.writers.files import write
    from haixi_check.writers.junit_examples import ExampleCase, examples_as_junit

    said = iter(zip(tested.faults, sentences, strict=True))
    cases = [
        ExampleCase(
            target=run.target,
            title=f"{_named(tested.rules, run.target)} {run.example}",
            failures=tuple(next(said) for _ in run.differences),
        )
        for run in tested.runs
    ]
    text = examples_as_junit(tested.rules.pack.id, tested.folder, cases)
    write(path, text.encode(), inputs=tested.folder.glob("*.yaml"))


def _named(rules: RulePack, target: str) -> str:
    """The code of a target, by which people know it."""
    found = rules.target(target)
    return found.code if found else target


def verify_wordings(pack: str | None, source: Path) -> tuple[Path, Verification, tuple[Fault, ...]]:
    """How a pack compares with the official text in the file `source`.

    What rules say otherwise than their wordings comes with its place in the files of the pack.
    """
    path = find_pack(pack)
    rules = load_pack(path)
    found = compare_wordings(rules, _official_text(source, rules))
    files = clause_files(path) if found.differing else ()
    return path, found, in_order(_fault(each, files) for each in found.differing)


def sentences(pack: str | None, source: Path) -> tuple[PrintedSentence, ...]:
    """Every sentence of the official text in the file `source`, and who claims it."""
    rules = load_pack(find_pack(pack))
    return claimed_sentences(rules, _official_text(source, rules))


def _official_text(source: Path, rules: RulePack) -> str:
    """The official text in a file; refused where it has none of the clauses."""
    try:
        # Whatever is no ordinary file, such as a pipe, may never end.
        text = regular_file(source).decode("utf-8-sig")
    except (UnreadableError, UnicodeDecodeError) as error:
        raise RefusedError("cannot_read_source", path=str(source)) from error
    if not clause_texts(rules.pack, text)[0]:
        raise RefusedError("no_clause_in_source", path=str(source))
    return text


def _fault(difference: WordingDifference, files: Iterable[Filed]) -> Fault:
    """A difference as a fault at the key that makes it."""
    for source, content in files:
        for index, target in enumerate(content.targets):
            if target.id == difference.target:
                at: KeyPath = ("targets", index, *difference.key)
                code = f"{target.code} {target.id}"
                return source.fault(
                    at, difference.code, of_key=True, rule=code, **difference.params
                )
    raise AssertionError(difference)


SCHEMAS = {"rules": "ClauseFile", "pack": "Pack", "form": "Form"}
"""The kinds of file that a pack consists of, by the names of their schemas."""


def file_schema(what: str) -> str:
    """The JSON Schema of one kind of file of a pack, for an editor."""
    return json.dumps(schemas.of_file(schemas.FILES[SCHEMAS[what]]), ensure_ascii=False, indent=2)


def schema(what: str, *, pack: str | None = None) -> str:
    """The JSON Schema of the verdict, a submission to a pack, or what people write beside them."""
    match what:
        case "verdict":
            made = schemas.published(wire().json_schema(mode="serialization"))
        case "submission":
            made = schemas.of_submission(load_pack(find_pack(pack)).form)
        case "overlay":
            made = schemas.of_overlay()
        case "waivers":
            made = schemas.of_waivers()
        case _:
            made = schemas.of_pack()
    return json.dumps(made, ensure_ascii=False, indent=2)
