"""What a check itself has written: it may lie among submissions, and is never taken for one.

Knows how each output says of itself what it is; reads none of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Final

from haixi_check.messages import Language, say, sentences
from haixi_check.readers.archive import Archive
from haixi_check.readers.documents import UnreadableError
from haixi_check.readers.limits import LARGEST_SUBMISSION
from haixi_check.readers.signatures import Format

OWN_OUTPUT: Final = "own_verdict"
"""The code of the problem that tells of one."""

_HEAD: Final = 1024
_TEXT: Final = re.compile(
    rb"^(\xef\xbb\xbf)?kind,level,unit,unit_name,clauses,target,"  # .csv
    rb'|<meta name="generator" content="haixi-check '  # .html
    rb'|<testsuites name="haixi-check"'  # JUnit
)
_BADGE: Final = re.compile(r"\ufeff?(?:# )?([【\[][^】\]]{1,40}[】\]])")
"""How what is printed, and Markdown, begins: with the outcome of the run."""
_SARIF: Final = (b'"$schema"', b'"name": "haixi-check"')
_REPORTS: Final = (".docx", ".html", ".htm", ".md", ".xml", ".sarif", ".txt")
"""Suffixes of reports that are not sought among submissions."""
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


def is_own_report(name: str, fetch: Callable[[int], bytes]) -> bool:
    """Whether what nobody opens is a report of ours; `fetch` gives so many of its first bytes."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in _REPORTS:
        return False
    if suffix == ".docx":
        return is_own_file(Format.WORD, fetch(LARGEST_SUBMISSION))
    head = fetch(_HEAD)
    return (
        _TEXT.search(head) is not None
        or all(mark in head for mark in _SARIF)
        or _is_printed(head.decode(errors="ignore"))
    )


def _is_printed(head: str) -> bool:
    """Whether a text begins as what is printed does: the outcome, and how many were judged."""
    head = head.replace("\\", "")  # Markdown sets it before brackets
    badge = _BADGE.match(head)
    if badge is None:
        return False
    languages: tuple[Language, ...] = ("zh", "en")
    for language in languages:
        words = (say(code, language) for code in sentences() if code.startswith("run."))
        known = badge[1] in (say("table.badge", language, word=word) for word in words)
        counted = re.escape(say("table.judged", language, n="N")).replace("N", r"\d[\d,]*")
        if known and re.search(counted, head) is not None:
            return True
    return False


def is_own_json(root: object) -> bool:
    """Whether JSON is a verdict, SARIF or a Code Quality report: no submission has their keys."""
    if isinstance(root, list):
        return bool(root) and all(
            isinstance(item, dict) and item.keys() >= _OF_CODE_QUALITY for item in root
        )
    return isinstance(root, dict) and (root.keys() >= _OF_A_VERDICT or root.keys() >= _OF_SARIF)
