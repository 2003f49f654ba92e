"""The start page: a greeting, what waits, what changed, and where to go on to."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard.base.access.queries import ROLE_TABLE
from narvard.base.core.actor import NOBODY, NotPermitted, command_line
from narvard.base.core.queries import StartLine
from narvard.govern.followup.operations import load_followup
from narvard.site.starting import quarter_of, start_page

# day · quarter · days left
QUARTERS = [
    (date(2026, 1, 1), 1, 89),
    (date(2026, 3, 31), 1, 0),
    (date(2026, 4, 1), 2, 90),
    (date(2026, 11, 22), 4, 39),
    (date(2026, 12, 31), 4, 0),
    (date(2028, 2, 1), 1, 59),
]


@pytest.mark.parametrize(("day", "quarter", "left"), QUARTERS)
def test_the_quarter_and_what_is_left_of_it(day, quarter, left):
    assert quarter_of(day) == (quarter, left)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_after_the_days_left_comes_the_last_day_of_the_same_quarter(day):
    quarter, left = quarter_of(day)
    last = day + timedelta(days=left)
    assert quarter_of(last) == (quarter, 0)
    assert quarter_of(last + timedelta(days=1))[0] == quarter % 4 + 1


# hour · greeting
@pytest.mark.parametrize(
    ("hour", "greeting"),
    [
        (4, "Good evening"),
        (5, "Good morning"),
        (11, "Good morning"),
        (12, "Good afternoon"),
        (18, "Good evening"),
        (23, "Good evening"),
    ],
)
def test_the_greeting_follows_the_clock(actor_as, settings, hour, greeting):
    settings.LANGUAGE_CODE = "en"
    page = start_page(actor_as("log_reviewer"), datetime(2026, 11, 22, hour))
    assert page.greeting._args[0] == greeting


# day · which quarter the page speaks of, and the days until it closes
@pytest.mark.parametrize(
    ("day", "said"),
    [(date(2026, 11, 22), (3, 9)), (date(2026, 12, 1), (3, 0)), (date(2026, 12, 2), (4, 29))],
)
def test_the_page_speaks_of_the_quarter_that_is_followed_up(southern, actor_as, now, day, said):
    period = {
        "period": "2026-3", "state": "open", "opened_on": date(2026, 10, 1), "areas_by": date(2026, 11, 26),
        "office_by": date(2026, 12, 1), "steering_by": date(2026, 12, 10), "council_by": date(2026, 12, 17),
    }  # fmt: skip
    document = {"format": "narvard-followup", "version": 1, "periods": [period], "said": [], "ready": []}
    rights = [right for right in ROLE_TABLE if right.endswith((".read", ".import"))]
    load_followup(actor=command_line(*rights, collaboration="sodra_alvsborg"), now=now, document=document)
    page = start_page(actor_as("politician"), datetime(day.year, day.month, day.day, 9))
    assert (page.quarter, page.closes_in) == said


@pytest.mark.django_db
def test_nobody_has_a_start_page(now):
    with pytest.raises(NotPermitted):
        start_page(NOBODY, now)


# role · where the page leads, and does not
LEADS = [
    ("coordinator", {"/plan/", "/indicators/", "/bodies/"}, {"/log/"}),
    ("politician", {"/plan/", "/indicators/", "/bodies/"}, {"/log/"}),
    ("log_reviewer", {"/log/", "/bodies/"}, {"/plan/", "/indicators/"}),
]


@pytest.mark.parametrize(("role", "leads", "not_there"), LEADS)
def test_each_role_is_led_to_what_it_uses(client_as, role, leads, not_there):
    text = client_as(role).get("/").content.decode()
    assert {url for url in leads if f'href="{url}"' in text} == leads
    assert not {url for url in not_there if f'href="{url}"' in text}


def test_the_menu_marks_where_one_is(client_as):
    text = client_as("coordinator").get("/organizations/").content.decode()
    assert text.count('aria-current="page"') == 1
    assert '<a href="/organizations/" aria-current="page">' in text


def test_what_waits_is_ten_lines_and_then_more(client_as, monkeypatch):
    lines = tuple(StartLine(f"Line {day}", "plans:activity", (day,), date(2026, 1, day)) for day in range(1, 13))
    found = StartLine("Empty", "plans:findings", (), None)
    monkeypatch.setattr("narvard.site.starting.ASKED", (("plans.read", lambda actor, today: (*lines, found)),))
    text = client_as("coordinator").get("/").content.decode()
    shown, more = text.split("start-more")
    assert [f"Line {day}<" in shown for day in range(1, 13)] == [True] * 10 + [False] * 2
    assert "Line 12<" in more and "Empty<" in more and more.index("Empty<") > more.index("</details>")
