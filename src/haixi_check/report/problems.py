"""The problems with the data: which are open, which stand together, and each in words."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator

from haixi_check.messages import fields, known
from haixi_check.plain import dataclass
from haixi_check.problems import Tier
from haixi_check.report.reader import Reader
from haixi_check.verdicts import ProblemRecord, Verdict


@dataclass(frozen=True)
class Alike:
    """Problems of one code in one sheet with one remedy: the first stands for the others."""

    first: ProblemRecord
    others: tuple[ProblemRecord, ...] = ()

    @property
    def size(self) -> int:
        """How many problems it is."""
        return 1 + len(self.others)


def problems(verdict: Verdict, tier: Tier, *, answered: bool = False) -> tuple[ProblemRecord, ...]:
    """The problems of `tier`; those with an explanation only if `answered` ones are wanted too."""
    return tuple(p for p in verdict.problems if p.tier is tier and (answered or is_open(p)))


def number(verdict: Verdict, tier: Tier) -> int:
    """How many problems of `tier` are told of: what must be fixed counts where it is not kept."""
    if tier is Tier.MUST_FIX:
        return verdict.summary.problems.get(tier, 0)
    return len(problems(verdict, tier))


def is_open(problem: ProblemRecord) -> bool:
    """Whether nothing answers it: what must be fixed is not mended by words beside it."""
    return problem.tier is Tier.MUST_FIX or not problem.answer


def alike(found: Iterable[ProblemRecord]) -> tuple[Alike, ...]:
    """`found` with the problems of one code in one sheet put together, if one remedy fits them."""
    return _grouped(found, lambda p: (p.place.file, p.place.sheet))


def alike_over_files(found: Iterable[ProblemRecord]) -> tuple[Alike, ...]:
    """The same for one figure or column, in whatever files they stand."""
    return _grouped(found, lambda p: (p.place.sheet, p.place.header, _about(p)))


def _about(problem: ProblemRecord) -> str:
    return problem.params.get("field", "") or problem.params.get("figure", "")


def _grouped(
    found: Iterable[ProblemRecord], where: Callable[[ProblemRecord], Hashable]
) -> tuple[Alike, ...]:
    groups: dict[Hashable, list[ProblemRecord]] = {}
    for problem in found:
        key = (problem.code, where(problem), frozenset(_asked(problem)))
        groups.setdefault(key, []).append(problem)
    return tuple(Alike(group[0], tuple(group[1:])) for group in groups.values())


def _asked(problem: ProblemRecord) -> Iterator[tuple[str, str]]:
    """What the remedy of a problem names: two that name different things are two remedies."""
    params = {**problem.params, "found": problem.found}
    return ((name, params[name]) for name in fields(f"problem.{problem.code}.todo", params))


def told(reader: Reader, record: ProblemRecord) -> str:
    """What is wrong."""
    return _told(reader, record, f"problem.{record.code}", "words.no_words_for_problem")


def todo(reader: Reader, record: ProblemRecord) -> str:
    """What to do about what is wrong."""
    code = f"problem.{record.code}.todo"
    return _told(reader, record, code, "words.no_words_for_problem.todo")


def _told(reader: Reader, record: ProblemRecord, code: str, else_code: str) -> str:
    """The sentence called `code`; the other one for a problem that there are no words for."""
    if not known(code):
        return reader.say(else_code, code=record.code, found=record.found)
    return reader.say(code, **_filling(reader, record))


def _filling(reader: Reader, record: ProblemRecord) -> dict[str, str]:
    """What the sentences of a problem may name: its own parameters, and where and whose it is.

    A parameter that is an id is told by its name.
    """
    where = record.place
    nearest = record.params.get("nearest", "")
    return {
        "near": reader.say("words.nearest", name=nearest) if nearest else "",
        "found": record.found,
        "unit": reader.name(record.unit),
        "file": where.file,
        "sheet": where.sheet,
        "cell": where.cell,
        "header": where.header,
        **{name: reader.name(value) for name, value in record.params.items()},
    }
