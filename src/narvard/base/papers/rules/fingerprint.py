"""One checksum for the content of a paper, whichever form it is written in."""

import hashlib
import json
from dataclasses import fields
from datetime import date

from narvard.base.papers.rules.paper import Block, Paper


def fingerprint(paper: Paper) -> str:
    """SHA-256, in hexadecimal, over everything the paper says: the same input gives the same checksum."""
    # How large it is printed is not what it says.
    said = {item.name: getattr(paper, item.name) for item in fields(paper) if item.name != "easy_to_read"}
    blocks = {name: [_block(part) for part in said[name]] for name in ("parts", "appendix")}
    content = {**said, **blocks}
    text = json.dumps(content, default=_plain, sort_keys=True, ensure_ascii=False, allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _block(part: Block) -> list[object]:
    return [type(part).__name__, {item.name: getattr(part, item.name) for item in fields(part)}]


def _plain(value: object) -> object:
    """What JSON has no form for: a day is told from the text of the same day, since they are written alike."""
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, frozenset):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} has no place in a paper.")
