"""Bringing a register: each row once, corrected when it comes again, or refused whole; rows for the event store."""

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from narvard.base.core.actor import NotPermitted, command_line
from narvard.base.organizations.queries import organizations
from narvard.care.conftest import REGISTER
from narvard.care.patients.models import Person, PersonChange, Residence
from narvard.care.patients.operations import (
    RegisterNotImported,
    RegisterRow,
    import_register,
    importing,
    note_municipality,
    register_person,
    take_up,
)
from narvard.care.patients.queries import exported_persons, exported_residence, made_up_number
from narvard.care.patients.rules.numbers import KINDS

pytestmark = pytest.mark.django_db
BORN = date(1940, 1, 1)
EXPORT = command_line("deliveries.from_care", "organizations.read", country="SE")


@pytest.fixture
def holder(southern) -> int:
    return next(row.id for row in organizations(REGISTER) if row.code == "vgr")


@pytest.fixture
def bring(holder, now):
    def bring(*rows: RegisterRow, actor=REGISTER, country: str = "SE"):
        return import_register(actor=actor, now=now, holder=holder, country=country, rows=iter(rows))

    return bring


def row(place: int = 1, **more: object) -> RegisterRow:
    given = {"given_name": "Astrid", "family_name": "Linde", "municipality": "1490", "moved_in": date(2020, 1, 1)}
    return RegisterRow(made_up_number(place, BORN), **{**given, **more})


def test_the_same_register_again_changes_nothing(bring):
    assert bring(row(1), row(2)).added == 2
    again = bring(row(1), row(2))
    assert (again.added, again.changed) == (0, 0)
    assert (Person.objects.count(), Residence.objects.count()) == (2, 2)


def test_what_is_new_is_corrected_and_what_stood_is_kept(bring):
    bring(row())
    changed = bring(row(family_name="Ek", deceased_on=date(2026, 1, 1), municipality="1463", moved_in=date(2025, 5, 1)))
    assert (changed.added, changed.changed) == (0, 1)
    person = Person.objects.get()
    assert (person.family_name, person.family_key, person.deceased_on) == ("Ek", "ek astrid", date(2026, 1, 1))
    assert {(c.field, c.before, c.after) for c in PersonChange.objects.all()} == {
        ("family_name", "Linde", "Ek"),
        ("deceased_on", "", "2026-01-01"),
    }
    homes = Residence.objects.order_by("from_date").values_list("municipality", "from_date", "to_date")
    assert list(homes) == [("1490", date(2020, 1, 1), date(2025, 5, 1)), ("1463", date(2025, 5, 1), None)]


def test_a_corrected_address_of_the_same_day_replaces_it(bring):
    bring(row())
    bring(row(municipality="1463"))
    assert [(home.municipality, home.municipality_name) for home in Residence.objects.all()] == [("1463", "Mark")]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"number": "194001010001"}, "check digits are wrong"),
        ({"number": made_up_number(1, BORN)}, "stands twice"),
        ({"given_name": " "}, "name or birth date is missing"),
        ({"municipality": "149"}, "four digits"),
        ({"birth_date": date(1941, 1, 1)}, "another birth date"),
    ],
)
def test_a_wrong_row_refuses_the_whole_register_and_says_where(bring, monkeypatch, wrong, message):
    monkeypatch.setattr(importing, "BATCH", 1 if "twice" not in message else 10)
    given = {"number": made_up_number(2, BORN), "given_name": "Astrid", "municipality": "1490", **wrong}
    with pytest.raises(RegisterNotImported, match=f"^Row 2: .*{message}"):
        bring(row(1), RegisterRow(**given))
    assert not Person.objects.exists()


def test_the_questions_grow_with_the_batches_and_not_with_the_rows(bring, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        bring(*(row(place) for place in range(1, 60)))


def test_only_who_may_bring_a_register_does(bring, actor_as):
    with pytest.raises(NotPermitted):
        bring(row(), actor=actor_as("ward_nurse"))
    assert bring(row(), actor=actor_as("coordinator")).added == 1


def test_rows_for_the_event_store(bring, actor_as, now):
    nurse = actor_as("ward_nurse")
    bring(row(1, sex="female"), row(2))
    subject = take_up(actor=nurse, now=now, number=made_up_number(1, BORN), purpose="care")
    other = Person.objects.exclude(subject=subject).get().subject
    own = register_person(actor=nurse, now=now, given_name="Okänd", birth_date=BORN)
    note_municipality(
        actor=nurse, now=now, subject=subject, kind="placing", municipality="1463", from_date=date(2026, 3, 1)
    )
    controller = nurse.controller_id
    found = {person.subject: person for person in exported_persons(EXPORT, controller)}
    assert set(found) == {subject, own}
    assert (found[subject].birth_date, found[subject].sex, found[subject].death_date) == (BORN, "female", None)
    assert {person.subject for person in exported_persons(EXPORT, controller, [other])} == {subject, own, other}
    homes = list(exported_residence(EXPORT, controller, date(2026, 1, 1), date(2027, 1, 1)))
    assert [(h.subject, h.municipality, h.from_date, h.to_date, h.placed_by) for h in homes] == [
        (subject, "1490", date(2020, 1, 1), date(2026, 3, 1), None),
        (subject, "1490", date(2026, 3, 1), None, "1463"),
    ]
    assert not list(exported_residence(EXPORT, controller, date(2019, 1, 1), date(2020, 1, 1)))
    with pytest.raises(NotPermitted):
        list(exported_persons(nurse, controller))


FILE = """\
given_name,number,birth_date,municipality,sex,protection,moved_in
Astrid,{one},1940-01-01,1490,female,,2020-01-01
 Bo ,{two},,,,marked,
"""


@pytest.fixture
def register_file(tmp_path):
    def write(text: str):
        path = tmp_path / "register.csv"
        path.write_text(text.format(one=made_up_number(1, BORN), two=made_up_number(2, BORN)), encoding="utf-8-sig")
        return path

    return write


def bring_file(path) -> str:
    out = StringIO()
    call_command("bring_register", str(path), "--holder=vgr", "--collaboration=sodra_alvsborg", stdout=out)
    return out.getvalue()


def test_a_file_is_brought_once(southern, register_file):
    path = register_file(FILE)
    assert bring_file(path) == "2 persons were added and 0 changed.\n"
    assert bring_file(path) == "0 persons were added and 0 changed.\n"
    assert set(Person.objects.values_list("given_name", "sex", "protection")) == {
        ("Astrid", "female", ""),
        ("Bo", "unknown", "marked"),
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("given_name\nAstrid\n", "no column number"),
        ("given_name,number,shoe\nAstrid,{one},42\n", "the column shoe is not known"),
        ("given_name,number,moved_in\nAstrid,{one},\nBo,{two},yesterday\n", "Row 2: moved_in cannot be 'yesterday'"),
        ("given_name,number,sex\nAstrid,{one},f\n", "Row 1: sex cannot be 'f'"),
        ("given_name,number,protection\nAstrid,{one},yes\n", "Row 1: protection cannot be 'yes'"),
        ("given_name,number,subject\nAstrid,{one},1\n", "Row 1: subject cannot be '1'"),
    ],
)
def test_a_wrong_file_says_what_and_where(southern, register_file, text, message):
    with pytest.raises(CommandError, match=message):
        bring_file(register_file(text))
    assert not Person.objects.exists()


def test_a_command_for_nobody_says_so(southern, register_file, tmp_path):
    with pytest.raises(CommandError, match="Load it first"):
        call_command("bring_register", str(register_file(FILE)), "--holder=nobody", "--collaboration=sodra_alvsborg")
    with pytest.raises(CommandError, match="is not there"):
        bring_file(tmp_path / "none.csv")


def test_the_reference_page_tells_every_kind_of_number():
    page = (Path(__file__).parents[5] / "docs/reference/identity-numbers.md").read_text(encoding="utf-8")
    for kind in KINDS.values():
        line = next(line for line in page.splitlines() if line.startswith(f"| `{kind.code}` |"))
        assert kind.source in line and f"| {kind.certainty} |" in line and (kind.system or "–") in line
