"""The places of a Request: found, written with it, and the second one exchanged when the need changes."""

from typing import Any

from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from scheduling import queries
from scheduling.actions.wanted import Second, Wanted
from scheduling.models import Position, Request


class SecondHeld(Refused):
    """Who has promised to come is not sent away by a form."""

    sentence = _(
        "Für den zweiten Platz hat schon jemand zugesagt. "
        "Dieser Einsatz muss zuerst abgesagt werden. Bitte rufen Sie uns dafür an: %(phone)s."
    )
    field = "second"


class NoSuchPlace(Refused):
    """A Request has one place, or two."""

    sentence = _("Diesen Platz gibt es in der Anfrage nicht.")
    field = "position"


def place_of(request: Request, number: int) -> Position:
    """The place of this number; raises NoSuchPlace."""
    found = next((place for place in request.places if place.number == number), None)
    if found is None:
        raise NoSuchPlace
    return found


def first_place(wanted: Wanted) -> dict[str, Any]:
    """The columns of the first Position."""
    return {
        "more": list(dict.fromkeys(wanted.more)),
        "also": sorted(set(wanted.also)),
        "direction": wanted.direction,
        "gender": wanted.gender,
        "gender_required": wanted.gender_required,
    }


def write_places(request: Request, wanted: Wanted) -> None:
    """The Positions of a new Request."""
    rows = {"pool_id": request.pool_id, "request": request, "least_level": request.pool.least_level}
    Position.objects.create(**rows, language=wanted.language, **first_place(wanted))
    if wanted.second:
        _add_second(request, wanted, number=2)


def second_place(request: Request) -> Position | None:
    """The second Position that is needed now."""
    return next(iter(request.places[1:]), None)


def second_of(request: Request) -> Second | None:
    """The same as a wish."""
    place = second_place(request)
    return Second(place.language, place.gender, place.gender_required) if place else None


def check_second(request: Request, wanted: Wanted) -> None:
    """Raise SecondHeld when a change would take the place of somebody who comes."""
    place = second_place(request)
    if place and wanted.second != second_of(request) and place not in queries.open_places(request):
        raise SecondHeld(phone=request.pool.phone)


def exchange_second(request: Request, wanted: Wanted) -> None:
    """Another second place is another need: the old row stays for those who were asked, a new one begins."""
    places = Position.objects.of(request.pool_id).filter(request=request)
    if old := second_place(request):
        places.filter(pk=old.pk).update(dropped=True)
    if wanted.second:
        _add_second(request, wanted, number=places.count() + 1)


def _add_second(request: Request, wanted: Wanted, *, number: int) -> None:
    assert wanted.second is not None  # noqa: S101 -- both callers have looked
    Position.objects.create(
        pool_id=request.pool_id,
        request=request,
        number=number,
        language=wanted.second.language,
        least_level=request.pool.least_level,
        direction=wanted.direction,
        gender=wanted.second.gender,
        gender_required=wanted.second.gender_required,
    )
