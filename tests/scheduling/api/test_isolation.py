"""What is foreign is as missing as what does not exist, at every route and for every method."""

import pytest

from scheduling.actions.assignments import complete_assignment
from scheduling.actions.service_records import approve_record, attest_record, report_record
from scheduling.actions.statements import issue_statement
from scheduling.models import Offer
from tests.builders import accepted, coordinator_of, submit

MISSING = 987654
ROUTES = [
    ("GET", "requests/{request}/"),
    ("PATCH", "requests/{request}/"),
    ("GET", "requests/{request}/candidates/"),
    *(("POST", f"requests/{{request}}/{verb}/") for verb in ("cancel", "approve", "reject", "assign")),
    ("GET", "offers/{offer}/"),
    ("GET", "assignments/{assignment}/"),
    ("POST", "assignments/{assignment}/cancel/"),
    ("GET", "service-records/{record}/"),
    *(("POST", f"service-records/{{record}}/{verb}/") for verb in ("report", "attest", "approve", "correct")),
    ("GET", "statements/{statement}/"),
    ("GET", "statements/{statement}/csv/"),
    ("GET", "interpreters/{interpreter}/"),
    ("GET", "authorities/{authority}/"),
]
LISTS = ["requests", "offers", "assignments", "service-records", "statements", "interpreters", "authorities"]
BODY = {"reason": "so", "interpreter": 1, "minutes": 60, "km": "1", "street": "Nordring"}


@pytest.fixture
def ids(people, at):
    """One row of each noun, all of the youth office, from the question to the money."""
    by = coordinator_of(people.pool)
    row = accepted(submit(people.youth_office, at), at)
    record = complete_assignment(row, at=row.ends)
    report_record(record, minutes=60, km=1, by=by, at=at)
    attest_record(record, by=by, at=at)
    approve_record(record, by=by, at=at)
    statement = issue_statement(people.amal, month=row.starts.date().replace(day=1), by=by, at=at)
    return {
        "request": row.request_id,
        "offer": Offer.objects.of(people.pool).get(interpreter=people.amal).pk,
        "assignment": row.pk,
        "record": record.pk,
        "statement": statement.pk,
        "interpreter": people.amal.pk,
        "authority": people.youth_office.pk,
    }


def answers(caller, ids):
    """Status and body at every route, with these ids."""
    found = {}
    for method, route in ROUTES:
        caller.call(method, route.format(**ids), BODY if method != "GET" else None)
        found[method, route] = (caller.status, caller.body)
    return found


def test_foreign_pool_sees_what_is_missing(jona, ids):
    missing = answers(jona, dict.fromkeys(ids, MISSING))
    foreign = answers(jona, ids)

    assert foreign == missing
    assert {status for status, _body in missing.values()} == {404}


def test_foreign_authority_sees_what_is_missing(henning, ids):
    missing = answers(henning, dict.fromkeys(ids, MISSING))
    foreign = answers(henning, ids)

    forbidden = {route for (_method, route), (status, _body) in missing.items() if status == 403}
    assert foreign == missing
    assert {status for status, _body in missing.values()} == {403, 404}
    assert forbidden == {
        "statements/{statement}/",
        "statements/{statement}/csv/",
        "interpreters/{interpreter}/",
    }


def test_nobody_sees_anything_without_a_token(jona, ids):
    jona.token = ""

    assert {status for status, _body in answers(jona, ids).values()} == {401}


def test_lists_of_a_foreign_pool_are_empty(jona, ids):
    assert {noun: jona.get(f"{noun}/")["count"] for noun in LISTS} == dict.fromkeys(LISTS, 0)


def test_lists_of_a_foreign_authority_are_empty(henning, ids):
    nouns = ["requests", "offers", "assignments", "service-records"]

    assert {noun: henning.get(f"{noun}/")["count"] for noun in nouns} == dict.fromkeys(nouns, 0)


def test_own_rows_are_there(ines, ids):
    reads = {
        route: status for (method, route), (status, _body) in answers(ines, ids).items() if method == "GET"
    }

    assert set(reads.values()) == {200}
    assert min(ines.get(f"{noun}/")["count"] for noun in LISTS) > 0


def test_phone_of_an_interpreter_is_nowhere_for_an_authority(gesa, people, ids):
    seen = "".join(
        str(gesa.call(method, route.format(**ids)).body) for method, route in ROUTES if method == "GET"
    )
    seen += "".join(str(gesa.get(f"{noun}/")) for noun in LISTS)

    assert "Amal Haddad" in seen
    assert people.amal.person.mobile not in seen


def test_filter_by_a_foreign_request_finds_nothing(jona, ids):
    assert jona.get(f"offers/?request={ids['request']}")["count"] == 0
