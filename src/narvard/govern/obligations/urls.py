"""The addresses of what must be sent to whom by when."""

from django.urls import URLPattern

app_name = "obligations"
urlpatterns: list[URLPattern] = []
