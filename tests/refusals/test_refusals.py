"""A hundred and more spoiled inputs, and that each is told of in words that help a clerk."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest
from tests.conftest import ROOT
from tests.refusals.__main__ import lines
from tests.refusals.commands import COMMANDS, Command
from tests.refusals.rules import blames_nobody, broken, has_no_internal_word, is_well_punctuated
from tests.refusals.running import LANGUAGES, Ran, Said, is_printed, ran
from tests.refusals.table import CASES

from haixi_check.messages import Language, sentences

if TYPE_CHECKING:
    from tests.conftest import Program
    from tests.refusals.cases import Case

NOT_FROM_A_FILE = {
    "reader_crashed": "only a fault of a library ends a reader; tests/readers/test_workers.py",
    "reader_too_slow": "takes six seconds of a processor; tests/hostile",
    "reader_asleep": "takes ten minutes; tests/readers/test_workers.py",
    "reader_out_of_memory": "takes half a gigabyte; tests/hostile",
    "too_many_decimals": "no figure of this form has any; tests/intake/cells/test_amounts.py",
    "unit_not_existing": "every unit of this pack exists; tests/another_policy",
    "unit_not_asked": "every column of this form has a unit; tests/intake/cells/test_amounts.py",
    "folder_not_entered": "needs a folder that this account may not open; "
    "tests/readers/test_fitting_words.py",
}
"""Problems that no small file calls forth, and where they are tested."""


UNITS = ("柴达木职院", "州职校", "格尔木职校", "州级部门")


def problem_codes() -> set[str]:
    """Every code of a problem that there are words for."""
    return {
        code.removeprefix("problem.")
        for code in sentences()
        if code.startswith("problem.") and ".todo" not in code
    }


EVERY = 8
"""One row of so many is tried by default; CI tries all."""
ROWS = [
    pytest.param(case, id=case.name, marks=pytest.mark.thorough if at % EVERY else ())
    for at, case in enumerate(CASES)
]


@pytest.fixture(scope="module", params=ROWS)
def spoiled(request: pytest.FixtureRequest) -> tuple[Case, dict[Language, Ran]]:
    """One row of the table, and what the program said of it."""
    case: Case = request.param
    return case, ran(case)


def of_code(run: Ran, code: str) -> list[Said]:
    return [said for said in run.said if said.code == code]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_wrong_is_told_where_it_stands_and_by_name(
    spoiled: tuple[Case, dict[Language, Ran]], language: Language
) -> None:
    case, runs = spoiled
    run = runs[language]
    assert {said.code for said in run.said} >= set(case.codes)
    told = of_code(run, case.codes[0])
    if case.place:
        assert case.place in {said.place for said in told}
    wanted = [said for said in told if not case.place or said.place == case.place]
    if language == "zh":
        assert any(all(name in f"{said.sentence}{said.remedy}" for name in case.says)
                   for said in wanted), [said.sentence for said in wanted]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_told_is_printed(
    spoiled: tuple[Case, dict[Language, Ran]], language: Language
) -> None:
    _, runs = spoiled
    run = runs[language]
    lost = [
        text
        for said in run.said
        if not said.note
        for text in (said.file, said.sentence, "" if said.answered else said.remedy)
        if not is_printed(text, run.printed)
    ]
    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_keeps_to_the_rules(
    spoiled: tuple[Case, dict[Language, Ran]], language: Language
) -> None:
    _, runs = spoiled
    assert [fault for said in runs[language].said for fault in broken(said)] == []


def test_every_problem_that_a_file_can_have_is_in_the_table() -> None:
    covered = {code for case in CASES for code in case.codes}
    assert problem_codes() - covered == set(NOT_FROM_A_FILE)
    assert covered <= problem_codes()


def test_every_problem_that_there_are_words_for_is_told_somewhere() -> None:
    told = {
        node.value
        for path in (ROOT / "src" / "haixi_check").rglob("*.py")
        if path.parent.name != "messages"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    made = {f"{code}_beside" for code in told}
    assert problem_codes() - told - made == set()


def test_there_are_a_hundred_rows_and_each_is_called_once() -> None:
    names = [case.name for case in CASES]
    assert len(names) == len(set(names)) >= 100


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.line)
@pytest.mark.sampled(11)
def test_a_command_that_cannot_be_followed_is_answered(
    program: Program, command: Command, language: Language
) -> None:
    done = program(*command.words, "--lang", language, HAIXI_CHECK_LANG=language)
    assert done.returncode == 2
    answer = done.stderr or done.stdout
    first = answer.splitlines()[0]
    assert [name for name in command.says.split() if name not in answer] == []
    said = Said(
        code="", language=language, file=command.line, sheet="", cell="", header="",
        sentence=first, remedy=first, inputs=1, note=True, answered=False,
        quoted=(*command.words, *command.says.split(), *UNITS),
    )  # fmt: skip
    kept = (is_well_punctuated, blames_nobody, *((has_no_internal_word,) * (language == "en")))
    assert [rule(said) for rule in kept if rule(said)] == []
    assert "Traceback" not in answer


def test_a_rule_finds_what_it_is_for() -> None:
    def told(sentence: str, remedy: str, file: str = "甲.yaml", language: Language = "zh") -> str:
        said = Said(
            code="negative", language=language, file=file, sheet="", cell="", header="",
            sentence=sentence, remedy=remedy, inputs=1, note=False, answered=False, quoted=(),
        )  # fmt: skip
        return " ".join(fault.split(":")[0] for fault in broken(said))

    assert told("文件有误。", "请改正。") == ""
    assert told("文件有误。", "请用 Excel 打开。") == "remedy_fits_the_format"
    assert told("文件有误。", "请另存为 .xlsx。", "甲.xlsx") == "asks_for_no_second_workbook"
    assert told("文件有误；其他文件不受影响。", "请改正。") == "comforts_with_no_other_file"
    assert told("文件有误：bad_year。", "请改正。") == "has_no_internal_word"
    assert told("文件有 error。", "请改正。") == "has_no_internal_word"
    assert told("The file 有误.", "Mend it.", language="en") == "has_no_internal_word"
    assert told("文件有误，。", "请改正。") == "is_well_punctuated"
    assert told("文件有误“”。", "请改正。") == "is_well_punctuated"
    assert told("文件有误" * 30 + "。", "请改正。") == "is_short"
    assert told("文件超过 512 MiB。", "请改正。") == "has_no_internal_word has_readable_numbers"
    assert told("文件超过 1048576 行。", "请改正。") == "has_readable_numbers"
    assert told("您的文件有误。", "请改正。") == "blames_nobody"
    assert told("文件有误。", "改正。") == "tells_what_to_do"


def test_the_table_is_printed_for_readers() -> None:
    printed = list(lines(["zh", "空文件"]))
    assert printed[0] == "## 空文件"
    assert any("文件是空的" in line for line in printed)
