"""`haixi-check schema verdict|submission|pack`."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from haixi_check.cli.machine import speak_to_machines
from haixi_check.cli.options import LANGUAGE, Pack, told
from haixi_check.cli.packs import tell_rules
from haixi_check.cli.telling import tell


def schema(
    what: Annotated[
        Literal["verdict", "submission", "pack"],
        typer.Argument(help=told("schema.what"), metavar="verdict|submission|pack"),
    ],
    pack: Pack = None,
) -> None:
    """Print a JSON Schema."""
    from haixi_check.pipeline import packs as rules

    speak_to_machines()
    if what == "submission":
        tell_rules(pack, LANGUAGE, beside=True)
    tell(rules.schema(what, pack=pack))
