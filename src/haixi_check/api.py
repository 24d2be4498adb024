"""The Python interface: the few names that a program may rely on, documented in `docs/python.md`.

Everything else in this package may change without notice.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from haixi_check.errors import RefusedError
from haixi_check.messages import Language
from haixi_check.pipeline import check as checking
from haixi_check.pipeline.request import Request
from haixi_check.report import Manner
from haixi_check.verdict import Verdict
from haixi_check.writers import rendered

__all__ = ["RefusedError", "Verdict", "check", "render"]


def check(
    paths: str | Path | Iterable[str | Path],
    *,
    pack: str | Path | None = None,
    overlays: Iterable[str | Path] = (),
    waivers: str | Path | None = None,
    year: int | None = None,
    as_of: datetime.date | None = None,
    scope: Literal["auto", "whole", "units", "prefecture", "school"] = "auto",
    fail_on: Literal["mandatory", "aspirational", "must-fix"] = "mandatory",
    units: Iterable[str] = (),
    clauses: Iterable[str] = (),
    targets: Iterable[str] = (),
    kind: Literal["all", "figures", "evidence"] = "all",
    encoding: str | None = None,
) -> Verdict:
    """Check submissions, as `haixi-check check` does with options of the same names.

    Whatever is wrong with the data is in the verdict. Raises `RefusedError` for a path that does
    not exist, an unknown name, a broken rule pack, overlay or list of waivers: then nothing was
    judged. No file of settings is read.
    """
    named = [paths] if isinstance(paths, (str, Path)) else paths
    return checking.check(
        Request(
            paths=tuple(Path(path) for path in named),
            pack=str(pack) if pack is not None else None,
            overlays=tuple(Path(overlay) for overlay in overlays),
            waivers=Path(waivers) if waivers is not None else None,
            year=year,
            as_of=as_of,
            scope=scope,
            fail_on=fail_on,
            units=tuple(units),
            clauses=tuple(clauses),
            targets=tuple(targets),
            kind=kind,
            encoding=encoding,
        )
    )


def render(verdict: Verdict, format: str, *, language: Language = "zh") -> bytes:  # noqa: A002
    """The bytes of a file in `format`: a name that `-f` takes, or a suffix without its dot.

    Raises `RefusedError` for a format that there is none of.
    """
    from haixi_check.writers import BINARY, BY_SUFFIX, TEXT

    name = BY_SUFFIX.get(f".{format}", format)
    if name not in TEXT and name not in BINARY:
        raise RefusedError("unknown_suffix", path=format, known=" ".join((*TEXT, *BINARY)))
    return rendered(name, verdict, Manner(language=language))
