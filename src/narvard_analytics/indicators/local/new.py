"""A first local definition with its worked examples: a real one that works at once, to be changed into one's own."""

import re
from importlib import resources
from pathlib import Path

from narvard_analytics.errors import AnalyticsError
from narvard_analytics.indicators.local.loading import PREFIX

STARTER = "local_video_contacts"
"""The id of the definition that a new one is a copy of."""
FILES = {".py": "starter.py", ".yaml": "starter.yaml"}
ID = re.compile(rf"{PREFIX}[a-z0-9][a-z0-9_]{{1,60}}")


class CannotBeWritten(AnalyticsError):
    """A new definition was asked for under an id that it cannot have, or that is taken."""


def write_new(name: str, folder: Path) -> tuple[Path, ...]:
    """Write the definition and its worked examples as `<id>.py` and `<id>.yaml`; the id gets its prefix if it has none.

    Raises CannotBeWritten; nothing is written then.
    """
    own = name if name.startswith(PREFIX) else f"{PREFIX}{name}"
    if not ID.fullmatch(own):
        raise CannotBeWritten(
            f"{name} cannot be the id of a definition. Use two or more small letters a to z, digits and underscores."
        )
    targets = {suffix: folder / f"{own}{suffix}" for suffix in FILES}
    taken = [file.name for file in targets.values() if file.exists()]
    if taken:
        raise CannotBeWritten(f"{', '.join(taken)} is there already. Choose another id, or change what is there.")
    folder.mkdir(parents=True, exist_ok=True)
    for suffix, file in targets.items():
        text = resources.files(__package__).joinpath(FILES[suffix]).read_text(encoding="utf-8")
        file.write_text(text.replace(STARTER, own), encoding="utf-8")
    return tuple(targets.values())
