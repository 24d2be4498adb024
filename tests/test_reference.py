"""The reference pages in `docs` are what the program makes of its rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from haixi_check.pipeline.reference import pages

PAGES = ("targets.md", "fields.md", "problems.md", "keys.md")


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return pages(None)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_what_the_program_makes(
    name: str, made: dict[str, str], root: Path, *, rewrite: bool
) -> None:
    path = root / "docs" / name
    if rewrite:
        path.write_text(made[name], encoding="utf-8")
    assert path.read_text(encoding="utf-8") == made[name]


def test_there_is_no_other_page(made: dict[str, str]) -> None:
    assert sorted(made) == sorted(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_nothing_on_a_page_waits_to_be_filled_in(name: str, made: dict[str, str]) -> None:
    assert "{found}" not in made[name]
    assert "None" not in made[name]
