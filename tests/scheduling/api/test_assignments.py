"""Offers and Assignments through HTTP: who sees what, and what cancelling means to whom."""

import pytest

from scheduling.models import Request
from tests.builders import accepted, sent_offers, submit

WHY = {"reason": "krank"}


def test_coordinator_sees_who_was_asked(ines, people, at):
    offer = sent_offers(submit(people.youth_office, at), at)[0]

    body = ines.get(f"offers/{offer.pk}/")

    assert body["interpreter"] == {
        "id": people.amal.pk,
        "name": "Amal Haddad",
        "phone": "+491713920001",
    }
    assert (body["code"], body["state"], body["round"]) == (offer.code, "sent", 1)
    assert (body["starts"], body["sent_at"]) == ("2026-11-24T08:00:00Z", "2026-11-23T08:00:00Z")


def test_authority_sees_that_somebody_was_asked(gesa, people, at):
    offer = sent_offers(submit(people.youth_office, at), at)[0]

    body = gesa.get(f"offers/{offer.pk}/")

    assert (body["state"], body["sent_at"]) == ("sent", "2026-11-23T08:00:00Z")
    assert (body["interpreter"], body["code"], body["km"]) == (None, None, None)


@pytest.mark.parametrize("rows", [1, 3])
def test_offers_cost_the_same_however_many(ines, people, at, rows, django_assert_num_queries):
    people.emin.skills.update(language="apc")
    people.pool.round_size = rows
    people.pool.save()
    row = submit(people.youth_office, at)

    with django_assert_num_queries(5):
        body = ines.get(f"offers/?request={row.pk}")

    assert body["count"] == rows


def test_offers_of_another_request_are_left_out(ines, people, at):
    submit(people.youth_office, at)

    assert ines.get("offers/?request=999999")["count"] == 0
    assert ines.call("GET", f"offers/?request={10**30}").status == 422


def test_assignment_tells_who_comes(gesa, ines, people, at):
    row = accepted(submit(people.youth_office, at), at)

    to_clerk = gesa.get(f"assignments/{row.pk}/")
    to_coordinator = ines.get(f"assignments/{row.pk}/")

    assert to_clerk["interpreter"] == {"id": people.amal.pk, "name": "Amal Haddad", "phone": None}
    assert to_coordinator["interpreter"]["phone"] == "+491713920001"
    assert (to_clerk["km"], to_coordinator["km"]) == (None, 0.0)
    assert (to_clerk["uid"], to_clerk["service_record"]) == (str(row.uid), None)


def test_number_is_given_where_the_interpreter_wants_it(gesa, people, at):
    people.amal.share_phone = True
    people.amal.save()
    row = accepted(submit(people.youth_office, at), at)

    assert gesa.get(f"assignments/{row.pk}/")["interpreter"]["phone"] == "+491713920001"


@pytest.mark.parametrize("rows", [1, 3])
def test_assignments_cost_the_same_however_many(ines, people, at, rows, django_assert_num_queries):
    for number in range(rows):
        accepted(submit(people.youth_office, at, starts=at.replace(day=24 + number)), at)

    with django_assert_num_queries(5):
        body = ines.get("assignments/")

    assert body["count"] == rows


def test_coordinator_releases_the_interpreter(ines, people, at):
    row = accepted(submit(people.youth_office, at), at)
    people.emin.skills.update(language="apc")  # can still be asked

    body = ines.post(f"assignments/{row.pk}/cancel/", WHY)

    row.request.refresh_from_db()
    assert (ines.status, body["state"], body["cancelled_by"]) == (200, "cancelled", "coordinator")
    assert row.request.state == "searching"


def test_authority_that_cancels_needs_nobody_any_more(gesa, people, at):
    row = accepted(submit(people.youth_office, at), at)

    body = gesa.post(f"assignments/{row.pk}/cancel/", WHY)

    row.request.refresh_from_db()
    assert (gesa.status, body["state"], row.request.state) == (200, "cancelled", "withdrawn")


def test_old_assignment_does_not_withdraw_the_request(gesa, ines, people, at):
    row = accepted(submit(people.youth_office, at), at)
    people.emin.skills.update(language="apc")  # can still be asked
    ines.post(f"assignments/{row.pk}/cancel/", WHY)

    body = gesa.post(f"assignments/{row.pk}/cancel/", WHY)

    assert (gesa.status, body["code"]) == (409, "IllegalMove")
    assert Request.objects.of(people.pool).get().state == "searching"
