"""The coordinator asks chosen people, or sends somebody, with or without a rule against it."""

from datetime import date, datetime, timedelta

import pytest

from notifications.models import Message, OptOut
from pool.domain.actors import Actor, Role
from pool.domain.refusals import NotAllowed
from pool.models import Absence, Event, Interpreter, Pool
from scheduling import explaining, queries, wording
from scheduling.actions import asking_by_hand, assignments, offers, rounds, steering
from scheduling.actions.asking_by_hand import ask_by_hand, ask_now
from scheduling.actions.requests import withdraw_request
from scheduling.models import Request
from tests.builders import (
    accepted,
    ask,
    clerk_of,
    coordinator_of,
    interpreter_actor,
    make_authority,
    make_interpreter,
    make_pool,
    sent_offers,
    submit,
)
from tests.scheduling import series

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def pool(db: None) -> Pool:
    """Five speakers, asked one at a time; the last one lives too far away."""
    pool = make_pool(round_size=1)
    for number in range(4):
        make_interpreter(pool, f"Person{number} Haddad", mobile=f"+4917139200{number:02}")
    make_interpreter(pool, "Fern Haddad", plz="60311", mobile="+491713920009", radius_km=20)
    return pool


@pytest.fixture
def row(pool: Pool, at: datetime) -> Request:
    """The youth office needs somebody tomorrow; one is asked."""
    return submit(make_authority(pool), at)


def named(pool: Pool, name: str) -> Interpreter:
    """The one of this name."""
    return Interpreter.objects.of(pool).get(person__name__startswith=name)


def names(row: Request) -> list[str]:
    """Who was asked, in order."""
    rows = row.offers.select_related("person").order_by("pk")
    return [offer.person.name.split()[0] for offer in rows]


def test_chosen_people_are_asked_and_it_is_kept_who_chose(pool: Pool, row: Request, at: datetime) -> None:
    who = [named(pool, "Person2").pk, named(pool, "Person3").pk]

    round = ask_by_hand(row, interpreters=who, by=coordinator_of(pool), at=at)
    offer = sent_offers(row, at)[1]
    offers.accept_offer(offer, by=interpreter_actor(offer), at=at)

    row.refresh_from_db()
    (event,) = Event.objects.of(pool).about(row).filter(verb="ask_by_hand")
    assert names(row) == ["Person0", "Person2", "Person3"]
    assert (round.number, round.policy, row.state) == (2, "by_hand", "filled")
    assert explaining.reckoned(round.facts) == "Von Hand ausgewählt: Ines Vogt."
    assert event.facts["interpreters"] == who
    assert wording.happened(event) == "Ines Vogt hat selbst ausgewählt, wer in Runde 2 gefragt wird."
    assert Message.objects.filter(about=f"offer:{offer.pk}", kind="offer").count() == 1


def test_who_does_not_fit_is_asked_with_a_reason(pool: Pool, row: Request, at: datetime) -> None:
    told = {"interpreters": [named(pool, "Fern").pk], "by": coordinator_of(pool), "at": at}

    with pytest.raises(asking_by_hand.RulesAgainstAsking, match=r"Fern Haddad \(Weg zu weit\)"):
        ask_by_hand(row, **told)
    round = ask_by_hand(row, reason="ist an dem Tag in Korbach", **told)

    (event,) = Event.objects.of(pool).about(row).filter(verb="ask_by_hand")
    assert event.reason == "ist an dem Tag in Korbach"
    assert wording.happened(event).endswith("gefragt wird, obwohl: Weg zu weit.")
    assert explaining.reckoned(round.facts) == (
        "Von Hand ausgewählt: Ines Vogt. Trotzdem gefragt, obwohl: Weg zu weit. "
        "Grund: ist an dem Tag in Korbach"
    )


def test_nobody_is_asked_who_wants_no_sms_or_cannot_be_reached(
    pool: Pool, row: Request, at: datetime
) -> None:
    by = coordinator_of(pool)
    OptOut.objects.create(number="+491713920002", at=at)
    make_interpreter(pool, "Ohne Nummer", email="")
    for name, rule in (
        ("Person2", "möchte keine SMS"),
        ("Ohne", "keine Nummer oder keine Erlaubnis für SMS"),
    ):
        with pytest.raises(asking_by_hand.MayNotBeAsked, match=rule):
            ask_by_hand(row, interpreters=[named(pool, name).pk], by=by, at=at, reason="trotzdem")

    assert names(row) == ["Person0"]


def test_nobody_is_asked_for_two_places_at_once(pool: Pool, row: Request, at: datetime) -> None:
    by, office = coordinator_of(pool), make_authority(pool, "Schule")
    assignments.assign_by_hand(submit(office, at), interpreter=named(pool, "Person2"), by=by, at=at)
    held = sent_offers(submit(office, at), at)[0].person.name
    for name, rule in (("Person2", "anderer Einsatz zur selben Zeit"), (held, "andere Anfrage")):
        with pytest.raises(asking_by_hand.MayNotBeAsked, match=rule):
            ask_by_hand(row, interpreters=[named(pool, name).pk], by=by, at=at, reason="trotzdem")


def test_nobody_is_asked_twice_and_it_is_said_who_did(pool: Pool, row: Request, at: datetime) -> None:
    other = Actor(Role.COORDINATOR, "Mia Kern", pool_id=pool.pk)
    who = [named(pool, "Person2").pk]
    ask_by_hand(row, interpreters=who, by=other, at=at)

    with pytest.raises(asking_by_hand.AskedAlready, match=r"Person2 Haddad \(zuletzt durch: Mia Kern, 23"):
        ask_by_hand(row, interpreters=who, by=coordinator_of(pool), at=at)
    with pytest.raises(asking_by_hand.AskedAlready, match="zuletzt durch: System"):
        ask_by_hand(row, interpreters=[named(pool, "Person0").pk], by=coordinator_of(pool), at=at)


def test_all_are_asked_or_none(pool: Pool, row: Request, at: datetime) -> None:
    who = [named(pool, name).pk for name in ("Person0", "Person3")]

    with pytest.raises(asking_by_hand.AskedAlready):
        ask_by_hand(row, interpreters=who, by=coordinator_of(pool), at=at)

    assert names(row) == ["Person0"]


def test_another_open_question_is_a_rule_with_a_reason(pool: Pool, row: Request, at: datetime) -> None:
    by = coordinator_of(pool)
    ask(submit(make_authority(pool, "Schule"), at, starts=at + 3 * DAY), named(pool, "Person2"), at)
    who = [named(pool, "Person2").pk]

    with pytest.raises(asking_by_hand.RulesAgainstAsking, match="hat noch eine andere Frage offen"):
        ask_by_hand(row, interpreters=who, by=by, at=at)
    assert ask_by_hand(row, interpreters=who, by=by, at=at, reason="hat heute Zeit").offers.count() == 1


def test_strangers_and_nobody_are_refused(pool: Pool, row: Request, at: datetime) -> None:
    by = coordinator_of(pool)
    foreign = make_interpreter(make_pool("nachbar", email="x@nachbar.example"), "Jona Fremd")
    emin = make_interpreter(pool, "Emin Kaya", "kmr", mobile="+491713920011")
    for who in ([foreign.pk], [emin.pk], [0], [987654]):
        with pytest.raises(asking_by_hand.NotAmongThem):
            ask_by_hand(row, interpreters=who, by=by, at=at, reason="x")
    with pytest.raises(asking_by_hand.NobodyChosen):
        ask_by_hand(row, interpreters=[], by=by, at=at)


def test_yes_counts_though_the_way_was_too_short_for_the_rule(pool: Pool, row: Request, at: datetime) -> None:
    by, amal = coordinator_of(pool), named(pool, "Person2")
    near = submit(make_authority(pool, "Schule"), at, starts=at + DAY + HOUR + HOUR / 6)
    assignments.assign_by_hand(near, interpreter=amal, by=by, at=at)

    ask_by_hand(row, interpreters=[amal.pk], by=by, at=at, reason="ist im selben Haus")
    offer = sent_offers(row, at)[-1]
    held = offers.accept_offer(offer, by=interpreter_actor(offer), at=at)

    assert held.person.name == "Person2 Haddad"


def test_unfilled_search_begins_again_with_those_chosen(pool: Pool, row: Request, at: datetime) -> None:
    rounds.give_up(row, at=at)

    ask_by_hand(row, interpreters=[named(pool, "Person3").pk], by=coordinator_of(pool), at=at)

    row.refresh_from_db()
    assert (row.state, names(row)) == ("searching", ["Person0", "Person3"])


@pytest.mark.parametrize("ending", ["filled", "withdrawn", "submitted", "late"])
def test_nobody_is_asked_for_what_is_not_searched(pool: Pool, at: datetime, ending: str) -> None:
    pool.review_all = ending == "submitted"
    pool.save()
    row = submit(make_authority(pool), at)
    when = row.slot.starts if ending == "late" else at
    if ending == "filled":
        accepted(row, at)
    if ending == "withdrawn":
        by, _person = clerk_of(row.authority)
        withdraw_request(row, by=by, at=at, reason="egal")
    wanted = {
        "filled": (assignments.AlreadyFilled, steering.NotSearching),
        "withdrawn": (steering.NotSearching,) * 2,
        "submitted": (steering.NotSearching,) * 2,
        "late": (asking_by_hand.TooLateToAsk,) * 2,
    }[ending]

    with pytest.raises(wanted[0]):
        ask_by_hand(row, interpreters=[named(pool, "Person3").pk], by=coordinator_of(pool), at=when)
    with pytest.raises(wanted[1]):
        ask_now(row, by=coordinator_of(pool), at=when)


def test_only_this_pools_coordinator_asks(pool: Pool, row: Request, at: datetime) -> None:
    foreign = coordinator_of(make_pool("nachbar", email="x@nachbar.example"))
    for by in (foreign, clerk_of(row.authority)[0], interpreter_actor(row.offers.get())):
        with pytest.raises(NotAllowed):
            ask_by_hand(row, interpreters=[named(pool, "Person3").pk], by=by, at=at)
        with pytest.raises(NotAllowed):
            ask_now(row, by=by, at=at)


def test_series_is_asked_where_it_leads(at: datetime) -> None:
    dates = series.file(series.office_of_two(), at)
    pool, by = dates[0].pool, coordinator_of(dates[0].pool)
    chadi = named(pool, "Chadi").pk

    with pytest.raises(asking_by_hand.LedByAnother, match="24.11.2026, 09:00"):
        ask_by_hand(dates[1], interpreters=[chadi], by=by, at=at)
    with pytest.raises(asking_by_hand.LedByAnother):
        ask_now(dates[1], by=by, at=at)
    ask_by_hand(dates[0], interpreters=[chadi], by=by, at=at)
    series.yes(dates, "Chadi", at)

    assert {row.state for row in queries.dates_of(dates[0])} == {"filled"}


def test_by_hand_without_a_reason_where_no_rule_is_against_it(pool: Pool, row: Request, at: datetime) -> None:
    by = coordinator_of(pool)
    Absence.objects.create(
        person=named(pool, "Person3").person, first_day=date(2026, 11, 20), last_day=date(2026, 12, 1)
    )
    with pytest.raises(assignments.RulesAgainst, match="Dagegen spricht: Abwesenheit"):
        assignments.assign_by_hand(row, interpreter=named(pool, "Person3"), by=by, at=at)
    held = assignments.assign_by_hand(
        row, interpreter=named(pool, "Person3"), by=by, at=at, reason="kommt extra"
    )

    event = Event.objects.of(pool).about(held).get(verb="confirm")
    assert (event.facts["overruled"], event.reason) == (["absent"], "kommt extra")
    assert wording.happened(event, "Person3 Haddad") == (
        "Ines Vogt hat Person3 Haddad eingeteilt, obwohl: Abwesenheit."
    )
    other = submit(make_authority(pool, "Schule"), at, starts=at + 2 * DAY)
    easy = assignments.assign_by_hand(other, interpreter=named(pool, "Person1"), by=by, at=at)
    assert "overruled" not in Event.objects.of(pool).about(easy).get(verb="confirm").facts
