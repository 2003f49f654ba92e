"""A person as one custodian knows them, with numbers, residence, and what was corrected."""

from django.db import models
from django.db.models import F, Q

from narvard.base.core.constraints import NoOverlap
from narvard.base.core.custody import CustodiedRow


class Person(CustodiedRow):
    """A person as a custodian knows them. The same `subject` may have a row at several custodians.

    `source` "register" is a row of a population register, which tells nothing about care; "own" was written by whoever
    meets the person. `given_key` and `family_key` are what names are found by, either name first.
    """

    GATE = "patients.person"

    source = models.CharField(max_length=10)
    given_name = models.CharField(max_length=120)
    family_name = models.CharField(max_length=120, blank=True)
    given_key = models.CharField(max_length=250, db_index=True)
    family_key = models.CharField(max_length=250, db_index=True)
    sort_key = models.CharField(max_length=1000)
    birth_date = models.DateField()
    sex = models.CharField(max_length=10, default="unknown")
    protection = models.CharField(max_length=30, blank=True)
    handled_by = models.CharField(max_length=200, blank=True)
    deceased_on = models.DateField(null=True, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    registered_at = models.DateTimeField()
    registered_by = models.CharField(max_length=160)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["custodian", "subject"], name="person_once_a_custodian"),
            models.CheckConstraint(condition=Q(source__in=["register", "own"]), name="person_source_known"),
            models.CheckConstraint(condition=~Q(given_name=""), name="person_has_a_name"),
            models.CheckConstraint(
                condition=Q(sex__in=["female", "male", "other", "unknown"]), name="person_sex_known"
            ),
            models.CheckConstraint(
                condition=Q(
                    protection__in=[
                        "",
                        "marked",
                        "protected_registration",
                        "confidential",
                        "strictly_confidential",
                    ]
                ),
                name="person_protection_known",
            ),
            models.CheckConstraint(
                condition=Q(deceased_on=None) | Q(deceased_on__gte=F("birth_date")), name="person_dies_after_birth"
            ),
        ]


class PersonNumber(models.Model):
    """An identity number of a person, at the custodian who knows them by it. `until` is when it was replaced.

    `kind` is a code of rules.numbers.KINDS; `assigner` is who gave a number that means nothing elsewhere.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="numbers")
    custodian = models.ForeignKey("organizations.Organization", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30)
    value = models.CharField(max_length=20)
    assigner = models.CharField(max_length=120, blank=True)
    rank = models.PositiveSmallIntegerField()
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["value", "kind"], name="number_by_value")]
        constraints = [
            models.UniqueConstraint(fields=["custodian", "kind", "assigner", "value"], name="number_once_a_custodian"),
            models.CheckConstraint(condition=~Q(value=""), name="number_is_there"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="number_dates_in_order"),
            models.CheckConstraint(
                condition=~Q(kind__in=["local_reserve", "h_number"]) | ~Q(assigner=""), name="number_names_assigner"
            ),
        ]


class Residence(models.Model):
    """Where a person lives, or which municipality answers, for a period of days, half-open.

    `kind`: registered (folkbokföring, folkeregisteret), staying (oppholdskommune), placing (the municipality that
    placed the person in another's special housing, 2017:612 5:2). `municipality` is a code; its name stands as it was.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="residences")
    kind = models.CharField(max_length=12)
    municipality = models.CharField(max_length=4)
    municipality_name = models.CharField(max_length=80, blank=True)
    small_area = models.CharField(max_length=40, blank=True)
    street = models.CharField(max_length=200, blank=True)
    postal_code = models.CharField(max_length=10, blank=True)
    place = models.CharField(max_length=80, blank=True)
    dwelling = models.CharField(max_length=20, default="unknown")
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)
    entered_at = models.DateTimeField()
    entered_by = models.CharField(max_length=160)

    class Meta:
        constraints = [
            NoOverlap(same=["person", "kind"], start="from_date", end="to_date", name="residence_no_overlap"),
            models.CheckConstraint(
                condition=Q(to_date=None) | Q(to_date__gt=F("from_date")), name="residence_dates_in_order"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["registered", "staying", "placing"]), name="residence_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(municipality__regex=r"^[0-9]{4}$"), name="residence_municipality_four_digits"
            ),
            models.CheckConstraint(
                condition=Q(dwelling__in=["ordinary", "special_elderly", "special_lss", "short_term", "unknown"]),
                name="residence_dwelling_known",
            ),
        ]


class PersonChange(models.Model):
    """What was corrected of a person, from what to what, by whom and when (2008:355 3:14). Never changed itself."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="changes")
    at = models.DateTimeField()
    by_name = models.CharField(max_length=160)
    unit_name = models.CharField(max_length=160)
    field = models.CharField(max_length=40)
    before = models.CharField(max_length=400, blank=True)
    after = models.CharField(max_length=400, blank=True)
    reason = models.CharField(max_length=400, blank=True)

    class Meta:
        indexes = [models.Index(fields=["person", "at"], name="change_by_person")]
