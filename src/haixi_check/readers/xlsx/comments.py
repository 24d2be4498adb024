"""The comments of one worksheet: the notes of old, and the threads that newer programs write.

A part with comments that cannot be read is none: no value is lost with it.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from haixi_check.readers.comments import OWN_AUTHOR, said_by_others
from haixi_check.readers.documents import UnreadableError
from haixi_check.readers.limits import MOST_COMMENTS
from haixi_check.readers.xlsx.parts import Relations
from haixi_check.readers.xml_events import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from haixi_check.readers.archive import Archive

_OF_THREAD: Final = "tc="
"""How the author of a note begins that only repeats a thread, for programs that know none."""
_DONE: Final = ("1", "true")


def comments_of(archive: Archive, part: str) -> Mapping[str, str]:
    """What somebody says of single cells of the worksheet in `part`, by address."""
    listener = _Comments()
    with suppress(UnreadableError):
        relations = Relations(archive, part)
        for kind in ("comments", "threadedComment"):
            for each in relations.of(kind).values():
                if each in archive:
                    parse(archive.chunks(each), listener)
    said = {place: said_by_others("\n".join(texts)) for place, texts in listener.texts.items()}
    return {place: text for place, text in said.items() if text}


class _Comments:
    """Listens to the tags of a part with comments."""

    def __init__(self) -> None:
        self.texts: dict[str, list[str]] = {}
        self._authors: list[str] = []
        self._place = ""
        self._pieces: list[str] = []
        self._within = self._spoken = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A tag opens."""
        if name in ("comment", "threadedComment"):
            self._place, self._pieces = attributes.get("ref", ""), []
            author = attributes.get("authorId", "")
            known = author.isascii() and author.isdigit() and int(author[:9]) < len(self._authors)
            named = self._authors[int(author[:9])] if known else ""
            if named.startswith((_OF_THREAD, OWN_AUTHOR)) or attributes.get("done") in _DONE:
                self._place = ""
        elif name == "author":
            self._pieces, self._within = [], True
        elif name == "rPh":
            self._spoken = True
        elif name in ("t", "text"):
            self._within = not self._spoken

    def text(self, characters: str) -> None:
        """Characters between tags."""
        if self._within:
            self._pieces.append(characters)

    def end(self, name: str) -> None:
        """A tag closes."""
        if name == "author":
            self._authors.append("".join(self._pieces))
        elif name in ("comment", "threadedComment") and self._place:
            if len(self.texts) < MOST_COMMENTS:
                self.texts.setdefault(self._place, []).append("".join(self._pieces))
            self._place = ""
        elif name == "rPh":
            self._spoken = False
        if name in ("author", "t", "text"):
            self._within = False
