"""The addresses of tasks."""

from django.urls import path

from narvard.care.tasks import views

app_name = "tasks"
urlpatterns = [
    path("tasks/", views.index, name="index"),
    path("tasks/new/", views.new, name="new"),
    path("tasks/clocks/", views.clocks, name="clocks"),
    path("tasks/<int:task_id>/", views.task, name="task"),
    path("tasks/<int:task_id>/<slug:name>/", views.act, name="act"),
]
