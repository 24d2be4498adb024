"""The smallest submissions that the two still judge differently."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from typing import Any

Submission = dict[str, Any]
Submissions = list[Submission]

_ROW = 4
"""How deep a row lies: submission, section, list and row; a year of a figure is as deep."""


def shrunk(submissions: Submissions, differs: Callable[[Submissions], bool]) -> Submissions:
    """Take things away, the biggest first, as long as `differs` still holds."""
    found = submissions
    while True:
        smaller = next((less for less in _less(found) if differs(less)), None)
        if smaller is None:
            return found
        found = smaller


def _less(submissions: Submissions) -> Iterator[Submissions]:
    """Every way to leave one thing out, whole submissions before rows and cells."""
    for index in range(len(submissions)):
        if len(submissions) > 1:
            yield submissions[:index] + submissions[index + 1 :]
    for path in sorted(_paths(submissions), key=len):
        yield _without(submissions, path)


def _paths(item: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The place of everything that may be left out: a row only as a whole."""
    if len(path) == _ROW:
        return
    entries: Sequence[tuple[Any, Any]] = ()
    if isinstance(item, dict):
        entries = list(item.items())
    elif isinstance(item, list):
        entries = list(enumerate(item))
    for key, value in entries:
        inner = (*path, key)
        if len(inner) > 1 and key not in ("unit", "year", "value"):
            yield inner
        yield from _paths(value, inner)


def _without(submissions: Submissions, path: tuple[Any, ...]) -> Submissions:
    less = deepcopy(submissions)
    holder: Any = less
    for key in path[:-1]:
        holder = holder[key]
    del holder[path[-1]]
    return less
