"""Control charts the plain way, one point after another: what the fast charts must agree with."""

from math import comb, gamma, log2, pi, sqrt
from statistics import mean, median


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


def c(counts):
    """Centre and limits of counts."""
    centre = mean(counts)
    return centre, [(max(centre - 3 * sqrt(centre), 0.0), centre + 3 * sqrt(centre))] * len(counts)


def i_prime(values, sizes, profile):
    """Centre and limits of values that rest on denominators."""
    centre = sum(v * n for v, n in zip(values, sizes, strict=True)) / sum(sizes)
    pairs = list(zip(values, sizes, strict=True))
    steps = [sqrt(pi / 2) * abs(y - x) / sqrt(1 / m + 1 / n) for (x, n), (y, m) in zip(pairs, pairs[1:], strict=False)]
    sigma = screened_mean(steps, profile.screened)
    return centre, [(centre - 3 * sigma / sqrt(n), centre + 3 * sigma / sqrt(n)) for n in sizes]


def g(values):
    """Centre and limits of cases between events."""
    average = mean(values)
    sigma = sqrt(average * (average + 1))
    return median(values), [(max(average - 3 * sigma, 0.0), average + 3 * sigma)] * len(values)


def t(values, profile):
    """Centre and limits of time between events."""
    centre, limits = xmr([v ** (1 / 3.6) for v in values], profile)
    return max(centre, 0) ** 3.6, [(max(low, 0.0) ** 3.6, max(high, 0.0) ** 3.6) for low, high in limits]


def run(values):
    """Centre of a run chart, which has no limits."""
    return median(values), [(float("-inf"), float("inf"))] * len(values)


def c4(n):
    """Expected standard deviation of n values with σ = 1."""
    return sqrt(2 / (n - 1)) * gamma(n / 2) / gamma((n - 1) / 2)


def mean_sd(sds, sizes):
    """s̄ of subgroups of equal or unequal size."""
    if len(set(sizes)) == 1:
        return mean(sds)
    freedom = [n - 1 for n in sizes]
    return sqrt(sum(f * s * s for f, s in zip(freedom, sds, strict=True)) / sum(freedom))


def xbar(means, sds, sizes):
    """Centre and limits of means."""
    centre = sum(x * n for x, n in zip(means, sizes, strict=True)) / sum(sizes)
    spread = mean_sd(sds, sizes)
    reach = [3 * spread / (c4(n) * sqrt(n)) for n in sizes]
    return centre, [(centre - each, centre + each) for each in reach]


def s(sds, sizes):
    """Centre and limits of standard deviations."""
    centre = mean_sd(sds, sizes)
    reach = [3 * sqrt(1 - c4(n) ** 2) / c4(n) * centre for n in sizes]
    return centre, [(max(centre - each, 0.0), centre + each) for each in reach]


def moving_ranges(values, profile):
    """Centre and upper limit of the moving ranges."""
    centre = mean_range(values, profile.screened)
    return centre, [(0.0, 3.267 * centre)] * (len(values) - 1)


def runs(sides):
    """(useful, longest, longest allowed, crossings, fewest allowed) of one row by Anhøj's rules."""
    useful = [side for side in sides if side]
    longest = current = crossings = 0
    for i, side in enumerate(useful):
        same = i > 0 and side == useful[i - 1]
        crossings += i > 0 and not same
        current = current + 1 if same else 1
        longest = max(longest, current)
    n = max(len(useful), 1)
    below = 0.0
    for fewest in range(n):
        below += comb(n - 1, fewest) / 2 ** (n - 1)
        if below >= 0.05:
            break
    return len(useful), longest, round(log2(n)) + 3, crossings, fewest


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
    return screened_mean([abs(b - a) for a, b in zip(values, values[1:], strict=False)], screened)


def screened_mean(ranges, screened):
    """Mean of ranges, extreme ones left out once."""
    average = sum(ranges) / len(ranges) if ranges else 0.0
    if not screened or average == 0:
        return average
    kept = [each for each in ranges if each < 3.267 * average]
    return sum(kept) / len(kept) if kept else 0.0


def special_causes(values, centre, limits, profile):
    """(cause, side) of each point of one part; causes 1 to 4 in order of precedence."""
    n = len(values)
    slack = 1e-12 * max(map(abs, values))
    side = [0 if abs(x - centre) <= slack else (1 if x > centre else -1) for x in values]
    near = [(centre - (centre - low) * 2 / 3, centre + (high - centre) * 2 / 3) for low, high in limits]
    beyond = [x > high + slack or x < low - slack for x, (low, high) in zip(values, limits, strict=True)]
    found = [(0, 0)] * n
    if profile.runs == "anhoej":
        mark(found, long_run(side), 5, side)
        mark(found, [i for i in range(n) if beyond[i]], 1, side)
        return found
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


def long_run(sides):
    """Points of every run that is longer than chance allows; points on the centre line are passed over."""
    allowed = runs(sides)[2]
    useful = [i for i, side in enumerate(sides) if side]
    groups = []
    for i in useful:
        if groups and sides[groups[-1][-1]] == sides[i]:
            groups[-1].append(i)
        else:
            groups.append([i])
    return [i for group in groups if len(group) > allowed for i in group]


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
