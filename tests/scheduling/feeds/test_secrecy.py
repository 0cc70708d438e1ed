"""Who gets in at /kalender/<token>.ics, and that nothing tells, keeps or logs a token."""

import logging
from datetime import datetime, timedelta

import pytest
from django.test import Client

from pool.models import Authority, Interpreter, Membership
from scheduling.actions.feeds import make_feed, renew_feed, revoke_feed
from scheduling.doors import secret_addresses
from scheduling.models import Assignment, Feed
from scheduling.volunteers import actor_of
from tests.builders import accepted, clerk_of, submit
from tests.people import Cast
from tests.scheduling.feeds.reading import (
    NOBODYS,
    address_of,
    again,
    ask,
    components,
)
from tests.scheduling.links.post import everything

DAY, HOUR, SECOND = timedelta(days=1), timedelta(hours=1), timedelta(seconds=1)


def test_renewed_and_revoked_addresses_are_dead_at_once(held: Assignment, at: datetime) -> None:
    by = actor_of(held.interpreter)
    feed, token = make_feed(held.pool, by=by, at=at)
    new = renew_feed(feed, by=by, at=at).token

    assert [ask(f"/kalender/{one}.ics").status_code for one in (token, new)] == [404, 200]
    revoke_feed(feed, by=by, at=at)
    assert ask(f"/kalender/{new}.ics").status_code == 404


def test_dead_addresses_cannot_be_told_apart(people: Cast, held: Assignment, at: datetime) -> None:
    """Unknown, revoked, of somebody who left or has not the role any more: byte for byte the same."""
    ines, gesa = people.actor(people.ines), clerk_of(people.youth_office)[0]
    hers, clerks, pools = (address_of(held.pool, by, at) for by in (actor_of(people.amal), gesa, ines))
    revoked = address_of(held.pool, ines, at)
    Feed.objects.of(held.pool).filter(pk=Feed.objects.of(held.pool).latest("pk").pk).update(revoked_at=at)
    assert [ask(path).status_code for path in (hers, clerks, pools)] == [200, 200, 200]

    Interpreter.objects.of(held.pool).filter(pk=people.amal.pk).update(state=Interpreter.LEFT)
    Membership.objects.of(held.pool).filter(person=people.ines.person).update(active=False)
    pages = [ask(path) for path in (NOBODYS, hers, pools, revoked)]
    Authority.objects.of(held.pool).filter(pk=people.youth_office.pk).update(state=Authority.BLOCKED)
    pages.append(ask(clerks))
    Authority.objects.of(held.pool).filter(pk=people.youth_office.pk).update(state=Authority.APPROVED)
    assert ask(clerks).status_code == 200
    type(people.gesa).objects.filter(person=people.gesa.person).update(is_active=False)
    pages.append(ask(clerks))

    assert {page.status_code for page in pages} == {404}
    assert len({(page.content, page["Content-Type"], page["Cache-Control"]) for page in pages}) == 1


def test_a_role_elsewhere_opens_nothing(people: Cast, held: Assignment, at: datetime) -> None:
    """Ines coordinates another Pool, too, and Gesa files for the school: no help once this role is gone."""
    pools = address_of(held.pool, people.actor(people.ines), at)
    clerks = address_of(held.pool, clerk_of(people.youth_office)[0], at)
    Membership.objects.create(pool=people.neighbour, person=people.ines.person, role="coordinator")
    Membership.objects.create(
        pool=people.pool, person=people.gesa.person, role="requester", authority=people.school
    )

    Membership.objects.of(held.pool).filter(person=people.ines.person).update(active=False)
    Membership.objects.of(held.pool).filter(authority=people.youth_office).update(active=False)

    assert {ask(pools).status_code, ask(clerks).status_code} == {404}


@pytest.mark.parametrize(
    "token",
    [
        "", "x", "A" * 21, "A" * 23, "a" * 4000, "../../etc/passwd", "%00", "%FF%FE", "Ж" * 22, "' OR 1=1",
        "%0d%0aSet-Cookie:x", "AAAAAAAAAAAAAAAAAAAAAA.ics", "*", "%2e%2e", "%(token)s", "{token}",
    ],
)  # fmt: skip
def test_hostile_tokens_open_nothing(held: Assignment, token: str) -> None:
    assert ask(f"/kalender/{token}.ics").status_code == 404


def test_token_is_kept_nowhere_and_not_logged(
    held: Assignment, at: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    feed, token = make_feed(held.pool, by=actor_of(held.interpreter), at=at)
    with_token = [table for table, rows in everything().items() if token in rows]
    ask(f"/kalender/{token}.ics")
    revoke_feed(feed, by=actor_of(held.interpreter), at=at)

    for path in (
        f"/kalender/{token}.ics",
        f"/kalender/{token}",
        f"/Kalender/{token}.ics",
        f"/desk/kalender/{token}/",
    ):
        ask(path)
    Client().post(f"/kalender/{token}.ics")

    (handler,) = [one for one in logging.getLogger().handlers if type(one) is logging.StreamHandler]
    said = [handler.format(record) for record in caplog.records]
    assert with_token == []
    assert len(said) == 5 and [line for line in said if token in line] == []
    assert sum("alender/…" in line for line in said) == 5


def test_too_much_that_costs_something_waits(
    hers: str, held: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(secret_addresses.PER_MINUTE, "token", 2)
    monkeypatch.setitem(secret_addresses.PER_MINUTE, "calendars", 2)

    whole = [ask(hers) for _each in range(3)]

    assert [page.status_code for page in whole] == [200, 200, 429]
    assert whole[-1]["Retry-After"] == "60" and "ETag" not in whole[-1]
    assert [again(hers, whole[0]).status_code for _each in range(9)] == [304] * 9
    assert [ask(NOBODYS).status_code for _each in range(3)] == [404, 404, 429]
    assert Client().get(NOBODYS, REMOTE_ADDR="192.0.2.7").status_code == 404


def test_another_pool_sees_and_changes_nothing(people: Cast, held: Assignment, at: datetime) -> None:
    jonas = address_of(people.neighbour, people.actor(people.jona), at)
    assert components(ask(jonas)) == []
    before = ask(jonas)

    accepted(submit(people.youth_office, at, starts=at + 4 * DAY), at)

    assert again(jonas, before).status_code == 304
    assert ask(jonas).content == before.content
