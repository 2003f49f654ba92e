"""The addresses of good examples."""

from django.urls import URLPattern

app_name = "examples"
urlpatterns: list[URLPattern] = []
