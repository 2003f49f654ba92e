from django.apps import AppConfig


class ObligationsConfig(AppConfig):
    name = "narvard.govern.obligations"
    label = "obligations"
    default_auto_field = "django.db.models.BigAutoField"
