"""The Pool's own rules through HTTP: each broken one is a problem with its field; coordinators overrule."""

from pool.models import Event, Pool
from scheduling.models import Request


def test_every_broken_rule_is_named_with_its_field(gesa, people, need):
    Pool.objects.update(lead_days=3, needs_agreement=True)

    body = gesa.post("requests/", need | {"setting": "court"})

    assert (gesa.status, body["code"]) == (422, "SettingExcluded")
    assert [one["field"] for one in body["errors"]] == ["setting", "urgent", "client_agrees"]
    assert "justiz-dolmetscher.de" in body["detail"]
    assert not Request.objects.of(people.pool).exists()


def test_rule_without_a_field_is_a_conflict(gesa, people, need):
    Pool.objects.update(excluded_kinds=["other"])

    body = gesa.post("requests/", need)

    assert (gesa.status, body["code"]) == (409, "KindExcluded")


def test_coordinator_overrules_with_a_reason(ines, people, need):
    about = {"authority": people.youth_office.pk, "setting": "court"}

    ines.post("requests/", need | about)
    refused = ines.status
    body = ines.post("requests/", need | about | {"overrule": "Mit der Richterin besprochen"})

    assert (refused, ines.status, body["setting"]) == (422, 201, "court")
    event = Event.objects.of(people.pool).get(verb="overrule")
    assert (event.reason, event.facts) == ("Mit der Richterin besprochen", {"rules": ["setting"]})


def test_coordinator_overrules_a_change(ines, gesa, people, need):
    pk = gesa.post("requests/", need)["id"]

    body = ines.patch(f"requests/{pk}/", {"setting": "police", "overrule": "Ausnahme"})

    assert (ines.status, body["setting"]) == (200, "police")


def test_clerk_may_not_overrule(gesa, people, need):
    gesa.post("requests/", need | {"setting": "court", "overrule": "Es eilt"})

    assert gesa.status == 403
    assert not Request.objects.of(people.pool).exists()
