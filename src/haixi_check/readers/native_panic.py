"""What a native library throws when it gives up, as an error that can be caught."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType


class NativePanic:
    """Turns a panic of the native reader into an error of values.

    A panic derives from BaseException and has no importable class; nothing else is held back.
    """

    def __enter__(self) -> None:
        pass

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None and kind.__name__ == "PanicException":
            raise ValueError from None
