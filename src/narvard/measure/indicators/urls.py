"""Addresses of indicators and lights."""

from django.urls import path

from narvard.measure.indicators import views

app_name = "indicators"
urlpatterns = [
    path("indicators/", views.index, name="index"),
    path("indicators/<slug:indicator>/", views.detail, name="detail"),
    path("indicators/<slug:indicator>/download.csv", views.download_csv, name="download_csv"),
    path("indicators/<slug:indicator>/download.xlsx", views.download_xlsx, name="download_xlsx"),
    path("lights/<int:target_id>/override/", views.override, name="override"),
]
