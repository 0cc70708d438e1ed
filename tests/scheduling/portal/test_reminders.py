"""The clerk's own reminders."""

import pytest

from pool.actions.reminders import set_clerk_reminders
from pool.domain.refusals import NotAllowed
from pool.models import Event, Membership
from tests.scheduling.web import text_of

PAGE = "/termine/erinnerungen/"


def test_list_of_requests_leads_to_the_page_and_the_usual_is_ticked(gesa, people):
    assert f'href="{PAGE}"' in gesa.get("/").content.decode()
    page = gesa.get(PAGE)

    assert "Wir erinnern Sie per E-Mail an Termine" in text_of(page)
    assert page.context["form"].initial == {"leads": (1440,)}


@pytest.mark.parametrize(("ticked", "kept"), [(["2880", "1440"], [2880, 1440]), ([], [])])
def test_own_reminders_are_saved(gesa, people, ticked, kept):
    page = gesa.post(PAGE, {"leads": ticked}, follow=True)

    people.gesa.person.refresh_from_db()
    assert people.gesa.person.reminder_leads == kept
    assert "Gespeichert." in page.content.decode()
    assert Event.objects.of(people.pool).filter(verb="set_reminders").count() == 1


def test_page_is_for_clerks(ines, client):
    assert ines.get(PAGE).status_code == 403
    assert client.get(PAGE).status_code == 302


def test_nobody_sets_those_of_somebody_else(people, at):
    membership = Membership.objects.of(people.pool).get(person=people.gesa.person)

    with pytest.raises(NotAllowed):
        set_clerk_reminders(membership, leads=[], by=people.actor(people.henning), at=at)
