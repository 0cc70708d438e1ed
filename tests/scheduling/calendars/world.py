"""A youth office, its clerk, two who speak Arabic, and a mail server that keeps what leaves the house."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from pool.models import Authority, Interpreter, Person
from scheduling import wording
from scheduling.actions import assignments, changes, offers, requests
from scheduling.models import Assignment, Request
from tests.builders import (
    clerk_of,
    coordinator_of,
    interpreter_actor,
    mails_leave,
    make_authority,
    make_interpreter,
    make_pool,
    sent_offers,
    wanted,
)
from tests.scheduling.calendars.diary import Diary, Post, Shown
from tests.smtp import Post as Server

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
AMAL = "amal@person.example"
Diaries = dict[str, dict[str, Shown]]


@dataclass
class World:
    """What happens, minute by minute."""

    office: Authority
    server: Server
    now: datetime

    @classmethod
    def begin(cls, server: Server, now: datetime) -> "World":
        """Amal is near and asked first, Chadi is the second choice; the clerk is Gesa."""
        pool = make_pool(round_size=1)
        make_interpreter(pool, "Amal Haddad", mobile="+491713920001")
        make_interpreter(pool, "Chadi Nassar", plz="34454", mobile="+491713920003")
        return cls(make_authority(pool), server, now)

    @property
    def clerk(self) -> Person:
        """Who files."""
        return clerk_of(self.office)[1]

    def who(self, name: str) -> Interpreter:
        """Amal or Chadi."""
        return Interpreter.objects.of(self.office.pool).get(person__name__startswith=name)

    def file(self, starts: datetime, **fields: Any) -> Request:
        """The clerk needs somebody."""
        by, person = clerk_of(self.office)
        return requests.submit_request(
            self.office, wanted=wanted(starts, **fields), requester=person, by=by, at=self._later()
        )

    def yes(self, request: Request) -> Assignment:
        """Whoever was asked first says yes."""
        offer = sent_offers(Request.objects.of(request.pool_id).get(pk=request.pk), self.now)[0]
        return offers.accept_offer(offer, by=interpreter_actor(offer), at=self._later())

    def change(self, request: Request, **fields: Any) -> None:
        """The clerk changes what was filed: only what is said here."""
        request = Request.objects.of(request.pool_id).get(pk=request.pk)
        kept = {
            name: getattr(request, name)
            for name in (
                "street",
                "meeting_point",
                "contact_name",
                "contact_phone",
                "modality",
                "town",
                "postal_code",
            )
        }
        new = wanted(**({"starts": request.slot.starts} | kept | fields))
        changes.change_request(request, wanted=new, by=clerk_of(self.office)[0], at=self._later())

    def drop_out(self, assignment: Assignment) -> None:
        """Who has promised does not come."""
        assignment = Assignment.objects.of(assignment.pool_id).get(pk=assignment.pk)
        by = interpreter_actor(assignment)
        assignments.cancel_assignment(assignment, by=by, at=self._later(), reason="krank")

    def assign(self, request: Request, name: str) -> Assignment:
        """The coordinator sends somebody."""
        by = coordinator_of(self.office.pool)
        return assignments.assign_by_hand(
            request, interpreter=self.who(name), by=by, at=self._later(), reason="am Telefon geklärt"
        )

    def withdraw(self, request: Request) -> None:
        """It is not needed any more."""
        by = clerk_of(self.office)[0]
        requests.withdraw_request(request, by=by, at=self._later(), reason="nicht mehr nötig")

    def address(self, person: Person, email: str) -> None:
        """Somebody has a new mail address, or none."""
        Person.objects.filter(pk=person.pk).update(email=email)

    def leave(self) -> None:
        """The worker sends what is due."""
        mails_leave(self._later())

    def posts(self) -> list[Post]:
        """The mails with invites that have arrived, in order."""
        raw = (envelope.content for envelope in self.server.envelopes)
        return [post for one in raw if isinstance(one, bytes) and (post := Post.read(one))]

    def schedule(self) -> Diaries:
        """What the database says should stand in each diary, empty ones left out."""
        found: Diaries = defaultdict(dict)
        for row in Assignment.objects.of(self.office.pool_id).exclude(state="cancelled"):
            for email in {row.person.email, row.request.requester.email} - {""}:
                found[email][f"{row.uid}@dolmetscherpool"] = shown(row)
        return dict(found)

    def _later(self) -> datetime:
        self.now += MINUTE
        return self.now


def shown(row: Assignment) -> Shown:
    """What the row itself says."""
    request = row.request
    place = f"{request.street}, {request.postal_code} {request.town}"
    where = (
        place
        if request.modality == "on_site"
        else {"phone": "am Telefon", "video": "per Video"}[request.modality]
    )
    return Shown(row.starts, row.ends, f"Einsatz {row.code}: {wording.place(row.position)}", where)


def diaries(posts: Iterable[Post], *, remember: bool = True) -> Diaries:
    """What everybody's calendar shows after these mails, empty ones left out."""
    found: dict[str, Diary] = defaultdict(lambda: Diary(remember))
    for post in posts:
        found[post.to].take(post)
    return {to: diary.shown for to, diary in found.items() if diary.shown}


def held(world: World, **fields: Any) -> Assignment:
    """Amal comes in three days, and the invites have left."""
    row = world.yes(world.file(world.now + 3 * DAY, **fields))
    world.leave()
    return row


def methods(world: World, address: str) -> list[str]:
    """What this address was sent, in order."""
    return [post.method for post in world.posts() if post.to == address]


def last(world: World, address: str) -> Post:
    """The last invite to this address."""
    return [post for post in world.posts() if post.to == address][-1]
