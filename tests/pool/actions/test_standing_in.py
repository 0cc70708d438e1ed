"""Who is away, who stands in: only for oneself, only with somebody of the same Pool."""

from datetime import date, datetime

import pytest

from pool.actions import standing_in as actions
from pool.domain.days import DayOver, DaysBackwards, YearUnlikely
from pool.domain.refusals import NotAllowed
from pool.membership import actor_of
from pool.models import Event, Membership
from tests.builders import make_person, make_user
from tests.people import Cast, cast

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 12, 21), date(2027, 1, 4)


@pytest.fixture
def people(db: None) -> Cast:
    """Ines coordinates, and so does Kim."""
    found = cast()
    make_user(found.pool, make_person("Kim Brandt"))
    return found


def of(people: Cast, name: str) -> Membership:
    """The Membership of this coordinator."""
    rows = Membership.objects.across_pools().select_related("pool", "person")
    return rows.filter(person__name=name, role=Membership.COORDINATOR).earliest("pk")


def away(people: Cast, at: datetime, **changes: object) -> Membership:
    """Ines is away over Christmas, and Kim stands in."""
    row = of(people, "Ines Vogt")
    told = {"first_day": FIRST, "last_day": LAST, "deputy": of(people, "Kim Brandt")} | changes
    return actions.set_absence(row, by=actor_of(row), at=at, **told)


def test_absence_is_kept_with_the_deputy(people, at):
    row = away(people, at)

    row.refresh_from_db()
    assert (row.away_from, row.away_until, row.deputy) == (FIRST, LAST, of(people, "Kim Brandt"))
    assert Event.objects.about(row).get().verb == "set_absence"


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"first_day": LAST, "last_day": FIRST}, DaysBackwards),
        ({"first_day": date(2026, 11, 1), "last_day": date(2026, 11, 22)}, DayOver),
        ({"last_day": date(2028, 1, 30)}, actions.AwayTooLong),
        ({"last_day": date(2206, 1, 4)}, YearUnlikely),
    ],
)
def test_days_that_cannot_be_meant_are_refused(people, at, changes, refusal):
    with pytest.raises(refusal):
        away(people, at, **changes)

    assert of(people, "Ines Vogt").away_from is None


def test_who_fell_ill_yesterday_may_say_so_today(people, at):
    row = away(people, at, first_day=date(2026, 11, 22), last_day=date(2026, 11, 23))

    assert row.away_from == date(2026, 11, 22)


def test_nobody_stands_in_for_themselves(people, at):
    with pytest.raises(actions.DeputyOneself):
        away(people, at, deputy=of(people, "Ines Vogt"))


def test_deputy_is_of_the_same_pool_and_still_there(people, at):
    with pytest.raises(actions.DeputyElsewhere):
        away(people, at, deputy=of(people, "Jona Ritter"))
    Membership.objects.of(people.pool).filter(person__name="Kim Brandt").update(active=False)
    with pytest.raises(actions.DeputyElsewhere):
        away(people, at)
    clerk = Membership.objects.of(people.pool).get(person__name="Gesa Klee")
    with pytest.raises(actions.DeputyElsewhere):
        away(people, at, deputy=clerk)


def test_nobody_says_of_others_that_they_are_away(people, at):
    kim = actor_of(of(people, "Kim Brandt"))

    for act, told in (
        (actions.set_absence, {"first_day": FIRST, "last_day": LAST, "deputy": None}),
        (actions.end_absence, {}),
        (actions.set_alert_way, {"alert_way": ""}),
    ):
        with pytest.raises(NotAllowed):
            act(of(people, "Ines Vogt"), by=kim, at=at, **told)


def test_absence_is_for_one_pool_alone(people, at):
    ines = of(people, "Ines Vogt")
    there = Membership.objects.create(pool=people.neighbour, person=ines.person, role=Membership.COORDINATOR)

    away(people, at)

    there.refresh_from_db()
    assert there.away_from is None
    with pytest.raises(actions.DeputyOneself):  # the same person, in whichever pool
        actions.set_absence(there, first_day=FIRST, last_day=LAST, deputy=ines, by=actor_of(there), at=at)


def test_who_is_back_is_there(people, at):
    row = away(people, at)

    row = actions.end_absence(row, by=actor_of(row), at=at)

    assert (row.away_from, row.away_until) == (None, None)
    with pytest.raises(actions.NotAway):
        actions.end_absence(row, by=actor_of(row), at=at)


def test_sms_needs_a_number(people, at):
    row = of(people, "Ines Vogt")
    with pytest.raises(actions.NoMobile):
        actions.set_alert_way(row, alert_way="both", by=actor_of(row), at=at)
    with pytest.raises(actions.WayUnknown):
        actions.set_alert_way(row, alert_way="fax", by=actor_of(row), at=at)
    row.person.mobile = "+491713920050"
    row.person.save()

    assert actions.set_alert_way(row, alert_way="both", by=actor_of(row), at=at).alert_way == "both"


@pytest.mark.parametrize("minutes", [-1, 1441])
def test_minutes_have_bounds(people, at, minutes):
    by = actor_of(of(people, "Ines Vogt"))

    with pytest.raises(actions.MinutesOutOfRange):
        actions.set_alert_after(people.pool, minutes=minutes, by=by, at=at)
    assert actions.set_alert_after(people.pool, minutes=0, by=by, at=at).alert_after == 0
    with pytest.raises(NotAllowed):
        actions.set_alert_after(people.neighbour, minutes=30, by=by, at=at)
