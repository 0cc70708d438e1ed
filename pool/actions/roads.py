"""Roads: learn them from the routing service, beside the search and never during it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from pool import postal_codes, routing
from pool.domain.places import Pair
from pool.models import Road

FRESH = timedelta(days=180)  # roads change slowly
STAR = routing.MOST - 1  # a table of one place and all others


def learn_roads(pairs: Iterable[Pair], *, at: datetime) -> Iterator[tuple[int, int]]:
    """Ask for those ways that nobody has learned lately; tell after each answer how many of how many are in.

    Must run outside every transaction: each answer is kept by itself, so what is learned stays when the
    service falls silent. Raises routing.RoutingDown.
    """
    stars = list(_stars(unknown(pairs, at=at)))
    done, total = 0, sum(len(star) for star in stars)
    yield done, total
    for star in stars:
        keep_roads(_asked(star), at=at)
        done += len(star)
        yield done, total


@transaction.atomic(durable=True)
def keep_roads(found: routing.Found, *, at: datetime) -> None:
    """Write what was learned over what was known.

    No `by` and no Event: kilometres between two postal areas are nobody's, and tell of nobody.
    """
    ways = sorted(found.items())
    rows = [
        Road(origin=a, goal=b, km=way and way[0], minutes=way and way[1], learned_at=at)
        for (a, b), way in ways
    ]
    Road.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["goal", "origin"],
        update_fields=["km", "minutes", "learned_at"],
    )


def unknown(pairs: Iterable[Pair], *, at: datetime) -> set[Pair]:
    """Those of these pairs to ask for: both places are in the register, and the way is not fresh."""
    wanted = {(a, b) for a, b in pairs if a != b and postal_codes.find(a) and postal_codes.find(b)}
    fresh = Road.objects.filter(learned_at__gt=at - FRESH, goal__in={goal for _origin, goal in wanted})
    return wanted - set(fresh.values_list("origin", "goal"))


def _stars(pairs: set[Pair]) -> Iterator[list[Pair]]:
    """Packs of pairs with one end in common, the side of fewer ends, each small enough for one call."""
    ends = [{pair[side] for pair in pairs} for side in (0, 1)]
    hub = 0 if len(ends[0]) < len(ends[1]) else 1
    found: dict[str, list[Pair]] = defaultdict(list)
    for pair in sorted(pairs):
        found[pair[hub]].append(pair)
    for pack in found.values():
        for start in range(0, len(pack), STAR):
            yield pack[start : start + STAR]


def _asked(star: list[Pair]) -> routing.Found:
    sides = [list(dict.fromkeys(pair[side] for pair in star)) for side in (0, 1)]
    sources, goals = ([postal_codes.register()[plz] for plz in side] for side in sides)
    return routing.table(settings.ROUTING_URL, sources, goals)
