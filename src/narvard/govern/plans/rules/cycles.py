"""Activities that wait for each other, round in a circle, so that none of them can ever begin."""

from collections.abc import Iterable, Mapping


def circle(needs: Mapping[int, Iterable[int]]) -> tuple[int, ...]:
    """The activities of one circle, each waiting for the next and the last for the first; empty without a circle.

    `needs` holds for each activity those that it waits for.
    """
    settled: set[int] = set()
    for start in needs:
        found = _walk(start, needs, settled)
        if found:
            return found
    return ()


def _walk(start: int, needs: Mapping[int, Iterable[int]], settled: set[int]) -> tuple[int, ...]:
    """Depth first, without recursion since a chain may be long; what is settled leads into no circle."""
    path: list[int] = []
    on_path: set[int] = set()
    waiting = [(start, False)]
    while waiting:
        here, done = waiting.pop()
        if done:
            settled.add(here)
            on_path.discard(path.pop())
        elif here in on_path:
            return tuple(path[path.index(here) :])
        elif here not in settled:
            path.append(here)
            on_path.add(here)
            waiting.append((here, True))
            waiting.extend((other, False) for other in needs.get(here, ()))
    return ()
