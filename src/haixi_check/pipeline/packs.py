"""The commands about the rules themselves: list, coverage, lint, test, verify, schema."""

from __future__ import annotations

import json
from pathlib import Path

from haixi_check.errors import Fault, RefusedError
from haixi_check.judging.statements import target_info
from haixi_check.pipeline.examples import ExampleRun, run_examples
from haixi_check.readers.documents import UnreadableError
from haixi_check.readers.files import regular_file
from haixi_check.result import TargetInfo
from haixi_check.rulepack import json_schema as schemas
from haixi_check.rulepack.coverage import Coverage, Verification
from haixi_check.rulepack.coverage import coverage as account_for
from haixi_check.rulepack.coverage import verify_wordings as compare_wordings
from haixi_check.rulepack.load import find_pack, lint_pack, load_pack
from haixi_check.verdict import wire


def rules(pack: str | None) -> dict[str, TargetInfo]:
    """All targets of a pack in document order, as they are told."""
    found = load_pack(find_pack(pack))
    return {target.id: target_info(target, found.form) for target in found.targets}


def coverage(pack: str | None) -> Coverage:
    """What a pack makes of every clause of the opinion."""
    return account_for(load_pack(find_pack(pack)))


def lint(pack: str | None) -> tuple[Path, tuple[Fault, ...]]:
    """The folder of a pack, and everything that is wrong with it."""
    path = find_pack(pack)
    return path, lint_pack(path)


def examples(pack: str | None) -> tuple[ExampleRun, ...]:
    """What became of every example of a pack."""
    return tuple(run_examples(load_pack(find_pack(pack), examples=True)))


def verify_wordings(pack: str | None, source: Path) -> Verification:
    """How the wordings of a pack compare with the official text in the file `source`."""
    try:
        # Whatever is no ordinary file, such as a pipe, may never end.
        text = regular_file(source).decode("utf-8-sig")
    except (UnreadableError, UnicodeDecodeError) as error:
        raise RefusedError("cannot_read_source", path=str(source)) from error
    rules = load_pack(find_pack(pack))
    found = compare_wordings(rules, text)
    if len(found.lost_clauses) == len(rules.pack.clauses):
        raise RefusedError("no_clause_in_source", path=str(source))
    return found


def schema(what: str, *, pack: str | None = None) -> str:
    """A JSON Schema: of a `verdict`, of a `submission` to a pack, of a `pack` or of `targets`."""
    match what:
        case "verdict":
            made = schemas.published(wire().json_schema(mode="serialization"))
        case "submission":
            made = schemas.of_submission(load_pack(find_pack(pack)).form)
        case "targets":
            made = schemas.of_clause_file()
        case _:
            made = schemas.of_pack()
    return json.dumps(made, ensure_ascii=False, indent=2)
