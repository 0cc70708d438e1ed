"""How a Pool orders; and a bond with a case, made from a Request."""

import pytest

from pool.domain.refusals import NotAllowed
from pool.models import Bond, Event
from scheduling import queries
from scheduling.actions import rules
from scheduling.domain.ranking import WEIGHTS, WeightsUseless
from scheduling.models import Request
from tests.builders import coordinator_of, make_authority, make_interpreter, make_pool, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    """A Pool with two speakers, one near and one far."""
    pool = make_pool()
    make_interpreter(pool, "Amal Haddad", mobile="+491713920001")
    make_interpreter(pool, "Chadi Nassar", plz="34454", mobile="+491713920003", gender="male", radius_km=60)
    return make_authority(pool)


def judged(request, at):
    """Who fits and who does not, judged by the rules as they are now."""
    row = Request.objects.of(request.pool_id).get(pk=request.pk)
    return queries.candidates_for(row, row.position, at=at)


def test_weights_count_in_the_next_search(office, at):
    request = submit(office, at, gender="male")
    before = judged(request, at).fits[0].candidate.name

    rules.set_weights(office.pool, weights={"wish": 0}, by=coordinator_of(office.pool), at=at)

    assert (before, judged(request, at).fits[0].candidate.name) == ("Chadi Nassar", "Amal Haddad")


def test_journal_keeps_the_weights_before_and_after(office, at):
    rules.set_weights(office.pool, weights={"near": 1}, by=coordinator_of(office.pool), at=at)

    event = Event.objects.of(office.pool).about(office.pool).get()
    assert (event.facts["before"], event.facts["after"]) == ({}, {**WEIGHTS, "near": 1.0})


@pytest.mark.parametrize(
    "weights", [{"near": -1}, {"near": "x"}, {"near": float("nan")}, {"luck": 1}, dict.fromkeys(WEIGHTS, 0)]
)
def test_weights_that_put_nobody_in_order_are_refused(office, at, weights):
    with pytest.raises(WeightsUseless):
        rules.set_weights(office.pool, weights=weights, by=coordinator_of(office.pool), at=at)

    office.pool.refresh_from_db()
    assert office.pool.weights == {}


def test_bond_with_a_case_counts_for_all_its_requests(office, at):
    by, first = coordinator_of(office.pool), submit(office, at)
    samira = make_interpreter(office.pool, "Samira Aziz", mobile="+491713920007")

    bond = rules.add_bond(samira, kind=Bond.CONFLICT, said_by=Bond.INTERPRETER, case=first, by=by, at=at)

    again, other = submit(office, at), submit(office, at, file_reference="AZ 99")
    told = [
        {
            reason.code
            for one in judged(row, at).nofits
            if one.candidate.interpreter_id == samira.pk
            for reason in one.reasons
        }
        for row in (first, again, other)
    ]
    assert (bond.client_token, bond.authority) == (first.client_token, None)
    assert told == [{"conflict"}, {"conflict"}, set()]


def test_bond_without_a_case_is_refused(office, at):
    plain = submit(office, at, file_reference="")
    who = make_interpreter(office.pool, "Samira Aziz")

    with pytest.raises(rules.NoCase):
        rules.add_bond(
            who, kind=Bond.GOOD, said_by=Bond.AUTHORITY, case=plain, by=coordinator_of(office.pool), at=at
        )


def test_bond_with_a_case_of_another_pool_is_refused(office, at):
    who = make_interpreter(make_pool("nachbar"), "Vera Blum")

    with pytest.raises(NotAllowed):
        case, by = submit(office, at), coordinator_of(who.pool)
        rules.add_bond(who, kind=Bond.GOOD, said_by=Bond.AUTHORITY, case=case, by=by, at=at)


def test_weights_are_the_coordinators(office, at):
    with pytest.raises(NotAllowed):
        rules.set_weights(office.pool, weights={}, by=coordinator_of(make_pool("nachbar")), at=at)
