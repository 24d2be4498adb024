"""No word is lost, and no sign mistaken, whatever the locale can write."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.builders import COLLEGE, hand_in, submission

NARROW = ("--target", "program-clusters")
PROGRAM = (sys.executable, "-m", "haixi_check")
REST = pytest.mark.surroundings
VARIABLES = ("LANG", "LC_ALL", "LC_CTYPE", "PYTHONUTF8", "PYTHONIOENCODING", "PYTHONCOERCECLOCALE")
NO_HELP = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
"""Python puts UTF-8 in the place of the locale C by itself; these keep it from that."""
RARE = "约１２𠮷个"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with one submission, in which a figure is no number and has a rare sign."""
    hand_in(tmp_path / "报送", submission(COLLEGE, figures={"program_clusters": RARE}))
    return tmp_path


def shown(desk: Path, *words: str, environment: dict[str, str]) -> bytes:
    kept = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    ran = subprocess.run(
        [*PROGRAM, *words],
        cwd=desk,
        env=kept | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=600,
        check=False,
    )
    assert b"Traceback" not in ran.stderr
    return ran.stdout + ran.stderr


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", **NO_HELP},
        *(
            pytest.param(environment, marks=REST)
            for environment in (
                {"LC_ALL": "C"},
                {"LC_ALL": "POSIX", **NO_HELP},
                {"LANG": "en_US.ISO-8859-1", **NO_HELP},
                {},
            )
        ),
    ],
    ids=str,
)
@pytest.mark.parametrize(
    "words",
    [
        ("报送", *NARROW),
        pytest.param(("没有.xlsx",), marks=REST),
        pytest.param(("--help",), marks=REST),
    ],
    ids=str,
)
@pytest.mark.skipif(os.name == "nt", reason="locales are of POSIX")
@pytest.mark.sampled(3, rest="surroundings")
def test_a_locale_without_our_words_gets_utf_8(
    desk: Path, words: tuple[str, ...], environment: dict[str, str]
) -> None:
    usual = shown(desk, *words, environment={"PYTHONUTF8": "1"})
    assert shown(desk, *words, environment=environment) == usual
    assert usual.decode()


@pytest.mark.parametrize(
    "encoding",
    [
        "gbk",
        *(
            pytest.param(each, marks=REST)
            for each in ("ascii", "gb18030", "latin-1", "big5", "shift_jis")
        ),
    ],
)
@pytest.mark.surroundings
def test_an_encoding_that_was_asked_for_is_kept_and_what_it_lacks_is_escaped(
    desk: Path, encoding: str
) -> None:
    """So `?` always says that something is not known, and every word can be told."""
    asked = {"PYTHONIOENCODING": encoding, **NO_HELP}
    text = shown(desk, "报送", *NARROW, environment=asked).decode(encoding)
    usual = shown(desk, "报送", *NARROW, environment={"PYTHONUTF8": "1"}).decode()
    escaped = RARE.encode(encoding, "backslashreplace").decode(encoding)
    assert escaped in "".join(text.split())
    assert text.count(" ? ") == usual.count(" ? ")
    assert text.count("??") <= usual.count("??")  # the bar of the outcomes, of which one is `?`
