"""Real login with django-allauth: local accounts, and OpenID Connect (SITHS, HelseID, ID-porten) by configuration.

No one makes an account of their own. An account is made when an assignment is given; who then logs in with OpenID
Connect is known by the claim that NARVARD_OIDC_CLAIM names, which must be the user name here.
"""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils import timezone

from narvard.base.access.operations import log_in
from narvard.base.access.queries import SESSION_KEY


class KnownAccounts(DefaultAccountAdapter):
    """Lets in those who have an account, under the first of their assignments, and logs it."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """No one makes an account of their own."""
        return False

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Log in, and act under the first assignment that is in force; the person may choose another."""
        super().login(request, user)
        actor = log_in(user_id=user.pk, now=timezone.now(), today=timezone.localdate())
        request.session[SESSION_KEY] = actor.assignment_id


class KnownPeople(DefaultSocialAccountAdapter):
    """Lets in by OpenID Connect those whom the named claim makes known."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """No one makes an account of their own."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Tie the login to the account whose user name the claim holds, the first time it is seen."""
        if sociallogin.is_existing:
            return
        claim = claimed(sociallogin.account.extra_data, settings.OIDC_CLAIM)
        known = get_user_model().objects.filter(username=claim, is_active=True).first() if claim else None
        if known is not None:
            sociallogin.connect(request, known)


def claimed(data: dict, claim: str) -> str:
    """The claim as the provider gave it, from the user's own information or else the signed token; "" if none."""
    parts = (data.get("userinfo") or {}, data.get("id_token") or {}, data)
    found = next((part[claim] for part in parts if isinstance(part.get(claim), str)), "")
    return found.strip()
