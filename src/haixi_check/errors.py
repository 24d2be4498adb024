"""Why nothing was done: a wrong command, the faults of a rule pack, no time left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from haixi_check.plain import dataclass


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


class TooSlowError(Exception):
    """What is done with the rows of an input took more processor time than it may cost."""

    def __init__(self, file: str, seconds: float) -> None:
        super().__init__(file)
        self.file = file
        self.seconds = seconds
        """What the input might cost in all."""
