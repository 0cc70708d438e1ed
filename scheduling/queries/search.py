"""The one statement in SQL: who is near enough, speaks it and has that time free, the nearest first.

It narrows a Pool of any size to those worth judging; it may let somebody pass who does not fit, never the
other way round, so the domain judges everybody it returns. PostgreSQL walks the GiST over points outwards
(one language of one Pool is a lane of its own, pool.domain.lanes), SQLite one covering b-tree: at county
size anything would do, at a million interpreters only an index that finds the nearest first does.

The text is static up to the weekdays it names and the way of travel, which changes how it is planned.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db import connection

from pool.domain import lanes
from pool.domain.availability import pieces_of
from pool.domain.masks import piece_mask
from scheduling.domain.need import Need
from scheduling.models import Position, Request, Slot
from scheduling.queries.statements import day, instant

NEAR, REGION, ANYWHERE = 60_000.0, 240_000.0, 1_900_000.0  # metres: how far to look for who only telephones
EVERYWHERE = 4 * lanes.WIDTH
MANY, ALL = 8, 2**31 - 1  # of so many times as many as are wanted, the nearest are looked at first

FREE = """
  AND NOT EXISTS (SELECT 1 FROM pool_absence a WHERE a.person_id = s.person_id AND a.start IS NULL
                  AND a.first_day <= %(last)s AND a.last_day >= %(first)s)
  AND NOT EXISTS (SELECT 1 FROM scheduling_assignment b WHERE b.person_id = s.person_id
                  AND b.starts < %(ends)s AND b.ends > %(starts)s AND b.state <> 'cancelled'
                  AND b.position_id <> %(position)s)
  AND NOT EXISTS (SELECT 1 FROM pool_busytime e WHERE e.person_id = s.person_id
                  AND e.starts < %(ends)s AND e.ends > %(starts)s)
  AND NOT EXISTS (SELECT 1 FROM scheduling_offer o WHERE o.request_id = %(request)s
                  AND o.version = %(version)s AND o.position_id = %(position)s
                  AND (o.state <> 'declined' OR o.slot_id = %(slot)s AND o.modality = %(modality)s)
                  AND o.interpreter_id = s.interpreter_id)"""

POSTGRESQL = """
WITH s AS MATERIALIZED (
  SELECT interpreter_id, person_id, east, north, reach, substitute, sms, phone, video, loose,
         m0, m1, m2, m3, m4, m5, m6, point(east, north) <-> point(%(x)s, %(y)s) AS metres
  FROM pool_spoken WHERE askable {box}
  ORDER BY point(east, north) <-> point(%(x)s, %(y)s) LIMIT %(chunk)s)
(SELECT s.interpreter_id, s.metres FROM s
 WHERE s.substitute = %(substitute)s {sms} {mode} {masks} {more}
   AND s.east BETWEEN %(west)s AND %(east)s AND s.metres <= %(ring)s {reach} {free}
 ORDER BY s.metres, s.interpreter_id LIMIT %(limit)s OFFSET %(offset)s)
UNION ALL SELECT -1, max(metres) FROM s"""

BOX = "AND point(east, north) <@ box(point(%(west)s, %(south)s), point(%(east)s, %(north)s))"

SQLITE = """
SELECT s.interpreter_id, s.metres2 FROM (
  SELECT interpreter_id, person_id,
         (east - %(x)s) * (east - %(x)s) + (north - %(y)s) * (north - %(y)s) AS metres2
  FROM pool_spoken s
  WHERE s.askable AND s.substitute = %(substitute)s {sms} {mode} {masks} {more}
    AND s.east BETWEEN %(west)s AND %(east)s AND s.north BETWEEN %(south)s AND %(north)s {reach}
  ORDER BY metres2, interpreter_id LIMIT 1000000) s
WHERE s.metres2 <= %(ring)s * %(ring)s {free}
ORDER BY s.metres2, s.interpreter_id LIMIT %(limit)s OFFSET %(offset)s"""

MORE = """AND EXISTS (SELECT 1 FROM pool_spoken o WHERE o.interpreter_id = s.interpreter_id
  AND o.language = %(more{n})s AND NOT o.substitute)"""
WISH = "AND EXISTS (SELECT 1 FROM pool_person n WHERE n.id = s.person_id AND n.gender = %(gender)s)"
REACH = {
    "postgresql": "AND s.metres * %(factor)s <= s.reach * %(stretch)s",
    "sqlite": "AND ((s.east - %(x)s) * (s.east - %(x)s) + (s.north - %(y)s) * (s.north - %(y)s))"
    " * (%(factor)s * %(factor)s) <= s.reach * s.reach * (%(stretch)s * %(stretch)s)",
}


def narrow(
    need: Need, request: Request, position: Position, *, slot: Slot, substitute: bool, limit: int, offset: int
) -> list[int]:
    """The next `limit` Interpreters worth judging, the nearest first, after `offset` nearer ones.

    Nobody who had this question already (about `slot`, in this way) counts, nor who left one unanswered, so
    every Round goes further out.
    """
    facts = {
        "request": request.pk, "version": request.version, "position": position.pk, "substitute": substitute,
        "factor": 1.0 if settings.ROUTING_URL else need.road_factor, "limit": limit, "offset": offset,
        "slot": slot.pk, "modality": need.modality, "stretch": need.stretch,
    }  # fmt: skip
    found: list[int] = []
    for ring, chunk in _looks(need, request.pool_id, offset + limit):
        found, seen = _look(
            need, facts | _facts(need, request.pool_id, ring) | {"chunk": chunk or ALL}, chunk
        )
        if len(found) == limit or seen > ring:
            break
    return found


def _looks(need: Need, pool_id: int, wanted: int) -> Iterator[tuple[float, int]]:
    """How far to look, and among how many of the nearest (0: all of them), until enough are found.

    PostgreSQL walks outwards, so a look at the nearest is cheap and mostly enough; SQLite sorts what lies in
    a box, so a small box comes first.
    """
    farthest = _farthest(pool_id) * need.stretch if need.on_site else ANYWHERE
    if connection.vendor == "postgresql":
        yield farthest, wanted * MANY
    elif not need.on_site:
        yield from ((NEAR, 0), (REGION, 0))
    yield farthest, 0


def _look(need: Need, facts: dict[str, Any], chunk: int) -> tuple[list[int], float]:
    """Who was found, and how far the look went (0: as far as it should)."""
    wish = need.gender_required and bool(need.gender)
    shape = (_days(need), need.modality, need.by_sms, len(need.more), wish, bool(chunk))
    with connection.cursor() as cursor:
        cursor.execute(_text(connection.vendor, *shape), facts)
        rows = cursor.fetchall()
    return [pk for pk, _metres in rows if pk > 0], next((far or 0.0 for pk, far in rows if pk < 0), 0.0)


def _facts(need: Need, pool_id: int, ring: float) -> dict[str, Any]:
    """`ring` is how far to look, so that what a smaller ring finds comes first in the next one, too.

    The last one holds those whose home nobody knows.
    """
    middle = lanes.lane(pool_id, need.language)
    tall = EVERYWHERE if ring == ANYWHERE else ring
    place = need.place
    spot = lanes.spot(place.lat if place else None, place.lon if place else None, middle=middle)
    pieces = pieces_of(need.period, need.tz)
    masks = {f"mask{n}": 0 if p.day in need.holidays else piece_mask(p) for n, p in enumerate(pieces)}
    more = {f"more{n}": code for n, code in enumerate(need.more)}
    return masks | more | {
        "ring": tall, "gender": need.gender,
        "x": spot.east, "y": spot.north,
        "west": spot.east - ring, "east": spot.east + ring,
        "south": spot.north - tall, "north": spot.north + tall,
        "first": day(pieces[0].day), "last": day(pieces[-1].day),
        "starts": instant(need.period.start), "ends": instant(need.period.end),
    }  # fmt: skip


def _days(need: Need) -> tuple[int, ...]:
    return tuple(piece.day.weekday() for piece in pieces_of(need.period, need.tz))


@lru_cache(maxsize=128)
def _text(
    vendor: str, days: Sequence[int], modality: str, by_sms: bool, more: int, wish: bool, chunk: bool
) -> str:
    masks = " ".join(
        f"AND (s.loose OR (s.m{weekday} & CAST(%(mask{n})s AS bigint)) = CAST(%(mask{n})s AS bigint))"
        for n, weekday in enumerate(days)
    )
    travels = modality == "on_site"
    return {"postgresql": POSTGRESQL, "sqlite": SQLITE}[vendor].format(
        masks=masks,
        box="" if chunk else BOX,
        mode="" if travels else f"AND s.{modality}",
        reach=REACH[vendor] if travels else "",
        sms="AND s.sms" if by_sms else "",
        more=" ".join([MORE.format(n=n) for n in range(more)] + [WISH] * wish),
        free=FREE,
    )


def _farthest(pool_id: int) -> float:
    """Nobody in this Pool goes further than so many metres."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(reach) FROM pool_spoken WHERE pool_id = %s", [pool_id])
        (farthest,) = cursor.fetchone()
    return float(farthest or 0.0)
