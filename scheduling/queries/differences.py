"""What a change of a Request has changed, by the name of the part; never what it said."""

from typing import Any

from pool.models import Event
from scheduling.models import Request

Parts = dict[str, Any]


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


def last_change(request: Request) -> list[str]:
    """What the newest change has changed."""
    last = Event.objects.of(request.pool_id).about(request).filter(verb="change").last()
    return last.facts.get("what", []) if last else []
