"""`template`: workbooks to fill in, with last year's figures where there are any."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from haixi_check.errors import RefusedError
from haixi_check.intake.merge import take_in
from haixi_check.messages import Language
from haixi_check.pipeline.inputs import group_documents
from haixi_check.pipeline.judgement import latest
from haixi_check.pipeline.request import Request, resolve_names
from haixi_check.readers import read_all
from haixi_check.readers.discovery import list_inputs
from haixi_check.rulepack import RulePack
from haixi_check.rulepack.load import find_pack, load_pack
from haixi_check.rulepack.pack import Unit
from haixi_check.submission import Submission
from haixi_check.system.paths import for_the_system
from haixi_check.writers.files import make_folder, write
from haixi_check.writers.template import workbook
from haixi_check.writers.template.request import TemplateRequest

NAMED = 5
"""How many of the files that exist are named."""


def write_templates(
    *,
    units: tuple[str, ...],
    folder: Path,
    year: int | None,
    last: Path | None,
    pack: str | None,
    overlays: Sequence[Path] = (),
    language: Language,
    force: bool = False,
) -> Iterator[Path]:
    """Write a workbook to fill in for each unit named, or for all of them; yield each.

    Raises `RefusedError`, and writes nothing, where one of them exists, unless told to by `force`;
    and where one of them cannot be written.
    """
    rules = load_pack(find_pack(pack), overlays=overlays)
    wanted = resolve_names(Request(paths=(), units=units), rules).units
    before = _last_year(last, rules) if last is not None else {}
    if last is not None and wanted:
        others = [rules.pack.by_id[unit] for unit in wanted if unit not in before]
        _refuse_others(last, others, before, rules)
    stated = [item.year + 1 for item in before.values() if item.year]
    of_year = year or max(stated, default=latest({}, rules))
    bodies = [
        unit
        for unit in rules.pack.units
        if (unit.id in wanted if wanted else unit.exists_in(of_year))
    ]
    names = [f"{unit.short.in_language(language)}-{of_year}.xlsx" for unit in bodies]
    paths = [folder / for_the_system(name) for name in names]
    if not force:
        _keep_what_exists(paths)
    make_folder(folder)
    for unit, path in zip(bodies, paths, strict=True):
        request = TemplateRequest(
            rules=rules, units=(unit,), year=of_year, language=language, last=before
        )
        write(path, workbook(request), inputs=[last] if last else [])
        yield path


def _refuse_others(
    path: Path, missing: Sequence[Unit], before: Mapping[str, Submission], rules: RulePack
) -> None:
    """Refuse to carry nothing over for a unit that was named: its file was probably meant."""
    if missing:
        there = "、".join(rules.pack.by_id[unit].short.zh for unit in before)
        named = "、".join(unit.short.zh for unit in missing)
        raise RefusedError("last_year_of_others", path=str(path), there=there, missing=named)


def _keep_what_exists(paths: Sequence[Path]) -> None:
    """Refuse to write over a workbook: somebody may have filled it in."""
    there = [str(path) for path in paths if os.path.lexists(path)]
    if there:
        more = "…" if len(there) > NAMED else ""
        named = " ".join(there[:NAMED]) + more
        raise RefusedError("would_overwrite", count=str(len(there)), paths=named)


def _last_year(path: Path, rules: RulePack) -> Mapping[str, Submission]:
    """Last year's submissions, whose figures are carried over."""
    documents = tuple(read_all(list_inputs((path,))))
    taken = take_in(
        group_documents(documents), pack=rules.pack, form=rules.form, targets=rules.targets
    )
    if not taken.submissions:
        raise RefusedError("no_last_year", path=str(path))
    return taken.submissions
