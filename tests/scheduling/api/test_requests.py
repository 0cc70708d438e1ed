"""Requests through HTTP: file, list, read, change."""

import pytest

from scheduling.models import Request
from tests.builders import accepted, submit

PLACE = {
    "number": 1,
    "language": "apc",
    "more": [],
    "also": [],
    "direction": "both",
    "least_level": "B1",
    "gender": "",
    "gender_required": False,
    "filled": False,
    "assignment": None,
}
NO_WISH = {"again": "", "urgent": False, "urgent_reason": "", "client_agrees": False}


def test_request_filed_comes_back_whole(gesa, people, need):
    body = gesa.post("requests/", need)

    row = Request.objects.of(people.pool).get()
    assert gesa.status == 201
    assert body == {
        "id": row.pk,
        "state": "searching",
        "paused_at": None,
        "version": 1,
        "authority": {"id": people.youth_office.pk, "name": "Jugendamt Korbach"},
        "requester": {"id": people.gesa.person_id, "name": "Gesa Klee"},
        "language": "apc",
        "least_level": "B1",
        "gender": "",
        "gender_required": False,
        "starts": "2026-11-24T08:00:00Z",
        "ends": "2026-11-24T09:00:00Z",
        "minutes": 60,
        "modality": "on_site",
        "instead": [],
        "other_times": [],
        "setting": "youth_office",
        "postal_code": "34497",
        "town": "Korbach",
        "street": "Südring 2",
        "meeting_point": "Foyer",
        "contact_name": "Frau Klee",
        "contact_phone": "+496990009002",
        "notes": "",
        "file_reference": "AZ 17/4",
        **NO_WISH,
        "submitted_at": body["submitted_at"],
        "ended_at": None,
        "assignment": None,
        "positions": [PLACE],
        "series": None,
    }
    assert body["submitted_at"].startswith("2026-11-23T08:00:0")


def test_what_would_do_as_well_comes_back_and_can_be_changed(gesa, need):
    told = {"instead": ["phone"], "other_times": ["2026-11-25T09:00", "2026-11-26T09:00:00+01:00"]}

    filed = gesa.post("requests/", need | told)
    same = gesa.patch(f"requests/{filed['id']}/", {"notes": "Bitte klingeln"})
    fewer = gesa.patch(f"requests/{filed['id']}/", {"other_times": ["2026-11-26T08:00:00Z"], "instead": []})

    assert filed["instead"] == same["instead"] == ["phone"]
    assert filed["other_times"] == same["other_times"] == ["2026-11-25T08:00:00Z", "2026-11-26T08:00:00Z"]
    assert (fewer["instead"], fewer["other_times"]) == ([], ["2026-11-26T08:00:00Z"])
    assert fewer["version"] == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"other_times": ["2026-11-22T09:00"]}, "other_times"),
        ({"other_times": ["2026-11-24T09:00"]}, "other_times"),
        ({"other_times": ["2026-11-25T09:00", "2026-11-25T09:00"]}, "other_times"),
        ({"other_times": ["2026-11-25T09:00", "2026-11-26T09:00", "2026-11-27T09:00"]}, "other_times"),
        ({"other_times": ["morgen"]}, "other_times"),
        ({"other_times": "2026-11-25T09:00"}, "other_times"),
        ({"instead": ["on_site"]}, "instead"),
        ({"instead": ["phone", "phone"]}, "instead"),
        ({"instead": ["fax"]}, "instead"),
        ({"modality": "phone", "instead": ["phone"]}, "instead"),
    ],
)
def test_nonsense_that_would_do_as_well_is_refused_by_field(gesa, need, change, field):
    body = gesa.post("requests/", need | change)

    assert gesa.status in (400, 409, 422)
    assert field in str(body)


def test_time_without_offset_is_local(gesa, need):
    body = gesa.post("requests/", need | {"starts": "2026-11-24T09:00"})

    assert body["starts"] == "2026-11-24T08:00:00Z"


@pytest.mark.parametrize("name", ["apc", "APC", "Arabisch (Levante)", "syrisch", "arabic  levantine"])
def test_language_by_code_or_exact_name(gesa, need, name):
    body = gesa.post("requests/", need | {"language": name})

    assert (gesa.status, body.get("language")) == (201, "apc")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"starts": "2026-11-22T09:00:00+01:00"}, "starts"),
        ({"starts": "2027-03-28T02:30"}, "starts"),
        ({"starts": "2027-10-31T02:30"}, "starts"),
        ({"starts": "2026-11-24"}, "starts"),
        ({"starts": "morgen"}, "starts"),
        ({"starts": "2026-02-30T09:00"}, "starts"),
        ({"starts": "9999-12-31T23:59:59-14:00"}, "starts"),
        ({"starts": 20261124}, "starts"),
        ({"minutes": 0}, "minutes"),
        ({"minutes": 1800}, "minutes"),
        ({"minutes": 10**400}, "minutes"),
        ({"minutes": "viele"}, "minutes"),
        ({"language": "Arabisch"}, "language"),
        ({"language": "Klingonisch"}, "language"),
        ({"language": ["apc"]}, "language"),
        ({"postal_code": "00000"}, "postal_code"),
        ({"contact_phone": "fünf"}, "contact_phone"),
        ({"street": "x" * 61}, "street"),
        ({"street": "Süd\0ring"}, "street"),
        ({"notes": "\ud800"}, "notes"),
        ({"setting": "\ud800"}, "setting"),
        ({"modality": "telepathy"}, "modality"),
        ({"gender_required": True}, "gender"),
        ({"authority": 10**30}, "authority"),
        ({"requester": 10**30}, "requester"),
    ],
)
def test_bad_input_names_its_field(gesa, people, need, change, field):
    body = gesa.post("requests/", need | change)

    assert (gesa.status, [error["field"] for error in body["errors"]]) == (422, [field])
    assert not Request.objects.of(people.pool).exists()


def test_ambiguous_time_with_offset_is_taken_as_given(gesa, need):
    body = gesa.post("requests/", need | {"starts": "2027-10-31T02:30:00+01:00"})

    assert body["starts"] == "2027-10-31T01:30:00Z"


def test_fields_of_the_house_cannot_be_set(gesa, people, need):
    forged = {
        "state": "filled",
        "pool": people.neighbour.pk,
        "authority": people.school.pk,
        "requester": people.henning.person_id,
        "version": 7,
    }

    body = gesa.post("requests/", need | forged)

    row = Request.objects.of(people.pool).get(pk=body["id"])
    assert (row.state, row.version) == ("searching", 1)
    assert (row.authority, row.requester) == (people.youth_office, people.gesa.person)


def test_coordinator_files_for_an_authority(ines, people, need):
    body = ines.post("requests/", need | {"authority": people.school.pk})

    assert body["authority"]["id"] == people.school.pk
    assert body["requester"]["name"] == "Henning Pohl"


def test_coordinator_names_the_requester(ines, people, need):
    told = {"authority": people.school.pk, "requester": people.gesa.person_id}

    body = ines.post("requests/", need | told)

    assert (ines.status, body["errors"][0]["field"]) == (422, "requester")


def test_coordinator_cannot_file_for_a_foreign_authority(jona, people, need):
    foreign = jona.post("requests/", need | {"authority": people.school.pk})
    missing = jona.post("requests/", need | {"authority": 987654})
    without = jona.post("requests/", need)

    assert foreign == missing == without
    assert (jona.status, foreign["errors"][0]["field"]) == (422, "authority")


def test_list_shows_the_newest_of_the_own_authority(gesa, henning, ines, people, at):
    first = submit(people.youth_office, at)
    second = submit(people.school, at, language="tir")

    assert [row["id"] for row in gesa.get("requests/")["results"]] == [first.pk]
    assert [row["id"] for row in henning.get("requests/")["results"]] == [second.pk]
    assert [row["id"] for row in ines.get("requests/")["results"]] == [second.pk, first.pk]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("state=searching", 1),
        ("state=unfilled", 1),
        ("state=closed", 0),
        ("from=2026-11-24&to=2026-11-24", 2),
        ("from=2026-11-25", 0),
        ("to=2026-11-23", 0),
        ("state=searching&from=2026-11-24", 1),
    ],
)
def test_list_is_filtered(ines, people, at, asked, found):
    submit(people.youth_office, at)
    submit(people.school, at, language="swa")

    assert ines.get(f"requests/?{asked}")["count"] == found


@pytest.mark.parametrize("asked", ["state=lost", "from=gestern", "to=9999-12-31", "from=0001-01-01"])
def test_filter_that_means_nothing_is_refused(ines, asked):
    ines.get(f"requests/?{asked}")

    assert ines.status == 422


def test_pages_are_no_longer_than_asked(ines, people, at):
    for _number in range(3):
        submit(people.youth_office, at)

    body = ines.get("requests/?page_size=2")

    assert (body["count"], len(body["results"])) == (3, 2)
    assert body["next"].endswith("/api/v1/requests/?page=2&page_size=2")
    assert ines.get("requests/?page=9")["code"] == "not_found"


@pytest.mark.parametrize("rows", [1, 3])
def test_list_costs_the_same_however_long(ines, people, at, rows, django_assert_num_queries):
    for _number in range(rows):
        accepted(submit(people.youth_office, at, starts=at.replace(day=24 + _number)), at)

    with django_assert_num_queries(10):
        body = ines.get("requests/")

    assert body["count"] == rows


def test_change_keeps_what_is_not_named(gesa, people, at):
    row = submit(people.youth_office, at)

    body = gesa.patch(f"requests/{row.pk}/", {"street": "Nordring 4"})

    assert (gesa.status, body["street"], body["meeting_point"]) == (200, "Nordring 4", "Foyer")
    assert (body["version"], body["starts"]) == (1, "2026-11-24T08:00:00Z")


def test_new_time_is_a_new_question(gesa, people, at):
    row = accepted(submit(people.youth_office, at), at).request

    body = gesa.patch(f"requests/{row.pk}/", {"starts": "2026-11-24T14:00"})

    assert (body["state"], body["version"], body["starts"]) == ("reconfirming", 2, "2026-11-24T13:00:00Z")


def test_change_of_the_language_is_refused(gesa, people, at):
    row = submit(people.youth_office, at)

    body = gesa.patch(f"requests/{row.pk}/", {"language": "tir"})

    assert (gesa.status, body["code"]) == (422, "LanguageFixed")
