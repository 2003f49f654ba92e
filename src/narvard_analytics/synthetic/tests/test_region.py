"""What is written is a whole and possible region: it fits the schema, and nothing happens outside residence or life."""

import json
from datetime import date

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from narvard_analytics.events.conformity import conform, is_sorted
from narvard_analytics.events.schema import TABLES
from narvard_analytics.synthetic import generate
from narvard_analytics.synthetic.age_distribution import residents_by_age, scaled_totals
from narvard_analytics.synthetic.days import Calendar
from narvard_analytics.synthetic.effects import EFFECTS
from narvard_analytics.synthetic.listings import homes
from narvard_analytics.synthetic.parameters import Parameters
from narvard_analytics.synthetic.people import make_people

from .conftest import SMALL, Store

FAR = pd.Timestamp("2999-01-01")
ZONE = "Europe/Stockholm"
WRITTEN = (
    "persons",
    "residence",
    "population",
    "listings",
    "named_contacts",
    "cohorts",
    "contacts",
    "contact_participants",
    "stays",
    "diagnoses",
    "notices",
    "units",
    "interventions",
    "procedures",
    "plans",
    "waits",
    "wait_pauses",
    "referrals",
    "measurements",
    "surveys",
    "answers",
    "small_areas",
    "capacity",
    "aggregates",
)


def local_day(instants: pd.Series) -> pd.Series:
    return instants.dt.tz_convert(ZONE).dt.tz_localize(None).dt.normalize()


def living_in(small, events: pd.DataFrame, day: pd.Series) -> pd.Series:
    """How many residence periods of its person hold each event."""
    spells = small.frame("residence")[["person", "from_date", "to_date"]]
    joined = events[["person"]].assign(day=day, row=np.arange(len(events))).merge(spells, on="person")
    held = joined[(joined.from_date <= joined.day) & (joined.day < joined.to_date.fillna(FAR))]
    return held.groupby("row").size().reindex(range(len(events)), fill_value=0)


@pytest.mark.parametrize("name", WRITTEN)
def test_each_table_fits_the_schema_and_lies_in_order(small, name):
    for rows in small.tables(name):
        assert conform(TABLES[name], rows).num_rows == rows.num_rows
        assert is_sorted(rows, TABLES[name].sort)
    assert sum(rows.num_rows for rows in small.tables(name)) > 0


@pytest.mark.parametrize("name", [name for name in WRITTEN if TABLES[name].key])
def test_keys_are_unique_in_all_deliveries_together(small, name):
    frame = small.frame(name)
    assert not frame.duplicated(list(TABLES[name].key)).any()


@pytest.mark.parametrize("name", [name for name in WRITTEN if TABLES[name].parents])
def test_no_orphans(small, name):
    for column, parents in TABLES[name].parents:
        known = pd.concat([small.frame(parent)[TABLES[parent].key[0]] for parent in parents])
        assert small.frame(name)[column].isin(known).all()


@pytest.mark.parametrize("name", [name for name in WRITTEN if TABLES[name].periods])
def test_nothing_ends_before_it_begins(small, name):
    frame = small.frame(name)
    for begin, end in TABLES[name].periods:
        both = frame[frame[begin].notna() & frame[end].notna()]
        if end == "to_date":
            assert (both[begin] < both[end]).all()
        else:
            assert (both[begin] <= both[end]).all()


def test_the_published_population_lives_there_on_the_reference_date():
    parameters = Parameters()
    calendar = Calendar(parameters.first_month, parameters.months)
    lived = homes(make_people(parameters, calendar))
    on_the_day = (lived.start <= -1) & (lived.end > -1)
    assert np.bincount(lived.municipality[on_the_day]).tolist() == scaled_totals(parameters.place, 1.0).tolist()
    assert len(np.unique(lived.person[on_the_day])) == on_the_day.sum() == 304_443


def test_the_population_table_has_the_ages_that_were_asked_for(small):
    frame = small.frame("population")
    first = frame[frame.reference_date == pd.Timestamp("2019-12-31")]
    counts = first.sort_values(["municipality", "sex", "age"]).inhabitants.to_numpy()
    assert counts.tolist() == residents_by_age(SMALL.place, SMALL.scale).ravel().tolist()


def test_the_population_table_counts_the_registered_residents(small):
    frame, spells = small.frame("population"), small.frame("residence")
    for day, there in frame.groupby("reference_date"):
        living = (spells.from_date <= day) & (day < spells.to_date.fillna(FAR))
        registered = spells[living].groupby("municipality").size()
        assert there.groupby("municipality").inhabitants.sum().to_dict() == registered.to_dict()


def test_residence_periods_of_a_person_do_not_overlap(small):
    spells = small.frame("residence").sort_values(["person", "from_date"])
    following = spells.groupby("person").from_date.shift(-1)
    assert (spells.to_date.fillna(FAR) <= following.fillna(FAR)).all()


@pytest.mark.parametrize(
    ("name", "column"), [("contacts", "started_at"), ("stays", "admitted_at"), ("notices", "sent_at")]
)
def test_nothing_happens_outside_residence_or_life(small, name, column):
    frame = small.frame(name)
    if name == "notices":
        frame = frame[~frame.kind.isin(["discharged", "answer"])].reset_index(drop=True)
    day = local_day(frame[column])
    assert (living_in(small, frame, day) == 1).all()
    died = frame[["person"]].merge(small.frame("persons")[["person", "death_date"]], on="person").death_date
    assert (day.to_numpy() <= died.fillna(FAR).to_numpy()).all()


def test_nobody_is_listed_twice_or_has_two_named_physicians(small):
    named = small.frame("named_contacts")
    for frame in (small.frame("listings"), *(named[named.role == role] for role in ("physician", "care_contact"))):
        frame = frame.sort_values(["person", "from_date"])
        following = frame.groupby("person").from_date.shift(-1)
        assert (frame.to_date.fillna(FAR) <= following.fillna(FAR)).all()


def test_stays_of_an_episode_follow_each_other(small):
    stays = small.frame("stays")
    real = stays[stays.status.isin(["finished", "in_progress", "on_leave"])].sort_values(["episode", "admitted_at"])
    following = real.groupby("episode").admitted_at.shift(-1)
    inner = following.notna()
    assert inner.sum() > 100
    assert (real.discharged_at[inner] == following[inner]).all()
    assert (real.groupby("episode").person.nunique() == 1).all()


def test_episodes_of_a_person_do_not_overlap(small):
    stays = small.frame("stays")
    real = stays[stays.status.isin(["finished", "in_progress", "on_leave"])].sort_values(["person", "admitted_at"])
    following = real.groupby("person").admitted_at.shift(-1)
    known = following.notna()
    assert (real.discharged_at[known] <= following[known]).all()


def test_the_hard_rows_are_there(small):
    stays, contacts, notices = small.frame("stays"), small.frame("contacts"), small.frame("notices")
    assert set(stays.status) == {"finished", "in_progress", "cancelled", "entered_in_error", "on_leave"}
    assert {"finished", "cancelled", "entered_in_error", "no_show"} <= set(contacts.status)
    assert set(contacts.kind) == {"visit", "home_visit", "phone", "video"}
    assert set(notices.kind) >= {"admission", "discharge_ready", "not_ready", "answer", "sip_call", "discharged"}
    assert (stays[stays.status == "in_progress"].discharged_at.isna()).all()
    participants = small.frame("contact_participants")
    assert 0.02 < (~contacts.contact.isin(participants.contact)).mean() < 0.07


def test_withdrawals_refer_to_the_notice_that_they_withdraw(small):
    notices = small.frame("notices")
    withdrawn = notices[notices.kind == "not_ready"].merge(
        notices, left_on="refers_to", right_on="notice", suffixes=("", "_first")
    )
    assert len(withdrawn) > 5
    assert (withdrawn.kind_first == "discharge_ready").all()
    assert (withdrawn.episode == withdrawn.episode_first).all()
    assert (withdrawn.sent_at_first < withdrawn.sent_at).all()


def test_patients_leave_after_they_are_ready(small):
    notices, stays = small.frame("notices"), small.frame("stays")
    real = stays[stays.status.isin(["finished", "in_progress"])]
    last = real.discharged_at.fillna(pd.Timestamp("2999-01-01", tz="UTC")).groupby(real.episode).max()
    ready = notices[notices.kind == "discharge_ready"]
    left = ready.episode.map(last)
    assert (ready.sent_at <= left).all()
    assert ready.episode.isin(real.episode).all()


def test_the_manifest_tells_that_it_is_made_up_and_what_is_planted(small):
    region, *municipal = [json.loads((folder / "delivery.json").read_text()) for folder in small.folders]
    assert len(municipal) == 10
    assert region["authority"] == ["persons", "residence", "population"]
    assert [effect["id"] for effect in region["notes"]["planted_effects"]] == [effect.id for effect in EFFECTS]
    assert all(manifest["notes"]["made_up"] is True for manifest in (region, *municipal))
    assert all(not manifest["authority"] for manifest in municipal)


def test_a_region_that_is_there_already_is_left_as_it_is(small):
    root = small.folders[0].parent
    before = sorted(path.name for path in root.iterdir())
    assert generate(root, SMALL) == small.folders
    assert sorted(path.name for path in root.iterdir()) == before


def test_a_short_region_that_starts_in_another_month(tmp_path):
    folders = generate(tmp_path, Parameters(first_month=date(2023, 5, 1), months=3, scale=0.01))
    assert len(folders) == 11
    manifest = json.loads((folders[0] / "delivery.json").read_text())
    assert (manifest["period_from"], manifest["period_to"]) == ("2023-05-01", "2023-08-01")


@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_known_from_after_the_cut_off(tmp_path, seed):
    folder = generate(tmp_path, Parameters(months=1, scale=0.15, seed=seed))[0]
    cut_off = pd.Timestamp("2020-02-01", tz=ZONE)
    for name in ("stays", "contacts", "notices", "plans", "named_contacts", "waits", "referrals", "measurements"):
        rows = Store([folder]).frame(name)
        for column in (column for column in rows if column.endswith("_at") and column not in {"about_at", "due_at"}):
            assert (rows[column].isna() | (rows[column] <= cut_off)).all(), (name, column)
    stays = Store([folder]).frame("stays")
    assert (stays[stays.status == "finished"].discharged_at.notna()).all()
    assert (stays.status == "in_progress").sum() > 20


def test_arrow_types_are_those_of_the_store(small):
    contacts = small.tables("contacts")[0]
    assert contacts.schema.field("person").type == pa.uuid()
    assert contacts.schema.field("started_at").type == pa.timestamp("us", tz="UTC")
