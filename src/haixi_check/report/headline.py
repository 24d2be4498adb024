"""A whole verdict in one line, its counts in order, and what to know before believing it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from haixi_check.messages import Language, known, say
from haixi_check.plain import dataclass
from haixi_check.provenance import WaiverRef, WaiverState
from haixi_check.report import words
from haixi_check.report.reader import Reader
from haixi_check.result import COUNTED, Counts, Outcome
from haixi_check.verdict import Scope, Verdict


@dataclass(frozen=True)
class Notice:
    """What a reader must know before believing the verdict."""

    kind: Literal["narrowed", "unread", "void", "not_reported", "waivers"]
    text: str


def occurring(counts: Counts) -> Iterator[tuple[Outcome, int]]:
    """The outcomes that occur, with how often."""
    for outcome, name in COUNTED.items():
        if number := getattr(counts, name):
            yield outcome, number


def badge(reader: Reader) -> str:
    """The outcome of the run, as it stands before everything else."""
    word = reader.say(f"run.{reader.verdict.verdict.outcome}")
    return reader.say("table.badge", word=word)


def about(reader: Reader) -> list[str]:
    """What was judged, and by which rules where they are not those that the program came with."""
    return [*judged(reader), *filter(None, [own_rules(reader)])]


def judged(reader: Reader) -> list[str]:
    """What was judged: the document, the year, in a school's own check the school, the scope."""
    verdict = reader.verdict
    parts = [verdict.pack.document, reader.say("words.year", year=verdict.run.year)]
    if verdict.run.scope is Scope.UNITS:
        names = [reader.text(unit.short) for unit in reader.units]
        parts.append(reader.listed(names, limit=words.NAMES_SHOWN))
    return [*parts, reader.say(f"scope.{verdict.run.scope}")]


def counts(reader: Reader) -> list[str]:
    """How many were judged, and how many of them came to what."""
    judged = reader.verdict.summary.judged
    each = [f"{reader.say(f'outcome.{outcome}')} {number}" for outcome, number in occurring(judged)]
    return [reader.say("table.judged", n=judged.total), *each]


def line(reader: Reader) -> str:
    """The verdict in one line of plain text."""
    counted = reader.say("words.comma").join(counts(reader))
    parts = [*about(reader), must_fix(reader), counted]
    return f"{badge(reader)} {' · '.join(filter(None, parts))}"


def reasons(reader: Reader) -> str:
    """Why the run ended as it did."""
    return reader.joined(_reason(reader, code) for code in reader.verdict.verdict.reasons)


def _reason(reader: Reader, code: str) -> str:
    """A reason in words; one without words, as in a verdict of a later version, as it is."""
    known_code = f"verdict_reason.{code}"
    if known(known_code):
        return reader.say(known_code)
    return reader.say("words.no_words_for_reason", code=code)


def must_fix(reader: Reader) -> str:
    """How many problems with the data must be fixed, kept or only counted; nothing if none."""
    return reader.say("table.must_fix", n=reader.must_fix) if reader.must_fix else ""


def own_rules(reader: Reader) -> str:
    """That the rules are not just those that the program came with; nothing if they are.

    Another pack, overlays that were laid over it, and waivers of results.
    """
    return reader.joined([_own_pack(reader), *overlays(reader), _waived(reader)], "words.comma")


def _own_pack(reader: Reader) -> str:
    built_in = reader.verdict.pack.built_in
    if not reader.pack:
        return "" if built_in else reader.say("table.own_pack_unnamed")
    return rules_of(reader.pack, built_in=built_in, language=reader.language)


def overlays(reader: Reader) -> Iterator[str]:
    """What was laid over the rules."""
    for overlay in reader.verdict.pack.overlays:
        title = reader.text(overlay.title)
        yield reader.say("overlay.laid_over", title=title, version=overlay.version)


def _waived(reader: Reader) -> str:
    """How many results are waived, where waivers were given at all."""
    waivers = reader.verdict.waivers
    active = sum(1 for each in waivers if each.state is WaiverState.ACTIVE)
    return reader.say("waivers.count", n=active) if waivers else ""


def rules_of(pack: str, *, built_in: bool, language: Language) -> str:
    """That rules were read from the folder `pack`, and whether they are the built-in ones."""
    code = "table.own_pack_same" if built_in else "table.own_pack"
    return say(code, language, path=pack)


def is_void(verdict: Verdict) -> bool:
    """Whether nobody handed anything in: then every outcome says that, and nothing else."""
    return not any(unit.reported for unit in verdict.units)


def notices(reader: Reader, *, limit: int | None) -> Iterator[Notice]:
    """What was left out, unread, not handed in or waived; beyond `limit` names are counted."""
    verdict = reader.verdict
    if text := _narrowed(reader):
        yield Notice("narrowed", text)
    if text := _unread(reader, limit):
        yield Notice("unread", text)
    if is_void(verdict):
        yield Notice("void", reader.say("table.void_todo"))
    if verdict.not_reported and reader.whole:
        names = reader.listed(map(reader.name, verdict.not_reported), limit=limit)
        yield Notice("not_reported", reader.say("table.not_reported", names=names))
    for state in WaiverState:
        of_state = [each for each in verdict.waivers if each.state is state]
        if of_state:
            excused = reader.listed([_excused(reader, each) for each in of_state], limit=limit)
            text = reader.say(f"waivers.{state}", n=len(of_state), names=excused)
            yield Notice("waivers", text)


def _excused(reader: Reader, waiver: WaiverRef) -> str:
    """Whose result of which target a waiver is about."""
    info = reader.verdict.targets.get(waiver.target)
    code = info.code if info else waiver.target
    return f"{code} {reader.name(waiver.unit) or reader.whole_name}"


def _narrowed(reader: Reader) -> str:
    """That only a part was judged, and which; or nothing."""
    options = reader.verdict.run.options
    parts = [*map(reader.name, options.units), *options.clauses, *options.targets]
    if options.kind != "all":
        parts.append(reader.say(f"kind.{options.kind}"))
    return reader.say("table.narrowed", what=reader.joined(parts, "words.comma")) if parts else ""


def _unread(reader: Reader, limit: int | None) -> str:
    """Which inputs gave no submission, though each was to be one; nothing if all of them did."""
    if "input_unreadable" not in reader.verdict.verdict.reasons:
        return ""
    lost = [item.path for item in reader.verdict.inputs if not item.units]
    if not lost:
        return reader.say("table.no_inputs")
    names = reader.say("words.comma").join(lost[:limit])
    if limit is not None and len(lost) > limit:
        names = reader.say("table.and_more", names=names)
    return reader.say("table.nothing_read", names=names)


def exhortations(reader: Reader) -> str:
    """How many exhortations no data can check; nothing if there are none."""
    number = sum(clause.not_checkable for clause in reader.verdict.summary.by_clause)
    return reader.say("table.exhortations", n=number) if number else ""


def unchecked(reader: Reader) -> list[str]:
    """What nobody may believe to have been checked, one sentence each."""
    caveats = map(reader.text, reader.verdict.pack.caveats)
    return [*filter(None, [exhortations(reader)]), *caveats]


def title(reader: Reader) -> str:
    """What the report is called."""
    return reader.say("entries.title" if reader.whole else "entries.school_title")


def subtitle(reader: Reader) -> str:
    """By which rules was judged, as of which day, and by what."""
    pack = reader.verdict.pack
    return reader.joined(
        [
            reader.say("table.pack", id=pack.id, version=pack.version),
            reader.say("table.as_of", day=reader.verdict.run.as_of),
            reader.say("entries.made_by", version=reader.verdict.tool.version),
        ],
        "entries.between",
    )
