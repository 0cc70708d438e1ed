"""Plain functions that make rows; every argument that matters to a test is named in the test."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from notifications import delivery, inbox
from notifications.models import Message, Number
from pool import postal_codes
from pool.domain.actors import Actor, Role
from pool.membership import actor_of
from pool.models import Authority, Interpreter, LanguageSkill, Membership, Person, Pool, User
from scheduling import queries
from scheduling.actions import offers, requests, rounds
from scheduling.actions.wanted import Wanted
from scheduling.domain.escalation import Way
from scheduling.domain.need import Candidate, Fit
from scheduling.domain.tariffs import Terms, TimeRule
from scheduling.models import Assessment, Assignment, Offer, Request, Tariff

CLEARED = date(2026, 1, 15)
CONFIRMED = datetime(2026, 10, 1, 9, tzinfo=UTC)
_sid = count(1)


def make_pool(slug: str = "testkreis", **fields: Any) -> Pool:
    """A Pool that asks three at once, on any day, without reminders or alerts: as most tests reckon."""
    defaults = {
        "name": f"Dolmetscherpool {slug}",
        "sms_name": "Dolmetscherpool",
        "email": "pool@dolmetscherpool.example",
        "phone": "+496990009001",
        "policy": "fixed",
        "reminds": False,
        "quiet_sundays": False,
        "alert_after": 0,
    }
    if "yearly_ceiling" in fields:
        defaults["ceiling_law"] = "own"
    return Pool.objects.create(slug=slug, **(defaults | fields))


def make_person(name: str, **fields: Any) -> Person:
    """A Person with a mail address made of the name; a mobile number is confirmed."""
    person = Person.objects.create(
        name=name, **({"email": f"{name.split()[0].lower()}@person.example"} | fields)
    )
    confirm_number(person.mobile)
    return person


def confirm_number(mobile: str) -> None:
    """Its owner has sent the code back, long enough ago and not too long."""
    if mobile:
        Number.objects.get_or_create(number=mobile, defaults={"confirmed_at": CONFIRMED})


def make_authority(pool: Pool, name: str = "Jugendamt", **fields: Any) -> Authority:
    """An approved Authority in Korbach."""
    defaults = {
        "state": Authority.APPROVED,
        "setting": "youth_office",
        "postal_code": "34497",
        "town": "Korbach",
    }
    return Authority.objects.create(pool=pool, name=name, **(defaults | fields))


def make_user(
    pool: Pool, person: Person, authority: Authority | None = None, password: str = "Sommer im Waldecker Land"
) -> User:
    """A sign-in: a Requester of `authority`, or a coordinator without one."""
    role = Membership.REQUESTER if authority else Membership.COORDINATOR
    Membership.objects.create(pool=pool, person=person, role=role, authority=authority)
    return User.objects.create_user(person.email, password, person=person)


def make_interpreter(
    pool: Pool,
    name: str = "Amal Haddad",
    language: str = "apc",
    *,
    plz: str = "34497",
    mobile: str = "",
    gender: str = "",
    level: str = "native",
    email: str | None = None,
    **fields: Any,
) -> Interpreter:
    """A cleared, active volunteer without stated hours, with a mail address made of the name."""
    address = {} if email is None else {"email": email}
    place = postal_codes.find(plz)
    where = {"postal_code": plz, "town": place.town, "lat": place.lat, "lon": place.lon} if place else {}
    papers = ("declaration_on", "training_on", "record_check_on", "sms_consent_on")
    cleared = dict.fromkeys(papers, CLEARED)
    number = Interpreter.objects.of(pool).count() + 1
    interpreter = Interpreter.objects.create(
        pool=pool,
        person=make_person(name, mobile=mobile, gender=gender, **address),
        **({"number": number, "state": Interpreter.ACTIVE} | where | cleared | fields),
    )
    LanguageSkill.objects.create(pool=pool, interpreter=interpreter, language=language, level=level)
    return interpreter


def make_substitute(interpreter: Interpreter, language: str, level: str = "native") -> LanguageSkill:
    """A speaker of another language, who was asked whether people of `language` understand them."""
    via = interpreter.skills.earliest("pk").language
    return LanguageSkill.objects.create(
        pool=interpreter.pool, interpreter=interpreter, language=language, level=level, via=via,
        confirmed_on=CLEARED,
    )  # fmt: skip


def make_tariff(pool: Pool, amount: str = "20.00", **fields: Any) -> Tariff:
    """Hessen's flat sum; `absent_percent` and `terms` (a whole Terms) may say otherwise."""
    absent = fields.pop("absent_percent", 100)
    terms = fields.pop("terms", Terms(TimeRule(base=Decimal(amount)), absent_percent=absent))
    told = {"name": "WIR-Pauschale", "terms": terms.as_json(), "valid_from": date(2026, 1, 1)}
    return Tariff.objects.create(pool=pool, **(told | fields))


def wanted(starts: datetime, **fields: Any) -> Wanted:
    """An hour of Levantine Arabic at the youth office in Korbach."""
    defaults = {
        "language": "apc",
        "minutes": 60,
        "modality": "on_site",
        "setting": "youth_office",
        "postal_code": "34497",
        "town": "Korbach",
        "street": "Südring 2",
        "meeting_point": "Foyer",
        "contact_name": "Frau Klee",
        "contact_phone": "069 90009002",
        "file_reference": "AZ 17/4",
    }
    return Wanted(starts=starts, **(defaults | fields))


def clerk_of(authority: Authority) -> tuple[Actor, Person]:
    """The first Requester of an Authority as Actor and Person; made when there is none."""
    rows = Membership.objects.of(authority.pool).filter(authority=authority)
    if not rows.exists():
        make_user(authority.pool, make_person(f"Clerk{authority.pk} Klee"), authority=authority)
    membership = rows.select_related("person", "pool", "authority").earliest("pk")
    return actor_of(membership), membership.person


def coordinator_of(pool: Pool) -> Actor:
    """Somebody who coordinates this Pool."""
    return Actor(Role.COORDINATOR, "Ines Vogt", pool_id=pool.pk, person_id=None)


def submit(authority: Authority, at: datetime, **fields: Any) -> Request:
    """File a Request for tomorrow, the same hour, unless `starts` says otherwise."""
    starts = fields.pop("starts", at + timedelta(days=1))
    key = fields.pop("submission_key", None)
    by, person = clerk_of(authority)
    return requests.submit_request(
        authority, wanted=wanted(starts, **fields), requester=person, by=by, at=at, submission_key=key
    )


def sent_offers(request: Request, at: datetime) -> list[Offer]:
    """The open questions of a Request, all of them gone out."""
    rows = (
        Offer.objects.of(request.pool_id).filter(request=request, state__in=["queued", "sent"]).order_by("pk")
    )
    return [offers.mark_sent(offer, at=at) for offer in rows]


def ask(
    request: Request, interpreter: Interpreter, at: datetime, number: int = 1, way: Way | None = None
) -> Offer:
    """Put the question to this one, whatever the rules of asking say; it has gone out."""
    place = next(place for place in request.places if place.number == number)
    candidate = Candidate(interpreter.pk, interpreter.person_id, interpreter.person.name, place.least_level)
    rows = {"request": request, "position": place, "version": request.version, "made_at": at}
    assessment = Assessment.objects.create(pool_id=request.pool_id, candidates=[], **rows)
    fits = (Fit(candidate, None, free=False),)
    look = queries.look(request, place, way, queries.policy_of(request.pool), at=at) if way else None
    asked = rounds.start_round(request, assessment=assessment, fits=fits, at=at, look=look)
    return offers.mark_sent(asked.offers.get(), at=at)


def interpreter_actor(offer: Offer | Assignment) -> Actor:
    """The Interpreter who answers."""
    return Actor(
        Role.INTERPRETER,
        offer.person.name,
        pool_id=offer.pool_id,
        person_id=offer.person_id,
        interpreter_id=offer.interpreter_id,
    )


def accepted(request: Request, at: datetime) -> Assignment:
    """The first one who was asked says yes."""
    offer = sent_offers(request, at)[0]
    return offers.accept_offer(offer, by=interpreter_actor(offer), at=at)


def hear(mobile: str, text: str, at: datetime, sid: str | None = None) -> Message:
    """An SMS comes in and is understood; returns its row."""
    message, _new = inbox.take(
        provider_id=sid or f"SM{next(_sid):032}",
        sender=mobile,
        recipient="+491713920099",
        body=text,
        payload={},
        at=at,
    )
    inbox.understand(message.pk, at=at)
    message.refresh_from_db()
    return message


def sms_to(mobile: str) -> list[str]:
    """What this phone was told, oldest first, words that were held back left out."""
    rows = Message.objects.filter(recipient=mobile, direction="out").exclude(state="suppressed")
    return list(rows.order_by("pk").values_list("body", flat=True))


def mails_leave(at: datetime) -> None:
    """The worker sends the mails that wait."""
    waiting = Message.objects.filter(direction="out", channel="email", state="queued").order_by("pk")
    for pk in list(waiting.values_list("pk", flat=True)):
        delivery.deliver(pk, at=at)
