"""Annotated copies of damaged workbooks: whatever can be read of one can be sent back.

A part that was changed or added is sound XML, and nothing in a comment steers its reader.
"""

from __future__ import annotations

import io
import random
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

from tests.fuzz.judging import read_here, verdict_on
from tests.fuzz.markup import damaged
from tests.fuzz.ways_in import every_seed

from haixi_check.messages import Language
from haixi_check.readers import InputFile
from haixi_check.readers.archive import BROKEN
from haixi_check.report.reader import Reader
from haixi_check.writers.annotated import annotate


def attempt(chance: random.Random, folder: Path) -> str:
    """One damaged workbook, judged and copied."""
    path = folder / "报送.xlsx"
    data = damaged("xlsx", chance.choice(every_seed()["xlsx"]), chance)
    path.write_bytes(data)
    (document, *_) = read_here([InputFile(path, path.name)])
    verdict = verdict_on([document], folder)
    language: Language = "en" if chance.random() < 0.5 else "zh"
    made = annotate(Reader(verdict, language), verdict.inputs[0], data, document.tables)
    _look(made.content, _parts(data))
    return ", ".join(made.notices) or "whole"


def _look(content: bytes, given: dict[str, bytes]) -> None:
    for name, part in _parts(content).items():
        if part != given.get(name) and name.endswith((".xml", ".rels", ".vml")):
            ET.fromstring(part)  # noqa: S314 - our own


def _parts(data: bytes) -> dict[str, bytes]:
    """What can be read of an archive."""
    found = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                try:
                    found[name] = archive.read(name)
                except BROKEN:
                    continue
    except BROKEN:
        return {}
    return found
