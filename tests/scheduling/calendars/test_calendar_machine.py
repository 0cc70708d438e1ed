"""Whatever happens to an Assignment, in whatever order: promises 16, 17, 18 and 21 hold."""

from collections import defaultdict
from contextlib import suppress
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from pool.domain.refusals import Refused
from pool.models import Person
from scheduling.models import Assignment, Offer, Request
from tests.scheduling.calendars.diary import Post
from tests.scheduling.calendars.world import DAY, HOUR, Diaries, World, diaries, shown
from tests.smtp import post_office

START = datetime(2026, 10, 23, 8, 0, tzinfo=UTC)  # two days before summer time ends
ADDRESSES = ["eins@person.example", "zwei@person.example", "drei@person.example", ""]
PLACES = ["Südring 2", 'Kirchweg 1; "Hof", links', "Zimmer 😀 7\\2"]


class Calendars(RuleBasedStateMachine):
    """An office, two volunteers, and a mail server whose mails may wait."""

    def __init__(self) -> None:
        super().__init__()
        self.before = transaction.savepoint()
        self.office = post_office()
        self.world = World.begin(self.office.__enter__(), START)
        self.told: dict[int, tuple[int, set[str]]] = {}  # Assignment -> its SEQUENCE, who reads it since then
        self.stamps: dict[str, tuple[int, datetime]] = {}

    @rule(days=st.sampled_from([1, 2, 3, 5]), hour=st.sampled_from([0, 9, 15, 21]))
    def file(self, days: int, hour: int) -> None:
        """The office needs somebody, perhaps over the night in which summer time ends."""
        with suppress(Refused):
            self.world.file(START.replace(hour=0) + days * DAY + hour * HOUR, minutes=180)
        self._look()

    @precondition(lambda self: self._open())
    @rule(data=st.data())
    def yes(self, data: st.DataObject) -> None:
        """Who was asked comes: a new one, or the holder at a new time."""
        with suppress(Refused):
            self.world.yes(data.draw(st.sampled_from(self._open())))
        self._look()

    @precondition(lambda self: self._requests())
    @rule(data=st.data(), place=st.sampled_from(PLACES))
    def another_place(self, data: st.DataObject, place: str) -> None:
        """The street changes."""
        with suppress(Refused):
            self.world.change(data.draw(st.sampled_from(self._requests())), street=place)
        self._look()

    @precondition(lambda self: self._requests())
    @rule(data=st.data(), hours=st.sampled_from([1, 24, 25]))
    def another_time(self, data: st.DataObject, hours: int) -> None:
        """The holder is asked again."""
        request = data.draw(st.sampled_from(self._requests()))
        with suppress(Refused):
            self.world.change(request, starts=request.slot.starts + hours * HOUR)
        self._look()

    @precondition(lambda self: self._held())
    @rule(data=st.data())
    def drop_out(self, data: st.DataObject) -> None:
        """Somebody falls ill."""
        with suppress(Refused):
            self.world.drop_out(data.draw(st.sampled_from(self._held())))
        self._look()

    @precondition(lambda self: self._requests())
    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        """It is not needed any more."""
        with suppress(Refused):
            self.world.withdraw(data.draw(st.sampled_from(self._requests())))
        self._look()

    @rule(data=st.data(), email=st.sampled_from(ADDRESSES))
    def another_address(self, data: st.DataObject, email: str) -> None:
        """Somebody's mail goes elsewhere; nothing is sent for that alone."""
        people = Person.objects.filter(name__regex="^(Amal|Chadi|Clerk)").order_by("pk")
        self.world.address(data.draw(st.sampled_from(list(people))), email)

    @rule()
    def mails_leave(self) -> None:
        """The mail server is there."""
        self.world.leave()

    @invariant()
    def numbers_only_rise(self) -> None:
        """16 and 17: a UID is one Assignment's for life; SEQUENCE and DTSTAMP never fall."""
        by_uid = defaultdict(list)
        for post in self.world.posts():
            by_uid[post.uid].append(post.revision)
        assert by_uid.keys() <= {f"{row.uid}@dolmetscherpool" for row in self._rows()}
        for revisions in by_uid.values():
            assert all(old[0] <= new[0] and old[1] <= new[1] for old, new in pairwise(revisions))

    @invariant()
    def cancelled_once_and_only_what_was_requested(self) -> None:
        """18: in each calendar an event comes, is revised, and goes once, with a higher SEQUENCE."""
        streams: dict[tuple[str, str], list[Post]] = defaultdict(list)
        for post in self.world.posts():
            streams[post.to, post.uid].append(post)
        for posts in streams.values():
            assert posts[0].method == "REQUEST"
            for old, new in pairwise(posts):
                assert (old.method, new.method) != ("CANCEL", "CANCEL")
                assert old.revision[0] < new.revision[0]

    def teardown(self) -> None:
        """21: all mails have left, and every calendar shows what holds for its reader."""
        try:
            self.world.leave()
            posts, expected = self.world.posts(), self._expected()
            assert diaries(posts) == expected
            assert diaries(posts, remember=False) == expected
            assert diaries(reversed(posts)) == expected
        finally:
            self.office.__exit__(None, None, None)
            transaction.savepoint_rollback(self.before)

    def _look(self) -> None:
        """Note who reads each Assignment since its last revision: a new address gets it with the next one."""
        for row in self._rows():
            if self.told.get(row.pk, (-1, set()))[0] != row.sequence:
                self.told[row.pk] = row.sequence, {row.person.email, row.request.requester.email} - {""}

    def _expected(self) -> Diaries:
        found: Diaries = defaultdict(dict)
        for row in self._rows():
            for email in self.told[row.pk][1] if row.state != "cancelled" else ():
                found[email][f"{row.uid}@dolmetscherpool"] = shown(row)
        return dict(found)

    def _rows(self) -> list[Assignment]:
        rows = Assignment.objects.of(self.world.office.pool_id).order_by("pk")
        return list(rows.select_related("person", "request__requester"))

    def _requests(self) -> list[Request]:
        rows = Request.objects.of(self.world.office.pool_id).exclude(state="withdrawn")
        return list(rows.order_by("pk"))

    def _held(self) -> list[Assignment]:
        return [row for row in self._rows() if row.state == "confirmed"]

    def _open(self) -> list[Request]:
        asked = Offer.objects.of(self.world.office.pool_id).filter(state__in=["queued", "sent"])
        return list(
            Request.objects.of(self.world.office.pool_id).filter(offers__in=asked).order_by("pk").distinct()
        )


@pytest.mark.django_db
def test_calendars_keep_their_promises() -> None:
    wished = settings().max_examples
    few = settings(max_examples=30 if wished <= 25 else wished // 2, stateful_step_count=15, deadline=None)
    run_state_machine_as_test(Calendars, settings=few)
