"""What must hold after every step, whoever did what: the invariants, each under its number."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import combinations
from typing import Any

from notifications.domain.sms_text import EXTENDED, GSM, segments
from notifications.models import Message, OptOut
from pool.models import Pool
from scheduling.domain.machine import Machine
from scheduling.domain.states import MACHINES, OPEN_OFFER
from scheduling.models import Assignment, Offer, Request, ServiceRecord, Statement
from scheduling.queries.quiet import quiet_hours

SECRET = ("Südring", "Foyer", "Klee", "90009002", "17/4")  # only for the one who comes
ALIVE = {"searching", "unfilled", "filled", "reconfirming"}


def reachable(machine: Machine, state: str) -> set[str]:
    """The states a row may be in later, its own among them."""
    found = {state}
    for _ in machine.states:
        found |= {new for (old, _move), new in machine.moves.items() if old in found}
    return found


REACHABLE = {
    (machine.name, state): reachable(machine, state) for machine in MACHINES for state in machine.states
}


@dataclass
class Snapshot:
    """Every row of one Pool at one moment."""

    at: datetime
    requests: dict[int, Request] = field(default_factory=dict)
    offers: dict[int, Offer] = field(default_factory=dict)
    assignments: dict[int, Assignment] = field(default_factory=dict)
    records: dict[int, ServiceRecord] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    words: list[Message] = field(default_factory=list)

    @classmethod
    def of(cls, pool: Pool, at: datetime) -> "Snapshot":
        """Read them all."""
        requests = Request.objects.of(pool).prefetch_related("slots", "positions").select_related("pool")
        return cls(
            at,
            requests.in_bulk(),
            Offer.objects.of(pool).select_related("person", "slot").in_bulk(),
            Assignment.objects.of(pool).select_related("person", "pool", "request").in_bulk(),
            ServiceRecord.objects.of(pool).in_bulk(),
            list(Statement.objects.of(pool).prefetch_related("entries")),
            list(Message.objects.filter(channel="sms").order_by("pk")),
        )

    def rows(self) -> Iterable[tuple[str, dict[int, Any]]]:
        """The rows that have states, by kind."""
        return (
            ("requests", self.requests),
            ("offers", self.offers),
            ("assignments", self.assignments),
            ("records", self.records),
        )

    def stand(self) -> list[Any]:
        """Where everything stands; two of them can be compared."""
        states = [(kind, pk, row.state) for kind, rows in self.rows() for pk, row in sorted(rows.items())]
        return [states, [word.pk for word in self.words], [one.pk for one in self.statements]]

    def at_places(self, request: Request, *states: str) -> list[int]:
        """The places of a Request at which somebody stands in one of these states."""
        rows = [row for row in self.assignments.values() if row.request_id == request.pk]
        return [row.position_id for row in rows if row.state in states]

    def open_offers(self) -> list[Offer]:
        """The questions that may be answered."""
        return [row for row in self.offers.values() if row.state in OPEN_OFFER]


def check(before: Snapshot, now: Snapshot) -> None:
    """All of them."""
    one_place_one_person(now)
    rounds_are_of_one_kind(now)
    asked_once_for_one_hour(now)
    one_body_one_place(now)
    yes_to_an_open_question(before, now)
    states_move_by_their_tables(before, now)
    open_questions_are_current(now)
    codes_are_unmistakable(now)
    owed_words_are_said_once(now)
    reminders_are_true_and_awake(before, now)
    who_stopped_hears_nothing(before, now)
    offers_tell_no_secret(before, now)
    calendars_only_go_forward(before, now)
    times_make_sense(now)
    approved_hours_stand_still(before, now)
    money_adds_up(now)


def one_place_one_person(now: Snapshot) -> None:
    """1: accepted <= needed, at each place; filled <=> all places filled; nobody is held by what is over."""
    for request in now.requests.values():
        places = {place.pk for place in request.places}
        live, taken = now.at_places(request, "confirmed"), now.at_places(request, "confirmed", "done")
        assert len(taken) == len(set(taken))
        assert set(live) <= places
        if request.state in ALIVE - {"reconfirming"}:
            assert (set(taken) == places) == (request.state == "filled"), request.state
        assert bool(live) or request.state not in ("filled", "reconfirming")
        assert not live or request.state in ALIVE


def rounds_are_of_one_kind(now: Snapshot) -> None:
    """A Round asks for one place, and either those of the exact language or substitutes."""
    kinds: dict[int, set[tuple[int, bool]]] = {}
    for offer in now.offers.values():
        kinds.setdefault(offer.round_id, set()).add((offer.position_id, bool(offer.via)))
    assert all(len(found) == 1 for found in kinds.values())


def asked_once_for_one_hour(now: Snapshot) -> None:
    """Nobody has open questions for overlapping times, but for one about a new time of what they hold."""
    asks = [row for row in now.open_offers() if now.requests[row.request_id].state == "searching"]
    for one, other in combinations(asks, 2):
        overlap = one.slot.starts < other.slot.ends and other.slot.starts < one.slot.ends
        assert one.person_id != other.person_id or not overlap


def one_body_one_place(now: Snapshot) -> None:
    """2: nobody is at two places; the way between is free, but for calls and what a coordinator decided."""
    taken = [row for row in now.assignments.values() if row.state != "cancelled"]
    for one, other in combinations(taken, 2):
        asked = one.offer_id and other.offer_id
        requests = (now.requests[one.request_id], now.requests[other.request_id])
        travels = asked and {request.modality for request in requests} == {"on_site"}
        way = timedelta(minutes=30 if travels else 0)
        apart = one.ends + way <= other.starts or other.ends + way <= one.starts
        assert one.person_id != other.person_id or apart


def yes_to_an_open_question(before: Snapshot, now: Snapshot) -> None:
    """3: an accepted Offer was sent, of the Request's version, and in time."""
    for pk, offer in now.offers.items():
        old = before.offers.get(pk)
        if offer.state == "accepted" and (old is None or old.state != "accepted"):
            request = before.requests[offer.request_id]
            assert old is not None and old.state == "sent"
            assert offer.version == request.version
            assert now.at < request.slot.starts - timedelta(hours=1)


def states_move_by_their_tables(before: Snapshot, now: Snapshot) -> None:
    """5, 7: known states, legal moves, and nothing leaves a final state."""
    for (_kind, old), (_same, new) in zip(before.rows(), now.rows(), strict=True):
        assert old.keys() <= new.keys()
        for pk, row in old.items():
            assert new[pk].state in REACHABLE[row.machine.name, row.state]


def open_questions_are_current(now: Snapshot) -> None:
    """7: whoever may still answer was asked about the need as it is now, at a place free or their own."""
    for offer in now.open_offers():
        request = now.requests[offer.request_id]
        again, held = request.state == "reconfirming", now.at_places(request, "confirmed")
        assert request.state in ("searching", "reconfirming") and offer.version == request.version
        assert offer.position_id in {place.pk for place in request.places}
        assert (offer.position_id in held) == again


def codes_are_unmistakable(now: Snapshot) -> None:
    """6: one telephone never has one code twice."""
    phones = {offer.person_id: offer.person.mobile for offer in now.offers.values()}
    seen = Counter((phones[offer.person_id], offer.code) for offer in now.offers.values())
    assert not seen or max(seen.values()) == 1


def owed_words_are_said_once(now: Snapshot) -> None:
    """8: one row per question, per "taken", per confirmation."""
    kinds = Counter((word.kind, word.about) for word in now.words)
    for pk, offer in now.offers.items():
        assert kinds["offer", f"offer:{pk}"] == 1
        lost = offer.state == "filled_by_other" and offer.sent_at is not None
        assert kinds["taken", f"offer:{pk}"] == lost
    for pk in now.assignments:
        assert kinds["confirmed", f"assignment:{pk}"] == 1
    for record in now.records.values():
        asked = not record.cancelled  # nobody has worked
        assert kinds["report_wanted", f"assignment:{record.assignment_id}"] == asked


def reminders_are_true_and_awake(before: Snapshot, now: Snapshot) -> None:
    """8, 11: ahead of an appointment that holds, and never in the quiet time."""
    for word in now.words[len(before.words) :]:
        if word.kind in ("remind", "still"):
            row = now.assignments[int(word.about.partition(":")[2])]
            assert row.state == "confirmed" and now.at < row.starts == word.expires_at
            assert not quiet_hours(row.pool).holds(now.at)
    for row in now.assignments.values():
        ours = [word for word in now.words if word.about == f"assignment:{row.pk}" and word.kind == "still"]
        assert len(ours) <= 1


def who_stopped_hears_nothing(before: Snapshot, now: Snapshot) -> None:
    """11: what is put for a number that is out is held back."""
    out = set(OptOut.objects.filter(ended_at=None).values_list("number", flat=True))
    for word in now.words[len(before.words) :]:
        assert word.direction == "in" or word.recipient not in out or word.state == "suppressed"


def offers_tell_no_secret(before: Snapshot, now: Snapshot) -> None:
    """14: every SMS is short; an Offer has its code in it and nothing that is not for everybody."""
    codes = {f"offer:{pk}": offer.code for pk, offer in now.offers.items()}
    for word in now.words[len(before.words) :]:
        if word.direction == "out":
            assert set(word.body) <= set(GSM + EXTENDED) and segments(word.body) <= 2
        if word.kind == "offer":
            assert codes[word.about] in word.body
        if word.kind in ("offer", "taken", "withdrawn"):
            assert not any(secret in word.body for secret in SECRET)


def calendars_only_go_forward(before: Snapshot, now: Snapshot) -> None:
    """16, 17: one UID for life; SEQUENCE never falls and rises with time and cancellation."""
    assert len({row.uid for row in now.assignments.values()}) == len(now.assignments)
    for pk, old in before.assignments.items():
        new = now.assignments[pk]
        moved = (new.starts, new.ends) != (old.starts, old.ends)
        cancelled = new.state == "cancelled" != old.state
        assert new.uid == old.uid
        assert new.sequence >= old.sequence + (moved or cancelled)


def times_make_sense(now: Snapshot) -> None:
    """22: an end after the start, within a day, and hours within a day."""
    for row in now.assignments.values():
        assert timedelta() < row.ends - row.starts <= timedelta(days=1)
    for record in now.records.values():
        nobody = record.cancelled or bool(record.stated and record.stated.nobody_interpreted)
        assert record.state == "open" or (0 if nobody else 1) <= record.minutes <= 1440


def approved_hours_stand_still(before: Snapshot, now: Snapshot) -> None:
    """23: what is approved does not change unless the approval is taken back; nothing in dispute is.

    What either side has said stays said.
    """
    for pk, old in before.records.items():
        new = now.records[pk]
        assert new.state not in ("approved", "settled") or (
            not new.undecided and (new.minutes > 0 or new.cancelled)
        )
        assert old.stated is None or new.stated == old.stated
        assert old.reported is None or new.reported is not None
        if {old.state, new.state} <= {"approved", "settled"}:
            assert (new.minutes, new.km, new.amount) == (old.minutes, old.km, old.amount)


def money_adds_up(now: Snapshot) -> None:
    """24: Statements are the sum of their entries, each record is paid once, nothing is lost."""
    entries = [entry for statement in now.statements for entry in statement.entries.all()]
    for statement in now.statements:
        assert statement.total == sum((entry.amount for entry in statement.entries.all()), Decimal(0))
    settled = {pk for pk, record in now.records.items() if record.state == "settled"}
    assert sorted(entry.service_record_id for entry in entries) == sorted(settled)
    amounts = [record.amount or Decimal(0) for pk, record in now.records.items() if pk in settled]
    assert sum(amounts, Decimal(0)) == sum((statement.total for statement in now.statements), Decimal(0))


def nothing_is_stuck(now: Snapshot) -> None:
    """After a sweep: nobody searches for what begins, no past Assignment waits."""
    for request in now.requests.values():
        ended = now.at >= request.slot.starts - timedelta(hours=1)
        assert not (ended and request.state in ("searching", "reconfirming")), request.state
    for row in now.assignments.values():
        asked = now.requests[row.request_id].state == "reconfirming"
        assert row.state != "confirmed" or row.ends > now.at or asked
