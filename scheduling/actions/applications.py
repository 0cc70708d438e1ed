"""Application: somebody wants to interpret, is invited to an interview, taken in, or told no."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from notifications import optouts
from pool import languages, postal_codes
from pool.actions import careers
from pool.actions.locks import lock_pool
from pool.actions.writing import write
from pool.domain.actors import Actor, Role
from pool.domain.languages import Level
from pool.domain.places import UnknownPostalCode
from pool.domain.refusals import NotAllowed, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Interpreter, Person, Pool
from pool.permissions import check_can_rule
from scheduling import messages
from scheduling.actions.numbers import ask_unasked
from scheduling.domain.joining import WAITING_APPLICATION, ApplicationMove, ApplicationState
from scheduling.models import Application
from scheduling.queries.applications import is_old, known_people

MOST_LANGUAGES = 20
NAME = "Bewerbung"  # the journal outlives an Application, so it keeps no name


class NoWayBack(Refused):
    """Nobody could be answered."""

    sentence = _("Bitte geben Sie eine Mobilnummer oder eine E-Mail-Adresse an.")
    field = "mobile"


class NoLanguage(Refused):
    """German alone is no language to interpret."""

    sentence = _("Bitte nennen Sie mindestens eine Sprache außer Deutsch.")
    field = "language_1"


class NotAgreed(Refused):
    """Without this nothing may be kept."""

    sentence = _("Bitte kreuzen Sie alle drei Punkte an. Ohne sie geht es nicht.")
    field = "agreed"


class OverBefore(Refused):
    """An interview yesterday."""

    sentence = _("Dieser Zeitpunkt ist schon vorbei.")
    field = "day"


class WhereMissing(Refused):
    """They would not know where to go."""

    sentence = _("Bitte sagen Sie, wo das Gespräch ist, oder unter welcher Nummer Sie anrufen.")
    field = "where"


@dataclass(frozen=True)
class Said:
    """What somebody says of themselves; the plain value of the form. Languages: (ISO 639-3, level)."""

    name: str
    gender: str
    email: str
    mobile: str
    postal_code: str
    town: str
    languages: tuple[tuple[str, str], ...]
    about: str


@transaction.atomic
def file_application(pool: Pool, *, said: Said, agreed: bool, key: str, at: datetime) -> Application:
    """Keep what was said; a mail with a link goes to the applicant, a word to the coordinators.

    The same page sent again (`key`) finds the first row. Whether anybody knows them is told to nobody here.
    Raises NoWayBack, NoLanguage, NotAgreed, UnknownPostalCode.
    """
    pool = lock_pool(pool.pk)
    earlier: Application | None = Application.objects.of(pool).filter(key=key).first()
    if earlier:
        return earlier
    place = postal_codes.find(said.postal_code)
    if place is None:
        raise UnknownPostalCode
    if not (said.mobile or said.email):
        raise NoWayBack
    spoken = [[code, Level(level).value] for code, level in said.languages[:MOST_LANGUAGES]]
    if not spoken or not all(languages.get(code) for code, _level in spoken):
        raise NoLanguage
    if not agreed:
        raise NotAgreed
    values = asdict(said) | {"languages": spoken, "email": said.email.strip().casefold()}
    values |= {"town": said.town.strip() or place.town.split(";")[0], "name": said.name.strip()}
    row: Application = Application.objects.create(pool=pool, key=key, agreed_at=at, filed_at=at, **values)
    Event.record("file", row, by=applicant(row), at=at)
    messages.confirm_application(row, at=at)
    messages.application_waits(row, at=at)
    return row


def applicant(row: Application) -> Actor:
    """Somebody of whom the Pool knows what they typed."""
    return Actor(Role.INTERPRETER, f"{NAME} {row.pk}", pool_id=row.pool_id)


@transaction.atomic
def confirm_application(application: Application, *, at: datetime) -> Application:
    """Whoever filed it reads the mailbox it names; pressed again it stays as it is."""
    row = _lock(application)
    if row.confirmed_at or row.state not in WAITING_APPLICATION:
        return row
    if row.state == ApplicationState.FILED:
        row.move(ApplicationMove.CONFIRM, by=applicant(row), confirmed_at=at)
    else:  # the desk was faster and has invited them
        write(row, {"confirmed_at": at})
    Event.record("confirm", row, by=applicant(row), at=at)
    return row


@transaction.atomic
def invite_to_interview(
    application: Application, *, when: datetime, where: str, by: Actor, at: datetime
) -> Application:
    """They read when and where (a place, or how they are called): by mail, by SMS who has none.

    Said again it replaces the first time. Raises OverBefore, WhereMissing, NotAllowed, IllegalMove.
    """
    row = _lock(application)
    if when <= at:
        raise OverBefore
    if not where.strip():
        raise WhereMissing
    row.move(ApplicationMove.INVITE, by=by, interview_at=when, interview_where=where.strip())
    Event.record("invite", row, by=by, at=at)
    messages.interview(row, at=at)
    return row


@transaction.atomic
def note_application(application: Application, *, note: str, by: Actor, at: datetime) -> Application:
    """What the desk wants to remember of them, for the desk alone."""
    check_can_rule(by, application.pool_id)
    row = _lock(application)
    write(row, {"note": note.strip()})
    Event.record("note", row, by=by, at=at)
    return row


@transaction.atomic
def accept_application(
    application: Application, *, texts_allowed: bool, by: Actor, at: datetime, person: Person | None = None
) -> Interpreter:
    """They begin: a Person and an Interpreter in training, with place and languages.

    `person`: they are somebody we know (one of `known_people`); then nothing about that body is overwritten.
    Raises NotAllowed, IllegalMove, UnknownPostalCode.
    """
    check_can_rule(by, application.pool_id)
    row = _lock(application)
    if person is not None and person not in [one.person for one in known_people(row)]:
        raise NotAllowed
    row.move(ApplicationMove.ACCEPT, by=by, decided_at=at)
    one = _here_again(row, person, by=by, at=at) if person else None
    one = one or careers.take_in(
        row.pool, newcomer=_newcomer(row), person=person, texts_allowed=texts_allowed, by=by, at=at
    )
    write(row, {"interpreter": one})
    Event.record("accept", row, by=by, at=at, interpreter=one.pk)
    messages.application_accepted(row, at=at)
    if one.sms_consent_on and one.person.mobile and not optouts.is_out(one.person.mobile):
        ask_unasked(one, at=at)
    return one


def _newcomer(row: Application) -> careers.Newcomer:
    spoken = tuple((code, level) for code, level in row.languages)
    return careers.Newcomer(
        row.name, row.gender, row.mobile, row.email, row.postal_code, row.town, spoken
    )  # fmt: skip


def _here_again(row: Application, person: Person, *, by: Actor, at: datetime) -> Interpreter | None:
    """The place this person has in the Pool already, if any: who had left, or never begun, begins now."""
    one: Interpreter | None = Interpreter.objects.of(row.pool_id).filter(person=person).first()
    if one is None:
        return None
    if one.state == Interpreter.LEFT:
        one = careers.come_back(one, by=by, at=at)
    elif one.state == Interpreter.APPLIED:
        one = careers.begin_training(one, by=by, at=at)
    careers.add_languages(one, _newcomer(row).languages)
    return one


@transaction.atomic
def reject_application(application: Application, *, text: str, by: Actor, at: datetime) -> Application:
    """Kindly no, with a sentence of the coordinator's if there is one. Raises NotAllowed, IllegalMove."""
    row = _lock(application)
    row.move(ApplicationMove.REJECT, by=by, decided_at=at)
    Event.record("reject", row, by=by, at=at)
    messages.application_rejected(row, text=text.strip(), at=at)
    return row


@transaction.atomic
def withdraw_application(application: Application, *, by: Actor, at: datetime) -> Application:
    """They do not want to any more; the coordinators hear it, unless it was they who noted it."""
    row = _lock(application)
    row.move(ApplicationMove.WITHDRAW, by=by, decided_at=at)
    Event.record("withdraw", row, by=by, at=at)
    if by.role is not Role.COORDINATOR:
        messages.application_withdrawn(row, at=at)
    return row


@transaction.atomic
def forget_application(application: Application, *, by: Actor, at: datetime) -> bool:
    """Six months after the last word nothing of it is kept; whether there was still something to forget."""
    row = _lock(application)
    if not is_old(row, at):
        return False
    Event.record("forget", row, by=by, at=at)
    row.delete()
    return True


def _lock(application: Application) -> Application:
    """The Pool first, since an Interpreter may come of it; then the row as it is now."""
    lock_pool(application.pool_id)
    rows = Application.objects.of(application.pool_id).select_related("pool")
    found: Application = rows.select_for_update(no_key=True, of=("self",)).get(pk=application.pk)
    return found
