"""The admin: superusers only; what is typed there can be used, and states stay where actions put them."""


import pytest
from django.contrib import admin

from pool.models import Absence, Authority, Availability, Interpreter, Membership, Person, Pool, User
from tests.builders import (
    make_authority,
    make_interpreter,
    make_person,
    make_pool,
    make_tariff,
    make_user,
    submit,
)

PASSWORD = "Sommer im Waldecker Land"
HOURS = {"hours-TOTAL_FORMS": "0", "hours-INITIAL_FORMS": "0"}
EXTRA = {"extra_hours-TOTAL_FORMS": "0", "extra_hours-INITIAL_FORMS": "0"}
NONE = HOURS | EXTRA | {"absences-TOTAL_FORMS": "0", "absences-INITIAL_FORMS": "0"}

RULES = {f"{name}-{count}_FORMS": "0" for name in ("closures", "edges") for count in ("TOTAL", "INITIAL")}


def errors_of(response) -> dict[str, list[str]]:
    """What the page says is wrong."""
    return {name: list(errors) for name, errors in response.context["adminform"].form.errors.items()}


@pytest.mark.django_db
def test_visitor_signs_in_by_the_one_door(client):
    response = client.get("/admin/", follow=True)

    assert response.redirect_chain[-1][0].startswith("/anmelden/?next=")


@pytest.mark.django_db
@pytest.mark.parametrize("staff", [True, False])
def test_coordinator_has_no_key(client, staff):
    user = make_user(make_pool(), make_person("Ines Vogt"))
    User.objects.filter(pk=user.pk).update(is_staff=staff)
    client.force_login(User.objects.get(pk=user.pk))

    response = client.get("/admin/pool/person/", follow=True)

    assert 'id="changelist"' not in response.text


@pytest.mark.parametrize("model", list(admin.site._registry), ids=lambda model: model._meta.label)
def test_every_list_opens(ada, at, model):
    pool = make_pool()
    make_interpreter(pool, mobile="+491713920001")
    make_tariff(pool)
    submit(make_authority(pool), at)

    path = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"

    assert ada.get(path).status_code == 200


@pytest.mark.parametrize(
    ("typed", "kept"), [("0171 3920001", "+491713920001"), ("", ""), ("004917139 20001", "+491713920001")]
)
def test_mobile_number_is_kept_in_one_spelling(ada, typed, kept):
    ada.post("/admin/pool/person/add/", NONE | {"name": "Amal Haddad", "mobile": typed})

    assert Person.objects.get(name="Amal Haddad").mobile == kept


@pytest.mark.parametrize("typed", ["069 90009001", "nein", "0171 3920001 ext. 5"])
def test_number_that_gets_no_sms_is_refused(ada, typed):
    response = ada.post("/admin/pool/person/add/", NONE | {"name": "Amal Haddad", "mobile": typed})

    assert list(errors_of(response)) == ["mobile"]


def test_weekly_hours_are_typed_as_clock_times(ada):
    person = make_person("Amal Haddad")
    data = NONE | {
        "name": person.name,
        "hours-TOTAL_FORMS": "1",
        "hours-0-person": person.pk,
        "hours-0-weekday": "1",
        "hours-0-begins": "08:30",
        "hours-0-ends": "00:00",
    }

    ada.post(f"/admin/pool/person/{person.pk}/change/", data)

    row = Availability.objects.get(person=person)
    assert (row.weekday, row.start, row.end) == (1, 510, 1440)
    assert 'value="08:30"' in ada.get(f"/admin/pool/person/{person.pk}/change/").text


def test_hours_that_end_before_they_begin_are_refused(ada):
    person = make_person("Amal Haddad")
    row = {"hours-0-weekday": "1", "hours-0-begins": "12:00", "hours-0-ends": "08:00"}

    response = ada.post(
        f"/admin/pool/person/{person.pk}/change/",
        NONE | row | {"name": person.name, "hours-TOTAL_FORMS": "1", "hours-0-person": person.pk},
    )

    assert "Das Ende muss nach dem Anfang liegen." in response.text


def test_absence_that_ends_before_it_begins_is_refused(ada):
    person = make_person("Amal Haddad")
    row = {"absences-0-first_day": "02.12.2026", "absences-0-last_day": "01.12.2026"}

    response = ada.post(
        f"/admin/pool/person/{person.pk}/change/",
        NONE | row | {"name": person.name, "absences-TOTAL_FORMS": "1", "absences-0-person": person.pk},
    )

    assert response.status_code == 200
    assert Absence.objects.count() == 0


def interpreter_data(pool: Pool, person: Person, **changes: str) -> dict[str, object]:
    """The form of a new Interpreter with one language."""
    return {
        "pool": pool.pk,
        "person": person.pk,
        "number": "",
        "state": "active",
        "postal_code": "34497",
        "town": "",
        "radius_km": "30",
        "travels_by": "car",
        "notice_hours": "0",
        "bonds-TOTAL_FORMS": "0",
        "bonds-INITIAL_FORMS": "0",
        "skills-TOTAL_FORMS": "1",
        "skills-INITIAL_FORMS": "0",
        "skills-0-language": "apc",
        "skills-0-level": "C1",
    } | changes


def test_interpreter_gets_place_and_number_by_itself(ada):
    pool = make_pool()
    make_interpreter(pool, "Bo Tesfay", "tir", number=7)

    ada.post("/admin/pool/interpreter/add/", interpreter_data(pool, make_person("Amal Haddad")))

    row = Interpreter.objects.of(pool).get(person__name="Amal Haddad")
    assert (row.number, row.town) == (8, "Korbach")
    assert row.lat == pytest.approx(51.27, abs=0.1)
    assert [(skill.language, skill.level, skill.pool) for skill in row.skills.all()] == [("apc", "C1", pool)]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"postal_code": "00000"}, "Diese Postleitzahl kennen wir nicht."),
        ({"skills-0-language": "ara"}, "steht nicht darin"),
        ({"skills-0-level": "gut"}, "steht nicht darin"),
    ],
)
def test_interpreter_nobody_could_find_is_refused(ada, changes, words):
    pool = make_pool()

    response = ada.post(
        "/admin/pool/interpreter/add/", interpreter_data(pool, make_person("Amal Haddad"), **changes)
    )

    assert words in response.text
    assert Interpreter.objects.of(pool).count() == 0


def test_row_stays_in_its_pool(ada):
    pool, other = make_pool(), make_pool("nachbar")
    row = make_interpreter(pool)
    data = interpreter_data(other, row.person, number="1") | {"skills-TOTAL_FORMS": "0"}

    ada.post(f"/admin/pool/interpreter/{row.pk}/change/", data)

    row.refresh_from_db()
    assert row.pool == pool


@pytest.mark.parametrize(
    ("role", "authority", "words"),
    [
        ("requester", None, "gehört zu einer Einrichtung"),
        ("coordinator", "own", "gehört zu keiner Einrichtung"),
        ("requester", "foreign", "gehört zu einem anderen Pool"),
    ],
)
def test_role_and_authority_go_together(ada, role, authority, words):
    pool, person = make_pool(), make_person("Gesa Klee")
    bodies = {"own": make_authority(pool), "foreign": make_authority(make_pool("nachbar")), None: None}
    chosen = bodies[authority]

    response = ada.post(
        "/admin/pool/membership/add/",
        {"pool": pool.pk, "person": person.pk, "role": role, "authority": chosen.pk if chosen else ""},
    )

    assert words in str(errors_of(response))
    assert Membership.objects.of(pool).count() == 0


def test_new_sign_in_has_a_hashed_password(ada):
    person = make_person("Gesa Klee")
    data = {"email": "Gesa@Person.example", "usable_password": "true", "person": person.pk}

    ada.post("/admin/pool/user/add/", data | {"password1": PASSWORD, "password2": PASSWORD})

    user = User.objects.get(email="gesa@person.example")
    assert user.check_password(PASSWORD)
    assert PASSWORD not in user.password


def test_pool_takes_its_rules_from_lists(ada):
    pool = make_pool()
    page = ada.get(f"/admin/pool/pool/{pool.pk}/change/")
    initial = page.context["adminform"].form.initial
    data = {name: "" if value is None else value for name, value in initial.items()}
    data |= {"excluded_settings": ["health"], "least_level": "B2", "phone": "069 90009002"} | RULES

    ada.post(f"/admin/pool/pool/{pool.pk}/change/", data)

    pool.refresh_from_db()
    assert (pool.excluded_settings, pool.least_level, pool.phone) == (["health"], "B2", "+496990009002")


def test_authority_is_approved_here(ada):
    row = make_authority(make_pool(), state="pending")
    data = {"name": row.name, "state": "approved", "setting": "school", "postal_code": "34497", "town": ""}
    data["kind"] = "school"

    ada.post(f"/admin/pool/authority/{row.pk}/change/", data)

    row = Authority.objects.of(row.pool).get()
    assert (row.state, row.setting, row.town) == ("approved", "school", "Korbach")


@pytest.mark.parametrize("verb", ["add/", "1/delete/"])
@pytest.mark.parametrize(
    "model",
    [
        "scheduling/request",
        "scheduling/offer",
        "scheduling/servicerecord",
        "scheduling/statement",
        "scheduling/tariff",
        "pool/event",
    ],
)
def test_what_moves_by_actions_is_only_read(ada, model, verb):
    assert ada.get(f"/admin/{model}/{verb}").status_code in (302, 403)


def test_state_cannot_be_posted(ada, at):
    row = submit(make_authority(make_pool()), at, language="som")

    response = ada.post(f"/admin/scheduling/request/{row.pk}/change/", {"state": "filled"})

    row.refresh_from_db()
    assert response.status_code == 403
    assert row.state == "unfilled"
