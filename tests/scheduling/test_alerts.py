"""What is urgent and waits too long reaches somebody: once, in one word, by day, and the deputy meanwhile."""

from datetime import datetime, timedelta

import pytest

from notifications.models import Message
from pool.models import Event, Membership, Person, User
from scheduling.tasks import fetch_somebody
from tests.builders import hear, make_person, make_user, submit
from tests.people import Cast

AMAL = "+491713920001"
HOUR = timedelta(hours=1)


@pytest.fixture
def team(people: Cast) -> Cast:
    """A Pool that tells after an hour; Ines and Kim coordinate it."""
    people.pool.alert_after = 60
    people.pool.save()
    make_user(people.pool, make_person("Kim Brandt", mobile="+491713920050"))
    return people


def member(team: Cast, name: str) -> Membership:
    """A coordinator of ours."""
    return Membership.objects.of(team.pool).select_related("person").get(person__name=name)


def away(team: Cast, name: str, at: datetime, deputy: str = "") -> None:
    """Not there on this day."""
    row = member(team, name)
    row.away_from = row.away_until = at.date()
    row.deputy = member(team, deputy) if deputy else None
    row.save()


def told() -> dict[str, list[str]]:
    """Whom the alerts went to, and what they said."""
    found: dict[str, list[str]] = {}
    for one in Message.objects.filter(kind="alert").order_by("pk"):
        found.setdefault(one.recipient, []).append(one.body)
    return found


INES, KIM = "ines@person.example", "kim@person.example"


def test_nothing_is_told_before_its_time_and_everybody_hears_it_then(team, at):
    hear(AMAL, "Wie lange dauert das?", at)

    fetch_somebody(at + HOUR - timedelta(minutes=1))
    assert told() == {}
    fetch_somebody(at + HOUR)

    assert [*told()] == [INES, KIM]
    assert "Amal Haddad schreibt: „Wie lange dauert das?“" in told()[INES][0]


def test_several_points_are_one_word_and_none_is_told_twice(team, at):
    hear(AMAL, "Wie lange dauert das?", at)
    submit(team.youth_office, at, language="som")
    fetch_somebody(at + HOUR)
    fetch_somebody(at + 2 * HOUR)
    assert {address: len(bodies) for address, bodies in told().items()} == {INES: 1, KIM: 1}
    assert told()[INES][0].count("\n- ") == 2

    hear(AMAL, "Hallo?", at + 2 * HOUR)
    fetch_somebody(at + 3 * HOUR)

    assert told()[INES][1].count("\n- ") == 1 and "„Hallo?“" in told()[INES][1]


def test_what_somebody_has_done_is_not_told(team, at):
    word = hear(AMAL, "Wie lange dauert das?", at)
    word.seen_at = at
    word.save()

    fetch_somebody(at + 2 * HOUR)

    assert told() == {}


def test_zero_minutes_means_never(team, at):
    team.pool.alert_after = 0
    team.pool.save()
    hear(AMAL, "Wie lange dauert das?", at)

    fetch_somebody(at + 9 * HOUR)

    assert told() == {}


def test_deputy_hears_it_and_for_whom(team, at):
    away(team, "Ines Vogt", at, deputy="Kim Brandt")
    hear(AMAL, "Wie lange dauert das?", at)

    fetch_somebody(at + HOUR)

    assert [*told()] == [KIM]
    assert "Sie vertreten Ines Vogt." in told()[KIM][0]


def test_when_nobody_is_there_all_and_the_mailbox_hear_it(team, at):
    for name in ("Ines Vogt", "Kim Brandt"):
        away(team, name, at)
    hear(AMAL, "Wie lange dauert das?", at)

    fetch_somebody(at + HOUR)
    fetch_somebody(at + 2 * HOUR)

    assert {address: len(bodies) for address, bodies in told().items()} == {
        INES: 1,
        KIM: 1,
        team.pool.email: 1,
    }
    assert "ist heute niemand da" in told()[team.pool.email][0]


def test_at_night_only_what_begins_soon_rings(team, at):
    night = at + timedelta(hours=13)  # 22:00
    hear(AMAL, "Wie lange dauert das?", at + timedelta(hours=11, minutes=50))
    fetch_somebody(night)
    assert told() == {}

    submit(team.youth_office, night - 2 * HOUR, language="som", starts=night + 16 * HOUR)
    fetch_somebody(night)

    assert "ist niemand gefunden" in told()[INES][0]
    assert "schreibt" not in told()[INES][0]


def test_sms_names_nobody_and_is_not_held_back(team, at):
    Membership.objects.of(team.pool).filter(person__name="Kim Brandt").update(alert_way="sms")
    member(team, "Kim Brandt")
    hear(AMAL, "Wie lange dauert das?", at)

    fetch_somebody(at + HOUR)

    row = Message.objects.get(kind="alert", channel="sms")
    assert row.recipient == "+491713920050" and row.state == "queued"
    assert "Es wartet etwas auf Sie (1). Zuerst: Nicht verstandene Nachrichten" in row.body
    assert "Amal" not in row.body and "/desk/" in row.body


def test_who_stopped_sms_is_told_by_mail(team, at):
    Membership.objects.of(team.pool).filter(person__name="Kim Brandt").update(alert_way="sms")
    hear("+491713920050", "STOPP", at)
    hear(AMAL, "Wie lange dauert das?", at)

    fetch_somebody(at + HOUR)

    assert KIM in told() and "+491713920050" not in told()


def test_who_does_not_want_it_is_left_alone_and_the_mailbox_hears_it(team, at):
    Membership.objects.of(team.pool).filter(role="coordinator").update(alert_way="")
    hear(AMAL, "Wie lange dauert das?", at)

    fetch_somebody(at + HOUR)

    assert [*told()] == [team.pool.email]


def test_other_pool_hears_nothing(team, at):
    team.neighbour.alert_after = 60
    team.neighbour.save()
    hear(AMAL, "Wie lange dauert das?", at)
    submit(team.youth_office, at, language="som")

    fetch_somebody(at + 2 * HOUR)

    assert not any("nachbar" in address or "jona" in address for address in told())


def test_journal_keeps_what_was_told(team, at):
    submit(team.youth_office, at, language="som")

    fetch_somebody(at + HOUR)

    events = Event.objects.filter(verb="alert")
    assert [len(one.facts["items"]) for one in events] == [1, 1]
    assert {one.role for one in events} == {"system"}


def test_who_cannot_be_reached_at_all_leaves_it_to_the_mailbox(team, at):
    for name in ("Ines Vogt", "Kim Brandt"):
        row = member(team, name)
        User.objects.filter(person=row.person).update(person=None)
        Person.objects.filter(pk=row.person_id).update(email="", mobile="")
    hear(AMAL, "Wie lange dauert das?", at)

    fetch_somebody(at + HOUR)

    assert [*told()] == [team.pool.email]
