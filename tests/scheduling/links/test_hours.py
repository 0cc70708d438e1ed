"""The link in the mail to a clerk: no sign-in, one click, and nothing for anybody else."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from notifications.models import Message
from pool.models import Authority, Membership
from scheduling.actions import assignments, service_records
from scheduling.models import Feedback, Link, ServiceRecord
from tests.builders import accepted, clerk_of, interpreter_actor, make_interpreter, make_person, submit
from tests.scheduling.links.post import SECRETS, at_time, everything, link_in, press, visit
from tests.scheduling.web import text_of

DAY = timedelta(days=1)


@pytest.fixture
def record(office, at):
    """Amal has reported 75 minutes; the clerk has got the mail."""
    make_interpreter(office.pool, "Amal Haddad", mobile="+491713920001")
    row = accepted(submit(office, at, notes="geheim"), at)
    record = assignments.complete_assignment(row, at=row.ends)
    by = interpreter_actor(row)
    at_time(row.ends)
    return service_records.report_record(record, minutes=75, km=24, by=by, at=row.ends)


@pytest.fixture
def path(record):
    """The link in it."""
    return link_in(Message.objects.get(kind="attest_wanted"))


def clerks_link(record: ServiceRecord) -> Link:
    """The one to confirm; the volunteer, who has no phone, got one by mail to report."""
    return Link.objects.of(record.pool_id).exclude(person=record.assignment.person).get(record=record)


def test_page_shows_only_what_is_needed(path):
    text = text_of(visit(path))

    assert "Stimmen die Stunden?" in text and "meldet 75 Minuten" in text
    assert [secret for secret in (*SECRETS, "geheim", "AZ 17/4") if secret in text] == []


def test_a_look_writes_nothing_at_all(path):
    before = everything()

    assert visit(path).status_code == 200
    assert Client().head(path).status_code == 200
    assert visit(f"{path}?do=confirm").status_code == 200

    assert everything() == before


def test_click_confirms_in_the_name_of_the_clerk(path, record):
    page = press(path, "confirm")

    record.refresh_from_db()
    assert "Die Stunden sind bestätigt." in text_of(page)
    assert (record.state, record.stated_minutes) == ("attested", 75)
    assert clerks_link(record).used_at is not None


def test_second_click_changes_nothing(path, record):
    press(path, "confirm")

    again = press(path, "confirm")

    assert again.status_code == 409
    assert "Die Stunden sind bestätigt." in text_of(again)
    assert "Es war anders" not in text_of(again)


def test_clerk_says_otherwise(path, record):
    press(path, "other", what="lasted", minutes="60")

    record.refresh_from_db()
    assert (record.minutes, record.stated_minutes, record.undecided) == (75, 60, True)


def test_feedback_without_sign_in(path, record):
    press(path, "confirm")
    press(path, "feedback", rating="poor", text="Kam zu spät.")

    given = Feedback.objects.of(record.pool_id).get()
    assert (given.rating, given.person) == ("poor", record.assignment.request.requester)


@pytest.mark.parametrize("change", ["gone", "blocked", "moved", "revoked"])
def test_link_of_somebody_who_may_not_any_more_is_dead(path, record, change):
    requester = record.assignment.request.requester
    if change == "gone":
        Membership.objects.of(record.pool_id).filter(person=requester).update(active=False)
    elif change == "blocked":
        Authority.objects.of(record.pool_id).update(state=Authority.BLOCKED)
    elif change == "moved":
        requester.email = "neu@jugendamt.example"
        requester.save()
    else:
        Link.objects.of(record.pool_id).filter(record=record).update(revoked_at=record.reported_at)

    for page in (visit(path), press(path, "confirm")):
        assert page.status_code == 404
    record.refresh_from_db()
    assert record.state == "reported"


def test_link_ends_after_sixty_days(path, record):
    at_time(record.reported_at + 60 * DAY - timedelta(minutes=1))
    cache.clear()
    assert visit(path).status_code == 200

    at_time(record.reported_at + 60 * DAY + timedelta(minutes=1))
    assert visit(path).status_code == 404


def test_tampered_token_opens_nothing(path):
    turned = path[:-3] + ("A" if path[-3] != "A" else "B") + path[-2:]

    assert visit(turned).status_code == 404


def test_volunteers_link_does_not_confirm(record):
    record.refresh_from_db()
    confirmed = Message.objects.filter(kind="confirmed", channel="email").exclude(
        recipient=record.assignment.person.email
    )
    assert "/k/" not in "".join(one.body for one in confirmed)  # the clerk's mails hold no other link


def test_only_the_hash_is_kept(path, record):
    token = path.split("/")[2]

    assert token not in clerks_link(record).token_hash


def test_colleague_who_also_works_there_uses_their_own_sign_in(path, record):
    other = make_person("Kim Colleague", email="kim@jugendamt.example")
    requester = clerk_of(record.assignment.request.authority)[1]

    assert other != requester
    assert clerks_link(record).person == requester


def test_button_nobody_knows_changes_nothing(path, record):
    assert press(path, "approve").status_code == 200
    assert ServiceRecord.objects.of(record.pool_id).get().state == "reported"
