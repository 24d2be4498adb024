"""Why nothing was done: a command that cannot be followed, or the faults of a rule pack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing that is wrong with a rule pack; `params` fill the sentence of `code`."""

    file: str
    line: int
    column: int
    code: str
    params: Mapping[str, str] = field(default_factory=dict)


class RefusedError(Exception):
    """A wrong command or a broken pack: nothing is judged. `code` names its sentence."""

    faults: tuple[Fault, ...] = ()

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
