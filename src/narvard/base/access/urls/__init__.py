"""Routes of access in every installation. The two logins stand apart: `demo` here, the real one in the site."""

from django.urls import path

from narvard.base.access import views

app_name = "access"
urlpatterns = [
    path("logout/", views.logout, name="logout"),
    path("assignment/", views.assignment, name="assignment"),
    path("roles/", views.roles, name="roles"),
]
