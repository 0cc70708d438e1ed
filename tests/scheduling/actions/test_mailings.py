"""A word to many leaves once, to those who want it, each in their own name; and no more of them."""

import pytest

from notifications.models import Message, OptOut
from pool.actions.consents import Consents, set_consents
from pool.domain.actors import Actor, Role
from pool.domain.refusals import NotAllowed
from pool.models import Event, Interpreter
from scheduling.actions.careers import leave_pool
from scheduling.actions.mailings import (
    CountChanged,
    NobodyReads,
    SubjectMissing,
    TextMissing,
    TooLong,
    addressed,
    parts_of,
    send_mailing,
    set_mailings,
)
from scheduling.domain.mailings import Way
from scheduling.models import Mailing
from scheduling.queries.mailings import no_more_token, standing_of
from tests.builders import make_interpreter, make_pool
from tests.scheduling.web import people_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(at):
    """Everybody, and the clock."""
    return people_at(at)


@pytest.fixture
def send(people, at):
    """Send one as Ines does, with changes."""

    def sent(*readers, **changes) -> Mailing:
        """To these."""
        given = {
            "way": "email", "subject": "Schulung", "body": "Guten Tag {name}!", "count": len(readers),
            "key": "k", "wanted": {},
        } | changes  # fmt: skip
        return send_mailing(people.pool, people=list(readers), by=by_of(people), at=at, **given)

    return sent


def by_of(people) -> Actor:
    """Ines, with a body."""
    return Actor(Role.COORDINATOR, "Ines", pool_id=people.pool.pk, person_id=people.ines.person.pk)


def put() -> list[Message]:
    """Every word of it."""
    return list(Message.objects.filter(kind="mailing").order_by("pk"))


def test_each_reads_their_own_name_and_how_to_get_no_more(people, send) -> None:
    row = send(people.amal)

    (mail,) = put()
    assert mail.subject == "Schulung"
    assert mail.body.startswith("Guten Tag Amal Haddad!")
    assert f"/rundschreiben/abbestellen/{no_more_token(people.amal.pk)}/" in mail.body
    assert row.facts == {"email": 1, "sms": 0, "left_out": {}, "parts": 0}


def test_sms_begins_with_the_pool_and_waits_for_the_morning(people, at, send) -> None:
    night = at.replace(hour=22)
    row = send_mailing(
        people.pool, people=[people.amal], way="sms", subject="", body="Danke, {name}!", count=1, key="n",
        wanted={}, by=by_of(people), at=night,
    )  # fmt: skip

    (sms,) = put()
    assert sms.body == f"{people.pool.sms_name}: Danke, Amal Haddad!"
    assert sms.due_at > night
    assert row.facts["parts"] == 1


def test_second_click_sends_nothing_twice(people, send) -> None:
    assert send(people.amal).pk == send(people.amal).pk
    assert len(put()) == 1


def test_who_declined_or_opted_out_is_left_out(people, at, send) -> None:
    set_mailings(people.amal, wanted=False, by=by_of(people), at=at)
    OptOut.objects.create(number=people.bo.person.mobile, at=at, source="STOPP")
    people.amal.refresh_from_db()

    post = addressed([people.amal, people.bo], "sms")

    assert post.letters == ()
    assert post.reasons == {"declined": 1, "opted_out": 1}


def test_who_allows_no_sms_or_has_left_gets_none(people, at) -> None:
    allowed = Consents(None, people.amal.contact_by, share_phone=False, mailings=True)
    quiet = set_consents(people.amal, consents=allowed, by=by_of(people), at=at)
    gone = leave_pool(people.bo, cancel=True, reason="Umzug", by=by_of(people), at=at)

    assert addressed([quiet, gone], "sms").reasons == {"not_allowed": 2}
    assert addressed([quiet], "both").count(Way.EMAIL) == 1


def test_somebody_declined_between_look_and_click(people, at, send) -> None:
    with pytest.raises(CountChanged):
        send(people.amal, count=2)

    assert put() == [] and not Mailing.objects.of(people.pool).exists()


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"body": "  "}, TextMissing),
        ({"subject": ""}, SubjectMissing),
        ({"body": "a" * 5001}, TooLong),
        ({"way": "sms", "body": "ж" * 500}, TooLong),
    ],
)
def test_text_that_cannot_leave_is_refused(people, send, changes, refusal) -> None:
    with pytest.raises(refusal):
        send(people.amal, **changes)


def test_nobody_to_read_is_refused(people, send) -> None:
    with pytest.raises(NobodyReads):
        send(count=0)


def test_people_of_another_pool_are_refused(people, send) -> None:
    stranger = make_interpreter(make_pool(slug="anders"), name="Fremd")

    with pytest.raises(NotAllowed):
        send(stranger)


def test_parts_are_counted_for_each_by_their_own_name(people) -> None:
    long = make_interpreter(people.pool, name="N" * 120, mobile="+491713920050")
    post = addressed([people.amal, long], "sms")

    assert parts_of(post, "Guten Tag {name}, " + "x" * 60, people.pool.sms_name) == 3


def test_wish_is_kept_once_and_can_be_taken_back(people, at) -> None:
    by = by_of(people)
    set_mailings(people.amal, wanted=False, by=by, at=at)
    set_mailings(people.amal, wanted=False, by=by, at=at)
    set_mailings(people.amal, wanted=True, by=by, at=at)

    kept = Event.objects.of(people.pool).filter(verb__endswith="_mailings").order_by("pk")
    verbs = kept.values_list("verb", flat=True)
    assert list(verbs) == ["decline_mailings", "want_mailings"]
    assert Interpreter.objects.of(people.pool).get(pk=people.amal.pk).no_mailings_on is None


def test_standing_counts_the_words_by_state(people, send) -> None:
    assert standing_of(send(people.amal)) == [("email", "wartet", 1, 0)]


def test_link_shows_on_get_and_acts_on_post(people, client) -> None:
    page = f"/rundschreiben/abbestellen/{no_more_token(people.amal.pk)}/"

    assert "Keine Rundschreiben mehr?" in client.get(page).content.decode()
    people.amal.refresh_from_db()
    assert people.amal.no_mailings_on is None
    client.post(page, {"mailings": "no"})
    people.amal.refresh_from_db()
    assert people.amal.no_mailings_on is not None
    assert "Doch wieder bekommen" in client.get(page).content.decode()


def test_link_that_we_did_not_sign_leads_nowhere(people, client) -> None:
    assert client.get(f"/rundschreiben/abbestellen/{people.amal.pk}.x/").status_code == 404


def test_who_has_left_can_still_say_no(people, at, client) -> None:
    page = f"/rundschreiben/abbestellen/{no_more_token(people.amal.pk)}/"
    leave_pool(people.amal, cancel=True, reason="Umzug", by=by_of(people), at=at)

    assert client.post(page, {"mailings": "no"}).status_code == 302
    people.amal.refresh_from_db()
    assert people.amal.no_mailings_on is not None
