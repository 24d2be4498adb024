"""Beginning a rule pack: its files, with one rule, in a folder of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from haixi_check.errors import RefusedError
from haixi_check.pipeline.new_rule import add
from haixi_check.pipeline.packs import SCHEMAS, file_schema
from haixi_check.rulepack.load import lint_pack
from haixi_check.rulepack.new_pack import NewPack, files_of
from haixi_check.rulepack.source import PackError
from haixi_check.rulepack.wish import Wish
from haixi_check.system.paths import is_folder
from haixi_check.writers.files import make_folder, write


def begin(folder: Path, pack: NewPack) -> Iterator[Path]:
    """Write the files of a new pack. Raises `RefusedError` where there are files already."""
    if folder.exists() and (not is_folder(folder) or any(folder.iterdir())):
        raise RefusedError("new_pack_there", path=str(folder))
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place)
        for name, text in files_of(pack).items():
            (copy / name).write_text(text, encoding="utf-8")
        add(place, _first_rule(pack))
        if faults := lint_pack(copy):
            raise PackError(faults, folder=str(folder))
        make_folder(folder / "schema")
        for path in sorted(copy.iterdir()):
            write(folder / path.name, path.read_bytes())
            yield folder / path.name
        for kind in SCHEMAS:
            write(folder / "schema" / f"{kind}.json", f"{file_schema(kind)}\n".encode())


def _first_rule(pack: NewPack) -> Wish:
    """The rule that every new pack has, to be changed or to be copied."""
    return Wish(
        id="boarders-share",
        code="Q01",
        title="住校生占在校生的比例",
        title_en="Share of boarders",
        clause="一",
        wording="达到50%以上",
        measures={"share": "boarders/students"},
        thresholds={"at_least": "50%"},
        units=(),
        force="mandatory",
        by=None,
        each_year_from=pack.issued.year + 1,
    )
