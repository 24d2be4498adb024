"""Rows of a sheet as they travel between processes and wait in memory: columns, compressed."""

from __future__ import annotations

import io
from dataclasses import field
from typing import TYPE_CHECKING

from haixi_check.plain import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import polars as pl


@dataclass(frozen=True)
class PackedRows:
    """The rows of a frame in parts, each of them some rows."""

    width: int
    parts: Sequence[bytes] = field(default=(), repr=False)

    def batches(self, columns: Sequence[int] | None = None) -> Iterator[pl.DataFrame]:
        """See `Origin`."""
        import polars as pl

        wanted = sorted(set(range(self.width) if columns is None else columns))
        for part in self.parts:
            there = set(pl.read_ipc_schema(io.BytesIO(part)))
            names = [f"c{column}" for column in wanted]
            rows = pl.read_ipc(
                io.BytesIO(part), columns=["row", *(name for name in names if name in there)]
            )
            blank = pl.lit(None, dtype=pl.String)
            yield rows.select(
                "row", *(name if name in there else blank.alias(name) for name in names)
            )


def packed(rows: pl.DataFrame) -> bytes:
    """One part."""
    file = io.BytesIO()
    rows.write_ipc(file, compression="lz4")
    return file.getvalue()
