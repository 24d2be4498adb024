"""Submissions in JSON and YAML whose structure was changed: keys, types and nesting, not bytes.

Each is written in both notations, which must be judged alike, and what must hold of every verdict
must hold of these.
"""

from __future__ import annotations

import copy
import json
import random
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import yaml
from tests.damage.bases import base
from tests.damage.objects import as_json
from tests.fuzz.intake import judged
from tests.hostile.expectations import held
from tests.intake_expectations import (
    CODES,
    adds_up,
    no_better,
    personal,
    readable,
    results,
    silent,
)
from tests.odd_values import ODD, PERSONAL, SHEET_NAMES, USELESS

from haixi_check.messages import known
from haixi_check.readers import Document, InputFile, read
from haixi_check.verdict import Verdict

Spot: TypeAlias = tuple[Any, Any]
"""A list or an object, and the index or key in it."""

BASES = ("met", "school", "college", "departments", "units", "met+undone", "credit-code")
_NUMBER_OF_1_2 = re.compile(r"(?<!['\"\w])[0-9.]+[eE][0-9]")

FEW = 12
"""Entries of a list that are kept: more of the same finds nothing more."""

KEYS = (
    "unit", "year", "figures", "evidence", "registers", "rosters", "submissions", "units", "单位",
    "年度", "指标", "指标数据", "佐证材料", "value", "note", "duty", "part", "status", "date",
    "2022", "2021", "2020", "1999", "", " ", "Unit", "unit ", "__proto__", "null", "<b>", "[red]",
    "教师名册", "teachers", "graduates", "basics", "基本信息", "code", "enrolment", "Q01", "E01",
    PERSONAL[0], f"虚构 {PERSONAL[1]}", *SHEET_NAMES,
)  # fmt: skip

OF_JSON: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.5, 1e300, 10**40, "", " ", [], {}, [[]], [{}], {"": ""},
    {"value": 1}, {"value": None}, {"value": {"value": 1}}, [1, 2], ["是"], {"2022": 1}, [None],
)  # fmt: skip


@cache
def seeds() -> tuple[str, ...]:
    """Submissions as JSON, with few entries in each list."""
    texts = [as_json(book) for name in BASES for book in base(name).books]
    return tuple(json.dumps(_few(json.loads(text)), ensure_ascii=False) for text in texts)


def _few(item: Any) -> Any:
    if isinstance(item, dict):
        return {key: _few(value) for key, value in item.items()}
    return [_few(value) for value in item[:FEW]] if isinstance(item, list) else item


def spots(item: Any) -> Iterator[Spot]:
    """Every place within, the outer ones first."""
    if isinstance(item, dict | list):
        for at, value in list(item.items() if isinstance(item, dict) else enumerate(item)):
            yield item, at
            yield from spots(value)


def _spot(top: Any, chance: random.Random) -> Spot | None:
    found = list(spots(top))
    if not found:
        return None
    return chance.choice(found[: chance.choice((6, 40, len(found)))])


# ------------------------------------------------------------------------------ changes


def drop(home: Any, at: Any, _: Any, __: random.Random) -> None:
    del home[at]


def rename(home: Any, at: Any, _: Any, chance: random.Random) -> None:
    if isinstance(home, dict):
        home[chance.choice((*KEYS, f"{at} ", str(at).upper(), f"{at}_2", str(at)[:-1]))] = home.pop(
            at
        )


def other_type(home: Any, at: Any, _: Any, chance: random.Random) -> None:
    value = home[at]
    changes: tuple[Callable[[], Any], ...] = (
        lambda: str(value),
        lambda: [value],
        lambda: {"value": value},
        lambda: {str(at): value},
        lambda: list(value.values()) if isinstance(value, dict) else [value, value],
        lambda: list(value.items()) if isinstance(value, dict) else [[value]],
        lambda: dict(enumerate(map(copy.deepcopy, value))) if isinstance(value, list) else None,
        lambda: float(value) if isinstance(value, int) and abs(value) < 10**15 else value,
        lambda: copy.deepcopy(chance.choice(OF_JSON)),
    )
    home[at] = chance.choice(changes)()


def odd(home: Any, at: Any, _: Any, chance: random.Random) -> None:
    home[at] = _plain(chance.choice(chance.choice(ODD)))


def move(home: Any, at: Any, top: Any, chance: random.Random) -> None:
    value = home.pop(at)
    spot = _spot(top, chance)
    if spot is not None:
        other, where = spot
        if isinstance(other, list):
            other.insert(where, value)
        else:
            other[str(at)] = value


def repeat(home: Any, at: Any, _: Any, chance: random.Random) -> None:
    again = copy.deepcopy(home[at])
    if isinstance(home, list):
        home.insert(chance.randrange(len(home) + 1), again)
    else:
        home[chance.choice((f"{at}_2", f" {at}", *KEYS))] = again


def swap(home: Any, at: Any, top: Any, chance: random.Random) -> None:
    spot = _spot(top, chance)
    if spot is not None:
        other, where = spot
        home[at], other[where] = copy.deepcopy(other[where]), copy.deepcopy(home[at])


def deepen(home: Any, at: Any, _: Any, chance: random.Random) -> None:
    for _depth in range(chance.choice((1, 2, 30, 90))):
        home[at] = [home[at]] if chance.random() < 0.5 else {"a": home[at]}


CHANGES = (drop, rename, rename, other_type, other_type, odd, odd, move, repeat, swap, deepen)


def _plain(value: Any) -> Any:
    """A value of a cell as JSON would have it."""
    if isinstance(value, Decimal):
        return float(value) if value.is_finite() else str(value)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return str(getattr(value, "code", None) or value)


def changed(top: Any, chance: random.Random) -> Any:
    """A few changes to a submission."""
    box = [top]
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        spot = _spot(box if chance.random() < 0.05 else box[0], chance)
        if spot is not None:
            chance.choice(CHANGES)(*spot, box, chance)
        if not box:
            return None
    return box[0]


def spoiled(top: Any, chance: random.Random) -> Any:
    """Something useless in the place of a few values that are neither lists nor objects."""
    leaves = [(home, at) for home, at in spots(top) if not isinstance(home[at], dict | list)]
    for home, at in chance.sample(leaves, min(len(leaves), chance.choice((1, 1, 2, 5, 20)))):
        if at != "unit" and home[at] not in (None, ""):
            home[at] = _plain(chance.choice(USELESS))
    return top


# ------------------------------------------------------------------------------ the attempt


def attempt(chance: random.Random, folder: Path) -> str:
    """One submission whose structure was changed, in JSON and in YAML."""
    text = chance.choice(seeds())
    spoil = chance.random() < 0.3
    item = (spoiled if spoil else changed)(json.loads(text), chance)
    written = json.dumps(item, ensure_ascii=chance.random() < 0.2)
    document = _read(folder, "a.json", written)
    verdict = judged(document, folder)
    _look(verdict, document, json.loads(written))
    if spoil:
        no_better(verdict, judged(_read(folder, "a.json", text), folder))
    if "\\ud" not in written:
        _as_yaml(json.loads(written), verdict, folder, chance)
    return str(verdict.verdict.outcome)


def _as_yaml(item: Any, verdict: Verdict, folder: Path, chance: random.Random) -> None:
    """The same in YAML is judged the same, unless YAML says that it cannot be read.

    Nobody sees that it is YAML where its first key is no word of the form, such as a year; and the
    text 1.65e3 is written without quotes, which makes a number of it (YAML 1.2, and this program).
    """
    text = yaml.safe_dump(
        item,
        allow_unicode=chance.random() < 0.8,
        default_flow_style=chance.choice((True, False, None)),
        sort_keys=chance.random() < 0.3,
        width=chance.choice((80, 100_000)),
    )
    document = _read(folder, "a.yaml", text)
    other = judged(document, folder)
    _look(other, document, item)
    if document.tables and document.format == "yaml" and not _NUMBER_OF_1_2.search(text):
        assert _outcomes(other) == _outcomes(verdict), "JSON and YAML are judged differently"


def _outcomes(verdict: Verdict) -> dict[tuple[str, str | None], str]:
    return {(item.target, item.unit): str(item.outcome) for item in results(verdict)}


def _read(folder: Path, name: str, text: str) -> Document:
    path = folder / name
    path.write_text(text, encoding="utf-8", errors="surrogatepass")
    return read(InputFile(path, name))


def _look(verdict: Verdict, document: Document, item: Any) -> None:
    held(document)
    for problem in verdict.problems:
        assert known(f"problem.{problem.code}"), problem.code
        for place in (problem.place, *problem.related):
            assert not place.cell or _leads_somewhere(place.cell, item), (problem.code, place)
    for result in results(verdict):
        for origin in result.evidence:
            assert _leads_somewhere(origin.place.cell, item), (result.target, origin)
        adds_up(result, verdict)
    assert verdict.verdict.exit_code in CODES[verdict.verdict.outcome]
    text = verdict.to_json()
    silent(text, personal((document,)) | {number.upper() for number in PERSONAL})
    readable(text)


_STEP = re.compile(r"[.\[]")


def _leads_somewhere(path: str, item: Any) -> bool:
    """Whether a path such as `evidence[3].date` leads to something, as far as its keys are plain.

    The last key may be one that is missed.
    """
    *steps, last = _STEP.split(path)
    for step in steps:
        if isinstance(item, list) and step.endswith("]"):
            at = int(step[:-1])
            if at >= len(item):
                return False
            item = item[at]
        elif isinstance(item, dict):
            if step not in item:
                return any(_STEP.search(str(key)) for key in item) or step == ""
            item = item[step]
        elif step:
            return False
    return not last.endswith("]") or (isinstance(item, list) and int(last[:-1]) < len(item))
