"""A region made block by block is as whole as one made at once, and other regions than Södra Älvsborg can be made."""

import numpy as np
import pandas as pd
import pytest

from narvard_analytics.events.conformity import is_sorted
from narvard_analytics.events.schema import TABLES
from narvard_analytics.synthetic import Parameters, generate
from narvard_analytics.synthetic.age_distribution import scaled_totals
from narvard_analytics.synthetic.people import pseudonyms
from narvard_analytics.synthetic.randomness import stream
from narvard_analytics.synthetic.regions import REGIONS, place

from .conftest import Store

IN_BLOCKS = Parameters(months=4, seed=5, region="skane", at_a_time=20_000).with_residents(12_000)


@pytest.fixture(scope="module")
def skane(tmp_path_factory) -> Store:
    return Store(generate(tmp_path_factory.mktemp("skane"), IN_BLOCKS))


def test_blocks_are_as_many_as_the_person_months_ask_for():
    assert (IN_BLOCKS.residents, IN_BLOCKS.blocks) == (12_000, 3)
    assert [Parameters(months=54, at_a_time=n).blocks for n in (304_443 * 54, 304_443 * 54 - 1)] == [1, 2]
    assert Parameters().blocks == 1


def test_the_blocks_residents_add_up_to_the_region(skane):
    residence = skane.frame("residence")
    living = residence[(residence.from_date <= "2019-12-31") & ~(residence.to_date <= "2019-12-31")]
    expected = scaled_totals(IN_BLOCKS.place, IN_BLOCKS.scale)
    assert living.groupby("municipality").person.nunique().tolist() == expected.tolist()
    population = skane.frame("population")
    first = population[population.reference_date == pd.Timestamp("2019-12-31")]
    assert first.inhabitants.sum() == 12_000
    assert not population.duplicated(list(TABLES["population"].key)).any()


@pytest.mark.parametrize("name", sorted(TABLES))
def test_tables_of_several_blocks_lie_in_order_with_unique_keys(skane, name):
    for rows in skane.tables(name):
        assert is_sorted(rows, TABLES[name].sort)
    if TABLES[name].key:
        assert not skane.frame(name).duplicated(list(TABLES[name].key)).any()


def test_rows_belong_to_what_stands_in_other_tables(skane):
    assert skane.frame("contact_participants").contact.isin(skane.frame("contacts").contact).all()
    events = pd.concat([skane.frame("contacts").contact, skane.frame("stays").stay])
    assert skane.frame("diagnoses").event.isin(events).all()
    assert skane.frame("waits").person.isin(skane.frame("persons").person).all()


def test_blocks_have_people_and_care_of_their_own_but_the_same_staff(skane):
    first, second = IN_BLOCKS.of_block(0), IN_BLOCKS.of_block(1)
    assert first.seed == IN_BLOCKS.seed != second.seed
    contacts = skane.frame("contacts").merge(skane.frame("contact_participants"), on="contact")
    physicians = contacts[(contacts.setting == "primary_care") & (contacts.profession == "physician")]
    by_block = physicians.groupby(physicians.contact.str[:3]).practitioner.agg(set)
    assert len(by_block) == 3
    assert len(by_block["R00"] & by_block["R02"]) > 100


@pytest.mark.parametrize("blocks", [1, 2, 7])
def test_pseudonyms_of_a_block_come_after_those_of_the_one_before(blocks):
    made = [pseudonyms(stream(1, f"keys {b}"), 400, b, blocks) for b in range(blocks)]
    whole = [bytes(key) for part in made for key in part]
    assert whole == sorted(whole)
    assert len(set(whole)) == len(whole)


@pytest.mark.parametrize("name", sorted(REGIONS))
def test_every_municipality_has_units_and_a_hospital(name):
    region = place(name)
    assert np.unique(region.unit_homes).tolist() == list(range(len(region.codes)))
    assert len(set(region.unit_names)) == len(region.unit_names)
    assert set(region.hospital_homes) <= set(region.codes)
    assert set(region.hospital_of) <= set(range(len(region.hospitals)))
