"""What somebody has typed, apart from whether it is right: kept, and shown again as it was."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pool.models import Pool
from scheduling.forms.places import address_shown
from scheduling.forms.requests import RequestForm
from scheduling.queries.places import Choice

Typed = Mapping[str, Any]
UNTOLD = frozenset({"submission_key", "venue"})  # nobody has told anything with these alone
PLACE = ("postal_code", "town", "street", "meeting_point")


def typed_into(form: RequestForm) -> dict[str, Any]:
    """What was sent for each field of the form, and nothing else that was sent."""
    return {name: form[name].data for name in form.fields}


def worth_keeping(form: RequestForm, known: Typed) -> dict[str, Any]:
    """The same; nothing where all is as an empty page begins (`known`)."""
    typed = typed_into(form)
    told = (
        name not in UNTOLD and field.has_changed(known.get(name, field.initial), typed[name])
        for name, field in form.fields.items()
    )
    return typed if any(told) else {}


def room_for(typed: Typed) -> dict[str, Any]:
    """What a form must know from the beginning to have the fields and choices that were typed into."""
    more = [typed[name] for name in sorted(typed) if name.startswith("more_")]
    minutes = str(typed.get("minutes") or "")
    return {"more": more} | ({"minutes": int(minutes)} if minutes.isdecimal() and len(minutes) < 4 else {})


def as_typed(typed: Typed, *, pool: Pool, at: datetime, known: Typed) -> RequestForm:
    """The form with what was typed, right or wrong. Not a word about what is wrong: nobody has sent it."""
    room: dict[str, Any] = {"pool": pool, "at": at, "initial": {**known, **room_for(typed)}}
    form, twin = RequestForm(**room), RequestForm(dict(typed), **room)
    form.initial = {**form.initial, **{name: typed[name] for name in form.fields if name in typed}}
    form.told = twin.told
    form.fields["postal_code"].required = twin.fields["postal_code"].required
    return form


def placed(typed: Typed, choice: Choice) -> dict[str, Any]:
    """The same with another place; whom to call stays where the place names nobody."""
    address = address_shown(choice.address)
    return {**typed, **{name: value for name, value in address.items() if value or name in PLACE}}
