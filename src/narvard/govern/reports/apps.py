from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "narvard.govern.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"
