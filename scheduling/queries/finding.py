"""One search over everything at the desk: eight statements, whatever is typed and however much is stored."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from pool import languages
from pool.domain.actors import Actor
from pool.domain.languages import Language
from pool.models import Authority, Interpreter, Membership, Pool
from scheduling.domain.looking_for import LookingFor, looking_for
from scheduling.models import Assignment, Offer, Request
from scheduling.queries.board import day_bounds, request_rows

MOST = 20  # of each kind; who needs more types more


@dataclass(frozen=True)
class Found:
    """At most MOST of each kind, the likeliest first; `more` names the kinds of which there are more."""

    text: str
    requests: list[Request]
    interpreters: list[Interpreter]
    authorities: list[Authority]
    clerks: list[Membership]
    languages: list[Language]
    more: frozenset[str] = frozenset()

    @property
    def everything(self) -> list[Any]:
        """All rows, without the languages, which are only ways on."""
        return [*self.requests, *self.interpreters, *self.authorities, *self.clerks]


def find(actor: Actor, pool: Pool, text: str, *, at: datetime) -> Found:
    """Whatever `text` may mean in this Pool; nothing for an empty text."""
    wanted = looking_for(text, today=at.astimezone(pool.tz).date())
    if not wanted.text:
        return Found("", [], [], [], [], [])
    rows: dict[str, list[Any]] = {
        "requests": list(_requests(actor, pool, wanted)[: MOST + 1]),
        "interpreters": _interpreters(actor, wanted),
        "authorities": _authorities(actor, wanted),
        "clerks": _clerks(actor, wanted),
    }
    more = frozenset(kind for kind, found in rows.items() if len(found) > MOST)
    few = {kind: found[:MOST] for kind, found in rows.items()}
    named = languages.find(wanted.text) if wanted.words and not wanted.number else []
    return Found(wanted.text, languages=named[:3], more=more, **few)


def _requests(actor: Actor, pool: Pool, wanted: LookingFor) -> "QuerySet[Request]":
    """By number, by code, by the Authority's own file reference, by the day; the newest first."""
    meant = Q(file_reference__icontains=wanted.text)
    if wanted.number:
        meant |= Q(pk=wanted.number)
    if wanted.code:
        for model in (Offer, Assignment):
            coded = model.objects.of(pool).filter(code=wanted.code)
            meant |= Q(pk__in=list(coded.values_list("request", flat=True)))
    if wanted.day:
        begin, end = day_bounds(pool, wanted.day)
        meant |= Q(slots__rank=1, slots__starts__gte=begin, slots__starts__lt=end)
    return request_rows(actor).filter(meant).distinct()


def _interpreters(actor: Actor, wanted: LookingFor) -> list[Interpreter]:
    """By name, place, telephone number, mail address, or number in the Pool."""
    rows = Interpreter.objects.of(actor.pool_id or 0).select_related("person")
    return _rows(rows, interpreters_meant(rows, wanted), "person__name")


def interpreters_meant(rows: "QuerySet[Interpreter]", wanted: LookingFor) -> list[int]:
    """The keys of those among `rows` whose name, place, telephone, mail or number in the Pool is meant."""
    facts = rows.values_list("pk", "number", "town", "postal_code", *_of("person"))
    return [
        pk
        for pk, number, town, code, name, mobile, mail in facts
        if (wanted.number and number == wanted.number)
        or wanted.names(name, town, code)
        or _reaches(wanted, mobile, mail)
    ]


def _authorities(actor: Actor, wanted: LookingFor) -> list[Authority]:
    """By name, place, telephone number or mail address."""
    rows = Authority.objects.of(actor.pool_id or 0)
    facts = rows.values_list("pk", "name", "town", "postal_code", "phone", "email")
    found = [
        pk
        for pk, name, town, code, phone, mail in facts
        if wanted.names(name, town, code) or _reaches(wanted, phone, mail)
    ]
    return _rows(rows, found, "name")


def _clerks(actor: Actor, wanted: LookingFor) -> list[Membership]:
    """Who requests or coordinates, by name, telephone number or mail address."""
    rows = Membership.objects.of(actor.pool_id or 0).filter(active=True)
    rows = rows.select_related("person", "authority")
    facts = rows.values_list("pk", *_of("person"))
    found = [pk for pk, name, mobile, mail in facts if wanted.names(name) or _reaches(wanted, mobile, mail)]
    return _rows(rows, found, "person__name")


def _of(person: str) -> tuple[str, ...]:
    return tuple(f"{person}__{name}" for name in ("name", "mobile", "email"))


def _reaches(wanted: LookingFor, phone: str, mail: str) -> bool:
    called = bool(wanted.digits) and phone.endswith(wanted.digits)
    return called or bool(wanted.mail) and wanted.mail in mail.casefold()


def _rows(rows: "QuerySet[Any]", pks: list[int], order: str) -> list[Any]:
    """The rows with these keys, one more than is shown."""
    return list(rows.filter(pk__in=pks[:500]).order_by(order, "pk")[: MOST + 1]) if pks else []
