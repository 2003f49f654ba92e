from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "narvard.care.tasks"
    label = "tasks"
    default_auto_field = "django.db.models.BigAutoField"
