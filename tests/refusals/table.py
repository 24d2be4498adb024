"""The whole table of spoiled inputs, in the order in which a clerk would meet them."""

from tests.refusals import cells, headers, labels, looks, own_words, rows, sheets, whole_files
from tests.refusals.cases import Case

CASES: tuple[Case, ...] = (
    *whole_files.CASES,
    *sheets.CASES,
    *headers.CASES,
    *cells.CASES,
    *looks.CASES,
    *rows.CASES,
    *own_words.CASES,
    *labels.CASES,
)
