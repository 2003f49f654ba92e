"""Which files are kept as papers of a meeting, and how they are called in the data folder."""

import hashlib

LARGEST = 10 * 1024 * 1024
"""Bytes. What is larger is linked to instead."""
KINDS = frozenset({"pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "txt", "md", "png", "jpg", "jpeg"})


def fault(file_name: str, content: bytes) -> str:
    """Why a file is not kept: a code, or "" when it is."""
    if not content:
        return "file_empty"
    if len(content) > LARGEST:
        return "file_too_large"
    _stem, point, ending = file_name.rpartition(".")
    return "" if point and ending.lower() in KINDS else "file_kind"


def safe_name(file_name: str) -> str:
    """The name without a folder or anything that a header or a shell could stumble over; at most 120 characters."""
    bare = file_name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(letter if letter.isalnum() or letter in " ._-()" else "_" for letter in bare).strip(" .")
    stem, point, ending = kept.rpartition(".")
    return f"{stem[:110]}{point}{ending[:9]}" or "file"


def digest(content: bytes) -> str:
    """The sha256 of the content in hexadecimals, which is its name in the data folder."""
    return hashlib.sha256(content).hexdigest()
