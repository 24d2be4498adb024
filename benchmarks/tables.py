"""The results as Markdown: us against the floors, the peers against us, what peers cannot check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from benchmarks.environments import PEERS, version
from benchmarks.results import Result, Runs, bar_of, ratio

MIB = 2**20


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of Markdown."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def report(results: Sequence[Result]) -> str:
    """All tables, each under a sentence that says how to read it."""
    parts = [
        "Ours, as a ratio to the least that the same files can cost. **Bold**: a missed bar.",
        table(
            ("what", "time", "peak memory", "against the floor", "planted mistakes"), ours(results)
        ),
    ]
    if any(one.peers for one in results):
        parts += [
            "The peers, with the same rules on the same files in the same run; `×` is how many "
            "times our time they take. **Bold**: a bar that is missed.",
            table(
                ("what", "peer", "time", "peak memory", "×", "planted mistakes", "not checked"),
                peers(results),
            ),
            "What a peer has no rule for, whatever the case:",
            table(
                ("peer", "version", "not checked by itself"),
                ((peer.name, version(peer), peer.not_checked) for peer in PEERS),
            ),
        ]
    return "\n\n".join(parts)


def ours(results: Sequence[Result]) -> Iterator[Sequence[str]]:
    """One line for each case."""
    for one in results:
        if one.ours.refused or not one.ours.seconds:
            yield one.name, one.ours.refused, "", "", ""
            continue
        floors = ", ".join(_against(one, name) for name in one.floors)
        yield one.name, seconds(one.ours), _peak(one), floors, _amiss(one.ours, one)


def _against(one: Result, name: str) -> str:
    runs = one.floors[name]
    if runs.refused:
        return f"{name}: {runs.refused}"
    times, bar = ratio(one.ours, runs), one.bars.floors.get(name)
    text = f"{_figure(times)}× {name}"
    return text if bar is None else marked(f"{text} (bar {bar:g})", missed=times > bar)


def _peak(one: Result) -> str:
    text, bar = f"{one.ours.peak / MIB:,.0f} MiB", one.bars.mebibytes
    if bar is None:
        return text
    return marked(f"{text} (bar {bar:,.0f})", missed=one.ours.peak / MIB > bar)


def peers(results: Sequence[Result]) -> Iterator[Sequence[str]]:
    """One line for each peer in each case."""
    for one in results:
        for name, runs in one.peers.items():
            if runs.refused or (runs.over is None and not runs.seconds):
                yield one.name, name, "–", "–", "–", "–", runs.refused
                continue
            amiss = "not known" if runs.over is not None else _amiss(runs, one)
            memory = f"{runs.peak / MIB:,.0f} MiB"
            yield (
                one.name, name, seconds(runs), memory, _times(runs, name, one), amiss, one.unsaid
            )  # fmt: skip


def _times(runs: Runs, name: str, one: Result) -> str:
    if not one.ours.seconds:
        return "–"
    times, bar = ratio(runs, one.ours), bar_of(one.bars.peers, name)
    more = "> " if runs.over is not None else ""
    text = f"{more}{_figure(times)}"
    return text if bar is None else marked(f"{text} (bar {bar:g})", missed=times < bar)


def _figure(times: float) -> str:
    return f"{times:.2f}" if times < 10 else f"{times:,.0f}"


def seconds(runs: Runs) -> str:
    """The time of a command, or the time after which it was ended."""
    if runs.over is not None:
        return f"> {runs.over:g} s"
    digits = 3 if runs.median < 0.1 else 2 if runs.median < 10 else 1
    return f"{runs.median:.{digits}f} s"


def _amiss(runs: Runs, one: Result) -> str:
    if not one.planted:
        return ""
    return "; ".join(runs.amiss) if runs.amiss else "all found"


def marked(text: str, *, missed: bool) -> str:
    """Bold where a bar is missed."""
    return f"**{text}**" if missed else text
