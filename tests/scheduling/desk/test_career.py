"""A volunteer's way through the Pool on the desk: the list of what is missing, each step, who may."""

from datetime import timedelta

import pytest

from notifications.models import Message
from pool.models import Event, Interpreter
from scheduling.actions.careers import ask_to_leave, leave_pool
from scheduling.actions.feeds import make_feed
from scheduling.actions.links import make_own_link
from scheduling.models import Assignment, Feed, Offer
from scheduling.volunteers import actor_of
from tests.builders import accepted, sent_offers, submit
from tests.scheduling.web import text_of

DAY = timedelta(days=1)


def page_of(row: Interpreter, move: str = "") -> str:
    """The address of the person's page, or of one step."""
    here = f"/desk/people/{row.pk}/"
    return f"{here}laufbahn/{move}/" if move else here


def test_page_says_what_is_missing_until_somebody_is_asked(ines, people):
    page = text_of(ines.get(page_of(people.fatou)))

    assert "Stand im Pool in Schulung Bis zum ersten Einsatz:" in page
    assert "fehlt Basisschulung beendet" in page
    assert "da Verpflichtungserklärung unterschrieben" in page
    assert "Aktiv setzen Ausscheiden" in page


def test_finishing_the_training_makes_active(ines, people, at):
    wrong = ines.post(page_of(people.fatou, "activate"), {"trained_on": "", "reason": ""})
    assert "Noch nicht alles da" in text_of(wrong)

    page = ines.post(page_of(people.fatou, "activate"), {"trained_on": "2026-11-20"}, follow=True)

    people.fatou.refresh_from_db()
    assert (people.fatou.state, people.fatou.training_on.isoformat()) == ("active", "2026-11-20")
    assert "Die Person ist jetzt aktiv." in text_of(page)


def test_conditions_are_overruled_with_a_reason_that_is_kept(ines, people):
    ines.post(page_of(people.fatou, "activate"), {"reason": "Schulung im Nachbarkreis, Papier folgt"})

    event = Event.objects.about(people.fatou).get(verb="activate")
    assert (event.reason, event.facts) == (
        "Schulung im Nachbarkreis, Papier folgt", {"missing": ["training"]},
    )  # fmt: skip


def test_pause_without_an_end_and_its_end(ines, people, at):
    request = submit(people.youth_office, at)
    sent_offers(request, at)

    ines.post(page_of(people.amal, "pause"), {"reason": "Prüfungen"})

    people.amal.refresh_from_db()
    assert (people.amal.state, people.amal.paused_until) == ("paused", None)
    assert Offer.objects.of(people.pool).get(interpreter=people.amal).state == "declined"
    assert "bis Sie die Pause beenden" in text_of(ines.get(page_of(people.amal)))
    assert "Die Pause ist zu Ende." in text_of(ines.post(page_of(people.amal, "wake"), follow=True))


def test_nobody_leaves_on_whom_somebody_counts(ines, people, at):
    held = accepted(submit(people.youth_office, at), at)
    form = text_of(ines.get(page_of(people.amal, "leave")))
    assert "Noch zugesagt" in form and held.code in form

    page = ines.post(page_of(people.amal, "leave"), {"reason": "Umzug"})

    people.amal.refresh_from_db()
    assert ("Es sind noch Einsätze zugesagt: 1." in text_of(page), people.amal.state) == (True, "active")


def test_leaving_with_all_promises_cancelled_searches_again_and_ends_everything(ines, people, at):
    held = accepted(submit(people.youth_office, at), at)
    asked = submit(people.youth_office, at, starts=at + 3 * DAY)
    sent_offers(asked, at)
    link = make_own_link(people.amal, by=actor_of(people.amal), at=at)
    make_feed(people.pool, by=actor_of(people.amal), at=at)

    page = ines.post(page_of(people.amal, "leave"), {"reason": "Umzug", "cancel": "on"}, follow=True)

    people.amal.refresh_from_db()
    assert "Die Person ist ausgeschieden." in text_of(page)
    assert (people.amal.state, people.amal.sms_consent_on) == ("left", None)
    assert Assignment.objects.of(people.pool).get(pk=held.pk).state == "cancelled"
    held.request.refresh_from_db()
    assert held.request.state == "searching"
    assert (
        not Offer.objects.of(people.pool)
        .filter(interpreter=people.amal, state__in=["queued", "sent"])
        .exists()
    )
    assert Feed.objects.of(people.pool).get().revoked_at
    assert ines.get(f"/k/{link}/").status_code == 404
    assert Message.objects.filter(kind="left", recipient="amal@person.example").count() == 1


def test_who_left_comes_back_into_training(ines, people, at):
    leave_pool(people.amal, cancel=False, reason="Umzug", by=people.actor(people.ines), at=at)
    assert "Wieder aufnehmen" in text_of(ines.get(page_of(people.amal)))

    ines.post(page_of(people.amal, "return"))

    people.amal.refresh_from_db()
    assert (people.amal.state, people.amal.left_on) == ("training", None)


def test_who_wants_to_stop_is_paused_and_the_desk_hears_it(people, at):
    accepted(submit(people.youth_office, at), at)

    row = ask_to_leave(people.amal, text="Ich ziehe um.", by=actor_of(people.amal), at=at)

    (mail,) = Message.objects.filter(kind="wants_to_leave")
    assert (row.state, row.paused_until) == ("paused", None)
    assert (mail.recipient, "Ich ziehe um." in mail.body) == (people.pool.email, True)
    assert "Zugesagt bleiben diese Einsätze" in mail.body
    assert Assignment.objects.of(people.pool).get().state == "confirmed"


@pytest.mark.parametrize(("move", "status"), [("wake", 409), ("return", 409), ("fly", 404), ("leave", 200)])
def test_only_what_can_happen_has_a_page(ines, people, move, status):
    assert ines.get(page_of(people.amal, move)).status_code == status


def test_step_is_for_the_pools_coordinators(gesa, jona, people):
    assert gesa.get(page_of(people.amal, "leave")).status_code == 403
    assert jona.post(page_of(people.amal, "leave"), {"reason": "x"}).status_code == 404
