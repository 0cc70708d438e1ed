"""The Pool's own rules when a Request is filed and changed; who may overrule them."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from pool.domain.refusals import NotAllowed
from pool.models import Authority, Closure, Event, Pool
from scheduling.actions import against_rules, changes, requests, series
from scheduling.actions.against_rules import AgainstRule
from scheduling.models import Request
from tests.builders import (
    accepted,
    clerk_of,
    coordinator_of,
    make_authority,
    make_interpreter,
    make_pool,
    submit,
    wanted,
)

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


def ruled(**rules: Any) -> Authority:
    """An office in a Pool with these rules and one Arabic speaker."""
    pool = make_pool(**rules)
    make_interpreter(pool, "Amal Haddad", mobile="+491713920001")
    return make_authority(pool, kind="office")


def refused(authority: Authority, at: datetime, **fields: Any) -> list[AgainstRule]:
    """What filing this is refused with; nothing is stored."""
    with pytest.raises(AgainstRule) as caught:
        submit(authority, at, **fields)
    assert not Request.objects.of(authority.pool_id).exists()
    first = caught.value
    return [first, *first.others]  # type: ignore[list-item]


def file_in_spite(authority: Authority, at: datetime, reason: str, **fields: Any) -> Request:
    """The coordinator files it."""
    _by, person = clerk_of(authority)
    need = wanted(fields.pop("starts", at + timedelta(days=1)), **fields)
    return requests.submit_request(
        authority, wanted=need, requester=person, by=coordinator_of(authority.pool), at=at, overrule=reason
    )


def change(request: Request, at: datetime, **fields: Any) -> Request:
    """The clerk changes these fields, whatever else there is stays."""
    by, _person = clerk_of(request.authority)
    slot = request.slot
    now = {"starts": slot.starts, "minutes": slot.minutes, "setting": request.setting}
    return changes.change_request(request, wanted=wanted(**now | fields), by=by, at=at)


def test_excluded_kind_hears_whom_to_call(at: datetime) -> None:
    authority = ruled(excluded_kinds=["office"], office_hours="Mo bis Fr, 9 bis 12 Uhr")

    (one,) = refused(authority, at)

    assert str(one) == (
        "Unser Pool vermittelt nicht für diese Art von Einrichtung: Behörde, Amt. "
        "Fragen dazu: 069 90009001 (Mo bis Fr, 9 bis 12 Uhr)."
    )


@pytest.mark.parametrize(
    ("setting", "own", "place"),
    [
        ("court", {}, "justiz-dolmetscher.de"),
        ("court", {"court": "Fragen Sie die Geschäftsstelle."}, "Fragen Sie die Geschäftsstelle."),
        ("lessons", {}, "069 90009001"),
    ],
)
def test_excluded_matter_names_the_place_to_turn_to(
    at: datetime, setting: str, own: dict, place: str
) -> None:
    (one,) = refused(ruled(turn_to=own), at, setting=setting)

    assert (one.code, one.field) == ("SettingExcluded", "setting")
    assert place in str(one)


def test_short_notice_is_asked_why(at: datetime) -> None:
    authority = ruled(lead_days=3)  # filed on Monday: Thursday

    not_urgent = refused(authority, at, starts=at + timedelta(days=2))
    urgent = submit(authority, at, starts=at + timedelta(days=2), urgent=True, urgent_reason="Inobhutnahme")

    assert [(one.code, one.field) for one in not_urgent] == [("NotUrgent", "urgent")]
    assert "26.11.2026" in str(not_urgent[0])
    assert (urgent.urgent, urgent.urgent_reason) == (True, "Inobhutnahme")


def test_days_the_pool_is_closed_are_no_lead_time(at: datetime) -> None:
    authority = ruled(lead_days=3, lead_refuses=True)
    days = {"first_day": date(2026, 11, 24), "last_day": date(2026, 11, 25)}
    Closure.objects.create(pool=authority.pool, name="Umzug", **days)

    (one,) = refused(authority, at, starts=at + timedelta(days=4), urgent=True, urgent_reason="Inobhutnahme")

    assert (one.code, one.field) == ("TooSoon", "starts")
    assert "30.11.2026" in str(one) and "069 90009001" in str(one)


def test_other_time_out_of_hours_is_refused_there(at: datetime) -> None:
    authority = ruled(service_days=[0, 1, 2, 3, 4], service_from=time(8), service_until=time(18))

    (one,) = refused(authority, at, other_times=(at + timedelta(hours=13),))

    assert (one.code, one.field) == ("OutsideHours", "other_times")
    assert "Montag bis Freitag, 08:00 bis 18:00 Uhr" in str(one)


def test_everything_is_refused_at_once(at: datetime) -> None:
    authority = ruled(longest=30, needs_agreement=True, lead_days=3)

    found = refused(authority, at, setting="police")

    assert [one.code for one in found] == [
        "SettingExcluded", "LongerThanServed", "NotUrgent", "AgreementMissing",
    ]  # fmt: skip


def test_agreement_once_given_is_kept(at: datetime) -> None:
    assert submit(ruled(needs_agreement=True), at, client_agrees=True).client_agrees


def test_client_is_counted_by_authority_reference_and_year(at: datetime) -> None:
    authority = ruled(client_cap=2)
    other = make_authority(authority.pool, name="Schule")
    submit(authority, at, file_reference="AZ 1")
    submit(authority, at, starts=at + WEEK, file_reference=" az 1")
    submit(authority, at, starts=at + WEEK, file_reference="AZ 2")
    submit(other, at, starts=at + WEEK, file_reference="AZ 1")
    submit(authority, at, starts=at + 8 * WEEK, file_reference="AZ 1")  # next year
    submit(authority, at, starts=at + WEEK, file_reference="")

    with pytest.raises(against_rules.CapReached) as caught:
        submit(authority, at, starts=at + 2 * WEEK, file_reference="AZ 1")

    assert caught.value.field == "file_reference"
    assert "2026 höchstens 2" in str(caught.value)


def test_what_came_to_nothing_is_not_counted(at: datetime) -> None:
    authority = ruled(client_cap=1)
    by, _person = clerk_of(authority)
    requests.withdraw_request(submit(authority, at), by=by, at=at, reason="Nicht mehr nötig")
    nobody = submit(authority, at, language="tir")

    with pytest.raises(against_rules.CapReached):
        submit(authority, at, starts=at + WEEK)
    Request.objects.of(authority.pool_id).filter(pk=nobody.pk).update(state="unfilled")
    later = submit(authority, at + timedelta(days=2), starts=at + WEEK)

    assert later.state == "searching"


def test_each_date_of_a_series_counts(at: datetime) -> None:
    authority = ruled(client_cap=2)
    by, person = clerk_of(authority)
    call = {"wanted": wanted(at + WEEK), "together": False, "requester": person, "by": by, "at": at}

    with pytest.raises(against_rules.CapReached):
        series.submit_series(authority, more_starts=(at + 2 * WEEK, at + 3 * WEEK), **call)
    rows = series.submit_series(authority, more_starts=(at + 2 * WEEK,), **call)

    assert len(rows) == Request.objects.of(authority.pool_id).count() == 2


def test_change_that_breaks_nothing_new_passes(at: datetime) -> None:
    authority = ruled()
    request = submit(authority, at)
    Pool.objects.update(
        lead_days=5, excluded_settings=["youth_office"], longest=30, client_cap=1, needs_agreement=True,
        service_until=time(8), lead_refuses=True,
    )  # fmt: skip
    request = Request.objects.of(authority.pool_id).get(pk=request.pk)

    changed = change(request, at, meeting_point="Hintereingang")

    assert changed.meeting_point == "Hintereingang"


@pytest.mark.parametrize(
    ("rules", "fields", "code"),
    [
        ({"lead_days": 5}, {"starts": timedelta(days=2)}, "NotUrgent"),
        ({"service_until": time(12)}, {"starts": timedelta(days=1, hours=4)}, "OutsideHours"),
        ({"longest": 90}, {"minutes": 120}, "LongerThanServed"),
        ({}, {"setting": "court"}, "SettingExcluded"),
    ],
)
def test_change_that_breaks_a_rule_is_refused(at: datetime, rules: dict, fields: dict, code: str) -> None:
    authority = ruled()
    request = submit(authority, at)
    if rules:
        Pool.objects.update(**rules)
    request = Request.objects.of(authority.pool_id).get(pk=request.pk)
    if "starts" in fields:
        fields = {"starts": at + fields["starts"]}

    with pytest.raises(AgainstRule) as caught:
        change(request, at, **fields)

    assert caught.value.code == code
    assert Request.objects.of(authority.pool_id).get(pk=request.pk).version == 1


def test_change_to_a_full_case_is_refused_and_the_own_case_is_not(at: datetime) -> None:
    authority = ruled(client_cap=1)
    submit(authority, at, file_reference="AZ 1")
    request = submit(authority, at, starts=at + WEEK, file_reference="AZ 2")

    with pytest.raises(against_rules.CapReached):
        change(request, at, file_reference="AZ 1")

    assert change(request, at, file_reference="AZ 2", notes="Aufzug").notes == "Aufzug"


def test_replacement_is_not_held_up(at: datetime) -> None:
    authority = ruled()
    held = submit(authority, at)
    assignment = accepted(held, at)
    request = submit(authority, at, starts=at + WEEK)
    Request.objects.of(authority.pool_id).filter(pk=request.pk).update(replaces=assignment)
    Pool.objects.update(lead_days=9, lead_refuses=True, service_until=time(8), client_cap=1)
    request = Request.objects.of(authority.pool_id).get(pk=request.pk)

    later = assignment.starts + timedelta(hours=2)
    assert change(request, at, starts=later).slot.starts == later


def test_coordinator_overrules_and_the_journal_keeps_why(at: datetime) -> None:
    authority = ruled(lead_days=3, lead_refuses=True)

    request = file_in_spite(authority, at, " Kindeswohl ", setting="court")

    event = Event.objects.of(authority.pool).about(request).get(verb="overrule")
    assert (event.reason, event.facts) == ("Kindeswohl", {"rules": ["setting", "lead"]})
    assert event.actor == "Ines Vogt"
    assert request.state == "searching"


def test_reason_for_nothing_leaves_no_trace(at: datetime) -> None:
    request = file_in_spite(ruled(), at, "sicherheitshalber")

    assert not Event.objects.of(request.pool).filter(verb="overrule").exists()


def test_coordinator_overrules_a_change_and_a_series(at: datetime) -> None:
    authority = ruled(client_cap=1)
    ines = coordinator_of(authority.pool)
    _by, person = clerk_of(authority)
    rows = series.submit_series(
        authority, wanted=wanted(at + WEEK), more_starts=(at + 2 * WEEK,), together=False, requester=person,
        by=ines, at=at, overrule="Antrag liegt vor",
    )  # fmt: skip
    need = replace(wanted(at + WEEK), setting="police")
    changes.change_request(rows[0], wanted=need, by=ines, at=at, overrule="Mit der Polizei besprochen")

    told = Event.objects.of(authority.pool).filter(verb="overrule").order_by("pk")
    assert [(one.subject_id, one.facts["rules"]) for one in told] == [
        (rows[0].pk, ["cap"]), (rows[1].pk, ["cap"]), (rows[0].pk, ["setting"]),
    ]  # fmt: skip


def test_coordinator_without_a_reason_is_refused_like_anybody(at: datetime) -> None:
    with pytest.raises(against_rules.SettingExcluded):
        file_in_spite(ruled(), at, "  ", setting="court")


def test_clerk_may_not_overrule(at: datetime) -> None:
    authority = ruled()
    by, person = clerk_of(authority)

    with pytest.raises(NotAllowed):
        requests.submit_request(
            authority, wanted=wanted(at + WEEK), requester=person, by=by, at=at, overrule="Es eilt"
        )
