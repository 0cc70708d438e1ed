"""What goes wrong is told as application/problem+json."""

import pytest

from pool.models import Membership
from scheduling.models import Request
from tests.builders import submit


def test_problem_has_the_shape_of_the_rfc(gesa, need):
    body = gesa.post("requests/", need | {"starts": "2026-11-22T09:00"})

    words = "Der Termin liegt in der Vergangenheit."
    assert gesa.headers["Content-Type"] == "application/problem+json"
    assert body == {
        "type": "about:blank",
        "title": "Unprocessable Entity",
        "status": 422,
        "code": "TimePast",
        "detail": words,
        "errors": [{"field": "starts", "detail": words}],
    }


def test_every_wrong_field_is_told_at_once(gesa, need):
    body = gesa.post("requests/", need | {"minutes": "x", "modality": "x"})

    assert [error["field"] for error in body["errors"]] == ["minutes", "modality"]
    assert (body["code"], body["detail"]) == ("invalid", "Bitte prüfen Sie die Angaben.")


def test_words_come_in_the_language_of_the_reader(gesa):
    gesa.get("requests/999/", **{"Accept-Language": "en"})
    english = gesa.body["detail"]
    gesa.get("requests/999/", **{"Accept-Language": "de"})

    assert (english, gesa.body["detail"]) == ("Not found.", "Nicht gefunden.")


def test_rule_or_state_that_stands_against_it_is_a_conflict(ines, people, at):
    row = submit(people.youth_office, at)

    body = ines.post(f"requests/{row.pk}/approve/")

    assert (ines.status, body["code"], body["errors"]) == (409, "IllegalMove", [])


def test_who_may_never_is_forbidden(gesa, people, at):
    row = submit(people.youth_office, at)

    body = gesa.post(f"requests/{row.pk}/approve/")

    assert (gesa.status, body["code"]) == (403, "NotAllowed")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "requests/999/", 404),
        ("GET", f"requests/{10**30}/", 404),
        ("GET", "requests/?page=0", 404),
        ("DELETE", "requests/", 405),
        ("PUT", "languages/", 405),
    ],
)
def test_other_answers_are_problems_too(ines, method, path, status):
    body = ines.call(method, path).body

    assert (ines.status, body["status"]) == (status, status)
    assert ines.headers["Content-Type"] == "application/problem+json"


def test_other_media_types_are_refused(ines, people, need):
    token = f"Token {ines.token}"
    answer = ines.client.post("/api/v1/requests/", {"a": "b"}, headers={"Authorization": token})

    assert (answer.status_code, answer.json()["code"]) == (415, "unsupported_media_type")


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        (b"{", 400),
        (b"\xff\xfe", 400),
        (b'{"minutes": NaN}', 400),
        (b'{"minutes": ' + b"9" * 5000 + b"}", 400),
        (b"[" * 100_000, 400),
        (b"[]", 422),
        (b'"Anfrage"', 422),
        (b"null", 422),
        (b" " * 1_000_001, 413),
    ],
)
def test_bodies_that_are_no_request_are_refused(gesa, people, raw, status):
    gesa.call("POST", "requests/", raw)

    assert gesa.status == status
    assert not Request.objects.of(people.pool).exists()


def test_nothing_without_a_token(gesa, people):
    gesa.token = ""

    body = gesa.get("requests/")

    assert (gesa.status, body["code"]) == (401, "not_authenticated")
    assert gesa.headers["WWW-Authenticate"] == "Token"


@pytest.mark.parametrize("token", ["", "x", "ä", "a b", "x" * 5000])
def test_wrong_token_is_refused(gesa, people, token):
    gesa.get("requests/", Authorization=f"Token {token}")

    assert gesa.status == 401


def test_user_without_a_role_is_forbidden(gesa, people):
    Membership.objects.of(people.pool).filter(person=people.gesa.person).update(active=False)

    body = gesa.get("requests/")

    assert (gesa.status, body["code"]) == (403, "no_role")


def test_own_role_is_chosen_by_header(ines, people):
    second = Membership.objects.create(
        pool=people.pool, person=people.ines.person, role="requester", authority=people.school
    )

    as_coordinator = ines.get("authorities/")["count"]
    as_clerk = ines.get("authorities/", **{"X-Membership": str(second.pk)})["count"]

    assert (as_coordinator, as_clerk) == (2, 1)


@pytest.mark.parametrize("wanted", ["{foreign}", "999999", "x", "'"])
def test_role_of_somebody_else_is_refused(gesa, people, wanted):
    foreign = Membership.objects.of(people.pool).get(person=people.ines.person)

    gesa.get("requests/", **{"X-Membership": wanted.format(foreign=foreign.pk)})

    assert gesa.status == 403


def test_answers_are_not_kept_on_the_way(gesa):
    gesa.get("requests/")

    assert gesa.headers["Cache-Control"] == "private, no-store"


@pytest.fixture
def lost_key(people, at, settings):
    """A Request whose street nobody can read any more: the key is another one now."""
    row = submit(people.youth_office, at)
    settings.FIELD_KEYS = ["YW5vdGhlciBrZXksIHdoaWNoIG9wZW5zIG5vdGhpbmc="]
    return row


def test_fault_of_ours_is_a_problem_without_details(gesa, lost_key):
    gesa.client.raise_request_exception = False

    body = gesa.get(f"requests/{lost_key.pk}/")

    assert (gesa.status, body["code"]) == (500, "error")
    assert body["detail"] == "Das ist unser Fehler. Bitte versuchen Sie es später noch einmal."
    assert gesa.headers["Content-Type"] == "application/problem+json"


def test_fault_of_ours_is_repeated_for_the_same_key(gesa, lost_key):
    gesa.client.raise_request_exception = False

    first = gesa.post(f"requests/{lost_key.pk}/cancel/", {"reason": "so"}, key="k")
    again = gesa.post(f"requests/{lost_key.pk}/cancel/", {"reason": "so"}, key="k")

    assert (gesa.status, again) == (500, first)
    assert gesa.headers["Idempotent-Replayed"] == "true"
