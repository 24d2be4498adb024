"""Why an input was not read is told in words that fit what its name says that it is."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from haixi_check.messages import Language, say
from haixi_check.problem import Problem
from haixi_check.readers import InputFile, read


def zipped(*members: tuple[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, data in members:
            archive.writestr(name, data)
    return whole.getvalue()


BOOK = zipped(("xl/workbook.xml", b"<workbook/>"), ("[Content_Types].xml", b"<Types/>"))
ANSWER = b"HTTP/1.1 200 OK\r\n\r\n"
LOST = [
    ("甲.xlsx", ANSWER + BOOK, "damaged_file"),
    ("甲.xlsx", b"a long line of text\n" * 300 + b"\x81\xff\xff" * 900, "damaged_file"),
    ("甲.xlsx", bytes(range(256)) * 20, "damaged_file"),
    ("甲.ods", bytes(range(256)) * 20, "damaged_file"),
    ("甲.xlsx", zipped(("docProps/app.xml", b"<a/>")), "damaged_file"),
    ("甲.xlsx", b"Rar!\x1a\x07\0 something", "other_archive"),
    ("甲.zip", b"7z\xbc\xaf\x27\x1c", "other_archive"),
    ("甲.yaml", "unit: 甲\0\nyear: 2022\n".encode(), "not_plain_text"),
    ("甲.json", b'\0{"unit": "a"}', "not_plain_text"),
    ("甲.yaml", b'unit: "a\nyear: 2022\n', "broken_yaml"),
    ("甲.json", b'// made by hand\n{"unit": "a"}', "broken_json"),
    ("甲.json", b'/* made by hand */ // twice\n[{"unit": "a"}]', "broken_json"),
    ("甲.json", b'{"unit": "a",}', "broken_json"),
]


def sole_problem(folder: Path, name: str, data: bytes) -> Problem:
    path = folder / name
    path.write_bytes(data)
    (problem,) = read(InputFile(path, name)).problems
    return problem


def remedy(problem: Problem, language: Language) -> str:
    return say(f"problem.{problem.code}.todo", language, found=problem.found, **problem.params)


@pytest.mark.parametrize(("name", "data", "code"), LOST)
def test_what_was_not_read_is_told_as_what_its_name_says(
    name: str, data: bytes, code: str, tmp_path: Path
) -> None:
    assert sole_problem(tmp_path, name, data).code == code


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("name", "data", "code"), LOST)
def test_the_remedy_fits_the_format(
    name: str, data: bytes, code: str, language: Language, tmp_path: Path
) -> None:
    told = remedy(sole_problem(tmp_path, name, data), language)
    assert "CSV" not in told
    assert name.endswith(("json", "yaml")) <= ("Excel" not in told and "xlsx" not in told)


def test_a_slip_in_json_or_yaml_is_told_with_line_and_character(tmp_path: Path) -> None:
    json = sole_problem(tmp_path, "甲.json", b'{"unit": "a",\n "year" 2022}')
    yaml = sole_problem(tmp_path, "甲.yaml", b"unit: a\n\tyear: 2022\n")
    assert json.params == {"line": "2", "column": "9"}
    assert yaml.params == {"line": "2", "column": "1"}


def test_text_that_only_begins_like_a_comment_stays_a_table(tmp_path: Path) -> None:
    path = tmp_path / "甲.csv"
    path.write_bytes(b"// a,b\n1,2\n")
    assert read(InputFile(path, "甲.csv")).format == "csv"


def test_a_folder_is_told_as_a_folder(tmp_path: Path) -> None:
    (tmp_path / "dir.yaml").mkdir()
    (problem,) = read(InputFile(tmp_path / "dir.yaml", "dir.yaml")).problems
    assert problem.code == "folder_not_entered"
