"""Every route of the site. Exactly one of the two logins is open."""

from django.conf import settings
from django.urls import include, path

from narvard.site import views

PAGES = [
    path("", views.start, name="start"),
    path("language/", views.set_language, name="language"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("search/", views.search, name="search"),
    path("", include("narvard.site.documents.urls")),
    path("", include("narvard.base.access.urls")),
    path("", include("narvard.base.organizations.urls")),
    path("", include("narvard.base.audit.urls")),
    path("", include("narvard.care.patients.urls")),
    path("", include("narvard.care.coordination.urls")),
    path("", include("narvard.care.tasks.urls")),
    path("", include("narvard.care.care_plans.urls")),
    path("", include("narvard.care.discharge.urls")),
    path("", include("narvard.care.settlement.urls")),
    path("", include("narvard.care.contracts.urls")),
    path("", include("narvard.govern.bodies.urls")),
    path("", include("narvard.govern.plans.urls")),
    path("", include("narvard.govern.agreements.urls")),
    path("", include("narvard.govern.obligations.urls")),
    path("", include("narvard.govern.funds.urls")),
    path("", include("narvard.govern.pilots.urls")),
    path("", include("narvard.govern.missions.urls")),
    path("", include("narvard.govern.voices.urls")),
    path("", include("narvard.govern.examples.urls")),
    path("", include("narvard.govern.followup.urls")),
    path("", include("narvard.govern.reports.urls")),
    path("", include("narvard.measure.indicators.urls")),
    path("api/v1/", include("narvard.measure.indicators.urls.open_api")),
    path("", include("narvard.measure.deliveries.urls")),
    path("", include("narvard.measure.surveys.urls")),
]
DEMO_LOGIN = [path("", include("narvard.base.access.urls.demo"))]
REAL_LOGIN = [path("login/", views.to_login, name="login"), path("account/", include("allauth.urls"))]

urlpatterns = [*PAGES, *(DEMO_LOGIN if settings.DEMO else REAL_LOGIN)]
handler403 = "narvard.site.views.forbidden"
handler404 = "narvard.site.views.missing"
handler500 = "narvard.site.views.broken"
