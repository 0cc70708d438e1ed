"""What a change of a Request has changed, by the name of the part; never what it said."""

from datetime import UTC, datetime
from typing import Any

from pool.models import Event
from scheduling.models import Request

Parts = dict[str, Any]
OPEN = ("time", "other_times", "setting", "way", "place")  # of these an Event may say what they were


def parts_of(request: Request) -> Parts:
    """Every part somebody would speak of, in the order of the form."""
    slot, places = request.slot, request.places
    needs = [(one.language, one.gender, one.gender_required, one.more, one.also) for one in places]
    return {
        "time": (slot.starts, slot.ends),
        "other_times": [(one.starts, one.ends) for one in request.others],
        "setting": request.setting,
        "way": (request.modality, request.instead),
        "place": (request.postal_code, request.town, request.street),
        "meeting_point": request.meeting_point,
        "contact": (request.contact_name, request.contact_phone),
        "wish": (needs, [one.direction for one in places]),
        "notes": request.notes,
        "urgent": (request.urgent, request.urgent_reason),
        "again": request.again,
        "file_reference": request.file_reference,
    }


def differences(before: Parts, after: Parts) -> list[str]:
    """The names of the parts that are not as they were."""
    return [name for name, value in after.items() if before[name] != value]


def said_differences(before: Parts, after: Parts) -> dict[str, Any]:
    """The same as facts of an Event: the names, and what is nobody's own data as it was and as it is.

    Names, streets and notes can be erased from a Request, so the journal never repeats them.
    """
    what = differences(before, after)
    return {"what": what, "before": _open(before, what), "after": _open(after, what)}


def _open(parts: Parts, what: list[str]) -> Parts:
    """Of a place the postal code and the town."""
    said = {name: _plain(parts[name]) for name in what if name in OPEN}
    return said | ({"place": said["place"][:2]} if "place" in said else {})


def _plain(value: Any) -> Any:
    """Times as ISO 8601 in UTC, tuples as lists."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


def last_change(request: Request) -> list[str]:
    """What the newest change has changed."""
    last = Event.objects.of(request.pool_id).about(request).filter(verb="change").last()
    return last.facts.get("what", []) if last else []
