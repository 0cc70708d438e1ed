"""The yardstick: the question of `best_for` in one statement of SQL by hand, without any explanation.

Who fits among the nearest, in the order of their score: ids, nothing else. It knows all hard rules and all
parts of the score; the benchmark stops when it finds other people than the product does. Places of other
Assignments come from a temporary table, since postal codes are a file.
"""

from functools import lru_cache
from typing import Any

from django.db import connection

from pool import postal_codes
from scheduling.domain.need import Need
from scheduling.management.benchmarks.dialects import DIALECTS
from scheduling.management.benchmarks.parameters import parameters
from scheduling.models import Position, Request
from scheduling.queries.candidates import NEAREST

HAVERSINE = """(12742.0176 * asin(sqrt(power(sin(radians(%(lat)s - {p}.lat) / 2), 2)
  + cos(radians({p}.lat)) * cos(radians(%(lat)s)) * power(sin(radians(%(lon)s - {p}.lon) / 2), 2)))
  * %(factor)s)"""
KM, WAY = HAVERSINE.replace("{p}", "i"), HAVERSINE.replace("{p}", "p")
KMH = "CASE i.travels_by WHEN 'car' THEN 50.0 WHEN 'transit' THEN 25.0 WHEN 'bicycle' THEN 15.0 ELSE 5.0 END"
LEVEL = """CASE {level} WHEN 'A1' THEN 1 WHEN 'A2' THEN 2 WHEN 'B1' THEN 3 WHEN 'B2' THEN 4 WHEN 'C1' THEN 5
  WHEN 'C2' THEN 6 ELSE 7 END"""
SPEAKS = LEVEL.replace("{level}", "{k}.level")
FOLLOWS = LEVEL.replace("{level}", "coalesce(nullif({k}.understands, ''), {k}.level)")
COUNTS = {"into": SPEAKS, "from": FOLLOWS, "both": "{least}(" + SPEAKS + ", " + FOLLOWS + ")"}
OTHERS = """scheduling_assignment b WHERE b.person_id = s.person_id AND b.state <> 'cancelled'
  AND b.position_id <> %(position)s"""

ABSENT = """AND NOT EXISTS (SELECT 1 FROM pool_absence a WHERE a.person_id = s.person_id
  AND a.first_day <= %(date#)s AND a.last_day >= %(date#)s
  AND (a.start IS NULL OR (a.start < %(until#)s AND a."end" > %(from#)s)))"""
EXTRA = """EXISTS (SELECT 1 FROM pool_extrahours e WHERE e.person_id = s.person_id AND e.day = %(date#)s
  AND e.start <= %(from#)s AND e."end" >= %(until#)s)"""
MASK = "(s.m{weekday} & CAST(%(mask#)s AS bigint)) = CAST(%(mask#)s AS bigint)"
HAS_HOURS = "SELECT 1 FROM pool_availability w WHERE w.person_id = s.person_id"
MORE = """AND EXISTS (SELECT 1 FROM pool_languageskill o WHERE o.interpreter_id = s.interpreter_id
  AND o.language = %(more#)s AND o.via = '' AND {level} >= %(least)s)"""

CHUNK = """(SELECT * FROM pool_spoken WHERE askable
  ORDER BY point(east, north) <-> point(%(x)s, %(y)s) LIMIT 640)"""

PLACES = """CREATE TEMPORARY TABLE IF NOT EXISTS bench_places (
  plz varchar(5) PRIMARY KEY, lat double precision, lon double precision)"""

GAP = """{greatest}(%(buffer)s * 60, coalesce(ceil(""" + WAY + """ / home.kmh * 60) * 60, 0))"""
FROM_HOME = """coalesce(ceil(home.km / home.kmh * 60) * 60, 0)"""

# Everybody who passes every rule, the nearest first: one branch for exact speakers, one for stand-ins.
BRANCH = """
SELECT * FROM (
SELECT s.interpreter_id, s.person_id, s.substitute, {metres} AS metres, {km} AS km, {free} AS free,
  {level} AS level, n.gender AS gender
FROM {source} s JOIN pool_interpreter i ON i.id = s.interpreter_id
  JOIN pool_languageskill k ON k.interpreter_id = s.interpreter_id AND k.language = %(language)s
  JOIN pool_person n ON n.id = s.person_id
WHERE s.askable AND {box} AND {substitute} {travels} {masks}
  AND {level} >= %(least)s AND i.record_check_on >= %(checked)s {more} {gender}
  AND NOT {declined}
  AND {seconds_start} - {seconds_at} >= i.notice_hours * 3600
  AND NOT EXISTS (SELECT 1 FROM pool_bond x WHERE x.interpreter_id = s.interpreter_id AND x.kind <> 'good'
                  AND (x.authority_id = %(authority)s OR x.client_token = %(token)s AND %(token)s <> ''))
  AND (i.day_limit IS NULL OR i.day_limit > (SELECT count(*) FROM {others}
       AND b.starts >= %(day0)s AND b.starts < %(day1)s))
  AND (i.week_limit IS NULL OR i.week_limit > (SELECT count(*) FROM {others}
       AND b.starts >= %(week0)s AND b.starts < %(week1)s))
  AND NOT EXISTS (SELECT 1 FROM {others} AND b.starts < %(ends)s AND b.ends > %(starts)s)
  AND NOT EXISTS (SELECT 1 FROM pool_busytime e WHERE e.person_id = s.person_id
                  AND e.starts < %(ends)s AND e.ends > %(starts)s)
  {ways}
ORDER BY {nearest}, s.interpreter_id LIMIT {number}) one"""

WAYS = """AND NOT EXISTS (SELECT 1 FROM (SELECT {kmh} AS kmh, {km} AS km) home, scheduling_assignment b
    JOIN scheduling_request r ON r.id = b.request_id LEFT JOIN bench_places p ON p.plz = r.postal_code
    WHERE b.person_id = s.person_id AND b.state <> 'cancelled' AND b.position_id <> %(position)s
    AND b.starts < %(later)s AND b.ends > %(earlier)s
    AND {greatest}({start} - {b_end}, {b_start} - {end})
        < CASE WHEN r.modality = 'on_site' THEN {gap} ELSE {from_home} END)"""

SCORED = """
SELECT f.interpreter_id FROM (SELECT * FROM ({branches}) every ORDER BY substitute, metres, interpreter_id
                              LIMIT {number}) f
ORDER BY f.substitute, NOT f.free,
  -(%(w_near)s * {greatest}(0, 1 - coalesce(f.km, 0) / 60.0)
    + %(w_fair)s / (1 + coalesce((SELECT sum({b_end} - {b_start}) / 3600.0
        FROM scheduling_assignment b WHERE b.person_id = f.person_id AND b.state <> 'cancelled'
        AND b.position_id <> %(position)s AND b.starts >= %(since)s), 0) / 8)
    + %(w_level)s * f.level / 7.0
    + %(w_answers)s * (0.72 + (SELECT count(*) FROM scheduling_offer o WHERE o.person_id = f.person_id
        AND o.state = 'accepted')) / (2 + (SELECT count(*) FROM scheduling_offer o
        WHERE o.person_id = f.person_id AND o.state IN ('accepted', 'declined', 'expired')))
    + CASE WHEN EXISTS (SELECT 1 FROM scheduling_assignment b JOIN scheduling_request r ON r.id = b.request_id
        WHERE b.interpreter_id = f.interpreter_id AND b.state = 'done' AND r.client_token = %(token)s
        AND %(token)s <> '') THEN %(w_case)s ELSE 0 END
    + CASE WHEN EXISTS (SELECT 1 FROM pool_bond x WHERE x.interpreter_id = f.interpreter_id
        AND x.authority_id = %(authority)s AND x.kind = 'good') THEN %(w_good)s ELSE 0 END
    + CASE WHEN f.gender = %(gender)s AND %(gender)s <> '' THEN %(w_wish)s ELSE 0 END
    + %(w_room)s * {least}(1, {greatest}(0, (1 - coalesce((SELECT sum(v.amount)
        FROM scheduling_assignment b JOIN scheduling_servicerecord v ON v.assignment_id = b.id
        WHERE b.person_id = f.person_id AND b.starts >= %(year0)s AND b.starts < %(year1)s), 0)
        / %(ceiling)s) / 0.2))),
  (SELECT max(o.made_at) FROM scheduling_offer o WHERE o.person_id = f.person_id),
  f.interpreter_id"""


def prepare() -> None:
    """The places of the postal codes, once per connection."""
    rows = [(place.plz, place.lat, place.lon) for place in postal_codes.register().values()]
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bench_places")
        cursor.execute(PLACES)
        cursor.executemany("INSERT INTO bench_places VALUES (%s, %s, %s)", rows)
        cursor.execute("ANALYZE bench_places")


def fits_by_hand(need: Need, request: Request, position: Position) -> list[int]:
    """The Interpreters who fit, in order, by one statement."""
    facts, days = parameters(need, request, position)
    shape = (days, need.on_site, need.modality, need.direction, len(need.more), bool(need.also))
    gender = need.gender_required and bool(need.gender)
    for source in sources(also=bool(need.also)):
        with connection.cursor() as cursor:
            cursor.execute(statement(connection.vendor, source, *shape, gender), facts)
            found = [row[0] for row in cursor.fetchall()]
        if len(found) == NEAREST:
            break
    return found


def sources(*, also: bool) -> tuple[str, ...]:
    """Where to look: on PostgreSQL among the nearest first, which is mostly enough; then everywhere."""
    return (CHUNK, "pool_spoken") if connection.vendor == "postgresql" and not also else ("pool_spoken",)


@lru_cache(maxsize=512)
def statement(
    vendor: str, source: str, days: tuple[tuple[int, bool], ...], on_site: bool, modality: str,
    direction: str, more: int, also: bool, gender: bool,
) -> str:  # fmt: skip
    """The text for one shape of question; all values stay parameters."""
    words: dict[str, Any] = dict(DIALECTS[vendor])
    b_start, b_end, start, end = (
        words["seconds"].format(one)
        for one in ("b.starts", "b.ends", words["instant"].format("starts"), words["instant"].format("ends"))
    )
    ends = {"b_start": b_start, "b_end": b_end, "start": start, "end": end}
    words |= ends | {
        "km": KM if on_site else "0.0",
        "kmh": KMH,
        "others": OTHERS,
        "number": NEAREST,
        "source": source,
    }
    gap, from_home = GAP.format(**words), FROM_HOME
    words["ways"] = WAYS.format(**words, gap=gap, from_home=from_home) if on_site else ""
    words["level"] = COUNTS[direction].format(k="k", least=words["least"])
    words["nearest"] = words["metres"]
    words["seconds_start"] = start
    words["seconds_at"] = words["seconds"].format(words["instant"].format("at"))
    words["travels"] = f"AND {words['metres']} * %(factor)s <= s.reach AND {KM} <= i.radius_km" if on_site \
        else f"AND s.{modality}"  # fmt: skip
    words["masks"], words["free"] = _hours(days)
    words["gender"] = "AND n.gender = %(gender)s" if gender else ""
    words["more"] = " ".join(_more(n, direction, words["least"]) for n in range(more))
    stands = ["NOT s.substitute"] + [f"s.substitute AND {words['ticked']}"] * also
    branches = " UNION ALL ".join(BRANCH.format(**words, substitute=one) for one in stands)
    return SCORED.format(**words, branches=branches)


def _hours(days: tuple[tuple[int, bool], ...]) -> tuple[str, str]:
    """Whether the time may be free, and whether it was said to be, for each local day."""
    rules, free = [], []
    for n, (weekday, holiday) in enumerate(days):
        rules.append(ABSENT.replace("#", str(n)))
        mask = MASK.replace("#", str(n)).replace("{weekday}", str(weekday))
        covered = EXTRA.replace("#", str(n)) if holiday else f"({mask} OR {EXTRA.replace('#', str(n))})"
        free.append(covered)
        if not holiday:
            rules.append(f"AND ({covered} OR (s.loose AND NOT EXISTS ({HAS_HOURS})))")
    return " ".join(rules), " AND ".join(free)


def _more(n: int, direction: str, least: str) -> str:
    level = COUNTS[direction].format(k="o", least=least)
    return MORE.replace("#", str(n)).replace("{level}", level)
