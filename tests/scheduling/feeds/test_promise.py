"""Promise 19: what a feed shows at t is what its reader has promised; what was cancelled, for 30 days after.

Any small schedule, at any time of day, wherever the process thinks it is; and the mark by which a feed is
known to be unchanged changes with every change of what it shows.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import cache
from django.db import transaction
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pool.models import Authority, Interpreter
from scheduling.domain.tokens import hashed
from scheduling.feeds import content
from scheduling.models import Assignment, Feed, Position, Request, Slot
from scheduling.queries.feeds import feed_behind, feed_rows, feed_state
from tests.builders import clerk_of, make_authority, make_interpreter, make_pool
from tests.notifications.rfc5545 import parsed, problems_of_feed

BERLIN = ZoneInfo("Europe/Berlin")
DAY = timedelta(days=1)
AT = datetime(2026, 11, 23, 8, tzinfo=UTC)
TOKEN = "A" * 22
ZONES, TONGUES = ("UTC", "Europe/Berlin", "Pacific/Kiritimati"), ("de", "en")


@dataclass(frozen=True)
class Row:
    """One Assignment: when it starts, what became of it and when that was, whose it is."""

    starts: datetime
    state: str
    ended_at: datetime
    mine: bool


ROWS = st.builds(
    Row,
    starts=st.integers(-40 * 24 * 4, 380 * 24 * 4).map(
        lambda quarters: AT + quarters * timedelta(minutes=15)
    ),
    state=st.sampled_from(["confirmed", "done", "cancelled", "no_show"]),
    ended_at=st.integers(-45 * 24, 45 * 24).map(lambda hours: AT + timedelta(hours=hours)),
    mine=st.booleans(),
)
MOMENTS = st.integers(0, 48 * 4).map(lambda quarters: AT + quarters * timedelta(minutes=15))


@contextmanager
def somewhere(zone: str, tongue: str) -> Iterator[None]:
    """The process runs in another part of the world, for readers of another language."""
    with pytest.MonkeyPatch.context() as patch, translation.override(tongue):
        patch.setenv("TZ", zone)
        time.tzset()
        yield
    time.tzset()


@pytest.fixture
def office(db: None) -> Authority:
    """Two volunteers, a youth office, and the first volunteer's feed."""
    cache.clear()
    pool = make_pool()
    office = make_authority(pool)
    mine, _other = make_interpreter(pool, "Amal Haddad"), make_interpreter(pool, "Chadi Nassar")
    Feed.objects.create(
        pool=pool,
        kind="interpreter",
        interpreter=mine,
        person=mine.person,
        token_hash=hashed(TOKEN),
        made_at=AT,
    )
    return office


def plant(office: Authority, row: Row, code: int) -> Assignment:
    """The rows of it, whatever led there; all of them at different places, so nobody is in two."""
    who = Interpreter.objects.of(office.pool).order_by("pk")[0 if row.mine else 1]
    request = Request.objects.create(
        pool=office.pool, authority=office, requester=clerk_of(office)[1], state="closed",
        setting="youth_office", modality="on_site", postal_code="34497", town="Korbach", submitted_at=AT,
    )  # fmt: skip
    times = {"starts": row.starts, "ends": row.starts + timedelta(minutes=5)}
    Slot.objects.create(pool=office.pool, request=request, **times)
    place = Position.objects.create(pool=office.pool, request=request, language="apc")
    over = row.state != "confirmed"
    return Assignment.objects.create(
        pool=office.pool, request=request, position=place, interpreter=who, person=who.person,
        state=row.state, code=f"{code}", sequence=1 if row.state == "cancelled" else 0, confirmed_at=AT,
        revised_at=AT, ended_at=row.ended_at if over else None, **times,
    )  # fmt: skip


def expected(rows: list[tuple[Assignment, Row]], today: date) -> dict[str, tuple[str, str]]:
    """The promise, word for word, in local days."""

    def day(at: datetime) -> date:
        return at.astimezone(BERLIN).date()

    return {
        f"{held.uid}@dolmetscherpool": (
            "CANCELLED" if row.state == "cancelled" else "CONFIRMED",
            f"{held.starts.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        )
        for held, row in rows
        if row.mine
        and today - 30 * DAY <= day(row.starts) <= today + 365 * DAY
        and (row.state != "cancelled" or day(row.ended_at) >= today - 30 * DAY)
    }


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(ROWS, max_size=5, unique_by=lambda row: row.starts),
    MOMENTS,
    st.sampled_from(ZONES),
    st.sampled_from(TONGUES),
)
def test_feed_is_what_was_promised(
    office: Authority, rows: list[Row], at: datetime, zone: str, tongue: str
) -> None:
    with transaction.atomic():
        planted = [(plant(office, row, 2000 + number), row) for number, row in enumerate(rows)]
        today, feed = at.astimezone(BERLIN).date(), feed_behind(TOKEN)
        assert feed is not None

        with somewhere(zone, tongue):
            text = content.text(feed, today=today)
            same = content.text(feed, today=today)

        transaction.set_rollback(True)
    assert text == same
    assert problems_of_feed(text.encode()) == []
    events = [one for one in parsed(text.encode()).inside if one.name == "VEVENT"]
    told = {one.get("UID"): (one.get("STATUS"), one.get("DTSTART")) for one in events}
    assert len(told) == len(events)
    assert told == expected(planted, today)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(ROWS, min_size=1, max_size=4, unique_by=lambda row: row.starts),
    st.data(),
)
def test_mark_changes_with_what_is_shown(office: Authority, rows: list[Row], data: st.DataObject) -> None:
    """Revise any of them, in any of the ways there are: another text never has the same mark."""
    today = AT.astimezone(BERLIN).date()
    with transaction.atomic():
        held = [plant(office, row, 2000 + number) for number, row in enumerate(rows)]
        feed = feed_behind(TOKEN)
        assert feed is not None
        seen = {content.mark(feed, feed_state(feed), today=today): content.text(feed, today=today)}
        for step in range(data.draw(st.integers(1, 2))):
            one = data.draw(st.sampled_from(held))
            later = DAY + (step + 1) * timedelta(minutes=5)  # where nobody else is
            moved = {"starts": one.starts + later, "ends": one.ends + later}
            ways = [{"code": f"{3000 + step}"}, moved]
            if one.state == "confirmed":
                ways.append({"state": "cancelled", "ended_at": AT})
            fields = data.draw(st.sampled_from(ways))
            fields |= {"sequence": one.sequence + 1, "revised_at": AT + step * timedelta(seconds=1)}
            Assignment.objects.of(office.pool).filter(pk=one.pk).update(**fields)
            for name, value in fields.items():
                setattr(one, name, value)
            mark, text = content.mark(feed, feed_state(feed), today=today), content.text(feed, today=today)
            assert seen.setdefault(mark, text) == text
        loaded = {row.pk for row in feed_rows(feed, today=today)}
        assert loaded <= {row.pk for row in held}
        transaction.set_rollback(True)
