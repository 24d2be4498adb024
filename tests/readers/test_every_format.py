"""The same content through every format gives the same cells, and the same submission."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.budget import examples
from tests.builders import HAIXI, SOMEWHERE, rules
from tests.readers.books import FULL, WHOLE, Book, Sheet, as_csv, as_html

from haixi_check.intake.merge import SubmissionTables, take_in
from haixi_check.readers import Document, InputFile, read
from haixi_check.submission import Submission
from haixi_check.table import Area, CellError, Percent, Table, Value

NOWHERE = "虚构"

TEXTS = st.text(
    st.one_of(
        st.sampled_from("双师型教师在校生数（人）%-/<&>'\"#=+@ "),
        st.characters(categories=["L"], max_codepoint=0x9FA5),
    ),
    max_size=12,
).map(str.strip)
NUMBERS = st.one_of(
    st.integers(-(10**9), 10**9),
    st.integers(-(10**14), 10**14),
    st.decimals("-99999", "99999", places=4).map(lambda n: n if n % 1 else int(n)),
)
CELLS: st.SearchStrategy[Value] = st.one_of(
    st.none(),
    TEXTS.map(lambda text: text or None),
    NUMBERS,
    st.booleans(),
    st.dates(date(1900, 3, 1), date(2100, 1, 1)),
    st.decimals("0", "2", places=3).map(Percent),
    st.sampled_from(["#DIV/0!", "#N/A", "#REF!", "#VALUE!", "#NAME?", "#NUM!"]).map(CellError),
)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    width = draw(st.integers(1, 5))
    rows = draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=5))
    rows = [["头"] * width, *rows, ["尾"] * width]
    # Under the header, so that every format keeps the first cell in its place.
    merged = (Area(0, 0, 0, width - 1),) if width > 1 and draw(st.booleans()) else ()
    if merged:
        rows[0] = ["头", *[None] * (width - 1)]
    return Sheet(
        name=draw(st.sampled_from(["表", "指标数据", "Sheet 1", "甲&乙"])),
        rows=rows,
        merged=merged,
        hidden_rows=draw(st.frozensets(st.integers(1, len(rows) - 1), max_size=2)),
        hidden_columns=draw(st.frozensets(st.integers(0, width - 1), max_size=2)),
    )


def opened(data: bytes, name: str = "甲.csv") -> Document:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "input"
        path.write_bytes(data)
        return read(InputFile(path, name))


def cells(table: Table) -> dict[str, Value]:
    return {table.location(row, column).cell: value for row, column, value in table.walk()}


def expected(sheet: Sheet) -> dict[str, Value]:
    return cells(Table(file="", name="", rows=sheet.rows))


@pytest.mark.parametrize("kind", sorted(FULL))
@settings(max_examples=examples(6))
@given(sheet=sheets(), hidden=st.booleans())
def test_every_workbook_gives_back_what_was_written(kind: str, sheet: Sheet, hidden: bool) -> None:
    book = [Sheet(name="首", rows=[["甲"]]), replace(sheet, hidden=hidden)]
    document = opened(FULL[kind](book), f"甲.{kind}")
    assert document.format == kind
    first, second = document.grids
    assert (first.name, second.name, second.hidden) == ("首", sheet.name, hidden)
    assert cells(second) == expected(sheet)
    assert [type(value) for value in cells(second).values()] == [
        type(value) for value in expected(sheet).values()
    ]
    assert (second.merged, second.hidden_rows) == (sheet.merged, sheet.hidden_rows)
    assert second.hidden_columns == sheet.hidden_columns


@settings(max_examples=examples(6))
@given(sheet=sheets())
def test_a_page_gives_back_all_but_the_types_of_dates(sheet: Sheet) -> None:
    def shown(value: Value) -> Value:
        if isinstance(value, bool):
            return "是" if value else "否"
        if isinstance(value, str):
            return " ".join(value.split())
        return str(value) if isinstance(value, date) else value

    (table,) = opened(as_html([sheet])).grids
    assert cells(table) == {place: shown(value) for place, value in expected(sheet).items()}
    assert (table.merged, table.hidden_rows) == (sheet.merged, sheet.hidden_rows)


COUNTS = st.integers(0, 5000)


@st.composite
def submissions(draw: st.DrawFn) -> dict[str, Any]:
    years = draw(st.lists(st.sampled_from(["2020", "2021", "2022"]), min_size=1, unique=True))
    codes = st.sampled_from(["enrolment", "graduates", "full_time_teachers", "course_sections"])
    figures = draw(
        st.dictionaries(codes, st.fixed_dictionaries(dict.fromkeys(years, COUNTS)), min_size=1)
    )
    day = st.dates(date(2020, 1, 1), date(2022, 12, 31)).map(str)
    number = st.integers(1, 99).map(lambda n: f"虚构〔2021〕{n}号")
    base = st.fixed_dictionaries({
        "name": st.sampled_from([f"{NOWHERE}基地{n}" for n in "甲乙丙丁"]),
        "enterprise": st.just(f"{NOWHERE}公司"),
        "stage": st.sampled_from(["在建", "已投入使用"]),
        "document": number,
        "in_use_since": day,
    })  # fmt: skip
    record = st.fixed_dictionaries({
        "duty": st.just("E01"),
        "status": st.sampled_from(["已落实", "正在推进", "未落实", ""]),
        "for_year": st.sampled_from([2021, 2022]),
        "material": st.just("学校章程"),
        "document": number,
        "date": day,
        "valid_until": day,
        "file": st.just(""),
    })  # fmt: skip
    return {
        "unit": "海西州职业技术学校",
        "year": 2022,
        "figures": figures,
        "registers": {"bases": draw(st.lists(base, min_size=1, max_size=3))},
        "evidence": draw(st.lists(record, min_size=1, max_size=2)),
    }


def taken(documents: Sequence[Document]) -> Mapping[str, Submission]:
    group = SubmissionTables(tuple(table for document in documents for table in document.grids))
    pack = rules()
    return take_in([group], pack=pack.pack, form=pack.form, targets=pack.targets).submissions


def content(found: Mapping[str, Submission]) -> tuple[object, ...]:
    """All that a submission says, without the places where it says it."""
    submission = found[HAIXI]
    return (
        submission.year,
        submission.basics,
        {cell: declared.value for cell, declared in submission.declared.items()},
        {
            name: [(entry.values, entry.key, entry.flaw) for entry in entries]
            for name, entries in submission.entries.items()
        },
        [replace(record, location=SOMEWHERE) for record in submission.records],
    )


@settings(max_examples=examples(4))
@given(submission=submissions())
def test_the_same_content_through_every_format_is_the_same_submission(
    submission: dict[str, Any],
) -> None:
    from_json = opened(json.dumps(submission, ensure_ascii=False).encode())
    book: Book = [
        Sheet(name=table.name, rows=[[_plain(v) for v in row] for row in table.rows])
        for table in from_json.grids
    ]
    wanted = content(taken([from_json]))
    ways = {
        "yaml": [opened(yaml.safe_dump(submission, allow_unicode=True).encode())],
        "csv": [opened(as_csv(sheet), f"{sheet.name}.csv") for sheet in book],
        "Unicode text": [
            opened(as_csv(sheet, delimiter="\t", encoding="utf-16"), f"{sheet.name}.txt")
            for sheet in book
        ],
        **{kind: [opened(write(book))] for kind, write in WHOLE.items()},
    }
    for kind, documents in ways.items():
        assert content(taken(documents)) == wanted, kind


def _plain(value: Value) -> Value:
    """A date as a cell holds it; JSON has only its text."""
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return value
