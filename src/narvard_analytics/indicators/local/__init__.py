"""A collaboration's own definitions, loaded from its folder: no fork, the closed vocabulary, and nothing fenced.

`law` says what a definition may use, `loading` reads a folder, `unfenced` is the view of the events that it gets, `new`
writes a first one and `checking` runs its worked examples.
"""

from narvard_analytics.indicators.local.checking import Checked, check
from narvard_analytics.indicators.local.law import AgainstTheLaw
from narvard_analytics.indicators.local.loading import (
    PREFIX,
    LocalDefinitionFailed,
    LocalDefinitionNotRead,
    load_folder,
)
from narvard_analytics.indicators.local.new import CannotBeWritten, write_new

__all__ = [
    "PREFIX",
    "AgainstTheLaw",
    "CannotBeWritten",
    "Checked",
    "LocalDefinitionFailed",
    "LocalDefinitionNotRead",
    "check",
    "load_folder",
    "write_new",
]
