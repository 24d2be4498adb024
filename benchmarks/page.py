"""The tables in `docs/performance.md`: the command writes what stands between two markers."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from pathlib import Path

BEGIN = "<!-- benchmarks: begin -->"
END = "<!-- benchmarks: end -->"
TOLD = ("polars", "python-calamine", "fastexcel", "pydantic")
PAGE = Path(__file__).resolve().parents[1] / "docs" / "performance.md"


def machine(repeated: int) -> str:
    """Where the figures come from."""
    libraries = []
    for name in TOLD:
        try:
            libraries.append(f"{name} {installed(name)}")
        except PackageNotFoundError:
            continue
    return (
        f"{os.cpu_count()} cores ({platform.machine()}), {platform.system()}, "
        f"{platform.python_implementation()} {platform.python_version()}, {', '.join(libraries)}. "
        f"Medians of {repeated} paired runs, of small cases five times as many; a peer is not run "
        "again once its runs have taken a minute. "
        "Memory is that of the whole process tree."
    )


def replaced(page: str, report: str) -> str:
    """The page with `report` between its markers.

    Raises `ValueError` where the markers do not stand in it once each and in their order.
    """
    if page.count(BEGIN) != 1 or page.count(END) != 1 or page.index(BEGIN) > page.index(END):
        raise ValueError(f"the page must hold {BEGIN} and then {END}, once each")
    head, rest = page.split(BEGIN)
    _, tail = rest.split(END)
    return f"{head}{BEGIN}\n\n{report}\n\n{END}{tail}"


def write(report: str) -> None:
    """Put the report on the page."""
    PAGE.write_text(replaced(PAGE.read_text(encoding="utf-8"), report), encoding="utf-8")
