"""What is known of the deliveries in the event store, mirrored so that pages need not open it."""

from django.db import models
from django.db.models import F, Q


class Delivery(models.Model):
    """A delivery of care events or figures, as its manifest describes it."""

    code = models.CharField(max_length=200, unique=True)
    controller = models.CharField(max_length=60)
    dataset = models.CharField(max_length=40)
    purpose = models.TextField(blank=True)
    legal_basis = models.TextField(blank=True)
    period_from = models.DateField()
    period_to = models.DateField()
    cut_off = models.DateTimeField()
    zone = models.CharField(max_length=60)
    made_at = models.DateTimeField()
    schema_version = models.CharField(max_length=20)
    source = models.TextField(blank=True)
    key_id = models.CharField(max_length=80, blank=True)
    content_hash = models.CharField(max_length=64)
    authority = models.JSONField(default=list)
    accepted_errors = models.JSONField(default=dict)
    quality = models.JSONField(null=True)
    concerns = models.PositiveIntegerField(null=True)
    in_force = models.BooleanField()
    registered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(period_from__lt=F("period_to")), name="delivery_period_in_order"),
            models.UniqueConstraint(
                fields=["controller", "dataset", "period_from", "period_to"],
                condition=Q(in_force=True),
                name="delivery_one_in_force_a_period",
            ),
        ]


class DeliveredTable(models.Model):
    """One table of a delivery, with its rows and the hash of its file."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="tables")
    name = models.CharField(max_length=40)
    rows = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["delivery", "name"], name="delivered_table_once"),
            models.CheckConstraint(condition=~Q(sha256=""), name="delivered_table_has_hash"),
        ]
