"""What the story of one Request is made of: journal, Rounds, questions and words, as plain values."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils.translation import gettext

from notifications.domain.statuses import from_twilio
from notifications.models import Message, Receipt
from pool.models import Event, Interpreter
from scheduling.domain.story import Line, Question, Word
from scheduling.models import Offer, Request, Round
from scheduling.queries.board import story


def lines_of(request: Request, names: Mapping[str, Mapping[int, str]]) -> list[Line]:
    """The journal, oldest first; `names` say by noun and number whom a line is about."""
    events = story(request)
    people = _people(request, events)
    return [_line(one, names, people) for one in events]


def _line(event: Event, names: Mapping[str, Mapping[int, str]], people: Mapping[int, str]) -> Line:
    name = names.get(event.subject, {}).get(event.subject_id, "")
    return Line(
        event.pk, event.at, event.subject, event.subject_id, event.verb, event.role, event.actor,
        event.reason, event.facts, name or people.get(event.facts.get("interpreter", 0), ""),
    )  # fmt: skip


def _people(request: Request, events: Iterable[Event]) -> dict[int, str]:
    """The names of those that facts of the journal name by number."""
    pks = {event.facts["interpreter"] for event in events if "interpreter" in event.facts}
    if not pks:
        return {}
    rows = Interpreter.objects.of(request.pool_id).filter(pk__in=pks)
    return dict(rows.values_list("pk", "person__name"))


def names_of(request: Request) -> dict[str, dict[int, str]]:
    """By noun and number whom a line of the journal is about; reads what the page has fetched."""
    asked = {offer.pk: offer.interpreter.person.name for offer in asked_in_all(request)}
    booked = {one.pk: one.interpreter.person.name for one in request.assignments.all()}
    records = {
        one.service_record.pk: one.interpreter.person.name
        for one in request.assignments.all()
        if hasattr(one, "service_record")
    }
    return {"offer": asked, "assignment": booked, "servicerecord": records}


def asked_in_all(request: Request) -> list[Offer]:
    """Every Offer, Round by Round; reads what the page has fetched."""
    return [offer for one in request.rounds.all() for offer in one.offers.all()]


def question_of(offer: Offer) -> Question:
    """One Offer as a plain value."""
    return Question(
        offer.pk, offer.interpreter.person.name, offer.code, offer.state, offer.by_mail, offer.made_at,
        sent_at=offer.sent_at, reminded_at=offer.reminded_at, answered_at=offer.answered_at,
        late_yes_at=offer.late_yes_at,
    )  # fmt: skip


def words_of(talk: list[Message], names: Mapping[str, str]) -> list[Word]:
    """Every word as a plain value, with the instant at which a receipt said how it is."""
    told = _told([message.pk for message in talk])
    return [_word(one, names, told.get((one.pk, one.state))) for one in talk]


def _word(row: Message, names: Mapping[str, str], told_at: datetime | None) -> Word:
    out = row.direction == Message.OUT
    address = row.recipient if out else row.sender
    body = gettext("Text gelöscht") if row.forgotten_at else row.body
    return Word(
        row.pk, row.created_at, out, row.channel == Message.SMS, row.kind, row.about,
        names.get(address, address), row.state, body, row.subject, row.due_at, row.sent_at,
        told_at, row.failure, row.error, row.outcome,
    )  # fmt: skip


def _told(pks: list[int]) -> dict[tuple[int, str], datetime]:
    """By Message and state when the first receipt said so."""
    rows = Receipt.objects.filter(message__in=pks).order_by("-at").values_list("message_id", "status", "at")
    states = [(pk, from_twilio(status), at) for pk, status, at in rows]
    return {(pk, state.value): at for pk, state, at in states if pk and state}


def asks_again(request: Request) -> set[int]:
    """The Rounds (by primary key) that asked a holder about a new time: nobody was judged for them."""
    rows = Round.objects.of(request.pool_id).filter(request=request, version__gt=1, assessment__candidates=[])
    return set(rows.values_list("pk", flat=True))
