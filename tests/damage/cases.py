"""Named cases: what once passed wrongly, or might, each as small as it can be, with what is right.

A base, the damage (or what a person wrote), and the outcomes of some results. `Q12 golmud-school`
is the result of a unit, `Q08` that of the whole. Unless a case says otherwise, its exit code is
not 0.
"""

from __future__ import annotations

from tests.damage.cases_of_records import RECORDS, STATUS
from tests.damage.cases_of_sheets import REGISTERS, SHEETS, UNITS_AND_YEARS

CASES = (*STATUS, *RECORDS, *SHEETS, *REGISTERS, *UNITS_AND_YEARS)
