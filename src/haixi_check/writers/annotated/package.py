"""The parts of a workbook and the relations between them, read, replaced, added and taken out."""

from __future__ import annotations

import io
import posixpath
import re
import shutil
import zipfile
from collections.abc import Iterator
from typing import IO, Final

from haixi_check.plain import dataclass
from haixi_check.readers.archive import BROKEN
from haixi_check.writers.annotated.splices import (
    Edit,
    NotMarkableError,
    attribute,
    elements,
    filled,
    spliced,
)

TYPES: Final = "[Content_Types].xml"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET_ML: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT: Final = "application/vnd.openxmlformats-officedocument"

WORKSHEET: Final = f"{_CONTENT}.spreadsheetml.worksheet+xml"
COMMENTS: Final = f"{_CONTENT}.spreadsheetml.comments+xml"
VML: Final = f"{_CONTENT}.vmlDrawing"

LARGEST_PART: Final = 96 * 1024 * 1024
"""Bytes of XML that are held at once. A sheet above this has some half a million filled cells."""

LARGEST_PACKAGE: Final = 1024 * 1024 * 1024
"""Bytes of all parts together."""

_NEW: Final = (1980, 1, 1, 0, 0, 0)
"""The date of parts that are added: the earliest that an archive can name."""


@dataclass(frozen=True)
class Relation:
    """That one part names another."""

    id: str
    kind: str
    """The last piece of its type, such as `worksheet`."""
    part: str


class Package:
    """A workbook as its parts; what is not changed is copied as it is."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN:
            raise NotMarkableError("damaged") from None
        infos = self._archive.infolist()
        if sum(info.file_size for info in infos) > LARGEST_PACKAGE:
            raise NotMarkableError("large")
        self._infos = {info.filename: info for info in infos}
        self._changed: dict[str, bytes | None] = {}

    def __contains__(self, part: str) -> bool:
        """Whether there is such a part."""
        return self._changed[part] is not None if part in self._changed else part in self._infos

    @property
    def names(self) -> list[str]:
        """All parts."""
        return [name for name in dict.fromkeys([*self._infos, *self._changed]) if name in self]

    def read(self, part: str) -> bytes:
        """The bytes of a part."""
        known = self._changed.get(part)
        if known is not None:
            return known
        if part not in self:
            raise NotMarkableError("damaged")
        if self._infos[part].file_size > LARGEST_PART:
            raise NotMarkableError("large")
        try:
            return self._archive.read(part)
        except BROKEN:
            raise NotMarkableError("damaged") from None

    def write(self, part: str, content: bytes) -> None:
        """Replace or add a part."""
        self._changed[part] = content

    def remove(self, part: str) -> None:
        """Take a part out, with its relations and its type."""
        self._changed[part] = None
        if (relations := relations_of(part)) in self:
            self._changed[relations] = None
        types = self.read(TYPES)
        edits = [
            Edit.removal(item)
            for item in elements(types)
            if item.attributes.get("PartName", "").lstrip("/") == part
        ]
        self.write(TYPES, spliced(types, edits))

    def relations(self, part: str) -> tuple[Relation, ...]:
        """What `part` names; the package itself is the part called ``."""
        where = relations_of(part)
        if where not in self:
            return ()
        return tuple(
            Relation(
                item.attributes.get("Id", ""),
                item.attributes.get("Type", "").rpartition("/")[2],
                _target(part, item.attributes.get("Target", "")),
            )
            for item in elements(self.read(where))
            if item.attributes.get("TargetMode") != "External"
        )

    def related(self, part: str, kind: str) -> Iterator[Relation]:
        """What `part` names as a `kind`."""
        return (relation for relation in self.relations(part) if relation.kind == kind)

    def relate(self, part: str, kind: str, target: str) -> str:
        """Let `part` name `target`; returns the id of the relation."""
        where = relations_of(part)
        empty = f'<?xml version="1.0" encoding="UTF-8"?>\n<Relationships xmlns="{_RELATIONS}"/>'
        data = self.read(where) if where in self else empty.encode()
        used = {item.attributes.get("Id") for item in elements(data)}
        number = next(n for n in range(1, len(used) + 2) if f"rIdHc{n}" not in used)
        added = (
            f'<Relationship xmlns="{_RELATIONS}" Id="rIdHc{number}" Type="{OFFICE}/{kind}" '
            f"Target={attribute('/' + target)}/>"
        )
        root = elements(data, 0)[0]
        self.write(where, spliced(data, [filled(data, root, added.encode())]))
        return f"rIdHc{number}"

    def unrelate(self, part: str, relation: str) -> None:
        """Let `part` no longer name what the relation with this id names."""
        where = relations_of(part)
        data = self.read(where)
        gone = [item for item in elements(data) if item.attributes.get("Id") == relation]
        self.write(where, spliced(data, map(Edit.removal, gone)))

    def add(self, pattern: str, content: bytes, content_type: str) -> str:
        """Add a part under the first free name of `pattern`, which holds `{}`; returns the name."""
        taken = {name.lower() for name in self.names}
        numbers = range(1, len(taken) + 2)
        part = next(p for n in numbers if (p := pattern.format(n)).lower() not in taken)
        self.write(part, content)
        types = self.read(TYPES)
        added = f"<Override PartName={attribute('/' + part)} ContentType={attribute(content_type)}"
        namespace = "http://schemas.openxmlformats.org/package/2006/content-types"
        root = elements(types, 0)[0]
        edit = filled(types, root, f"{added} xmlns={attribute(namespace)}/>".encode())
        self.write(TYPES, spliced(types, [edit]))
        return part

    def packed(self) -> bytes:
        """The workbook: what was not changed as it stood, with its date; the rest without one."""
        result = io.BytesIO()
        with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
            for name in self.names:
                entry = zipfile.ZipInfo(name, _NEW)
                if name in self._infos:
                    entry.date_time = max(self._infos[name].date_time, _NEW)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 3
                content = self._changed.get(name)
                if content is not None:
                    target.writestr(entry, content)
                    continue
                with target.open(entry, "w") as sink:
                    self._copy(name, sink)
        return result.getvalue()

    def _copy(self, part: str, sink: IO[bytes]) -> None:
        try:
            with self._archive.open(part) as opened:
                shutil.copyfileobj(opened, sink, 1 << 20)
        except BROKEN:
            raise NotMarkableError("damaged") from None


def namespaced(item: str) -> bytes:
    """An element of spreadsheet XML with its namespace, so that it fits in under any prefix."""
    name = re.match(r"<\w+", item)
    assert name is not None  # noqa: S101 - items are written in this package
    return f'{name[0]} xmlns="{SHEET_ML}"{item[name.end() :]}'.encode()


def relations_of(part: str) -> str:
    """The part that holds the relations of `part`."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _target(part: str, target: str) -> str:
    target = target.replace("\\", "/")
    whole = target if target.startswith("/") else posixpath.join(posixpath.dirname(part), target)
    return posixpath.normpath(whole).lstrip("/")
