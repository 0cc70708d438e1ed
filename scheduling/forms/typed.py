"""What somebody has typed, apart from whether it is right: kept, and shown again as it was."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from pool.resuming import Unsent
from scheduling.forms.places import address_shown
from scheduling.forms.requests import RequestForm
from scheduling.queries.places import Choice

Typed = Mapping[str, list[str]]
UNTOLD = frozenset({"submission_key", "venue"})  # nobody has told anything with these alone
PLACE = frozenset({"postal_code", "town", "street", "meeting_point"})


class AsTyped(Unsent, RequestForm):
    """The form out of a Draft, or with a place that was just chosen."""


def typed_into(form: RequestForm) -> dict[str, list[str]]:
    """What was sent for the fields of the form, and nothing else that was sent."""
    parts = tuple(f"{name}_" for name in form.fields)
    return {
        name: values
        for name, values in form.data.lists()  # type: ignore[attr-defined]
        if name in form.fields or name.startswith(parts)
    }


def worth_keeping(form: RequestForm, known: Mapping[str, Any]) -> dict[str, list[str]]:
    """The same; nothing where all is as an empty page begins (`known`)."""
    told = (
        name not in UNTOLD and field.has_changed(known.get(name, field.initial), form[name].data)
        for name, field in form.fields.items()
    )
    return typed_into(form) if any(told) else {}


def room_for(typed: Typed) -> dict[str, Any]:
    """What a form must know from the beginning to have the fields and choices that were typed into."""
    more = [typed[name][-1] for name in sorted(typed) if name.startswith("more_")]
    minutes = typed.get("minutes", [""])[-1]
    return {"more": more} | ({"minutes": int(minutes)} if minutes.isdecimal() and len(minutes) < 4 else {})


def as_typed(typed: Typed, *, initial: Mapping[str, Any], **room: Any) -> AsTyped:
    """The form with what was typed, right or wrong."""
    data = QueryDict(mutable=True)
    for name, values in typed.items():
        data.setlist(name, values)
    return AsTyped(data, initial={**initial, **room_for(typed)}, **room)


def placed(typed: Typed, choice: Choice) -> dict[str, list[str]]:
    """The same with another place; whom to call stays where the place names nobody."""
    address = address_shown(choice.address)
    return {**typed, **{name: [value] for name, value in address.items() if value or name in PLACE}}
