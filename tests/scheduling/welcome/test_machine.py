"""Whoever files, proves, approves, invites, leaves, in whatever order: nobody is in twice, nothing lost."""

from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from notifications.models import Message
from pool.actions.authorities import admit_authority, block_authority
from pool.domain.refusals import Refused
from pool.domain.spelling import fold
from pool.membership import actor_of
from pool.models import Authority, Event, Membership, User
from scheduling.actions import invitations, registrations
from scheduling.actions.colleagues import end_membership
from scheduling.models import Invitation, Registration
from tests.builders import make_person, make_pool, make_user
from tests.scheduling.welcome.conftest import registered

NAMES = ["Schule Süd", "SCHULE  süd", "Kita", "Amt"]
MAILS = ["a@trusted.example", "A@Trusted.example", "b@trusted.example", "c@other.example"]
SPANS = [timedelta(seconds=5), timedelta(hours=1), timedelta(days=3), timedelta(days=8)]


class Boarding(RuleBasedStateMachine):
    """A Pool that trusts one domain, its coordinator, and whoever comes."""

    def __init__(self) -> None:
        super().__init__()
        self.before = transaction.savepoint()
        self.now = datetime(2026, 11, 23, 8, tzinfo=UTC)
        self.filed: set[int] = set()

    @initialize()
    def begin(self) -> None:
        """Ines is there."""
        self.pool = make_pool(trusted_domains=["trusted.example"])
        ines = make_user(self.pool, make_person("Ines Vogt"))
        self.by = actor_of(Membership.objects.of(self.pool).get(person=ines.person))

    def teardown(self) -> None:
        """As if nothing had been."""
        transaction.savepoint_rollback(self.before)

    @rule(name=st.sampled_from(NAMES), email=st.sampled_from(MAILS))
    def file(self, name: str, email: str) -> None:
        """Somebody wants in."""
        self.filed.add(registered(self.pool, self.now, name=name, email=email).pk)

    @rule(span=st.sampled_from(SPANS))
    def wait(self, span: timedelta) -> None:
        """Time goes by."""
        self.now += span

    @precondition(lambda self: self.filed)
    @rule(data=st.data(), do=st.sampled_from(["confirm", "approve", "into", "reject"]))
    def decide(self, data: st.DataObject, do: str) -> None:
        """The link in a mail, or a button at the desk."""
        row, at = self._one(data, Registration), self.now
        there = Authority.objects.of(self.pool).first()
        acts = {
            "confirm": lambda: registrations.confirm_registration(row, at=at),
            "approve": lambda: registrations.approve_registration(row, by=self.by, at=at),
            "into": lambda: registrations.approve_registration(row, by=self.by, at=at, into=there),
            "reject": lambda: registrations.reject_registration(row, by=self.by, at=at, reason="weil"),
        }
        with suppress(Refused):
            acts[do]()

    @precondition(lambda self: Authority.objects.of(self.pool).exists())
    @rule(data=st.data(), email=st.sampled_from(MAILS))
    def invite(self, data: st.DataObject, email: str) -> None:
        """Somebody is asked in."""
        row = self._one(data, Authority)
        with suppress(Refused):
            invitations.invite(row, name="Kim", email=email, by=self.by, at=self.now)

    @precondition(lambda self: Invitation.objects.of(self.pool).exists())
    @rule(data=st.data(), take_back=st.booleans())
    def follow(self, data: st.DataObject, take_back: bool) -> None:
        """The link of an invitation, or its end."""
        row = self._one(data, Invitation)
        with suppress(Refused):
            if take_back:
                invitations.revoke_invitation(row, by=self.by, at=self.now)
            else:
                invitations.accept_invitation(row, at=self.now)

    @precondition(lambda self: Membership.objects.of(self.pool).filter(role="requester").exists())
    @rule(data=st.data())
    def end(self, data: st.DataObject) -> None:
        """Somebody is out."""
        with suppress(Refused):
            end_membership(self._one(data, Membership, role="requester"), by=self.by, at=self.now)

    @precondition(lambda self: Authority.objects.of(self.pool).exists())
    @rule(data=st.data())
    def turn(self, data: st.DataObject) -> None:
        """Shut out, or let in again."""
        row = self._one(data, Authority)
        act = admit_authority if row.state == Authority.BLOCKED else block_authority
        act(row, by=self.by, at=self.now, reason="weil")

    @invariant()
    def nothing_is_lost(self) -> None:
        """What was filed is there, and what was approved has become something."""
        rows = {row.pk: row for row in Registration.objects.across_pools()}
        assert set(rows) == self.filed
        for row in rows.values():
            assert (row.state == "approved") == (row.authority_id is not None) == (row.person_id is not None)

    @invariant()
    def nobody_is_twice(self) -> None:
        """One institution of a name, one sign-in of an address, one word of a kind about a registration."""
        names = Counter(fold(row.name) for row in Authority.objects.across_pools())
        mails = Counter(user.email.casefold() for user in User.objects.all())
        told = Message.objects.filter(about__startswith="registration:")
        words = Counter(told.values_list("kind", "about"))
        assert {*names.values(), *mails.values(), *words.values()} <= {1}

    @invariant()
    def unproved_strangers_are_not_in(self) -> None:
        """By itself the Pool lets in only who has proved an address it trusts."""
        alone = Event.objects.of(self.pool).filter(verb="approve", role="system").values("subject_id")
        for row in Registration.objects.of(self.pool).filter(pk__in=alone):
            assert row.confirmed_at == row.decided_at
            assert row.email.endswith("@trusted.example")
        ended = Invitation.objects.of(self.pool).filter(accepted_at__isnull=False)
        assert not ended.filter(revoked_at__isnull=False).exists()

    def _one(self, data: st.DataObject, model, **only):  # type: ignore[no-untyped-def]
        rows = model.objects.of(self.pool).filter(**only).order_by("pk")
        return data.draw(st.sampled_from(list(rows)), model.__name__)


@pytest.mark.django_db
def test_boarding_keeps_its_promises() -> None:
    wished = settings().max_examples
    few = settings(max_examples=8 if wished <= 25 else wished // 5, stateful_step_count=25, deadline=None)
    run_state_machine_as_test(Boarding, settings=few)
