"""Request: the coordinator asks chosen people, or the next ones without waiting."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from notifications import lines
from notifications.models import Message
from pool.domain.actors import SYSTEM, Actor
from pool.domain.refusals import ReasonMissing, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event
from scheduling import queries, wording
from scheduling.actions import rounds
from scheduling.actions.free import AlreadyFilled, AnswerAwaited
from scheduling.actions.locks import lock_request
from scheduling.actions.places import place_of
from scheduling.actions.steering import NotSearching
from scheduling.actions.times import let_pass
from scheduling.domain.states import RequestMove, RequestState
from scheduling.models import Position, Request, Round
from scheduling.permissions import check_can_steer
from scheduling.queries.by_hand import ByHand, askable_by_hand

ASKED_FOR = (RequestState.APPROVED, RequestState.SEARCHING, RequestState.UNFILLED)


class NobodyChosen(Refused):
    """Nobody is ticked."""

    sentence = _("Bitte kreuzen Sie mindestens eine Person an.")


class NotAmongThem(Refused):
    """They do not speak the language, or have left."""

    sentence = _("Eine der Personen spricht diese Sprache nicht (mehr). Bitte wählen Sie noch einmal.")


class AskedAlready(Refused):
    """Nobody is asked twice."""

    sentence = _("Schon gefragt: %(names)s (zuletzt durch: %(who)s, %(when)s Uhr).")


class MayNotBeAsked(Refused):
    """What no reason overrules."""

    sentence = _("Nicht fragen können wir: %(who)s.")


class RulesAgainstAsking(ReasonMissing):
    """Who overrules a rule says why."""

    sentence = _("Dagegen spricht: %(who)s. Bitte geben Sie einen Grund an. Er wird gespeichert.")


class AskedJustNow(Refused):
    """Somebody else has begun a Round meanwhile."""

    sentence = _("Inzwischen sind schon die Nächsten gefragt: %(who)s, %(when)s Uhr.")


class TooLateToAsk(Refused):
    """No answer would come in time."""

    sentence = _(
        "Für diesen Termin ist es zu spät zum Fragen. Bitte rufen Sie an und teilen Sie von Hand ein."
    )


class SearchPaused(Refused):
    """First it must go on."""

    sentence = _("Die Suche ist angehalten. Bitte setzen Sie sie zuerst fort.")


class LedByAnother(Refused):
    """One person is looked for for all dates of the series, by the questions about another one."""

    sentence = _("Die Reihe wird zusammen gefragt. Bitte fragen Sie beim Termin am %(day)s Uhr.")


class NobodyLeft(Refused):
    """The policy finds nobody."""

    sentence = _(
        "Gerade ist niemand da, den wir fragen können: Alle, die passen, sind schon gefragt, haben eine "
        "andere Frage offen oder hatten zuletzt genug Fragen. Sie können selbst Personen auswählen."
    )


class LineDown(Refused):
    """The provider of SMS is away."""

    sentence = _("Der SMS-Anbieter ist gerade nicht erreichbar. Sobald er es ist, geht die Suche weiter.")


@transaction.atomic
def ask_by_hand(
    request: Request, *, interpreters: Collection[int], by: Actor, at: datetime, reason: str = "",
    position: int | None = None,
) -> Round:  # fmt: skip
    """Put the question about what was wished to exactly these people (primary keys), all of them or none.

    Who does not fit is asked all the same with a reason, unless the yes could never count. In the quiet time
    the words wait. Also while a search is paused: that holds back what asks by itself. Raises NobodyChosen,
    NotAmongThem, AskedAlready, MayNotBeAsked, RulesAgainstAsking, AlreadyFilled, AnswerAwaited, NotSearching,
    TooLateToAsk, LedByAnother, NoSuchPlace.
    """
    check_can_steer(by, request)
    if not interpreters:
        raise NobodyChosen
    request = lock_request(request)
    place = _place(request, position, at=at)
    assessed = queries.candidates_for(request, place, at=at)
    known = askable_by_hand(request, place, assessed, at=at)
    if not set(interpreters) <= known.keys():
        raise NotAmongThem
    chosen = [known[pk] for pk in known if pk in set(interpreters)]
    _check_unasked(request, place, chosen)
    _check(chosen, reason)
    if request.state != RequestState.SEARCHING:
        request.move(RequestMove.SEARCH, by=by)
    overruled = {str(one.candidate.interpreter_id): list(one.rules) for one in chosen if one.rules}
    told: dict[str, Any] = {"by": by.name, "reason": reason, "overruled": overruled}
    round = rounds.start_round(
        request,
        assessment=rounds.assess_place(request, place, assessed, at=at),
        fits=tuple(one.fit for one in chosen),
        at=at,
        facts={"policy": "by_hand", **told},
    )
    against = sorted({rule for one in chosen for rule in one.rules})
    ids = [one.candidate.interpreter_id for one in chosen]
    facts = {"round": round.number, "interpreters": ids, "count": len(ids), "overruled": against}
    Event.record("ask_by_hand", request, by=by, at=at, reason=reason, **facts)
    return round


def _check_unasked(request: Request, place: Position, chosen: list[ByHand]) -> None:
    again = [one.candidate for one in chosen if "asked" in one.never]
    if again:
        ids = [one.interpreter_id for one in again]
        rows = request.rounds.filter(offers__interpreter__in=ids, offers__position=place)
        names = ", ".join(one.name for one in again)
        raise AskedAlready(names=names, **_who_asked(request, rows.order_by("number").last()))


def _check(chosen: list[ByHand], reason: str) -> None:
    never = [(one.candidate.name, one.never) for one in chosen if one.never]
    if never:
        raise MayNotBeAsked(who=wording.later_by_person(never))
    rules = [(one.candidate.name, one.rules) for one in chosen if one.rules]
    if rules and not reason.strip():
        raise RulesAgainstAsking(who=wording.later_by_person(rules))


def _place(request: Request, number: int | None, *, at: datetime) -> Position:
    """The open place of this number (default: the first), about which somebody can still be asked."""
    if request.state == RequestState.RECONFIRMING:
        raise AnswerAwaited
    free = queries.open_places(request)
    place = place_of(request, number) if number else (free or request.places)[0]
    if request.state == RequestState.FILLED or place not in free:
        raise AlreadyFilled
    if request.state not in ASKED_FOR:
        raise NotSearching
    if at >= queries.asking_ends(request):
        raise TooLateToAsk
    if queries.follows(request, place, at=at):
        raise LedByAnother(day=_leading(request))
    return place


def _leading(request: Request) -> str:
    leader = queries.series_open(request)[0]
    return f"{leader.slot.starts.astimezone(leader.pool.tz):%d.%m.%Y, %H:%M}"


@transaction.atomic
def ask_now(request: Request, *, by: Actor, at: datetime, after: int | None = None) -> list[Round]:
    """The newest Rounds wait no longer: at every open place those are asked whom the policy takes next.

    It reckons as if nothing came of the questions that are open; they stay open. In the quiet time the words
    wait until it ends. `after`: how many Rounds the page showed, so that two clicks ask once. Raises
    NotSearching, SearchPaused, TooLateToAsk, LineDown, AskedJustNow, LedByAnother, NobodyLeft.
    """
    check_can_steer(by, request)
    request = lock_request(request)
    if request.state != RequestState.SEARCHING:
        raise NotSearching
    if request.paused_at:
        raise SearchPaused
    if after is not None and after != request.rounds.count():
        raise AskedJustNow(**_who_asked(request, request.rounds.order_by("number").last()))
    if lines.is_down(Message.SMS, at):
        raise LineDown
    request = let_pass(request, at=at)
    if at >= max(queries.asking_ends(request, slot) for slot in request.proposed):
        raise TooLateToAsk
    places = queries.open_places(request)
    ready = [place for place in places if not queries.follows(request, place, at=at)]
    if not ready:
        raise LedByAnother(day=_leading(request))
    begun = [number for place in ready if (number := _ask_next_of(request, place, at=at))]
    if not begun:
        raise NobodyLeft
    Event.record("ask_now", request, by=by, at=at, rounds=begun)
    return list(request.rounds.filter(number__in=begun).order_by("number"))


def _ask_next_of(request: Request, place: Position, *, at: datetime) -> int:
    """The number of the Round begun on the first rung where the policy finds somebody; 0 for nobody."""
    policy = queries.policy_for(request)
    when = queries.quiet_hours(request.pool).awake_from(at)
    for way in queries.ladder(request, place, at=at):
        look = queries.look(request, place, way, policy, at=at)
        if look.standing.left > 0 and not look.standing.options and when > at:
            look = queries.look(request, place, way, policy, at=when)
        move = policy.choose(replace(look.standing, waiting=(), silent=()))
        if look.standing.left > 0 and move.ask:
            earlier = request.rounds.filter(assessment__position=place, waits_until__gt=at)
            earlier.update(waits_until=at)
            rounds.carry_out(request, place, look, move, policy, at=at)
            return request.rounds.count()
    return 0


def _who_asked(request: Request, asked: Round | None) -> dict[str, str]:
    """Who began a Round and when, by the clock of the Pool."""
    if asked is None:
        return {"who": SYSTEM.name, "when": ""}
    told = Event.objects.of(request.pool_id).about(request).filter(verb__in=("ask_by_hand", "ask_now"))
    by = {number: one.actor for one in told for number in (one.facts.get("rounds") or [one.facts["round"]])}
    when = asked.asked_at.astimezone(request.pool.tz)
    return {"who": by.get(asked.number, SYSTEM.name), "when": f"{when:%d.%m.%Y, %H:%M}"}
