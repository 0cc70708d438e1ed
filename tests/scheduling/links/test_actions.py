"""Making, revoking and renewing links; how long they live and whom they are for."""

import re
from datetime import datetime, timedelta
from hashlib import sha256

import pytest

from notifications.models import Message
from pool.domain.refusals import NotAllowed
from pool.models import Authority
from scheduling import queries
from scheduling.actions import changes
from scheduling.actions.links import NothingToShow, make_link, renew_link, revoke_links
from scheduling.models import Assignment, Link, Request
from tests.builders import (
    accepted,
    clerk_of,
    coordinator_of,
    make_interpreter,
    make_pool,
    sms_to,
    submit,
    wanted,
)  # fmt: skip
from tests.scheduling.links.post import AMAL, BO, NOTES, asked, link_in, mails_to, visit

HOUR = timedelta(hours=1)


@pytest.fixture
def held(request_: Request, at: datetime) -> Assignment:
    """Bo comes."""
    asked(request_, at)
    return accepted(request_, at)


def test_token_has_128_bits_and_only_its_hash_is_kept(held: Assignment, at: datetime) -> None:
    tokens = {make_link(assignment=held, person=held.person, at=at) for _each in range(50)}

    assert len(tokens) == 50
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{22}", token) for token in tokens)
    kept = set(Link.objects.of(held.pool_id).values_list("token_hash", flat=True))
    assert {sha256(token.encode()).hexdigest() for token in tokens} <= kept


def test_link_of_an_offer_ends_with_the_asking(request_: Request, at: datetime) -> None:
    offer, _path = asked(request_, at)

    assert Link.objects.of(offer.pool_id).get().expires_at == queries.asking_ends(request_)


def test_link_of_an_assignment_ends_a_day_after_it_also_when_it_moves(held: Assignment, at: datetime) -> None:
    links = Link.objects.of(held.pool_id).filter(assignment=held)
    assert set(links.values_list("expires_at", flat=True)) == {held.ends + 24 * HOUR}

    by, _person = clerk_of(held.request.authority)
    changes.change_request(held.request, wanted=wanted(at + 30 * HOUR), by=by, at=at)
    accepted(held.request, at)

    held.refresh_from_db()
    assert held.starts == at + 30 * HOUR
    assert links.count() == 2
    assert set(links.values_list("expires_at", flat=True)) == {held.ends + 24 * HOUR}


def test_link_is_made_for_nobody_else(held: Assignment, at: datetime) -> None:
    other = make_interpreter(held.pool, "Amal Haddad")

    with pytest.raises(NotAllowed):
        make_link(assignment=held, person=other.person, at=at)
    with pytest.raises(NotAllowed):
        make_link(person=held.person, at=at)


def test_revoked_link_is_dead_and_a_new_one_is_sent(held: Assignment, at: datetime) -> None:
    old = link_in(mails_to(BO)[-1])
    ines = coordinator_of(held.pool)

    assert revoke_links(held, by=ines, at=at) == 1
    assert visit(old).status_code == 404
    assert revoke_links(held, by=ines, at=at) == 0

    renew_link(held, by=ines, at=at)
    mail = mails_to(BO)[-1]
    assert mail.subject == f"Neuer Link: Einsatz {held.code}"
    assert mail.body.startswith("Guten Tag Bo Tesfay,\n\nhier ist Ihr neuer Link zum Einsatz")
    assert visit(link_in(mail)).status_code == 200
    assert visit(old).status_code == 404


def test_renewing_ends_the_older_one_and_goes_by_sms_to_who_has_a_phone(
    office: Authority, at: datetime
) -> None:
    amal = make_interpreter(office.pool, "Amal Haddad", "tir", mobile=AMAL)
    held = accepted(submit(office, at, language="tir", notes=NOTES), at)
    (confirmation,) = [text for text in sms_to(AMAL) if text.startswith("Danke")]

    renew_link(held, by=coordinator_of(office.pool), at=at)

    assert visit(_path(confirmation)).status_code == 404
    assert sms_to(AMAL)[-1].startswith(f"Dolmetscherpool: Ihr neuer Link zu {held.code}: http")
    assert visit(_path(sms_to(AMAL)[-1])).status_code == 200
    assert amal.person_id == held.person_id


def test_what_is_over_gets_no_new_link(held: Assignment, at: datetime) -> None:
    ines, words = coordinator_of(held.pool), Message.objects.count()

    with pytest.raises(NothingToShow):
        renew_link(held.offer, by=ines, at=at)
    with pytest.raises(NothingToShow):
        renew_link(held, by=ines, at=held.ends + 24 * HOUR)

    assert Message.objects.count() == words


def test_other_pool_revokes_nothing(held: Assignment, at: datetime, office: Authority) -> None:
    jona = coordinator_of(make_pool(slug="nachbar"))

    with pytest.raises(NotAllowed):
        revoke_links(held, by=jona, at=at)
    with pytest.raises(NotAllowed):
        renew_link(held, by=jona, at=at)
    assert visit(link_in(mails_to(BO)[-1])).status_code == 200


def _path(text: str) -> str:
    (path,) = re.findall(r"/k/[\w-]{22}/", text)
    return path
