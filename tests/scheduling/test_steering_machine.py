"""Whatever a coordinator does to a search, in whatever order: the promises of asking hold, a pause is one."""

from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule, run_state_machine_as_test

from notifications.channels import memory
from pool.models import Interpreter
from scheduling.actions import asking_by_hand, steering
from scheduling.models import Offer, Request
from tests.builders import coordinator_of
from tests.scheduling.test_asking_machine import Asking

POLICIES = ["", "adaptive", "everyone", "one-by-one", "fixed"]


class Steering(Asking):
    """The same Pool, whose coordinator does not leave it alone."""

    def __init__(self) -> None:
        super().__init__()
        self.paused: dict[int, Any] = {}

    @precondition(lambda self: Request.objects.across_pools().exists())
    @rule(data=st.data())
    def pause(self, data: st.DataObject) -> None:
        """Nobody new."""
        row = self._any_request(data)
        self._try(lambda: steering.pause_search(row, by=coordinator_of(self.pool), at=self.now))

    @precondition(lambda self: Request.objects.across_pools().filter(paused_at__isnull=False).exists())
    @rule(data=st.data())
    def resume(self, data: st.DataObject) -> None:
        """On it goes."""
        row = self._any_request(data)
        self._try(lambda: steering.resume_search(row, by=coordinator_of(self.pool), at=self.now))

    @precondition(lambda self: Request.objects.across_pools().exists())
    @rule(data=st.data())
    def hurry(self, data: st.DataObject) -> None:
        """Wait no longer."""
        row = self._any_request(data)
        self._try(lambda: asking_by_hand.ask_now(row, by=coordinator_of(self.pool), at=self.now))

    @precondition(lambda self: Request.objects.across_pools().exists())
    @rule(data=st.data(), how_many=st.integers(1, 3))
    def choose(self, data: st.DataObject, how_many: int) -> None:
        """These, please; no rule is overruled."""
        row = self._any_request(data)
        people = sorted(Interpreter.objects.of(self.pool).values_list("pk", flat=True))
        who = data.draw(st.lists(st.sampled_from(people), min_size=1, max_size=how_many), "who")
        by = coordinator_of(self.pool)
        self._try(lambda: asking_by_hand.ask_by_hand(row, interpreters=who, by=by, at=self.now))

    @precondition(lambda self: Request.objects.across_pools().exists())
    @rule(data=st.data(), policy=st.sampled_from(POLICIES))
    def ask_otherwise(self, data: st.DataObject, policy: str) -> None:
        """Another way, here alone."""
        row, by = self._any_request(data), coordinator_of(self.pool)
        self._try(lambda: steering.set_policy(row, policy=policy, by=by, at=self.now))

    @invariant()
    def paused_search_asks_nobody(self) -> None:
        """No new question but by hand, no reminder, and none of the questions leaves that waited here."""
        now: dict[int, Any] = {}
        for row in Request.objects.across_pools().filter(paused_at__isnull=False):
            assert row.state in ("searching", "reconfirming")
            mine = Offer.objects.of(row.pool_id).filter(request=row).exclude(round__policy="by_hand")
            asked = mine.exclude(round__assessment__candidates=[])  # a new time is asked of who has promised
            abouts = {f"offer:{pk}" for pk in asked.values_list("pk", flat=True)}
            left = [
                one.pk for one in memory.sent if one.about in abouts and one.kind in ("offer", "reminder")
            ]
            reminded = set(asked.filter(reminded_at__isnull=False).values_list("pk", flat=True))
            now[row.pk] = (row.paused_at, abouts, left, reminded)
        for pk, before in self.paused.items():
            if pk in now and now[pk][0] == before[0]:
                assert now[pk] == before
        self.paused = now


@pytest.mark.django_db
def test_steered_search_keeps_its_promises() -> None:
    wished = settings().max_examples
    few = settings(max_examples=8 if wished <= 25 else wished // 5, stateful_step_count=20, deadline=None)
    run_state_machine_as_test(Steering, settings=few)
