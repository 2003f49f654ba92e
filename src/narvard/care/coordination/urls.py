"""The addresses of named contacts."""

from django.urls import path, re_path

from narvard.care.coordination import views

app_name = "coordination"
urlpatterns = [
    path("contacts/", views.index, name="index"),
    path("contacts/staffing/", views.staffing, name="staffing"),
    path("contacts/leaving/", views.leaving, name="leaving"),
    path("contacts/<uuid:subject>/", views.person, name="person"),
    path("contacts/<uuid:subject>/frail/", views.frail, name="frail"),
    path("contacts/<uuid:subject>/listed/", views.listed, name="listed"),
    path("contacts/one/<int:contact_id>/end/", views.end, name="end"),
    path("contacts/one/<int:contact_id>/replace/", views.replace, name="replace"),
    path("contacts/one/<int:contact_id>/settle/", views.settle, name="settle"),
    path("contacts/one/<int:contact_id>/sent/", views.sent, name="sent"),
    re_path(
        r"^contacts/one/(?P<contact_id>[0-9]{1,18})/letter\.(?P<language>sv|nb|en)\.(?P<ending>pdf|docx)$",
        views.letter,
        name="letter",
    ),
]
