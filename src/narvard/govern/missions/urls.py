"""The addresses of missions, guidelines and what is linked to them."""

from django.urls import URLPattern

app_name = "missions"
urlpatterns: list[URLPattern] = []
