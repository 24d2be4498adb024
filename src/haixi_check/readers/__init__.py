"""Opening inputs: `read` turns a path into tables of cells that know where they stood.

Many of one kind, one file per family of formats, all listed below. A reader knows bytes and cells;
it knows no form and no rule.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import TypeAlias

from haixi_check.problems import Problem, Tier, shown
from haixi_check.readers.documents import Document, Reading, Source, UnreadableError
from haixi_check.readers.files import content
from haixi_check.readers.signatures import Format, recognise
from haixi_check.tables import Location

__all__ = ["Document", "Source", "read"]

Reader: TypeAlias = Callable[[Source, bytes], Reading]


def _xlsx(source: Source, data: bytes) -> Reading:
    from haixi_check.readers.xlsx import read_xlsx

    return read_xlsx(source, data)


def _csv(source: Source, data: bytes) -> Reading:
    from haixi_check.readers.separated import read_separated

    return read_separated(source, data)


def _json(source: Source, data: bytes) -> Reading:
    from haixi_check.readers.json_text import read_json

    return read_json(source, data)


def _yaml(source: Source, data: bytes) -> Reading:
    from haixi_check.readers.yaml_text import read_yaml

    return read_yaml(source, data)


READERS: Mapping[Format, Reader] = {
    Format.XLSX: _xlsx,
    Format.CSV: _csv,
    Format.JSON: _json,
    Format.YAML: _yaml,
}
"""Every format that is read. Each reader is imported when the first input needs it."""

SUFFIXES: Mapping[Format, tuple[str, ...]] = {
    Format.XLSX: (".xlsx", ".xlsm", ".xltx", ".xltm"),
    Format.CSV: (".csv", ".tsv", ".txt"),
    Format.JSON: (".json",),
    Format.YAML: (".yaml", ".yml"),
}
"""The suffixes that each of them honestly carries."""

REFUSED: Mapping[Format, str] = {
    Format.XLS: "format_not_read",
    Format.XLSB: "format_not_read",
    Format.ODS: "format_not_read",
    Format.SPREADSHEETML: "format_not_read",
    Format.HTML: "format_not_read",
    Format.ZIP: "format_not_read",
    Format.ENCRYPTED: "encrypted_workbook",
    Format.WPS: "old_wps_format",
    Format.WORD: "pdf_or_word",
    Format.POWERPOINT: "pdf_or_word",
    Format.PDF: "pdf_or_word",
    Format.RTF: "pdf_or_word",
    Format.PICTURE: "picture",
    Format.DAMAGED: "damaged_file",
    Format.UNKNOWN: "unreadable_file",
}
"""Every other format, with the code of the problem that it makes."""


def read(source: Source) -> Document:
    """The tables of one input. One that cannot be read is a document with the reason in it."""
    data, kind = b"", Format.UNKNOWN
    try:
        data = content(source.path)
        kind = recognise(data)
        if kind in REFUSED:
            raise UnreadableError(REFUSED[kind], found=kind.value)
        reading = READERS[kind](source, data)
    except UnreadableError as error:
        reading = Reading((), (error.problem(source.shown),))
    return Document(
        path=source.shown,
        format="" if kind is Format.UNKNOWN else kind.value,
        sha256=hashlib.sha256(data).hexdigest() if data else "",
        bytes=len(data),
        tables=reading.tables,
        problems=(*_wrong_suffix(source, kind), *reading.problems),
    )


def _wrong_suffix(source: Source, kind: Format) -> tuple[Problem, ...]:
    suffix = PurePosixPath(source.shown).suffix.lower()
    if kind not in SUFFIXES or not suffix or suffix in SUFFIXES[kind]:
        return ()
    problem = Problem(
        code="wrong_suffix",
        tier=Tier.NOTE,
        location=Location(source.shown),
        found=shown(suffix),
        params={"expected": SUFFIXES[kind][0]},
    )
    return (problem,)
