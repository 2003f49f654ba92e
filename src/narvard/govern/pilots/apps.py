from django.apps import AppConfig


class PilotsConfig(AppConfig):
    name = "narvard.govern.pilots"
    label = "pilots"
    default_auto_field = "django.db.models.BigAutoField"
