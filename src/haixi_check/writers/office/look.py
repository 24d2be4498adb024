"""The colours of outcomes and tiers in office files: light fills, and inks that read on them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_GREEN, _RED, _VIOLET = ("DDF1E0", "1B6B33"), ("F8D3D0", "A3231B"), ("E6DFF2", "5B3F8C")
_AMBER, _BLUE, _GREY = ("FCEBC1", "7A5A00"), ("DBE9F6", "1F4E79"), ("EEF0F2", "59616B")
_COLOURS: Final[Mapping[str, tuple[str, str]]] = {
    "pass": _GREEN,
    "fail": _RED,
    "unknown": _VIOLET,
    "review": _AMBER,
    "not_due": _BLUE,
    "not_applicable": _GREY,
    "info": _GREY,
    "not_checkable": _GREY,
    "compliant": _GREEN,
    "non_compliant": _RED,
    "undetermined": _VIOLET,
    "needs_review": _AMBER,
    "must_fix": _RED,
    "explain": _AMBER,
    "note": _GREY,
}
"""Fill and ink by outcome of a result, outcome of a run, or tier of a problem."""

FILLS: Final[Mapping[str, str]] = {name: fill for name, (fill, _) in _COLOURS.items()}
INKS: Final[Mapping[str, str]] = {name: ink for name, (_, ink) in _COLOURS.items()}

SOLID: Final[Mapping[str, str]] = {
    "pass": "3C9A57",
    "fail": "C8443A",
    "unknown": "8C6FBF",
    "review": "E0A92E",
    "not_due": "5B94C9",
    "not_applicable": "B4BAC2",
    "info": "D3D7DC",
}
"""For areas of a chart."""
