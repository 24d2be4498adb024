"""A submitted workbook with findings marked in it: comments, colours and a list, no more.

Old marks are taken out first, so that marking a marked copy gives the same copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from haixi_check.messages import Language, say
from haixi_check.problem import masked
from haixi_check.writers.annotated.comments import comment_sheet
from haixi_check.writers.annotated.listing import ListHeading, colouring, is_cell, listing, quoted
from haixi_check.writers.annotated.looks import MarkStyles, add_mark_styles
from haixi_check.writers.annotated.marks import COLOURS, Mark
from haixi_check.writers.annotated.package import OFFICE, SHEET_ML, WORKSHEET, Package, namespaced
from haixi_check.writers.annotated.splices import (
    Edit,
    Element,
    NotMarkableError,
    attribute,
    child,
    elements,
    filled,
    number,
    spliced,
    text_of,
    with_attribute,
)

NAME: Final = "_haixi_check"
"""The hidden name that leads to our list, whatever the sheet is called by now."""

_RULE: Final = re.compile(rb"(<(?:\w+:)?cfRule\b[^>]*?\bpriority=[\"'])(\d+)")
_SELECTED: Final = re.compile(rb"(<(?:\w+:)?sheetView\b[^>]*?)\s+tabSelected=[\"'](?:1|true)[\"']")
_MOST_AT_ONE_CELL: Final = 6

_BEFORE_COLOURING: Final = """
    sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection
    protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells
    phoneticPr conditionalFormatting
"""
_BEFORE_DRAWING: Final = f"""
    {_BEFORE_COLOURING} dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter
    rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing
"""
"""The elements that a worksheet must hold before others."""


def marked(
    data: bytes, findings: Sequence[Mark], heading: ListHeading, language: Language
) -> bytes:
    """The workbook `data` with `findings` marked. Raises `NotMarkableError` if that is unsafe."""
    package = Package(data)
    main = next((relation.part for relation in package.related("", "officeDocument")), "")
    _refuse_strict(package, main)
    _drop_signatures(package)
    _drop_list(package, main)
    style_sheet = next((relation.part for relation in package.related(main, "styles")), "")
    changed, styles = add_mark_styles(package.read(style_sheet))
    package.write(style_sheet, changed)
    sheets = list(_sheets(package, main))
    by_sheet = _by_sheet(findings)
    for name, part in sheets:
        _mark_sheet(package, part, by_sheet.get(masked(name), {}), styles, language)
    body = listing(heading, findings, [name for name, _ in sheets], styles, language)
    _add_list(package, main, body, say("annotations.sheet", language))
    return package.packed()


def _refuse_strict(package: Package, main: str) -> None:
    root = elements(package.read(main), 0)[0]
    if SHEET_ML not in root.attributes.values():
        raise NotMarkableError("strict")


def _drop_signatures(package: Package) -> None:
    """A signature is of the file as it was; a changed copy cannot carry it."""
    for relation in package.relations(""):
        if relation.kind == "origin" and relation.part.startswith("_xmlsignatures/"):
            package.unrelate("", relation.id)
    for name in package.names:
        if name.startswith("_xmlsignatures/") and name in package:
            package.remove(name)


def signed(data: bytes) -> bool:
    """Whether a workbook carries a digital signature."""
    return any(name.startswith("_xmlsignatures/") for name in Package(data).names)


def _sheets(package: Package, main: str) -> Iterator[tuple[str, str]]:
    """The sheets of the workbook: what each is called, and its part."""
    parts = {relation.id: relation.part for relation in package.relations(main)}
    for item in elements(package.read(main), 2):
        if item.name == "sheet" and item.related() in parts:
            yield item.attributes.get("name", ""), parts[item.related()]


def _by_sheet(findings: Sequence[Mark]) -> dict[str, dict[str, list[Mark]]]:
    """The marks by the sheet and the cell that they stand at."""
    by_sheet: dict[str, dict[str, list[Mark]]] = {}
    for mark in findings:
        for place in mark.places:
            if is_cell(place.cell):
                by_sheet.setdefault(place.sheet, {}).setdefault(place.cell, []).append(mark)
    return by_sheet


def _mark_sheet(
    package: Package,
    part: str,
    cells: Mapping[str, Sequence[Mark]],
    styles: MarkStyles,
    language: Language,
) -> None:
    data = _SELECTED.sub(rb"\1", package.read(part))
    children = elements(data)
    drawing = next((item for item in children if item.name == "legacyDrawing"), None)
    notes = {address: _note(marks, language) for address, marks in cells.items()}
    kinds: dict[str, list[str]] = {}
    for address, marks in cells.items():
        worst = min((mark.kind for mark in marks), key=tuple(COLOURS).index)
        kinds.setdefault(worst, []).append(address)
    edits = _recoloured(data, children, b"".join(c.encode() for c in colouring(kinds, styles)))
    relation, fresh = comment_sheet(package, part, notes, drawing.related() if drawing else "")
    if fresh:
        at = _place_after(data, children, _BEFORE_DRAWING)
        new = f'<legacyDrawing xmlns="{SHEET_ML}" xmlns:r="{OFFICE}" r:id="{relation}"/>'
        edits.append(Edit(at, at, new.encode()))
    package.write(part, spliced(data, edits))


def _note(marks: Sequence[Mark], language: Language) -> str:
    texts = list(dict.fromkeys(mark.text for mark in marks))
    if len(texts) > _MOST_AT_ONE_CELL:
        more = say("annotations.more", language, n=len(texts) - _MOST_AT_ONE_CELL)
        texts = [*texts[:_MOST_AT_ONE_CELL], more]
    return "\n".join(texts)


def _recoloured(data: bytes, children: Sequence[Element], new: bytes) -> list[Edit]:
    """The edits that take out our old colouring, put in the new one, and keep all other rules.

    Rules are ranked over a whole sheet: ours come first, all others behind in their own order.
    """
    kept = {
        item: _without_ours(item.whole(data))
        for item in children
        if item.name in ("conditionalFormatting", "extLst")
    }
    ranks = sorted({int(match[2]) for left in kept.values() for match in _RULE.finditer(left)})
    behind = {rank: place + len(COLOURS) for place, rank in enumerate(ranks, start=1)}
    edits = []
    for item, left in kept.items():
        if new or left != item.whole(data):
            ranked = _RULE.sub(lambda match: match[1] + b"%d" % behind[int(match[2])], left)
            edits.append(Edit(item.start, item.end, ranked))
    if new:
        at = _place_after(data, children, _BEFORE_COLOURING)
        edits.append(Edit(at, at, new))
    return edits


def _without_ours(formatting: bytes) -> bytes:
    """A conditional formatting without our rules; anything else as it is."""
    if b"haixi-check" not in formatting:
        return formatting
    rules = [item for item in elements(formatting) if item.name == "cfRule"]
    ours = [rule for rule in rules if "haixi-check" in text_of(rule.whole(formatting))]
    if ours and len(ours) == len(rules):
        return b""
    return spliced(formatting, map(Edit.removal, ours))


def _place_after(data: bytes, children: Sequence[Element], before: str) -> int:
    """Where an element must stand that only those named `before` may precede."""
    names = before.split()
    after = next((item for item in children if item.name not in names), None)
    return after.start if after is not None else elements(data, 0)[0].inner_end


def _drop_list(package: Package, main: str) -> None:
    """Take out the list of an earlier run with all that names it."""
    data = package.read(main)
    names = [item for item in elements(data, 2) if item.name == "definedName"]
    own = next((item for item in names if item.attributes.get("name") == NAME), None)
    if own is None:
        return
    target = text_of(own.whole(data)).rpartition("!")[0].strip("'").replace("''", "'")
    sheets = [item for item in elements(data, 2) if item.name == "sheet"]
    index = next((n for n, s in enumerate(sheets) if s.attributes.get("name") == target), None)
    edits = [Edit.removal(own)]
    if index is not None:
        gone = sheets[index]
        part = next((r for r in package.relations(main) if r.id == gone.related()), None)
        if part is not None:
            package.remove(part.part)
            package.unrelate(main, part.id)
        edits.append(Edit.removal(gone))
        edits += _renumbered(data, names, index)
    package.write(main, _without_empty_names(spliced(data, edits)))


def _renumbered(data: bytes, names: Sequence[Element], index: int) -> Iterator[Edit]:
    """Names that belong to one sheet count sheets: those behind `index` move up, its own go."""
    for item in names:
        if "localSheetId" not in item.attributes or item.attributes.get("name") == NAME:
            continue
        at = number(item, "localSheetId")
        if at == index:
            yield Edit.removal(item)
        elif at > index:
            tag = with_attribute(data[item.start : item.inner], "localSheetId", str(at - 1))
            yield Edit(item.start, item.inner, tag)


def _without_empty_names(data: bytes) -> bytes:
    lists = (item for item in elements(data) if item.name == "definedNames")
    empty = (item for item in lists if not elements(item.whole(data)))
    return spliced(data, map(Edit.removal, empty))


def _add_list(package: Package, main: str, body: bytes, title: str) -> None:
    """Put our list behind all other sheets, and let the workbook open there."""
    part = package.add("xl/worksheets/sheetHc{}.xml", body, WORKSHEET)
    relation = package.relate(main, "worksheet", part)
    data = package.read(main)
    sheets = [item for item in elements(data, 2) if item.name == "sheet"]
    taken = {item.attributes.get("name", "").casefold() for item in sheets}
    numbers = range(2, len(taken) + 3)
    name = next(t for t in (title, *(f"{title} {n}" for n in numbers)) if t.casefold() not in taken)
    sheet_id = max((number(item, "sheetId") for item in sheets), default=0) + 1
    added = namespaced(
        f'<sheet name={attribute(name)} sheetId="{sheet_id}" r:id="{relation}" xmlns:r="{OFFICE}"/>'
    )
    children = elements(data)
    holder = child("sheets", children)
    named = f'<definedName name="{NAME}" hidden="1">{quoted(name, "$A$1")}</definedName>'
    edits = [filled(data, holder, added), _name(data, children, named)]
    edits += _opened_at(data, len(sheets))
    package.write(main, spliced(data, edits))


def _name(data: bytes, children: Sequence[Element], named: str) -> Edit:
    """The edit that adds a defined name, with the list of names where there is none."""
    if holder := next((item for item in children if item.name == "definedNames"), None):
        return filled(data, holder, namespaced(named))
    before = ("sheets", "functionGroups", "externalReferences")
    last = [item for item in children if item.name in before][-1]
    return Edit(last.end, last.end, namespaced(f"<definedNames>{named}</definedNames>"))


def _opened_at(data: bytes, index: int) -> Iterator[Edit]:
    """The edits that let every window of the workbook show the sheet number `index`."""
    for item in elements(data, 2):
        if item.name == "workbookView":
            tag = with_attribute(data[item.start : item.inner], "activeTab", str(index))
            yield Edit(item.start, item.inner, tag)
