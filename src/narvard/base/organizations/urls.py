"""Routes of organizations."""

from django.urls import path

from narvard.base.organizations import views

app_name = "organizations"
urlpatterns = [
    path("organizations/", views.organizations, name="list"),
    path("organizations/<slug:table>.<slug:kind>", views.download, name="download"),
]
