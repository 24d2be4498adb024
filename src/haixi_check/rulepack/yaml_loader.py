"""How YAML becomes content, and what is noticed on the way."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import yaml

__all__ = ["WatchfulLoader", "YamlLoader"]

try:
    from yaml import CSafeLoader as YamlLoader
except ImportError:  # PyYAML without libyaml: the same content, slower
    from yaml import SafeLoader as YamlLoader  # type: ignore[assignment]


class WatchfulLoader(YamlLoader):
    """Builds what YAML says; remembers keys given twice, and values that nothing can be made of."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.twice: list[tuple[str, yaml.Node]] = []
        self.impossible: list[tuple[str, yaml.Node]] = []

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """A mapping; of keys that are given twice, the last."""
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    self.twice.append((key.value, key))
                seen.add(key.value)
        return super().construct_mapping(node, deep)

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        """What a node says, or nothing where it is an impossible date or number."""
        try:
            return super().construct_object(node, deep)
        except (ValueError, TypeError):  # such as the date 2022-13-01
            self.impossible.append((str(node.value), node))
            return None


_TRUTHS = "tag:yaml.org,2002:bool"
WatchfulLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in ways if tag != _TRUTHS]
    for first, ways in YamlLoader.yaml_implicit_resolvers.items()
}
# Only true and false are truths: a text may be No, and a key may be off.
WatchfulLoader.add_implicit_resolver(_TRUTHS, re.compile("true|false", re.IGNORECASE), list("tTfF"))


_DECIMAL = re.compile(r"[-+]?\d+\.\d+")


def _number(loader: WatchfulLoader, node: yaml.ScalarNode) -> int | str:
    """A whole number; `1:20` stays what it is, and is not twenty past one as YAML 1.1 has it."""
    return node.value if ":" in node.value else loader.construct_yaml_int(node)


def _decimal(loader: WatchfulLoader, node: yaml.ScalarNode) -> Decimal | float | str:
    """A number with decimals, exact as it is written."""
    if ":" in node.value:
        return str(node.value)
    return (
        Decimal(node.value) if _DECIMAL.fullmatch(node.value) else loader.construct_yaml_float(node)
    )


WatchfulLoader.add_constructor("tag:yaml.org,2002:int", _number)
WatchfulLoader.add_constructor("tag:yaml.org,2002:float", _decimal)
