"""How somebody wants to be asked has an effect: by mail in spite of a number, by a call and never by SMS."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from pool.models import Authority, Interpreter
from scheduling import queries
from scheduling.actions import rounds
from scheduling.actions.links import send_own_link
from scheduling.models import Offer, Request
from scheduling.queries.people import asked_by
from scheduling.queries.phoning import worth_phoning
from tests.builders import coordinator_of, make_interpreter, sms_to, submit
from tests.scheduling.phones import AMAL

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def wants(office: Authority, way: str) -> Interpreter:
    """Amal, who wants to be asked so."""
    row = Interpreter.objects.of(office.pool).get()
    row.contact_by = way
    row.save()
    return row


def asked(request: Request, at: datetime) -> list[Offer]:
    """The questions of the first Round."""
    rounds.ask_next(request, at=at)
    return list(Offer.objects.of(request.pool_id).filter(request=request))


@pytest.mark.parametrize(("way", "by_mail"), [("", False), ("sms", False), ("email", True)])
def test_who_has_both_is_asked_as_they_want(office, at, way, by_mail):
    row = wants(office, way)

    (offer,) = asked(submit(office, at), at)

    assert offer.by_mail is by_mail
    assert len(sms_to(AMAL)) == (not by_mail)
    assert asked_by(row) == ("mail" if by_mail else "sms")


def test_a_mail_too_late_is_for_the_telephone(office, at):
    wants(office, "email")
    request = submit(office, at, starts=at + 8 * HOUR)

    assessed = queries.candidates_for(request, request.position, at=at)

    assert [reason.code for one in assessed.nofits for reason in one.reasons] == ["mail_late"]
    assert [one.interpreter.person.name for one in worth_phoning(request, request.position, assessed, at=at)]


def test_who_wants_sms_alone_is_never_asked_by_mail(office, at):
    row = wants(office, "sms")
    row.sms_consent_on = None
    row.save()

    assert asked(submit(office, at), at) == []
    assert asked_by(row) == ""


def test_who_wants_a_call_is_called_first_and_gets_no_question(office, at):
    """Rahim has no way to be written to and lives as near; Amal stands before him all the same."""
    make_interpreter(office.pool, "Aron Anders", email="")
    row = wants_of(office, "Amal Haddad", "call")
    request = submit(office, at)

    assert asked(request, at) == []
    assert sms_to(AMAL) == []
    assessed = queries.candidates_for(request, request.position, at=at)
    listed = worth_phoning(request, request.position, assessed, at=at)
    assert [one.interpreter.person.name for one in listed] == ["Amal Haddad", "Aron Anders"]
    assert [reason.code for reason in listed[0].reasons] == ["rather_called"]
    assert asked_by(row) == "call"


def test_a_coordinator_on_the_telephone_finds_them_fitting(office, at):
    wants(office, "call")
    request = submit(office, at)

    assessed = queries.candidates_for(request, request.position, at=at, by_sms=False)

    assert [fit.candidate.name for fit in assessed.fits] == ["Amal Haddad"]


def test_link_to_the_own_page_still_arrives(office, at):
    row = wants(office, "call")
    row.person.email = ""
    row.person.save()

    send_own_link(row, by=coordinator_of(office.pool), at=at)

    assert len(sms_to(AMAL)) == 1


def wants_of(office: Authority, name: str, way: str) -> Interpreter:
    """They want to be asked so."""
    row = Interpreter.objects.of(office.pool).get(person__name=name)
    row.contact_by = way
    row.save()
    return row


def test_request_page_says_why(ines: Client, people, at):
    Interpreter.objects.of(people.pool).filter(pk=people.amal.pk).update(contact_by="call")
    row = submit(people.youth_office, at)

    page = ines.get(f"/desk/requests/{row.pk}/").content.decode()

    assert "nur ein Anruf gewünscht ist" in page
