"""The addresses of settlement: a statement is named by hospital, municipality, year and month."""

from django.urls import path, re_path

from narvard.care.settlement import views

app_name = "settlement"
STATEMENT = "settlement/<slug:hospital>/<slug:municipality>/<int:year>/<int:month>/"
urlpatterns = [
    path("settlement/", views.index, name="index"),
    path("settlement/settle/", views.settle, name="settle"),
    path(STATEMENT, views.statement, name="statement"),
    path(f"{STATEMENT}dispute/", views.dispute, name="dispute"),
    path(f"{STATEMENT}dispute/<int:dispute>/", views.answer, name="answer"),
    path(f"{STATEMENT}dispute/<int:dispute>/correct/", views.correct, name="correct"),
    path(f"{STATEMENT}again/", views.run_again, name="run_again"),
    path(f"{STATEMENT}reopen/", views.reopen, name="reopen"),
    re_path(
        r"^settlement/(?P<hospital>[-\w]+)/(?P<municipality>\d{4})/(?P<year>\d{4})/(?P<month>\d{1,2})/"
        r"(?P<event>send|agree|invoice|take_back)/$",
        views.step,
        name="step",
    ),
    re_path(
        r"^settlement/(?P<hospital>[-\w]+)/(?P<municipality>\d{4})/(?P<year>\d{4})/(?P<month>\d{1,2})/"
        r"statement\.(?P<ending>pdf|xlsx|docx)$",
        views.paper,
        name="paper",
    ),
]
