"""The yardstick: the question of `best_for` in one statement of SQL by hand, without any explanation.

Who fits among the nearest, in the order of their score: ids, nothing else. It knows all hard rules and all
parts of the score that generated data can touch; the benchmark stops when it finds other people than the
product does. Places of other Assignments come from a temporary table, since postal codes are a file.
"""

from typing import Any

from django.db import connection

from pool import postal_codes
from pool.domain import lanes
from pool.domain.availability import pieces_of
from pool.domain.masks import piece_mask
from scheduling.domain.need import Need
from scheduling.domain.ranking import WEIGHTS
from scheduling.models import Position, Request
from scheduling.queries.candidates import NEAREST

HAVERSINE = """(12742.0176 * asin(sqrt(
  power(sin(radians({lat2} - {lat1}) / 2), 2)
  + cos(radians({lat1})) * cos(radians({lat2})) * power(sin(radians({lon2} - {lon1}) / 2), 2))))"""
KM = HAVERSINE.format(lat1="i.lat", lon1="i.lon", lat2="%(lat)s", lon2="%(lon)s") + " * %(factor)s"
WAY = HAVERSINE.format(lat1="p.lat", lon1="p.lon", lat2="%(lat)s", lon2="%(lon)s") + " * %(factor)s"
LEVEL = "CASE k.level WHEN 'A1' THEN 1 WHEN 'A2' THEN 2 WHEN 'B1' THEN 3 WHEN 'B2' THEN 4" \
        " WHEN 'C1' THEN 5 WHEN 'C2' THEN 6 ELSE 7 END"  # fmt: skip

PIECES = {
    "postgresql": {
        "box": "point(s.east, s.north) <@ box(point(%(west)s, %(south)s), point(%(east)s, %(north)s))"
               " AND (point(s.east, s.north) <-> point(%(x)s, %(y)s)) * %(factor)s <= s.reach",
        "distance": "point(s.east, s.north) <-> point(%(x)s, %(y)s)",
        "minutes": "ceil({km} / {kmh} * 60) * interval '1 minute'",
        "after": "b.ends + greatest({way}, interval '{buffer} minutes') > %(starts)s",
        "before": "b.starts - greatest({way}, interval '{buffer} minutes') < %(ends)s",
        "hours": "extract(epoch FROM b.ends - b.starts) / 3600.0",
        "declines": "NOT i.settings_declined @> %(setting_json)s::jsonb",
        "notice": "%(starts)s::timestamptz - %(at)s::timestamptz >= i.notice_hours * interval '1 hour'",
        "greatest": "greatest", "least": "least",
    },
    "sqlite": {
        "box": "s.east BETWEEN %(west)s AND %(east)s AND s.north BETWEEN %(south)s AND %(north)s"
               " AND ((s.east - %(x)s) * (s.east - %(x)s) + (s.north - %(y)s) * (s.north - %(y)s))"
               " * %(factor)s * %(factor)s <= s.reach * s.reach",
        "distance": "(s.east - %(x)s) * (s.east - %(x)s) + (s.north - %(y)s) * (s.north - %(y)s)",
        "minutes": "ceil({km} / {kmh} * 60)",
        "after": "unixepoch(b.ends) + 60 * max({way}, {buffer}) > unixepoch(%(starts)s)",
        "before": "unixepoch(b.starts) - 60 * max({way}, {buffer}) < unixepoch(%(ends)s)",
        "hours": "(unixepoch(b.ends) - unixepoch(b.starts)) / 3600.0",
        "declines": "NOT EXISTS (SELECT 1 FROM json_each(i.settings_declined) j WHERE j.value = %(setting)s)",
        "notice": "unixepoch(%(starts)s) - unixepoch(%(at)s) >= i.notice_hours * 3600",
        "greatest": "max", "least": "min",
    },
}  # fmt: skip
