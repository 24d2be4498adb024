"""The reference pages of a rule pack."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from haixi_check.judging.statements import pack_ref, target_info
from haixi_check.rulepack import json_schema as schemas
from haixi_check.rulepack.load import find_pack, load_pack
from haixi_check.writers import reference
from haixi_check.writers.files import make_folder, write


def pages(pack: str | None) -> dict[str, str]:
    """Every page by the name of its file."""
    rules = load_pack(find_pack(pack))
    targets = {each.id: target_info(each, rules.pack, rules.form) for each in rules.targets}
    kinds = {kind.id: kind.title for kind in rules.pack.kinds}
    made = {name: schemas.of_file(kind) for name, kind in schemas.FILES.items()}
    return {
        "targets.md": reference.targets_page(pack_ref(rules), targets),
        "fields.md": reference.fields_page(rules.form, kinds),
        "problems.md": reference.problems_page(),
        "keys.md": reference.keys_page(made),
    }


def write_pages(pack: str | None, folder: Path) -> Iterator[Path]:
    """Write the pages into a folder, over those that were made before."""
    make_folder(folder)
    for name, text in pages(pack).items():
        write(folder / name, text.encode())
        yield folder / name
