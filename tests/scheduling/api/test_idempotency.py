"""Idempotency-Key: the same key and body, the same answer, one effect."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.urls import get_resolver

from notifications import clock
from pool.actions.idempotency import claim_key, keep_answer
from pool.domain.refusals import LostRace
from pool.models import IdempotentAnswer
from scheduling.models import Request
from tests.builders import submit
from tests.scheduling.api.caller import Caller

KEY = "6f1c2f0e-7d0d-4b59-9d6e-5b0c5a2c8a11"


def requests_of(people):
    """How many there are."""
    return Request.objects.of(people.pool).count()


def test_repeated_post_gets_the_same_answer(gesa, people, need):
    first = gesa.post("requests/", need, key=KEY)
    again = gesa.post("requests/", need, key=KEY)

    assert (gesa.status, again) == (201, first)
    assert gesa.headers["Idempotent-Replayed"] == "true"
    assert requests_of(people) == 1


def test_answer_is_kept_sealed(gesa, people, need):
    gesa.post("requests/", need, key=KEY)

    assert "Klee" not in IdempotentAnswer.objects.get().body


def test_refusal_is_repeated_as_well(gesa, need):
    first = gesa.post("requests/", need | {"minutes": 0}, key=KEY)
    again = gesa.post("requests/", need | {"minutes": 0}, key=KEY)

    assert (gesa.status, again) == (422, first)
    assert gesa.headers["Content-Type"] == "application/problem+json"


def test_other_body_with_the_same_key_is_refused(gesa, people, need):
    gesa.post("requests/", need, key=KEY)

    body = gesa.post("requests/", need | {"minutes": 90}, key=KEY)

    assert (gesa.status, body["code"]) == (422, "KeyUsedOtherwise")
    assert body["errors"][0]["field"] == "Idempotency-Key"
    assert requests_of(people) == 1


def test_other_path_with_the_same_key_is_refused(gesa, people, at):
    one, two = submit(people.youth_office, at), submit(people.youth_office, at)
    gesa.post(f"requests/{one.pk}/cancel/", {"reason": "so"}, key=KEY)

    body = gesa.post(f"requests/{two.pk}/cancel/", {"reason": "so"}, key=KEY)

    assert (gesa.status, body["code"]) == (422, "KeyUsedOtherwise")


def test_key_of_somebody_else_is_another_key(gesa, henning, people, need):
    gesa.post("requests/", need, key=KEY)
    henning.post("requests/", need, key=KEY)

    assert requests_of(people) == 2


def test_second_one_while_the_first_runs_is_a_conflict(gesa, people, need):
    gesa.post("requests/", need, key=KEY)
    IdempotentAnswer.objects.update(status=None, body=None)

    body = gesa.post("requests/", need, key=KEY)

    assert (gesa.status, body["code"]) == (409, "StillRunning")


def test_key_of_a_process_that_died_is_free_again(gesa, people, need):
    gesa.post("requests/", need, key=KEY)
    IdempotentAnswer.objects.update(status=None, body=None)
    clock.move(timedelta(minutes=3))

    gesa.post("requests/", need, key=KEY)

    assert (gesa.status, requests_of(people)) == (201, 2)


def test_answer_is_forgotten_after_two_days(gesa, people, need):
    later = need | {"starts": "2026-12-24T09:00:00+01:00"}
    gesa.post("requests/", later, key=KEY)
    clock.move(timedelta(hours=47))
    gesa.post("requests/", later, key=KEY)
    before = requests_of(people)
    clock.move(timedelta(hours=2))

    gesa.post("requests/", later, key=KEY)

    assert (before, requests_of(people)) == (1, 2)


@pytest.mark.parametrize("key", ["x" * 201, "Schlüssel", "a\tb"])
def test_key_that_is_none_is_refused(gesa, people, need, key):
    body = gesa.post("requests/", need, key=key)

    assert (gesa.status, body["errors"][0]["field"]) == (422, "Idempotency-Key")
    assert requests_of(people) == 0


def test_lost_claim_undoes_the_work(people, at):
    row = claim_key(people.gesa, key=KEY, fingerprint="0", at=at)
    claim_key(people.gesa, key=KEY, fingerprint="0", at=at + timedelta(minutes=3))

    with pytest.raises(LostRace):
        keep_answer(row, status=201, body={})


def test_every_post_knows_the_key():
    views = {
        pattern.name: pattern.callback.cls
        for part in get_resolver().url_patterns
        for inner in getattr(part, "url_patterns", [part])
        for pattern in getattr(inner, "url_patterns", [inner])
        if str(getattr(pattern, "name", "")).startswith("api_")
    }
    posts = {name for name, view in views.items() if hasattr(view, "post")}

    deaf = {name for name in posts if not hasattr(views[name].post, "idempotent")}
    assert len(posts) == 18
    assert deaf == {"api_tokens"}  # its secret is kept nowhere, so it cannot be told twice


def test_eight_at_once_make_one_request(transactional_db, request, need):
    people = request.getfixturevalue("people")
    callers = [Caller.of(people.gesa) for _number in range(8)]
    start = Barrier(len(callers))

    def post(caller):
        start.wait()
        try:
            return caller.post("requests/", need, key=KEY).get("id"), caller.status
        finally:
            connection.close()

    with ThreadPoolExecutor(len(callers)) as threads:
        answers = list(threads.map(post, callers))

    (made,) = Request.objects.of(people.pool).all()
    statuses = Counter(status for _id, status in answers)
    assert set(statuses) <= {201, 409}
    assert {pk for pk, status in answers if status == 201} == {made.pk}
