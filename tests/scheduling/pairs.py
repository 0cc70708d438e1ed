"""Two speakers of Arabic, two of Dari, and a Request that needs one of each."""

from datetime import datetime
from typing import Any

from pool.models import Authority
from scheduling.actions import changes, offers
from scheduling.actions.wanted import Second
from scheduling.models import Assignment, Offer, Request
from tests.builders import (
    clerk_of,
    interpreter_actor,
    make_authority,
    make_interpreter,
    make_pool,
    sent_offers,
    submit,
    wanted,
)

DARI = Second("prs")


def office_of_two() -> Authority:
    """Two speakers of Arabic, two of Dari."""
    pool = make_pool()
    make_interpreter(pool, "Amal Haddad", mobile="+491713920001")
    make_interpreter(pool, "Chadi Nassar", mobile="+491713920003")
    make_interpreter(pool, "Darya Amiri", "prs", mobile="+491713920004")
    make_interpreter(pool, "Rahim Amiri", "prs", mobile="+491713920008")
    return make_authority(pool)


def two(office: Authority, at: datetime, **fields: Any) -> Request:
    """Arabic and Dari, for the same talk."""
    request = submit(office, at, **({"second": DARI} | fields))
    sent_offers(request, at)
    return request


def question(request: Request, name: str) -> Offer:
    """The last one to this person."""
    rows = Offer.objects.of(request.pool_id).filter(request=request, person__name__startswith=name)
    return rows.select_related("person", "pool").latest("pk")


def yes(request: Request, name: str, at: datetime) -> Assignment:
    """This person says yes to what has left."""
    offer = offers.mark_sent(question(request, name), at=at)
    return offers.accept_offer(offer, by=interpreter_actor(offer), at=at)


def no(request: Request, name: str, at: datetime) -> None:
    """This person says no to what has left."""
    offer = offers.mark_sent(question(request, name), at=at)
    offers.decline_offer(offer, by=interpreter_actor(offer), at=at)


def states(request: Request) -> dict[str, str]:
    """The Request's own state, and where the question to everybody stands, by first name."""
    request.refresh_from_db()
    rows = request.offers.select_related("person").order_by("pk")
    return {"": request.state} | {row.person.name.split()[0]: row.state for row in rows}


def change(request: Request, at: datetime, starts: datetime, **fields: Any) -> Request:
    """The clerk changes it."""
    by, _person = clerk_of(request.authority)
    return changes.change_request(request, wanted=wanted(starts, **fields), by=by, at=at)
