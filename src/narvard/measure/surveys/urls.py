"""The addresses of surveys."""

from django.urls import path, re_path

from narvard.measure.surveys import views
from narvard.measure.surveys.rules.asking import TOKEN_LENGTH

app_name = "surveys"
urlpatterns = [
    path("surveys/", views.index, name="index"),
    path("survey/new/", views.new, name="new"),
    path("survey/texts/<uuid:text_id>/", views.read, name="read"),
    path("surveys/<slug:code>/", views.survey, name="survey"),
    re_path(r"^surveys/(?P<code>[-\w]+)/results\.(?P<ending>csv|xlsx)$", views.results, name="results"),
    path("surveys/<slug:code>/questions/", views.add_question, name="add_question"),
    path("surveys/<slug:code>/groups/", views.add_group, name="add_group"),
    path("surveys/<slug:code>/rounds/", views.plan_round, name="plan_round"),
    path("surveys/<slug:code>/links/", views.links, name="links"),
    path("surveys/<slug:code>/links/<int:batch_id>/withdraw/", views.withdraw, name="withdraw"),
    path("surveys/<slug:code>/texts/", views.texts, name="texts"),
    re_path(rf"^answer/(?P<token>[-\w]{{{TOKEN_LENGTH}}})/$", views.answer_page, name="answer"),
]
