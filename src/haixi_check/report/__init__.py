"""What every report shows, computed once: writers only write. Here: how one is to be written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from haixi_check.plain import dataclass

if TYPE_CHECKING:
    from haixi_check.messages import Language

Detail: TypeAlias = Literal["quiet", "normal", "verbose"]


@dataclass(frozen=True, kw_only=True)
class Manner:
    """How to write: for people who read which language, how much, how wide, and with colour or not.

    `width` and `color` left at `None` follow the terminal. `root` is the folder of the inputs as
    seen from the current one, for formats whose readers look the files up from there. `pack` is the
    folder of the rules as it was named, if it is none of the program's own. Up to `jobs` processes
    write what is very long. What a machine format consists of follows none of this; sentences in it
    are in `language`.
    """

    language: Language = "zh"
    detail: Detail = "normal"
    width: int | None = None
    color: bool | None = None
    root: str = ""
    pack: str = ""
    jobs: int = 1

    def path(self, file: str) -> str:
        """The path of an input as seen from the current folder."""
        return f"{self.root}/{file}" if self.root else file
