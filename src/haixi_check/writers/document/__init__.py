"""The report as a document to edit, sign and send: in the plain style of an official one."""

from __future__ import annotations

import datetime
import io
from typing import BinaryIO

from haixi_check.report.manner import Manner
from haixi_check.report.reader import Reader
from haixi_check.verdict import Verdict
from haixi_check.writers.document.paper import new_paper
from haixi_check.writers.document.report import write_report
from haixi_check.writers.office import fixed


def render(verdict: Verdict, manner: Manner, sink: BinaryIO) -> None:
    """Write `verdict` as .docx: the same bytes for the same verdict."""
    paper = new_paper(manner.language)
    write_report(paper, Reader(verdict, manner.language, manner.pack))
    day = datetime.date.fromisoformat(verdict.run.as_of)
    about = paper.core_properties
    about.created = about.modified = datetime.datetime(day.year, day.month, day.day)  # noqa: DTZ001
    about.author = about.last_modified_by = f"haixi-check {verdict.tool.version}"
    about.title = verdict.pack.title.in_language(manner.language)
    about.comments = ""
    written = io.BytesIO()
    paper.save(written)
    sink.write(fixed(written.getvalue(), made_on=day))
