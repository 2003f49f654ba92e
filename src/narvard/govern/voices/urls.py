"""The addresses of people heard."""

from django.urls import URLPattern

app_name = "voices"
urlpatterns: list[URLPattern] = []
