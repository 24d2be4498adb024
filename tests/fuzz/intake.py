"""Sheets whose structure or headers were changed, through intake, judging and an output.

The seeds are the habits and the samples as read. What must hold of every run, whatever was handed
in, stands in `intake_expectations`.
"""

from __future__ import annotations

import hashlib
import random
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from tests.damage.product import rules
from tests.fuzz.sheets import (
    DRESSED,
    GARBLED,
    book_of,
    bound,
    exchanged,
    headed,
    mutated,
    seeds,
    spoiled,
)
from tests.intake_expectations import expected, no_better, personal, readable, silent

from haixi_check.intake import workbook as clerk
from haixi_check.pipeline import judgement
from haixi_check.pipeline.request import Request
from haixi_check.readers import Document, InputFile
from haixi_check.readers.discovery import Listing
from haixi_check.report import Manner
from haixi_check.verdict import Verdict
from haixi_check.writers import rendered

MOST_SECONDS = 10.0
"""Of processor time for one case, as a person may have to wait for one file."""

OUTPUTS = ("table", "concise", "markdown", "html", "github", "gitlab", "junit", "sarif", "csv")
RARE = ("docx", "xlsx")
LEAST_ROWS = (clerk.MANY, clerk.MANY, 2)
"""From how many rows on a roster is counted by column: now and then from two."""


class IntakeFuzzer:
    """One random sequence of mutants, and what breaks an expectation."""

    def __init__(self, *, seed: int, keep: Path | None = None, only_headers: bool = False) -> None:
        name = "headers" if only_headers else "intake"
        self._chance = random.Random(f"{name} {seed}")  # noqa: S311 - no secret
        self._cases = header_cases if only_headers else cases
        self._keep = keep
        self.counts: Counter[str] = Counter()
        self.findings: list[str] = []

    def run(self, seconds: float, *, least: int = 1) -> int:
        """Fuzz for so long, and `least` cases at any rate; the number that were tried."""
        end = time.monotonic() + seconds
        with TemporaryDirectory() as folder:
            for before, after in self._cases(self._chance):
                self._try(before, after, Path(folder))
                if time.monotonic() >= end and self.counts.total() >= least:
                    break
        return self.counts.total()

    def _try(self, before: Document | None, after: Document, folder: Path) -> None:
        began = time.process_time()
        clerk.MANY = self._chance.choice(LEAST_ROWS)
        try:
            verdict = judged(after, folder)
            self._look(verdict, after)
            if before is not None:
                no_better(verdict, judged(before, folder))
            self.counts[str(verdict.verdict.outcome)] += 1
        except Exception as error:  # noqa: BLE001 - a crash is what is looked for
            self._found(error, after)
        finally:
            clerk.MANY = LEAST_ROWS[0]
        if time.process_time() - began > MOST_SECONDS:
            self._found(TimeoutError(f"more than {MOST_SECONDS:.0f} s"), after)

    def _look(self, verdict: Verdict, after: Document) -> None:
        expected(verdict, (after,))
        text = verdict.to_json()
        numbers = personal((after,))
        silent(text, numbers)
        readable(text)
        manner = Manner(language=self._chance.choice(("zh", "en")), width=80)
        if self._chance.random() < 0.4:
            silent(rendered(self._chance.choice(OUTPUTS), verdict, manner).decode(), numbers)
        if self._chance.random() < 0.01:
            rendered(self._chance.choice(RARE), verdict, manner)

    def _found(self, error: BaseException, after: Document) -> None:
        text = f"{''.join(traceback.format_exception(error))}\n{after!r}\n"
        digest = hashlib.sha256(text.encode(errors="replace")).hexdigest()[:12]
        last = traceback.extract_tb(error.__traceback__)[-1:]
        where = "".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in last)
        self.counts["finding"] += 1
        self.findings.append(f"{type(error).__name__} {where} {str(error)[:120]} {digest}")
        if self._keep is not None:
            self._keep.mkdir(parents=True, exist_ok=True)
            (self._keep / f"{digest}.txt").write_text(text, encoding="utf-8", errors="replace")


def judged(document: Document, folder: Path) -> Verdict:
    """The verdict on one input, all units asked for, whatever year it says that it is."""
    request = Request(paths=(), year=2022, scope="whole")
    listing = Listing((InputFile(folder / "input", document.path),))
    with patch.object(judgement, "load_pack", lambda *_, **__: rules()):
        return judgement.judge(request, listing, lambda _: [document])


def cases(chance: random.Random) -> Iterator[tuple[Document | None, Document]]:
    """Mutants without end; one that was only spoiled comes with what it was before."""
    while True:
        _, document = chance.choice(seeds())
        book = book_of(document)
        before = bound(document, book_of(document)) if chance.random() < 0.25 else None
        (spoiled if before is not None else mutated)(book, chance)
        yield before, bound(document, book)


def header_cases(chance: random.Random) -> Iterator[tuple[Document | None, Document]]:
    """Mutants of which only headers were changed; one that was only garbled comes with before."""
    while True:
        _, document = chance.choice(seeds())
        book, before = book_of(document), None
        match chance.randrange(3):
            case 0:
                headed(book, chance, DRESSED)
            case 1:
                exchanged(book, chance)
            case _:
                before = bound(document, book_of(document))
                headed(book, chance, GARBLED)
        yield before, bound(document, book)
