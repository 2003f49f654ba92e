"""Each section against the rows of its app, from the demo's own documents where these hold the facts."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from narvard.base.access.queries import ROLE_TABLE
from narvard.base.core.actor import command_line
from narvard.base.organizations.operations import load_organizations
from narvard.base.papers.queries import Grid, Heading, Text, fingerprint
from narvard.govern.bodies.operations import load_bodies
from narvard.govern.followup.operations import close_period, load_followup, mark_office_ready
from narvard.govern.funds.operations import load_funds
from narvard.govern.pilots.operations import load_pilots
from narvard.govern.reports.queries import draft, reports_page

CASES = Path(__file__).parents[3] / "site/demo/cases"
PERIOD = {
    "period": "2026-3", "state": "open", "areas_by": date(2026, 10, 14), "office_by": date(2026, 10, 21),
    "steering_by": date(2026, 11, 4), "council_by": date(2026, 11, 18), "opened_on": date(2026, 7, 1),
}  # fmt: skip
SAID = {
    "period": "2026-3", "area": "1490", "about": "activity", "reference": "1", "title": "Mobilt närsjukvårdsteam",
    "side": "both", "status": "under_way", "done": "Bemanningen är klar.", "hinders": "Bilen saknas.",
    "said_on": date(2026, 10, 10), "said_by": "Bo Rönnfors",
}  # fmt: skip
FOLLOWUP = {"format": "narvard-followup", "version": 1, "periods": [PERIOD], "said": [SAID], "ready": []}


def all_rights(case: str):
    return command_line(*ROLE_TABLE, "organizations.load", collaboration=case)


def document(case: str, name: str) -> dict:
    return yaml.safe_load((CASES / case / f"{name}.yaml").read_text(encoding="utf-8"))


def grids(paper) -> dict[str, Grid]:
    return {grid.caption: grid for grid in paper.grids}


@pytest.fixture
def dalarna(db, now):
    """Södra Dalarna with its bodies and pilots."""
    actor = all_rights("sodra_dalarna")
    load_organizations(actor=actor, now=now, document=document("sodra_dalarna", "organizations"))
    load_bodies(actor=actor, now=now, document=document("sodra_dalarna", "bodies"))
    load_pilots(actor=actor, now=now, document=document("sodra_dalarna", "pilots"))
    return actor


def test_the_statement_of_2011_is_sixty_forty_to_the_krona(southern, now, day):
    """Domain rules D.4: 3 500 tkr, of which the region pays 2 100 and the ten municipalities together 1 400."""
    actor = all_rights("sodra_alvsborg")
    load_funds(actor=actor, now=now, document=document("sodra_alvsborg", "funds"))
    made = draft(actor, "statement", "2011", "sv", day)
    parties = next(grid for grid in made.paper.grids if grid.header[1] == "Andel")
    assert [row[-1] for row in parties.rows] == [2_100_000, 1_400_000, 3_500_000]
    each = next(grid for grid in made.paper.grids if grid.header[1] == "Invånare")
    assert sum(row[-1] for row in each.rows[:-1]) == each.rows[-1][-1] == 1_400_000
    assert len(each.rows) == 11


def test_a_pilot_that_has_ended_says_what_was_learned_and_one_that_has_not_waits(dalarna, day):
    ended = draft(dalarna, "pilot_closing", "ungdomshalsan", "sv", day)
    assert ended.paper.title == "Slutrapport för en pilot, Ungdomshälsan"
    texts = [part.text for part in ended.paper.parts if isinstance(part, Heading | Text)]
    assert "Lärdomar" in texts and ended.sections[0].state == "ready"
    open_one = draft(dalarna, "pilot_closing", "halsoframjande-insatser", "sv", day)
    assert (open_one.sections[0].state, open_one.sections[0].readiness) == ("waiting", "piloten är inte avslutad")


def test_the_programme_says_what_is_left_of_its_thirty_million(dalarna, day):
    paper = draft(dalarna, "annual", "2019", "sv", day).paper
    said = " ".join(part.text for part in paper.parts if isinstance(part, Text))
    assert "30\u00a0000\u00a0000\u00a0kr" in said
    assert {"Ungdomshälsan"} <= {row[0] for row in grids(paper)["Piloter med ljus, budget och kostnad"].rows}


def test_the_papers_of_a_meeting_hold_its_agenda(dalarna, day):
    kinds = {kind.code: kind.subjects for kind in reports_page(dalarna, day).kinds}
    keys = [key for key, _name in kinds["board_papers"]]
    made = [draft(dalarna, "board_papers", key, "sv", day).paper for key in keys]
    assert any("Dagordningen i ordning" in grids(paper) for paper in made)
    assert {key for key, _name in kinds["pilot_closing"]} >= {"ungdomshalsan", "mobila-arbetssatt"}


def test_decisions_stand_in_the_period_in_which_they_were_taken(dalarna, day):
    paper = draft(dalarna, "annual", "2018", "sv", day).paper
    taken = grids(paper).get("Beslut som fattades under perioden")
    other = grids(draft(dalarna, "annual", "2015", "sv", day).paper)
    assert taken and "Beslut som fattades under perioden" not in other


def test_an_open_quarter_waits_and_a_closed_one_keeps_what_was_reported(lit, now, day):
    actor = all_rights("sodra_alvsborg")
    lit(latest=1500.0)
    load_followup(actor=actor, now=now, document=FOLLOWUP)
    waiting = {section.code: section for section in draft(actor, "quarterly", "2026-Q3", "sv", day).sections}
    assert waiting["quarter"].state == "waiting" and "0 av 1" in waiting["quarter"].readiness
    mark_office_ready(actor=actor, now=now, today=day, year=2026, quarter=3, note="Ett område svarade inte.")
    close_period(actor=actor, now=now, today=day, year=2026, quarter=3)
    closed = draft(actor, "quarterly", "2026-Q3", "sv", day)
    assert any("Bilen saknas." in str(part) for part in closed.paper.parts)
    lit(latest=700.0)
    later = draft(actor, "quarterly", "2026-Q3", "sv", day)
    assert fingerprint(later.paper) == fingerprint(closed.paper)
    assert grids(later.paper)["Alla ljus"].rows[0][4] == 1500.0
