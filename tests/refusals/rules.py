"""What every sentence to a clerk keeps to, each rule as a function that says what is wrong.

A rule looks at what was said of one problem, in one language; an empty answer is agreement.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Final, TypeAlias

from tests.refusals.running import Said

Rule: TypeAlias = Callable[[Said], str]

LONGEST: Final = {"zh": 90, "en": 230}
"""Characters that one sentence and its remedy may have each, without what they quote."""

CELLS_OF_A_WORKBOOK: Final = re.compile(
    r"单元格格式|设为文本|“文本”|“常规”|取消合并|取消隐藏"
    r"|format of the cell|cell to Text|set to Text|Unmerge|Unhide"
)
PROGRAMS: Final = re.compile(r"Excel|WPS|xlsx|工作簿|workbook", re.IGNORECASE)
ANOTHER_WORKBOOK: Final = re.compile(r"另存为[^，。；]{0,6}\.?xlsx|save it as[^.,;]{0,8} ?\.xlsx")
OTHERS: Final = re.compile(r"其他文件|其余文件|other files")

NOT_SOUND: Final = frozenset({
    "damaged_file", "damaged_sheet", "read_otherwise", "format_not_read", "old_wps_format",
    "xml_entities", "xml_encoding", "oversized_workbook", "frames_elsewhere", "reader_crashed",
    "cell_given_twice", "reader_too_slow", "reader_asleep", "reader_out_of_memory",
    "files_not_opened", "too_deep",
})  # fmt: skip
"""Of a file with such a problem another copy is asked for: it cannot be used as it is."""

OBJECTS: Final = (".json", ".yaml", ".yml")
TABLES: Final = (".csv", ".tsv", ".txt", ".parquet")

KNOWN_WORDS: Final = frozenset(
    [
        "Excel",
        "WPS",
        "CSV",
        "UTF",
        "JSON",
        "YAML",
        "NaN",
        "PDF",
        "OFD",
        "RTF",
        "Word",
        "PowerPoint",
        "Numbers",
        "SYLK",
        "DIF",
        "RAR",
        "zip",
        "ZIP",
        "MB",
        "xlsx",
        "xls",
        "csv",
        "Ctrl",
        "End",
        "null",
        "haixi",
        "check",
        "template",
        "schema",
        "submission",
        "encoding",
        "year",
        "unit",
    ]
)
"""Words in Latin letters that may stand in Chinese: names of programs and formats, and commands."""

QUOTED: Final = re.compile(r"“[^“”]*”|‘[^‘’]*’|\{[^}]*\}")
LATIN: Final = re.compile(r"(?<![A-Za-z0-9._/!-])[A-Za-z]{2,}")
CHINESE: Final = re.compile(r"[\u4e00-\u9fff]")
INTERNAL: Final = re.compile(r"\b[a-z]+_[a-z_]+\b|None|Traceback|<[a-z]+>|\bTrue\b|\bFalse\b")
DOUBLED: Final = re.compile(
    r"([，。；：、？！])[，。；：、？！]|([,;:])\s*[,;:.]|\.\.(?!/)|。\.| {2}|“”|““|””"
)
MEBIBYTES: Final = re.compile(r"MiB|KiB|GiB")
LONG_NUMBER: Final = re.compile(r"(?<![\d,.])\d{5,}(?![\d,])")
TOLD_TO: Final = re.compile(r"请|无须|不用|^[A-Z]")
BLAMES: Final = re.compile(r"你|您|错误地|非法|乱填|乱写|illegal|your (mistake|fault|error)", re.I)


def _unquoted(text: str, said: Said) -> str:
    """A text without what it repeats: quoted words, and names of files and sheets."""
    text = QUOTED.sub("", text)
    for each in sorted(filter(None, said.quoted), key=len, reverse=True):
        text = text.replace(each, "")
    return text


def _suffix(said: Said) -> str:
    return PurePosixPath(said.file).suffix.lower()


def names_the_file(said: Said) -> str:
    """Everything that is wrong is wrong with a file."""
    return "" if said.file else "no file"


def names_the_cell(said: Said) -> str:
    """What has a header has a cell, and what has a cell has a sheet."""
    if _suffix(said) in OBJECTS:
        return ""  # a path within the whole
    if said.header and not said.cell:
        return "no cell"
    return "no sheet" if said.cell and not said.sheet else ""


def says_something(said: Said) -> str:
    """A sentence, and what to do about it."""
    if not said.sentence.strip():
        return "no sentence"
    return "" if said.remedy or said.note else "no remedy"


def tells_what_to_do(said: Said) -> str:
    """The remedy asks for something, or says that nothing needs doing."""
    return "" if said.note or TOLD_TO.search(said.remedy) else "asks for nothing"


def remedy_fits_the_format(said: Said) -> str:
    """Text has no formats of cells, and JSON and YAML are not opened in Excel."""
    if _suffix(said) in (*OBJECTS, *TABLES) and (found := CELLS_OF_A_WORKBOOK.search(said.remedy)):
        return f"a {_suffix(said)} has no {found[0]}"
    if _suffix(said) in OBJECTS and (found := PROGRAMS.search(said.remedy)):
        return f"a {_suffix(said)} is not for {found[0]}"
    return ""


def asks_for_no_second_workbook(said: Said) -> str:
    """A sound .xlsx need not be saved as one."""
    sound = _suffix(said) == ".xlsx" and said.code not in NOT_SOUND
    return "it is one" if sound and ANOTHER_WORKBOOK.search(said.remedy) else ""


def comforts_with_no_other_file(said: Said) -> str:
    """Of one file alone nothing is said of others."""
    both = said.sentence + said.remedy
    return "there is one file" if said.inputs < 2 and OTHERS.search(both) else ""


def has_no_internal_word(said: Said) -> str:
    """No name of the program's own, and no word of the other language but what is quoted."""
    for text in (said.sentence, said.remedy):
        left = _unquoted(text, said)
        if found := INTERNAL.search(left):
            return found[0]
        if said.language == "en":
            if found := CHINESE.search(left):
                return f"Chinese: {left[found.start() :][:12]}"
        elif strange := [word for word in LATIN.findall(left) if word not in KNOWN_WORDS]:
            return f"not Chinese: {' '.join(strange)}"
    return ""


def is_well_punctuated(said: Said) -> str:
    """No doubled mark, no mark without a word, no place that was to be filled."""
    for text in (said.sentence, said.remedy):
        if (found := DOUBLED.search(text)) or (found := re.search(r"\{\w*\}", text)):
            return f"{found[0]!r} in {text}"
    return "" if said.note or said.sentence[-1] in "。.：" else "no full stop"


def is_short(said: Said) -> str:
    """What a person takes in at a glance, apart from what is quoted."""
    for text in (said.sentence, said.remedy):
        length = len(_unquoted(text, said))
        if length > LONGEST[said.language]:
            return f"{length} characters"
    return ""


def has_readable_numbers(said: Said) -> str:
    """Long numbers of the program's own have separators, and sizes are told in MB."""
    for text in (said.sentence, said.remedy):
        left = _unquoted(text, said)
        if found := MEBIBYTES.search(text) or LONG_NUMBER.search(left):
            return found[0]
    return ""


def blames_nobody(said: Said) -> str:
    """A sentence is about the data."""
    found = BLAMES.search(_unquoted(said.sentence + said.remedy, said))
    return found[0] if found else ""


RULES: Final[tuple[Rule, ...]] = (
    names_the_file,
    names_the_cell,
    says_something,
    tells_what_to_do,
    remedy_fits_the_format,
    asks_for_no_second_workbook,
    comforts_with_no_other_file,
    has_no_internal_word,
    is_well_punctuated,
    is_short,
    has_readable_numbers,
    blames_nobody,
)


def broken(said: Said) -> list[str]:
    """What is wrong with what was said, rule by rule."""
    return [
        f"{rule.__name__}: {why} [{said.code}: {said.sentence} → {said.remedy}]"
        for rule in RULES
        if (why := rule(said))
    ]
