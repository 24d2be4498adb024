"""The report as a page: whole in one file, in the order of the opinion, and obeying no input."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.writers.html_pages import Element, parsed
from tests.writers.sample_results import HAIXI
from tests.writers.sample_targets import TARGETS
from tests.writers.test_escaping import ATTACKS, saying

from haixi_check.messages import Language
from haixi_check.report import Manner
from haixi_check.report.words import MARKS
from haixi_check.result import Measured, Outcome, YearResult
from haixi_check.rulepack.pack import Text
from haixi_check.verdict import Verdict
from haixi_check.writers import rendered
from haixi_check.writers.escape import visible
from haixi_check.writers.html.drawings import trend
from haixi_check.writers.office import look as colours


def written(found: Verdict, language: Language = "zh") -> str:
    return rendered("html", found, Manner(language=language)).decode("utf-8")


@pytest.fixture(scope="module")
def shelf() -> dict[str, str]:
    """Pages that were written already; the sentences of the sample live only as long as a test."""
    return {}


@pytest.fixture
def page(sample: Verdict, shelf: dict[str, str]) -> Element:
    if "sample" not in shelf:
        shelf["sample"] = written(sample)
    return parsed(shelf["sample"])


@pytest.fixture(params=["sample", "school", "many"])
def html(request: pytest.FixtureRequest, shelf: dict[str, str]) -> str:
    name = str(request.param)
    if name not in shelf:
        shelf[name] = written(request.getfixturevalue(name))
    return shelf[name]


def target(page: Element, name: str) -> Element:
    return page.one("article", id=f"t-{name}")


def test_the_page_needs_nothing_from_anywhere(html: str) -> None:
    assert re.findall(r"https?:|//[a-z]|url\(|@import|src=|@font-face", html) == []
    links = [e.attributes["href"] for e in parsed(html) if "href" in e.attributes]
    assert [link for link in links if not link.startswith("#")] == []


def test_the_page_allows_itself_its_own_style_and_script_and_nothing_else(page: Element) -> None:
    policy = page.one("meta", **{"http-equiv": "Content-Security-Policy"}).attributes["content"]
    assert policy.startswith("default-src 'none'; ")
    for name in ("style", "script"):
        (only,) = page.one(name).children
        assert isinstance(only, str)
        digest = base64.b64encode(hashlib.sha256(only.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    attributes = {name for element in page for name in element.attributes}
    assert {name for name in attributes if name == "style" or name.startswith("on")} == set()


def test_every_reference_leads_somewhere_and_no_name_is_given_twice(html: str) -> None:
    page = parsed(html)
    ids = Counter(e.attributes["id"] for e in page if "id" in e.attributes)
    assert [name for name, count in ids.items() if count > 1] == []
    wanted = {e.attributes["href"][1:] for e in page.find("a")}
    for reference in ("aria-labelledby", "for"):
        wanted |= {e.attributes[reference] for e in page if reference in e.attributes}
    assert wanted - set(ids) == set()


def test_what_is_seen_can_be_heard(html: str) -> None:
    page = parsed(html)
    assert [th.text for th in page.find("th") if "scope" not in th.attributes] == []
    for svg in page.find("svg"):
        named = svg.attributes.get("role") == "img" and svg.attributes.get("aria-label")
        assert named or svg.attributes.get("aria-hidden") == "true"
    for mark in page.find(of="mark"):
        hidden = mark.attributes.get("aria-hidden") == "true"
        assert hidden or mark.attributes["aria-label"]
    levels = [int(e.name[1]) for e in page if re.fullmatch(r"h\d", e.name)]
    assert all(now - before <= 1 for before, now in itertools.pairwise(levels))


def test_the_first_screen_gives_the_verdict_in_words(page: Element) -> None:
    verdict = page.one("section", id="verdict").text
    assert "总体未达标" in verdict
    assert "判定 35 项" in verdict
    assert "未达标 4" in verdict
    assert "未报送：格尔木职校" in verdict
    assert "有约束性要求未达标" in verdict


def test_the_matrix_has_a_mark_for_each_unit(page: Element) -> None:
    (row,) = [tr for tr in page.one("table", of="matrix").find("tr") if "三(十)" in tr.text]
    signs = [cell.text for cell in row.find("td")]
    assert [sign for sign in signs if sign in MARKS.values()] == ["×", "●", "×", "?"]


def test_many_units_are_rows_of_the_matrix(many: Verdict) -> None:
    matrix = parsed(written(many)).one("table", of="crowded")
    names = [row.find("th")[0].text for row in matrix.find("tr")]
    assert names[:3] == ["单位", "全州", "职校01 未报送"]
    assert len(names) == 2 + len(many.units)


def test_clauses_stand_in_the_order_of_the_opinion(page: Element, sample: Verdict) -> None:
    headings = [section.find("h3")[0].text for section in page.find("section", of="clause")]
    expected = [clause.clause for clause in sample.summary.by_clause]
    assert [heading.split()[0] for heading in headings] == expected


def test_every_target_stands_once_where_it_is_printed_first(page: Element, sample: Verdict) -> None:
    shown = [e.attributes["id"][2:] for e in page.find("article")]
    assert sorted(shown) == sorted(sample.targets)
    sections = page.find("section", of="clause")
    (home,) = [s for s in sections if s.find("article", id="t-dual-qualified-share")]
    assert home.find("h3")[0].text.startswith("二 ")
    (again,) = [s for s in sections if s.find("h3")[0].text.startswith("三(十) ")]
    assert "前文已列，本条重申" in again.text
    assert again.find("a", href="#t-dual-qualified-share")


def test_a_miss_tells_figure_threshold_shortfall_lead_and_remedy(page: Element) -> None:
    text = target(page, "dual-qualified-share").text
    assert "49.996%（12499/25000） 要求 ≥ 50%" in text
    assert "还差 1 名双师型教师（全靠新进人员补足的话，还差 2 名双师型教师）" in text
    assert "责任单位：职业院校（原文写明）" in text
    assert "怎么补 先补齐教师名册里已具备条件但缺认定文件的" in text
    assert "口径存疑：按专任教师口径为 50.40%（12499/24800），达标" in text
    assert "巩固情况：2023年为 51.00%（51/100），达标" in text


def test_a_bar_says_what_it_draws(page: Element) -> None:
    bar = target(page, "enrolment-scale").one("svg", of="bar", role="img")
    assert bar.attributes["aria-label"] == "条形图：5988，要求 ≥ 6000 人"


def test_units_stand_under_the_whole_with_what_they_lack(page: Element) -> None:
    (row,) = [
        tr
        for tr in target(page, "dual-qualified-share").find("tr", role="row")
        if tr.text.startswith("州职校")
    ]
    assert "未达标" in row.text
    assert "48.05%（6247/13000）" in row.text
    assert "还差 253 名双师型教师" in row.text


def test_a_figure_leads_to_its_cells(page: Element) -> None:
    details = target(page, "enrolment-scale").one("details", of="basis")
    assert "柴达木职院.xlsx 指标数据!E3" in details.text
    assert "3100" in details.text


def test_each_year_is_told(page: Element) -> None:
    text = target(page, "training-volume").text
    assert "2021年 × 2800（还差 200 人次）" in text
    assert "2022年 ● 3100" in text


def test_records_are_shown_with_what_they_are_worth(page: Element) -> None:
    text = target(page, "branch-campus").one("table", of="records").text
    assert "挂牌照片 · 2021-09-01" in text
    assert "佐证没有文号、文件或网址，无从查证" in text


def test_filters_know_the_outcome_of_each_unit(page: Element, sample: Verdict) -> None:
    missed = target(page, "dual-qualified-share").attributes
    assert (missed["data-o"], missed["data-f"]) == ("fail", "mandatory")
    assert missed["data-by"] == "pfu-"
    options = page.one("select").find("option")
    assert [o.attributes["value"] for o in options] == ["", "0", "1", "2", "3"]
    assert len(options) == 1 + len(sample.units)


def test_without_its_script_the_page_hides_nothing_but_the_filters(page: Element) -> None:
    hidden = [element for element in page if "hidden" in element.attributes]
    assert [element.attributes["id"] for element in hidden] == ["filters"]


def test_problems_stand_under_their_file_gravest_first(page: Element) -> None:
    (file,) = [s for s in page.find("section", of="file") if "州职校.xlsx" in s.find("h3")[0].text]
    text = file.text
    assert text.index("强制性") < text.index("核实性（须说明）")
    assert "同类另有 16 处：C5、C6" in text
    assert "填报说明：两校合并统计，见州教育局批复。" in text
    assert "提示性 1 条（无须改动）" in text
    assert "同类问题还有 7 处，只计数、未逐条保存" in text


def test_what_is_not_checked_is_told(page: Element) -> None:
    text = page.one("section", id="unchecked").text
    assert "倡导性表述 4 处" in text
    assert "市县分项未核查" in text


def test_a_school_sees_itself_alone(school: Verdict) -> None:
    page = parsed(written(school))
    assert page.one("h1").text.endswith("自查报告")
    headings = page.one("table", of="matrix").find("tr")[0].find("th")
    assert [heading.text for heading in headings] == ["条款", "州职校"]
    own = next(unit for unit in school.units if unit.id == HAIXI)
    shown = {e.attributes["id"][2:] for e in page.find("article")}
    assert shown == {result.target for result in own.results}


def test_a_long_number_is_short_under_its_column() -> None:
    years = [
        YearResult(year=2021, outcome=Outcome.INFO, measured=Measured(shown=n, exact=n))
        for n in ("99999", "342500000")
    ]
    info = TARGETS["per-student-funding"]
    expected: dict[Language, list[str]] = {"zh": ["99999", "3.4亿"], "en": ["99999", "342.5M"]}
    for language, shown in expected.items():
        drawn = trend(info, years, language)
        assert drawn is not None
        assert [column.shown for column in drawn.columns] == shown


def test_it_speaks_english(sample: Verdict) -> None:
    page = parsed(written(sample, "en"))
    assert page.one("html").attributes["lang"] == "en"
    assert "Not met overall" in page.one("section", id="verdict").text


def test_four_units_are_far_from_a_megabyte(sample: Verdict) -> None:
    assert len(written(sample).encode("utf-8")) < 500_000


def test_colours_are_those_of_the_office_files(page: Element) -> None:
    (css,) = page.one("style").children
    assert isinstance(css, str)
    light = css.split("@media", 1)[0]
    for outcome in ("pass", "fail", "unknown", "review", "not_due"):
        name = outcome.replace("_", "-")
        for ending, palette in (("", colours.INKS), ("-fill", colours.FILLS)):
            assert f"--{name}{ending}: #{palette[outcome].lower()};" in light


def elements(page: Element) -> Iterator[tuple[str, tuple[str, ...]]]:
    for element in page:
        yield element.name, tuple(element.attributes)


@pytest.fixture(scope="module")
def hostile(sample: Verdict) -> Verdict:
    return named(saying(sample, ATTACKS.values()), '<b onclick="x">甲</b>\'"&amp;')


def named(found: Verdict, name: str) -> Verdict:
    """`found` with units called `name`."""
    units = (
        replace(u, short=Text(zh=name, en=name), name=Text(zh=name, en=name)) for u in found.units
    )
    return replace(found, units=tuple(units))


def test_nothing_that_was_reported_becomes_markup(sample: Verdict, hostile: Verdict) -> None:
    harmless = named(saying(sample, [f"甲{n}" for n in range(len(ATTACKS))]), "甲校")
    found = parsed(written(hostile))
    assert Counter(elements(found)) == Counter(elements(parsed(written(harmless))))
    (script,) = found.find("script")
    assert script.text == parsed(written(sample)).one("script").text


def test_whatever_was_reported_can_be_read(hostile: Verdict) -> None:
    text = "".join(parsed(written(hostile)).text.split())
    lost = [a for a in ATTACKS.values() if "".join(visible(a).split()) not in text]
    assert lost == []


def test_nothing_unseen_steers_the_reader(hostile: Verdict) -> None:
    assert re.findall(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", written(hostile)) == []
