"""The colours of outcomes and tiers in office files: light fills, and inks that read on them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

FILLS: Final[Mapping[str, str]] = {
    "pass": "DDF1E0",
    "fail": "F8D3D0",
    "unknown": "E6DFF2",
    "review": "FCEBC1",
    "not_due": "DBE9F6",
    "not_applicable": "EEF0F2",
    "info": "EEF0F2",
    "not_checkable": "EEF0F2",
    "compliant": "DDF1E0",
    "non_compliant": "F8D3D0",
    "undetermined": "E6DFF2",
    "needs_review": "FCEBC1",
    "must_fix": "F8D3D0",
    "explain": "FCEBC1",
    "note": "EEF0F2",
}
"""By outcome of a result, outcome of a run, or tier of a problem."""

INKS: Final[Mapping[str, str]] = {
    "pass": "1B6B33",
    "fail": "A3231B",
    "unknown": "5B3F8C",
    "review": "7A5A00",
    "not_due": "1F4E79",
    "not_applicable": "59616B",
    "info": "59616B",
    "not_checkable": "59616B",
    "compliant": "1B6B33",
    "non_compliant": "A3231B",
    "undetermined": "5B3F8C",
    "needs_review": "7A5A00",
    "must_fix": "A3231B",
    "explain": "7A5A00",
    "note": "59616B",
}

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
