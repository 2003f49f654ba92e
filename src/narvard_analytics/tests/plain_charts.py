"""Control charts the plain way, one point after another: what the fast charts must agree with."""

from math import sqrt


def xmr(values, profile, fix_after=None):
    """Centre and limits of one part."""
    base = values[:fix_after]
    centre = sum(base) / len(base)
    reach = profile.limit_factor * mean_range(base, profile.screened)
    return centre, [(centre - reach, centre + reach)] * len(values)


def p(counts, sizes, profile, laney):
    """Centre and limits of shares."""
    centre = sum(counts) / sum(sizes)
    sigmas = [sqrt(centre * (1 - centre) / size) for size in sizes]
    limits = attribute(counts, sizes, centre, sigmas, profile, laney)
    return centre, [(max(low, 0.0), min(high, 1.0)) for low, high in limits]


def u(counts, sizes, profile, laney):
    """Centre and limits of rates."""
    centre = sum(counts) / sum(sizes)
    sigmas = [sqrt(centre / size) for size in sizes]
    return centre, [(max(low, 0.0), high) for low, high in attribute(counts, sizes, centre, sigmas, profile, laney)]


def attribute(counts, sizes, centre, sigmas, profile, laney):
    """Three standard deviations on either side, widened by the spread of the standardised points."""
    spread = 1.0
    if laney and len(counts) > 1:
        rates = [count / size for count, size in zip(counts, sizes, strict=True)]
        z = [(rate - centre) / sigma if sigma else 0.0 for rate, sigma in zip(rates, sigmas, strict=True)]
        spread = mean_range(z, profile.screened) / 1.128
    return [(centre - 3 * spread * sigma, centre + 3 * spread * sigma) for sigma in sigmas]


def mean_range(values, screened):
    """Mean moving range, extreme ranges left out once."""
    ranges = [abs(b - a) for a, b in zip(values, values[1:], strict=False)]
    mean = sum(ranges) / len(ranges) if ranges else 0.0
    if not screened or mean == 0:
        return mean
    kept = [each for each in ranges if each < 3.267 * mean]
    return sum(kept) / len(kept) if kept else 0.0


def special_causes(values, centre, limits, profile):
    """(cause, side) of each point of one part; causes 1 to 4 in order of precedence."""
    n = len(values)
    slack = 1e-12 * max(map(abs, values))
    side = [0 if abs(x - centre) <= slack else (1 if x > centre else -1) for x in values]
    near = [(centre - (centre - low) * 2 / 3, centre + (high - centre) * 2 / 3) for low, high in limits]
    beyond = [x > high + slack or x < low - slack for x, (low, high) in zip(values, limits, strict=True)]
    found = [(0, 0)] * n
    for i in range(n - 6):
        if shift(side[i : i + 7], profile):
            mark(found, range(i, i + 7), 4, side)
    for i in range(n - 2):
        mark(found, two_of_three(values, near, beyond, side, i, profile), 3, side)
    for i in range(n - 6):
        steps = [b - a for a, b in zip(values[i : i + 6], values[i + 1 : i + 7], strict=True)]
        for sign in (1, -1):
            if all(sign * step > 0 for step in steps):
                for j in range(i, i + 7):
                    found[j] = (2, sign)
    mark(found, [i for i in range(n) if beyond[i]], 1, side)
    return found


def shift(sides, profile):
    """Seven on one side, or seven on the mean under a profile that counts them."""
    return abs(sum(sides)) == 7 or (profile.points_on_mean_run and not any(sides))


def two_of_three(values, near, beyond, side, i, profile):
    """The points of the three from ``i`` that are flagged."""
    three = range(i, i + 3)
    wide = profile.outer_third_holds_outliers
    for way in (1, -1):
        outer = [
            j for j in three if side[j] == way and not near[j][0] <= values[j] <= near[j][1] and (wide or not beyond[j])
        ]
        if len(outer) >= 2 and (wide or all(side[j] == way for j in three)):
            return outer
    return []


def mark(found, points, cause, side):
    """Gives the points a cause and their own side."""
    for j in points:
        found[j] = (cause, side[j])
