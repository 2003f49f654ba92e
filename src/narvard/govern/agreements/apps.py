from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "narvard.govern.agreements"
    label = "agreements"
    default_auto_field = "django.db.models.BigAutoField"
