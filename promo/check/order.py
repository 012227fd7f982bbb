"""Putting names in order when some must stand before others."""

import heapq
from collections.abc import Iterable, Mapping


def in_order(
    names: Iterable[str], followers: Mapping[str, set[str]]
) -> tuple[list[str], list[list[str]]]:
    """The names so that each stands before its followers, and the circles that prevent that.

    Where nothing is said, the smaller name (by code point) comes first. Names in a circle, or
    after one, are left out. A circle is a path that ends with its first name.
    """
    waiting_for = dict.fromkeys(names, 0)
    for name in waiting_for:
        for follower in followers.get(name, ()):
            waiting_for[follower] += 1
    ready = [name for name, others in waiting_for.items() if others == 0]
    heapq.heapify(ready)
    order: list[str] = []
    while ready:
        name = heapq.heappop(ready)
        order.append(name)
        for follower in followers.get(name, ()):
            waiting_for[follower] -= 1
            if waiting_for[follower] == 0:
                heapq.heappush(ready, follower)
    stuck = waiting_for.keys() - set(order)
    return order, _circles(stuck, followers) if stuck else []


def _circles(stuck: set[str], followers: Mapping[str, set[str]]) -> list[list[str]]:
    """One circle of each tangle, found by walking backwards: who is stuck waits for somebody."""
    leaders: dict[str, str] = {}
    for name in sorted(stuck, reverse=True):
        for follower in followers.get(name, ()):
            if follower in stuck:
                leaders[follower] = name
    circles: list[list[str]] = []
    seen: set[str] = set()
    for name in sorted(stuck):
        walk: dict[str, None] = {}
        while name not in walk and name not in seen:
            walk[name] = None
            name = leaders[name]
        if name in walk:
            path = [*walk]
            circle = path[path.index(name) :][::-1]
            start = circle.index(min(circle))
            circles.append([*circle[start:], *circle[:start], circle[start]])
        seen.update(walk)
    return circles
