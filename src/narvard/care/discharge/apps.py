from django.apps import AppConfig


class DischargeConfig(AppConfig):
    name = "narvard.care.discharge"
    label = "discharge"
    default_auto_field = "django.db.models.BigAutoField"
