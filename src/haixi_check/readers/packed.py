"""Rows of a sheet as they travel between processes and wait in memory: columns, compressed."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import polars as pl


@dataclass(frozen=True)
class PackedRows:
    """The rows of a frame in parts, each of them some rows."""

    width: int
    parts: Sequence[bytes] = field(default=(), repr=False)

    def batches(self) -> Iterator[pl.DataFrame]:
        """See `Origin`."""
        import polars as pl

        for part in self.parts:
            rows = pl.read_ipc(io.BytesIO(part))
            blank = pl.lit(None, dtype=pl.String)
            names = [f"c{column}" for column in range(self.width)]
            yield rows.select(
                "row", *(name if name in rows.columns else blank.alias(name) for name in names)
            )


def packed(rows: pl.DataFrame) -> bytes:
    """One part."""
    file = io.BytesIO()
    rows.write_ipc(file, compression="lz4")
    return file.getvalue()
