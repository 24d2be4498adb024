"""Writes every sample: `python samples/make.py`, the same bytes each time.

All figures, names and documents are invented. What each file shows stands in README.md.
"""

from __future__ import annotations

from pathlib import Path

from faults import ALL, write_faulty
from filling import RULES, fill, save, sound
from invented import GOLMUD, NOTE
from shortcomings import ATTACHMENT, fall_short
from standard import write_standard

HERE = Path(__file__).resolve().parent


def main() -> None:
    """Write the samples beside this file."""
    sample = sound()
    fall_short(sample)
    save(fill(sample, ALL, teachers=True), HERE / "data.xlsx")
    for unit in RULES.pack.units:
        save(fill(sample, (unit.id,), teachers=True), HERE / "units" / f"{unit.short.zh}.xlsx")
    for folder in (HERE, HERE / "units"):
        path = folder / ATTACHMENT
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(f"学生实习管理办法\n\n{NOTE}\n".encode())
    save(fill(sound(), (GOLMUD,)), HERE / "met.xlsx")
    write_faulty(HERE / "faulty")
    write_standard(HERE / "setting-standard.xlsx")


if __name__ == "__main__":
    main()
