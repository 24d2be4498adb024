"""Rows that are taken out of an .ods as text are what a parser makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.budget import examples
from tests.readers.test_other_formats import ods, row

from haixi_check.readers import Document, InputFile, ods_rows, read
from haixi_check.readers.xml_events import parse

if TYPE_CHECKING:
    from tests.readers.conftest import Opened

    from haixi_check.table import Value

TEXTS = st.text(st.sampled_from("甲 &lt;\t\u3000\u00a0\u0085x1;"), max_size=8).map(
    lambda text: text.replace("&", "").replace("<", "")
)


def text_cell(text: str) -> str:
    return (
        '<table:table-cell table:style-name="a" office:value-type="string"'
        f' calcext:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    )


def number_cell(number: int) -> str:
    return (
        f'<table:table-cell office:value-type="float" office:value="{number}">'
        f"<text:p>{number}</text:p></table:table-cell>"
    )


CELLS = st.one_of(
    TEXTS.map(text_cell),
    st.integers(-(10**15), 10**15).map(number_cell),
    st.integers(1, 4).map(lambda n: f'<table:table-cell table:number-columns-repeated="{n}"/>'),
    st.just("<table:table-cell/>"),
    st.just('<table:table-cell office:value-type="percentage" office:value="0.5"/>'),
    st.just(
        '<table:table-cell table:number-columns-spanned="2"><text:p>x</text:p></table:table-cell>'
    ),
)


@settings(max_examples=examples(20))
@given(rows=st.lists(st.lists(CELLS, min_size=1, max_size=6), max_size=5))
def test_the_same_cells_come_of_both(
    rows: list[list[str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("ods") / "input"
    path.write_bytes(ods("".join(row(*cells) for cells in rows)))
    quick = read(InputFile(path, "甲.ods"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("haixi_check.readers.ods.parse_rows", parse)
        parsed = read(InputFile(path, "甲.ods"))
    assert cells_of(quick) == cells_of(parsed)


def cells_of(document: Document) -> list[list[tuple[int, int, object, str]]]:
    return [
        [(at, column, value, str(type(value))) for at, column, value in table.walk()]
        for table in document.grids
    ]


@pytest.mark.parametrize(
    "hidden",
    ["<!-- {} -->", "<?x {} ?>", "<![CDATA[{}]]>", "<table:shapes>{}</table:shapes>"],
)
def test_what_only_looks_like_a_row_is_none(opened: Opened, hidden: str) -> None:
    one, other = row(text_cell("甲")), row(text_cell("乙"))
    document = opened(ods(one + hidden.format(other) + row(text_cell("丙"))), "甲.ods")
    assert [line[0] for line in document.grids[0].rows] == ["甲", "丙"]


def test_damage_after_plain_rows_is_damage(opened: Opened) -> None:
    document = opened(ods(row(text_cell("甲")) + "<table:table-row>"), "甲.ods")
    assert [problem.code for problem in document.problems] == ["damaged_file"]


def test_a_row_in_pieces_is_one_row(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[list[Value]] = []

    class Listener:
        takes_rows, watched = True, ()

        def plain_row(self, values: list[Value]) -> None:
            told.append(values)

        def start(self, name: str, attributes: dict[str, str]) -> None:
            assert name == "x"

        def end(self, name: str) -> None:
            pass

        def text(self, characters: str) -> None:
            pass

    xml = f"<x>{row(text_cell('甲'))}{row(number_cell(7))}</x>".encode()
    ods_rows.parse_rows((xml[at : at + 7] for at in range(0, len(xml), 7)), Listener())
    assert told == [["甲"], [7]]
