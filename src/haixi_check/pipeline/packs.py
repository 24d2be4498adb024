"""The commands about the rules themselves: list, coverage, lint, test, verify, schema."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from haixi_check.errors import Fault, RefusedError
from haixi_check.judging.statements import target_infos
from haixi_check.pipeline.examples import Proof, prove
from haixi_check.readers.documents import UnreadableError
from haixi_check.readers.files import regular_file
from haixi_check.result import TargetInfo
from haixi_check.rulepack import json_schema as schemas
from haixi_check.rulepack.coverage import Coverage, Verification
from haixi_check.rulepack.coverage import coverage as account_for
from haixi_check.rulepack.coverage import verify_wordings as compare_wordings
from haixi_check.rulepack.load import find_pack, lint_overlays, lint_pack, load_pack
from haixi_check.rulepack.read_waivers import understand
from haixi_check.rulepack.side_files import read_side_file
from haixi_check.rulepack.source import in_order
from haixi_check.rulepack.waivers import Waiver
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


def proofs(pack: str | None, overlays: Sequence[Path] = ()) -> tuple[Proof, ...]:
    """What became of every example of a pack."""
    return tuple(prove(load_pack(find_pack(pack), overlays=overlays, examples=True)))


def lint_waivers(
    file: Path, pack: str | None, overlays: Sequence[Path] = ()
) -> tuple[tuple[Waiver, ...], tuple[Fault, ...]]:
    """The waivers in a file, and everything that is wrong with them beside these rules."""
    rules = load_pack(find_pack(pack), overlays=overlays)
    waivers, faults = understand(read_side_file(file, "broken_waivers"), rules)
    return waivers, in_order(faults)


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
    """The JSON Schema of the verdict, a submission to a pack, or what people write beside them."""
    match what:
        case "verdict":
            made = schemas.published(wire().json_schema(mode="serialization"))
        case "submission":
            made = schemas.of_submission(load_pack(find_pack(pack)).form)
        case "targets":
            made = schemas.of_clause_file()
        case "overlay":
            made = schemas.of_overlay()
        case "waivers":
            made = schemas.of_waivers()
        case _:
            made = schemas.of_pack()
    return json.dumps(made, ensure_ascii=False, indent=2)
