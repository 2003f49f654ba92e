from django.apps import AppConfig


class CarePlansConfig(AppConfig):
    name = "narvard.care.care_plans"
    label = "care_plans"
    default_auto_field = "django.db.models.BigAutoField"
