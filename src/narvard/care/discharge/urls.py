"""Routes of discharge."""

from django.urls import URLPattern

app_name = "discharge"
urlpatterns: list[URLPattern] = []
