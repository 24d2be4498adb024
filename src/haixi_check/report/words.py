"""A piece of a verdict in words, the same in every output. No layout, no escaping, no judging."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from haixi_check.messages import Language, known, say
from haixi_check.report import limits
from haixi_check.result import Lack, Measured, Missing, Outcome, Result, YearResult
from haixi_check.statement import TargetInfo
from haixi_check.table import Place
from haixi_check.verdict import Verdict

MARKS: Final[Mapping[str, str]] = {
    "pass": "●",
    "fail": "×",
    "unknown": "?",
    "review": "▲",
    "not_due": "○",
    "not_applicable": "-",
    "info": "·",
    "not_checkable": "※",
}
"""One sign for each outcome; every one of them also exists in GBK."""

NAMES_SHOWN: Final = 8
"""How many units a sentence names before it only counts."""

SEPARATED_FROM: Final = 6
"""Digits from which a number is hard to read in one piece."""

PLACES_SHOWN: Final = 4
"""How many places a sentence names before it only counts."""


def names(verdict: Verdict, language: Language) -> dict[str, str]:
    """What every id in `verdict` is called: units by their short names, figures, sheets."""
    terms = {term: title.in_language(language) for term, title in verdict.pack.terms.items()}
    return terms | {unit.id: unit.short.in_language(language) for unit in verdict.units}


def reason(code: str, language: Language) -> str:
    """Why something is so. A problem's code stands for the error that is described elsewhere."""
    if not known(f"reason.{code}"):
        if not known(f"problem.{code}"):  # as in the verdict of a later version
            return say("words.no_words_for_reason", language, code=code)
        code = "must_fix"
    return say(f"reason.{code}", language)


def period(info: TargetInfo, language: Language) -> str:
    """By when, or in which years, a target must be met."""
    match info.period.split():
        case ["by", year]:
            return say("period.by", language, year=year)
        case [*_, "every", number, "years", "from", first]:
            return say("period.every", language, n=number, first=first)
        case [*_, "from", first, "until", last]:
            return say("period.each_year_until", language, first=first, last=last)
        case [*_, "from", first]:
            return say("period.each_year_from", language, year=first)
        case _:
            return say("period.continuing", language)


def threshold(info: TargetInfo, language: Language, result: Result | None = None) -> str:
    """What must be reached by whoever `result` is of, or by each: a figure, or something else."""
    if depending := limits.depending(info, result, language):
        return depending
    code = f"threshold.{info.threshold or ('evidence' if info.is_duty else 'none')}"
    return say(code, language) if known(code) else limits.with_unit(info.threshold, info, language)


def measured(value: Measured, language: Language) -> str:
    """A measured value, with the two numbers that it was made of."""
    if value.numerator is None or value.denominator is None:
        return grouped(value.shown)
    return say(
        "words.ratio",
        language,
        shown=grouped(value.shown),
        part=grouped(value.numerator),
        whole=grouped(value.denominator),
    )


def grouped(number: str) -> str:
    """A long number with separators: `705000` is `705,000`. Anything shorter as it is."""
    long = number.isascii() and number.isdigit() and len(number) >= SEPARATED_FROM
    return f"{int(number):,}" if long else number


def years(info: TargetInfo, result: Result, language: Language) -> list[str]:
    """Each year that was judged or measured; what the reporting year lacks is said elsewhere."""
    return [
        _year(year, info, language, lack=year.year != result.year)
        for year in result.series
        if year.measured or year.outcome is not Outcome.INFO
    ]


def _year(year: YearResult, info: TargetInfo, language: Language, *, lack: bool) -> str:
    parts = [say("words.year", language, year=year.year)]
    if year.outcome is not Outcome.INFO:
        parts.append(MARKS[year.outcome])
    if year.measured is not None:
        parts.append(measured(year.measured, language))
    text = " ".join(parts)
    if not lack or year.shortfall is None:
        return text
    short = shortfall(info, year.shortfall, language)
    return say("words.aside", language, main=text, aside=short)


def contributes(info: TargetInfo, result: Result) -> bool:
    """Whether a unit's figure only counts towards a total, and is held against nothing."""
    return result.unit is not None and not result.binding and list(info.formula) == ["of"]


def asked(info: TargetInfo, result: Result, language: Language) -> str:
    """What must be reached by whoever `result` is of; nothing where its figure only counts."""
    return "" if contributes(info, result) else threshold(info, language, result)


def against(info: TargetInfo, result: Result, language: Language) -> str:
    """The figure of a result against its threshold, which stands alone if there is no figure.

    What is asked of all units together is not said as if it were asked of one.
    """
    of_all = "_of_all" if contributes(info, result) else ""
    standard = threshold(info, language, result)
    if result.measured is None:
        return say(f"words.required{of_all}", language, threshold=standard)
    figure = measured(result.measured, language)
    return say(f"words.against{of_all}", language, figure=figure, threshold=standard)


def shortfall(info: TargetInfo, lack: Lack, language: Language) -> str:
    """How much is missing, in the pack's own sentence, with what must be said beside it."""
    if info.shortfall is None:
        return ""
    pattern = info.shortfall.in_language(language)
    sentence = pattern.replace("{n}", grouped(lack.amount))
    if lack.if_whole_grows is not None and lack.if_whole_grows != lack.amount:
        grown = pattern.replace("{n}", grouped(lack.if_whole_grows))
        aside = say("words.grows", language, sentence=grown)
        return say("words.aside", language, main=sentence, aside=aside)
    if lack.per_head is not None:
        aside = limits.per_head(grouped(lack.per_head), info, language)
        return say("words.aside", language, main=sentence, aside=aside)
    return sentence


def lacking(info: TargetInfo, result: Result, language: Language) -> str:
    """How much a result is short of; what an earlier year lacked is said beside that year."""
    if result.shortfall is None or result.reason == "earlier_year":
        return ""
    return shortfall(info, result.shortfall, language)


def place(where: Place) -> str:
    """Where something stands, as a spreadsheet writes it: `file.xlsx 指标数据!E12`."""
    return f"{where.file} {cell(where)}".strip()


def cell(where: Place) -> str:
    """The same within its file: `指标数据!E12`."""
    return "!".join(part for part in (where.sheet, where.cell) if part)


def places(cells: Iterable[Place], language: Language, *, limit: int | None = PLACES_SHOWN) -> str:
    """Several places; cells of one sheet share its name, and beyond `limit` they are counted."""
    unique = list(dict.fromkeys((p.file, p.sheet, p.cell) for p in cells))
    sheets: dict[tuple[str, str], list[str]] = {}
    for file, sheet, address in unique[:limit]:
        sheets.setdefault((file, sheet), []).append(address)
    comma = say("words.comma", language)
    text = say("words.semicolon", language).join(
        place(Place(file=file, sheet=sheet, cell=comma.join(filter(None, addresses))))
        for (file, sheet), addresses in sheets.items()
    )
    if limit is not None and len(unique) > limit:
        text += " " + say("words.places_more", language, n=len(unique))
    return text


def gaps(
    missing: Iterable[Missing],
    called: Mapping[str, str],
    language: Language,
    *,
    own: str | None = None,
    parts: Mapping[str, str] | None = None,
) -> str:
    """Whose data are missing, why, and where they should stand; what is alike is said together.

    A gap of `own`, the unit that is spoken of anyway, does not name it again. Of very many units
    with the same trouble some are named and the rest counted; their places stand elsewhere.
    `parts` are the titles of the parts that a gap may name.
    """
    every = list(missing)
    often = Counter(why for why, _ in {(gap.reason, gap.unit) for gap in every})
    speaking: dict[tuple[str, Place | None], list[str]] = {}
    for gap in every:
        where = None if often[gap.reason] > NAMES_SHOWN else gap.place
        why = reason(gap.reason, language)
        if gap.parts:
            titles = [(parts or {}).get(part, part) for part in gap.parts]
            why = say("words.aside", language, main=why, aside=listed(titles, language))
        units = speaking.setdefault((why, where), [])
        if gap.unit != own:
            units.append(called.get(gap.unit, gap.unit))
    cells: dict[tuple[str, tuple[str, ...]], list[Place]] = {}
    for (why, where), units in speaking.items():
        alike = cells.setdefault((why, tuple(units)), [])
        if where is not None:
            alike.append(where)
    return say("words.semicolon", language).join(
        _gap(units, why, places(alike, language), language) for (why, units), alike in cells.items()
    )


def _gap(units: Sequence[str], why: str, where: str, language: Language) -> str:
    text = say("words.because", language, what=listed(units, language), why=why) if units else why
    return say("words.aside", language, main=text, aside=where) if where else text


def listed(units: Sequence[str], language: Language, *, limit: int | None = NAMES_SHOWN) -> str:
    """Several names; beyond `limit` they are only counted."""
    unique = list(dict.fromkeys(units))
    named = say("words.comma", language).join(unique[:limit])
    if limit is None or len(unique) <= limit:
        return named
    return say("words.names_more", language, names=named, n=len(unique))


def doubts(owed: Iterable[Missing], called: Mapping[str, str], language: Language) -> str:
    """Whose explanation is owed, and for which cell."""
    cells = [
        f"{called.get(doubt.unit, doubt.unit)} {place(doubt.place) if doubt.place else ''}".strip()
        for doubt in owed
    ]
    return say("words.doubts", language, places=listed(cells, language))


def of_unit(
    info: TargetInfo,
    own: Result,
    whole: Result,
    called: Mapping[str, str],
    language: Language,
    *,
    signed: bool = True,
) -> str:
    """One unit's sign and figure; what it lacks only where that is not said of the whole."""
    parts = [called.get(own.unit or "", own.unit or "")]
    if signed and own.outcome is not Outcome.INFO:  # what only counts towards a total has no sign
        parts.append(MARKS[own.outcome])
    if own.measured is not None:
        parts.append(measured(own.measured, language))
    text = " ".join(parts)
    lack = "" if whole.shortfall else lacking(info, own, language)
    return say("words.aside", language, main=text, aside=lack) if lack else text


def formula(info: TargetInfo, called: Mapping[str, str], language: Language) -> str:
    """The formula in the titles of its figures, and what it is held against."""
    if not info.formula:
        return say("explain.evidence", language)

    def named(side: str) -> str:
        titles = [called.get(figure, figure) for figure in info.formula[side]]
        text = " + ".join(titles)
        return f"({text})" if len(titles) > 1 and "to" in info.formula else text

    what = named("of")
    if "to" in info.formula:
        what = say("explain.ratio", language, of=named("of"), to=named("to"))
    trend = known(f"threshold.{info.threshold}")
    standard = threshold(info, language)
    return say(
        "explain.trend" if trend else "explain.level", language, what=what, threshold=standard
    )


def missing_parts(info: TargetInfo, parts: Sequence[str], language: Language) -> str:
    """The named parts of a duty for which nothing is on file."""
    titles = [info.parts[part].in_language(language) for part in parts]
    return say("words.parts", language, parts=say("words.comma", language).join(titles))


def grade(code: str, language: Language) -> str:
    """What a record of evidence is worth."""
    return say("grade.proven", language) if code == "proven" else reason(code, language)
