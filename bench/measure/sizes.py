"""How large the parts are: the full sizes, or a share of them."""

import os

SHARE = float(os.environ.get("NARVARD_BENCH_SIZE", "1"))
CONTACTS = 10_000_000
SCALING = (3_000_000, 10_000_000, 30_000_000, 100_000_000)


def of_size(full: int) -> int:
    """That many at the full size, or the share of it that was asked for."""
    return max(int(full * SHARE), 1)
