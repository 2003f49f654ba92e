"""The demo's login: choose a role. It is not among the routes of a real installation."""

from django.urls import path

from narvard.base.access import views

app_name = "demo"
urlpatterns = [path("login/", views.demo_login, name="login")]
