"""A volunteer's own page: how they get there, what stands there, and what its buttons do."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from notifications.models import Message
from pool.domain.refusals import NotAllowed
from pool.models import Event, Interpreter
from scheduling.actions.assignments import assign_by_hand
from scheduling.actions.links import NoWay, make_link, make_own_link, revoke_all, send_own_link
from scheduling.models import Assignment, Feed, Link
from scheduling.volunteers import actor_of
from tests.builders import accepted, clerk_of, make_interpreter, sms_to, submit
from tests.people import Cast
from tests.scheduling.feeds.reading import ADDRESS, ask
from tests.scheduling.links.post import at_time, everything, link_in, mails_to, press, visit
from tests.scheduling.web import CLEAN, text_of

DAY = timedelta(days=1)


@pytest.fixture
def own(people: Cast, at: datetime) -> Iterator[str]:
    """The path of Amal's page."""
    cache.clear()
    yield f"/k/{make_own_link(people.amal, by=actor_of(people.amal), at=at)}/"
    cache.clear()


def amals(people: Cast, at: datetime) -> Assignment:
    """She comes to the youth office tomorrow."""
    return accepted(submit(people.youth_office, at), at)


def test_shows_what_is_to_come_and_no_more(own: str, people: Cast, at: datetime) -> None:
    held = amals(people, at)
    assign_by_hand(
        submit(people.youth_office, at, starts=at + 2 * DAY, modality="phone"),
        interpreter=people.amal, by=people.actor(people.ines), at=at, reason="am Telefon geklärt",
    )  # fmt: skip

    text = text_of(visit(own))

    assert f"24.11.2026 , 09:00–10:00 Uhr Arabisch (Levante), Korbach (Einsatz {held.code})" in text
    assert "am Telefon" in text
    assert not any(secret in text for secret in ("Südring", "Klee", "AZ 17/4", "Jugendamt"))


def test_looking_writes_nothing(own: str) -> None:
    before = everything()

    visit(own)
    Client(**CLEAN).head(own)

    assert everything() == before


def test_address_is_made_shown_once_renewed_and_revoked(own: str, people: Cast) -> None:
    made = press(own, "make_feed")
    (first,) = set(ADDRESS.findall(made.content.decode()))
    (feed,) = Feed.objects.of(people.pool)

    assert (feed.kind, feed.interpreter) == ("interpreter", people.amal)
    assert made["Cache-Control"] == "private, no-store"
    assert ask(first).status_code == 200
    text = text_of(made)
    assert text.index("Ihre neue Kalender-Adresse") < text.index("Meine Einsätze")  # not below the fold
    assert not ADDRESS.search(visit(own).content.decode())

    (second,) = set(ADDRESS.findall(press(own, "renew_feed", row=str(feed.pk)).content.decode()))
    assert [ask(path).status_code for path in (first, second)] == [404, 200]
    assert "Die Adresse ist gesperrt." in text_of(press(own, "revoke_feed", row=str(feed.pk)))
    assert ask(second).status_code == 404
    assert "ist gesperrt" in text_of(press(own, "revoke_feed", row=str(feed.pk)))
    assert Link.objects.of(people.pool).get(interpreter=people.amal).used_at


def test_no_two_fields_of_the_page_have_the_same_id(own: str) -> None:
    """Also while the new address is shown, above the field for the address of their own calendar."""
    page = press(own, "make_feed").content.decode()
    found = re.findall(r'\bid="([^"]+)"', page)

    assert ADDRESS.search(page) and 'name="address"' in page
    assert sorted(found) == sorted(set(found))


def test_buttons_reach_nobody_elses_rows(own: str, people: Cast, at: datetime) -> None:
    theirs = f"/k/{make_own_link(people.chadi, by=actor_of(people.chadi), at=at)}/"
    press(theirs, "make_feed")
    (feed,) = Feed.objects.of(people.pool)

    for do in ("renew_feed", "revoke_feed"):
        assert press(own, do, row=str(feed.pk)).status_code == 409

    before = feed.token_hash
    feed.refresh_from_db()
    assert (feed.token_hash, feed.revoked_at) == (before, None)


@pytest.mark.parametrize("do", ["", "yes", "cancel", "cancel_surely", "own", "busy_fly", "fly"])
def test_unknown_buttons_do_nothing(own: str, people: Cast, at: datetime, do: str) -> None:
    held = amals(people, at)
    events = Event.objects.count()

    page = press(own, do, row=str(held.pk))

    held.refresh_from_db()
    assert (page.status_code, held.state, Event.objects.count()) == (200, "confirmed", events)


def test_it_ends_after_two_weeks_each_for_itself(own: str, people: Cast, at: datetime) -> None:
    at_time(at + 7 * DAY)
    later = f"/k/{make_own_link(people.amal, by=actor_of(people.amal), at=at + 7 * DAY)}/"

    at_time(at + 14 * DAY - timedelta(minutes=1))
    assert [visit(path).status_code for path in (own, later)] == [200, 200]
    at_time(at + 14 * DAY)
    assert [visit(path).status_code for path in (own, later)] == [404, 200]


@pytest.mark.parametrize(
    ("field", "value"), [("mobile", "+491713920077"), ("email", "neu@person.example"), ("mobile", "")]
)
def test_it_ends_with_another_number_or_address(own: str, people: Cast, field: str, value: str) -> None:
    setattr(people.amal.person, field, value)
    people.amal.person.save()

    assert visit(own).status_code == 404


def test_it_ends_with_leaving_and_by_the_coordinator(own: str, people: Cast, at: datetime) -> None:
    Interpreter.objects.of(people.pool).filter(pk=people.amal.pk).update(state=Interpreter.LEFT)
    assert visit(own).status_code == 404
    Interpreter.objects.of(people.pool).filter(pk=people.amal.pk).update(state=Interpreter.PAUSED)
    assert visit(own).status_code == 200

    assert revoke_all(people.amal, by=people.actor(people.ines), at=at) == 1

    assert visit(own).status_code == 404
    assert Event.objects.about(people.amal).last().facts == {"links": 1, "feeds": 0}


def test_a_lost_telephone_opens_nothing_any_more(own: str, people: Cast, ines: Client, at: datetime) -> None:
    """Neither a calendar address made on it, nor the way there from the page of an Assignment."""
    held = amals(people, at)
    paths = [own, f"/k/{make_link(assignment=held, person=held.person, at=at)}/"]
    (address,) = set(ADDRESS.findall(press(own, "make_feed").content.decode()))
    others = f"/k/{make_own_link(people.chadi, by=actor_of(people.chadi), at=at)}/"
    assert [visit(path).status_code for path in paths] == [200, 200] and ask(address).status_code == 200

    page = ines.post(f"/desk/people/{held.interpreter_id}/eigene-seite/", {"do": "revoke_all"}, follow=True)

    assert "Alle Links und Kalender-Adressen sind gesperrt." in text_of(page)
    assert [visit(path).status_code for path in paths] == [404, 404] and ask(address).status_code == 404
    assert visit(others).status_code == 200
    facts = Event.objects.about(people.amal).filter(verb="revoke_links").get().facts
    assert facts["feeds"] == 1 and facts["links"] >= 2
    with pytest.raises(NotAllowed):
        revoke_all(people.amal, by=people.actor(people.jona), at=at)


def test_it_is_made_for_nobody_else(people: Cast, at: datetime) -> None:
    for by in (actor_of(people.chadi), clerk_of(people.youth_office)[0], people.actor(people.jona)):
        with pytest.raises(NotAllowed):
            make_own_link(people.amal, by=by, at=at)
        with pytest.raises(NotAllowed):
            send_own_link(people.amal, by=by, at=at)
    with pytest.raises(NotAllowed):
        make_link(interpreter=people.amal, person=people.chadi.person, at=at)


def test_from_an_assignment_to_the_own_page(people: Cast, at: datetime) -> None:
    held = amals(people, at)
    path = f"/k/{make_link(assignment=held, person=held.person, at=at)}/"
    assert "Link zu meiner Seite schicken" in text_of(visit(path))

    page = press(path, "own")

    assert "unterwegs zu Ihnen" in text_of(page)
    assert set(re.findall(r"/k/[\w-]{22}/", page.content.decode())) <= {path}
    sms = Message.objects.get(kind="own_link", recipient=held.person.mobile)
    assert sms.due_at <= sms.created_at
    own = visit(link_in(sms))
    assert f"Guten Tag {held.person.name}" in text_of(own) and held.code in text_of(own)


def test_coordinator_sends_it_as_they_are_asked(people: Cast, ines: Client, at: datetime) -> None:
    by_mail = make_interpreter(people.pool, "Lea Sommer")
    nobody = make_interpreter(people.pool, "Nora Winter", email="")

    for row in (people.amal, by_mail):
        page = ines.post(f"/desk/people/{row.pk}/eigene-seite/", {"do": "send_own_link"}, follow=True)
        assert "Der Link ist unterwegs." in text_of(page)
    refused = ines.post(f"/desk/people/{nobody.pk}/eigene-seite/", {"do": "send_own_link"})

    sms = Message.objects.get(kind="own_link", recipient=people.amal.person.mobile)
    assert visit(link_in(sms)).status_code == 200 and "Gilt 14 Tage" in sms.body
    assert "Lea Sommer" in text_of(visit(link_in(mails_to(by_mail.person.email)[-1])))
    assert refused.status_code == 409
    with pytest.raises(NoWay):
        send_own_link(nobody, by=people.actor(people.ines), at=at)


def test_who_wants_no_sms_gets_a_mail(people: Cast, at: datetime) -> None:
    Interpreter.objects.of(people.pool).filter(pk=people.amal.pk).update(sms_consent_on=None)
    people.amal.refresh_from_db()

    send_own_link(people.amal, by=people.actor(people.ines), at=at)

    assert sms_to(people.amal.person.mobile) == []
    assert link_in(mails_to(people.amal.person.email)[-1])


def test_nobody_is_woken_for_it(people: Cast, at: datetime) -> None:
    night = at.replace(hour=22)

    send_own_link(people.amal, by=people.actor(people.ines), at=night)

    assert Message.objects.get(kind="own_link").due_at == datetime(2026, 11, 24, 6, tzinfo=at.tzinfo)


def test_coordinator_ends_links_and_addresses(own: str, people: Cast, ines: Client, jona: Client) -> None:
    (address,) = set(ADDRESS.findall(press(own, "make_feed").content.decode()))
    (feed,) = Feed.objects.of(people.pool)
    desk = f"/desk/people/{people.amal.pk}/eigene-seite/"
    assert "aktiv seit" in text_of(ines.get(f"/desk/people/{people.amal.pk}/"))
    assert jona.post(desk, {"do": "revoke_feed", "row": feed.pk}).status_code == 404

    ines.post(desk, {"do": "revoke_feed", "row": feed.pk})
    assert (ask(address).status_code, visit(own).status_code) == (404, 200)
    ines.post(desk, {"do": "revoke_all"})
    assert visit(own).status_code == 404
    assert ines.post(desk, {"do": "fly"}).status_code == 400
    assert ines.get(desk).status_code == 405
    page = text_of(ines.get(f"/desk/people/{people.amal.pk}/"))
    assert "alle Links und Kalender-Adressen gesperrt" in page and "aktiv seit" not in page


def test_the_form_is_protected(own: str, people: Cast) -> None:
    assert Client(enforce_csrf_checks=True).post(own, {"do": "make_feed"}).status_code == 403
    assert not Feed.objects.of(people.pool).exists()
