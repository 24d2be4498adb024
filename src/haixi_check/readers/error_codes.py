"""How binary workbooks write the errors of cells ([MS-XLS] 2.5.10, [MS-XLSB] 2.5.97.2)."""

from __future__ import annotations

from collections.abc import Mapping

from haixi_check.table import CellError

_WRITTEN: Mapping[int, str] = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
    0x24: "#NUM!", 0x2A: "#N/A", 0x2B: "#GETTING_DATA", 0x2D: "#SPILL!", 0x2E: "#CONNECT!",
    0x2F: "#BLOCKED!", 0x30: "#UNKNOWN!", 0x31: "#FIELD!", 0x32: "#CALC!", 0x33: "#BUSY!",
    0x34: "#EXTERNAL!",
}  # fmt: skip
"""Those from 0x2D on as Excel numbers them elsewhere, less 2000 (XlCVError)."""


def error_of(code: int) -> CellError:
    """The error that a byte stands for; of one that nobody knows at least that it is one."""
    return CellError(_WRITTEN.get(code, "#N/A"))
