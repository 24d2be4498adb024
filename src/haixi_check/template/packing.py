"""A workbook as bytes that depend on its content alone: on no clock and on no machine."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import TYPE_CHECKING

from openpyxl.xml.constants import ARC_CORE
from openpyxl.xml.functions import tostring

if TYPE_CHECKING:
    from openpyxl.packaging.core import DocumentProperties
    from openpyxl.workbook import Workbook

_UNIX = 3
"""The system that every entry of the archive names, whatever machine writes it."""


def packed(book: Workbook, *, made_on: datetime.date) -> bytes:
    """The bytes of `book`, which says of itself that it was made on `made_on`."""
    moment = datetime.datetime.combine(made_on, datetime.time())
    book.properties.created = moment
    written = io.BytesIO()
    book.save(written)
    # Saving stamps the hour into the properties: they are written again, with ours.
    book.properties.modified = moment
    return _fixed(written.getvalue(), moment, book.properties)


def _fixed(data: bytes, moment: datetime.datetime, properties: DocumentProperties) -> bytes:
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, moment.timetuple()[:6])
            entry.create_system = _UNIX
            entry.compress_type = zipfile.ZIP_DEFLATED
            content = tostring(properties.to_tree()) if name == ARC_CORE else source.read(name)
            target.writestr(entry, content)
    return result.getvalue()
