"""Funnels the plain way, one unit after another: what the fast ones must agree with."""

from math import asin, exp, log, pi, sin, sqrt
from statistics import mean

Z = (1.959964, 3.090232)


def spread(measure, numerators, denominators, trim=0.1):
    """φ and τ² of the units."""
    figures = [scaled(measure, o, n) for o, n in zip(numerators, denominators, strict=True)]
    centre = level(measure, numerators, denominators)
    pairs = [((y - centre) / s, s) for y, s in figures]
    if measure == "ratio_log":
        pairs = [(z, s) for z, s in pairs if 1 <= 10 * rank(z, pairs) / (len(pairs) + 1) < 9]
    else:
        low, high = quantile([z for z, _ in pairs], trim), quantile([z for z, _ in pairs], 1 - trim)
        pairs = [(min(max(z, low), high), s) for z, s in pairs]
    units = len(pairs)
    phi = mean(z * z for z, _ in pairs) if pairs else 1.0
    if units < 2 or units * phi < units - 1:
        return phi, 0.0
    weights = [1 / s**2 for _, s in pairs]
    room = sum(weights) - sum(w * w for w in weights) / sum(weights)
    return phi, max(0.0, (units * phi - (units - 1)) / room)


def limits(measure, numerators, denominators, multiplicative=False):
    """For each unit the 95 % and 99.8 % limits."""
    phi, tau2 = spread(measure, numerators, denominators)
    centre = level(measure, numerators, denominators)
    found = []
    for o, n in zip(numerators, denominators, strict=True):
        _, s = scaled(measure, o, n)
        error = s * sqrt(max(phi, 1)) if multiplicative else sqrt(s * s + tau2)
        found.append([(unscaled(measure, centre - z * error), unscaled(measure, centre + z * error)) for z in Z])
    return found


def level(measure, numerators, denominators):
    """θ₀."""
    overall = sum(numerators) / sum(denominators)
    return {"proportion": asin(sqrt(min(overall, 1))), "ratio_log": 0.0, "ratio_sqrt": 1.0}.get(measure, log(overall))


def scaled(measure, o, n):
    """Figure and standard error on the scale of the measure."""
    if measure == "proportion":
        return asin(sqrt(o / n)), 1 / (2 * sqrt(n))
    if measure == "ratio_log":
        return log((o or 0.5) / n), 1 / sqrt(n)
    if measure == "ratio_sqrt":
        return sqrt(o / n), 1 / (2 * sqrt(n))
    return log((o + 0.5) / (n + 0.5)), sqrt(o / (o + 0.5) ** 2 + n / (n + 0.5) ** 2)


def unscaled(measure, y):
    """From the scale back to the figure."""
    if measure == "proportion":
        return sin(min(max(y, 0.0), pi / 2)) ** 2
    return max(y, 0.0) ** 2 if measure == "ratio_sqrt" else exp(y)


def rank(z, pairs):
    """Place of a z-score among all, from 1; ties share the mean of their places."""
    below, same = sum(other < z for other, _ in pairs), sum(other == z for other, _ in pairs)
    return below + (same + 1) / 2


def quantile(values, share):
    """The quantile that interpolates linearly between ordered values."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
