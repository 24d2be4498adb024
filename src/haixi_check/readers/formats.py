"""The table of formats: which reader reads which, what each is called, and what is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import PurePosixPath
from typing import TypeAlias

from haixi_check.problem import Problem, Tier, masked
from haixi_check.readers.documents import InputFile, ReaderResult, UnreadableError
from haixi_check.readers.own_outputs import OWN_OUTPUT, is_own_file
from haixi_check.readers.signatures import Format, recognise
from haixi_check.table import Frame, Table

Reader: TypeAlias = Callable[[InputFile, bytes], ReaderResult]

READERS: Mapping[Format, tuple[str, str]] = {
    Format.XLSX: ("xlsx", "read_xlsx"),
    Format.XLSB: ("xlsb", "read_xlsb"),
    Format.XLS: ("xls", "read_xls"),
    Format.SPREADSHEETML: ("spreadsheetml", "read_spreadsheetml"),
    Format.ODS: ("ods", "read_ods"),
    Format.HTML: ("html_tables", "read_html"),
    Format.MHTML: ("mhtml", "read_mhtml"),
    Format.CSV: ("csv_text", "read_separated"),
    Format.PARQUET: ("parquet", "read_parquet"),
    Format.JSON: ("json_and_yaml", "read_json"),
    Format.YAML: ("json_and_yaml", "read_yaml"),
}
"""Every format that is read: the module and function, imported when the first input needs it."""

SUFFIXES: Mapping[Format, tuple[str, ...]] = {
    Format.XLSX: (".xlsx", ".xlsm", ".xltx", ".xltm"),
    Format.XLSB: (".xlsb",),
    Format.XLS: (".xls", ".xlt", ".et", ".ett"),
    Format.SPREADSHEETML: (".xls", ".xml"),
    Format.ODS: (".ods", ".ots", ".fods"),
    Format.HTML: (".xls", ".html", ".htm"),
    Format.MHTML: (".mht", ".mhtml", ".xls"),
    Format.CSV: (".csv", ".tsv", ".txt"),
    Format.PARQUET: (".parquet",),
    Format.JSON: (".json",),
    Format.YAML: (".yaml", ".yml"),
}
"""The suffixes that each of them honestly carries."""

SOUGHT = (
    ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".fods", ".et", ".csv", ".tsv", ".json",
    ".yaml", ".yml", ".parquet", ".zip", ".mht", ".mhtml",
)  # fmt: skip
"""What is looked for in a folder or a zip; a file that is named is opened whatever it is called."""

REFUSED: Mapping[Format, str] = {
    Format.NUMBERS: "format_not_read",
    Format.SYLK: "format_not_read",
    Format.DIF: "format_not_read",
    Format.ZIP: "nested_archive",
    Format.ENCRYPTED: "encrypted_workbook",
    Format.WPS: "old_wps_format",
    Format.WORD: "pdf_or_word",
    Format.POWERPOINT: "pdf_or_word",
    Format.PDF: "pdf_or_word",
    Format.OFD: "pdf_or_word",
    Format.RTF: "pdf_or_word",
    Format.PICTURE: "picture",
    Format.RAR: "other_archive",
    Format.SEVEN_ZIP: "other_archive",
    Format.DAMAGED: "damaged_file",
    Format.UNKNOWN: "unknown_format",
}
"""Every other format, with the code of the problem that it makes."""


BY_COLUMN = (Format.CSV, Format.PARQUET)
"""Formats whose big tables are read by column, in the process that judges them."""


_SEEN = 2**16
"""Bytes by which it is seen whether a text has fields."""
_OBJECT_SUFFIXES: Mapping[str, Format] = {
    suffix: kind for kind in (Format.JSON, Format.YAML) for suffix in SUFFIXES[kind]
}


def format_of(source: InputFile, data: bytes) -> Format:
    """What an input is. A text that has no fields is what its name says, if that is a text too."""
    kind = recognise(data)
    if kind is Format.UNKNOWN and source.encoding:
        kind = Format.CSV  # somebody says that it is a text: UTF-16 without a mark looks like none
    named = _OBJECT_SUFFIXES.get(PurePosixPath(source.shown).suffix.lower())
    if kind is not Format.CSV or named is None:
        return kind
    from haixi_check.readers.csv_text import has_fields

    return kind if has_fields(data[:_SEEN], source.encoding) else named


def prepare(start: bytes) -> None:
    """Import what will read a big file that begins so, if that takes long."""
    if recognise(start) is Format.CSV:
        import_module("polars")


def read_as(source: InputFile, kind: Format, data: bytes) -> ReaderResult:
    """What the reader of `kind` makes of `data`; a reason to give up is a problem."""

    def read() -> ReaderResult:
        if is_own_file(kind, data):
            raise UnreadableError(OWN_OUTPUT)
        if kind in REFUSED:
            raise UnreadableError(REFUSED[kind], found=kind.value)
        module, name = READERS[kind]
        reader: Reader = getattr(import_module(f"haixi_check.readers.{module}"), name)
        return reader(source, data)

    return _without_errors(source, read) or ReaderResult(())


def read_big(source: InputFile, kind: Format, data: bytes) -> ReaderResult | None:
    """What is read by column of a big table; nothing where it is to be read record by record."""
    if kind is Format.PARQUET:
        return read_as(source, kind, data)
    from haixi_check.readers.csv_text import read_by_column

    def read() -> ReaderResult | None:
        if is_own_file(kind, data):
            raise UnreadableError(OWN_OUTPUT)
        return read_by_column(source, data)

    return _without_errors(source, read)


def read_records(source: InputFile, data: bytes) -> ReaderResult:
    """What a text table that is not plainly written holds, record by record."""
    from haixi_check.readers import csv_text

    return _without_errors(source, lambda: csv_text.read_records(source, data)) or ReaderResult(())


def _without_errors(
    source: InputFile, read: Callable[[], ReaderResult | None]
) -> ReaderResult | None:
    """What `read` makes of an input, under names that may be repeated, or why it made nothing."""
    try:
        reading = read()
    except UnreadableError as error:
        return ReaderResult((), (problem_of(error, source),))
    return reading and replace(reading, tables=tuple(map(_discreet, reading.tables)))


def _discreet(table: Table | Frame) -> Table | Frame:
    """The table under a name that may be repeated: somebody's number may be in it."""
    name = masked(table.name)
    if name == table.name:
        return table
    if isinstance(table, Table):
        return replace(table, name=name)
    return replace(table, head=replace(table.head, name=name))


WORKBOOKS = frozenset(
    suffix
    for kind in (Format.XLSX, Format.XLSB, Format.XLS, Format.ODS)
    for suffix in SUFFIXES[kind]
)
_NOT_BEGUN = {"line": "1", "column": "1"}
"""Where a text cannot be JSON that begins like YAML and is none either."""
_NO_TEXT = ("unknown_format", "unknown_encoding", "wrong_encoding", "broken_csv")
_NO_WORKBOOK = ("nested_archive", "empty_archive")


def problem_of(error: UnreadableError, source: InputFile) -> Problem:
    """The problem that tells why an input was not read, in words that fit what its name says it is.

    A report of ours that is named is a slip; one that lies among submissions is passed over.
    """
    suffix = PurePosixPath(source.shown).suffix.lower()
    problem = error.problem(source.shown)
    if suffix in WORKBOOKS and error.code in (*_NO_TEXT, *_NO_WORKBOOK):
        problem = replace(problem, code="damaged_file", found="", params={})
    elif suffix in _OBJECT_SUFFIXES and error.code in _NO_TEXT:
        problem = replace(problem, code="not_plain_text", found="", params={})
    elif suffix in SUFFIXES[Format.JSON] and error.code == "broken_yaml":
        problem = replace(problem, code="broken_json", params=_NOT_BEGUN)
    among = error.code == OWN_OUTPUT and source.come_upon
    return replace(problem, tier=Tier.NOTE) if among else problem
