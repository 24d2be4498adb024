"""The report in a real browser: it fits, it filters, it reads without scripts, it prints.

A suite of its own, because it needs Chromium: `pytest tests/browser -m browser`.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from tests.browser.chromium import Chromium, chromium

import haixi_check
from haixi_check.verdict import Verdict

pytestmark = pytest.mark.browser

PHONE, DESKTOP = 390, 1280

A4_WITHIN_ITS_MARGINS: Final = round((210 - 28) / 25.4 * 96)

LEAST_CONTRAST: Final = 4.5
"""What WCAG 2.2 asks of text (AA)."""

TOO_FAINT: Final = """(() => {
  const numbers = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = (color) => {
    const [r, g, b] = numbers(color).slice(0, 3).map((part) => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      const [, , , alpha = 1] = numbers(color);
      if (alpha === 1) { return color; }
    }
    return "rgb(255, 255, 255)";
  };
  const found = new Set();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const element = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !element.checkVisibility()) { continue; }
    const style = getComputedStyle(element);
    const ink = element.closest("svg") ? style.fill : style.color;
    const [high, low] = [light(ink), light(ground(element))].sort((a, b) => b - a);
    const contrast = (high + 0.05) / (low + 0.05);
    if (contrast < LEAST) { found.add(`${element.className} ${contrast.toFixed(2)}`); }
  }
  return [...found];
})()""".replace("LEAST", str(LEAST_CONTRAST))

STICKING_OUT: Final = """[...document.querySelectorAll("main *")].filter((element) => {
  const box = element.getBoundingClientRect();
  return box.width > 1 && box.right > innerWidth + 1 && !element.closest(".scroll");
}).map((element) => element.tagName + "." + element.className)"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("no Chromium")
    with chromium(program, tmp_path_factory.mktemp("profile")) as running:
        yield running


@pytest.fixture(scope="module")
def verdict() -> Verdict:
    root = Path(__file__).parents[2]
    return haixi_check.check([root / "samples/data.xlsx"])


@pytest.fixture(scope="module")
def page(verdict: Verdict, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "报告.html"
    path.write_bytes(haixi_check.render(verdict, "html"))
    return path


def count(browser: Chromium, selector: str) -> int:
    found = browser.value(f"document.querySelectorAll({selector!r}).length")
    assert isinstance(found, int)
    return found


SHOWN: Final = "article.target:not([hidden])"


def test_it_asks_for_nothing_and_complains_of_nothing(browser: Chromium, page: Path) -> None:
    browser.open(page)
    assert browser.requests == [page.resolve().as_uri()]
    assert browser.complaints == []


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_nothing_sticks_out_of_the_window(browser: Chromium, page: Path, width: int) -> None:
    browser.open(page, width=width)
    browser.value("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert browser.value(STICKING_OUT) == []
    assert browser.value("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_text_can_be_read(browser: Chromium, page: Path, dark: bool) -> None:
    browser.open(page)
    browser.media(dark=dark)
    assert browser.value(TOO_FAINT) == []


def test_the_verdict_and_the_matrix_are_on_the_first_screen(browser: Chromium, page: Path) -> None:
    browser.open(page)
    for selector in (".outcome", ".counts", ".matrix thead"):
        box = f"document.querySelector({selector!r}).getBoundingClientRect().bottom"
        assert browser.value(f"{box} < innerHeight")


def test_an_outcome_narrows_the_clauses(browser: Chromium, page: Path, verdict: Verdict) -> None:
    browser.open(page)
    everything = count(browser, SHOWN)
    browser.value("document.querySelector('input[value=fail]').click()")
    missed = sum(1 for result in verdict.whole.results if result.outcome == "fail")
    assert count(browser, SHOWN) == missed < everything
    said = browser.value("document.getElementById('shown').textContent")
    assert said == f"显示 {missed} / {everything} 项"


def test_a_unit_sees_its_own_outcomes_rows_and_problems(
    browser: Chromium, page: Path, verdict: Verdict
) -> None:
    browser.open(page)
    unit = next(unit for unit in verdict.units if unit.kind == "secondary")
    index = verdict.units.index(unit)
    browser.value(
        f"""(() => {{ const unit = document.getElementById("by-unit");
        unit.value = "{index}"; unit.dispatchEvent(new Event("change", {{bubbles: true}}));
        document.querySelector("input[value=fail]").click(); }})()"""
    )
    missed = [result for result in unit.results if result.outcome == "fail"]
    assert count(browser, SHOWN) == len(missed) > 0
    assert count(browser, f"#clauses [data-u]:not([data-u='{index}']):not([hidden])") == 0
    assert count(browser, f"#problems [data-u]:not([data-u='{index}']):not([hidden])") == 0


def test_clearing_shows_everything_again(browser: Chromium, page: Path) -> None:
    browser.open(page)
    everything = count(browser, SHOWN)
    browser.value("document.querySelector('input[value=encouraged]').click()")
    assert count(browser, SHOWN) < everything
    browser.value("document.querySelector('button[type=reset]').click()")
    browser.value("new Promise((done) => setTimeout(done, 50))")
    assert count(browser, SHOWN) == everything


def test_a_mark_in_the_matrix_leads_to_its_clause_and_unit(browser: Chromium, page: Path) -> None:
    browser.open(page)
    browser.value("document.querySelector('.matrix a[data-unit=\"1\"]').click()")
    assert browser.value("document.getElementById('by-unit').value") == "1"
    assert str(browser.value("location.hash")).startswith("#c")


def test_a_link_to_what_a_filter_hides_lifts_the_filter(browser: Chromium, page: Path) -> None:
    browser.open(page)
    browser.value("document.querySelector('input[value=encouraged]').click()")
    assert browser.value("document.querySelector('#t-enrolment-scale').hidden")
    browser.value("location.hash = '#t-enrolment-scale'")
    browser.value("new Promise((done) => setTimeout(done, 50))")
    assert not browser.value("document.querySelector('#t-enrolment-scale').hidden")


def test_the_keyboard_finds_the_way_and_sees_where_it_is(browser: Chromium, page: Path) -> None:
    browser.open(page)
    browser.press("Tab")
    assert browser.value("document.activeElement.className") == "skip"
    assert browser.value("document.activeElement.getBoundingClientRect().top >= 0")
    assert browser.value("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    browser.press("Enter")
    assert browser.value("location.hash") == "#clauses"


def test_a_reader_of_the_screen_hears_landmarks_and_tables(browser: Chromium, page: Path) -> None:
    browser.open(page)
    nodes = browser.ask("Accessibility.getFullAXTree")["nodes"]
    roles = {node["role"]["value"] for node in nodes if "role" in node}
    assert {"banner", "navigation", "main", "contentinfo", "region", "form"} <= roles
    assert {"table", "columnheader", "rowheader", "status"} <= roles
    images = [n for n in nodes if n.get("role", {}).get("value") in ("image", "img")]
    assert [n for n in images if not n.get("name", {}).get("value")] == []


def test_on_a_phone_the_rows_of_units_are_still_a_table(browser: Chromium, page: Path) -> None:
    browser.open(page, width=PHONE)
    assert browser.value("getComputedStyle(document.querySelector('.units tr')).display") == "flex"
    nodes = browser.ask("Accessibility.getFullAXTree")["nodes"]
    names = [n["name"]["value"] for n in nodes if n.get("role", {}).get("value") == "rowheader"]
    assert "柴达木职院" in names


def test_without_scripts_all_of_it_is_there(
    browser: Chromium, page: Path, verdict: Verdict
) -> None:
    browser.open(page, scripts=False)
    assert browser.value("document.getElementById('filters').hidden")
    assert count(browser, SHOWN) == len(verdict.targets)


def test_on_paper_tables_are_not_cut_and_headings_return(browser: Chromium, page: Path) -> None:
    browser.open(page, width=A4_WITHIN_ITS_MARGINS)
    browser.media(paper=True)
    browser.value("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    wide = browser.value(
        "[...document.querySelectorAll('table')].filter((t) => t.checkVisibility() && "
        "t.getBoundingClientRect().right > innerWidth + 1).map((t) => t.className)"
    )
    assert wide == []
    heads = "[...document.querySelectorAll('thead')].map((h) => getComputedStyle(h).display)"
    assert set(browser.value(heads)) == {"table-header-group"}
    assert browser.value("getComputedStyle(document.querySelector('.filters')).display") == "none"


def test_it_prints(browser: Chromium, page: Path) -> None:
    browser.open(page)
    printed = browser.paper()
    assert printed.startswith(b"%PDF")
    assert 5 < printed.count(b"/Type /Page\n") < 60


def test_sixty_units_stay_usable(browser: Chromium, verdict: Verdict, tmp_path: Path) -> None:
    path = tmp_path / "六十.html"
    path.write_bytes(haixi_check.render(crowded(verdict), "html"))
    for width in (PHONE, DESKTOP):
        browser.open(path, width=width)
        assert browser.value("document.documentElement.scrollWidth") == width
    assert count(browser, ".matrix tbody tr") == 61
    browser.value("document.querySelector('.tall').scrollTo(0, 900)")
    head = browser.value("document.querySelector('.matrix thead th').getBoundingClientRect().top")
    frame = browser.value("document.querySelector('.tall').getBoundingClientRect().top")
    assert abs(head - frame) <= 1
    browser.open(path, width=A4_WITHIN_ITS_MARGINS)
    browser.media(paper=True)
    right = "document.querySelector('.matrix').getBoundingClientRect().right"
    assert browser.value(f"{right} <= innerWidth")


def crowded(verdict: Verdict) -> Verdict:
    """The same with sixty units: the second of the sample, many times."""
    model = verdict.units[1]
    names = [f"school-{number:02}" for number in range(60)]
    units = tuple(
        replace(
            model,
            id=name,
            results=tuple(replace(result, unit=name) for result in model.results),
        )
        for name in names
    )
    clauses = tuple(
        replace(clause, units=dict.fromkeys(names, clause.units[model.id]))
        if model.id in clause.units
        else clause
        for clause in verdict.summary.by_clause
    )
    return replace(verdict, units=units, summary=replace(verdict.summary, by_clause=clauses))
