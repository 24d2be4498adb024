"""Damage to a column: its header, all of its cells, or single ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from random import Random
from typing import TypeAlias

from tests.damage import words
from tests.damage.book import Submission, Value, a1, letters, range_of
from tests.damage.layout import Place
from tests.damage.steps import Step

OfColumn: TypeAlias = Callable[[Submission, Place, Random], Sequence[Step]]
"""Steps that damage a column; none where this damage cannot be done to it."""


def _put(place: Place, cell: tuple[int, int], value: Value) -> Step:
    return Step("put", (place.sheet, a1(*cell), value))


def _none_word(place: Place, chance: Random) -> Value:
    """A word for none that is no answer in this column."""
    kind = place.known.type if place.known else "count"
    answers = words.ANSWERS.get(kind, ())
    return chance.choice([word for word in words.NONE_YET if word not in answers])


def _fill(place: Place, value: Value, cells: Sequence[tuple[int, int]]) -> list[Step]:
    if not cells:
        return []
    area = (*cells[0], *cells[-1])
    return [Step("fill", (place.sheet, range_of(area), value))]


# ------------------------------------------------------------------------------ headers


def header_blanked(_: Submission, place: Place, chance: Random) -> Sequence[Step]:
    return [_put(place, place.header, None)]


def header_nearly_blank(_: Submission, place: Place, chance: Random) -> Sequence[Step]:
    return [_put(place, place.header, chance.choice(words.NEARLY_BLANK))]


def header_junk(_: Submission, place: Place, chance: Random) -> Sequence[Step]:
    return [_put(place, place.header, chance.choice(words.JUNK_HEADERS))]


def header_reworded(_: Submission, place: Place, chance: Random) -> Sequence[Step]:
    title = place.known.title if place.known else f"{place.column}年"
    return [_put(place, place.header, chance.choice(words.reworded(place.column, title)))]


def header_none_word(_: Submission, place: Place, chance: Random) -> Sequence[Step]:
    return [_put(place, place.header, chance.choice(words.NONE_YET))]


def headers_merged(submission: Submission, place: Place, chance: Random) -> Sequence[Step]:
    """This header and the next: the right one is lost."""
    row, column = place.header
    if place.lines:
        area = (row, column, row + 1, column)
    elif column + 1 < submission.sheet(place.sheet).width:
        area = (row, column, row, column + 1)
    else:
        return []
    return [Step("merge", (place.sheet, range_of(area)))]


def headers_merged_left(submission: Submission, place: Place, chance: Random) -> Sequence[Step]:
    """The header before and this one: this one is lost."""
    row, column = place.header
    area = (row - 1, column, row, column) if place.lines else (row, column - 1, row, column)
    return [Step("merge", (place.sheet, range_of(area)))] if min(area) >= 0 else []


def header_merged_down(_: Submission, place: Place, chance: Random) -> Sequence[Step]:
    """The header and the first cell below it."""
    row, column = place.header
    return (
        []
        if place.lines
        else [Step("merge", (place.sheet, range_of((row, column, row + 1, column))))]
    )


def header_of_the_neighbour(submission: Submission, place: Place, chance: Random) -> Sequence[Step]:
    """The text of the header before, once more."""
    row, column = place.header
    before = (row - 1, column) if place.lines else (row, column - 1)
    if min(before) < 0:
        return []
    text = submission.sheet(place.sheet).at(*before)
    return [_put(place, place.header, text)] if text is not None else []


# ------------------------------------------------------------------------------ whole columns


def column_deleted(_: Submission, place: Place, chance: Random) -> Sequence[Step]:
    row, column = place.header
    if place.lines:
        return [Step("delete_rows", (place.sheet, row + 1, row + 1))]
    return [Step("delete_column", (place.sheet, letters(column)))]


def column_blanked(_: Submission, place: Place, chance: Random) -> Sequence[Step]:
    return _fill(place, None, place.filled)


def column_of_none_words(_: Submission, place: Place, chance: Random) -> Sequence[Step]:
    return _fill(place, _none_word(place, chance), place.filled)


def column_of_nearly_blanks(_: Submission, place: Place, chance: Random) -> Sequence[Step]:
    return _fill(place, chance.choice(words.NEARLY_BLANK), place.filled)


def column_of_errors(_: Submission, place: Place, chance: Random) -> Sequence[Step]:
    return _fill(place, chance.choice(words.ERRORS), place.filled)


def column_of_formulas(_: Submission, place: Place, chance: Random) -> Sequence[Step]:
    return _fill(place, words.FORMULA, place.filled)


def column_blank_from_a_row_on(_: Submission, place: Place, chance: Random) -> Sequence[Step]:
    if len(place.filled) < 2:
        return []
    return _fill(place, None, place.filled[chance.randrange(1, len(place.filled)) :])


def column_merged(_: Submission, place: Place, chance: Random) -> Sequence[Step]:
    if len(place.filled) < 2:
        return []
    area = (*place.filled[0], *place.filled[-1])
    return [Step("merge", (place.sheet, range_of(area)))]


# ------------------------------------------------------------------------------ single cells


def _one(place: Place, value: Value, chance: Random) -> list[Step]:
    return [_put(place, chance.choice(place.filled), value)] if place.filled else []


def cell_blanked(_: Submission, place: Place, chance: Random) -> Sequence[Step]:
    return _one(place, None, chance)


def cell_dash(_: Submission, place: Place, chance: Random) -> Sequence[Step]:
    return _one(place, chance.choice(words.DASHES), chance)


def cell_none_word(_: Submission, place: Place, chance: Random) -> Sequence[Step]:
    return _one(place, _none_word(place, chance), chance)


def cell_nearly_blank(_: Submission, place: Place, chance: Random) -> Sequence[Step]:
    return _one(place, chance.choice(words.NEARLY_BLANK), chance)


def cell_error(_: Submission, place: Place, chance: Random) -> Sequence[Step]:
    return _one(place, chance.choice(words.ERRORS), chance)


def cell_formula(_: Submission, place: Place, chance: Random) -> Sequence[Step]:
    return _one(place, words.FORMULA, chance)


def blank_cell_none_word(_: Submission, place: Place, chance: Random) -> Sequence[Step]:
    """A word for none in a cell of a filled row that was blank."""
    blank = [cell for cell in place.cells if cell not in place.filled]
    rows = {row for row, _ in place.filled}
    near = [cell for cell in blank if cell[0] in rows or place.filled] or blank
    return [_put(place, chance.choice(near), _none_word(place, chance))] if near else []


def cells_merged_down(_: Submission, place: Place, chance: Random) -> Sequence[Step]:
    if len(place.filled) < 2:
        return []
    at = chance.randrange(len(place.filled) - 1)
    last = min(at + chance.randrange(1, 4), len(place.filled) - 1)
    top, left = place.filled[at]
    bottom = place.filled[last][0]
    return [Step("merge", (place.sheet, range_of((top, left, bottom, left))))]


def cells_merged_right(submission: Submission, place: Place, chance: Random) -> Sequence[Step]:
    if place.lines or not place.filled:
        return []
    row, column = chance.choice(place.filled)
    right = min(column + chance.randrange(1, 3), submission.sheet(place.sheet).width - 1)
    return (
        [Step("merge", (place.sheet, range_of((row, column, row, right))))]
        if right > column
        else []
    )


def date_unreadable(_: Submission, place: Place, chance: Random) -> Sequence[Step]:
    """A day that is no day, where a day is asked for."""
    if place.known is None or place.known.type != "date":
        return []
    value = chance.choice(
        ("2022-13-45", "近期", "2022年", "5月", date(1900, 1, 1), 2022, "二〇二二年")
    )
    return _one(place, value, chance)


OF_COLUMNS: Mapping[str, OfColumn] = {
    function.__name__: function
    for function in (
        header_blanked, header_nearly_blank, header_junk, header_reworded, header_none_word,
        headers_merged, headers_merged_left, header_merged_down, header_of_the_neighbour,
        column_deleted, column_blanked, column_of_none_words, column_of_nearly_blanks,
        column_of_errors, column_of_formulas, column_blank_from_a_row_on, column_merged,
        cell_blanked, cell_dash, cell_none_word, cell_nearly_blank, cell_error, cell_formula,
        blank_cell_none_word, cells_merged_down, cells_merged_right, date_unreadable,
    )
}  # fmt: skip
