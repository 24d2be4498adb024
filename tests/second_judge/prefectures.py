"""Invented prefectures (虚构), a few topics each, with every figure near a border.

A prefecture is a list of submission objects as JSON holds them, one a unit, made from a seed.
Nothing here looks at how they are judged.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import ceil
from random import Random

from tests.second_judge import damage, lists
from tests.second_judge.drafts import Draft, Submission, parts_and_wholes, states
from tests.second_judge.policy import COLLEGE, DEPARTMENTS, HS, S


def enrolment(draft: Draft) -> None:
    """Students of three schools around 6000, declared, or of one on its roster."""
    few = draft.random.randint(0, 8)
    first, second = draft.evenly(draft.near(6000) - few, 2)
    for unit, number in zip(HS, (first, second, few), strict=True):
        full_time = number - draft.random.choice((0, 0, 5, 1000))
        states(draft, unit, {"enrolment": number, "full_time_enrolment": max(0, full_time)})
    if draft.random.random() < 0.7:
        students = lists.students(draft.random, few)
        draft.rows(HS[2], "rosters", "students", students)


def funding(draft: Draft) -> None:
    """Money of the college around 12000 a student."""
    heads = draft.random.choice((0, 3, 10, 2000))
    money = max(0, 12000 * heads + draft.random.choice((-1, 0, 1, 5000)))
    if COLLEGE not in draft.of:
        return
    for year in draft.years(COLLEGE):
        draft.put(COLLEGE, "enrolment", year, heads + 1)
        draft.put(COLLEGE, "full_time_enrolment", year, heads)
        shown: object = money
        if draft.random.random() < 0.2:
            shown = {"value": f"{money // 10000}.{money % 10000:04d}", "unit": "万元"}
        elif draft.random.random() < 0.05:
            shown = money // 10000
        draft.put(COLLEGE, "fiscal_appropriation", year, shown)


def teachers(draft: Draft) -> None:
    """Teachers of three schools: few on rosters, or many declared."""
    on_rosters = draft.random.random() < 0.6
    total = draft.random.choice((6, 9, 20)) if on_rosters else draft.random.choice((60, 300, 303))
    dual = parts_and_wholes(draft, total, 50, HS)
    for unit in HS:
        listed = draft.random.random() < 0.9 if on_rosters else draft.random.random() < 0.02
        if listed:
            draft.rows(unit, "rosters", "teachers", lists.teachers(draft.random, unit, *dual[unit]))
        if not listed or draft.random.random() < 0.4:
            states(draft, unit, _staff(draft, *dual[unit]))
        else:
            _earlier_staff(draft, unit, dual[unit][1])
    for unit in HS:
        if unit in draft.of and draft.random.random() < 0.7:
            basis = "学历" if draft.random.random() < 0.95 else "学位"
            draft.of[unit]["postgraduate_basis"] = basis


def _earlier_staff(draft: Draft, unit: str, whole: int) -> None:
    if unit not in draft.of:
        return
    for year in range(2020, draft.of[unit]["year"]):
        draft.put(unit, "full_time_teachers", year, whole + 2)
        draft.put(unit, "postgraduate_teachers", year, draft.near(max(0, year - 2019)))
        draft.put(unit, "degree_qualified_teachers", year, whole + 2)
        draft.put(unit, "specialist_teachers", year, whole)


def _staff(draft: Draft, dual: int, specialists: int) -> dict[str, int]:
    full_time = specialists + draft.random.choice((0, 0, 4))
    due = max(0, specialists - draft.random.choice((0, 1, 2)))
    return {
        "full_time_teachers": full_time,
        "specialist_teachers": specialists,
        "dual_qualified_teachers": dual,
        "degree_qualified_teachers": min(full_time, draft.near(ceil(95 * full_time / 100))),
        "postgraduate_teachers": min(full_time // 2, draft.near(full_time // 4)),
        "practice_due_teachers": due,
        "practice_done_teachers": due if draft.random.random() < 0.6 else max(0, due - 1),
    }


def graduates(draft: Draft) -> None:
    """Graduates of three schools: shares of 50, 87 and 90 of a hundred."""
    on_rosters = draft.random.random() < 0.4
    total = draft.random.choice((8, 10, 23)) if on_rosters else draft.random.choice((100, 300, 99))
    shares = {
        "employed_graduates": parts_and_wholes(draft, total, 87, HS),
        "certified_graduates": parts_and_wholes(draft, total, 90, HS),
    }
    wholes = {unit: pair[1] for unit, pair in shares["employed_graduates"].items()}
    up = parts_and_wholes(draft, sum(wholes[unit] for unit in S), 50, S)
    for unit in HS:
        if unit not in draft.of:
            continue
        values = {"graduates": wholes[unit]}
        values |= {name: min(pairs[unit][0], wholes[unit]) for name, pairs in shares.items()}
        if unit in S:
            values["progressed_graduates"] = min(up[unit][0], wholes[unit])
        if on_rosters:
            year = draft.of[unit]["year"]
            rows = lists.graduates(draft.random, values, draft.random.choice((year, year, 2022)))
            draft.rows(unit, "rosters", "graduates", rows)
        if not on_rosters or draft.random.random() < 0.3:
            states(draft, unit, values)
        _cut_off(draft, unit)


def _cut_off(draft: Draft, unit: str) -> None:
    year = draft.of[unit]["year"]
    day = draft.random.choice((f"{year}-12-31",) * 16 + (f"{year}-08-31",) * 3 + ("2019-12-31",))
    if draft.random.random() < 0.9:
        draft.of[unit]["employment_cutoff"] = day


def exams(draft: Draft) -> None:
    """All that should sit for a certificate do, or one does not; and more of them each year."""
    for unit in HS:
        expected = draft.random.choice((0, 5, 40, 200))
        present = expected if draft.random.random() < 0.8 else max(0, expected - 1)
        values = {
            "exam_candidates_expected": expected,
            "exam_candidates_present": present,
            "exam_candidates": present + draft.random.choice((0, 3)),
            "certificate_kinds": draft.random.randint(3, 9),
        }
        states(draft, unit, values, before=1)


def sections(draft: Draft) -> None:
    """Course sections, half of them with information technology."""
    total = draft.random.choice((2, 7, 60, 2500))
    for unit, (part, whole) in parts_and_wholes(draft, total, 50, HS).items():
        states(draft, unit, {"digital_course_sections": part, "course_sections": whole})


def returnees(draft: Draft) -> None:
    """Pupils who came back, received or not."""
    for unit in S:
        eligible = draft.random.choice((0, 0, 1, 7))
        received = eligible if draft.random.random() < 0.7 else max(0, eligible - 1)
        states(draft, unit, {"returnees_eligible": eligible, "returnees_received": received})


def training(draft: Draft) -> None:
    """Person-times around 3000 in every year, declared or in classes."""
    if not any(unit in draft.of for unit in HS):
        return
    for year in range(2021, draft.year + 1):
        amounts = draft.evenly(draft.near(3000), 3)
        for unit, amount in zip(HS, amounts, strict=True):
            if unit not in draft.of:
                continue
            listed = draft.random.random() < 0.7
            if listed:
                rows = lists.classes(draft.random, unit, year, amount)
                draft.rows(unit, "registers", "classes", rows)
            if not listed or draft.random.random() < 0.3:
                draft.put(unit, "training_person_times", year, amount)
    for unit in HS:
        if draft.all_years:
            draft.put(unit, "training_person_times", 2020, draft.random.choice((760, 980, 1000)))


def things(draft: Draft) -> None:
    """Clusters, studios, bases and incubators, in registers or declared."""
    kinds: list[tuple[str, str, int, Sequence[str]]] = [
        ("clusters", "program_clusters", 7, (COLLEGE,)),
        ("studios", "innovation_studios", 5, HS),
        ("studios", "master_studios", 3, HS),
        ("bases", "training_bases", 30, HS),
        ("incubators", "entrepreneurship_bases", 1, HS),
        ("enterprises", "integration_enterprises", 10, (DEPARTMENTS,)),
    ]
    for register, figure, border, units in draft.random.sample(kinds, 3):
        numbers = draft.split(draft.near(border), len(units))
        for unit, number in zip(units, numbers, strict=True):
            if unit not in draft.of:
                continue
            listed = draft.random.random() < 0.85
            if listed:
                rows = lists.things(draft.random, register, figure, unit, number)
                draft.rows(unit, "registers", register, rows)
            if not listed or draft.random.random() < 0.3:
                states(draft, unit, {figure: number})


def programs(draft: Draft) -> None:
    """Programmes of the secondary schools, 40 of a hundred featured, all of them articulated."""
    total = draft.random.choice((5, 10, 12))
    featured = parts_and_wholes(draft, total, 40, S)
    pairs = draft.split(draft.near(15), 2)
    for unit, wanted in zip(S, pairs, strict=True):
        if unit not in draft.of:
            continue
        part, whole = featured[unit]
        listed = draft.random.random() < 0.8
        if listed:
            rows = lists.programs(draft.random, unit, part, whole)
            draft.rows(unit, "registers", "programs", rows)
            articulations = lists.articulations(draft.random, rows, wanted)
            draft.rows(unit, "registers", "articulations", articulations)
        if not listed or draft.random.random() < 0.3:
            covered = draft.random.randint(0, whole)
            values = {
                "programs": whole,
                "featured_programs": part,
                "articulable_programs": covered + draft.random.choice((0, 0, 1)),
                "covered_programs": covered,
                "program_pairs": wanted,
            }
            states(draft, unit, values)
    if draft.random.random() < 0.5:
        draft.rows(COLLEGE, "registers", "programs", lists.college_programs(draft.random))


def money(draft: Draft) -> None:
    """Surcharges around 30 of a hundred, and investment that rises or does not."""
    if DEPARTMENTS not in draft.of:
        return
    for kind in ("local", "urban"):
        for year in draft.years(DEPARTMENTS):
            income = draft.random.choice((0, 10, 1000, 1010, 999))
            spent = draft.near(ceil(income * 30 / 100))
            if draft.random.random() < 0.05:
                spent = income + 1
            draft.put(DEPARTMENTS, f"{kind}_surcharge_income", year, income)
            draft.put(DEPARTMENTS, f"{kind}_surcharge_vocational", year, spent)
    whole = draft.random.choice((1000, 50))
    for year in draft.years(DEPARTMENTS, before=1):
        whole += draft.random.choice((0, 1, 1, 3, -1, whole * 30 // 100, whole * 30 // 100 + 1))
        draft.put(DEPARTMENTS, "vocational_investment", year, whole)
        part = max(0, whole - draft.random.choice((0, 5, 5, 6)))
        draft.put(DEPARTMENTS, "prefecture_investment", year, part)


def workforce(draft: Draft) -> None:
    """The skilled among the employed, and the highly skilled among them."""
    employed = draft.random.choice((1000, 1003, 40))
    skilled = draft.near(ceil(employed / 4))
    values = {
        "employed_population": employed,
        "skilled_workers": skilled,
        "highly_skilled_workers": draft.near(ceil(skilled * 30 / 100)),
    }
    states(draft, DEPARTMENTS, values)


TOPICS: Mapping[Callable[[Draft], None], tuple[str, ...]] = {
    enrolment: ("Q01",),
    funding: ("Q23",),
    teachers: ("Q02", "Q20", "Q21", "Q22"),
    graduates: ("Q10", "Q13", "Q19"),
    exams: ("Q18", "S2", "S3"),
    sections: ("Q11",),
    returnees: ("S1",),
    training: ("Q15",),
    things: ("Q03", "Q05", "Q06", "Q07", "Q08", "Q14"),
    programs: ("Q04", "Q09", "Q12"),
    money: ("Q24a", "Q24b", "Q25", "S4"),
    workforce: ("Q16", "Q17"),
}
"""What a prefecture may be about, and the targets that it then bears on."""


def prefecture(seed: str) -> tuple[list[Submission], tuple[str, ...]]:
    """The submissions of one prefecture, and the codes of the targets that they bear on."""
    random = Random(seed)  # noqa: S311  # nothing secret is drawn
    draft = Draft(random)
    while not draft.of:
        draft = Draft(random)
    topics = random.sample(list(TOPICS), random.choice((1, 1, 2, 3)))
    for topic in topics:
        topic(draft)
    submissions = list(draft.of.values())
    damage.some(random, submissions)
    codes = tuple(code for topic in topics for code in TOPICS[topic])
    return submissions, codes
