"""What the title and the note of a figure say against its code and its number."""

from __future__ import annotations

import re
from typing import Final

from haixi_check.intake.cells.meaning import repeated
from haixi_check.intake.draft import Desk
from haixi_check.intake.explanations import denies
from haixi_check.problem import Tier
from haixi_check.rulepack.figure_fields import FigureField
from haixi_check.rulepack.names import contrary, even
from haixi_check.table import Location, Value

_OTHER_SCOPE: Final = re.compile(
    r"计划|规划|目标|预[计期测估]|(?<![模虚])拟|估[算计]|应达|力争|折合|折算|上一?年|去年|往年|累计|平均"
    r"|[十百千万亿]+人次?"
)
_ADDED: Final = re.compile(
    r"(?<![不未])(?:含|包括|加上)[^,，;；)）]*?"
    r"(?:外聘|兼职|兼任|校外|临时|代课|返聘|购买|短训|非学历|培训|进修|往届|在建|筹建|附属|外校|分校|成人|函授)"
)
_LEFT_OUT: Final = re.compile(
    r"[(（][^()（）]*(?:不|未含|除去|剔除)[^()（）]*[)）]|[,，]?(?:不含|不包括|不计).*"
)

_SCALE: Final = re.compile("单位[:：是为]?\\s*[百千万亿]+[人元]")


def is_another(title: str, figure: FigureField) -> bool:
    """Whether a title that is not known makes another figure of the one whose code stands beside.

    A plan, an estimate, a wider scope, or what the known title denies. Words that stand in a name
    of the figure as well make no other one.
    """
    said = even(_LEFT_OUT.sub("", title))
    names = [even(name) for name in figure.names]
    words = [*_OTHER_SCOPE.findall(said), *_ADDED.findall(said)]
    added = any(not any(word in name for name in names) for word in words)
    return added or contrary(said, even(figure.title.zh))


def ask_unproven(
    where: Location,
    said: Value,
    figure: tuple[str, int],
    unit_id: str,
    desk: Desk,
    *,
    sized: bool,
) -> None:
    """Ask about a figure of a year whose own note calls it unchecked, wrong or an estimate.

    A note that gives it in another size (单位：万元) is asked about as well, unless the cell or its
    row says so too: it is then `sized` already.
    """
    own_year = desk.own_year(unit_id)
    another_size = isinstance(said, str) and not sized and _SCALE.search(said)
    if denies(said, figure[1], own_year) or (another_size and figure[1] == own_year):
        desk.tell(
            "figure_unproven", where, tier=Tier.EXPLAIN, found=repeated(said), unit=unit_id,
            figures=(figure,),
        )  # fmt: skip
