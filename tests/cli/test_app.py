"""The process boundary: every exit code with one meaning, and no output where none may be."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from rich.cells import cell_len
from tests.builders import COLLEGE, college, hand_in, submission

from haixi_check import __main__ as edge
from haixi_check.system.signals import ENDING
from haixi_check.verdict import Verdict

if TYPE_CHECKING:
    from tests.conftest import Program

CLUSTERS = ("--target", "program-clusters")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the college's submission, one cluster short."""
    return with_clusters(tmp_path / "报送", 6)


def with_clusters(folder: Path, number: int | None) -> Path:
    return hand_in(folder, college(number))


# ------------------------------------------------------------------------ exit codes


@pytest.mark.parametrize(("clusters", "code"), [(7, 0), (6, 1), (None, 4)])
def test_the_end_of_a_check_is_its_exit_code(
    tmp_path: Path, clusters: int | None, code: int
) -> None:
    assert ended(str(with_clusters(tmp_path, clusters)), *CLUSTERS) == code


def test_a_process_leaves_with_it_and_says_nothing_else(folder: Path, program: Program) -> None:
    found = program(str(folder), *CLUSTERS)

    assert (found.returncode, found.stderr) == (1, "")


@pytest.mark.parametrize("format_", ["table", "concise", "json", "markdown", "csv", "junit"])
def test_the_exit_code_never_depends_on_the_format(
    folder: Path, capsys: pytest.CaptureFixture[str], format_: str
) -> None:
    assert ended(str(folder), *CLUSTERS, "-f", format_) == 1
    assert capsys.readouterr().out


@pytest.mark.parametrize("options", [("--quiet",), ("--verbose",), ("--no-color",)])
def test_nor_on_how_much_is_said(folder: Path, options: tuple[str, ...]) -> None:
    assert ended(str(folder), *CLUSTERS, *options) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        ("不存在.xlsx",),
        ("--year", "不是年"),
        ("--target", "Q99"),
        ("--clause", "九"),
        ("--unit", "虚构学校"),
        ("--as-of", "2022年"),
        ("-o", "报告.rtf"),
        ("--pack", "不存在"),
        ("--no-such-option",),
        ("-f", "pdf"),
    ],
)
def test_a_wrong_command_judges_nothing_and_is_two(
    folder: Path, capsys: pytest.CaptureFixture[str], wrong: tuple[str, ...]
) -> None:
    assert ended(str(folder), *wrong) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err
    assert "Traceback" not in told.err


def test_a_broken_pack_judges_nothing_and_is_two(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "pack.yaml").write_text("id: [", encoding="utf-8")

    assert ended(str(folder), "--pack", str(tmp_path / "pack")) == 2
    assert "pack.yaml" in capsys.readouterr().err


def test_an_unreadable_input_is_three_and_the_rest_is_judged(folder: Path) -> None:
    (folder / "坏.xlsx").write_bytes(b"PK\x03\x04 no workbook")

    assert ended(str(folder), *CLUSTERS) == 3
    assert ended(str(folder), *CLUSTERS, "--exit-zero") == 3


def test_exit_zero_forgives_a_miss_and_says_it_all_the_same(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended(str(folder), *CLUSTERS, "--exit-zero", "-f", "json") == 0
    assert Verdict.from_json(capsys.readouterr().out).verdict.outcome == "non_compliant"


def ended(*arguments: str) -> int:
    """The exit code of the program, run in this process through its outermost edge."""
    before, hook = sys.argv, sys.unraisablehook
    handlers = {each: signal.getsignal(each) for each in ENDING}
    sys.argv = ["haixi-check", *arguments]
    try:
        edge.main()
    except SystemExit as end:
        assert isinstance(end.code, int)
        return end.code
    finally:
        sys.argv, sys.unraisablehook = before, hook
        for each, handler in handlers.items():
            signal.signal(each, handler)
    return 0


def faulty(error: BaseException) -> Any:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def test_a_bug_is_five_and_tells_where_but_nothing_of_the_data(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    personal = "632800199001010010"
    monkeypatch.setattr("haixi_check.pipeline.judgement.evaluate", faulty(KeyError(personal)))

    assert ended(str(folder)) == 5
    told = capsys.readouterr()
    assert "pipeline/judgement.py" in told.err
    assert personal not in told.err + told.out


def test_an_interrupted_run_is_a_hundred_and_thirty_and_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("haixi_check.pipeline.judgement.evaluate", faulty(KeyboardInterrupt()))

    assert ended(str(folder)) == 130
    assert capsys.readouterr().err == "已中断。\n"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ((), "用法：haixi-check"),
        (("check",), "缺少：文件|文件夹…"),
        (("explain",), "缺少：目标"),
        (("targets", "verify"), "缺少：--source 文件"),
        (("targets", "清单"), "没有 清单 这个命令"),
        (("targets", "list", "多余"), "多余的内容"),
        (("x", "--fromat"), "最接近的是 --format"),
        (("x", "--unit"), "选项 --unit 后面缺少内容"),
        (("x", "--quiet=是"), "选项 --quiet 后面不带内容"),
        (("x", "--year", "今年"), "2000 至 2100"),
        (("x", "--jobs", "-1"), "应为整数"),
        (("x", "--kind", "数"), "all|figures|evidence"),
        (("x", "-f", "pdf"), "可以写 table"),
        (("x", "--encoding", "国标"), "没有这种编码：国标"),
    ],
)
def test_what_is_wrong_with_a_command_is_said_in_the_language_asked_for(
    capsys: pytest.CaptureFixture[str], wrong: tuple[str, ...], told: str
) -> None:
    assert ended(*wrong) == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("wrong", [("check",), ("x", "--year", "1"), ("x", "--fromat"), ("x",)])
@pytest.mark.sampled(4)
def test_and_in_english_where_the_option_says_so(program: Program, wrong: tuple[str, ...]) -> None:
    found = program(*wrong, "--lang", "en")
    assert found.returncode == 2
    assert not any("一" <= sign <= "鿿" for sign in found.stderr)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.sampled(2)
def test_help_is_whole_in_one_language_and_fits(program: Program, language: str) -> None:
    for command in ((), ("check",), ("template",), ("explain",), ("schema",), ("targets",)):
        helped = program(*command, "--help", HAIXI_CHECK_LANG=language).stdout
        assert max(cell_len(line) for line in helped.splitlines()) <= 80
        strange = ("Usage", "Options", "[default") if language == "zh" else ("用法", "选项")
        assert not any(word in helped for word in strange)


@pytest.mark.skipif(os.name == "nt", reason="pipes break in another way there")
@pytest.mark.parametrize("format_", ["table", "json"])
@pytest.mark.parametrize(("clusters", "narrowed", "code"), [(7, CLUSTERS, 0), (6, (), 1)])
@pytest.mark.sampled(4)
def test_a_reader_that_goes_away_changes_no_exit_code(
    tmp_path: Path, clusters: int, narrowed: tuple[str, ...], code: int, format_: str
) -> None:
    found = with_clusters(tmp_path, clusters)
    reading, writing = os.pipe()
    os.close(reading)
    arguments = [sys.executable, "-m", "haixi_check", str(found), *narrowed, "-f", format_]

    ran = subprocess.run(
        arguments, stdout=writing, stderr=subprocess.PIPE, timeout=600, check=False
    )
    os.close(writing)

    assert (ran.returncode, ran.stderr) == (code, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
@pytest.mark.parametrize("format_", ["table", "json", "html"])
@pytest.mark.sampled(3)
def test_a_full_disk_is_no_error_of_ours(folder: Path, format_: str) -> None:
    arguments = [sys.executable, "-m", "haixi_check", str(folder), "-f", format_]
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            arguments, stdout=full, stderr=subprocess.PIPE, timeout=600, check=False
        )
    assert (ran.returncode, ran.stderr.decode()) == (2, "无法写入 stdout：磁盘空间不足。\n")


# ------------------------------------------------------------------------ outputs


def test_check_is_the_command_unless_another_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended(str(folder), *CLUSTERS) == 1
    unnamed = capsys.readouterr().out
    assert ended("check", str(folder), *CLUSTERS) == 1

    assert unnamed
    assert capsys.readouterr().out == unnamed


def test_the_language_is_chinese_unless_the_environment_or_the_option_says_otherwise(
    folder: Path, program: Program, capsys: pytest.CaptureFixture[str]
) -> None:
    ended(str(folder), *CLUSTERS)
    chinese = capsys.readouterr().out
    ended(str(folder), *CLUSTERS, "--lang", "en")
    english = capsys.readouterr().out

    assert "总体未达标" in chinese
    assert "总体未达标" not in english
    assert "总体未达标" not in program(str(folder), *CLUSTERS, HAIXI_CHECK_LANG="en").stdout


def test_machine_formats_do_not_depend_on_the_language(folder: Path, tmp_path: Path) -> None:
    for language in ("zh", "en"):
        ended(str(folder), *CLUSTERS, "--lang", language, "-o", str(tmp_path / f"{language}.json"))

    assert (tmp_path / "zh.json").read_bytes() == (tmp_path / "en.json").read_bytes()


def test_the_same_input_gives_the_same_bytes_wherever_it_lies(tmp_path: Path) -> None:
    written: list[bytes] = []
    for place in ("一", "二/深"):
        found = with_clusters(tmp_path / place / "报送", 6)
        target = tmp_path / f"{len(written)}.json"
        ended(str(found), "-o", str(target))
        written.append(target.read_bytes())

    assert written[0] == written[1]
    assert str(tmp_path).encode() not in written[0]


def test_neither_clock_nor_zone_nor_console_is_in_a_verdict(
    folder: Path, tmp_path: Path, program: Program
) -> None:
    first = program(str(folder), "-f", "json", TZ="Asia/Shanghai", PYTHONHASHSEED="1")
    second = program(str(folder), "-f", "json", TZ="UTC", PYTHONHASHSEED="2", COLUMNS="40")

    assert first.stdout == second.stdout
    assert json.loads(first.stdout)["run"]["as_of"] == "2022-12-31"


@pytest.mark.parametrize("named", ["absolute", "relative", "link"])
def test_an_output_is_never_written_over_an_input(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    source = folder / f"{COLLEGE}.json"
    before = source.read_bytes()
    monkeypatch.chdir(folder)
    (tmp_path / "link.json").symlink_to(source)
    output = {"absolute": str(source), "relative": source.name, "link": str(tmp_path / "link.json")}

    assert ended(str(folder), *CLUSTERS, "-o", output[named]) == 2
    assert source.read_bytes() == before


def test_every_named_output_is_written_and_said(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [tmp_path / "报告.json", tmp_path / "明细.csv"]
    outputs = [word for path in paths for word in ("-o", str(path))]

    assert ended(str(folder), *CLUSTERS, *outputs) == 1
    said = capsys.readouterr().err
    assert all(path.is_file() and path.name in said for path in paths)
    assert paths[1].read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("format_", ["table", "markdown", "html", "junit"])
def test_a_check_of_one_unit_among_several_names_no_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], format_: str
) -> None:
    hand_in(tmp_path, submission(COLLEGE))
    hand_in(tmp_path, submission("haixi-school"))

    ended(str(tmp_path), "--unit", COLLEGE, "--kind", "figures", "-f", format_)
    # Who leads is a fact of the rule, whoever is looked at.
    told = re.sub(r">[^<]*（原文写明）<", "><", capsys.readouterr().out)
    assert "柴达木职院" in told
    assert "州职校 ·" not in told
    assert "、州职校" not in told
    assert not re.search(r'<testsuite name="州职校"|<th[^>]*>州职校|\| 州职校', told)


def test_an_output_into_no_folder_is_a_wrong_command(folder: Path, tmp_path: Path) -> None:
    assert ended(str(folder), *CLUSTERS, "-o", str(tmp_path / "没有" / "报告.json")) == 2


@pytest.mark.parametrize(
    "arguments", [("--help",), ("-h",), ("--version",), ("check", "--help"), ("check", "-h")]
)
def test_help_and_version_end_well(arguments: tuple[str, ...]) -> None:
    assert ended(*arguments) == 0


STEERING = "甲\x1b[31m\u202e\n::error::乙"
"""What a file may be called that somebody sends in."""


@pytest.mark.parametrize(
    "words",
    [
        ("报送", "--annotate", "批注"),
        ("没有" + STEERING,),
        ("报送", "-o", f"没有{STEERING}/v.json"),
        ("报送", "--pack", f"没有{STEERING}"),
        ("报送", "--unit", STEERING),
        ("template", "haixi-school", "-o", f"模板{STEERING}"),
    ],
)
@pytest.mark.sampled(3)
def test_no_name_of_a_file_steers_the_terminal_or_begins_a_line(
    tmp_path: Path, program: Program, words: tuple[str, ...]
) -> None:
    folder = with_clusters(tmp_path / "报送", 6)
    (folder / f"{COLLEGE}.json").rename(folder / f"{STEERING}.json")
    (folder.parent / f"模板{STEERING}").mkdir()

    found = program(*words, cwd=tmp_path)
    told = found.stdout + found.stderr

    assert "乙" in told
    assert not re.search(r"[\x1b\u202e]|^::", told, re.MULTILINE)


def test_an_explanation_tells_which_inputs_are_missing_in_it(
    tmp_path: Path, program: Program
) -> None:
    folder = with_clusters(tmp_path / "报送", 6)
    (folder / "坏.xlsx").write_bytes(b"PK\x03\x04")

    run = program("explain", "Q03", "报送", cwd=tmp_path)

    assert run.returncode == 3
    assert "坏.xlsx: " in run.stderr
    assert "Q03" in run.stdout


@pytest.mark.parametrize(
    ("text", "told"),
    [("", "一个条款也没有找到"), ("虚构\n\n", "一个条款也没有找到"), (None, "无法读取原文文件")],
)
@pytest.mark.sampled(3)
def test_a_source_that_is_not_the_text_is_refused(
    tmp_path: Path, program: Program, text: str | None, told: str
) -> None:
    source = tmp_path / "原文.txt"
    if text is None:
        os.mkfifo(source)
    else:
        source.write_text(text, encoding="utf-8")

    run = program("targets", "verify", "--source", str(source), cwd=tmp_path)

    assert run.returncode == 2
    assert told in run.stderr


def test_a_pipe_in_a_rule_pack_is_a_fault_and_is_not_waited_for(
    tmp_path: Path, root: Path, program: Program
) -> None:
    shutil.copytree(root / "targets" / "haixi-2020-93", tmp_path / "规则")
    os.mkfifo(tmp_path / "规则" / "x.yaml")

    run = program("targets", "lint", "--pack", "规则", cwd=tmp_path)

    assert run.returncode == 2
    assert "x.yaml:1:1" in run.stdout + run.stderr


def test_no_width_is_no_terminal_and_not_a_narrow_one(tmp_path: Path, program: Program) -> None:
    with_clusters(tmp_path / "报送", 6)

    run = program("报送", cwd=tmp_path, COLUMNS="0", LINES="0")

    assert "Q03" in run.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        [""], ["  "], ["check", ""], ["samples/met.xlsx", "\u3000"], ["--unit", "", "samples"],
        ["samples", "--annotate", ""], ["samples", "-o", ""], ["template", ""], ["explain", ""],
        ["template", "格尔木职校", "-o", " "], ["samples", "--encoding="], ["samples", "--pack=  "],
    ],
)  # fmt: skip
def test_a_blank_word_is_refused_and_never_taken_for_this_folder(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended(*arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "空的" in told.err


@pytest.mark.parametrize(
    "name", ["base64", "hex", "rot13", "zlib", "idna", "punycode", "undefined"]
)
def test_what_no_text_is_written_in_is_no_encoding(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended("samples", "--encoding", name) == 2
    assert name in capsys.readouterr().err


@pytest.mark.parametrize("name", ["utf-16", "utf-8-sig", "gbk", "cp936", "big5"])
def test_what_text_is_written_in_is_an_encoding(name: str) -> None:
    assert ended("samples/met.xlsx", "--encoding", name, "-q") == 0


def test_a_template_takes_nothing_over_from_another_unit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = ["-o", str(tmp_path)]
    assert ended("template", "州职校", "--from", "samples/met.xlsx", *written) == 2
    told = capsys.readouterr().err
    assert "格尔木职校" in told
    assert "州职校" in told
    assert list(tmp_path.iterdir()) == []
    assert ended("template", "格尔木职校", "--from", "samples/met.xlsx", *written) == 0
    assert ended("template", "--from", "samples/met.xlsx", *written, "--force") == 0
