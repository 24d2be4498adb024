"""What a title of a figure says besides the one of the form: more, less, or that it corrects it."""

from __future__ import annotations

import re
from typing import Final

from haixi_check.intake.cells.meaning import normal
from haixi_check.intake.draft import Drafts
from haixi_check.intake.rows import HeadedTable
from haixi_check.intake.sheets.corrections import without_mending
from haixi_check.problem import EVERY_YEAR, Tier
from haixi_check.rulepack.figure_fields import FigureField
from haixi_check.rulepack.names import even
from haixi_check.table import Place, Value

_IN_BRACKETS: Final = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]")
_TRAILING: Final = re.compile(r"(?:不含|不包括|不包含|不计|未含|含|包括|包含|除去|剔除)[^()]*$")
_BETWEEN: Final = re.compile(r"[,;。]+")
_LEFT_OUT: Final = re.compile(
    r"(?:不再?|未)(?:包?含|包括|计|算)入?(.+)|(?:除去|剔除|扣除|除)(.+?)(?:之?外|以外|后)?|(.+?)(?:除外|不计|不算)"
)
_ADDED: Final = re.compile("(?:其中)?(?:包?含|包括|加上|另加|连同|并入)(.+)")
_ONLY: Final = re.compile("(?:其中:?|仅限?|只限?|限|指)(?:统计|计算|计|含)?(.+)")
_AND: Final = re.compile("[、和与及/]|以及")
_TAIL: Final = re.compile("(?:等|的|在内|人数|人员|学员|教师|学生|部分|数)+$")
_EXCLUDES: Final = re.compile("不|除|剔")
_SAYS_NOTHING: Final = re.compile(
    r"按.*|截[至止].*|以.*为准|[见详如].*|.*单位.*|.*填.*|.*口径.*|单位.*|虚构.*|样例|"
    r"(?:合|总|小|共)计|总[数量]|数[据量]?|全[校年州院县市]|[本我]?[校院州年](?:度|内)?|当年|年[底末初]|期末|[1-9]?[0-9]月.*|"
    r"[0-9.一二三四五六七八九十]+|[a-z0-9_%./ +-]+|"
    r"[万亿千百]?(?:元|人|人次|个|家|所|门次?|种|名|项|台|套|平方米)|"
    r"20[0-9]{2}.*|.*(?:更正|修正|订正|核实|核定|审定|新增指标|必报|选报|整数|自动计算|公式).*"
)
"""What stands in brackets behind a title and makes it neither wider nor narrower."""


def ask_of_title(
    sheet: HeadedTable, row: int, field: FigureField, unit_id: str, drafts: Drafts
) -> None:
    """Ask about a row whose title is wider or narrower than that of the code beside it."""
    title = sheet.filled(row, "figure")
    if not isinstance(title, str) or drafts.context.figure_names.find(title) is not None:
        return
    if is_of_another_scope(title, field):
        drafts.log.tell(
            "figure_of_another_scope", sheet.place(row, sheet.header.columns["figure"]),
            tier=Tier.EXPLAIN, found=title, title=field.title.zh, unit=unit_id,
            figures=((field.id, EVERY_YEAR),),
        )  # fmt: skip


def tell_unknown_figure(where: Place, value: Value, drafts: Drafts) -> None:
    """Put down a row that names no figure; one that corrects a figure leaves that one open.

    毕业生数（更正）, 更正后毕业生数: which of the two rows holds, only the unit knows.
    """
    context = drafts.context
    rest = without_mending(str(value))
    mended = context.figure_names.find(rest) if rest else None
    if mended is None:
        names = context.figure_names
        drafts.log.tell_unknown("unknown_figure", where, value, names, tier=Tier.EXPLAIN)
        return
    drafts.lose_figures(
        "row_corrects_another", where, [(mended, True)], tier=Tier.EXPLAIN, found=value,
        title=context.form.figure(mended).title.zh,
    )  # fmt: skip


def is_of_another_scope(title: str, figure: FigureField) -> bool:
    """Whether a title adds something to that of the form, or leaves something out of it.

    What the form's own names or definition say as well, in the same sense, changes nothing.
    """
    written = normal(title)
    inside = _IN_BRACKETS.findall(written)
    behind = _TRAILING.search(_IN_BRACKETS.sub("", written))
    clauses = [part for text in inside for part in _BETWEEN.split(text)]
    if behind is not None:
        clauses += _BETWEEN.split(behind[0])
    return any(_changes(clause.replace(" ", ""), figure) for clause in clauses if clause.strip())


def _changes(clause: str, figure: FigureField) -> bool:
    """Whether a clause in brackets makes another figure."""
    names = [even(name) for name in figure.names]
    defined = [part for part in _BETWEEN.split(normal(figure.definition.zh)) if part]
    if any(even(clause) in name for name in names) or _SAYS_NOTHING.fullmatch(clause.lower()):
        return False
    if _EXCLUDES.match(clause) and any(even(clause) in even(part) for part in defined):
        return False
    left_out, added = _LEFT_OUT.fullmatch(clause), _ADDED.fullmatch(clause)
    if left_out is not None:
        without = "".join(even(part) for part in defined if _EXCLUDES.search(part))
        return not all(thing in without for thing in _things(next(filter(None, left_out.groups()))))
    only = _ONLY.fullmatch(clause)
    found = added or only
    within = [*names, *(even(part) for part in defined if not _EXCLUDES.search(part))]
    things = _things(clause if found is None else found[1])
    return not all(any(thing in text for text in within) for thing in things)


def _things(words: str) -> list[str]:
    """What a clause speaks of, without what follows it in any clause."""
    found = [_TAIL.sub("", even(part)) for part in _AND.split(words)]
    return [part for part in found if part] or [even(words)]
