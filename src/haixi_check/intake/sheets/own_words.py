"""What a record, a row or a figure says itself against its counting: void, a draft, an estimate.

Each is a question at its cell. Nothing is asked about what counts for nothing anyway.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Final

from haixi_check.intake.cells.denials import name_denies, names_no_material, note_denies
from haixi_check.intake.cells.explanation import denies
from haixi_check.intake.cells.meaning import Flaw, normal, repeated
from haixi_check.intake.cells.outright import material_denied, no_name, of_year, says_outright
from haixi_check.intake.cells.validity import (
    FIRST_NUMBERED,
    impossible_year,
    newest_year,
    not_in_force,
    only_asks,
)
from haixi_check.intake.draft import Drafts
from haixi_check.problem import Tier
from haixi_check.rulepack.figure_fields import FigureField
from haixi_check.rulepack.form import Column, ColumnType, NameOf, Register
from haixi_check.rulepack.measures import Dating, Evidence
from haixi_check.rulepack.names import Names, contrary, even
from haixi_check.rulepack.row_rules import Derivation, meets
from haixi_check.table import Content, Place, Value

NOTE = "note"

ANSWERABLE = frozenset({"number_of_earlier_year", "dated_before_its_year", "dated_after_its_year"})
"""Questions about a record that its 说明 can answer; what is void no reason makes valid."""


def _asked(code: str, **params: object) -> Flaw:
    return Flaw(code, Tier.EXPLAIN, {name: str(value) for name, value in params.items()})


def as_written(typed: Mapping[str, Content], raw: Mapping[str, Value]) -> dict[str, Content]:
    """What a row holds, with its note and material as they stand there.

    A word for nothing is left out of what they mean.
    """
    words = {name: raw.get(name) for name in (NOTE, "material") if name == NOTE or name in raw}
    return {**typed, **{name: at if isinstance(at, str) else None for name, at in words.items()}}


# ------------------------------------------------------------------------------ evidence


def doubts_of_record(
    typed: Mapping[str, Content], duty: Evidence, issued: datetime.date, *, own_year: int
) -> dict[str, Flaw]:
    """What is to be asked of a record that says 已落实, by column; `issued`: the opinion's day.

    `own_year` is that of the submission, 0 if nobody said it.
    """
    doubts = {
        name: _asked("record_not_in_force")
        for name in ("material", "file", NOTE)
        if not_in_force(str(typed.get(name) or ""))
    }
    material, note = str(typed.get("material") or ""), str(typed.get(NOTE) or "")
    if note_denies(note) or says_outright(note) or _of_earlier_year(note, typed):
        doubts[NOTE] = _asked("record_not_in_force")
    if names_no_material(material) or material_denied(material) or no_name(material):
        doubts["material"] = _asked("record_not_in_force")
    body = str(typed.get("body") or "")
    if not_in_force(body) or names_no_material(body) or says_outright(body):
        doubts["body"] = _asked("record_not_in_force")
    if "material" not in doubts and only_asks(material, note):
        doubts["material"] = _asked("only_a_request")
    undated = not isinstance(typed.get("date"), datetime.date)
    flaw = _doubt_of_number(str(typed.get("document") or ""), own_year if undated else 0)
    if flaw is not None:
        doubts["document"] = flaw
    doubts.update(_doubts_of_days(typed, duty, issued))
    return doubts


def _of_earlier_year(note: str, typed: Mapping[str, Content]) -> bool:
    """Whether a note says that what proves a year is of an earlier one: 以上为2021年材料."""
    for_year = typed.get("for_year")
    named = of_year(note)
    return named is not None and isinstance(for_year, int) and named < for_year


def _doubt_of_number(document: str, own_year: int) -> Flaw | None:
    """What is to be asked of a number by its year; `own_year` is 0 where it may be later."""
    numbered, impossible = newest_year(document), impossible_year(document)
    if impossible is not None:
        return _asked("number_of_earlier_year", year=impossible, first=FIRST_NUMBERED)
    if numbered is not None and own_year and numbered > own_year:
        return _asked("number_of_later_year", year=numbered, latest=own_year)
    return None


def _doubts_of_days(
    typed: Mapping[str, Content], duty: Evidence, issued: datetime.date
) -> Iterator[tuple[str, Flaw]]:
    """Years that cannot belong together: of the number, of the date, and the one it is for."""
    day, year = typed.get("date"), typed.get("for_year")
    if not isinstance(day, datetime.date):
        return
    lasting = duty.dated is not Dating.YEARLY or typed.get("valid_until") is not None
    for_year = year if isinstance(year, int) and not lasting else None
    numbered = newest_year(str(typed.get("document") or ""))
    first = max(issued.year, (for_year or 0) - 1)
    if numbered is not None and numbered > day.year:
        yield "document", _asked("number_of_later_year", year=numbered, latest=day.year)
    elif numbered is not None and numbered < first <= day.year:
        yield "document", _asked("number_of_earlier_year", year=numbered, first=first)
    if for_year is not None and day < datetime.date(for_year - 1, *_EARLIEST):
        yield "date", _asked("dated_before_its_year", year=for_year)
    if duty.dated is Dating.YEARLY and isinstance(year, int) and day.year > year + 1:
        yield "date", _asked("dated_after_its_year", year=year)


_EARLIEST: Final = (7, 1)
"""The day of the year before from which on something may be prepared for a year: the school year
that ends in it begins in autumn."""


# ------------------------------------------------------------------------------ registers


def doubts_of_row(
    typed: Mapping[str, Content],
    register: Register,
    unit: str,
    units: Names[str],
    *,
    own_year: int,
) -> dict[str, Flaw]:
    """What is to be asked of a row of a register, by column; `own_year` is 0 if nobody said it."""
    if not any(_may_count(rule, typed, own_year) for rule in register.derives):
        return {}
    doubts: dict[str, Flaw] = {}
    for column in register.columns:
        text = typed.get(column.id)
        if isinstance(text, str) and (flaw := _doubt(column, text, unit, units, own_year)):
            doubts[column.id] = flaw
    return doubts


def _may_count(rule: Derivation, typed: Mapping[str, Content], own_year: int) -> bool:
    """Whether a row counts for a figure, as far as it is filled in: shown, begun, and of its kind.

    An honest 筹建中 beside a blank 文号 is no contradiction.
    """
    if any(meets(typed.get(name), want) is False for name, want in rule.where.items()):
        return False
    if any(typed.get(name) in (None, "") for name in rule.needs):
        return False
    since = typed.get(rule.since or rule.year_of or "")
    if isinstance(since, datetime.date):
        return not own_year or since.year <= own_year
    return rule.since is None and rule.year_of is None


def _doubt(column: Column, text: str, unit: str, units: Names[str], own_year: int) -> Flaw | None:
    """What is to be asked of one text."""
    if column.type is ColumnType.DOCUMENT:
        return _doubt_of_number(text, own_year)
    if column.type not in (ColumnType.TEXT, ColumnType.PROOF):
        return None
    of_note = column.id == NOTE and (note_denies(text) or says_outright(text))
    if not_in_force(text) or of_note or (column.name_of is not None and name_denies(text)):
        return _asked("row_not_in_force")
    if column.name_of is not None and is_placeholder(text):
        return _asked("placeholder_name")
    if column.name_of is NameOf.PARTNER and (units.find(text) == unit or even(text) in _OURSELVES):
        return _asked("own_name_for_partner")
    return None


_OURSELVES: Final = frozenset(
    {"本校", "我校", "学校", "本院", "我院", "学院", "本单位", "我单位", "自建", "自有", "校内"}
)
_PLACEHOLDER: Final = re.compile(
    r".*(?:(?<![a-z])x{2,}(?![a-z])|×{2,}|\*{2,}|\?{2,}|○{2,}|□{2,}|某某|某(?:企业|公司|单位|基地|校|厂|集团)).*"
    r"|某.*|[0-9.]+|(?:企业|公司|单位|基地|工作室|学校|专业)"
)


def is_placeholder(text: str) -> bool:
    """Whether a text keeps the place of a name: XX公司, 某基地, 1."""
    return _PLACEHOLDER.fullmatch(normal(text).casefold()) is not None


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
    scope = even(_LEFT_OUT.sub("", title))
    names = [even(name) for name in figure.names]
    words = [*_OTHER_SCOPE.findall(scope), *_ADDED.findall(scope)]
    added = any(not any(word in name for name in names) for word in words)
    return added or contrary(scope, even(figure.title.zh))


def ask_unproven(
    where: Place,
    note: Value,
    figure: tuple[str, int],
    unit_id: str,
    drafts: Drafts,
    *,
    sized: bool,
    differs: bool,
) -> None:
    """Ask about a figure of a year whose own note says something against its number.

    So it does where the number `differs` from what the note calls the real one. A note that gives
    it in another size (单位：万元) is asked about as well, unless the cell or its row says so too:
    it is then `sized` already.
    """
    own_year = drafts.own_year(unit_id)
    another_size = isinstance(note, str) and not sized and _SCALE.search(note)
    if differs or denies(note, figure[1], own_year) or (another_size and figure[1] == own_year):
        drafts.log.tell(
            "figure_unproven", where, tier=Tier.EXPLAIN, found=repeated(note), unit=unit_id,
            figures=(figure,),
        )  # fmt: skip
