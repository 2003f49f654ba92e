from narvard.govern.missions.models.goals import Goal, GoalLink
from narvard.govern.missions.models.guidelines import Guideline, Routine, RoutineReview
from narvard.govern.missions.models.means import CommunicationStep, Investment, PrivateParty, StaffingAction
from narvard.govern.missions.models.missions import Mission, MissionChange
from narvard.govern.missions.models.projects import Project, ProjectItem

__all__ = [
    "CommunicationStep",
    "Goal",
    "GoalLink",
    "Guideline",
    "Investment",
    "Mission",
    "MissionChange",
    "PrivateParty",
    "Project",
    "ProjectItem",
    "Routine",
    "RoutineReview",
    "StaffingAction",
]
