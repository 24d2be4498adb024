"""Readers of submissions as JSON and as YAML, within limits. Numbers stay exact.

A key said twice is not chosen between. YAML is taken straight from the events of its parser: no
loader builds anything, so nesting and aliases, which crash or hang loaders, are met as they come. A
plain scalar means what it says (`007` and `1:30` stay text).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, NoReturn

from haixi_check.readers.documents import InputFile, ReaderResult, UnreadableError
from haixi_check.readers.limits import DEEPEST_YAML, LARGEST_YAML
from haixi_check.readers.numbers import date_in, from_written
from haixi_check.readers.objects import tables_of
from haixi_check.readers.own_outputs import OWN_OUTPUT, is_own_json
from haixi_check.readers.text import cleaned, decoded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    import yaml
    from yaml.error import Mark
    from yaml.events import Event, ScalarEvent

_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None,
    "true": True, "yes": True, "on": True,
    "false": False, "no": False, "off": False,
}  # fmt: skip
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})([Tt ]\s*\d{1,2}:\d\d.*)?")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|nan)", re.IGNORECASE)
_PARSER_TOO_DEEP = "exceeded maximum nesting depth"
"""What libyaml says from 0.2.6 on, which looks a thousand levels ahead of the events."""
_TEXT_TAGS = ("!", "tag:yaml.org,2002:str")


def read_json(source: InputFile, data: bytes) -> ReaderResult:
    """The tables of a submission object, or of a list of them."""
    text = decoded(data, source.encoding)
    try:
        root = json.loads(
            text,
            object_pairs_hook=_without_twins,
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


def _without_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    entries = dict(pairs)
    if len(entries) < len(pairs):
        counts = Counter(key for key, _ in pairs)
        raise UnreadableError("duplicate_key", found=counts.most_common(1)[0][0])
    return entries


def _number(text: str) -> int | Decimal | str:
    # Thousands of digits, or an exponent of millions, are no figure of a school: they stay text.
    number = from_written(text)
    return text if number is None else number


def _constant(text: str) -> NoReturn:
    raise UnreadableError("non_finite_number", found=text)


def read_yaml(source: InputFile, data: bytes) -> ReaderResult:
    """The tables of a submission object, of a list of them, or of several YAML documents."""
    import yaml

    if len(data) > LARGEST_YAML:
        raise UnreadableError("file_too_large", params={"limit": f"{LARGEST_YAML >> 20} MB"})
    text = cleaned(decoded(data, source.encoding))
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        documents = list(_documents(yaml.parse(text, Loader=loader)))
    except yaml.MarkedYAMLError as error:
        if error.problem == _PARSER_TOO_DEEP:
            raise UnreadableError("too_deep") from None
        raise _broken(error.problem_mark) from None
    except yaml.YAMLError:
        raise UnreadableError("not_plain_text") from None
    return tables_of(source.shown, documents[0] if len(documents) == 1 else documents)


class _Unended:
    """A mapping or list that is being filled."""

    def __init__(self, content: dict[str, object] | list[object]) -> None:
        self.content = content
        self.key: str | None = None

    def add(self, value: object, mark: Mark | yaml._yaml.Mark | None) -> None:
        """Take the next key, the value of the key before, or the next item."""
        if isinstance(self.content, list):
            self.content.append(value)
        elif self.key is not None:
            self.content[self.key] = value
            self.key = None
        elif isinstance(value, (dict, list)):
            raise _broken(mark)
        else:
            self.key = "" if value is None else str(value)
            if self.key in self.content:
                raise UnreadableError("duplicate_key", found=self.key)


def _documents(events: Iterator[Event]) -> Iterator[object]:
    """The content of each document, from the events of the parser."""
    import yaml

    outermost: list[object] = []
    path = [_Unended(outermost)]
    for event in events:
        mark = event.start_mark
        match event:
            case yaml.AliasEvent():
                raise UnreadableError("yaml_alias", params={"line": _line(mark)})
            case yaml.ScalarEvent():
                path[-1].add(_scalar(event), mark)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                content: dict[str, object] | list[object]
                content = {} if isinstance(event, yaml.MappingStartEvent) else []
                path[-1].add(content, mark)
                path.append(_Unended(content))
                if len(path) > DEEPEST_YAML:
                    raise UnreadableError("too_deep")
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                path.pop()
            case yaml.DocumentEndEvent():
                yield outermost.pop()
            case _:
                pass  # The stream, and the starts of documents.


def _broken(mark: Mark | yaml._yaml.Mark | None) -> UnreadableError:
    column = "1" if mark is None else str(mark.column + 1)
    return UnreadableError("broken_yaml", params={"line": _line(mark), "column": column})


def _line(mark: Mark | yaml._yaml.Mark | None) -> str:
    return "1" if mark is None else str(mark.line + 1)


def _scalar(event: ScalarEvent) -> object:
    text = event.value
    if event.tag in _TEXT_TAGS or not event.implicit[0]:
        return text
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if _NOT_FINITE.fullmatch(text):
        raise UnreadableError("non_finite_number", found=text)
    number = from_written(text)
    if number is not None:
        return number
    return date_in(_DATE.fullmatch(text)) or text
