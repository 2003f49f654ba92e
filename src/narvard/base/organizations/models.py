"""The collaboration, its municipalities and organizations, and what its plans are divided by."""

from django.db import models
from django.db.models import F, Q


class Collaboration(models.Model):
    """The region and the municipalities that work together, as one (närvårdssamverkan, helsefellesskap).

    One installation can serve several. An organization may take part in more than one of them.
    """

    code = models.SlugField(max_length=60, primary_key=True)
    name = models.CharField(max_length=120)
    country = models.CharField(max_length=2)
    zone = models.CharField(max_length=60)
    municipalities = models.ManyToManyField("organizations.Municipality", related_name="collaborations")
    organizations = models.ManyToManyField("organizations.Organization", related_name="collaborations")
    target_groups = models.ManyToManyField("organizations.TargetGroup", related_name="collaborations")
    goal_areas = models.ManyToManyField("organizations.GoalArea", related_name="collaborations")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(country__in=["SE", "NO"]), name="collaboration_country_known"),
        ]


class Municipality(models.Model):
    """A municipality with its official code (SCB in Sweden, SSB in Norway)."""

    code = models.CharField(max_length=4, primary_key=True)
    name = models.CharField(max_length=80)
    county = models.CharField(max_length=80)
    search_key = models.CharField(max_length=80, db_index=True)
    sort_key = models.CharField(max_length=320, db_index=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(code__regex=r"^[0-9]{4}$"), name="municipality_code_four_digits"),
        ]


class Population(models.Model):
    """How many lived in a municipality on a day, and who says so. Unit: persons."""

    municipality = models.ForeignKey("organizations.Municipality", on_delete=models.CASCADE, related_name="populations")
    reference_date = models.DateField()
    inhabitants = models.PositiveIntegerField()
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "reference_date"], name="population_once_a_day"),
            models.CheckConstraint(condition=~Q(source=""), name="population_has_source"),
        ]


class Organization(models.Model):
    """An authority, provider or office that takes part in the collaboration, or a unit of one.

    `controller` answers for the unit's personal data; empty where the organization answers for its own.
    """

    class Principal(models.TextChoices):
        REGION = "region"
        MUNICIPALITY = "municipality"
        PRIVATE = "private"
        JOINT = "joint"

    class Kind(models.TextChoices):
        REGION = "region"
        MUNICIPALITY = "municipality"
        HOSPITAL = "hospital"
        PRIMARY_CARE = "primary_care"
        HABILITATION = "habilitation"
        BOARD = "board"
        COMMISSIONING_OFFICE = "commissioning_office"
        MUNICIPAL_FEDERATION = "municipal_federation"
        COLLABORATION_OFFICE = "collaboration_office"
        USER_COUNCIL = "user_council"
        WARD = "ward"
        HEALTH_CENTRE = "health_centre"
        SPECIALIST_CLINIC = "specialist_clinic"
        MUNICIPAL_HEALTH = "municipal_health"
        SOCIAL_SERVICES = "social_services"
        SCHOOL = "school"
        RESIDENTS = "residents"

    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=40, choices=Kind.choices)
    principal = models.CharField(max_length=20, choices=Principal.choices)
    municipality = models.ForeignKey(
        "organizations.Municipality", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    controller = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    search_key = models.CharField(max_length=160, db_index=True)
    sort_key = models.CharField(max_length=640, db_index=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")), name="organization_dates_in_order"
            ),
            models.CheckConstraint(
                condition=Q(principal__in=["region", "municipality", "private", "joint"]),
                name="organization_principal_known",
            ),
            models.CheckConstraint(
                condition=~Q(kind="municipality") | Q(municipality__isnull=False),
                name="organization_municipality_names_itself",
            ),
        ]


class TargetGroup(models.Model):
    """A group that a collaboration pays particular attention to; `order` is its place among that collaboration's."""

    code = models.SlugField(max_length=40, primary_key=True)
    name_sv = models.CharField(max_length=120)
    name_nb = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    order = models.PositiveSmallIntegerField()


class GoalArea(models.Model):
    """An area in which a collaboration has set goals; `order` is its place among that collaboration's."""

    code = models.SlugField(max_length=40, primary_key=True)
    name_sv = models.CharField(max_length=120)
    name_nb = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    order = models.PositiveSmallIntegerField()
