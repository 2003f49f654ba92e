"""A run, a target and a delivery of one collaboration are not seen in another; those for all are seen in each."""

from dataclasses import replace

import pytest

from narvard.measure.indicators import operations, queries
from narvard.measure.indicators.models import Target
from narvard.measure.indicators.queries.results import current_run, published_run
from narvard.measure.indicators.tests import made_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours(machine):
    """The one who computes for Södra Älvsborg alone."""
    return replace(machine, collaboration="sodra_alvsborg")


def kept(actor, now, results):
    return operations.keep(actor=actor, now=now, results=results, cut_off=made_up.CUT_OFF, inputs="0" * 32)


def test_a_run_of_one_collaboration_is_its_own(elsewhere, actor_as, machine, ours, now, small_region):
    theirs = kept(ours, now, small_region)
    assert current_run(actor_as("coordinator")).id == theirs
    assert current_run(elsewhere()) is None
    assert queries.run_log(elsewhere()).runs == ()
    for_all = kept(machine, now, small_region)
    assert current_run(elsewhere()).id == current_run(actor_as("coordinator")).id == for_all


def test_nobody_publishes_the_run_of_another(elsewhere, actor_as, ours, now, small_region):
    run = kept(ours, now, small_region)
    with pytest.raises(operations.RunNotPublished):
        operations.publish_run(actor=elsewhere(), now=now, run_id=run)
    operations.publish_run(actor=actor_as("coordinator"), now=now, run_id=run)
    assert published_run(elsewhere()) is None and published_run(actor_as("politician")).id == run


def test_the_same_target_may_be_set_in_both_and_each_is_lit_in_its_own_run(
    elsewhere, aim, machine, ours, now, small_region
):
    theirs = replace(machine, collaboration="nordlid")
    here, there = aim(actor=ours, municipality="*"), aim(actor=theirs, municipality="*")
    assert here != there and aim(actor=ours, municipality="*") == here
    kept(ours, now, small_region)
    assert Target.objects.get(pk=here).lights.count() == 1 and Target.objects.get(pk=there).lights.count() == 0
