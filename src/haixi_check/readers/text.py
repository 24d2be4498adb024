"""Bytes to text, and text to what may be shown. Takes no encoding that is not plausible."""

from __future__ import annotations

from codecs import getincrementaldecoder
from functools import cache
from io import BytesIO, IncrementalNewlineDecoder
from itertools import islice

from haixi_check.readers.documents import UnreadableError

_REMOVED = {code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n"}
_REPLACED = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_CONTROLS: dict[int, str | None] = {**_REMOVED, **_REPLACED}

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_PIECE = 2**20
_LOOKED_AT = 2**22
"""Bytes of a large text by which it is seen whether it is Chinese."""
_SAMPLE = 20_000
_PLAUSIBLE = 0.85
"""The least share of common characters. Measured: 0.99 in official Chinese, 0.84 in EUC-JP read as
GB18030, 0.36 in Big5, none in Shift-JIS."""


def cleaned(text: str) -> str:
    """`text` without control characters (but with tabs and line ends) and without lone surrogates.

    A cell can hold ESC or BEL, which a terminal would obey.
    """
    return text if text.isprintable() else text.translate(_CONTROLS)


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def styled(text: str, *, raised: bool, struck: bool) -> str:
    """A piece of a cell as plain text that still says that it is raised or lowered, or struck out.

    Else the mark of a footnote would be a digit of a number, and what somebody deleted would count.
    """
    if raised:
        text = text.translate(_RAISED)
    return f"~~{text}~~" if struck and text.strip() else text


def decoded(data: bytes, encoding: str | None = None) -> str:
    """The text of `data`, with plain line ends and without a byte order mark.

    Read as `encoding` says, else as its mark says, else as UTF-8 or as plausible GB18030.
    """
    text = _as_told(data, encoding) if encoding else _found_out(data)
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def recoded(data: bytes, encoding: str | None = None) -> bytes:
    """The same as UTF-8, for what is large: it is never held as text in whole."""
    if encoding or data.startswith(_UTF16):
        named = encoding or "utf-16"
        try:
            return _in_pieces(data, named)
        except (ValueError, LookupError, TypeError):  # the last of what decodes to no text
            raise UnreadableError("wrong_encoding", found=named) from None
    try:
        return _in_pieces(data, "utf-8")
    except UnicodeDecodeError:
        _chinese(data[:_LOOKED_AT], cut=len(data) > _LOOKED_AT)
    try:
        return _in_pieces(data, "gb18030")
    except UnicodeDecodeError:
        raise UnreadableError("unknown_encoding") from None


def _in_pieces(data: bytes, encoding: str) -> bytes:
    decoder = IncrementalNewlineDecoder(getincrementaldecoder(encoding)(), translate=True)
    whole = BytesIO()
    for start in range(0, len(data), _PIECE):
        end = start + _PIECE
        text = decoder.decode(data[start:end], final=end >= len(data))
        whole.write((text if whole.tell() else text.removeprefix("\ufeff")).encode())
    return whole.getvalue()


def _found_out(data: bytes) -> str:
    if data.startswith(_UTF16):
        return _as_told(data, "utf-16")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _chinese(data)


def _chinese(data: bytes, *, cut: bool = False) -> str:
    """The text of `data`, which may be `cut` off within a character."""
    try:
        text = getincrementaldecoder("gb18030")().decode(data, final=not cut)
    except UnicodeDecodeError:
        raise UnreadableError("unknown_encoding") from None
    if not _plausible(text):
        raise UnreadableError("unknown_encoding")
    return text


def _as_told(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (ValueError, LookupError):  # also for a name that none can have: one with a NUL
        raise UnreadableError("wrong_encoding", found=encoding) from None


def _plausible(text: str) -> bool:
    foreign = list(islice((each for each in text if each > "\x7f"), _SAMPLE))
    common = _common_characters()
    return sum(each in common for each in foreign) >= _PLAUSIBLE * len(foreign)


@cache
def _common_characters() -> frozenset[str]:
    """The 3,755 common characters of GB 2312 (its level 1) and its punctuation and digits."""
    rows = (*range(0xA1, 0xA4), *range(0xB0, 0xD8))
    codes = (bytes((row, cell)) for row in rows for cell in range(0xA1, 0xFF))
    return frozenset(code.decode("gb2312", errors="ignore") for code in codes)
