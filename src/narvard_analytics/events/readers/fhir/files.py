"""What a FHIR file holds, and whether DuckDB's reader can be trusted with it."""

import gzip
import json
import zlib
from pathlib import Path

from narvard_analytics.events.readers.text_files import BYTE_ORDER_MARK, WIDE_ENCODINGS, Lines, open_bytes

EXPORT_LOG = "log.ndjson"
"""The log that bulk-export clients leave beside the resources (SMART bulk-data client)."""
CHUNK = 2**20
EMPTY_LINES = (b"\n\n", b"\n\r\n")


def is_lines(file: Path) -> bool:
    """Whether a file is NDJSON by its name; any other is a bundle."""
    return ".ndjson" in file.suffixes


def first_kind(file: Path) -> str:
    """The type of the first resource in an NDJSON file; empty where that cannot be told."""
    for line in Lines(file):
        if line.strip():
            try:
                parsed = json.loads(line)
            except (ValueError, RecursionError):
                return ""
            kind = parsed.get("resourceType") if isinstance(parsed, dict) else None
            return kind if isinstance(kind, str) else ""
    return ""


def is_plain(file: Path) -> bool:
    """Whether a file is whole and has neither byte-order mark nor empty lines.

    DuckDB's reader takes a compressed file that is cut off for a shorter one, and counts no empty lines.
    """
    try:
        with open_bytes(file) as stream:
            before = b""
            while chunk := stream.read(CHUNK):
                if not before and chunk.startswith((BYTE_ORDER_MARK, *WIDE_ENCODINGS, b"\n", b"\r")):
                    return False
                if any(empty in before[-2:] + chunk for empty in EMPTY_LINES):
                    return False
                before = chunk
    except (EOFError, gzip.BadGzipFile, zlib.error):
        return False
    return True
