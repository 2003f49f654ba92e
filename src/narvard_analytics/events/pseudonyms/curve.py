"""Multiplication on Curve25519, with which pseudonyms are re-keyed without being undone.

Only x-coordinates are used. The ladder and the constants are those of RFC 7748, sections 4.1 and 5; identity numbers
are mapped to the curve by hashing and trying again. Not in constant time: it runs where the identity numbers are at
hand anyway, never as a service that others can time.
"""

import hashlib

PRIME = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
"""Order of the curve's large subgroup (RFC 7748, 4.1)."""
COFACTOR = 8
A = 486662
A24 = 121665
ELEMENT_BYTES = 32


def point_of(message: bytes) -> int:
    """The x-coordinate of a point on the curve of which nobody knows the logarithm."""
    attempt = 0
    while True:
        digest = hashlib.sha512(attempt.to_bytes(4, "big") + message).digest()
        x = int.from_bytes(digest, "big") % PRIME
        if x and _on_curve(x):
            return x
        attempt += 1


def multiply(scalar: int, x: int) -> int:
    """The x-coordinate of the point multiplied by a positive scalar."""
    x2, z2, x3, z3 = 1, 0, x, 1
    for bit in range(scalar.bit_length() - 1, -1, -1):
        if scalar >> bit & 1:
            x3, z3, x2, z2 = _step(x, x3, z3, x2, z2)
        else:
            x2, z2, x3, z3 = _step(x, x2, z2, x3, z3)
    return x2 * pow(z2, -1, PRIME) % PRIME


def inverse(scalar: int) -> int:
    """The scalar that undoes multiplication by `scalar` in the large subgroup."""
    return pow(scalar, -1, ORDER)


def _on_curve(x: int) -> bool:
    return pow(x * (x * (x + A) + 1) % PRIME, (PRIME - 1) // 2, PRIME) == 1


def _step(x: int, x2: int, z2: int, x3: int, z3: int) -> tuple[int, int, int, int]:
    """Double the first point and add the two, whose difference has the x-coordinate `x`."""
    total, difference = x2 + z2, x2 - z2
    total_squared, difference_squared = total * total % PRIME, difference * difference % PRIME
    spread = total_squared - difference_squared
    left, right = (x3 - z3) * total, (x3 + z3) * difference
    outer, inner = (left + right) % PRIME, (left - right) % PRIME
    return (
        total_squared * difference_squared % PRIME,
        spread * (total_squared + A24 * spread) % PRIME,
        outer * outer % PRIME,
        x * (inner * inner % PRIME) % PRIME,
    )
