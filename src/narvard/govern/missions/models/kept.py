"""Which table of a document is kept in which model, and which of its columns name rows of other tables."""

from collections.abc import Mapping
from types import MappingProxyType

from narvard.govern.missions.models.goals import Goal, GoalLink
from narvard.govern.missions.models.guidelines import Guideline, Routine
from narvard.govern.missions.models.means import CommunicationStep, Investment, PrivateParty, StaffingAction
from narvard.govern.missions.models.missions import Mission, MissionChange
from narvard.govern.missions.models.owned import Owned
from narvard.govern.missions.models.projects import Project, ProjectItem

# In the order of the document, so that what is named stands before what names it.
MODELS: Mapping[str, type[Owned]] = MappingProxyType(
    {
        "missions": Mission,
        "changes": MissionChange,
        "guidelines": Guideline,
        "routines": Routine,
        "projects": Project,
        "items": ProjectItem,
        "goals": Goal,
        "goal_links": GoalLink,
        "communication": CommunicationStep,
        "investments": Investment,
        "staffing": StaffingAction,
        "private_parties": PrivateParty,
    }
)
NAMED: Mapping[str, type[Owned]] = MappingProxyType({"guideline": Guideline, "project": Project, "goal": Goal})
"""Columns that name a row of this app by its code; `organization` and `municipality` name those of others."""
