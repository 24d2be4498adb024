"""Reader of submissions as JSON. Numbers stay exact; a key said twice is not chosen between."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

from haixi_check.problems import Tier
from haixi_check.readers.documents import Reading, Source, UnreadableError
from haixi_check.readers.numerals import from_written
from haixi_check.readers.submission_objects import tables_of
from haixi_check.readers.text import decoded

if TYPE_CHECKING:
    from decimal import Decimal


OF_A_VERDICT = frozenset({"schema_version", "tool", "pack", "inputs", "verdict"})
"""Keys that the JSON written by a check has, and no submission."""


def read_json(source: Source, data: bytes) -> Reading:
    """The tables of a submission object, or of a list of them."""
    text = decoded(data, source.encoding)
    try:
        root = json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_number,
            parse_float=_number,
            parse_constant=_constant,
        )
    except json.JSONDecodeError as error:
        raise UnreadableError("broken_json", params={"line": str(error.lineno)}) from None
    except RecursionError:
        raise UnreadableError("too_deep") from None
    if isinstance(root, dict) and root.keys() >= OF_A_VERDICT:
        return _own_verdict(source)
    return tables_of(source.shown, root)


def _own_verdict(source: Source) -> Reading:
    """A verdict that is named is a slip; one that lies among submissions is passed over."""
    error = UnreadableError("own_verdict")
    if not source.come_upon:
        raise error
    return Reading((), (replace(error.problem(source.shown), tier=Tier.NOTE),))


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        counts = Counter(key for key, _ in pairs)
        raise UnreadableError("duplicate_key", found=counts.most_common(1)[0][0])
    return found


def _number(text: str) -> int | Decimal | str:
    # Thousands of digits, or an exponent of millions, are no figure of a school: they stay text.
    number = from_written(text)
    return text if number is None else number


def _constant(text: str) -> NoReturn:
    raise UnreadableError("non_finite_number", found=text)
