"""What a check itself has written: it may lie among submissions, and is never taken for one.

Knows how each output says of itself what it is; reads none of them.
"""

from __future__ import annotations

import re
from typing import Final

from haixi_check.readers.archives import Archive
from haixi_check.readers.documents import UnreadableError
from haixi_check.readers.signatures import Format

OWN_OUTPUT: Final = "own_verdict"
"""The code of the problem that tells of one."""

_HEAD: Final = 1024
_TEXT: Final = re.compile(
    rb"^(\xef\xbb\xbf)?kind,level,unit,unit_name,clauses,target,"  # .csv
    rb'|<meta name="generator" content="haixi-check '  # .html
    rb'|<testsuites name="haixi-check"'  # JUnit
)
_PROPERTIES: Final = "docProps/core.xml"
_MADE_BY: Final = re.compile(rb"creator[^<>]*>haixi-check \d")
"""Reports name the version that made them; the workbook to fill in names only the program."""

_OF_A_VERDICT: Final = frozenset({"schema_version", "tool", "pack", "inputs", "verdict"})
_OF_SARIF: Final = frozenset({"$schema", "version", "runs"})
_OF_CODE_QUALITY: Final = frozenset({"check_name", "fingerprint", "severity", "location"})


def is_own_file(kind: Format, data: bytes) -> bool:
    """Whether a file is a report of ours, by what it says of itself at its head."""
    if kind in (Format.CSV, Format.HTML, Format.SPREADSHEETML):
        return _TEXT.search(data[:_HEAD]) is not None
    if kind not in (Format.XLSX, Format.WORD) or not data.startswith(b"PK"):
        return False
    try:
        return any(_MADE_BY.search(piece) for piece in Archive(data).chunks(_PROPERTIES))
    except UnreadableError:  # whoever reads the file says what is wrong with it
        return False


def is_own_json(root: object) -> bool:
    """Whether JSON is a verdict, SARIF or a Code Quality report: no submission has their keys."""
    if isinstance(root, list):
        return bool(root) and all(
            isinstance(item, dict) and item.keys() >= _OF_CODE_QUALITY for item in root
        )
    return isinstance(root, dict) and (root.keys() >= _OF_A_VERDICT or root.keys() >= _OF_SARIF)
