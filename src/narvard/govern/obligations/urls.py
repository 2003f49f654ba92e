"""The addresses of obligations."""

from django.urls import path

from narvard.govern.obligations import views

app_name = "obligations"
urlpatterns = [
    path("obligations/", views.index, name="index"),
    path("obligations/list.<str:kind>", views.download, name="download"),
    path("obligations/<slug:code>/", views.obligation, name="obligation"),
    path("obligations/<slug:code>/<slug:period>/proof/", views.prove, name="prove"),
    path("obligations/<slug:code>/<slug:period>/send/", views.send, name="send"),
    path("obligations/<slug:code>/<slug:period>/receipt/", views.receive, name="receive"),
]
