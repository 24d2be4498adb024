"""Text in a rule file that is still to be written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from haixi_check.errors import Fault
from haixi_check.rulepack.source import YamlSource

_PLACEHOLDER = re.compile(r"TODO|FIXME|XXX|待补|待定|暂缺|\?\?\?|…{2,}|lorem ipsum", re.IGNORECASE)


def placeholders(source: YamlSource) -> Iterator[Fault]:
    """What is still to be written."""
    for number, line in enumerate(source.text.splitlines(), start=1):
        for match in _PLACEHOLDER.finditer(line):
            yield Fault(
                file=source.name,
                line=number,
                column=match.start() + 1,
                code="pack_placeholder",
                params={"found": match[0]},
                text=line,
                length=len(match[0]),
            )
