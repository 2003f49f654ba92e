"""The addresses of the documents that come out of it all."""

from django.urls import path

from narvard.govern.reports import views
from narvard.govern.reports.tasks import FILES, write_report

app_name = "reports"
urlpatterns = [
    path("reports/", views.index, name="index"),
    path("reports/draft/", views.draft, name="draft"),
    path("reports/make/", views.make, {"task": write_report}, name="make"),
    path("reports/<int:report_id>/", views.detail, name="report"),
    path("promised/", views.promised, name="promised"),
    path("promised/page.<slug:ending>", views.promised_file, name="promised_file"),
    path("reports/<int:report_id>/report.<slug:ending>", views.file, {"root": FILES}, name="file"),
]
