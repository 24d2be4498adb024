"""A page as a reader of HTML sees it: its elements in order, with their attributes and text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

VOID: Final = frozenset({"meta", "input", "br", "link", "img", "hr"})


@dataclass(slots=True)
class Element:
    """An element: what it is, what it says of itself, and what stands in it."""

    name: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Element]:
        """This element and all below it, in the order of the page."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child

    @property
    def text(self) -> str:
        """What stands in it, spaces folded."""
        return " ".join("".join(self._pieces()).split())

    def _pieces(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child._pieces()
                if child.name not in ("span", "b", "a", "strong"):
                    yield " "

    def find(self, name: str = "", **attributes: str) -> list[Element]:
        """All elements called `name` that have these attributes; `of` stands for `class`."""
        wanted = {{"of": "class"}.get(key, key): value for key, value in attributes.items()}
        return [
            element
            for element in self
            if (not name or element.name == name)
            and all(
                value in element.attributes.get(key, "").split() for key, value in wanted.items()
            )
        ]

    def one(self, name: str = "", **attributes: str) -> Element:
        """The only such element."""
        (found,) = self.find(name, **attributes)
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parsed(html: str) -> Element:
    """`html` as a tree; every element must be closed where it should be."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    (root,) = reader.open
    return root
