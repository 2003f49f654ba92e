"""Real login where it is the real thing, role-choosing in the demo, and never both."""

import pytest
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.conf import settings as site_settings
from django.contrib.auth import get_user_model
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, reverse

from narvard.site.login import KnownPeople, claimed

pytestmark = pytest.mark.django_db
User = get_user_model()
PASSWORD = "ett-langt-losenord-for-prov"


@pytest.fixture
def real(southern, settings):
    """An installation that is not the demo."""
    settings.DEMO = False
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, for tests only
    settings.ROOT_URLCONF = "narvard.site.tests.real_login"


@pytest.fixture
def analyst(real):
    user = User.objects.get(assignments__role="analyst")
    user.set_password(PASSWORD)
    user.save()
    return user


def test_the_demo_has_no_real_login(southern):
    assert Client().get("/account/login/").status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("account_login")


def test_outside_the_demo_no_one_enters_by_choosing_a_role(real, logged):
    row = User.objects.get(assignments__role="coordinator").assignments.get()
    answer = Client().post("/login/", {"assignment": row.pk, "role": "coordinator"})
    assert answer.status_code == 405 or answer["Location"].startswith("/account/login/")
    assert "access.log_in" not in {event.action for event in logged()}


def test_the_demo_login_itself_refuses_outside_the_demo(southern, settings, logged):
    settings.DEMO = False
    row = User.objects.get(assignments__role="coordinator").assignments.get()
    for answer in (Client().get("/login/"), Client().post("/login/", {"assignment": row.pk})):
        assert answer.status_code == 404
    assert "access.log_in" not in {event.action for event in logged()}


def test_a_page_leads_to_login_and_back(analyst):
    browser = Client()
    asked = browser.get("/roles/")
    assert asked["Location"] == "/login/?next=/roles/"
    led = browser.get(asked["Location"])
    assert led["Location"] == "/account/login/?next=/roles/"
    page = browser.get(led["Location"])
    assert b'name="password"' in page.content
    entered = browser.post(led["Location"], {"login": analyst.username, "password": PASSWORD, "next": "/roles/"})
    assert entered["Location"] == "/roles/"
    assert browser.get("/roles/").status_code == 200


def test_logging_in_is_logged_under_the_first_assignment(analyst, logged):
    Client().post("/account/login/", {"login": analyst.username, "password": PASSWORD})
    event = logged()[0]
    assert (event.action, event.user_id, event.role) == ("access.log_in", analyst.pk, "analyst")


@pytest.mark.parametrize("password", ["", "fel", PASSWORD.upper()])
def test_a_wrong_password_lets_no_one_in(analyst, password):
    browser = Client()
    assert browser.post("/account/login/", {"login": analyst.username, "password": password}).status_code == 200
    assert browser.get("/").status_code == 302


def test_without_an_assignment_one_sees_why_and_nothing_else(real):
    user = User.objects.create_user("utan.uppdrag", password=PASSWORD)
    browser = Client()
    browser.post("/account/login/", {"login": user.username, "password": PASSWORD})
    assert browser.get("/").status_code == 403
    assert browser.get("/assignment/").status_code == 200


def test_no_one_makes_an_account_of_their_own(real):
    fields = {"username": "ny", "password1": PASSWORD, "password2": PASSWORD}
    Client().post("/account/signup/", fields)
    assert not User.objects.filter(username="ny").exists()


@pytest.fixture
def provider(southern, settings):
    app = {"provider_id": "oidc", "name": "Prov", "client_id": "x", "settings": {"server_url": "https://id.example"}}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}


def test_the_login_page_offers_the_provider(provider, real):
    assert "Prov" in Client().get("/account/login/").content.decode()


# what the provider sent · the claim asked for · found
CLAIMS = [
    ({"userinfo": {"sub": "a"}}, "sub", "a"),
    ({"userinfo": {}, "id_token": {"employeeHsaId": " SE1-2 "}}, "employeeHsaId", "SE1-2"),
    ({"sub": "b"}, "sub", "b"),
    ({"userinfo": {"sub": 5}}, "sub", ""),
    ({}, "sub", ""),
]


@pytest.mark.parametrize(("data", "claim", "found"), CLAIMS)
def test_the_claim(data, claim, found):
    assert claimed(data, claim) == found


@pytest.mark.parametrize(("claim", "known"), [("karin.lindvall", True), ("nobody.known", False), ("", False)])
def test_a_claim_that_names_an_account_is_tied_to_it(provider, settings, claim, known):
    settings.OIDC_CLAIM = "hsa"
    account = SocialAccount(provider="oidc", uid="1", extra_data={"userinfo": {"hsa": claim}})
    login = SocialLogin(user=User(), account=account)
    request = RequestFactory().get("/")
    request.session = {}
    KnownPeople().pre_social_login(request, login)
    assert SocialAccount.objects.filter(user__username=claim).exists() is known
    assert User.objects.filter(username=claim).exists() is known


def test_a_switched_off_account_is_not_tied(provider, settings):
    settings.OIDC_CLAIM = "sub"
    User.objects.filter(username="karin.lindvall").update(is_active=False)
    account = SocialAccount(provider="oidc", uid="1", extra_data={"sub": "karin.lindvall"})
    KnownPeople().pre_social_login(RequestFactory().get("/"), SocialLogin(user=User(), account=account))
    assert not SocialAccount.objects.exists()


def test_nobody_can_reach_an_admin(southern):
    assert "django.contrib.admin" not in site_settings.INSTALLED_APPS
    assert Client().get("/admin/").status_code in {302, 404}
