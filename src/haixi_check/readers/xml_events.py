"""One pass of expat over the pieces of an XML part: start tags, end tags and text by local name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from xml.parsers import expat

from haixi_check.readers.documents import UnreadableError
from haixi_check.readers.limits import DEEPEST_XML

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Listener(Protocol):
    """What is told of the tags of a part; names come without their prefix."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A tag opens."""

    def end(self, name: str) -> None:
        """A tag closes."""

    def text(self, characters: str) -> None:
        """Characters between tags."""


def parse(pieces: Iterable[bytes], listener: Listener, *, encoding: str | None = None) -> None:
    """Tell `listener` of everything in the part; refuses document types and broken XML.

    `encoding` overrules what the part says of itself.
    """
    part = XmlParser(listener, encoding=encoding)
    for piece in pieces:
        part.feed(piece)
    part.close()


class XmlParser:
    """One part on its way through the parser; `listener` is told of what is fed to it."""

    def __init__(self, listener: Listener, *, encoding: str | None = None) -> None:
        local = _Local()
        depth = 0

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            if depth > DEEPEST_XML:
                raise UnreadableError("damaged_file")
            listener.start(local[name], attributes)

        def end(name: str) -> None:
            nonlocal depth
            depth -= 1
            listener.end(local[name])

        self._parser = expat.ParserCreate(encoding)
        self._parser.buffer_text = True
        self._parser.StartElementHandler = start
        self._parser.EndElementHandler = end
        self._parser.CharacterDataHandler = listener.text
        self._parser.StartDoctypeDeclHandler = _refuse_doctype

    def feed(self, piece: bytes) -> None:
        """Parse some more of it."""
        self._parse(piece, last=False)

    def close(self) -> None:
        """Say that it ends here."""
        self._parse(b"", last=True)

    def _parse(self, piece: bytes, *, last: bool) -> None:
        try:
            self._parser.Parse(piece, last)
        except expat.ExpatError:
            raise UnreadableError("damaged_file") from None


def local(attributes: dict[str, str]) -> dict[str, str]:
    """Attributes by their names without a prefix; of several that are then alike the last counts.

    LibreOffice says some things twice (`office:value-type`, `calcext:value-type`): the latter is
    the truer one, and the only one to tell of an error.
    """
    return {name.rpartition(":")[2]: value for name, value in attributes.items()}


def start_tags(pieces: Iterable[bytes]) -> Iterator[tuple[str, dict[str, str]]]:
    """The local name and the attributes of each start tag, in order. See `parse`."""
    listener = _StartTags()
    parser = XmlParser(listener)
    for piece in pieces:
        parser.feed(piece)
        yield from listener.tags
        listener.tags.clear()
    parser.close()


class _StartTags:
    def __init__(self) -> None:
        self.tags: list[tuple[str, dict[str, str]]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A tag opens."""
        self.tags.append((name, attributes))

    def end(self, name: str) -> None:
        """Not asked for."""

    def text(self, characters: str) -> None:
        """Not asked for."""


class _Local(dict[str, str]):
    """Tag names without their prefix, each worked out once."""

    def __missing__(self, name: str) -> str:
        self[name] = name.rpartition(":")[2]
        return self[name]


def _refuse_doctype(*_: object) -> None:
    raise UnreadableError("xml_entities")
