"""The faults of a rule pack as lines: place, sentence, the line of the file, a mark below it.

One cause is told once: where a name that is used in many places leads nowhere, the first place is
shown and the others are listed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from haixi_check.errors import Fault
from haixi_check.messages import Language, known, say
from haixi_check.writers.escape import visible

LISTED = 5
"""How many of the other places of one cause are named."""

WIDEST = 110
"""How many cells of a long line are shown."""

Cause = tuple[Fault, ...]
"""Faults with one cause, in the order of reading."""


def causes(faults: Iterable[Fault]) -> list[Cause]:
    """The faults of each cause: one name that leads nowhere, wherever it is used."""
    found: dict[tuple[object, ...], list[Fault]] = {}
    for fault in faults:
        key: tuple[object, ...] = ("unknown", fault.params.get("found"))
        if not fault.code.startswith("pack_unknown_"):
            place = (fault.file, fault.line, fault.column)
            key = (fault.code, *place, *sorted(fault.params.items()))
        found.setdefault(key, []).append(fault)
    return [tuple(of_one) for of_one in found.values()]


def place_and_fault(fault: Fault, language: Language) -> str:
    """A fault of a pack as an editor understands it: file, line, column, sentence."""
    return f"{visible(fault.file)}:{fault.line}:{fault.column}: {sentence(fault, language)}"


def sentence(fault: Fault, language: Language) -> str:
    """What is wrong, in words."""
    params = {name: visible(text) for name, text in fault.params.items()}
    if fault.code == "example_differs":
        for name in ("expected", "came"):
            params[name] = _demanded(params["what"], params[name], language)
        params["what"] = say(f"examples.what.{params['what']}", language)
    if language == "en":
        for name in ("allowed", "fits", "known"):
            params[name] = params.get(name, "").replace("、", ", ")
    near = params.get("nearest", "")
    listed = params.get("allowed", "")
    whose = params.get("of", "")
    words = {
        "near": say("words.nearest", language, name=near) if near else "",
        "listed": say("lint.listed", language, names=listed) if listed else "",
        "about": _meaning(params.get("about", ""), params.get("key", ""), language),
        "whose": say("lint.whose", language, name=whose) if whose else "",
    }
    return say(fault.code, language, **{**params, **words})


def _meaning(model: str, key: str, language: Language) -> str:
    """What a key of a rule file means, for whoever has left it out."""
    code = next((c for c in (f"key.{model}.{key}", f"key.{key}") if known(c)), "")
    return say("lint.about", language, text=say(code, language)) if model and code else ""


def _demanded(what: str, found: str, language: Language) -> str:
    """What an example demands, or what came of it, as it is called in reports."""
    for code in (f"{what}.{found}", f"outcome.{found}", _EXAMPLE_WORDS.get(found, "")):
        if (what not in ("shortfall", "exit") or found == "none") and known(code):
            return say(code, language)
    pairs = [pair.partition(": ") for pair in found.split(", ")]
    if what == "units" and all(outcome for _, _, outcome in pairs):
        return ", ".join(f"{unit}: {_demanded('', of, language)}" for unit, _, of in pairs)
    return found


_EXAMPLE_WORDS = {"none": "examples.none", "True": "examples.yes", "False": "examples.no"}


def fault_lines(cause: Cause, language: Language) -> Iterator[str]:
    """What is wrong, the line where it is, a mark below the place, and the other places."""
    first, *others = cause
    yield place_and_fault(first, language)
    yield from marked(first)
    if others:
        named = [f"{visible(each.file)}:{each.line}" for each in others[:LISTED]]
        more = say("words.comma", language).join(named)
        yield "  " + say("lint.also", language, n=len(others), places=more)


def marked(fault: Fault) -> Iterator[str]:
    """The line of a fault as it stands, and a line that marks what is at fault in it."""
    from rich.cells import cell_len as width

    if not fault.text.strip():
        return
    before, at_fault, after = _cut(fault)
    number = str(fault.line)
    yield f"  {number} | {before}{at_fault}{after}".rstrip()
    yield f"  {' ' * len(number)} | {' ' * width(before)}{'^' * max(width(at_fault), 1)}"


def _cut(fault: Fault) -> tuple[str, str, str]:
    """What is shown of a line: before, at and after the fault."""
    from rich.cells import cell_len as width

    start = fault.column - 1
    before = visible(fault.text[:start])
    at_fault = visible(fault.text[start : start + fault.length])
    after = visible(fault.text[start + fault.length :])
    room = WIDEST - width(at_fault)
    if width(before) > max(room, WIDEST // 2):
        kept = len(before)
        while width(before[-kept:]) > WIDEST // 2:
            kept -= 1
        before = f"…{before[-kept:]}"
    at_fault = _first_cells(at_fault, WIDEST - width(before))
    return before, at_fault, _first_cells(after, WIDEST - width(before) - width(at_fault))


def _first_cells(text: str, cells: int) -> str:
    """As much of `text` as fits into so many cells, with a sign where it goes on."""
    from rich.cells import cell_len as width

    if width(text) <= cells:
        return text
    while text and width(text) > max(cells - 1, 0):
        text = text[:-1]
    return f"{text}…"


def as_json(folder: Path, faults: Sequence[Fault]) -> str:
    """All faults for a program, in both languages; it does not depend on the language."""
    told = [
        {
            "file": fault.file,
            "line": fault.line,
            "column": fault.column,
            "length": fault.length,
            "code": fault.code,
            "message": {"zh": sentence(fault, "zh"), "en": sentence(fault, "en")},
            "nearest": fault.params.get("nearest") or None,
        }
        for fault in faults
    ]
    whole = {"pack": folder.as_posix(), "count": len(faults), "faults": told}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def as_annotations(folder: Path, faults: Sequence[Fault], language: Language) -> Iterator[str]:
    """Each fault as a command of a GitHub workflow, without its line end."""
    from haixi_check.writers.github import annotation

    for fault in faults:
        where = {
            "file": (folder / fault.file).as_posix(),
            "line": str(fault.line),
            "col": str(fault.column),
            "endColumn": str(fault.column + fault.length),
            "title": fault.code,
        }
        yield annotation("error", where, [sentence(fault, language)]).rstrip("\n")
