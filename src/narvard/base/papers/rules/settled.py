"""Office files packed alike each time, so that the same paper gives the same bytes."""

import io
import zipfile
from datetime import date, datetime, time

# The earliest day that a ZIP archive can hold.
FIRST_DAY = date(1980, 1, 1)


def settled(content: bytes) -> bytes:
    """The same archive with its members in their order and no trace of when they were packed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def moment(dated: date | None) -> datetime:
    """The moment that a file says it was made: the beginning of the paper's own day."""
    return datetime.combine(dated or FIRST_DAY, time())
