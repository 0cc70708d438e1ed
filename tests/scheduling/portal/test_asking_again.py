"""An old Request asked once more: what is copied, and what is decided anew."""

from datetime import timedelta

import pytest

from scheduling.models import Draft, Request
from tests.builders import submit
from tests.people import Cast
from tests.scheduling.web import need, text_of

NEW = "/anfragen/neu/"


@pytest.fixture
def old(people: Cast, at) -> Request:
    """Two hours of Kurmandschi and Sorani in Battenberg."""
    return submit(
        people.youth_office, at, starts=at + timedelta(days=2), language="kmr", more=("ckb",), minutes=75,
        postal_code="35088", town="Battenberg", notes="Bitte klingeln", submission_key="old", gender="female",
        other_times=(at + timedelta(days=3),),
    )  # fmt: skip


def test_everything_but_the_days_is_there_again(gesa, old):
    form = gesa.get(f"{NEW}?wie={old.pk}").context["form"]
    shown = {name: form[name].value() for name in form.fields}

    assert (shown["language"], shown["more_0"], shown["minutes"]) == ("kmr", "ckb", 75)
    assert (shown["postal_code"], shown["town"], shown["notes"]) == ("35088", "Battenberg", "Bitte klingeln")
    assert (shown["gender"], shown["file_reference"]) == ("female", "AZ 17/4")
    assert f"{shown['start']:%H:%M}" == "09:00"
    assert not shown["day"]
    assert not shown["other_day_1"]
    assert shown["submission_key"] != "old"


def test_what_is_decided_each_time_is_not_copied(gesa, old):
    Request.objects.of(old.pool).filter(pk=old.pk).update(
        urgent=True, urgent_reason="Eilt", client_agrees=True, again="only"
    )

    form = gesa.get(f"{NEW}?wie={old.pk}").context["form"]

    values = {
        name: form[name].value()
        for name in ("urgent", "urgent_reason", "client_agrees")
        if name in form.fields
    }
    assert not any(values.values())
    if "again" in form.fields:
        assert form["again"].value() == Request.IF_POSSIBLE


def test_copy_is_filed_as_a_request_of_its_own(gesa, people, old):
    copy = need(language="kmr", more_0="ckb", minutes="75", day="2026-11-30", submission_key="new")

    response = gesa.post(f"{NEW}?wie={old.pk}", copy)

    first, second = Request.objects.of(people.pool).order_by("pk")
    assert response.headers["Location"] == f"/anfragen/{second.pk}/"
    assert (second.slot.minutes, second.slot.starts.day, first.slot.starts.day) == (75, 30, 25)


def test_copy_may_be_kept_as_a_draft_and_opened_again(gesa, people, old):
    gesa.post(f"{NEW}?wie={old.pk}", need(minutes="75", day="", submission_key="k", do="save_draft"))

    form = gesa.get(f"{NEW}?entwurf={Draft.objects.of(people.pool).get().pk}").context["form"]

    assert form["minutes"].value() == "75"
    assert "75" in [value for value, _label in form.fields["minutes"].choices]


@pytest.mark.parametrize(("who", "status"), [("henning", 404), ("jona", 403)])
def test_request_of_others_is_not_copied(request, old, who, status):
    client = request.getfixturevalue(who)

    assert client.get(f"{NEW}?wie={old.pk}").status_code == status
    assert client.post(f"{NEW}?wie={old.pk}", need()).status_code == status


def test_page_and_past_list_offer_it(gesa, old):
    gesa.post(f"/anfragen/{old.pk}/zurueckziehen/", {"reason": "fällt aus"})
    link = f'href="{NEW}?wie={old.pk}"'

    assert link in gesa.get(f"/anfragen/{old.pk}/").content.decode()
    assert link in gesa.get("/?show=past").content.decode()
    assert "Noch einmal anfragen" in text_of(gesa.get("/?show=past"))
