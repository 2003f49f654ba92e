from django.apps import AppConfig


class DeliveriesConfig(AppConfig):
    name = "narvard.measure.deliveries"
    label = "deliveries"
    default_auto_field = "django.db.models.BigAutoField"
