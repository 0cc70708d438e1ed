"""Whoever came last shall come again: asked first and alone, or nobody but them; known by the reference."""

from datetime import datetime, timedelta

import pytest

from pool.models import Authority
from scheduling.actions import changes, offers
from scheduling.actions.against_rules import AgreementMissing
from scheduling.actions.wanted import AgainForNoCase, UrgentForNoReason
from scheduling.models import Request
from scheduling.portal.ways_out import wanted_of
from tests.builders import (
    accepted,
    clerk_of,
    interpreter_actor,
    make_authority,
    make_interpreter,
    make_pool,
    sent_offers,
    submit,
    wanted,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
AMAL, CHADI, RIMA = "+491713920001", "+491713920003", "+491713920012"


@pytest.fixture
def office() -> Authority:
    """Amal lives around the corner, Chadi and Rima a town further."""
    pool = make_pool()
    make_interpreter(pool, "Amal Haddad", mobile=AMAL)
    make_interpreter(pool, "Chadi Nassar", plz="34454", mobile=CHADI)
    make_interpreter(pool, "Rima Issa", plz="34454", mobile=RIMA)
    return make_authority(pool)


def names(request: Request) -> list[list[str]]:
    """The first names of those asked, round by round."""
    return [[offer.person.name.split()[0] for offer in one.offers.all()] for one in request.rounds.all()]


def chadi_came(office: Authority, at: datetime, **fields: object) -> None:
    """Yesterday's appointment of the case: Chadi said yes to it."""
    request = submit(office, at, starts=at + timedelta(hours=3), **fields)
    offer = next(one for one in sent_offers(request, at) if one.person.mobile == CHADI)
    offers.accept_offer(offer, by=interpreter_actor(offer), at=at)


def reasons(request: Request, name: str) -> list[str]:
    """Why this person is not asked."""
    row = next(one for one in request.assessments.get().candidates if one["name"].startswith(name))
    return [one["code"] for one in row["reasons"]]


def test_who_came_last_is_asked_first_and_alone_then_the_others(office, at):
    chadi_came(office, at)

    request = submit(office, at, starts=at + 2 * DAY, again="prefer")
    first = names(request)
    (chadi,) = sent_offers(request, at)
    offers.decline_offer(chadi, by=interpreter_actor(chadi), at=at)

    assert first == [["Chadi"]]
    assert sorted(names(request)[1]) == ["Amal", "Rima"]
    assert request.assessments.first().candidates[0]["facts"]["came_last"] is True


def test_nobody_else_is_asked_when_it_must_be_the_same(office, at):
    chadi_came(office, at)

    request = submit(office, at, starts=at + 2 * DAY, again="only")
    asked = names(request)
    (chadi,) = sent_offers(request, at)
    offers.decline_offer(chadi, by=interpreter_actor(chadi), at=at)
    request.refresh_from_db()

    assert (asked, names(request), request.state) == ([["Chadi"]], [["Chadi"]], "unfilled")


def test_reason_is_kept_for_those_who_are_not_asked(office, at):
    chadi_came(office, at)

    request = submit(office, at, starts=at + 2 * DAY, again="only")

    assert (reasons(request, "Amal"), reasons(request, "Chadi")) == (["not_again"], [])


@pytest.mark.parametrize("again", ["prefer", "only"])
def test_wish_keeps_nobody_away_while_nobody_has_come(office, at, again):
    assert len(names(submit(office, at, again=again))[0]) == 3


@pytest.mark.parametrize("fields", [{"file_reference": "AZ 18"}, {"again": ""}])
def test_another_case_or_no_wish_is_a_plain_search(office, at, fields):
    chadi_came(office, at)

    request = submit(office, at, **({"starts": at + 2 * DAY, "again": "only"} | fields))

    assert len(names(request)[0]) == 3


def test_spelling_of_the_reference_does_not_matter_and_another_office_is_another_case(office, at):
    chadi_came(office, at)
    school = make_authority(office.pool, "Grundschule am Berg")

    same = submit(office, at, starts=at + 2 * DAY, again="only", file_reference=" az 17/4 ")
    other = submit(school, at, starts=at + 4 * DAY, again="only")

    assert (names(same), sorted(names(other)[0])) == ([["Chadi"]], ["Amal", "Rima"])  # Chadi has a question


def test_the_last_one_counts_not_an_earlier_one(office, at):
    chadi_came(office, at)
    later = submit(office, at, starts=at + DAY)
    amal = next(one for one in sent_offers(later, at) if one.person.mobile == AMAL)
    offers.accept_offer(amal, by=interpreter_actor(amal), at=at)

    assert names(submit(office, at, starts=at + 3 * DAY, again="only")) == [["Amal"]]


def test_only_them_from_now_on_ends_the_questions_to_others(office, at):
    chadi_came(office, at)
    request = submit(office, at, starts=at + 2 * DAY)
    sent_offers(request, at)
    by, _person = clerk_of(office)

    changed = changes.change_request(request, wanted=wanted_of(request, again="only"), by=by, at=at)

    still = changed.offers.filter(state__in=["queued", "sent"]).values_list("person__name", flat=True)
    assert (list(still), changed.version, changed.again) == (["Chadi Nassar"], 1, "only")


def test_who_has_agreed_already_keeps_the_place(office, at):
    chadi_came(office, at)
    request = submit(office, at, starts=at + 2 * DAY)
    held = accepted(request, at)
    by, _person = clerk_of(office)
    request.refresh_from_db()

    changed = changes.change_request(request, wanted=wanted_of(request, again="only"), by=by, at=at)

    held.refresh_from_db()
    assert (held.state, changed.state) == ("confirmed", "filled")


def test_no_wish_any_more_asks_the_others(office, at):
    chadi_came(office, at)
    request = submit(office, at, starts=at + 2 * DAY, again="only")
    (chadi,) = sent_offers(request, at)
    offers.decline_offer(chadi, by=interpreter_actor(chadi), at=at)
    by, _person = clerk_of(office)
    request.refresh_from_db()

    changed = changes.change_request(request, wanted=wanted_of(request, again=""), by=by, at=at)

    changed.refresh_from_db()
    assert changed.state == "searching"
    assert sorted(names(changed)[1]) == ["Amal", "Rima"]


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({"again": "only", "file_reference": " "}, AgainForNoCase),
        ({"urgent": True, "urgent_reason": " "}, UrgentForNoReason),
        ({}, AgreementMissing),
    ],
)
def test_what_is_missing_is_refused(office, at, fields, refused):
    if refused is AgreementMissing:
        office.pool.needs_agreement = True
        office.pool.save()

    with pytest.raises(refused):
        submit(office, at, **fields)


def test_reason_is_only_kept_for_what_is_urgent(office, at):
    urgent = submit(office, at, urgent=True, urgent_reason=" Klinik ", client_agrees=True)
    plain = submit(office, at, starts=at + 3 * DAY, urgent_reason="Klinik")

    assert (urgent.urgent, urgent.urgent_reason, urgent.client_agrees) == (True, "Klinik", True)
    assert (plain.urgent, plain.urgent_reason) == (False, "")


def test_change_to_urgent_asks_nothing_anew(office, at):
    request = submit(office, at)
    by, _person = clerk_of(office)

    told = wanted_of(request, urgent=True, urgent_reason="Frist läuft ab")
    changed = changes.change_request(request, wanted=told, by=by, at=at)

    assert (changed.version, changed.urgent_reason) == (1, "Frist läuft ab")
    assert wanted(at + DAY).urgent is False
