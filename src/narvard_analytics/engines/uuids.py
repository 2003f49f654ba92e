"""A UUID between engines: sixteen bytes where engines compute, text where results are read."""

import uuid

import pyarrow as pa

BYTES = 16


def as_text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Sixteen bytes a row as the usual text; empty stays empty."""
    texts = [None if value is None else str(uuid.UUID(bytes=value)) for value in column.to_pylist()]
    return pa.chunked_array([pa.array(texts, pa.string())])


def as_uuid(column: pa.Array) -> pa.Array:
    """Sixteen bytes a row as Arrow's UUID."""
    return pa.ExtensionArray.from_storage(pa.uuid(), column.cast(pa.binary(BYTES)))
