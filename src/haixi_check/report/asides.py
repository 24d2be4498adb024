"""What is said beside a result: why, what is missing or in doubt, other readings, how far it is."""

from __future__ import annotations

from haixi_check.messages import Language, say
from haixi_check.report import words
from haixi_check.report.reader import Reader
from haixi_check.result import Measured, OtherReading, Outcome, Progress, Result, YearResult


def contested(other: OtherReading, language: Language) -> str:
    """What the same words come to under another reading."""
    return _read_otherwise("words.contested", other, language)


def other_reading(other: OtherReading, language: Language) -> str:
    """What another reading comes to, where it changes nothing."""
    return _read_otherwise("words.other_reading", other, language)


def _read_otherwise(code: str, other: OtherReading, language: Language) -> str:
    name = other.name.in_language(language)
    outcome = say(f"outcome.{other.outcome}", language)
    return say(code, language, name=name, figure=_figure(other.measured, language), outcome=outcome)


def since_then(year: YearResult, language: Language) -> str:
    """Where the figure stands now, after the year that decides (巩固情况)."""
    return say(
        "words.since_then",
        language,
        year=year.year,
        figure=_figure(year.measured, language),
        outcome=say(f"outcome.{year.outcome}", language),
    )


def _figure(value: Measured | None, language: Language) -> str:
    return words.measured(value, language) if value else say("outcome.unknown", language)


def progress(made: Progress, language: Language) -> str:
    """How far a target that is not due has come."""
    return say(
        "words.progress",
        language,
        done=made.done,
        years=made.years_left,
        pace=words.grouped(made.per_year),
    )


def waived(waiver: str, language: Language) -> str:
    """That a waiver stands beside a result."""
    return say("words.waived", language, waiver=waiver)


def asides(reader: Reader, result: Result) -> list[str]:
    """What must be said beside a result, one sentence each, most important first."""
    info, language = reader.info(result), reader.language
    found = []
    told_below = {words.reason(gap.reason, language) for gap in result.missing}
    if result.reason and (why := words.reason(result.reason, language)) not in told_below:
        found.append(why)
    if result.missing:
        titles = {part: reader.text(title) for part, title in info.parts.items()}
        gaps = words.gaps(result.missing, reader.called, language, own=result.unit, parts=titles)
        found.append(gaps)
    if result.doubts:
        found.append(words.doubts(result.doubts, reader.called, language))
    if set(result.missing_parts).difference(*(gap.parts for gap in result.missing)):
        found.append(words.missing_parts(info, result.missing_parts, language))
    if result.unproven is not None:
        found.append(reader.say("words.unproven", n=words.grouped(result.unproven)))
    if result.contested:
        differing = (o for o in result.other_readings if o.outcome is not result.outcome)
        found.extend(contested(other, language) for other in differing)
    if result.since_then is not None:
        found.append(since_then(result.since_then, language))
    if result.progress is not None and result.outcome is Outcome.NOT_DUE:
        found.append(progress(result.progress, language))
    if result.waiver is not None:
        found.append(waived(result.waiver, language))
    return found
