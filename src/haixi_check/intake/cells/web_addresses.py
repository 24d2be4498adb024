"""What is an address on the web, and what only looks like one. Opens none of them."""

from __future__ import annotations

import re
from enum import Enum, auto

from haixi_check.intake.cells.meaning import normal

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):(//)?", re.IGNORECASE)
_WWW = "www."
_AUTHORITY = re.compile(r"[\w.@:%\[\]~!$&'*+=-]*")
_LABEL = re.compile(r"[^\W_](?:[\w-]*[^\W_])?")
"""One of the names that dots part: a letter or digit at either end, in whatever script."""
_IPV6 = re.compile(r"\[[0-9a-f:.]+\]", re.IGNORECASE)


class Reference(Enum):
    """What a text that names a piece of evidence is, by its form."""

    ADDRESS = auto()
    """An address with a host."""
    INCOMPLETE = auto()
    """The beginning of an address, without a host."""
    PLACEHOLDER = auto()
    """A host that only keeps the place of one (xxx.com, example.com), or one's own machine."""
    LOCAL = auto()
    """`file:`, which leads to somebody's own disk."""
    PATH = auto()
    """The path of a file, as far as its form tells."""


def reference(text: str) -> Reference:
    """What `text` is."""
    written = normal(text)
    scheme = _SCHEME.match(written)
    if scheme is not None and scheme[1].lower() == "file":
        return Reference.LOCAL
    if scheme is not None and scheme[2]:
        rest = written[scheme.end() :]
    elif written.lower().startswith(_WWW):
        rest = written[len(_WWW) :]
    else:
        return Reference.PATH
    host = _host(rest)
    if not _is_host(host):
        return Reference.INCOMPLETE
    return Reference.PLACEHOLDER if _NO_SITE.fullmatch(host.lower()) else Reference.ADDRESS


def is_address(text: str) -> bool:
    """Whether `text` is an address with a host."""
    return reference(text) is Reference.ADDRESS


_NO_SITE = re.compile(
    r"localhost|127(?:\.[0-9]{1,3}){3}|0\.0\.0\.0|\[::1?\]"
    r"|(?:[^.]*\.)*example(?:\.(?:com|net|org))?|(?:[^.]*\.)+(?:test|invalid|localhost)"
    r"|(?:www\.)?(?:x{2,}|某+|abc|test|yourdomain|yoursite|domain)(?:\.[^.]+){0,2}"
    r"|(?:[^.]*\.)*某[^.]*(?:\.[^.]+)*"
)
"""Hosts at which nobody finds anything that a school has published."""


def _host(rest: str) -> str:
    """What follows `//` up to the path, without a user and a port."""
    authority = _AUTHORITY.match(rest)
    host = re.sub(r":[0-9]*$", "", (authority[0] if authority else "").rpartition("@")[2])
    return host.removesuffix(".")


def _is_host(host: str) -> bool:
    if _IPV6.fullmatch(host) is not None:
        return True
    return host.lower() != "www" and all(map(_LABEL.fullmatch, host.split(".")))
