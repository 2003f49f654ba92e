"""The pages of joint plans: what they say, to whom, what they save, and in how few questions."""

import io
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from pypdf import PdfReader

from narvard.care.care_plans import operations, queries
from narvard.care.care_plans.models import CarePlan, Need
from narvard.care.care_plans.queries.paper import plan_paper
from narvard.care.care_plans.tests.made_up import written

pytestmark = pytest.mark.django_db
LINDEN = {"organization": "vc_linden"}


def text(response) -> str:
    return response.content.decode().replace("\u00a0", " ")


def hidden(page: str, name: str) -> str:
    """The value of a hidden field of the page."""
    return re.search(rf'name="{name}" value="([^"]*)"', page)[1]


@pytest.fixture
def now():
    """Three days before the clock that the pages go by, so that the whole story has happened."""
    return timezone.now() - timedelta(days=3)


@pytest.fixture
def browser(client_as):
    """The district nurse's browser."""
    return client_as("primary_care_nurse", **LINDEN)


@pytest.fixture
def their_browser(client_as):
    """The care manager's browser."""
    return client_as("care_manager", organization="boras_omsorg")


def test_the_list_says_whose_turn_it_is_and_what_the_unit_is_to_do(story, browser, their_browser, client_as):
    told = story("active")
    mine = text(browser.get("/care-plans/"))
    assert (
        "Astrid Linde" in mine
        and "<strong>Din enhet</strong>" in mine
        and str(told.now.date() + timedelta(days=52)) in mine
    )
    theirs = text(their_browser.get("/care-plans/"))
    assert "Hjälp vid dusch" in theirs and "Vårdcentralen Linden" in theirs
    assert "Astrid" not in text(client_as("care_manager", organization="mark_omsorg").get("/care-plans/"))


def test_a_need_is_raised_and_answered_on_its_pages(story, browser, nurse):
    told = story("called")
    page = text(browser.get(f"/care-plans/new/{told.subject}/"))
    given = {"kind": "crisis", "reason": "Oro på kvällarna.", "raised_by": "Bo Linde", "key": hidden(page, "key")}
    first = browser.post(f"/care-plans/new/{told.subject}/", given)
    assert browser.post(f"/care-plans/new/{told.subject}/", given)["Location"] == first["Location"]
    assert Need.objects.count() == 2
    assert browser.post(first["Location"], {"answer": "yes", "reason": ""}).status_code == 422
    sent = browser.post(first["Location"], {"answer": "yes", "reason": "Det behövs."})
    assert "krisplan" in text(browser.get(sent["Location"])).lower()
    assert "redan är besvarat" in text(browser.post(first["Location"], {"answer": "no", "reason": "Ånej."}))


def test_the_plan_is_taken_step_by_step_on_its_pages(story, browser, nurse):
    told = story("opened")
    base = f"/care-plans/{told.plan}/"
    assert "fråga om samtycke" in text(browser.get(base)).lower()
    now = timezone.localtime(told.now)
    clock = {"given_at_0": f"{now:%Y-%m-%d}", "given_at_1": f"{now - timedelta(hours=1):%H:%M}"}
    assert browser.post(f"{base}consent/", {"given_by": "", "how": "oral", **clock}).status_code == 422
    assert browser.post(f"{base}consent/", {"given_by": "Astrid", "how": "oral", **clock}).status_code == 302
    page = text(browser.get(f"{base}meeting/"))
    call = {"at_0": "2099-05-04", "at_1": "13:00", "place": "Hemma", "units": [str(told.others[0])],
            "expected": hidden(page, "expected")}  # fmt: skip
    assert "passerat" in text(browser.post(f"{base}meeting/", {**call, "at_0": "2020-01-01"}))
    assert browser.post(f"{base}meeting/", call).status_code == 302
    assert "2099-05-04" in text(browser.get(base))


def test_a_part_is_written_and_a_conflict_shows_both_texts(story, browser, nurse):
    told = story("met")
    url = f"/care-plans/{told.plan}/write/"
    page = text(browser.get(url))
    given = {
        "expected": hidden(page, "expected"), "services_needed": "Hemtjänst.", "none_others": "on", "goals": "Gå ut.\n",
        "activity-TOTAL_FORMS": "2", "activity-INITIAL_FORMS": "0", "activity-0-text": "Ring.",
        "activity-0-who": "person", "activity-0-due_on": "2099-01-01", "activity-1-text": "", "activity-1-who": "",
    }  # fmt: skip
    half = {**given, "activity-1-text": "Dusch."}
    assert "Välj vem som gör det." in text(browser.post(url, half))
    assert browser.post(url, given).status_code == 302
    again = text(browser.get(url))
    assert "Ring." in again and hidden(again, "expected") != given["expected"]
    stale = browser.post(url, {**given, "services_needed": "Min andra text."})
    said = text(stale)
    assert stale.status_code == 422 and "Min andra text." in said and "Sparat under tiden" in said
    retry = {**given, "services_needed": "Min andra text.", "expected": hidden(said, "expected")}
    assert browser.post(url, retry).status_code == 302


def test_two_answers_to_who_is_responsible_are_refused(story, browser):
    told = story("written")
    url = f"/care-plans/{told.plan}/common/"
    page = text(browser.get(url))
    given = {"overall": ["region", "municipality"], "expected": hidden(page, "expected")}
    assert "två huvudmän" in text(browser.post(url, given))
    assert browser.post(url, {**given, "overall": ["region"]}).status_code == 302
    assert CarePlan.objects.get(pk=told.plan).overall_responsible == "region"


def test_a_step_that_needs_a_button_only(story, browser, their_browser):
    told = story("written")
    page = text(browser.get(f"/care-plans/{told.plan}/"))
    step = {"step": "put_in_force", "expected": hidden(page, "expected")}
    assert "håller i planen gör det" in text(their_browser.post(f"/care-plans/{told.plan}/step/", step, follow=True))
    assert "gäller" in text(browser.post(f"/care-plans/{told.plan}/step/", step, follow=True))
    assert browser.post(f"/care-plans/{told.plan}/step/", {"step": "nothing"}).status_code == 404
    assert browser.get(f"/care-plans/{told.plan}/step/").status_code == 405


def test_a_meeting_a_follow_up_and_an_end_are_written(story, browser):
    told = story("active")
    base = f"/care-plans/{told.plan}/"
    number = hidden(text(browser.get(f"{base}follow-up/")), "expected")
    given = {"held_on": "2020-01-01", "evaluation": "Bra.", "expected": number}
    assert "kommer i ordning" in text(browser.post(f"{base}follow-up/", given))
    ended = browser.post(f"{base}end/", {"reason": "Klart.", "expected": number}, follow=True)
    assert "Planen är avslutad." in text(ended)
    assert "Mer som går att göra" not in text(browser.get(base))


def test_the_consent_is_withdrawn_on_its_page_and_the_others_no_longer_find_the_plan(story, browser, their_browser):
    told = story("active")
    assert their_browser.get(f"/care-plans/{told.plan}/").status_code == 200
    assert browser.post(f"/care-plans/{told.plan}/withdraw/", {"how": "I telefon."}).status_code == 302
    assert their_browser.get(f"/care-plans/{told.plan}/").status_code == 404
    assert their_browser.get(f"/care-plans/person/{told.subject}/").status_code == 404
    assert "återkallat" in text(browser.get(f"/care-plans/{told.plan}/"))


def test_plans_that_overlap_are_laid_side_by_side(story, their_browser, manager, now):
    told = story("active")
    operations.open_plan(actor=manager, now=now, subject=told.subject, kind="lss", title="LSS-plan")
    page = text(their_browser.get(f"/care-plans/person/{told.subject}/"))
    assert "Två planer pågår samtidigt" in page and "LSS-plan" in page and "Hjälp vid dusch" in page


def test_two_versions_are_read_side_by_side_in_words(story, browser, nurse):
    told = story("written")
    number = operations.read_plan(actor=nurse, now=told.now, plan_id=told.plan).my_part.number
    changed = written(told.others[0], text="Hemtjänst och nattpatrull.", due=told.now.date())
    operations.write_part(actor=nurse, now=told.now, plan_id=told.plan, expected=number, written=changed)
    page = text(browser.get(f"/care-plans/{told.plan}/versions/"))
    assert "<del>hemsjukvård.</del>" in page and "<ins>nattpatrull.</ins>" in page
    rows = queries.versions(nurse, told.now, told.plan).versions
    same = text(browser.get(f"/care-plans/{told.plan}/versions/?to={rows[-1].number}"))
    assert "hemsjukvård." in same and "nattpatrull" not in same


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", "Det här är din plan."),
        ("nb", "Dette er planen din."),
        ("en", "This is your plan."),
    ],
)
def test_the_paper_is_tagged_large_and_in_each_language(story, browser, nurse, language, words):
    told = story("active")
    answer = browser.get(f"/care-plans/{told.plan}/print.pdf?language={language}")
    reader = PdfReader(io.BytesIO(answer.content))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"] and reader.trailer["/Root"]["/Lang"].startswith(language)
    said = " ".join("".join(page.extract_text() for page in reader.pages).split())
    assert words in said and "Jag vill orka gå till brevlådan." in said and "Vårdcentralen Linden" in said
    paper = plan_paper(nurse, told.now, operations.read_plan(actor=nurse, now=told.now, plan_id=told.plan), language)
    assert paper.easy_to_read


def test_the_person_reads_and_prints_the_own_plan_and_no_other(story, client_as, actor_as):
    told, other = story("active", subject=actor_as("resident").subject), story("active")
    browser = client_as("resident")
    page = text(browser.get(f"/care-plans/{told.plan}/"))
    assert "Att kunna bo kvar hemma." in page and "Mer som går att göra" not in page
    assert browser.get(f"/care-plans/{told.plan}/print.pdf").status_code == 200
    assert browser.get(f"/care-plans/{other.plan}/").status_code == 404


def test_protected_identity_is_said(story, browser, a_person, now):
    told = story("active", subject=a_person(protection="marked"))
    assert "Skydda" in text(browser.get(f"/care-plans/{told.plan}/"))


def test_the_start_page_counts_and_names_nobody(story, nurse, manager):
    told = story("need")
    lines = queries.start_lines(nurse, told.now.date())
    assert [line.url_name for line in lines] == ["care_plans:index"] and "1" in lines[0].text
    assert queries.start_lines(manager, told.now.date()) == ()


def test_the_pages_take_as_many_questions_however_many_plans(story, browser, a_person, django_assert_max_num_queries):
    told = story("active")
    for name in ("Ada Berg", "Bo Ek", "Cia Dahl", "Dag Falk", "Eva Gran"):
        story("active", subject=a_person(name))
    one = f"/care-plans/{told.plan}/"
    # Four of them are the marks of nested transactions, which are there only within a test's own.
    pages = [("/care-plans/", 24), (f"/care-plans/person/{told.subject}/", 34)]
    for url, most in (*pages, *((f"{one}{path}", 34) for path in ("", "versions/", "write/"))):
        with django_assert_max_num_queries(most):
            assert browser.get(url).status_code == 200
