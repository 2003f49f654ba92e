"""The page of roles in the documentation is made from the table of roles."""

from narvard.base.access.management.commands.roles_page import HEADINGS, PAGE, page
from narvard.base.access.rules import ROLE_TABLE, Role


def test_the_page_is_fresh():
    assert PAGE.read_text(encoding="utf-8") == page(), (
        "docs/reference/roles.md is stale. Run: python -m django roles_page"
    )


def test_the_page_says_what_the_table_says():
    found = {}
    for line in page().splitlines():
        if line.startswith("| `"):
            operation, *cells = [cell.strip(" `") for cell in line.split("|")[1:-1]]
            found.setdefault(operation, []).append(cells)
    assert found["plans.change_activity_status"] == [["all", "", "", "own area", "own organization", "", "", ""]]
    assert found["access.review_emergency"] == [["", "", "", "", "", "", "", "all"]]
    assert found["organizations.read"] == [["all"] * 8, ["all"] * 8]
    assert set(found) == set(ROLE_TABLE)


def test_every_role_stands_in_one_of_the_two_tables():
    assert [role for _heading, roles in HEADINGS for role in roles] == list(Role)
