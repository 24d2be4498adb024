"""The rules in Great Expectations, on pandas: `python -m benchmarks.peers.with_great_expectations`.

What it has no expectation for (GB 11643, two columns that contradict each other) is worked out in a
column of its own and expected to be true, as its users do.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator

os.environ["GX_ANALYTICS_ENABLED"] = "false"  # nothing is sent anywhere

import great_expectations as gx
import pandas as pd
from great_expectations import expectations as gxe

from benchmarks.peers.values import given, id_number, report
from benchmarks.rules import EXCEL_ERRORS, PATTERNS, Column, Rule, Sheet, Task


def _frames(task: Task) -> Iterator[tuple[Sheet, pd.DataFrame]]:
    for file in task.files:
        if task.format == "xlsx":
            with pd.ExcelFile(file, engine="calamine") as book:
                for sheet in task.sheets:
                    if sheet.title in book.sheet_names:
                        frame = book.parse(
                            sheet.title, header=sheet.header_row - 1, dtype=str,
                            keep_default_na=False, na_values=[""],
                        )  # fmt: skip
                        yield sheet, _named(sheet, frame)
        elif task.format == "parquet":
            yield task.sheets[0], _named(task.sheets[0], pd.read_parquet(file))
        else:
            frame = pd.read_csv(
                file, encoding=task.encoding, dtype=str, keep_default_na=False, na_values=[""]
            )
            yield task.sheets[0], _named(task.sheets[0], frame)


def _named(sheet: Sheet, frame: pd.DataFrame) -> pd.DataFrame:
    frame = frame.iloc[:, : len(sheet.columns)].dropna(how="all")
    frame.columns = pd.Index(sheet.names)
    return frame


def _expected(sheet: Sheet, frame: pd.DataFrame) -> Iterator[tuple[Rule, gxe.Expectation]]:
    for column in sheet.columns:
        yield from _of_column(column, sheet, frame)
    for names in sheet.once:
        if len(names) == 1:
            yield Rule.ONCE, gxe.ExpectColumnValuesToBeUnique(column=names[0])
        else:
            yield Rule.ONCE, gxe.ExpectCompoundColumnsToBeUnique(column_list=list(names))
    for number, combination in enumerate(sheet.never):
        clash = pd.Series(data=True, index=frame.index)
        for name, text in combination.items():
            clash &= frame[name] == text
        yield Rule.CROSS_FIELD, _true(frame, f"never {number}", ~clash)
    for lower, upper in sheet.order:
        wrong = pd.to_numeric(frame[lower].str.replace("-", "").str[:8]) > pd.to_numeric(
            frame[upper].str.replace("-", "").str[:8]
        )
        yield Rule.CROSS_FIELD, _true(frame, f"{lower} {upper}", ~wrong)


def _of_column(
    column: Column, sheet: Sheet, frame: pd.DataFrame
) -> Iterator[tuple[Rule, gxe.Expectation]]:
    name = column.name
    values = frame[name]
    if column.required:
        yield Rule.REQUIRED, gxe.ExpectColumnValuesToNotBeNull(column=name)
    yield (
        Rule.EXCEL_ERROR,
        gxe.ExpectColumnValuesToNotBeInSet(column=name, value_set=list(EXCEL_ERRORS)),
    )
    if column.allowed:
        yield (
            Rule.ALLOWED,
            gxe.ExpectColumnValuesToBeInSet(
                column=name, value_set=[*column.allowed, *EXCEL_ERRORS]
            ),
        )
    if column.kind in PATTERNS:
        shape = rf"^(?:{PATTERNS[column.kind]}|#.*)$"  # an Excel error is told as such
        yield Rule.TYPE, gxe.ExpectColumnValuesToMatchRegex(column=name, regex=shape)
    if column.at_most is not None:
        small = pd.to_numeric(values, errors="coerce").fillna(0) <= column.at_most
        yield Rule.TYPE, _true(frame, f"{name} at most", small)
    if column.kind in ("date", "year"):
        year = pd.to_numeric(values.str[:4], errors="coerce").fillna(0)
        yield Rule.NOT_LATER, _true(frame, f"{name} year", year <= sheet.latest_year)
    if column.kind == "id_number":
        fits = values.isna() | values.map(id_number)
        yield Rule.ID_NUMBER, _true(frame, f"{name} fits", fits)


def _true(frame: pd.DataFrame, name: str, holds: pd.Series) -> gxe.Expectation:
    frame[name] = holds
    return gxe.ExpectColumnValuesToBeInSet(column=name, value_set=[True])


def main() -> None:
    """Validate what the task names."""
    found: Counter[Rule] = Counter()
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    source = context.data_sources.add_pandas("pandas")
    batch_of = source.add_dataframe_asset("table").add_batch_definition_whole_dataframe("all")
    for sheet, frame in _frames(given()):
        if frame.empty:
            continue
        rules = list(_expected(sheet, frame))
        for number, (_, one) in enumerate(rules):
            one.meta = {"number": number}
        batch = batch_of.get_batch({"dataframe": frame})
        suite = gx.ExpectationSuite(name=sheet.title, expectations=[one for _, one in rules])
        outcome = batch.validate(suite, result_format="SUMMARY")
        for one in outcome.results:
            rule, _ = rules[one.expectation_config.meta["number"]]
            found[rule] += one.result["unexpected_count"]
    found[Rule.ONCE] //= 2
    report(found)


if __name__ == "__main__":
    main()
