"""How the page of a new Request begins, for clerk and coordinator: empty, as typed, or like an old one."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib import messages

from pool.actions.venues import add_venue
from pool.domain.refusals import Refused
from pool.models import Authority
from pool.resuming import filled
from scheduling.doors.access import DoorRequest
from scheduling.doors.answers import sentence
from scheduling.forms.requests import RequestForm, filled_in
from scheduling.forms.typed import as_typed, placed, room_for, typed_into
from scheduling.models import Draft, Request
from scheduling.queries.drafts import typed_in
from scheduling.queries.places import places_for

TAKE_PLACE, SAVE_DRAFT = "take_place", "save_draft"  # what a button of the page may do instead of sending
ASKED_ANEW = frozenset(
    {"day", "proposed", "submission_key", "urgent", "urgent_reason", "client_agrees", "again", "seen"}
)  # of an old Request; whoever asks once more decides these once more


def begun(
    request: DoorRequest, authority: Authority, known: Mapping[str, Any], *, at: datetime,
    draft: Draft | None = None, like: Request | None = None,
) -> RequestForm:  # fmt: skip
    """The form as it was sent, or as it begins with what is `known`, an own Draft, or an own old Request.

    A place that was just chosen (TAKE_PLACE) fills its fields, and nothing else is looked at.
    """
    room: dict[str, Any] = {"pool": authority.pool, "at": at, "authority": authority}
    room["initial"] = {**known, **(copied(like) if like else {})}
    typed = typed_in(draft) | {"submission_key": [draft.key]} if draft else {}
    places, taken = places_for(authority), None
    begins = {**room["initial"], **(room_for(typed) if typed else {})}
    form = filled(RequestForm, request, **room | {"initial": begins})
    if request.POST.get("do") == TAKE_PLACE:
        typed = typed_into(form)
        taken = next((one for one in places if one.key == request.POST.get("venue")), None)
        form = as_typed(placed(typed, taken) if taken else typed, **room)
    elif typed and not form.is_bound:
        form = as_typed(typed, **room)
    form.offer_places(places)
    form.taken = taken
    if like and like.file_reference and "again" in form.fields:
        form.initial["again"] = Request.IF_POSSIBLE
    return form


def copied(row: Request) -> dict[str, Any]:
    """What an old Request has in common with the next one: all but the days and what is decided each time."""
    shown = filled_in(row)
    return {
        name: value
        for name, value in shown.items()
        if name not in ASKED_ANEW and not name.startswith("other_")
    }


def remember_place(request: DoorRequest, form: RequestForm, authority: Authority, *, at: datetime) -> None:
    """Write the place of what was just filed into the address book, if that was ticked.

    The Request is filed already: a refusal is told and changes nothing about that.
    """
    spot = form.spot()
    if spot is None:
        return
    try:
        add_venue(authority, spot=spot, by=request.actor, at=at)
    except Refused as refused:
        messages.warning(request, sentence(refused))
