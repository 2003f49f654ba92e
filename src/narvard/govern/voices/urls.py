"""The addresses of people heard."""

from django.urls import path, re_path

from narvard.govern.voices import views

app_name = "voices"
THING = r"(?P<thing>statement|note)/(?P<code>[-\w]+)"
urlpatterns = [
    path("voices/", views.index, name="index"),
    re_path(r"^voices/said\.(?P<ending>csv|xlsx)$", views.said_file, name="said_file"),
    path("voices/occasion/", views.new_occasion, name="new_occasion"),
    path("voices/occasion/<slug:code>/", views.occasion, name="occasion"),
    path("voices/occasion/<slug:code>/said/", views.add_statement, name="add_statement"),
    path("voices/discussion/", views.new_discussion, name="new_discussion"),
    path("voices/discussion/<slug:code>/", views.discussion, name="discussion"),
    path("voices/discussion/<slug:code>/note/", views.add_note, name="add_note"),
    path("voices/discussion/<slug:code>/gather/", views.gather, name="gather"),
    re_path(rf"^voices/{THING}/$", views.answer, name="answer"),
    re_path(rf"^voices/{THING}/link/$", views.link, name="link"),
    re_path(rf"^voices/{THING}/risk/$", views.make_risk, name="make_risk"),
    re_path(rf"^voices/{THING}/activity/$", views.make_activity, name="make_activity"),
]
