"""What kind of slip keeps a file from being YAML, and on which line it was made.

A parser notices most slips a line or more too late and speaks of its own insides. Here the few
lines before that are looked at for what people do: a tab, a full-width colon, a quote left open.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml

from haixi_check.rulepack.yaml_parse import FailedParse, Spot, YamlSlip, lines

CLAUSE_LIKE = r"[一二三四五六七八九十]+(?:[(（][一二三四五六七八九十]+[)）])?"
KEY = rf"(?:[A-Za-z_][\w-]*|{CLAUSE_LIKE})"
LEAD = r"^[ ]*(?:-[ ]+)*"

_WIDE_COLON = re.compile(rf"{LEAD}[\"']?{KEY}[\"']?[ ]*(：)")
_NO_SPACE = re.compile(rf"{LEAD}{KEY}(:)(?=[^\s/])")
_NO_SPACE_IN_BRACES = re.compile(r"[{,]\s*[A-Za-z_][\w-]*(:)(?=[^\s/,}\]])")
_WIDE_IN_BRACES = re.compile(rf"(，)\s*[\"']?{KEY}[\"']?[:：]|[{{,]\s*[\"']?{KEY}[\"']?(：)")
_NO_SPACE_AFTER_DASH = re.compile(r"^[ ]*(-)(?=[^\s\-\d.])")
_SIGN = re.compile(r"(?:^[ ]*(?:-[ ]+)?|[:,\[{-][ ]+|[\[{])([@`%&*!|>])")
_ONLY_A_KEY = re.compile(rf"{LEAD}{KEY}")
_NO_INDENT = {
    "\t": "pack_yaml_tab",
    "\u3000": "pack_yaml_odd_space",
    "\xa0": "pack_yaml_odd_space",
}


def recognise(text: str, error: yaml.YAMLError) -> YamlSlip:
    """The slip behind an error of the parser."""
    error = _in_plain_words(text, error)
    if isinstance(error, yaml.reader.ReaderError):
        before = lines(text[: error.position])
        place = Spot(len(before) - 1, len(before[-1]))
        return YamlSlip(code="pack_yaml_control_character", place=place)
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return YamlSlip(code="pack_yaml_syntax", place=Spot(0, 0))
    view = FailedParse(text, error)
    for look in LOOKS:
        if (slip := look(view)) is not None:
            return slip
    return YamlSlip(code="pack_yaml_syntax", place=view.mark)


def _in_plain_words(text: str, error: yaml.YAMLError) -> yaml.YAMLError:
    """The error of the parser in Python, whose words and places do not depend on a library."""
    try:
        yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as found:
        return found
    return error


def _indented_by_other_than_spaces(view: FailedParse) -> YamlSlip | None:
    for number in view.near:
        line = view.lines[number]
        lead = line[: len(line) - len(line.lstrip())]
        for sign, code in _NO_INDENT.items():
            if sign in lead:
                length = len(lead) - lead.index(sign)
                return YamlSlip(code=code, place=Spot(number, lead.index(sign)), length=length)
    return None


def _quote_left_open(view: FailedParse) -> YamlSlip | None:
    """A quotation mark without its partner, whatever the parser took for the partner."""
    if "while scanning a quoted scalar" in view.context:
        return _quote(view, view.start)
    quoted = [t for t in view.tokens if isinstance(t, yaml.ScalarToken) and t.style in ("'", '"')]
    for token in reversed(quoted):
        start, end = token.start_mark, token.end_mark
        if end.line == view.mark.line and start.line < end.line:
            return _quote(view, Spot(start.line, start.column))
    for token in reversed(quoted):
        start, end = token.start_mark, token.end_mark
        rest = view.lines[end.line][end.column :].lstrip() if end.line < len(view.lines) else ""
        if end.line == view.mark.line and rest and rest[0] not in ":,}]#":
            place = Spot(end.line, end.column - 1)
            return YamlSlip(
                code="pack_yaml_quote_inside", place=place, params={"sign": token.style}
            )
    return None


def _quote(view: FailedParse, place: Spot) -> YamlSlip:
    line = view.lines[place.line]
    sign = line[place.column : place.column + 1]
    length = len(line.rstrip()) - place.column
    return YamlSlip(code="pack_yaml_quote_open", place=place, length=length, params={"sign": sign})


def _wide_sign(view: FailedParse) -> YamlSlip | None:
    """A full-width colon or comma where YAML has its own."""
    opened = view.braces
    for number in view.near:
        line = view.lines[number]
        found = _WIDE_COLON.search(line)
        if found:
            return _sign("pack_yaml_wide_colon", number, found.start(1))
        inside = _WIDE_IN_BRACES.search(line) if opened or "{" in line else None
        if inside:
            comma = inside[1] is not None
            code = "pack_yaml_wide_comma" if comma else "pack_yaml_wide_colon"
            return _sign(code, number, inside.start(1 if comma else 2))
    return None


def _space_missing(view: FailedParse) -> YamlSlip | None:
    for number in view.near:
        line = view.lines[number]
        if found := _NO_SPACE.search(line) or (
            _NO_SPACE_IN_BRACES.search(line) if "{" in line else None
        ):
            return _sign("pack_yaml_space_after_colon", number, found.start(1))
        if found := _NO_SPACE_AFTER_DASH.search(line):
            return _sign("pack_yaml_space_after_dash", number, found.start(1))
    return None


def _sign(code: str, line: int, column: int) -> YamlSlip:
    return YamlSlip(code=code, place=Spot(line, column))


def _colon_in_text(view: FailedParse) -> YamlSlip | None:
    """A colon inside a text without quotes, such as `note: this`."""
    line = view.lines[view.mark.line]
    at_colon = line[view.mark.column : view.mark.column + 1] == ":"
    values = "mapping values are not allowed" in view.problem
    in_braces = view.braces is not None and "but got ':'" in view.problem
    if not (at_colon and (values or in_braces)):
        return None
    before = line[: view.mark.column]
    opened = view.braces
    if opened and opened.line < view.mark.line and _ONLY_A_KEY.fullmatch(before):
        return None  # the line after braces that were never closed
    if in_braces or re.search(r":[ ]", before):
        return _sign("pack_yaml_colon_in_text", view.mark.line, view.mark.column)
    return None


def _braces_left_open(view: FailedParse) -> YamlSlip | None:
    opened = view.braces
    if opened is None:
        return None
    sign = view.lines[opened.line][opened.column]
    other = {"{": "}", "[": "]"}[sign]
    if "but got ']'" in view.problem or "but got '}'" in view.problem:
        found = view.lines[view.mark.line][view.mark.column : view.mark.column + 1]
        params = {"sign": sign, "other": other, "found": found}
        return YamlSlip(code="pack_yaml_braces_differ", place=view.mark, params=params)
    length = len(view.lines[opened.line].rstrip()) - opened.column
    params = {"sign": sign, "other": other}
    return YamlSlip(code="pack_yaml_braces_open", place=opened, length=length, params=params)


def _brace_too_many(view: FailedParse) -> YamlSlip | None:
    line = view.lines[view.mark.line]
    sign = line[view.mark.column : view.mark.column + 1]
    if sign in ("}", "]") and view.braces is None:
        return YamlSlip(code="pack_yaml_brace_too_many", place=view.mark, params={"sign": sign})
    return None


def _sign_that_means_something(view: FailedParse) -> YamlSlip | None:
    """A text that begins with a sign of YAML's own: @ ` % & * ! | >."""
    words = ("cannot start any token", "alias", "anchor", "tag", "directive", "block scalar")
    if not any(word in view.problem or word in view.context for word in words):
        return None
    found = _SIGN.search(
        view.lines[view.start.line], max(view.start.column - 2, 0)
    ) or _SIGN.search(view.lines[view.start.line])
    if found is None:
        return None
    place = Spot(view.start.line, found.start(1))
    return YamlSlip(code="pack_yaml_sign_first", place=place, params={"sign": found[1]})


def _second_document(view: FailedParse) -> YamlSlip | None:
    if "expected a single document" in view.context or view.problem.startswith("but found another"):
        return YamlSlip(code="pack_yaml_second_document", place=view.mark, length=3)
    return None


def _key_that_is_a_list(view: FailedParse) -> YamlSlip | None:
    if "unhashable" in view.problem:
        return YamlSlip(code="pack_yaml_key", place=view.mark)
    return None


def _indent(view: FailedParse) -> YamlSlip | None:
    """A line that begins further left or right than its neighbours."""
    line = view.lines[view.mark.line]
    spaces = len(line) - len(line.lstrip(" "))
    above = next((n for n in list(view.near)[1:] if n < view.mark.line), None)
    if above is None:
        return None
    item = line.lstrip().startswith("- ")
    allowed = _columns_open(view, of_items=item)
    if spaces in allowed and not item and "mapping values are not allowed" not in view.problem:
        return None
    least = min((abs(column - spaces) for column in allowed), default=0)
    near = sorted(column for column in allowed if abs(column - spaces) == least) or [0]
    params = {"spaces": str(spaces), "fits": "、".join(map(str, near))}
    place = Spot(view.mark.line, 0)
    return YamlSlip(code="pack_yaml_indent", place=place, length=max(spaces, 1), params=params)


def _columns_open(view: FailedParse, *, of_items: bool) -> set[int]:
    """The columns at which an item, or else a key, may go on, by the lines above."""
    columns: list[tuple[int, bool]] = []
    for token in view.tokens:
        if (token.start_mark.line, token.start_mark.column) >= (view.mark.line, 0):
            break
        if isinstance(token, (yaml.BlockMappingStartToken, yaml.BlockSequenceStartToken)):
            is_items = isinstance(token, yaml.BlockSequenceStartToken)
            columns.append((token.start_mark.column, is_items))
        elif isinstance(token, yaml.BlockEndToken):
            columns[-1:] = []
    return {column for column, is_items in columns if is_items is of_items}


LOOKS: tuple[Callable[[FailedParse], YamlSlip | None], ...] = (
    _second_document,
    _key_that_is_a_list,
    _indented_by_other_than_spaces,
    _quote_left_open,
    _sign_that_means_something,
    _brace_too_many,
    _wide_sign,
    _space_missing,
    _colon_in_text,
    _braces_left_open,
    _indent,
)
"""The kinds of slip, the surest first: the first that is found is told."""
