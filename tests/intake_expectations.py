"""What must be true of a verdict, whatever tables it was made from."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from haixi_check.intake.cells.meaning import repeated
from haixi_check.messages import known
from haixi_check.readers import Document
from haixi_check.result import Measured, Outcome, Result
from haixi_check.rulepack.names import even
from haixi_check.rulepack.standards import LimitKind
from haixi_check.table import Place, Table, Value
from haixi_check.verdict import RunOutcome, Verdict

_A1 = re.compile(r"([A-Z]{1,3})([1-9][0-9]*)")
_PERSONAL = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
_BETWEEN = re.compile(r"[\s\u200b-]")
CODES = {
    RunOutcome.COMPLIANT: {0, 3},
    RunOutcome.NOT_DUE: {0, 3},
    RunOutcome.NON_COMPLIANT: {1, 3},
    RunOutcome.NEEDS_REVIEW: {3, 4},
    RunOutcome.UNDETERMINED: {3, 4},
}
"""The exit codes that each outcome may have; 3 goes before all of them."""


def expected(verdict: Verdict, given: Iterable[Document]) -> None:
    """Everything that the verdict says is said in words, stands somewhere and adds up."""
    sheets: dict[tuple[str, str], list[Table]] = {}
    for document in given:
        for table in document.grids:
            sheets.setdefault((document.path, table.name), []).append(table)
    files = {file for file, _ in sheets}
    for problem in verdict.problems:
        assert known(f"problem.{problem.code}"), problem.code
        for place in (problem.place, *problem.related):
            assert _exists(place, sheets, files), (problem.code, place)
    for result in results(verdict):
        for place in _places(result):
            assert _exists(place, sheets, files), (result.target, place)
        for origin in result.evidence:
            # A row is told by its whole key, by nothing if the column of that has no header, and a
            # crowd by how many it is.
            if origin.raw and origin.place.cell and " · " not in origin.raw:
                assert even(origin.raw) in _raws(origin.place, sheets), (result.target, origin)
        adds_up(result, verdict)
    assert verdict.verdict.exit_code in CODES[verdict.verdict.outcome]


def results(verdict: Verdict) -> Iterator[Result]:
    """Every result of the prefecture and of the units."""
    yield from verdict.whole.results
    for unit in verdict.units:
        yield from unit.results


def _places(result: Result) -> Iterator[Place]:
    yield from (origin.place for origin in result.evidence)
    yield from (record.place for record in result.records)
    yield from (gap.place for gap in (*result.missing, *result.doubts) if gap.place)


def _exists(place: Place, sheets: Mapping[tuple[str, str], list[Table]], files: set[str]) -> bool:
    if place.file not in files:
        return False
    if not place.sheet:
        # A sheet may be nameless; what is told of a file has no cell.
        return not place.cell or (place.file, "") in sheets
    tables = sheets.get((place.file, place.sheet), [])
    return bool(tables) and (not place.cell or any(_within(place.cell, t) for t in tables))


def _within(cell: str, table: Table) -> bool:
    """Whether it is a cell of the table, or beside its last one, where something is lacking."""
    row, column = _numbers(cell, table)
    width = max(map(len, table.rows), default=0)
    return 0 <= row < len(table.rows) and 0 <= column <= max(width, 1)


def _numbers(cell: str, table: Table) -> tuple[int, int]:
    for (row, column), address in table.addresses.items():
        if address == cell:
            return row, column
    match = _A1.fullmatch(cell)
    if match is None:
        return -1, -1
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1 - table.top, column - 1 - table.left


def _raws(place: Place, sheets: Mapping[tuple[str, str], list[Table]]) -> set[str]:
    """What may be shown of the cell: of every sheet of that name, and of what it is merged with."""
    found: set[str] = set()
    for table in sheets.get((place.file, place.sheet), []):
        row, column = _numbers(place.cell, table)
        found.add(even(repeated(_value(table, row, column))))
        for area in table.merged:
            if area.top <= row <= area.bottom and area.left <= column <= area.right:
                found.add(even(repeated(_value(table, area.top, area.left))))
    return found


def _value(table: Table, row: int, column: int) -> Value:
    values = table.rows[row] if 0 <= row < len(table.rows) else ()
    return values[column] if 0 <= column < len(values) else None


def adds_up(result: Result, verdict: Verdict) -> None:
    """A threshold is held as the numbers say, and nothing is met that was not measured."""
    info = verdict.targets[result.target]
    if result.measured is not None and result.measured.denominator is not None:
        assert result.measured.numerator is not None
        if Fraction(result.measured.denominator):
            quotient = Fraction(result.measured.numerator) / Fraction(result.measured.denominator)
            assert quotient == Fraction(result.measured.exact), result
    limit = info.limit_of(result)
    if limit is None:
        return
    floor = info.relation in (LimitKind.AT_LEAST, LimitKind.MORE_THAN)
    strict = info.relation in (LimitKind.MORE_THAN, LimitKind.LESS_THAN)

    def is_met(measured: Measured) -> bool:
        distance = Fraction(measured.exact) - Fraction(limit.exact)
        return (distance if floor else -distance) >= 0 and not (strict and distance == 0)

    if result.outcome is Outcome.PASS:
        assert result.measured is not None, result
        assert is_met(result.measured), result
        assert result.evidence, result
    elif result.outcome is Outcome.FAIL and result.measured and result.reason != "earlier_year":
        assert not is_met(result.measured), result


def no_better(after: Verdict, before: Verdict) -> None:
    """Nothing is met after a few cells were spoiled that was not met, or nearly, before."""
    good = {
        (result.target, result.unit)
        for result in results(before)
        if result.outcome in (Outcome.PASS, Outcome.REVIEW)
    }
    for result in results(after):
        if result.outcome is Outcome.PASS:
            assert (result.target, result.unit) in good, result


def personal(documents: Iterable[Document]) -> set[str]:
    """Every ID number that stands in a cell, however it is written."""
    return {
        number.upper()
        for document in documents
        for table in document.grids
        for _, _, value in table.walk()
        if isinstance(value, str | int) and not isinstance(value, bool)
        for number in _PERSONAL.findall(_plain(str(value)[:1_000]))
    }


def silent(output: str, numbers: Iterable[str]) -> None:
    """No output holds any of these numbers."""
    plain = _plain(output).upper()
    for number in numbers:
        assert number not in plain, "a personal number is shown"


def _plain(text: str) -> str:
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", text))


def readable(text: str) -> None:
    """The JSON of a verdict can be read back, as JSON and as a verdict."""
    assert json.loads(text)["schema_version"]
    assert Verdict.from_json(text).to_json() == text
