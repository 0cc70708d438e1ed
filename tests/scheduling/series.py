"""Four Tuesdays at the youth office, and those who are asked about them."""

from datetime import datetime, timedelta
from typing import Any

from pool.models import Authority
from scheduling.actions import offers, series
from scheduling.domain.series import weekly
from scheduling.models import Assignment, Offer, Request
from tests.builders import clerk_of, interpreter_actor, make_authority, make_interpreter, make_pool, wanted

HOUR = timedelta(hours=1)
DAY, WEEK = timedelta(days=1), timedelta(days=7)
AMAL, CHADI = "+491713920001", "+491713920003"


def office_of_two(**rules: Any) -> Authority:
    """Amal is near, Chadi is the second choice; one is asked after the other."""
    pool = make_pool(**({"round_size": 1} | rules))
    make_interpreter(pool, "Amal Haddad", mobile=AMAL)
    make_interpreter(pool, "Chadi Nassar", plz="34454", mobile=CHADI)
    return make_authority(pool)


def file(
    office: Authority, at: datetime, *, more: int = 3, together: bool = True, key: str | None = None,
    **fields: Any,
) -> list[Request]:  # fmt: skip
    """Tomorrow at the same hour, and so many weeks on."""
    by, person = clerk_of(office)
    need = wanted(**({"starts": at + DAY} | fields))
    return series.submit_series(
        office, wanted=need, more_starts=weekly(need.starts, more, office.pool.tz), together=together,
        requester=person, by=by, at=at, submission_key=key,
    )  # fmt: skip


def questions(dates: list[Request]) -> list[tuple[str, int, str]]:
    """Who was asked, for which date (1 is the first), and where it stands; in the order of asking."""
    numbers = {one.pk: number for number, one in enumerate(dates, start=1)}
    rows = Offer.objects.of(dates[0].pool_id).filter(request__in=dates).select_related("person")
    return [(row.person.name.split()[0], numbers[row.request_id], row.state) for row in rows.order_by("pk")]


def question(dates: list[Request], name: str, at: datetime) -> Offer:
    """The last one to this person, gone out."""
    rows = Offer.objects.of(dates[0].pool_id).filter(request__in=dates, person__name__startswith=name)
    return offers.mark_sent(rows.latest("pk"), at=at)


def yes(dates: list[Request], name: str, at: datetime) -> Assignment:
    """This person says yes to the last question."""
    offer = question(dates, name, at)
    return offers.accept_offer(offer, by=interpreter_actor(offer), at=at)


def no(dates: list[Request], name: str, at: datetime) -> None:
    """This person says no to the last question."""
    offer = question(dates, name, at)
    offers.decline_offer(offer, by=interpreter_actor(offer), at=at)


def states(dates: list[Request]) -> list[str]:
    """The Requests as they are now."""
    for one in dates:
        one.refresh_from_db()
    return [one.state for one in dates]


def coming(dates: list[Request]) -> list[str]:
    """Who comes on each date, "-" where nobody does."""
    rows = Assignment.objects.of(dates[0].pool_id).filter(request__in=dates, state="confirmed")
    names = {row.request_id: row.person.name.split()[0] for row in rows.select_related("person")}
    return [names.get(one.pk, "-") for one in dates]
