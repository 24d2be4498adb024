"""Print every sentence that the table of spoiled inputs calls forth: `python -m tests.refusals`.

Arguments: `zh` or `en` (by default both), and codes or names of cases to print alone.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tests.refusals.running import LANGUAGES, ran
from tests.refusals.table import CASES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHOWN = 3
"""How many problems of one code are printed of a case."""


def lines(arguments: Sequence[str]) -> Iterator[str]:
    """Case by case, what is said of the problems that it is about."""
    languages = [each for each in LANGUAGES if each in arguments] or LANGUAGES
    wanted = set(arguments) - set(LANGUAGES)
    for case in CASES:
        if wanted and not wanted & {case.name, *case.codes}:
            continue
        yield f"## {case.name}"
        runs = ran(case)
        for language in languages:
            told = [said for said in runs[language].said if said.code in case.codes]
            for said in told[:SHOWN]:
                yield f"   {said.code}: {said.file} {said.place} {said.header}".rstrip()
                yield f"     {said.sentence}"
                yield f"     → {said.remedy}"


if __name__ == "__main__":
    for line in lines(sys.argv[1:]):
        print(line)  # noqa: T201 - it is what the command is for
