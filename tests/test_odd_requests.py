"""Whatever is asked of any address, by whatever method, the answer is a page and never a fault of the site's own."""

import pytest
from django.db import transaction
from django.test import Client

from tests.test_access import ROWS, address

DIGITS = "9" * 5000
VALUES = ("", "-1", DIGITS, "9" * 20, "²", "\x00", "__class__", "0001-01-01", "9999-12-31")
PARAMETERS = (
    "action", "assignment", "colour", "comment", "country", "expires_on", "goal_area", "group", "language", "limit",
    "measure", "municipalities", "municipality", "next", "offset", "open", "organization", "organizations", "page",
    "party", "period", "person", "q", "reason", "replace", "scale", "since", "sort", "status", "target_group", "token",
    "unit", "until", "verified", "year",
)  # fmt: skip
PLACES = (
    "/{}/", "/activities/{}/", "/activities/{}/status/", "/bodies/{}/", "/deliveries/{}/", "/indicators/{}/",
    "/indicators/{}/download.csv", "/lights/{}/override/", "/organizations/{}.csv", "/plan/1490/{}/closeness/",
    "/plan/bring/{}/", "/plan/bring/{}/load/",
)  # fmt: skip
NAMES = ("0", "-1", "9" * 19, "9" * 20, DIGITS, "%00", "%ED%A0%80", "__class__", "..%2f..", "*")
METHODS = ("post", "put", "delete", "head", "options", "trace")
ROLES = {"audit": "log_reviewer", "deliveries": "analyst"}


@pytest.fixture
def visitor(client_as):
    """`visitor(URL name)`: a browser of someone who may open it."""
    return lambda name: client_as(ROLES.get(name.split(":")[0], "coordinator"))


def status(browser: Client, method: str, url: str, data: dict | None = None, **extra: str) -> int:
    """The status of the whole answer; what the request changed is taken back."""
    mark = transaction.savepoint()
    answer = browser.generic(method.upper(), url, **extra) if data is None else getattr(browser, method)(url, data)
    assert b"".join(answer) or method == "head" or answer.status_code in (302, 405)
    transaction.savepoint_rollback(mark)
    return answer.status_code


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(ROWS))
def test_no_parameter_makes_the_site_fail(visitor, now, name):
    row = ROWS[name]
    url, browser = address(row, now).partition("?")[0], visitor(name)
    for value in VALUES:
        odd = dict.fromkeys(PARAMETERS, value)
        assert status(browser, row.get("method", "get"), url, odd) < 500, value[:20]
        assert status(browser, "post", url, odd) < 500, value[:20]


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(ROWS))
def test_no_method_makes_the_site_fail(visitor, now, name):
    url, browser = address(ROWS[name], now), visitor(name)
    answers = {method: status(browser, method, url) for method in METHODS if name != "access:logout"}
    assert max(answers.values(), default=0) < 500, answers


@pytest.mark.django_db
@pytest.mark.parametrize("place", PLACES)
def test_no_address_makes_the_site_fail(client_as, place):
    for role in ("coordinator", "analyst", ""):
        browser = client_as(role)
        for name in NAMES:
            assert status(browser, "get", place.format(name)) < 500, name
            assert status(browser, "post", place.format(name)) < 500, name


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("extra", "answer"),
    [
        ({"HTTP_HOST": "elsewhere.example"}, 400),
        ({"HTTP_HOST": "a b"}, 400),
        ({"HTTP_ACCEPT_LANGUAGE": "xx,\xff;q=9"}, 200),
        ({"HTTP_COOKIE": "sessionid=" + "a" * 32 + "; django_language=xx"}, 302),
        ({"QUERY_STRING": "sort=%FF%ED%A0%80&=&&a[b]=%"}, 200),
    ],
)
def test_no_header_makes_the_site_fail(client_as, extra, answer):
    assert status(client_as("coordinator"), "get", "/organizations/", **extra) == answer


@pytest.mark.django_db
@pytest.mark.parametrize(
    "url", ["/search/?q=%00", "/log/?action=%00", "/deliveries/a%00/", "/plan/export.yaml?municipality=%00"]
)
def test_nothing_has_a_name_with_a_nul_in_it(client_as, url):
    assert status(client_as("log_reviewer"), "get", url) == 404
