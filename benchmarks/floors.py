"""The least that reading the same files can cost: `python -m benchmarks.floors WHAT PATH…`."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path


def _files(paths: list[Path], *suffixes: str) -> Iterator[Path]:
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.suffix in suffixes:
                yield file


def _bytes(paths: list[Path]) -> None:
    for file in _files(paths, ".csv", ".parquet", ".xlsx"):
        file.read_bytes()


def _unzip(paths: list[Path]) -> None:
    for file in _files(paths, ".xlsx"):
        with zipfile.ZipFile(file) as archive:
            for name in archive.namelist():
                with archive.open(name) as part:
                    while part.read(2**20):
                        pass


def _calamine(paths: list[Path]) -> None:
    from python_calamine import CalamineWorkbook

    for file in _files(paths, ".xlsx"):
        book = CalamineWorkbook.from_path(str(file))
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()


def _fastexcel(paths: list[Path]) -> None:
    import fastexcel

    for file in _files(paths, ".xlsx"):
        book = fastexcel.read_excel(file)
        for name in book.sheet_names:
            book.load_sheet(name, dtypes="string").to_polars()


def _polars(paths: list[Path]) -> None:
    import polars as pl

    for file in _files(paths, ".csv", ".parquet"):
        if file.suffix == ".parquet":
            pl.read_parquet(file)
            continue
        data = file.read_bytes()
        try:
            pl.read_csv(data, infer_schema=False, truncate_ragged_lines=True)
        except pl.exceptions.ComputeError:
            text = data.decode("gb18030").encode()
            pl.read_csv(text, infer_schema=False, truncate_ragged_lines=True)


FLOORS: Mapping[str, Callable[[list[Path]], None]] = {
    "bytes": _bytes,
    "unzip": _unzip,
    "calamine": _calamine,
    "fastexcel": _fastexcel,
    "polars": _polars,
}

if __name__ == "__main__":
    FLOORS[sys.argv[1]]([Path(name) for name in sys.argv[2:]])
