"""The addresses of pilots."""

from django.urls import path, re_path

from narvard.govern.pilots import views

app_name = "pilots"
urlpatterns = [
    path("pilots/", views.index, name="index"),
    re_path(r"^pilots/pilots\.(?P<ending>csv|xlsx)$", views.download, name="download"),
    path("pilots/propose/", views.propose, name="propose"),
    path("pilots/<slug:code>/change/", views.change, name="change"),
    path("pilots/<slug:code>/", views.pilot, name="pilot"),
    path("pilots/<slug:code>/decide/", views.decide, name="decide"),
    path("pilots/<slug:code>/quarter/<int:year>/<int:number>/", views.quarter, name="quarter"),
    path("pilots/<slug:code>/cycle/", views.cycle, name="new_cycle"),
    path("pilots/<slug:code>/cycle/<int:number>/", views.cycle, name="cycle"),
    path("pilots/<slug:code>/evaluation/", views.attach_evaluation, name="evaluation"),
]
