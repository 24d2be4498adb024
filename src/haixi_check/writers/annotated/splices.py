"""XML changed where it must be and nowhere else: every other byte stays as its program wrote it.

Parts of a workbook carry namespaces, extensions and values that a round trip through a library
would lose; here elements are found by their bytes, and only those that change are written anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from haixi_check.writers.office import escaped, plain

_SPECIAL: Final = re.compile(rb"<!DOCTYPE|<\?xml[^>]*encoding=[\"'](?!utf-?8|us-ascii)", re.I)
_UNWRITABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_LONGEST_NUMBER: Final = 18


class NotMarkableError(Exception):
    """A workbook that cannot be marked without risk to what it holds; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """An element in the bytes of a part: where it begins and ends, and where its content does."""

    name: str
    """Without a prefix."""
    attributes: Mapping[str, str]
    """With their prefixes."""
    start: int
    inner: int
    inner_end: int
    end: int

    def whole(self, data: bytes) -> bytes:
        """All of it."""
        return data[self.start : self.end]

    def content(self, data: bytes) -> bytes:
        """What it holds."""
        return data[self.inner : self.inner_end]

    def related(self) -> str:
        """The id of the relation that it names (`r:id`), if any."""
        ids = (v for k, v in self.attributes.items() if k.rpartition(":")[2] == "id" and ":" in k)
        return next(ids, "")


def child(name: str, among: Iterable[Element]) -> Element:
    """The first element of this name. Raises `NotMarkableError` where a damaged part lacks it."""
    for element in among:
        if element.name == name:
            return element
    raise NotMarkableError("damaged")


def number(element: Element, attribute: str) -> int:
    """A whole number, zero where it is not there. Raises `NotMarkableError` for anything else."""
    written = element.attributes.get(attribute, "0")
    if not (written.isascii() and written.isdigit() and len(written) < _LONGEST_NUMBER):
        raise NotMarkableError("damaged")
    return int(written)


@dataclass(slots=True)
class _OpenElement:
    name: str
    attributes: dict[str, str]
    start: int
    inner: int


@dataclass(slots=True)
class _Finder:
    data: bytes
    depth: int
    found: list[Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    _stack: list[_OpenElement | None] = field(default_factory=list)

    def run(self) -> None:
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True

        def start(name: str, attributes: dict[str, str]) -> None:
            opened = None
            if len(self._stack) == self.depth:
                at = parser.CurrentByteIndex
                opened = _OpenElement(name, attributes, at, _tag_end(self.data, at))
            self._stack.append(opened)

        def end(_: str) -> None:
            opened = self._stack.pop()
            if opened is not None:
                self._close(opened, parser.CurrentByteIndex)

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = self.texts.append
        try:
            parser.Parse(self.data, True)
        except expat.ExpatError:
            raise NotMarkableError("damaged") from None

    def _close(self, opened: _OpenElement, at: int) -> None:
        name = opened.name.rpartition(":")[2]
        if at <= opened.start or self.data[opened.inner - 2 : opened.inner] == b"/>":
            ends = (opened.inner, opened.inner, opened.inner)
        else:
            ends = (opened.inner, at, _tag_end(self.data, at))
        self.found.append(Element(name, opened.attributes, opened.start, *ends))


def _tag_end(data: bytes, at: int) -> int:
    """The index behind the tag that begins at `at`; `>` within quotes does not end it."""
    quote = 0
    for index in range(at, len(data)):
        sign = data[index]
        if quote:
            quote = 0 if sign == quote else quote
        elif sign in b"\"'":
            quote = sign
        elif sign == 0x3E:
            return index + 1
    raise NotMarkableError("damaged")


def elements(data: bytes, depth: int = 1) -> tuple[Element, ...]:
    """The elements at `depth` below the root (0 is the root itself), in document order."""
    if _SPECIAL.search(data[:1000]) or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise NotMarkableError("damaged")
    finder = _Finder(data, depth)
    finder.run()
    return tuple(finder.found)


def text_of(data: bytes) -> str:
    """All characters of an element."""
    finder = _Finder(data, 0)
    finder.run()
    return "".join(finder.texts)


@dataclass(frozen=True, slots=True)
class Edit:
    """Bytes from `start` to `end` that become `new`."""

    start: int
    end: int
    new: bytes = b""

    @classmethod
    def removal(cls, element: Element) -> Edit:
        """Take an element out."""
        return cls(element.start, element.end)


def spliced(data: bytes, edits: Iterable[Edit]) -> bytes:
    """`data` with `edits` made; edits at one place stay in their order."""
    pieces, at = [], 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        pieces += [data[at : edit.start], edit.new]
        at = edit.end
    return b"".join([*pieces, data[at:]])


def filled(data: bytes, element: Element, content: bytes) -> Edit:
    """The edit that puts `content` at the end of `element`, which may be empty (`<a/>`)."""
    if element.inner != element.end:
        return Edit(element.inner_end, element.inner_end, content)
    tag = element.whole(data)
    name = re.match(rb"<([^\s/>]+)", tag)
    assert name is not None  # noqa: S101 - expat read it as a tag
    opened = tag.rstrip(b">").rstrip(b"/").rstrip() + b">"
    return Edit(element.start, element.end, opened + content + b"</" + name[1] + b">")


def with_attribute(tag: bytes, name: str, value: str) -> bytes:
    """The start tag `tag` with an attribute set."""
    written = f"{name}={quoteattr(value)}".encode()
    known = re.compile(rb"(\s)" + name.encode() + rb"\s*=\s*(\"[^\"]*\"|'[^']*')")
    if known.search(tag):
        return known.sub(lambda match: match[1] + written, tag, count=1)
    return re.sub(rb"\s*(/?>)$", lambda match: b" " + written + match[1], tag, count=1)


def xml(text: str) -> str:
    """`text` as the content of an element; what XML cannot hold is left out."""
    return escape(_UNWRITABLE.sub("", text))


def attribute(text: str) -> str:
    """`text` as the value of an attribute, with its quotes."""
    return quoteattr(_UNWRITABLE.sub("", text))


def xml_of_cell(text: str) -> str:
    """`text` as a string of a cell: never a formula, and no escape of the format's own in it."""
    return xml(escaped(plain(text)))
