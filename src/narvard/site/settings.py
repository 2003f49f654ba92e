"""Settings from the environment: NARVARD_DATA, NARVARD_DEMO, NARVARD_TEST_NUMBERS, DATABASE_URL, SECRET_KEY …"""

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from csp.constants import SELF
from django.core.exceptions import ImproperlyConfigured

PROJECT = Path(__file__).resolve().parents[3]
DATA = Path(os.environ.get("NARVARD_DATA", PROJECT / "var"))
EVENTS = DATA / "events"
DEMO = os.environ.get("NARVARD_DEMO") == "1"
# Norwegian identity numbers that no person has are taken for what they are only here.
TEST_NUMBERS = DEMO or os.environ.get("NARVARD_TEST_NUMBERS") == "1"
DEBUG = False


def _secret_key() -> str:
    """The key from the environment; the demo makes one of its own on first use, production must name one."""
    if key := os.environ.get("SECRET_KEY"):
        return key
    if not DEMO:
        raise ImproperlyConfigured(
            "SECRET_KEY is missing, so sessions cannot be signed. Set SECRET_KEY in the environment."
        )
    path = DATA / "secret_key"
    if not path.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        path.write_text(secrets.token_urlsafe(50))
        path.chmod(0o600)
    return path.read_text()


def _database(url: str | None) -> dict:
    """SQLite in the data folder, or what DATABASE_URL names: postgres://user:password@host:port/name."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA / "narvard.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(f"DATABASE_URL names {parts.scheme!r}, which is not known. Use postgres://.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or dict(parse_qsl(parts.query)).get("host", ""),
        "PORT": parts.port or "",
        # Short questions with many conditions: to compile one takes longer than to answer it.
        "OPTIONS": {"options": "-c jit=off"},
    }


SECRET_KEY = _secret_key()
DATABASES = {"default": _database(os.environ.get("DATABASE_URL"))}
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "narvard.base.core",
    "narvard.base.audit",
    "narvard.base.organizations",
    "narvard.base.access",
    "narvard.base.papers",
    "narvard.base.documents",
    "narvard.care.patients",
    "narvard.care.coordination",
    "narvard.care.tasks",
    "narvard.care.care_plans",
    "narvard.care.discharge",
    "narvard.care.settlement",
    "narvard.care.contracts",
    "narvard.measure.deliveries",
    "narvard.measure.indicators",
    "narvard.measure.surveys",
    "narvard.govern.bodies",
    "narvard.govern.agreements",
    "narvard.govern.plans",
    "narvard.govern.obligations",
    "narvard.govern.funds",
    "narvard.govern.pilots",
    "narvard.govern.missions",
    "narvard.govern.voices",
    "narvard.govern.examples",
    "narvard.govern.followup",
    "narvard.govern.reports",
    "narvard.site",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "narvard.site.middleware.ActorMiddleware",
]
ROOT_URLCONF = "narvard.site.urls"
WSGI_APPLICATION = "narvard.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PROJECT / "src/narvard/site/templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "narvard.site.frame.frame",
            ],
        },
    }
]

AUTH_USER_MODEL = "access.User"
LOGIN_URL = "/login/"
LOGIN_REDIRECT_URL = "/"


def _oidc() -> dict:
    """The identity provider from the environment (SITHS, HelseID, ID-porten …); none unless its address is named."""
    address = os.environ.get("NARVARD_OIDC_SERVER_URL")
    if not address:
        return {}
    if not os.environ.get("NARVARD_OIDC_CLIENT_ID"):
        raise ImproperlyConfigured(
            "NARVARD_OIDC_SERVER_URL names an identity provider, but NARVARD_OIDC_CLIENT_ID is missing. Set both."
        )
    app = {
        "provider_id": os.environ.get("NARVARD_OIDC_ID", "oidc"),
        "name": os.environ.get("NARVARD_OIDC_NAME", "OpenID Connect"),
        "client_id": os.environ["NARVARD_OIDC_CLIENT_ID"],
        "secret": os.environ.get("NARVARD_OIDC_CLIENT_SECRET", ""),
        "settings": {"server_url": address},
    }
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}


AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
ACCOUNT_ADAPTER = "narvard.site.login.KnownAccounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_ADAPTER = "narvard.site.login.KnownPeople"
SOCIALACCOUNT_PROVIDERS = _oidc()
OIDC_CLAIM = os.environ.get("NARVARD_OIDC_CLAIM", "sub")
# A browser counts the identity provider that a login form leads on to as a target of that form.
OIDC_ORIGINS = os.environ.get("NARVARD_OIDC_ORIGINS", "").split()


def _mail(url: str) -> dict[str, object]:
    """How letters leave: smtp://user:password@host:port, smtps:// (TLS from the first byte), smtp+tls:// (STARTTLS), or
    "file:" for a file each in the data folder. Nothing leaves where no address is named.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"", "file", "smtp", "smtps", "smtp+tls"}:
        raise ImproperlyConfigured(f"NARVARD_EMAIL_URL begins with {parts.scheme!r}, which is not known. Use smtp://.")
    backend = {"": "dummy", "file": "filebased"}.get(parts.scheme, "smtp")
    return {
        "EMAIL_BACKEND": f"django.core.mail.backends.{backend}.EmailBackend",
        "EMAIL_HOST": parts.hostname or "",
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587 if parts.scheme == "smtp+tls" else 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
    }


globals().update(_mail(os.environ.get("NARVARD_EMAIL_URL", "file:" if DEMO else "")))
EMAIL_FILE_PATH = DATA / "mail"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("NARVARD_EMAIL_FROM", "narvard@localhost")
# The address that letters lead to, since a command has no request to read it from.
SITE_ADDRESS = os.environ.get("NARVARD_SITE_ADDRESS", "http://127.0.0.1:8000").rstrip("/")

# Who answers when something on the site is not accessible (DOS-lagen 2018:1937): an address that people can write to.
ACCESSIBILITY_CONTACT = os.environ.get("NARVARD_ACCESSIBILITY_CONTACT", "")
AUDIT_ANCHORS = DATA / "audit-anchors.jsonl"

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("nb", "Norsk bokmål"), ("en", "English")]
LOCALE_PATHS = [PROJECT / "src/narvard/locale"]
FORMAT_MODULE_PATH = "narvard.site.formats"
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

STATIC_URL = "/static/"
STATICFILES_DIRS = [PROJECT / "src/narvard/site/static"]
WHITENOISE_USE_FINDERS = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "frame-ancestors": ["'none'"],
        "form-action": [SELF, *OIDC_ORIGINS],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = not DEMO
CSRF_COOKIE_SECURE = not DEMO
CSRF_FAILURE_VIEW = "narvard.site.views.refused_form"
X_FRAME_OPTIONS = "DENY"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
