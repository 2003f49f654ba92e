"""The pages of tasks."""

from narvard.care.tasks.views.clocks import clocks
from narvard.care.tasks.views.lists import index
from narvard.care.tasks.views.one import act, task
from narvard.care.tasks.views.sending import new

__all__ = ["act", "clocks", "index", "new", "task"]
