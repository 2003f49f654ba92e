"""Routes of the log."""

from django.urls import path

from narvard.base.audit import views

app_name = "audit"
urlpatterns = [
    path("log/", views.log, name="log"),
    path("log/download.csv", views.download, name="download"),
    path("log/verify/", views.verify, name="verify"),
]
