"""Reader of submissions as YAML, straight from the parser's events and within limits.

No loader builds anything: nesting and aliases, which crash or hang them, are met as they come, and
a plain scalar means what it says (`007` and `1:30` stay text, a number stays exact).
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from haixi_check.readers.documents import Reading, Source, UnreadableError
from haixi_check.readers.limits import DEEPEST_YAML, LARGEST_YAML
from haixi_check.readers.numbers import from_written
from haixi_check.readers.objects import tables_of
from haixi_check.readers.text import cleaned, decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def read_yaml(source: Source, data: bytes) -> Reading:
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


class _Open:
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
    path = [_Open(outermost)]
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
                path.append(_Open(content))
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
    return _date(text) or text


def _date(text: str) -> date | None:
    match = _DATE.fullmatch(text)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None
