"""Bringing the made-up persons into the population register, giving each a login, and telling their stories."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime
from types import ModuleType
from typing import Any
from uuid import UUID

from django.db import transaction

from narvard.base.access.operations import load_people
from narvard.base.access.queries import actor_for, demo_people
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import organizations
from narvard.care.patients.operations import RegisterRow, import_register
from narvard.site.demo.stories import norway, sweden
from narvard.site.demo.stories.teller import Person, Teller

COUNTRIES: Mapping[str, ModuleType] = {"SE": sweden, "NO": norway}
HOLDERS = {"SE": "vgr", "NO": "helseforetaket_no"}
RESIDENTS = {"SE": "invanare", "NO": "innbyggere"}
PHYSICIAN = "Stig Moberg"
COPIED = ("number", "given_name", "family_name", "birth_date", "sex", "municipality", "street", "postal_code", "place")


@transaction.atomic
def tell_stories(*, loader: Actor, now: datetime, document: Mapping[str, Any], say: Callable[[str], None]) -> int:
    """Tell the stories of one collaboration's made-up persons; answer how many persons there are."""
    rows, country = document["persons"], loader.country
    say(f"Telling the stories of {len(rows)} made-up persons …")
    ids = {row.code: row.id for row in organizations(loader)}
    register = [_register_row(row) for row in rows if row["number"]]
    import_register(actor=loader, now=now, holder=ids[HOLDERS[country]], country=country, rows=register)
    _logins(loader, now, country, ids, rows)
    teller = _teller(now, country, rows)
    told: Counter[str] = Counter()
    for row in rows:
        person = _person(row)
        COUNTRIES[country].STORIES[person.story](teller, person, told[person.story])
        told[person.story] += 1
    return len(rows)


def _register_row(row: Mapping[str, Any]) -> RegisterRow:
    more = {name: row[name] for name in ("protection",) if name in row}
    return RegisterRow(**{name: row[name] for name in COPIED}, subject=UUID(row["subject"]), **more)


def _person(row: Mapping[str, Any]) -> Person:
    name = f"{row['given_name']} {row['family_name']}"
    return Person(
        UUID(row["subject"]), name, row["number"], row["birth_date"], row["municipality"], row["story"]
    )  # fmt: skip


def _logins(loader: Actor, now: datetime, country: str, ids: Mapping[str, int], rows: list[Mapping[str, Any]]) -> None:
    resident = [{"role": "resident", "organization": RESIDENTS[country], "valid_from": now.date().replace(day=1)}]
    people = [
        {"username": row["username"], "first_name": row["given_name"], "last_name": row["family_name"],
         "subject": row["subject"], "assignments": resident}
        for row in rows
    ]  # fmt: skip
    document = {"people": people}
    load_people(actor=loader, now=now, document=document, organizations=ids, collaboration=loader.collaboration)


def _teller(now: datetime, country: str, rows: list[Mapping[str, Any]]) -> Teller:
    teller = Teller(now, country)
    teller.gather(COUNTRIES[country].ACTING)
    teller.numbers = {f"{row['given_name']} {row['family_name']}": row["number"] for row in rows}
    physician = next((row for row in demo_people(teller.today) if row.name == PHYSICIAN), None)
    teller.physician = actor_for(physician.user_id, physician.id, teller.today) if physician else None
    return teller
