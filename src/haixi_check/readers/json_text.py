"""Reader of submissions as JSON. Numbers stay exact; a key said twice is not chosen between."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, NoReturn

from haixi_check.readers.documents import Reading, Source, UnreadableError
from haixi_check.readers.numbers import from_written
from haixi_check.readers.objects import tables_of
from haixi_check.readers.own_outputs import OWN_OUTPUT, is_own_json
from haixi_check.readers.text import decoded

if TYPE_CHECKING:
    from decimal import Decimal


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
        where = {"line": str(error.lineno), "column": str(error.colno)}
        raise UnreadableError("broken_json", params=where) from None
    except RecursionError:
        raise UnreadableError("too_deep") from None
    if is_own_json(root):
        raise UnreadableError(OWN_OUTPUT)
    return tables_of(source.shown, root)


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
