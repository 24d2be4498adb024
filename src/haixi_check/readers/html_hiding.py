"""What an HTML page hides from its readers or strikes out, by attributes and its style sheets.

Only what is plainly said is known: no script is run, and of selectors the last name counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set

_HIDDEN = re.compile(
    r"display\s*:\s*none|mso-hide|visibility\s*:\s*(?:collapse|hidden)", re.IGNORECASE
)
_STRUCK = re.compile(r"text-(?:decoration|line-through)[^;]*line-through", re.IGNORECASE)
_NO_WIDTH = re.compile(r"(?<![\w-])width\s*:\s*0(?:px|pt|em|%)?\s*(?:;|\Z)", re.IGNORECASE)
_RULE = re.compile(r"([^{}@;]{1,1000})\{([^{}]{1,10000})\}")
_CONDITIONAL = re.compile(r"@[^{};]{1,1000}\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
"""Rules of a medium only, as of a printer."""
_LAST = re.compile(r"(?:^|[\s>+~])([a-z]\w*)?([.#][\w-]+)?$", re.IGNORECASE)
"""The element that a selector means, and its class or identifier."""
_AROUND = ("div", "section", "article", "form", "span", "center", "details", "body")
"""Elements that tables stand in."""


class Hiding:
    """What a page has said so far of what it hides."""

    def __init__(self) -> None:
        self._hiding: set[tuple[str, str]] = set()
        self._striking: set[tuple[str, str]] = set()
        self._around: list[tuple[str, bool]] = []

    def learn(self, sheet: str) -> None:
        """Take in a style sheet."""
        for rule in _RULE.finditer(_CONDITIONAL.sub("", sheet.replace("<!--", " "))):
            if _HIDDEN.search(rule[2]):
                self._hiding.update(_selected(rule[1]))
            if _STRUCK.search(rule[2]):
                self._striking.update(_selected(rule[1]))

    def hides(self, tag: str, attributes: Mapping[str, str]) -> bool:
        """Whether an element is hidden by itself, wherever it stands."""
        style = attributes.get("style", "")
        if "hidden" in attributes or _HIDDEN.search(style):
            return True
        if tag == "col" and (attributes.get("width") == "0" or _NO_WIDTH.search(style)):
            return True
        return _is_among(self._hiding, tag, attributes)

    def strikes(self, tag: str, attributes: Mapping[str, str]) -> bool:
        """Whether what an element holds is struck out, wherever it stands."""
        by_itself = _STRUCK.search(attributes.get("style", "")) is not None
        return by_itself or _is_among(self._striking, tag, attributes)

    def enter(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins that tables may stand in."""
        if tag in _AROUND:
            self._around.append((tag, self.hides(tag, attributes)))

    def leave(self, tag: str) -> None:
        """An element ends, and with it those within that were left open."""
        if tag in _AROUND and any(tag == each for each, _ in self._around):
            while self._around.pop()[0] != tag:
                pass

    @property
    def around(self) -> bool:
        """Whether what comes now stands in something hidden."""
        return any(hidden for _, hidden in self._around)


def _selected(rule: str) -> Iterator[tuple[str, str]]:
    """The elements that the selectors of a rule mean: by name, and by class or identifier."""
    for each in rule.split(","):
        found = _LAST.search(each.strip())
        if found is not None and (found[1] or found[2]):
            yield (found[1] or "").lower(), found[2] or ""


def _is_among(selected: Set[tuple[str, str]], tag: str, attributes: Mapping[str, str]) -> bool:
    if not selected:
        return False
    names = ["", *(f".{each}" for each in attributes.get("class", "").split())]
    names += [f"#{attributes['id']}"] if attributes.get("id") else []
    return any((each, name) in selected for each in ("", tag) for name in names)


class Columns:
    """The columns of a table as `col` and `colgroup` speak of them."""

    def __init__(self) -> None:
        self._next = 0
        self._group: tuple[int, bool] | None = None

    def begin_group(self, span: int, *, hidden: bool) -> range:
        """A group of columns begins; returns the columns that are hidden if it has no `col`."""
        self.end_group()
        self._group = (span, hidden)
        return range(self._next, self._next + span) if hidden else range(0)

    def end_group(self) -> None:
        """The group ends; without any `col` it was of as many columns as it said."""
        if self._group is not None:
            self._next += self._group[0]
        self._group = None

    def add(self, span: int, *, hidden: bool) -> range:
        """A `col` of so many columns; returns those of them that are hidden."""
        if self._group is not None:
            hidden = hidden or self._group[1]
            self._group = (0, self._group[1])
        first, self._next = self._next, self._next + span
        return range(first, self._next) if hidden else range(0)
