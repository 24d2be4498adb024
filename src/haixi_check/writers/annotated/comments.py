"""The comments of one sheet: ours taken out, whoever else's kept, new ones put in.

A comment is text in one part and a box in another, a drawing in VML. What we say begins with one
line by which it is known again, also behind somebody else's words in the same comment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from haixi_check.plain import dataclass
from haixi_check.table import row_and_column
from haixi_check.writers.annotated.package import COMMENTS, SHEET_ML, VML, Package, namespaced
from haixi_check.writers.annotated.splices import (
    Edit,
    Element,
    NotMarkableError,
    child,
    elements,
    filled,
    number,
    spliced,
    text_of,
    xml_of_cell,
)
from haixi_check.writers.office import lines_of

MARKER: Final = "【haixi-check】"
"""What everything that we say begins with."""

_EMPTY: Final = f'<comments xmlns="{SHEET_ML}"><authors/><commentList/></comments>'
_VML: Final = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_DRAWING: Final = f"<xml {_VML}></xml>"
_SHAPE_TYPE: Final = (
    f'<v:shapetype {_VML} id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_WIDTH: Final = 300
"""Points; about 30 Chinese characters a line."""
_PER_LINE: Final = 56
_THREAD: Final = "tc="
"""How the author of a comment begins that belongs to a discussion, which shows no other text."""


@dataclass()
class SheetComments:
    """The comments of one sheet, and the drawing of their boxes."""

    texts: bytes
    drawing: bytes

    def clean(self) -> None:
        """Take out all that we said before."""
        edits, emptied = [], set()
        for comment in _comments(self.texts):
            whole = comment.whole(self.texts)
            if MARKER not in text_of(whole):
                continue
            if kept := b"".join(_before(whole)):
                edits.append(_with_runs(self.texts, comment, kept))
            else:
                edits.append(Edit.removal(comment))
                emptied.add(row_and_column(comment.attributes.get("ref", "")))
        self.texts = spliced(self.texts, edits)
        boxes = [box for box in elements(self.drawing) if _place(self.drawing, box) in emptied]
        self.drawing = spliced(self.drawing, map(Edit.removal, boxes))

    def add(self, texts: Mapping[str, str]) -> None:
        """Say at each address of `texts` what it holds, behind what already stands there."""
        named = (item for item in elements(self.texts, 2) if item.name == "author")
        authors = [text_of(item.whole(self.texts)) for item in named]
        ours = self._author(authors)
        known = {comment.attributes.get("ref", ""): comment for comment in _comments(self.texts)}
        edits = []
        fresh = []
        for address, text in texts.items():
            marked = f"{MARKER}\n{text}"
            comment = known.get(address)
            if comment is None:
                body = f'<comment ref="{address}" authorId="{ours}"><text>{_run(marked)}</text>'
                fresh.append((address, body + "</comment>"))
            elif not _is_thread(comment, authors):
                runs = b"".join(_runs(comment.whole(self.texts)))
                added = namespaced(_run(f"\n\n{marked}"))
                edits.append(_with_runs(self.texts, comment, runs + added))
        holder = child("commentList", elements(self.texts))
        if fresh:
            bodies = b"".join(namespaced(body) for _, body in fresh)
            edits.append(filled(self.texts, holder, bodies))
        self.texts = spliced(self.texts, edits)
        self._draw([(address, texts[address]) for address, _ in fresh])

    def _author(self, authors: list[str]) -> int:
        """The number under which we speak; our name is added if it is new."""
        if "haixi-check" in authors:
            return authors.index("haixi-check")
        holder = child("authors", elements(self.texts))
        name = namespaced("<author>haixi-check</author>")
        self.texts = spliced(self.texts, [filled(self.texts, holder, name)])
        return len(authors)

    def _draw(self, fresh: list[tuple[str, str]]) -> None:
        """Boxes for new comments, as wide as they read well and as high as their text."""
        if not fresh:
            return
        shapes = elements(self.drawing)
        ids = {shape.attributes.get("id", "") for shape in shapes}
        pieces = [] if "_x0000_t202" in ids else [_SHAPE_TYPE]
        free = (n for n in range(1, len(ids) + len(fresh) + 1) if f"haixi{n}" not in ids)
        pieces += [_box(f"haixi{next(free)}", address, text) for address, text in fresh]
        root = elements(self.drawing, 0)[0]
        edit = filled(self.drawing, root, "".join(pieces).encode())
        self.drawing = spliced(self.drawing, [edit])


def comment_sheet(
    package: Package, part: str, notes: Mapping[str, str], drawing: str
) -> tuple[str, bool]:
    """Renew our comments on sheet `part`. Returns the id of its drawing, and whether it is new."""
    texts = next((r.part for r in package.related(part, "comments")), "")
    boxes = next((r.part for r in package.related(part, "vmlDrawing") if r.id == drawing), "")
    if not notes and not texts:
        return drawing, False
    comments = SheetComments(
        package.read(texts) if texts else _EMPTY.encode(),
        package.read(boxes) if boxes else _DRAWING.encode(),
    )
    comments.clean()
    comments.add(notes)
    if texts:
        package.write(texts, comments.texts)
    else:
        texts = package.add("xl/commentsHc{}.xml", comments.texts, COMMENTS)
        package.relate(part, "comments", texts)
    if boxes:
        package.write(boxes, comments.drawing)
        return drawing, False
    boxes = package.add("xl/drawings/vmlDrawingHc{}.vml", comments.drawing, VML)
    return package.relate(part, "vmlDrawing", boxes), True


def _comments(texts: bytes) -> list[Element]:
    return [item for item in elements(texts, 2) if item.name == "comment"]


def _runs(comment: bytes) -> Iterator[bytes]:
    """The pieces of a comment's text, each one a run."""
    for item in elements(comment, 2):
        if item.name == "t":
            yield namespaced("<r>") + item.whole(comment) + b"</r>"
        elif item.name == "r":
            yield item.whole(comment)


def _before(comment: bytes) -> Iterator[bytes]:
    """What stands in a comment before our words, which another program may have cut into runs."""
    runs = [(run, text_of(run)) for run in _runs(comment)]
    left = len("".join(text for _, text in runs).split(MARKER)[0].rstrip())
    for run, text in runs:
        if 0 < left < len(text):
            yield namespaced(_run(text[:left]))
        elif left > 0:
            yield run
        left -= len(text)


def _is_thread(comment: Element, authors: list[str]) -> bool:
    """Whether a comment stands for a conversation, of which it shows only a notice."""
    author = number(comment, "authorId")
    if author >= len(authors):
        raise NotMarkableError("damaged")
    return authors[author].startswith(_THREAD)


def _with_runs(texts: bytes, comment: Element, runs: bytes) -> Edit:
    """The edit that gives `comment` a text made of `runs`."""
    whole = comment.whole(texts)
    text = child("text", elements(whole))
    body = namespaced("<text>") + runs + b"</text>"
    return Edit(comment.start + text.start, comment.start + text.end, body)


def _run(text: str) -> str:
    return (
        '<r><rPr><sz val="9"/><rFont val="宋体"/><charset val="134"/></rPr>'
        f'<t xml:space="preserve">{xml_of_cell(text)}</t></r>'
    )


def _box(name: str, address: str, text: str) -> str:
    row, column = row_and_column(address) or (0, 0)
    lines = 1 + lines_of(text, _PER_LINE)
    return (
        f'<v:shape {_VML} id="{name}" type="#_x0000_t202" style="position:absolute;'
        f"margin-left:59.25pt;margin-top:1.5pt;width:{_WIDTH}pt;height:{14 + 13 * lines}pt;"
        'z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
        '<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
        '<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note">'
        "<x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>"
        f"<x:Row>{row - 1}</x:Row><x:Column>{column - 1}</x:Column></x:ClientData></v:shape>"
    )


def _place(drawing: bytes, box: Element) -> tuple[int, int] | None:
    """Row and column of the cell that a box belongs to; `None` for anything else."""
    whole = box.whole(drawing)
    texts = {item.name: text_of(item.whole(whole)) for item in elements(whole, 2)}
    try:
        return int(texts["Row"]) + 1, int(texts["Column"]) + 1
    except (KeyError, ValueError):
        return None
