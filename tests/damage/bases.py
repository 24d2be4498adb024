"""What is damaged: the samples, and submissions made from them that fail or wait for review."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from tests.damage.reading import sample
from tests.damage.steps import taken
from tests.damage.worse import WORSE

if TYPE_CHECKING:
    from tests.damage.book import Submission

SAMPLES: Mapping[str, str] = {
    "met": "met.xlsx",
    "data": "data.xlsx",
    "units": "units",
    "college": "units/柴达木职院.xlsx",
    "school": "units/州职校.xlsx",
    "departments": "units/州级部门.xlsx",
    "shared": "faulty/duplicate-base.xlsx",
    "lost-school": "faulty/lost-school",
    "csv": "faulty/gbk-csv",
    "two-row-headers": "faulty/two-row-headers.xlsx",
    "excel-error": "faulty/excel-error.xlsx",
    "none-for-zero": "faulty/none-for-zero.xlsx",
    "old-evidence": "faulty/old-evidence.xlsx",
    "person-times": "faulty/persons-for-person-times.xlsx",
    "school-year": "faulty/school-year.xlsx",
    "unit-slip": "faulty/unit-slip.xlsx",
    "formula": "faulty/unstored-formula.xlsx",
    "credit-code": "faulty/wrong-credit-code.xlsx",
}
"""Short names of the samples."""

SEVERAL = ("data", "units", "shared", "lost-school")
"""Those with several units, in one workbook or in several."""


@cache
def base(name: str) -> Submission:
    """A submission by its name: a sample, and with `+` what makes it worse: `met+undone`."""
    origin, *worse = name.split("+")
    submission = sample(SAMPLES[origin])
    for item in worse:
        submission = taken(submission, WORSE[item](submission))
    return submission
