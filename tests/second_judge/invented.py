"""Targets of no policy, for the relations, ratios and dates that the opinion does not use."""

from __future__ import annotations

from fractions import Fraction

from tests.second_judge.policy import HS, Measure, Relation, Target


def _target(
    code: str,
    relation: Relation,
    limit: Fraction,
    measure: Measure = "sum",
    of: str = "graduates",
    to: str = "",
    **rest: object,
) -> Target:
    when = {} if rest.keys() & {"each_year", "by"} else {"by": 2022}
    return Target(
        code=code, id=f"invented-{code.lower()}", words="", measure=measure, of=of, to=to,
        units=HS, relation=relation, limit=limit, **when, **rest,  # type: ignore[arg-type]
    )  # fmt: skip


HALF = Fraction(1, 2)
PART, WHOLE = "certified_graduates", "graduates"
HEADS = "full_time_teachers"

INVENTED = (
    _target("N01", "more_than", Fraction(15)),
    _target("N02", "at_most", Fraction(15)),
    _target("N03", "less_than", Fraction(15)),
    _target("N04", "more_than", HALF, "share", PART, WHOLE),
    _target("N05", "at_most", HALF, "share", PART, WHOLE),
    _target("N06", "less_than", Fraction(1), "share", PART, WHOLE),
    _target("N07", "at_most", Fraction(3, 2), "per_head", WHOLE, HEADS, lacks="to"),
    _target("N08", "less_than", Fraction(2), "per_head", WHOLE, HEADS, lacks="to"),
    _target("N09", "more_than", Fraction(150), "per_head", WHOLE, HEADS, per=100),
    _target("N10", "at_most", Fraction(75), "per_head", WHOLE, HEADS, per=50),
    _target(
        "N11", "at_least", Fraction(0), each_year=True,
        limits=((2021, Fraction(10)), (2022, Fraction(15))),
    ),
    _target(
        "N12", "at_most", Fraction(0), "share", PART, WHOLE,
        limits=((2021, Fraction(3, 4)), (2022, HALF), (2023, Fraction(1, 4))),
    ),
)  # fmt: skip
