"""The workbook to fill in: laid out from the form and the duties of its units, then packed.

One file for each kind of sheet that it has, and one for each thing that all of them need. Judges
nothing and reads no input; Its bytes come from `workbooks`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from haixi_check.messages import Language
from haixi_check.rulepack.form import Form
from haixi_check.rulepack.pack import Pack, Unit
from haixi_check.rulepack.targets import Target
from haixi_check.submission import Submission
from haixi_check.writers.office import packed
from haixi_check.writers.template.layout import Layout, lay_out

__all__ = ["Layout", "lay_out", "packed", "workbook"]


def workbook(
    *,
    pack: Pack,
    form: Form,
    targets: Sequence[Target],
    units: Sequence[Unit],
    year: int,
    language: Language = "zh",
    last: Mapping[str, Submission] | None = None,
) -> bytes:
    """The .xlsx for `units` to fill in for `year`: the same bytes for the same rules, always.

    `last` holds last year's submissions by unit; what they say of earlier years is filled in.
    """
    layout = lay_out(
        pack=pack,
        form=form,
        targets=targets,
        units=units,
        year=year,
        language=language,
        last=last,
    )
    return packed(layout.book, made_on=pack.issued)
