"""The units of the load: Skåne's municipalities as public facts; wards, centres and municipal units made up."""

from dataclasses import dataclass
from datetime import datetime

from narvard.base.access.models import Assignment, User
from narvard.base.access.queries import ROLE_TABLE
from narvard.base.core.actor import command_line
from narvard.base.organizations.models import Collaboration, Organization
from narvard.base.organizations.operations import load_organizations
from narvard.site.demo.prepare import CASES, read_case_document

CASE = "skane"
WARDS, HOSPITALS, CENTRES = 40, 10, 160
SINCE = "2020-01-01"


@dataclass(frozen=True)
class Place:
    """Ids of units: wards by hospital, health centres, and each municipality's code with its two units."""

    register: int
    hospitals: dict[int, list[int]]
    centres: list[int]
    municipal: list[tuple[str, int, int]]

    @property
    def biggest(self) -> int:
        """The hospital where ten thousand ways home are open."""
        return next(iter(self.hospitals))


def load_place(now: datetime) -> Place:
    """Load Skåne's organizations and make up the units below them, with a person in each role that is timed."""
    loader = command_line(*ROLE_TABLE, "organizations.load", collaboration=CASE)
    load_organizations(actor=loader, now=now, document=read_case_document(CASES / CASE / "organizations.yaml"))
    whole = Collaboration.objects.get(pk=CASE)
    region = Organization.objects.get(code="region_skane")
    hospitals = {}
    for number in range(HOSPITALS):
        hospital = _unit(whole, f"made_hospital_{number}", "hospital", "region", parent=region)
        wards = [
            _unit(whole, f"made_ward_{number}_{ward}", "ward", "region", parent=hospital, controller=hospital).pk
            for ward in range(WARDS)
        ]
        hospitals[hospital.pk] = wards
    centres = [_unit(whole, f"made_centre_{number}", "health_centre", "region").pk for number in range(CENTRES)]
    municipal = [
        (
            town.code,
            _unit(whole, f"made_health_{town.code}", "municipal_health", "municipality", town=town.code).pk,
            _unit(whole, f"made_social_{town.code}", "social_services", "municipality", town=town.code).pk,
        )
        for town in whole.municipalities.order_by("code")
    ]
    place = Place(region.pk, hospitals, centres, municipal)
    for role, unit in (
        ("ward_nurse", hospitals[place.biggest][0]),
        ("primary_care_nurse", centres[0]),
        ("care_manager", municipal[0][2]),
    ):
        _person(role, unit)
    return place


def _unit(whole, code, kind, principal, parent=None, controller=None, town=None) -> Organization:
    made = Organization.objects.create(
        code=code, name=code.replace("_", " ").capitalize(), kind=kind, principal=principal, municipality_id=town,
        parent=parent, controller=controller, valid_from=SINCE, search_key=code, sort_key=code,
    )  # fmt: skip
    whole.organizations.add(made)
    return made


def _person(role: str, unit: int) -> None:
    user = User.objects.create(username=f"made.{role}", first_name="Made", last_name=role, password="!")
    Assignment.objects.create(user=user, role=role, organization_id=unit, collaboration_id=CASE, valid_from=SINCE)
