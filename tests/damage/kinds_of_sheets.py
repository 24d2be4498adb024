"""Damage to a sheet, to a file, and to all that is handed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import TypeAlias

from tests.damage import words
from tests.damage.book import Submission, a1, letters, range_of
from tests.damage.layout import Layout, layout_of, places
from tests.damage.steps import Step

OfSheet: TypeAlias = Callable[[Submission, str, Random], Sequence[Step]]
"""Steps that damage a sheet of the form; none where this cannot be done."""

OfAll: TypeAlias = Callable[[Submission, Random], Sequence[Step]]
"""Steps that damage files."""


def _layout(submission: Submission, sheet: str) -> Layout:
    found = layout_of(submission.sheet(sheet))
    if found is None:
        raise LookupError(sheet)
    return found


def _header_row(submission: Submission, sheet: str) -> int:
    """The row of the header, counted from 1; of lines the first."""
    found = _layout(submission, sheet)
    return min(found.columns.values()) + 1 if found.lines else found.header + 1


# ------------------------------------------------------------------------------ headers


def header_row_deleted(submission: Submission, sheet: str, chance: Random) -> Sequence[Step]:
    row = _header_row(submission, sheet)
    return [Step("delete_rows", (sheet, row, row))]


def header_row_blanked(submission: Submission, sheet: str, chance: Random) -> Sequence[Step]:
    return _over_header(submission, sheet, None)


def header_row_of_junk(submission: Submission, sheet: str, chance: Random) -> Sequence[Step]:
    return _over_header(submission, sheet, chance.choice(words.JUNK_HEADERS))


def _over_header(submission: Submission, sheet: str, value: object) -> list[Step]:
    row = _header_row(submission, sheet) - 1
    return [Step("fill", (sheet, range_of((row, 0, row, submission.sheet(sheet).width)), value))]


def header_row_merged(submission: Submission, sheet: str, chance: Random) -> Sequence[Step]:
    row = _header_row(submission, sheet) - 1
    return [Step("merge", (sheet, range_of((row, 0, row, submission.sheet(sheet).width - 1))))]


def rows_above(submission: Submission, sheet: str, chance: Random) -> Sequence[Step]:
    """45 rows above everything, blank or with a line of text."""
    return [Step("insert_rows", (sheet, 1, 45, chance.choice((None, "填报要求见通知"))))]


# ------------------------------------------------------------------------------ cut off


def columns_cut_off(submission: Submission, sheet: str, chance: Random) -> Sequence[Step]:
    """Nothing is left from some column on."""
    width = submission.sheet(sheet).width
    if width < 3:
        return []
    first = chance.randrange(1, width)
    return [Step("delete_column", (sheet, letters(at))) for at in range(width - 1, first - 1, -1)]


def rows_blanked(submission: Submission, sheet: str, chance: Random) -> Sequence[Step]:
    """Every cell but the first of some row is lost."""
    found, page = _layout(submission, sheet), submission.sheet(sheet)
    filled = [
        row
        for row in range(found.header + 1, len(page.rows))
        if sum(value is not None for value in page.rows[row]) > 1
    ]
    if found.lines or not filled:
        return []
    row = chance.choice(filled)
    return [Step("fill", (sheet, range_of((row, 1, row, page.width)), None))]


def sheet_dropped(submission: Submission, sheet: str, chance: Random) -> Sequence[Step]:
    return [Step("drop_sheet", (sheet,))]


def sheet_renamed(submission: Submission, sheet: str, chance: Random) -> Sequence[Step]:
    return [Step("rename_sheet", (sheet, chance.choice(("Sheet1", "工作表3", "汇总", "旧表"))))]


def part_missing(submission: Submission, sheet: str, chance: Random) -> Sequence[Step]:
    return [Step("break_part", (sheet, "missing"))]


def part_cut_off(submission: Submission, sheet: str, chance: Random) -> Sequence[Step]:
    return [Step("break_part", (sheet, "half"))]


def part_empty(submission: Submission, sheet: str, chance: Random) -> Sequence[Step]:
    return [Step("break_part", (sheet, "empty"))]


def all_but_header_deleted(submission: Submission, sheet: str, chance: Random) -> Sequence[Step]:
    found = _layout(submission, sheet)
    last = len(submission.sheet(sheet).rows)
    if found.lines or last <= found.header + 1:
        return []
    return [Step("delete_rows", (sheet, found.header + 2, last))]


# ------------------------------------------------------------------------------ strays


def stray_blank(submission: Submission, sheet: str, chance: Random) -> Sequence[Step]:
    return [Step("put", (sheet, chance.choice(_FAR), chance.choice((" ", "\u00a0"))))]


def stray_error(submission: Submission, sheet: str, chance: Random) -> Sequence[Step]:
    return [Step("put", (sheet, chance.choice(_FAR), chance.choice(words.ERRORS)))]


def stray_word(submission: Submission, sheet: str, chance: Random) -> Sequence[Step]:
    return [Step("put", (sheet, chance.choice(_FAR), "已核对"))]


_FAR = ("A700000", "C700000", "XFD3", "ZZ40", "A9000")


def stray_beside(submission: Submission, sheet: str, chance: Random) -> Sequence[Step]:
    """Something in a column beside the form: a word or an error, no header above it."""
    page = submission.sheet(sheet)
    row = chance.randrange(len(page.rows))
    value = chance.choice((*words.ERRORS, "已核对", " "))
    return [Step("put", (sheet, a1(row, page.width + chance.randrange(3)), value))]


def stray_note(submission: Submission, sheet: str, chance: Random) -> Sequence[Step]:
    """Words that explain nothing, in 说明."""
    notes = [
        place for place in places(submission) if (place.sheet, place.column) == (sheet, "note")
    ]
    cells = [cell for place in notes for cell in place.cells]
    if not cells:
        return []
    value = chance.choice(("核实无误", "无", "已核对", "见附件", "数据属实", "。", Ellipsis))
    chosen = chance.sample(cells, min(len(cells), 6))
    return [Step("put", (sheet, a1(*cell), "…" if value is ... else value)) for cell in chosen]


def row_below(submission: Submission, sheet: str, chance: Random) -> Sequence[Step]:
    """A row below all others that holds one word."""
    page = submission.sheet(sheet)
    at = a1(len(page.rows) + chance.randrange(2), chance.randrange(max(page.width, 1)))
    value = chance.choice((*words.NONE_YET[:12], *words.ERRORS))
    return [Step("put", (sheet, at, value))]


def footer_within(submission: Submission, sheet: str, chance: Random) -> Sequence[Step]:
    """A line that looks like the end of the table, in the middle of it."""
    found, page = _layout(submission, sheet), submission.sheet(sheet)
    if found.lines or len(page.rows) - found.header < 4:
        return []
    row = chance.randrange(found.header + 2, len(page.rows)) + 1
    text = chance.choice(("注：以下为补充", "填报人：虚构", "公章", "说明：续表", "合计"))
    return [Step("insert_rows", (sheet, row, 1, text))]


OF_SHEETS: Mapping[str, OfSheet] = {
    function.__name__: function
    for function in (
        header_row_deleted, header_row_blanked, header_row_of_junk, header_row_merged, rows_above,
        columns_cut_off, rows_blanked, sheet_dropped, sheet_renamed, part_missing, part_cut_off,
        part_empty, all_but_header_deleted, stray_blank, stray_error, stray_word, stray_beside,
        stray_note, row_below, footer_within,
    )
}  # fmt: skip


# ------------------------------------------------------------------------------ files


def saved_as(submission: Submission, chance: Random) -> Sequence[Step]:
    """In another format; JSON only where every sheet has one row of headers."""
    forms = [form for form in ("csv", "json", "xls", "ods", "zip") if form != submission.form]
    if not _in_one_row(submission):
        forms.remove("json")
    return [Step("save_as", (chance.choice(forms),))]


def _in_one_row(submission: Submission) -> bool:
    found = {place.column for place in places(submission) if place.form.kind == "figures"}
    return any(name.isdigit() for name in found)


def file_dropped(submission: Submission, chance: Random) -> Sequence[Step]:
    if len(submission.books) < 2:
        return []
    return [Step("drop_file", (chance.choice(submission.books).name,))]


def file_cut_off(submission: Submission, chance: Random) -> Sequence[Step]:
    if submission.form == "csv":
        return []
    name = chance.choice(submission.books).name
    return [Step("break_file", (name, chance.choice(("half", "empty"))))]


def second_copy(submission: Submission, chance: Random) -> Sequence[Step]:
    name = chance.choice(submission.books).name
    return [Step("copy_file", (name, f"{name} (2)"))]


def attachments_dropped(submission: Submission, chance: Random) -> Sequence[Step]:
    return [Step("drop_attachments", ())] if submission.beside else []


OF_FILES: Mapping[str, OfAll] = {
    function.__name__: function
    for function in (saved_as, file_dropped, file_cut_off, second_copy, attachments_dropped)
}


def row_deleted(submission: Submission, sheet: str, chance: Random) -> Sequence[Step]:
    found, page = _layout(submission, sheet), submission.sheet(sheet)
    if len(page.rows) <= found.header + 1:
        return []
    row = chance.randrange(found.header + 1, len(page.rows)) + 1
    return [Step("delete_rows", (sheet, row, row))]


def rows_cut_off(submission: Submission, sheet: str, chance: Random) -> Sequence[Step]:
    """Nothing is left below some row."""
    found, page = _layout(submission, sheet), submission.sheet(sheet)
    if len(page.rows) <= found.header + 2:
        return []
    row = chance.randrange(found.header + 2, len(page.rows)) + 1
    return [Step("delete_rows", (sheet, row, len(page.rows)))]


TRACELESS: Mapping[str, OfSheet] = {
    function.__name__: function for function in (row_deleted, rows_cut_off)
}
"""Whole rows: what is left may come to what it comes to alone, as if they were blank."""


def as_blank(submission: Submission, step: Step) -> Step:
    """The step that blanks the rows which `step` deletes."""
    sheet, first, last = step.args
    area = (first - 1, 0, last - 1, max(submission.sheet(sheet).width - 1, 0))
    return Step("fill", (sheet, range_of(area), None))
