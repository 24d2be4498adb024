"""The files of a rule pack as text with places: YAML in, content out, faults by line and column.

Knows YAML, but no rule: `misfits` says what does not fit the models, `yaml_slips` what kind of slip
keeps a file from being YAML at all, and `messages` what each is called.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple, Protocol

import yaml

from haixi_check.errors import Fault, RefusedError, most_like
from haixi_check.plain import dataclass
from haixi_check.problem import shown
from haixi_check.rulepack import yaml_slips
from haixi_check.rulepack.yaml_loader import WatchfulLoader, YamlLoader
from haixi_check.rulepack.yaml_parse import lines

KeyPath = tuple[str | int, ...]
"""Where something stands in a YAML document: keys and indices from the top."""


class Named(Protocol):
    """What people may write in several ways."""

    @property
    def names(self) -> tuple[str, ...]:
        """All of them."""


class Position(NamedTuple):
    """A line and column of a file, counted from 1, and how many characters are meant."""

    line: int
    column: int
    length: int = 1


class PackError(RefusedError):
    """A rule pack in `folder` that cannot be used, with all its faults in the order of reading."""

    def __init__(self, faults: Iterable[Fault], *, folder: str) -> None:
        found = in_order(faults)
        super().__init__("broken_pack", count=str(len(found)), folder=folder)
        self.faults = found


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """`faults` by file, line and column, each once."""
    found = {
        (fault.file, fault.line, fault.column, fault.code, *sorted(fault.params.items())): fault
        for fault in faults
    }
    return tuple(found[key] for key in sorted(found))


def nearest(found: object, known: Collection[str]) -> str:
    """The name of `known` that looks most like `found` and does not mean the contrary, if any."""
    return most_like(str(found).lower(), sorted(known))


@dataclass(frozen=True)
class YamlSource:
    """One YAML file of a pack.

    `left_out` names entries of lists that `content` does not hold although the file does: what
    cannot be understood is left out, so that everything else can be looked at. Paths count without
    them.
    """

    name: str
    text: str
    content: Any = None
    left_out: tuple[tuple[str, int], ...] = ()

    @cached_property
    def _tree(self) -> yaml.Node | None:
        # Composed only when a fault needs its place: the good path never pays for it.
        tree = yaml.compose(self.text, Loader=YamlLoader)
        for key, index in sorted(self.left_out, reverse=True):
            pair = _step(tree, key)
            if pair is not None:
                del pair[1].value[index]
        return tree

    @cached_property
    def lines(self) -> list[str]:
        """The text line by line, as YAML counts lines."""
        return lines(self.text)

    def without(self, entries: Collection[tuple[str, int]]) -> YamlSource:
        """The same file without some entries of the lists at its top: `("targets", 3)`."""
        content = {
            key: [item for index, item in enumerate(value) if (key, index) not in entries]
            if isinstance(value, list)
            else value
            for key, value in self.content.items()
        }
        return YamlSource(self.name, self.text, content, tuple(entries))

    def place(
        self, path: Sequence[str | int], *, of_key: bool = False, found: object = None
    ) -> Position:
        """Where `path` leads, as far as it leads; with `of_key`, where its last key stands.

        Where that is a list or a mapping in which `found` stands as one word, it is that word.
        """
        node, key = self._tree, None
        for step in path:
            if step == "[key]":  # so pydantic says that the key itself is wrong
                of_key = True
                continue
            pair = _step(node, step)
            if pair is None:
                key = None
                continue  # a tag that pydantic put in, or a key that is missing
            key, node = pair
        if key is not None and (of_key or (isinstance(found, str) and found == key.value)):
            return self._span(key)
        word = _word(node, found) if isinstance(found, str) else None
        return self._span(word or node) if node is not None else Position(1, 1)

    def _span(self, node: yaml.Node) -> Position:
        """Where a node stands; of one that is several lines long, its first word."""
        while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
            first = node.value[0]
            node = first[0] if isinstance(first, tuple) else first
        start, end = node.start_mark, node.end_mark
        if end.line == start.line:
            return Position(start.line + 1, start.column + 1, max(end.column - start.column, 1))
        line = self.lines[start.line].rstrip() if start.line < len(self.lines) else ""
        return Position(start.line + 1, start.column + 1, max(len(line) - start.column, 1))

    def fault(
        self, path: Sequence[str | int], code: str, *, of_key: bool = False, **params: object
    ) -> Fault:
        """A fault at `path`; its params are repeated to the reader, shortened."""
        return self.fault_at(
            self.place(path, of_key=of_key, found=params.get("found")), code, params
        )

    def fault_at(self, place: Position, code: str, params: dict[str, object]) -> Fault:
        """A fault at a place of this file, which its params explain."""
        said = {
            name: shown(value) if name == "found" else str(value) for name, value in params.items()
        }
        line, column, length = place
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        return Fault(
            file=self.name,
            line=line,
            column=column,
            code=code,
            params=said,
            text=text,
            length=length,
        )

    def lines_of(self, path: Sequence[str | int]) -> tuple[int, int]:
        """The line where what `path` leads to begins, and the one after its end."""
        node = self._tree
        for step in path:
            pair = _step(node, step)
            node = pair[1] if pair else node
        if node is None:
            return 1, 1
        return node.start_mark.line + 1, node.end_mark.line + (node.end_mark.column > 0) + 1

    def last_line_of(self, path: Sequence[str | int]) -> int:
        """The last line that what `path` leads to has something on."""
        first, after = self.lines_of(path)
        last = after - 1
        while (last > first and not (line := self.lines[last - 1].strip())) or line.startswith("#"):
            last -= 1
        return last

    def in_flow(self, path: Sequence[str | int]) -> bool:
        """Whether the list or mapping that holds the end of `path` is written in one line."""
        node = self._tree
        for step in path[:-1]:
            pair = _step(node, step)
            node = pair[1] if pair else node
        return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def _step(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    """The key node and the value node that `step` leads to."""
    match node:
        case yaml.MappingNode():
            return next((pair for pair in reversed(node.value) if pair[0].value == str(step)), None)
        case yaml.SequenceNode() if isinstance(step, int) and step < len(node.value):
            return None, node.value[step]
        case _:
            return None


def _word(node: yaml.Node | None, word: str) -> yaml.Node | None:
    """The first place below `node` where `word` stands by itself."""
    if isinstance(node, yaml.ScalarNode):
        return node if node.value == word else None
    if not isinstance(node, yaml.CollectionNode):
        return None
    for item in node.value:
        for below in item if isinstance(item, tuple) else (item,):
            if (found := _word(below, word)) is not None:
                return found
    return None


def read(
    name: str, data: bytes, *, tops: tuple[type, ...] = (dict,)
) -> tuple[YamlSource | None, list[Fault]]:
    """The file `name` with content `data`, or `None`; and what is wrong with it as YAML.

    `tops` is what it may be as a whole.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [Fault(file=name, line=line, column=1, code="pack_not_utf8")]
    source = YamlSource(name, text)
    try:
        loader = WatchfulLoader(text)
    except yaml.YAMLError as error:  # a character that no text holds
        return None, [_slipped(source, error)]
    try:
        content = loader.get_single_data()
    except yaml.YAMLError as error:
        return None, [_slipped(source, error)]
    except RecursionError:
        return None, [source.fault_at(Position(1, 1), "pack_yaml_too_deep", {})]
    finally:
        loader.dispose()
    faults = [
        source.fault_at(source._span(node), code, {"found": word})
        for code, places in (
            ("pack_key_twice", loader.twice),
            ("pack_yaml_value", loader.impossible),
        )
        for word, node in places
    ]
    if loader.impossible:
        return None, faults
    if not isinstance(content, tops):
        code = "pack_file_empty" if content is None else "pack_not_a_mapping"
        return None, [*faults, source.fault_at(Position(1, 1), code, {})]
    return YamlSource(name, text, content), faults


def _slipped(source: YamlSource, error: yaml.YAMLError) -> Fault:
    slip = yaml_slips.recognise(source.text, error)
    line, column = slip.place
    place = Position(line + 1, column + 1, slip.length)
    return source.fault_at(place, slip.code, dict(slip.params))


def unknown(
    source: YamlSource, path: Sequence[str | int], code: str, found: str, known: Collection[str]
) -> Iterator[Fault]:
    """A fault where `found` is none of `known`, with the name that is most like it."""
    if found not in known:
        yield source.fault(path, code, found=found, nearest=nearest(found, known))


def names_twice(source: YamlSource, places: Iterable[tuple[KeyPath, Named]]) -> Iterator[Fault]:
    """A fault for each name of one thing that is also a name of another."""
    return used_twice(
        source, ((path, name) for path, thing in places for name in dict.fromkeys(thing.names))
    )


def used_twice(
    source: YamlSource, names: Iterable[tuple[Sequence[str | int], str]]
) -> Iterator[Fault]:
    """A fault for each name that stands at a second place of one file."""
    first: dict[str, Sequence[str | int]] = {}
    for path, name in names:
        if name in first:
            line = source.place(first[name], found=name).line
            yield source.fault(path, "pack_name_twice", found=name, first=f"{source.name}:{line}")
        first.setdefault(name, path)
