"""The benchmark: `python -m benchmarks`. Time and peak memory against the floors and the peers.

Everything that it makes is kept in the cache folder: the environments of the peers, the files that
are measured, and the results, so that a long run can be made in parts with `--only`.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from benchmarks import page, results, tables
from benchmarks.cases import Case, Sizes, cases
from benchmarks.environments import PEERS, Peer, install
from benchmarks.measuring import Patience, measure

ROOT = Path(__file__).resolve().parents[1]


def arguments() -> argparse.ArgumentParser:
    """What the command line may say."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="50 workbooks, 10,000 rows, once each")
    parser.add_argument(
        "--only", action="append", default=[], metavar="TEXT",
        help="cases whose name holds this; may be repeated",
    )  # fmt: skip
    parser.add_argument("--list", action="store_true", help="name the cases and stop")
    parser.add_argument(
        "--workbooks", type=int, action="append", metavar="N",
        help="how many workbooks; may be repeated (200 and 2000)",
    )  # fmt: skip
    parser.add_argument(
        "--rows", type=int, action="append", metavar="N",
        help="how many rows the rosters have; may be repeated (100000 and 1000000)",
    )  # fmt: skip
    parser.add_argument("--repeat", type=int, metavar="N", help="paired runs of each case (3)")
    parser.add_argument(
        "--peer", action="append", choices=[*(peer.name for peer in PEERS), "none"],
        help="measure these peers only; may be repeated (all)",
    )  # fmt: skip
    parser.add_argument(
        "--limit", type=float, default=900, metavar="SECONDS",
        help="end a peer after so many seconds, and say so (900)",
    )  # fmt: skip
    parser.add_argument(
        "--cache", type=Path, default=ROOT / ".benchmarks", metavar="FOLDER",
        help="where environments, files and results are kept (.benchmarks)",
    )  # fmt: skip
    parser.add_argument(
        "--write", action="store_true",
        help="write what is in the cache of these sizes into docs/performance.md",
    )  # fmt: skip
    return parser


def _every(given: argparse.Namespace) -> list[Case]:
    sizes = Sizes(
        workbooks=given.workbooks or ((50,) if given.quick else Sizes().workbooks),
        rosters=given.rows or ((10_000,) if given.quick else Sizes().rosters),
    )
    return list(cases(given.cache / "made", sizes))


def _peers(given: argparse.Namespace) -> list[Peer]:
    peers = [peer for peer in PEERS if given.peer is None or peer.name in given.peer]
    for peer in peers:
        install(peer, given.cache / "peers")
    return peers


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201


def main(words: Sequence[str] | None = None) -> None:
    """Measure what the command line asks for, and print the tables."""
    parser = arguments()
    given = parser.parse_args(words)
    given.cache = given.cache.resolve()
    every = _every(given)
    wanted = [case for case in every if not given.only or any(t in case.name for t in given.only)]
    if given.list or not wanted:
        _say("\n".join(case.name for case in wanted) or "no case has such a name")
        return
    repeated = given.repeat or (1 if given.quick else 3)
    patience = Patience(repeated=repeated, limit=given.limit)
    peers = _peers(given)
    kept = given.cache / "results.json"
    stored = results.load(kept)
    for case in wanted:
        _say(f"… {case.name}")
        stored[case.name] = measure(case, peers, given.cache, patience)
        results.save(kept, stored)
    names = [case.name for case in wanted]
    _say("\n" + tables.report([stored[name] for name in names]))
    if given.write:
        told = [stored[case.name] for case in every if case.name in stored]
        page.write(f"{page.machine(repeated)}\n\n{tables.report(told)}")


if __name__ == "__main__":
    main()
