"""The page of roles in the documentation is made from the table of roles."""

from narvard.base.access.management.commands.roles_page import PAGE, page


def test_the_page_is_fresh():
    assert PAGE.read_text(encoding="utf-8") == page(), (
        "docs/reference/roles.md is stale. Run: python -m django roles_page"
    )


def test_the_page_says_what_the_table_says():
    rows = {line.split("|")[1].strip(" `"): line for line in page().splitlines() if line.startswith("| `")}
    assert rows["plans.change_activity_status"].split("|")[2:-1] == [
        " all ",
        "  ",
        "  ",
        " own area ",
        " own organization ",
        "  ",
        "  ",
        "  ",
    ]
