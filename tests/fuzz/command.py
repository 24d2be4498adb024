"""Whole runs of the command line over folders with damaged files, with all outputs.

It is a finding if a run ends with anything but a documented code, breaks or hangs; if it leaves
temporary files or processes; if an output is missing, broken, steers a terminal or shows an ID
number; if a file that gave nothing is not told of; if a sound unit beside damaged files is judged
otherwise than alone.
"""

from __future__ import annotations

import io
import json
import random
import re
import xml.etree.ElementTree as ET
import zipfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.fuzz.apart import Ended, run
from tests.fuzz.handed_in import GOOD, GOOD_UNIT, Folder, good, hand_in
from tests.intake_expectations import silent
from tests.odd_values import PERSONAL

from haixi_check.verdict import Verdict
from haixi_check.writers import BY_SUFFIX, TEXT

CODES = {0, 1, 3, 4}
"""2 is a wrong command, and none of these is."""
BREAKS = (b"Traceback", b"panicked", b"memory allocation of", b"PanicException", b"Warning:")
MOST_SECONDS = 30.0

_STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_NUMBERS = tuple(number.upper() for number in PERSONAL)


def attempt(chance: random.Random, folder: Path) -> str:
    """One folder, one command line, everything that it wrote."""
    handed = hand_in(folder / "报送", chance)
    out, temporary = folder / "out", folder / "tmp"
    out.mkdir()
    temporary.mkdir()
    before = _content(handed.path)
    if chance.random() < 0.1:
        target = chance.choice(("Q01", "Q02", "E09", "Q24"))
        ended = run(["explain", target, "报送", "--year", "2022"], folder, temporary)
        look(ended, folder)
        return f"explain: {ended.code}"
    outputs = _outputs(chance)
    arguments = _arguments(handed, outputs, chance)
    (folder / "command.txt").write_text(repr(arguments), encoding="utf-8", errors="replace")
    ended = run(arguments, folder, temporary)
    look(ended, folder)
    assert _content(handed.path) == before, "an input was changed"
    for name in outputs:
        _look_at_output(out / name)
    for copy in (out / "copies").rglob("*.xlsx"):
        _look_at_copy(copy)
    verdict = json.loads((out / "v.json").read_bytes())
    _look_at_verdict(verdict, ended, handed, arguments)
    if chance.random() < 0.1:
        _same_again(arguments, folder, out / "v.json")
    return f"{ended.code} {'related' if handed.related else 'unrelated'}"


def _outputs(chance: random.Random) -> list[str]:
    slow = [] if chance.random() < 0.15 else [".docx"]
    others = [suffix for suffix in BY_SUFFIX if suffix not in (".json", *slow)]
    chosen = chance.sample(others, chance.choice((0, 1, 2, len(others))))
    return ["v.json", *(f"r{suffix}" for suffix in chosen)]


def _arguments(handed: Folder, outputs: list[str], chance: random.Random) -> list[str]:
    files = ["报送"]
    if chance.random() < 0.3:
        found = [path for path in handed.path.rglob("*") if path.is_file()]
        files = [f"./{path.relative_to(handed.path.parent)}" for path in sorted(found)]
    arguments = ["check", *files]
    for name in outputs:
        arguments += ["-o", f"out/{name}"]
    arguments += ["-f", chance.choice(sorted(TEXT)), "--jobs", chance.choice("112")]
    arguments += ["--lang", chance.choice(("zh", "en"))]
    arguments += ["--scope", chance.choice(("auto", "units", "whole"))]
    arguments += [
        "--fail-on",
        chance.choice(("mandatory", "mandatory", "aspirational", "must-fix")),
    ]
    arguments += [[], ["-q"], ["-v"]][chance.randrange(3)]
    if chance.random() < 0.9:
        arguments += ["--year", "2022"]
    if chance.random() < 0.4:
        arguments += ["--annotate", "out/copies"]
    return arguments


def _content(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def look(ended: Ended, folder: Path) -> None:
    """What must hold of every run."""
    told = ended.err.decode(errors="replace")[-1500:]
    assert ended.code in CODES, f"exit {ended.code}: {told}"
    assert not any(text in ended.out + ended.err for text in BREAKS), f"broke: {told}"
    assert ended.seconds < MOST_SECONDS, f"{ended.seconds} s"
    assert not ended.left, ended.left
    left = list((folder / "tmp").rglob("*"))
    assert not left, f"left behind: {left}"
    for text in (ended.out.decode(), ended.err.decode()):
        _harmless(text)


def _harmless(text: str) -> None:
    steering = _STEERING.search(text)
    assert steering is None, (
        f"raw {steering[0]!r} in {text[max(steering.start() - 60, 0) :][:120]!r}"
    )
    silent(text, _NUMBERS)


def _look_at_output(path: Path) -> None:
    data = path.read_bytes()
    if path.suffix in (".xlsx", ".docx"):
        for name, part in _parts(data).items():
            if name.endswith((".xml", ".rels")):
                ET.fromstring(part)  # noqa: S314 - our own
                _harmless(part.decode())
        return
    text = data.decode()
    _harmless(text)
    if path.suffix in (".json", ".sarif"):
        json.loads(text)
    elif path.suffix == ".xml":
        ET.fromstring(text)  # noqa: S314 - our own


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _look_at_copy(path: Path) -> None:
    """The comments of a copy are ours, whatever stands in the cells: those are the input's."""
    for name, part in _parts(path.read_bytes()).items():
        if "comments" in name and name.endswith(".xml"):
            ET.fromstring(part)  # noqa: S314 - our own
            _harmless(part.decode())


def _look_at_verdict(
    verdict: dict[str, Any], ended: Ended, handed: Folder, arguments: list[str]
) -> None:
    assert verdict["verdict"]["exit_code"] == ended.code
    text = json.dumps(verdict, ensure_ascii=False)
    Verdict.from_json(text)
    told = {problem["place"]["file"] for problem in verdict["problems"]}
    silent_files = {
        item["path"] for item in verdict["inputs"] if not item["units"] and not item["sheets"]
    } - told
    assert not silent_files, f"not told of: {silent_files}"
    if "--year" in arguments and (handed.path / GOOD).exists() and not handed.related:
        scope = arguments[arguments.index("--scope") + 1]
        beside_bad_ones(verdict, "units" if scope == "auto" else scope)


def beside_bad_ones(verdict: dict[str, Any], scope: str) -> None:
    """A sound unit is judged as if alone; where rows are of nobody knows whom, never milder."""
    by_itself, beside = alone(scope), of_good(verdict)
    others = [item for item in verdict["inputs"] if not item["path"].endswith(GOOD)]
    if not any(item["sheets"] for item in others):
        assert beside == by_itself, "judged otherwise than alone"
    for target, (outcome, *_) in beside.items():
        assert outcome != "pass" or by_itself[target][0] == "pass", (
            f"{target} passes beside bad files"
        )


def of_good(verdict: dict[str, Any]) -> dict[str, Any]:
    (unit,) = (item for item in verdict["units"] if item["id"] == GOOD_UNIT)
    return {
        item["target"]: (item["outcome"], item["reason"], (item["measured"] or {}).get("exact"))
        for item in unit["results"]
    }


@cache
def alone(scope: str) -> dict[str, Any]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "tmp").mkdir()
        (folder / GOOD).write_bytes(good())
        run([GOOD, "--scope", scope, "--year", "2022", "-o", "v.json"], folder, folder / "tmp")
        return of_good(json.loads((folder / "v.json").read_bytes()))


def _same_again(arguments: list[str], folder: Path, path: Path) -> None:
    """Another number of processes gives the same bytes."""
    first = path.read_bytes()
    again = list(arguments)
    again[again.index("--jobs") + 1] = "3"
    run(again, folder, folder / "tmp")
    assert path.read_bytes() == first, "the same input, another verdict"
