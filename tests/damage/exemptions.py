"""What leaves no trace: the few kinds of damage after which a result may come to less than before.

Each line names the kinds of damage, where it is done, and which laws do not hold there. Everything
that is not in this table is damage that shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.damage.product import FormSheet

PASS, MILDER, EXIT = "pass", "milder", "exit 0"
"""The laws: nothing comes to pass, nothing becomes milder untold, no exit code becomes 0."""

EVERY_LAW = frozenset({PASS, MILDER, EXIT})

_BLANKED = (
    "cell_blanked", "cell_dash", "cell_nearly_blank", "column_blanked",
    "column_of_nearly_blanks", "column_blank_from_a_row_on",
)  # fmt: skip


@dataclass(frozen=True)
class Exemption:
    """Damage of these kinds to these sheets (by kind or id) and columns; blank means all."""

    why: str
    kinds: tuple[str, ...]
    sheets: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    laws: frozenset[str] = EVERY_LAW


EXEMPTIONS: tuple[Exemption, ...] = (
    Exemption(
        "a blank year is that of the date, and a blank end is no end; a blank column is many cells",
        _BLANKED,
        ("evidence",),
        ("for_year", "valid_until"),
    ),
    Exemption(
        "a record that has a document number need not name a file",
        _BLANKED,
        ("evidence",),
        ("file",),
    ),
    Exemption("an ID number need not be given", _BLANKED, ("roster",), ("id_number",)),
    Exemption(
        "a row that holds nothing but its duty is a line of the template",
        ("rows_blanked",),
        ("evidence",),
    ),
    Exemption(
        "whole rows leave no trace",
        ("row_deleted", "rows_cut_off", "all_but_header_deleted"),
        ("evidence", "figures", "roster", "basics"),
    ),
    Exemption("whole rows leave no trace", ("row_deleted", "rows_cut_off"), ("register",)),
    Exemption("a whole roster leaves no trace", ("sheet_dropped",), ("roster",)),
    Exemption(
        "a whole register leaves no trace but in what was declared, which waits for review",
        ("sheet_dropped", "all_but_header_deleted"),
        ("register",),
        laws=frozenset({MILDER}),
    ),
    Exemption(
        "a whole file leaves no trace but in the list of units",
        ("file_dropped",),
        laws=frozenset({PASS, MILDER}),
    ),
)


def excused(kind: str, sheet: FormSheet | None, column: str) -> frozenset[str]:
    """The laws that do not hold for damage of this kind done here."""
    found: set[str] = set()
    for item in EXEMPTIONS:
        if kind not in item.kinds:
            continue
        if item.sheets and (sheet is None or not {sheet.id, sheet.kind} & set(item.sheets)):
            continue
        if item.columns and column not in item.columns:
            continue
        found |= item.laws
    return frozenset(found)
