"""Writing a new target into the file of its clause: sound before it is written, or not written."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from haixi_check.errors import RefusedError
from haixi_check.messages import say
from haixi_check.pipeline.examples import run_examples
from haixi_check.rulepack import RulePack
from haixi_check.rulepack.folder import COVER, FORM, pack_files
from haixi_check.rulepack.load import find_pack, lint_pack, load_pack
from haixi_check.rulepack.new_target import NewTarget, text_of
from haixi_check.rulepack.pack import Text
from haixi_check.rulepack.source import PackError, YamlSource, nearest, read
from haixi_check.rulepack.wish import KINDS, Wish
from haixi_check.writers.files import write


class Written(NamedTuple):
    """Where a new target was written."""

    file: Path
    line: int
    examples: int


SCHEMA_LINE = "# yaml-language-server:"

WITH_THRESHOLD = ("count", "sum", "share", "per_head")


def free_code(rules: RulePack, letter: str) -> str:
    """The first code of a letter after all that are in use: `Q26`."""
    used = [target.code for target in rules.targets] + [each.code for each in rules.exhortations]
    numbers = [
        int(code[1:].rstrip("abcdefghijklmnopqrstuvwxyz")) for code in used if code[0] == letter
    ]
    number = max(numbers, default=0) + 1
    return f"{letter}{number}" if letter == "S" else f"{letter}{number:02}"


def add(pack: str, wish: Wish) -> Written:
    """Add a target to a pack as it is wished for. Raises `RefusedError` where it is not sound."""
    folder = find_pack(pack)
    rules = load_pack(folder)
    draft = _draft(rules, wish)
    if rules.target(draft.id) or rules.target(draft.code):
        raise RefusedError("new_target_exists", found=draft.id, used=draft.code)
    if draft.clause not in rules.clause_ids:
        known = "、".join(rules.clause_ids)
        raise RefusedError("new_target_clause", found=draft.clause, known=known)
    name, old, source = _file_of(folder, draft.clause)
    new, line = _with_target(old, source, text_of(draft, rules), draft, rules)
    _prove(folder, name, new, draft)
    write(folder / name, new.encode())
    target = load_pack(folder, examples=True, kept=False).target(draft.id)
    return Written(folder / name, line, len(target.examples) if target else 0)


def _draft(rules: RulePack, wish: Wish) -> NewTarget:
    """The target that is wished for, with what was left out filled in."""
    if wish.clause is None or wish.wording is None:
        raise RefusedError("new_target_lacks", what="--clause --wording")
    measures = [(kind, formula) for kind, formula in wish.measures.items() if formula]
    if len(measures) != 1:
        raise RefusedError("new_target_measure", n=str(len(measures)))
    ((kind, formula),) = measures
    measure, letter = KINDS[kind]
    thresholds = [(relation, number) for relation, number in wish.thresholds.items() if number]
    if len(thresholds) != (measure in WITH_THRESHOLD):
        raise RefusedError("new_target_threshold")
    relation, threshold = thresholds[0] if thresholds else ("at_least", "")
    if measure == "trend" and wish.each_year_from is None:
        raise RefusedError("new_target_lacks", what="--each-year-from")
    figures = _figures(rules, "" if measure == "evidence" else formula)
    title = Text(zh=wish.title, en=wish.title_en or wish.title)
    return NewTarget(
        id=wish.id,
        code=wish.code or free_code(rules, letter),
        title=title,
        clause=wish.clause,
        wording=wish.wording,
        force=wish.force,
        units=wish.units or _who_reports(rules, figures),
        kind=measure,
        of=figures[0],
        to=figures[1],
        relation=relation,
        threshold=threshold or "",
        rising=kind == "rising",
        by=wish.by,
        each_year_from=wish.each_year_from,
        year=None if wish.by else wish.each_year_from or rules.pack.judged_from,
        proof=Text(zh=formula, en=formula) if measure == "evidence" else None,
        reading=_sentence("new.reading", title),
        remedy=_sentence(f"new.remedy_{letter.lower()}", title),
    )


def _figures(rules: RulePack, formula: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The figures of `a+b/c`: those before the stroke and those behind it."""
    of, _, to = formula.partition("/")
    sides = tuple(filter(None, of.split("+"))), tuple(filter(None, to.split("+")))
    known = [figure.id for figure in rules.form.figures]
    for name in (*sides[0], *sides[1]):
        if name not in known:
            raise RefusedError("new_target_figure", found=name, near=nearest(name, known) or "—")
    return sides


def _who_reports(rules: RulePack, figures: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """The kinds of unit that are asked for the figures; for a duty, all of them."""
    kinds = list(dict.fromkeys(unit.kind for unit in rules.pack.units))
    names = [name for side in figures for name in side]
    asked = [set(rules.form.figure(name).filled_by) for name in names]
    return tuple(kind for kind in kinds if all(kind in each for each in asked))


def _sentence(code: str, title: Text) -> Text:
    """A sentence that holds until somebody says more."""
    return Text(zh=say(code, "zh", title=title.zh), en=say(code, "en", title=title.en))


def _file_of(folder: Path, clause: str) -> tuple[str, str, YamlSource | None]:
    """The file of a clause and its text; a new name and the first line where there is none."""
    first = ""
    files = pack_files(folder)
    for name, data in files.items():
        source, _ = read(name, data) if name not in (COVER, FORM) else (None, [])
        if source and source.lines[0].startswith(SCHEMA_LINE):
            first = f"{source.lines[0]}\n"
        if source and clause in source.content.get("clauses", ()):
            return name, data.decode(), source
    number = len(files) - 2
    while (folder / f"{number:02}-rules.yaml").exists():
        number += 1
    return f"{number:02}-rules.yaml", first, None


def _with_target(
    old: str, source: YamlSource | None, target: str, draft: NewTarget, rules: RulePack
) -> tuple[str, int]:
    """The text of a file with a target more, in the order of the opinion, and its line."""
    if source is None:
        head = f"{old}clauses: [{draft.clause}]\n\ntargets:\n"
        return f"{head}{target}\n", head.count("\n") + 1
    lines = old.splitlines(keepends=True)
    end = "\r\n" if "\r\n" in old else "\n"
    new = [f"{line}{end}" for line in target.split("\n")]
    targets: Sequence[dict[str, dict[str, str]]] = source.content.get("targets") or ()
    order = {clause: at for at, clause in enumerate(rules.clause_ids)}
    before = [
        index
        for index, each in enumerate(targets)
        if min(order[clause] for clause in each["clauses"]) <= order[draft.clause]
    ]
    if not targets:
        kept = [line for line in lines if not line.startswith("targets:")]
        if kept and not kept[-1].endswith("\n"):
            kept[-1] += end
        return "".join([*kept, end, f"targets:{end}", *new]), len(kept) + 3
    if before:
        at = source.last_line_of(("targets", before[-1]))
        return "".join([*lines[:at], end, *new, *lines[at:]]), at + 2
    at = source.place(("targets", 0)).line - 1
    return "".join([*lines[:at], *new, end, *lines[at:]]), at + 1


def _prove(folder: Path, name: str, text: str, draft: NewTarget) -> None:
    """Lint and test the pack as it would be. Raises `RefusedError` with what is wrong."""
    known = {(fault.file, fault.code, fault.text) for fault in lint_pack(folder)}
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place)
        for file, data in pack_files(folder).items():
            (copy / file).write_bytes(data)
        (copy / name).write_bytes(text.encode())
        faults = [
            fault for fault in lint_pack(copy) if (fault.file, fault.code, fault.text) not in known
        ]
        if faults:
            raise PackError(faults, folder=str(folder))
        rules = load_pack(copy, examples=True, kept=False)
        failed = [run for run in run_examples(rules) if run.target == draft.id and run.differences]
    if failed:
        each = failed[0].differences[0]
        raise RefusedError("new_target_examples", example=failed[0].example, **each._asdict())
