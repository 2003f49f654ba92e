"""A walk through the demo as its users take it, and axe on every page in three languages."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import LANGUAGES, WIDTHS, enter, faults, log_in, speak

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

ROOT = Path(__file__).resolve().parent.parent


def test_the_coordinators_first_minute(page, demo):
    """Role → grid → cell → indicator → change a status → see it in the log."""
    log_in(page, demo, "coordinator")
    page.locator(".frame-menu a[href='/plan/']").click()
    expect(page.locator(".frame-lead")).to_contain_text(re.compile(r"\b250\b.*\b\d+\b.*\b\d+\b"))
    page.goto(f"{demo}/plan/?municipality=1490&group=multi_ill_elderly")
    page.locator("a[href^='/plan/1490/multi_ill_elderly/']:visible").first.click()
    card = page.locator(".activity-card:has(.activity-change)").first
    title = card.locator("h3").inner_text()
    page.locator("main a[href^='/indicators/']:visible").first.click()
    expect(page.locator("main svg[role=img]").first).to_be_visible()
    page.go_back()
    comment = "Flyttas fram: teamet saknar en sjuksköterska."
    card.locator("summary").click()
    card.locator("select[name=status]").select_option(index=0)
    card.locator("textarea[name=comment]").fill(comment)
    card.locator("button[type=submit]").click()
    expect(page.locator("main")).to_contain_text(comment)
    log_in(page, demo, "log_reviewer")
    page.goto(f"{demo}/log/")
    row = page.locator("tbody tr", has_text=title).first
    expect(row).to_be_visible()
    expect(row.locator("td").last).to_have_text(re.compile(r"\d+|väntar"))


def test_the_grid_opens_in_place_and_by_keyboard(page, demo):
    log_in(page, demo, "coordinator")
    page.goto(f"{demo}/plan/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("href", "#content")
    toggle = page.locator(".grid-toggle").first
    toggle.focus()
    page.keyboard.press("Enter")
    expect(page.locator("a[href^='/plan/14']:visible").first).to_be_visible()


def test_from_the_region_to_a_unit(page, demo):
    """Catalogue → filter → indicator → unit → its curve, with the table behind it."""
    log_in(page, demo, "analyst")
    page.goto(f"{demo}/indicators/")
    page.locator("select[name=goal_area]").select_option("continuity")
    page.locator("form.find button").click()
    expect(page.locator("main h2")).to_have_count(1)
    page.locator("main a[href='/indicators/own_physician_visits/']").click()
    page.locator("section[aria-labelledby=units] tbody a").first.click()
    expect(page.locator("section[aria-labelledby=units] tr.ranking-chosen")).to_have_count(1)
    curve = page.locator("section[aria-labelledby=units] .chart-figure")
    expect(curve.locator("svg[role=img]:visible")).to_have_count(1)
    curve.locator("summary").click()
    expect(curve.locator("tbody tr").first).to_be_visible()


def test_the_grid_prints_on_one_a3(page, demo):
    log_in(page, demo, "coordinator")
    page.goto(f"{demo}/plan/")
    paper = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", paper)) == 1
    width, height = map(float, re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", paper).groups())
    assert {round(width), round(height)} <= set(range(841, 844)) | set(range(1189, 1193)), "The paper is A3 lying down."


def test_a_quarter_is_said_and_closed(page, demo):
    """The area manager reports and calls the area ready; the coordinator closes, and what was reported stays."""
    enter(page, demo, "Anders Hovmark")
    page.locator(".frame-menu a[href='/quarter/']").click()
    page.goto(f"{demo}/quarter/mine/")
    line = page.locator(".say-line:has(textarea)").first
    line.evaluate("box => { box.open = true; }")
    said = "Teamet har träffat alla trettio."
    expect(line).to_have_attribute("open", "")
    line.locator("textarea").first.fill(said)
    # By key, since the line is still growing under the pointer where the machine is slow.
    line.locator("button[name=save]").press("Enter")
    expect(page.locator("main")).to_contain_text(said)
    page.goto(f"{demo}/quarter/2026/3/area/1490/")
    page.locator("#area-note").fill("Resten kommer i december.")
    page.locator("form[action$='/ready/'] button[type=submit]").click()
    expect(page.locator("main")).to_contain_text("Anders Hovmark")
    enter(page, demo, "Karin Lindvall")
    page.goto(f"{demo}/quarter/2026/3/")
    page.locator("#office-note").fill("Flera områden rapporterar senare.")
    page.locator("form[action$='/office/'] button").click()
    page.locator("form[action$='/close/'] button").click()
    expect(page.locator("main")).to_contain_text("Det som rapporterades står fast.")
    page.goto(f"{demo}/quarter/2026/3/area/1490/")
    expect(page.locator("main")).to_contain_text(said)
    expect(page.locator("#area-note")).to_have_count(0)


def test_a_politician_finds_a_decision_and_what_was_promised(page, demo):
    enter(page, demo, "Marianne Ek")
    page.locator(".frame-menu a[href='/decisions/']").click()
    page.locator("main input[name=q]").fill("läkarmedverkan")
    page.locator("main form button[type=submit]").first.click()
    found = page.locator("main tbody a[href^='/decisions/']")
    expect(found).to_have_count(1)
    found.click()
    expect(page.locator("h1")).to_contain_text("Läkarmedverkan")
    page.goto(f"{demo}/promised/")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("main table").first).to_be_visible()


def test_an_economist_splits_the_year(page, demo):
    """The cost is divided to the krona, looked at, decided, and each municipality has its statement."""
    enter(page, demo, "Gun Kronsjö")
    page.goto(f"{demo}/cost-shares/")
    page.locator("main tbody a[href*='/cost-shares/']").first.click()
    page.locator("form[action$='/decide/'] button").click()
    expect(page.locator("form[action$='/decide/']")).to_have_count(0)
    page.locator("main tbody a[href*='/cost-shares/']").first.click()
    expect(page.locator("main")).to_contain_text("kr")
    assert page.request.get(page.url + "invoice.pdf").body().startswith(b"%PDF")


def test_a_public_reader_sees_only_what_is_public(page, demo):
    """Nothing before the coordinator opens a plan; then titles and parties, and no name of a person."""
    page.goto(f"{demo}/open/plan/sodra_alvsborg/")
    expect(page.locator("main a[href='/open/plan/sodra_alvsborg/1490/']")).to_have_count(0)
    enter(page, demo, "Karin Lindvall")
    page.goto(f"{demo}/plan/next/")
    row = page.locator("tr:has(input[name=municipality][value='1490'])").last
    row.locator("button[type=submit]").click()
    page.context.clear_cookies()
    page.goto(f"{demo}/open/plan/sodra_alvsborg/1490/")
    expect(page.locator("main .open-activities li").first).to_be_visible()
    shown = page.locator("main").inner_text()
    assert "Jonshage" not in shown and "Hovmark" not in shown and "Borås" in shown
    page.goto(f"{demo}/plan/")
    expect(page).to_have_url(re.compile("/login/"))


# who · language · how the collaboration is called
CASES = [
    ("Karin Lindvall", "sv", "Södra Älvsborg"),
    ("Ylva Dahlbäcken", "sv", "Södra Dalarna"),
    ("Agneta Söderåsen", "sv", "Vårdsamverkan Skåne"),
    ("Ingvild Saltnes", "nb", "Helsefellesskapet i Salten"),
]
ROOMS = (
    "plan", "strategy", "agreements", "bodies", "decisions", "funds", "obligations", "pilots", "voices", "missions",
    "examples", "quarter", "surveys", "reports", "promised", "trace", "risks", "documents",
)  # fmt: skip


@pytest.mark.parametrize(("name", "language", "collaboration"), CASES)
def test_each_case_has_its_own_start_page_and_every_room_opens(page, demo, name, language, collaboration):
    enter(page, demo, name, language)
    expect(page.locator(".frame-collaboration")).to_have_text(collaboration)
    expect(page.locator("h1")).to_contain_text(name)
    answers = {room: page.goto(f"{demo}/{room}/").status for room in ROOMS}
    assert answers == dict.fromkeys(ROOMS, 200)


PAGES = {
    "coordinator": [
        "/",
        "/plan/",
        "/plan/findings/",
        "/plan/1490/multi_ill_elderly/continuity/",
        "/plan/1443/disability/closeness/",
        "/plan/bring/",
        "/activities/1/",
        "/indicators/",
        "/indicators/continuity/",
        "/indicators/discharge_ready_days/",
        "/indicators/avoidable_admissions/?target_group=multi_ill_elderly&municipality=1490",
        "/indicators/?goal_area=closeness&country=SE&verified=no",
        "/indicators/own_physician_visits/?scale=common&municipality=1490",
        "/indicators/closeness/",
        "/indicators/vacancies_agency/",
        "/indicators/unplanned_readmission_30d_65/definition/",
        "/indicators/own_physician_visits/targets/",
        "/runs/",
        "/open/",
        "/open/own_physician_visits/",
        "/lights/1/override/",
        "/bodies/",
        "/deliveries/",
        *(f"/{room}/" for room in ROOMS if room not in ("plan", "bodies")),
        "/cost-shares/",
        "/commitments/",
        "/meetings/",
        "/plan/tree/",
        "/plan/next/",
        "/plan/moved/",
        "/plan/thresholds/",
        "/quarter/mine/",
        "/quarter/2026/2/",
        "/documents/funds/",
        "/pilots/propose/",
        "/examples/write/",
        "/organizations/",
        "/roles/",
        "/search/?q=Bor%C3%A5s",
        "/accessibility/",
        "/nowhere/",
        "/log/",
    ],
    "log_reviewer": ["/", "/log/"],
}


def every_page(page: Page, demo: str, role: str) -> list[str]:
    """The pages of a role, and one body and one delivery, which the demo names itself."""
    found = list(PAGES[role])
    for index in ("/bodies/", "/deliveries/"):
        if index in found:
            page.goto(demo + index)
            found.append(page.locator(f"main a[href^='{index}']").first.get_attribute("href"))
    return found


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", PAGES)
def test_axe_finds_nothing(page, demo, role, language, width):
    page.set_viewport_size(WIDTHS[width])
    speak(page, demo, language)
    found = {"/login/": faults(page)}
    log_in(page, demo, role)
    for url in every_page(page, demo, role):
        page.goto(demo + url)
        found[url] = faults(page)
    assert not any(found.values()), {url: told for url, told in found.items() if told}
