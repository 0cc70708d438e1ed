"""Interpreters, Authorities and languages through HTTP."""

from datetime import date

import pytest

from pool.models import LanguageEdge, LanguageSkill
from tests.builders import make_authority, make_interpreter, make_pool
from tests.scheduling.api.caller import Caller


def test_interpreter_as_the_coordinator_sees_them(ines, people):
    assert ines.get(f"interpreters/{people.amal.pk}/") == {
        "id": people.amal.pk,
        "number": 1,
        "name": "Amal Haddad",
        "state": "active",
        "postal_code": "34497",
        "town": "Korbach",
        "radius_km": 30,
        "travels_by": "car",
        "day_limit": None,
        "week_limit": None,
        "notice_hours": 0,
        "settings_declined": [],
        "settings_trained": [],
        "phone": "+491713920001",
        "languages": [
            {
                "language": "apc",
                "level": "native",
                "understands": "native",
                "remote_only": False,
                "via": "",
                "confirmed_on": None,
            }
        ],
        "modes": ["on_site", "phone"],
    }


@pytest.mark.parametrize("path", ["interpreters/", "interpreters/{pk}/", "interpreters/999999/"])
def test_clerk_sees_no_interpreter(gesa, people, path):
    body = gesa.get(path.format(pk=people.amal.pk))

    assert (gesa.status, body["code"]) == (403, "NotAllowed")


@pytest.mark.parametrize("rows", [1, 3])
def test_interpreters_cost_the_same_however_many(jona, people, rows, django_assert_num_queries):
    for number in range(rows):
        make_interpreter(people.neighbour, f"Person {number}")

    with django_assert_num_queries(6):
        body = jona.get("interpreters/")

    assert body["count"] == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_authorities_cost_the_same_however_many(jona, people, rows, django_assert_num_queries):
    for number in range(rows):
        make_authority(people.neighbour, f"Amt {number}")

    with django_assert_num_queries(5):
        body = jona.get("authorities/")

    assert body["count"] == rows


def test_clerk_sees_their_own_authority(gesa, people):
    assert [row["name"] for row in gesa.get("authorities/")["results"]] == ["Jugendamt Korbach"]
    assert gesa.get(f"authorities/{people.youth_office.pk}/")["town"] == "Korbach"
    assert gesa.call("GET", f"authorities/{people.school.pk}/").status == 404


def test_stand_in_is_shown_with_both_levels_and_its_day(ines, people):
    LanguageSkill.objects.create(
        pool=people.pool, interpreter=people.amal, language="acm", level="B2", understands="C1",
        remote_only=True, via="apc", confirmed_on=date(2026, 11, 20),
    )  # fmt: skip

    assert ines.get(f"interpreters/{people.amal.pk}/")["languages"][1] == {
        "language": "acm",
        "level": "B2",
        "understands": "C1",
        "remote_only": True,
        "via": "apc",
        "confirmed_on": "2026-11-20",
    }


def test_language_names_its_stand_ins_as_the_pool_sees_them(gesa, jona, people):
    edge = {"language": "apc", "serves": "acm", "grade": "never"}
    LanguageEdge.objects.create(pool=people.neighbour, **edge)

    ours, theirs = (who.get("languages/?search=acm")["results"][0]["stand_ins"] for who in (gesa, jona))

    assert ours == [{"code": "apc", "grade": "likely"}, {"code": "arb", "grade": "ask"}]
    assert theirs == [{"code": "arb", "grade": "ask"}]


def test_register_of_languages_is_whole(gesa):
    body = gesa.get("languages/?page_size=200")

    by_code = {row["code"]: row for row in body["results"]}
    assert len(by_code) == body["count"] > 60
    assert (by_code["kmr"]["offered"], by_code["kur"]["offered"]) == (True, False)
    assert "kmr" in by_code["kur"]["ask_back"]


def test_language_is_found_by_what_people_type(gesa):
    body = gesa.get("languages/?search=Kurmanci")

    assert [row["code"] for row in body["results"]] == ["kmr"]


def test_language_is_named_in_the_language_of_the_reader(gesa):
    body = gesa.get("languages/?search=apc", **{"Accept-Language": "en"})

    assert [row["name"] for row in body["results"]] == ["Arabic (Levantine)"]


@pytest.mark.parametrize("search", ["%00", "x" * 61, "%ED%A0%80"])
def test_search_for_nonsense_is_no_fault_of_ours(gesa, search):
    gesa.get(f"languages/?search={search}")

    assert gesa.status in (200, 422)


def test_blocked_authority_has_no_role_left(people):
    pool = make_pool("dritter")
    blocked = make_authority(pool, state="blocked")
    people.gesa.person.memberships.update(pool=pool, authority=blocked)

    assert Caller.of(people.gesa).call("GET", "requests/").status == 403
