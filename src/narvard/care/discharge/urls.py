"""The addresses of ways home."""

from django.urls import path

from narvard.care.discharge import views

app_name = "discharge"
ONE = "way-home/<int:case_id>/"
urlpatterns = [
    path("way-home/", views.board, name="board"),
    path("way-home/admit/", views.admit, name="admit"),
    path("way-home/bring/", views.bring, name="bring"),
    path("way-home/outage/", views.outage, name="outage"),
    path("way-home/outage/form.pdf", views.outage_form, name="outage_form"),
    path(ONE, views.case, name="case"),
    path(f"{ONE}afterwards/", views.afterwards, name="afterwards"),
    path(f"{ONE}afterwards/<slug:step>/", views.enter, name="enter"),
    path(f"{ONE}checklist/", views.checklist, name="checklist"),
    path(f"{ONE}step/<slug:step>/", views.step, name="step"),
    path(f"{ONE}correct/<int:notice_id>/", views.correct, name="correct"),
]
