from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "narvard.measure.indicators"
    label = "indicators"
    default_auto_field = "django.db.models.BigAutoField"
