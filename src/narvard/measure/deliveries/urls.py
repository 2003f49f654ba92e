"""Addresses of the deliveries."""

from django.urls import path

from narvard.measure.deliveries import views

app_name = "deliveries"
urlpatterns = [
    path("deliveries/", views.index, name="index"),
    path("deliveries/<str:code>/", views.detail, name="detail"),
    path("deliveries/<str:code>/quality.xlsx", views.quality, name="quality"),
]
