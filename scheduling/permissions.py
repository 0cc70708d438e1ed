"""Who may, beside what the state tables say: `check_` raises a sentence, `can_` answers the template."""

from collections.abc import Collection
from decimal import Decimal

from pool.domain.actors import Actor, Role
from pool.domain.refusals import NotAllowed, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Interpreter
from scheduling.domain import money
from scheduling.models import Feed, PaymentRun, Request, ServiceRecord

READERS = {
    Feed.INTERPRETER: Role.INTERPRETER,
    Feed.AUTHORITY: Role.AUTHORITY,
    Feed.POOL: Role.COORDINATOR,
}  # who reads which kind of feed


class OwnHours(Refused):
    """Nobody approves the hours they worked themselves."""

    sentence = _("Eigene Einsätze muss jemand anderes freigeben.")


class OwnHoursAttested(Refused):
    """Nobody confirms for the Authority what they worked themselves."""

    sentence = _("Eigene Einsätze muss jemand anderes bestätigen.")


def check_can_judge_record(actor: Actor, record: ServiceRecord) -> None:
    """Raise OwnHours when the coordinator is the interpreter of this Assignment."""
    if actor.person_id is not None and actor.person_id == record.assignment.person_id:
        raise OwnHours


def can_judge_record(actor: Actor, record: ServiceRecord) -> bool:
    """Whether this actor may approve or correct these hours."""
    try:
        check_can_judge_record(actor, record)
    except Refused:
        return False
    return True


def check_can_attest(actor: Actor, record: ServiceRecord) -> None:
    """Raise NotAllowed for another Authority than the one that was helped, OwnHoursAttested for who came."""
    own = actor.authority_id == record.assignment.request.authority_id
    if actor.role is Role.AUTHORITY and not own:
        raise NotAllowed
    if actor.person_id is not None and actor.person_id == record.assignment.person_id:
        raise OwnHoursAttested


def check_can_be_at_own_page(actor: Actor, interpreter: Interpreter) -> None:
    """Raise NotAllowed unless they are this volunteer, or coordinate the Pool."""
    own = actor.role is Role.INTERPRETER and actor.interpreter_id == interpreter.pk
    if not own and not _coordinates(actor, interpreter.pool_id):
        raise NotAllowed


def check_can_steer(actor: Actor, request: Request) -> None:
    """Raise NotAllowed unless they coordinate the Pool that searches."""
    if not _coordinates(actor, request.pool_id):
        raise NotAllowed


def check_can_read_feed(actor: Actor, feed: Feed) -> None:
    """Raise NotAllowed unless the feed is their own, in the role in which they act."""
    own = actor.person_id == feed.person_id and actor.pool_id == feed.pool_id
    if not own or actor.role is not READERS[feed.kind]:
        raise NotAllowed


def check_can_revoke_feed(actor: Actor, feed: Feed) -> None:
    """Raise NotAllowed unless it is their own, or they coordinate the Pool of the volunteer who reads it."""
    if not (feed.kind == Feed.INTERPRETER and _coordinates(actor, feed.pool_id)):
        check_can_read_feed(actor, feed)


def _coordinates(actor: Actor, pool_id: int) -> bool:
    return actor.role is Role.COORDINATOR and actor.pool_id == pool_id


def check_can_pay(actor: Actor, pool_id: int) -> None:
    """Raise NotAllowed unless they coordinate this Pool."""
    if not _coordinates(actor, pool_id):
        raise NotAllowed


class SecondPersonNeeded(Refused):
    """Who made a large PaymentRun does not approve it; somebody without a name in the team cannot either."""

    sentence = _(
        "Über %(limit)s braucht es zwei Personen: Wer den Zahlungslauf vorbereitet hat, kann ihn nicht auch "
        "freigeben. Bitte jemand anderen aus dem Team darum."
    )


class OwnPayout(Refused):
    """Nobody approves a large PaymentRun that pays themselves."""

    sentence = _("Dieser Zahlungslauf bezahlt auch Sie. Über %(limit)s muss ihn jemand anderes freigeben.")


def needs_second(run: PaymentRun, limit: Decimal | None) -> bool:
    """Whether two persons are needed; `limit` is MoneyRules.second_above."""
    return limit is not None and run.total > limit


def check_can_approve_run(
    actor: Actor, run: PaymentRun, *, limit: Decimal | None, paid: Collection[int]
) -> None:
    """Raise NotAllowed, SecondPersonNeeded or OwnPayout; `paid` are the persons whom the run pays."""
    check_can_pay(actor, run.pool_id)
    if not needs_second(run, limit):
        return
    told = {"limit": money.words(limit or Decimal(0))}
    known = actor.person_id is not None and run.made_by_person is not None
    if not known or actor.person_id == run.made_by_person:
        raise SecondPersonNeeded(**told)
    if actor.person_id in paid:
        raise OwnPayout(**told)
