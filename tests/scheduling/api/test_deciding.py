"""What is decided about a Request, through HTTP."""

import pytest

from pool.models import Event, Interpreter
from scheduling.models import Assignment
from tests.builders import accepted, submit

WHY = {"reason": "Der Termin fällt aus."}


def test_cancel_withdraws_the_request(gesa, people, at):
    row = submit(people.youth_office, at)

    body = gesa.post(f"requests/{row.pk}/cancel/", WHY)

    assert (gesa.status, body["state"]) == (200, "withdrawn")
    assert Event.objects.of(people.pool).about(row).get(verb="withdraw").reason == WHY["reason"]


@pytest.mark.parametrize("body", [{}, {"reason": "  "}, {"reason": 7.5}])
def test_cancel_wants_a_reason(gesa, people, at, body):
    row = submit(people.youth_office, at)

    gesa.post(f"requests/{row.pk}/cancel/", body)

    assert gesa.status == (200 if "reason" in body and body["reason"] == 7.5 else 422)


def test_approve_starts_the_search(ines, people, at):
    people.pool.review_all = True
    people.pool.save()
    row = submit(people.youth_office, at)

    before = ines.get(f"requests/{row.pk}/")["state"]
    body = ines.post(f"requests/{row.pk}/approve/")

    assert (before, ines.status, body["state"]) == ("submitted", 200, "searching")


def test_reject_ends_the_request(ines, people, at):
    people.pool.review_all = True
    people.pool.save()
    row = submit(people.youth_office, at)

    body = ines.post(f"requests/{row.pk}/reject/", WHY)

    assert (ines.status, body["state"]) == (200, "rejected")


def test_candidates_come_with_parts_and_reasons(ines, people, at):
    people.chadi.radius_km = 5
    people.chadi.save()
    row = submit(people.youth_office, at)

    body = ines.get(f"requests/{row.pk}/candidates/")

    amal, chadi = body["candidates"]
    assert (body["request"], body["version"]) == (row.pk, 1)
    assert (amal["name"], amal["fit"], amal["km"], amal["reasons"]) == ("Amal Haddad", True, 0.0, [])
    assert amal["score"] == sum(part["points"] for part in amal["parts"])
    assert [part["name"] for part in amal["parts"]][0] == "Nähe"
    assert (chadi["interpreter"], chadi["fit"], chadi["score"]) == (people.chadi.pk, False, None)
    (reason,) = chadi["reasons"]
    assert (reason["code"], reason["facts"]["radius"]) == ("too_far", 5)
    assert reason["sentence"].endswith("fährt bis 5 km")


@pytest.mark.parametrize("rows", [1, 3])
def test_candidates_cost_the_same_however_many(ines, people, at, rows, django_assert_num_queries):
    row = submit(people.youth_office, at)
    people.chadi.skills.update(language="apc" if rows == 3 else "tir")
    people.emin.skills.update(language="apc" if rows == 3 else "kmr")

    with django_assert_num_queries(20):
        body = ines.get(f"requests/{row.pk}/candidates/")

    assert len(body["candidates"]) == rows


def test_coordinator_decides_who_comes(ines, people, at):
    row = submit(people.youth_office, at)

    body = ines.post(
        f"requests/{row.pk}/assign/", {"interpreter": people.chadi.pk, "reason": "kennt das Haus"}
    )

    assert (ines.status, body["interpreter"]["name"], body["state"]) == (201, "Chadi Nassar", "confirmed")
    assert ines.get(f"requests/{row.pk}/")["assignment"] == body["id"]


def test_foreign_interpreter_cannot_be_assigned(ines, people, at):
    person = people.jona.person
    foreign = Interpreter.objects.create(pool=people.neighbour, person=person, number=1, state="active")
    row = submit(people.youth_office, at)

    told = ines.post(f"requests/{row.pk}/assign/", {"interpreter": foreign.pk, "reason": "so"})
    missing = ines.post(f"requests/{row.pk}/assign/", {"interpreter": 987654, "reason": "so"})

    assert told == missing
    assert (ines.status, told["errors"][0]["field"]) == (422, "interpreter")
    assert not Assignment.objects.of(people.pool).exists()


def test_taken_place_is_a_conflict(ines, people, at):
    row = accepted(submit(people.youth_office, at), at).request

    body = ines.post(f"requests/{row.pk}/assign/", {"interpreter": people.bo.pk, "reason": "so"})

    assert (ines.status, body["code"]) == (409, "AlreadyFilled")


@pytest.mark.parametrize("verb", ["approve", "reject", "assign"])
def test_clerk_decides_nothing(gesa, people, at, verb):
    row = submit(people.youth_office, at)

    body = gesa.post(f"requests/{row.pk}/{verb}/", {"interpreter": people.amal.pk, "reason": "so"})

    assert (gesa.status, body["code"]) == (403, "NotAllowed")


def test_clerk_does_not_see_candidates(gesa, people, at):
    row = submit(people.youth_office, at)

    gesa.get(f"requests/{row.pk}/candidates/")

    assert gesa.status == 403
