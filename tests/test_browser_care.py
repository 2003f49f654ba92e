"""Four parties and the person take one elder from hospital to a followed-up plan at home, each with their own login."""

import os
import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import LANGUAGES, WIDTHS, enter, faults, pages_of_care

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

TOMORROW = (date.today() + timedelta(days=1)).isoformat()
ELDER = ("Ingrid Solvik", "19410809-9963")
NORWEGIAN_UNITS = ("Sentrum fastlegekontor", "Bodø kommune, tildelingskontoret", "Bodø kommune, sykepleietjenesten")
UNITS = ("Vårdcentralen Linden", "Borås Stad, hemsjukvården", "Borås Stad, biståndsenheten")


def save(page: Page) -> None:
    """Send the page's own form, and see that it was taken."""
    page.locator("main form:has(.ds-button)").last.locator("button[type=submit]").first.press("Enter")
    page.wait_for_load_state()
    expect(page.locator("main [role=alert]")).to_have_count(0)


def tick(page: Page, *labels: str) -> None:
    """Tick what stands beside these words."""
    for label in labels:
        page.get_by_label(re.compile(re.escape(label))).first.check()


def fill(page: Page, **values: str) -> None:
    """Fill the fields of these names."""
    for name, value in values.items():
        page.locator(f"main [name={name}]").fill(value)


def take(page: Page, demo: str, case: str, step: str) -> None:
    """Open a step of a way home from its own page."""
    page.goto(f"{demo}{case}")
    page.locator(f"main a[href='{case}step/{step}/']").first.click()


def admit(page: Page, demo: str, number: str, *needs: str) -> str:
    """Look a person up by number, write them down, admit them; answer the address of the way home."""
    page.goto(f"{demo}/persons/")
    fill(page, number=number)
    page.locator("main [name=purpose]").select_option("care")
    page.locator("form[action='/persons/look-up/'] button").click()
    page.locator("form[action='/persons/take-up/'] button, .persons-card a.ds-button").first.click()
    subject = re.search(r"/persons/([0-9a-f-]{36})/", page.url)[1]
    page.goto(f"{demo}/way-home/admit/?subject={subject}")
    tick(page, *needs)
    save(page)
    return re.search(r"/way-home/\d+/", page.url)[0]


def test_an_elder_comes_home_to_a_plan_that_is_followed_up(page, demo):
    enter(page, demo, "Maria Sandelin")
    case = admit(page, demo, ELDER[1], "Vårdcentralen", "Kommunens hemsjukvård", "Socialtjänsten")
    take(page, demo, case, "admission")
    fill(page, home_at_0=TOMORROW, home_at_1="11:00")
    tick(page, *UNITS)
    save(page)

    enter(page, demo, "Anna Löfving")
    take(page, demo, case, "contact")
    fill(page, contact_name="Anna Löfving", phone="033-10 00 00")
    save(page)

    enter(page, demo, "Maria Sandelin")
    take(page, demo, case, "discharge_ready")
    tick(page, *UNITS)
    fill(page, assessment="Maria Sandelin: personen vill, inget hindrar.")
    save(page)

    enter(page, demo, "Camilla Dahlgren")
    take(page, demo, case, "answer")
    page.locator("main [name=answer]").select_option("can_receive")
    fill(page, receive_at_0=TOMORROW, receive_at_1="14:00")
    save(page)
    expect(page.locator("main")).not_to_contain_text("Inlagd")

    enter(page, demo, "Anna Löfving")
    take(page, demo, case, "sip_call")
    tick(page, *UNITS[1:])
    fill(page, meeting_at_0=TOMORROW, meeting_at_1="13:00", place="Hemma hos Ingrid")
    save(page)

    enter(page, demo, "Maria Sandelin")
    for step, values in (
        ("information", {"information": "Läkemedelslista överlämnad.", "assessment": "Maria Sandelin: inget hindrar."}),
        ("patient_information", {"care_summary": "Behandlad för lunginflammation."}),
        ("discharged", {}),
    ):
        take(page, demo, case, step)
        if step == "information":
            tick(page, *UNITS)
        fill(page, **values)
        save(page)

    plan = follow_up_plan(page, demo)
    enter(page, demo, ELDER[0])
    page.goto(f"{demo}/my/")
    expect(page.locator("main")).to_contain_text("Anna Löfving")
    expect(page.locator("main")).to_contain_text("Hembesök varje tisdag")
    page.goto(f"{demo}{plan}")
    expect(page.locator("main")).to_contain_text("Jag orkar till brevlådan.")
    read_by = who_has_read(page, demo)
    assert {unit: law for unit, law in read_by if law in {"", "–"}} == {}, "A read without a legal ground."
    assert {"Medicinavdelningen, SÄS", UNITS[0], UNITS[2]} <= {unit for unit, _law in read_by}


def follow_up_plan(page: Page, demo: str) -> str:
    """The plan that the call opened: consent, meeting, what is written, in force, and followed up; its address."""
    enter(page, demo, "Anna Löfving")
    page.goto(f"{demo}/care-plans/")
    page.locator("main a[href^='/care-plans/']", has_text=ELDER[0]).first.click()
    plan = re.search(r"/care-plans/\d+/", page.url)[0]
    page.goto(f"{demo}{plan}consent/")
    fill(page, given_by=ELDER[0], given_at_0=date.today().isoformat(), given_at_1="00:05")
    save(page)
    page.goto(f"{demo}{plan}meeting/")
    now = datetime.now(ZoneInfo("Europe/Stockholm"))
    fill(page, held_at_0=now.date().isoformat(), held_at_1=f"{now:%H:%M}")
    save(page)
    page.goto(f"{demo}{plan}write/")
    fill(page, what_matters="Att få bo hemma.", services_needed="Hembesök.", goals="Jag vill orka till brevlådan.")
    page.locator("main [name=none_others]").check()
    fill(page, **{"activity-0-text": "Hembesök varje tisdag", "activity-0-due_on": TOMORROW})
    page.locator("main [name=activity-0-who]").select_option(index=1)
    save(page)
    page.goto(f"{demo}{plan}common/")
    page.locator("main [name=overall]").first.check()
    fill(page, follow_up_on=TOMORROW)
    save(page)
    page.goto(f"{demo}{plan}")
    page.locator("main form[action$='/step/'] button").first.press("Enter")
    page.wait_for_load_state()
    page.goto(f"{demo}{plan}follow-up/")
    fill(page, held_on=date.today().isoformat(), evaluation="Det går bra.", own_words="Jag orkar till brevlådan.")
    save(page)
    return plan


def who_has_read(page: Page, demo: str) -> set[tuple[str, str]]:
    """Unit and legal ground of everything that the person's own log shows, over all its pages."""
    found: set[tuple[str, str]] = set()
    page.goto(f"{demo}/my/reads/")
    while True:
        for row in page.locator("main tbody tr").all():
            cells = row.locator("th, td").all_inner_texts()
            found.add((cells[1], cells[-1].strip()))
        older = page.locator("main a", has_text=re.compile("Äldre|Eldre"))
        if not older.count():
            return found
        older.first.click()


def test_a_month_is_settled_with_a_proof_for_each_day(page, demo):
    """The region's economist counts the month before; what it comes to follows from the figures beside it."""
    enter(page, demo, "Monika Rask")
    page.goto(f"{demo}/settlement/")
    page.locator("main form button").first.click()
    page.locator("main a[href*='/sas/1490/']").first.click()
    row = page.locator("main table").first.locator("tbody tr").first.locator("td")
    persons, days = (int(row.nth(place).inner_text()) for place in (0, 1))
    counted = page.locator("main tbody tr", has_text="räknas i medlet").count()
    assert days == counted and persons <= days
    amount = int("".join(filter(str.isdigit, row.last.inner_text())))
    assert amount == max(0, days - 3 * persons) * 10_000


def test_a_norwegian_patient_is_answered_for_at_once(page, demo):
    """Hospital, municipality and the person: admitted, ready, answered, and home, each by their own login."""
    enter(page, demo, "Kari Nordvik", "nb")
    case = admit(page, demo, "01876800213", "Fastlegen", "Kommunens sykepleietjeneste", "Tildelingskontoret")
    take(page, demo, case, "admission")
    fill(page, home_at_0=TOMORROW, home_at_1="11:00", status="Lungebetennelse.", course="Tre til fem døgn.")
    tick(page, *NORWEGIAN_UNITS)
    save(page)
    take(page, demo, case, "discharge_ready")
    judged = ("problem_clarified", "other_problems", "unresolved", "diagnoses_and_plan", "functional_level")
    fill(page, **dict.fromkeys(judged, "Vurdert og avklart."))
    tick(page, *NORWEGIAN_UNITS[1:])
    save(page)
    enter(page, demo, "Erik Tverlandet", "nb")
    take(page, demo, case, "answer")
    page.locator("main [name=answer]").select_option("cannot_receive")
    save(page)
    enter(page, demo, "Kari Nordvik", "nb")
    take(page, demo, case, "discharged")
    save(page)
    enter(page, demo, "Arne Myrvang", "nb")
    assert NORWEGIAN_UNITS[1] in {unit for unit, law in who_has_read(page, demo) if law}


# who · the language and width that the suite looks at; all of them with NARVARD_AXE=all
LOOKED_AT = {
    "Maria Sandelin": ("sv", "narrow"),
    "Anna Löfving": ("en", "narrow"),
    "Camilla Dahlgren": ("sv", "wide"),
    "Monika Rask": ("en", "wide"),
    "Astrid Linde": ("sv", "narrow"),
    "Kari Nordvik": ("nb", "narrow"),
    "Berit Kjelvik": ("nb", "wide"),
    "Solveig Myrvang": ("nb", "narrow"),
}
EVERY = [(name, language, width) for name in LOOKED_AT for language in LANGUAGES for width in WIDTHS]
CHOSEN = EVERY if os.environ.get("NARVARD_AXE") == "all" else [(name, *how) for name, how in LOOKED_AT.items()]


@pytest.mark.parametrize(("name", "language", "width"), CHOSEN)
def test_axe_finds_nothing_on_the_pages_of_care(page, demo, name, language, width):
    page.set_viewport_size(WIDTHS[width])
    enter(page, demo, name, language)
    found = {url: faults(page) for url in pages_of_care(page, demo)}
    assert len(found) > 2, f"Hardly any page was reached: {list(found)}"
    assert not any(found.values()), {url: told for url, told in found.items() if told}
