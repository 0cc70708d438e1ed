"""/kalender/<token>.ics: who gets in, what those hear who have read it before, and what is never kept."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from pool.models import Pool
from scheduling.actions import assignments, changes
from scheduling.feeds.content import modified
from scheduling.models import Assignment
from scheduling.queries.feeds import FeedState, feed_behind
from tests.builders import accepted, clerk_of, interpreter_actor, submit, wanted
from tests.people import Cast
from tests.scheduling.feeds.reading import (
    NOBODYS,
    address_of,
    again,
    ask,
    clerk,
    components,
    statements,
)
from tests.scheduling.links.post import at_time

DAY, HOUR, SECOND = timedelta(days=1), timedelta(hours=1), timedelta(seconds=1)


def test_whole_answer(hers: str) -> None:
    page = ask(hers)

    assert page.status_code == 200
    assert page["Content-Type"] == "text/calendar; charset=utf-8"
    assert page["Cache-Control"] == "private, max-age=0, must-revalidate"
    assert page["Referrer-Policy"] == "strict-origin"
    assert page["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert page["Last-Modified"] == "Mon, 23 Nov 2026 08:00:00 GMT"
    assert page["ETag"].startswith('W/"')
    assert not page.cookies
    assert len(components(page)) == 1


def test_head_tells_the_same_without_the_text(hers: str) -> None:
    whole, head = ask(hers), Client().head(hers)

    names = ("ETag", "Last-Modified", "Content-Type", "Content-Length", "Cache-Control")
    assert [head[name] for name in names] == [whole[name] for name in names]
    assert head.content == b""


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_it_is_only_ever_read(hers: str, method: str) -> None:
    for path in (hers, NOBODYS):
        page = getattr(Client(enforce_csrf_checks=True), method)(path)

        assert (page.status_code, page["Allow"]) == (405, "GET, HEAD")
        assert page["Referrer-Policy"] == "strict-origin"


def test_who_has_read_it_hears_that_nothing_changed(hers: str) -> None:
    whole = ask(hers)

    for headers in (
        {"if_none_match": whole["ETag"]},
        {"if_none_match": whole["ETag"].removeprefix("W/")},
        {"if_none_match": f'"other", {whole["ETag"]}'},
        {"if_modified_since": whole["Last-Modified"]},
        {"if_none_match": whole["ETag"], "if_modified_since": "Mon, 01 Jan 2001 00:00:00 GMT"},
    ):
        page = ask(hers, **headers)

        assert (page.status_code, page.content) == (304, b"")
        assert page["ETag"] == whole["ETag"] and page["Cache-Control"] == whole["Cache-Control"]
        assert page["Referrer-Policy"] == "strict-origin"
    assert ask(hers).content == whole.content


@pytest.mark.parametrize(
    "headers",
    [
        {"if_none_match": '"other"'},
        {"if_none_match": "nonsense"},
        {"if_modified_since": "Mon, 23 Nov 2026 07:59:59 GMT"},
        {"if_modified_since": "yesterday"},
        {"if_none_match": '"other"', "if_modified_since": "Mon, 23 Nov 2099 08:00:00 GMT"},
    ],
)
def test_who_has_read_something_else_hears_everything(hers: str, headers: dict[str, str]) -> None:
    assert ask(hers, **headers).status_code == 200


def test_two_statements_when_nothing_changed_and_none_for_a_session(
    hers: str, held: Assignment, people: Cast, at: datetime
) -> None:
    others = [address_of(held.pool, by, at) for by in (clerk(held), people.actor(people.ines))]
    others.append(
        address_of(held.pool, people.actor(people.ines), at, language="apc", authority=people.school)
    )

    for path in (hers, *others):
        seen = statements(path, if_none_match=ask(path)["ETag"])

        assert len(seen) == 2
        assert not any("session" in sql or "UPDATE" in sql or "INSERT" in sql for sql in seen)
    assert len(statements(NOBODYS)) == 1


def test_whole_feed_costs_the_same_however_much_there_is(hers: str, people: Cast, at: datetime) -> None:
    before = len(statements(hers))
    for days in range(2, 6):
        accepted(submit(people.youth_office, at, starts=at + days * DAY), at)

    assert len(statements(hers)) == before <= 8


def test_every_change_is_told(hers: str, held: Assignment, people: Cast, at: datetime) -> None:
    """Confirm, details, move, cancel, the next day: each makes another mark; nothing else does."""
    gesa, request = clerk_of(people.youth_office)[0], held.request
    pages = [ask(hers)]

    def told(later: timedelta) -> bool:
        at_time(at + later)
        pages.append(again(hers, pages[-1]))
        if pages[-1].status_code == 304:
            pages.pop()
            return False
        return True

    def change(**fields: object) -> None:
        changes.change_request(
            type(request).objects.of(request.pool_id).get(pk=request.pk),
            wanted=wanted(fields.pop("starts", at + DAY), **fields), by=gesa, at=at + HOUR,
        )  # fmt: skip

    assert not told(timedelta(minutes=1))
    change(file_reference="AZ 18/4", setting="youth_office")
    assert not told(timedelta(minutes=2))
    accepted(submit(people.youth_office, at, starts=at + 3 * DAY), at + HOUR)
    assert told(2 * HOUR)
    change(file_reference="AZ 18/4", contact_name="Herr Fuchs")
    assert told(3 * HOUR)
    change(starts=at + 2 * DAY, contact_name="Herr Fuchs")
    told(4 * HOUR)  # the new place would be told before it is agreed on
    assert not told(5 * HOUR)
    accepted(type(request).objects.of(request.pool_id).get(pk=request.pk), at + 5 * HOUR)
    assert told(6 * HOUR)
    held.refresh_from_db()
    assignments.cancel_assignment(held, by=interpreter_actor(held), at=at + 6 * HOUR, reason="krank")
    assert told(7 * HOUR)
    assert not told(14 * HOUR)
    assert told(15 * HOUR)  # midnight in Germany: the window moves
    Pool.objects.filter(pk=held.pool_id).update(phone="+496990009002")
    assert told(15 * HOUR)


def test_who_goes_by_the_date_alone_misses_no_place(
    hers: str, held: Assignment, people: Cast, at: datetime
) -> None:
    """A new time and place is asked about: nothing is revised yet, but the place is told."""
    before = ask(hers)
    at_time(at + HOUR)
    changes.change_request(
        held.request, wanted=wanted(at + 2 * DAY, street="Neue Gasse 3"),
        by=clerk_of(people.youth_office)[0], at=at + HOUR,
    )  # fmt: skip
    held.refresh_from_db()
    assert held.sequence == 0 and b"Neue Gasse 3" in ask(hers).content

    page = ask(hers, if_modified_since=before["Last-Modified"])

    assert page.status_code == 200
    assert again(hers, page).status_code == 304


def test_what_concerns_others_is_no_change(hers: str, people: Cast, at: datetime) -> None:
    before = ask(hers)

    request = submit(people.school, at, starts=at + 5 * DAY)
    offer = request.offers.get(person=people.chadi.person)
    assignments.assign_by_hand(
        request, interpreter=people.chadi, by=people.actor(people.ines), at=at, reason="am Telefon"
    )

    assert offer.person != people.amal.person
    assert again(hers, before).status_code == 304


def test_the_end_of_an_assignment_is_no_change(hers: str, held: Assignment, at: datetime) -> None:
    at_time(held.ends + HOUR)
    before = ask(hers)
    assignments.complete_assignment(held, at=held.ends + HOUR)

    assert again(hers, before).status_code == 304
    assert ask(hers).content == before.content


def test_change_in_the_same_second_is_not_missed_by_its_date(hers: str, at: datetime) -> None:
    """Last-Modified counts whole seconds: of two changes in one of them the second must be told, too."""
    feed, later = feed_behind(hers[10:-4]), at + HOUR
    today = at.date()

    def dated(revised: timedelta, answered: timedelta) -> int:
        state = FeedState(((1, 0, later + revised),), 0)
        return modified(feed, state, today=today, at=later + answered)

    first = dated(0.1 * SECOND, 0.2 * SECOND)
    assert dated(0.8 * SECOND, 60 * SECOND) > first
    assert dated(0.1 * SECOND, 60 * SECOND) == dated(0.1 * SECOND, 90 * SECOND) > first
    assert dated(-60 * SECOND, 0.2 * SECOND) < first
