"""The addresses of the documents that come out of it all."""

from django.urls import URLPattern

app_name = "reports"
urlpatterns: list[URLPattern] = []
