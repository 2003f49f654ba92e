"""Tasks between units, what was done with them, whom they were sent to, and what was agreed of time."""

from narvard.care.tasks.models.clocks import AgreedClock, Escalation
from narvard.care.tasks.models.tasks import Addressing, Step, Task

__all__ = ["Addressing", "AgreedClock", "Escalation", "Step", "Task"]
