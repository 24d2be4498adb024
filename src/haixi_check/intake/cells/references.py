"""Texts under which something can be looked up: the number of a document, a file, an address.

Opens no file and no address.
"""

from __future__ import annotations

import datetime
import re
from enum import Enum, auto
from typing import Final

from haixi_check.intake.cells.meaning import (
    MISSING,
    Meaning,
    Remark,
    missing,
    names_nothing,
    normal,
    repeated,
    written,
)
from haixi_check.intake.cells.quantities import is_quantity
from haixi_check.intake.cells.validity import void_number
from haixi_check.table import CellError, DeniedValue, LostDigits, UnstoredFormula, Value

_OWN_MEANING: Final = re.compile("[0-9A-Za-z]*[0-9][0-9A-Za-z]*")
"""A text in which nothing is trimmed or evened out, and which is no word for nothing."""


def as_text(value: Value) -> str:
    """A cell as text, blank where it says nothing or names nothing."""
    if isinstance(value, str) and _OWN_MEANING.fullmatch(value):
        return value
    if (
        value is None
        or missing(value)
        or isinstance(value, CellError | UnstoredFormula | LostDigits | DeniedValue)
    ):
        return ""
    if isinstance(value, bool | datetime.date):
        return repeated(value)
    return "" if names_nothing(value) else written(value)


_NO_REFERENCE: Final = (Remark("no_reference"),)
"""How a word for nothing is understood where something should be shown: as nothing shown."""


def shown_text(value: Value) -> Meaning:
    """What shows something: text that is no word for nothing."""
    if missing(value):
        return MISSING
    return Meaning(as_text(value)) if as_text(value) else Meaning(None, _NO_REFERENCE)


_WHEN: Final = re.compile(
    r"(?:20[0-9]{2}年(?:度|全年|[0-9]{1,2}月)?|全年|目前|至今|本校|我校|学校)"
)
_NONE_DONE: Final = re.compile(
    r"(?:暂|尚|还|均|一直)*(?:未|没有|无)(?:曾|能)?"
    r"(?:开展|进行|实施|安排|组织|对外|发挥|产生|辐射|共享|培训|定级|评定|评级|确定)[^,;。、]*"
    r"|[^1-9,;。、]*(?<![0-9.])0+(?:人次?|次|场|期|班|项|天|家|所)?"
)
"""A single clause that says that nothing was done: 暂未开展对外培训, 对外培训0人次."""


def proof(value: Value) -> Meaning:
    """What a row must show to count: text that does not say that there was none of it."""
    meaning = shown_text(value)
    text = _WHEN.sub("", normal(str(meaning.value or ""))).replace(" ", "").rstrip("。.;")
    return Meaning(None, _NO_REFERENCE) if _NONE_DONE.fullmatch(text) else meaning


_NUMBERED: Final = re.compile(r"[〔\[(【]20[0-9]{2}[〕\])】]第?[0-9]+号")
"""The number of an official document as it is printed: 〔2021〕12号."""
_YET_TO_COME: Final = re.compile(
    "待|拟|申请中|申报中|办理中|审批中|正在|[尚还暂][未无没]|(?:未|没有?)(?:印|下|正式)?发"
)
_NONE_GIVEN: Final = re.compile("无文号|没有文号|无编号|见附|另附|暂缺|暂无|不详|未知|同上|同前")
_PLACEHOLDER: Final = re.compile(
    r"[?*×…□■○●◯_＿]|\.{2,}|第\s*号|[0-9]{4}\s*[〕\])】〉>]\s*第?\s*(?:[—–/\\-]\s*[0-9]*)*号|(?<![0-9])0+号|^(?:123(?:4(?:5(?:6(?:7(?:89?)?)?)?)?)?|([0-9])\1{2,})$|[x某]{2,}|(?<=[0-9〔\[(第])[x某]|^[x某](?=[0-9号〔\[(])|[〔\[(][〕\])]|[x某]号"
)
"""What keeps a place for a number that is not there: 〔202X〕XX号, 〔2021〕000号, 123."""


_YEAR_ALONE: Final = re.compile(
    r"〔\s*[0-9]{4}\s*年?\s*〕|[\[(【〈<]\s*(?:19|20)[0-9]{2}\s*年?\s*[\])】〉>]|(?<![0-9])(?:19|20)[0-9]{2}年度?|^(?:19|20)[0-9]{2}$"
)
"""The year of a document, which is no part of its running number."""
_RUNNING_NUMBER: Final = re.compile(r"[1-9]|第?[一二三四五六七八九十百]+号")


def document(value: Value) -> Meaning:
    """The number of a document: one besides its year, no placeholder, no amount, not void."""
    if missing(value):
        return MISSING
    text = as_text(value)
    word = normal(text).casefold()
    named = _NUMBERED.search(word) is not None or _NONE_GIVEN.search(word) is None
    if (
        named
        and _RUNNING_NUMBER.search(_YEAR_ALONE.sub(" ", word))
        and not _YET_TO_COME.search(word)
        and not void_number(word)
        and not is_quantity(word)
        and not _PLACEHOLDER.search(word)
    ):
        return Meaning(text)
    return Meaning(None, _NO_REFERENCE)


_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):(//)?", re.IGNORECASE)
_WWW = "www."
_AUTHORITY = re.compile(r"[\w.@:%\[\]~!$&'*+=-]*")
_PORT = re.compile(r":([0-9]*)$")
_HIGHEST_PORT = 65_535
_LABEL = re.compile(r"[^\W_](?:[\w-]*[^\W_])?")
"""One of the names that dots part: a letter or digit at either end, in whatever script."""
_LONGEST_LABEL, _LONGEST_HOST = 63, 253
_IPV6 = re.compile(r"\[([0-9a-f:.]+)\]", re.IGNORECASE)
_OCTET = "(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])"
_IPV4 = re.compile(rf"{_OCTET}(?:\.{_OCTET}){{3}}")
_BARE_WWW = 2
"""Labels of `www.school`, which lacks the end of its name."""
_PATH = re.compile(r"[^/]*/+[^/\s]")


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
    """What `text` is.

    A host with a dot is one on the web, whatever follows it. One without a dot (oa, server) may be
    a server of the unit's own network, at which an inspector looks something up inside: it counts
    with the path of a document behind it, and never as a single letter or in another script, which
    name no server. No port beyond 65535, no address of numbers that is none, no placeholder.
    """
    written = normal(text)
    scheme = _SCHEME.match(written)
    if scheme is not None and scheme[1].lower() == "file":
        return Reference.LOCAL
    if scheme is not None and scheme[2]:
        rest = written[scheme.end() :]
    elif written.lower().startswith(_WWW):
        rest = written
    else:
        return Reference.PATH
    host = _host(rest)
    if not _is_host(host):
        return Reference.INCOMPLETE
    if _NO_SITE.fullmatch(host.lower()) or _NO_SERVER.fullmatch(host.lower()):
        return Reference.PLACEHOLDER
    if "." in host or ":" in host or _PATH.match(rest):
        return Reference.ADDRESS
    return Reference.INCOMPLETE


def is_address(text: str) -> bool:
    """Whether `text` is an address with a host."""
    return reference(text) is Reference.ADDRESS


_NO_SITE = re.compile(
    r"localhost(?:\.localdomain)?|127(?:\.[0-9]{1,3}){3}|0(?:\.[0-9]{1,3}){3}|255(?:\.255){3}"
    r"|\[(?:0*:)*:?0*1?\]"
    r"|(?:[^.]*\.)*example(?:\.(?:com|net|org))?|(?:[^.]*\.)+(?:test|invalid|localhost)"
    r"|(?:www\.)?(?:x{2,}|某+|abc|test|your-?(?:domain|site)|domain|网[址站]|域名|链接|地址)(?:\.[^.]+){0,2}"
    r"|(?:[^.]*\.)*某[^.]*(?:\.[^.]+)*"
)
"""Hosts at which nobody finds anything that a school has published."""
_NO_SERVER = re.compile(
    r"(.)\1*|[^.\[]*[^\x00-\x7f][^.\[]*"
    r"|(?:(?:host|site)(?:name)?|website|url|link|address|ip|path|to-?do|none|null|nil|n-?a|tb[acd])"
)
"""What is no server of any network either: a single letter, a word that keeps a place."""


def _host(rest: str) -> str:
    """What follows `//` up to the path, without a user and a port; nothing with an odd port."""
    authority = _AUTHORITY.match(rest)
    host = (authority[0] if authority else "").rpartition("@")[2]
    port = _PORT.search(host)
    if port is not None:
        if port[1] and not 0 < int(port[1][:9]) <= _HIGHEST_PORT:
            return ""
        host = host[: port.start()]
    return host.removesuffix(".")


def _is_host(host: str) -> bool:
    """Whether a text has the form of a host."""
    numbers = _IPV6.fullmatch(host)
    if numbers is not None:
        return _is_ipv6(numbers[1])
    labels = host.split(".")
    if host.lower() == "www" or (labels[0].lower() == "www" and len(labels) == _BARE_WWW):
        return False
    if len(host) > _LONGEST_HOST or any(len(label) > _LONGEST_LABEL for label in labels):
        return False
    if labels[-1].isdecimal():
        return _IPV4.fullmatch(host) is not None
    if len(labels) > 1 and len(labels[-1]) == 1 and labels[-1].isascii():
        return False
    return all(map(_LABEL.fullmatch, labels))


def _is_ipv6(text: str) -> bool:
    """Whether eight groups of digits stand there, of which `::` stands for those that are zero."""
    from ipaddress import AddressValueError, IPv6Address

    try:
        IPv6Address(text)
    except AddressValueError:
        return False
    return True
