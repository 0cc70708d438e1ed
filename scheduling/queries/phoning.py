"""The coordinator's list: who could come and is not, or no longer, asked by SMS, so that a call may help."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from notifications.domain.statuses import MessageState
from notifications.models import Message
from pool.models import Interpreter
from scheduling.domain.need import Reason
from scheduling.domain.ranking import Assessed
from scheduling.domain.states import OPEN_OFFER, OfferState
from scheduling.models import Offer, Position, Request
from scheduling.queries.asking import asking_ends
from scheduling.queries.quiet import quiet_hours
from scheduling.queries.standing import enough_asked

RATHER = "rather_called"
# what a call may overcome: no SMS arrives, a mail is too slow, the person has not reckoned with this hour
ASK_ALOUD = {
    "no_sms", "opted_out", "number_unconfirmed", "number_unreachable", "mail_late", "outside_hours",
    "no_hours", "notice", "day_limit", "week_limit", RATHER,
}  # fmt: skip
SILENT, TAKEN, UNREACHABLE, RESTING = "silent", "taken", "unreachable", "resting"
SILENCE = 60  # awake minutes without an answer
MOST = 20


@dataclass(frozen=True)
class ToPhone:
    """One person worth a call: road kilometres (None: unknown or none) and why no SMS asks them.

    `why` is SILENT, TAKEN, UNREACHABLE or RESTING; with `reasons` it is empty.
    """

    interpreter: Interpreter
    km: float | None
    via: str
    why: str = ""
    reasons: tuple[Reason, ...] = ()


def worth_phoning(request: Request, place: Position, assessed: Assessed, *, at: datetime) -> list[ToPhone]:
    """Out of those judged for the time that counts: who wants a call, then the nearest; at most twenty."""
    told = _told(request, place, at=at)
    found: dict[int, tuple[float | None, str, str, tuple[Reason, ...]]] = {}
    for fit in assessed.fits:
        pk = fit.candidate.interpreter_id
        found[pk] = (fit.km, fit.candidate.via, told.get(pk, RESTING), ())
    for nofit in assessed.nofits:
        if {reason.code for reason in nofit.reasons} <= ASK_ALOUD:
            found[nofit.candidate.interpreter_id] = (nofit.km, nofit.candidate.via, "", nofit.reasons)
    rows = Interpreter.objects.of(request.pool_id).filter(pk__in=found).select_related("person", "pool")
    people = {one.pk: one for one in rows}
    resting = _resting(request, [one for one in people.values() if found[one.pk][2] == RESTING], at=at)
    answered = {pk for pk, why in told.items() if not why}
    listed = [
        ToPhone(one, *found[one.pk])
        for one in people.values()
        if one.pk not in answered and (found[one.pk][2] != RESTING or one.pk in resting)
    ]
    return sorted(listed, key=_near)[:MOST]


def _near(one: ToPhone) -> tuple[bool, bool, bool, float, str]:
    called = any(reason.code == RATHER for reason in one.reasons)
    return not called, bool(one.via), one.km is None, one.km or 0.0, one.interpreter.person.name


def _told(request: Request, place: Position, *, at: datetime) -> dict[int, str]:
    """By Interpreter who was asked: why a call may help, or empty after an answer, or while one may come."""
    offers = list(Offer.objects.of(request.pool_id).filter(request=request, position=place).order_by("pk"))
    abouts = [f"offer:{one.pk}" for one in offers if one.state == OfferState.WITHDRAWN]
    failed = set(
        Message.objects.filter(about__in=abouts, state=MessageState.FAILED).values_list("about", flat=True)
    )
    quiet, told = quiet_hours(request.pool), {}
    for one in offers:
        waited = bool(one.sent_at) and quiet.awake_minutes(one.sent_at, at) >= SILENCE  # type: ignore[arg-type]
        if one.state == OfferState.EXPIRED or (one.state in OPEN_OFFER and waited):
            told[one.interpreter_id] = SILENT
        elif one.state == OfferState.FILLED_BY_OTHER:
            told[one.interpreter_id] = TAKEN
        elif f"offer:{one.pk}" in failed:
            told[one.interpreter_id] = UNREACHABLE
        else:
            told[one.interpreter_id] = ""
    return told


def _resting(request: Request, people: list[Interpreter], *, at: datetime) -> set[int]:
    """Who has had enough questions for these days."""
    until = max(asking_ends(request), at + timedelta(minutes=1))
    waits, spent = enough_asked(people, until=until, at=at)
    return waits | spent
