from narvard.govern.missions.views.keeping import finish, move, new_row, review, row
from narvard.govern.missions.views.reading import (
    change,
    communication,
    guidelines,
    index,
    investments,
    private,
    projects,
    staffing,
    table_file,
)

__all__ = [
    "change",
    "communication",
    "finish",
    "guidelines",
    "index",
    "investments",
    "move",
    "new_row",
    "private",
    "projects",
    "review",
    "row",
    "staffing",
    "table_file",
]
