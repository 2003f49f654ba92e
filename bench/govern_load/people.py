"""Those who answer for activities and for areas, each with an address that no letter reaches."""

from datetime import date

from bench.govern_load.place import CASE, Place
from narvard.base.access.models import Assignment, User

OWNERS_AN_AREA = 20
SINCE = date(2017, 1, 1)


def load_owners(place: Place) -> dict[str, list[str]]:
    """Twenty activity owners and a manager in each area; answers the owners' names by area."""
    numbered = [(area, number) for area in place.areas for number in range(OWNERS_AN_AREA + 1)]
    users = User.objects.bulk_create(_user(at, area, number, place) for at, (area, number) in enumerate(numbered))
    Assignment.objects.bulk_create(
        _assignment(user, area, number, place) for user, (area, number) in zip(users, numbered, strict=True)
    )
    return {
        area: [
            user.get_full_name()
            for user, (there, number) in zip(users, numbered, strict=True)
            if there == area and number
        ]
        for area in place.areas
    }


def _user(at: int, area: str, number: int, place: Place) -> User:
    return User(
        username=f"made.up.{at}",
        first_name=f"Person {number}",
        last_name=place.areas[area],
        email=f"made.up.{at}@narvard.invalid",
        password="!",
    )


def _assignment(user: User, area: str, number: int, place: Place) -> Assignment:
    """The first of an area leads it, the others own activities there."""
    return Assignment(
        user=user,
        role="activity_owner" if number else "area_manager",
        organization_id=place.municipality_of[area],
        municipality_id=area,
        collaboration_id=CASE,
        valid_from=SINCE,
    )
