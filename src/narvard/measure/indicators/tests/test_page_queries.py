"""Pages in a number of queries that does not grow with what they show, and what is written is never run."""

from datetime import timedelta

import pytest

from narvard.base.core.actor import command_line
from narvard.measure.indicators.operations import publish_run, withdraw_run
from narvard.measure.indicators.tests import made_up

pytestmark = pytest.mark.django_db
ODD = """"><script>alert(1)</script>"""
PUBLISHER = command_line("indicators.publish")


@pytest.fixture
def counted(client_as, django_assert_max_num_queries):
    """`counted(address)`: how many queries the page takes, at most twenty-five."""
    reader = client_as("coordinator")

    def count(address: str) -> int:
        with django_assert_max_num_queries(25) as queries:
            assert reader.get(address).status_code == 200
        return len(queries)

    return count


def test_the_log_of_runs(counted, run, small_region):
    run(small_region)
    one = counted("/runs/")
    for _ in range(3):
        run(made_up.table([]))
    assert counted("/runs/") == one


def test_the_targets(counted, run, aim, small_region):
    aim()
    run(small_region)
    one = counted("/indicators/emergency_visits_80/targets/")
    for code in made_up.TEN:
        aim(municipality=code, target_group="disability")
    run(small_region)
    assert counted("/indicators/emergency_visits_80/targets/") == one


@pytest.mark.parametrize("page", ["/indicators/", "/open/", "/open/closeness/", "/indicators/closeness/"])
def test_a_page_of_figures(southern, counted, run, now, page):
    counts = []
    for places in (("*",), ("*", *made_up.TEN)):
        made = run(made_up.region(groups=("all",), places=places))
        publish_run(actor=PUBLISHER, now=now, run_id=made)
        counts.append(counted(page))
    assert counts[0] == counts[1]


def test_the_definition(southern, counted, run):
    before = counted("/indicators/unplanned_readmission_30d_65/definition/")
    run(made_up.table([]))
    assert counted("/indicators/unplanned_readmission_30d_65/definition/") == before


def test_a_reason_to_withdraw_is_text(client_as, southern, run, now):
    made = run(made_up.table([]))
    publish_run(actor=PUBLISHER, now=now, run_id=made)
    withdraw_run(actor=PUBLISHER, now=now + timedelta(hours=1), run_id=made, reason=ODD)
    page = client_as("coordinator").get("/runs/").content.decode()
    assert "&lt;script&gt;alert" in page and "<script>alert" not in page
