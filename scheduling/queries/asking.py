"""Where the asking stands: how long to wait, who was asked, who still holds a question."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import F, Q, QuerySet

from notifications.domain.statuses import MessageState
from notifications.models import Message, Number
from pool.models import Bond, Closure, Person, Pool
from scheduling.domain.not_there import LAST_USE
from scheduling.domain.rounds import Policy, policy
from scheduling.domain.states import OPEN_OFFER, OfferState, RequestState
from scheduling.models import Assignment, Offer, Position, Request, Round, Slot

PATIENCE = timedelta(hours=24)
BY_PHONE = "phone"  # the policy of a Round that a coordinator has asked on the telephone


def policy_of(pool: Pool) -> Policy:
    """Whom this Pool asks at once, and how long it waits."""
    return policy(pool.policy, size=pool.round_size, minutes=pool.round_minutes, reminds=pool.reminds)


def policy_for(request: Request) -> Policy:
    """The same for one Request, which may have a way of its own.

    While somebody waits for whoever has not come, everybody who fits is asked at once.
    """
    if request.replaces_id:
        return policy("everyone")
    pool = request.pool
    if not request.policy:
        return policy_of(pool)
    return policy(request.policy, size=pool.round_size, minutes=pool.round_minutes, reminds=pool.reminds)


def asking_ends(request: Request, slot: Slot | None = None) -> datetime:
    """From this instant on nobody is asked for `slot` (default: the time that counts), and no yes counts.

    Where somebody waits for whoever has not come, help is welcome until shortly before the end.
    """
    period = slot or request.slot
    if request.replaces_id:
        return period.ends - LAST_USE
    return period.starts - timedelta(minutes=request.pool.asking_ends)


def still_waiting(request: Request, position: Position, *, at: datetime) -> bool:
    """Whether somebody may still answer in the time of the current Round, or an SMS has yet to leave.

    A mail that does not leave is waited for no longer than its Round: others can be reached by SMS.
    """
    mine = open_questions(request).filter(position=position)
    rounds = request.rounds.filter(assessment__position=position, version=request.version, waits_until__gt=at)
    return mine.exists() and (rounds.exists() or bool(still_to_leave(mine.filter(by_mail=False))))


def still_to_leave(offers: "QuerySet[Offer]") -> set[int]:
    """Those of these questions (by primary key) whose word waits here and will leave."""
    queued = offers.filter(state=OfferState.QUEUED).values_list("pk", flat=True)
    abouts = {f"offer:{pk}": pk for pk in queued}
    words = Message.objects.filter(about__in=abouts, kind="offer", state=MessageState.QUEUED)
    return {abouts[about] for about in words.values_list("about", flat=True)}


def last_round(request: Request, position: Position) -> Round | None:
    """The newest Round of this place in this version."""
    rounds = request.rounds.filter(assessment__position=position, version=request.version)
    return rounds.order_by("number").last()


def asked_already(
    request: Request, position: Position, *, slot: Slot | None = None, modality: str = "", last: bool = False
) -> set[int]:
    """Interpreters who had this version of the question (default: as wished), whatever they said.

    Who said no to one time may be asked for another one, or by phone. Who said no to another place of the
    same language has said no to this one. With `last`, when nobody else is left: who was silent to one time
    may be asked for another one, too; and who was told that it is taken may answer after all, since the one
    who took it has dropped out.
    """
    offers = Offer.objects.of(request.pool_id).filter(request=request, version=request.version)
    alike = Q(slot=slot or request.slot, modality=modality or request.modality)
    heard = alike & ~Q(state=OfferState.FILLED_BY_OTHER) if last else alike | ~Q(state=OfferState.DECLINED)
    mine = Q(position=position) & heard
    no = alike & Q(position__language=position.language, state=OfferState.DECLINED)
    return set(offers.filter(mine | no).values_list("interpreter_id", flat=True))


def holding_a_question(person_ids: Collection[int], *, at: datetime) -> set[int]:
    """Persons who have an open question already, in whichever Pool: one at a time."""
    return set(held_until(person_ids, at=at))


def held_until(person_ids: Collection[int], *, at: datetime) -> dict[int, datetime]:
    """The same, with the instant from which the question is waited for no more: after a day in silence."""
    offers = Offer.objects.across_pools().filter(person_id__in=person_ids, state__in=OPEN_OFFER)
    fresh = offers.filter(Q(sent_at__isnull=True) | Q(sent_at__gt=at - PATIENCE))
    rows = fresh.order_by(F("sent_at").asc(nulls_last=True)).values_list("person_id", "sent_at")
    return {person: (sent or at) + PATIENCE for person, sent in rows}


def open_questions(request: Request) -> "QuerySet[Offer]":
    """The Offers of a Request that may still be answered."""
    return Offer.objects.of(request.pool_id).filter(request=request, state__in=OPEN_OFFER)


def asked_again(request: Request) -> set[int]:
    """The places (by primary key) whose holder has not agreed to a new time: the old one holds no more."""
    if request.state != RequestState.RECONFIRMING:
        return set()
    offers = Offer.objects.of(request.pool_id).filter(request=request, version=request.version)
    return set(offers.exclude(state=OfferState.ACCEPTED).values_list("position_id", flat=True))


def codes_used(person_id: int, *, since: datetime) -> set[str]:
    """Codes this person has seen since then or could still use, that which confirms the number among them."""
    offers = Offer.objects.across_pools().filter(person_id=person_id)
    recent = offers.filter(made_at__gte=since) | offers.filter(state__in=OPEN_OFFER)
    by_hand = Assignment.objects.across_pools().filter(person_id=person_id, ends__gte=since)
    waiting = Number.objects.filter(number__in=Person.objects.filter(pk=person_id).values("mobile"))
    codes = (rows.values_list("code", flat=True) for rows in (recent, by_hand, waiting))
    return set().union(*codes) - {""}


def barred(offer: Offer) -> bool:
    """Whether the Pool is closed on that day, or the person is to keep away from this Authority or case."""
    return barred_from(offer.request, offer.slot, offer.interpreter_id)


def barred_from(request: Request, slot: Slot, interpreter_id: int) -> bool:
    """The same for any Request."""
    tz = request.pool.tz
    days = slot.starts.astimezone(tz).date(), slot.ends.astimezone(tz).date()
    closed = Closure.objects.of(request.pool_id).filter(first_day__lte=days[1], last_day__gte=days[0])
    where = Q(authority_id=request.authority_id)
    if request.client_token:
        where |= Q(client_token=request.client_token)
    bonds = Bond.objects.of(request.pool_id).filter(where, interpreter_id=interpreter_id)
    return closed.exists() or bonds.exclude(kind=Bond.GOOD).exists()
