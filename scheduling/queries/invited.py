"""Whose calendar an Assignment stands in: read from the mails with invites that have left."""

from notifications.domain.statuses import MessageState
from notifications.models import Message
from scheduling.models import Assignment

NOT_THERE = (MessageState.SUPPRESSED, MessageState.EXPIRED, MessageState.FAILED)


def about(assignment: Assignment) -> str:
    """The name under which words about it were put."""
    return f"assignment:{assignment.pk}"


def folded(address: str) -> str:
    """An address as it is compared."""
    return address.strip().casefold()


def invited(assignment: Assignment) -> dict[str, str]:
    """The addresses that had a REQUEST for it and no CANCEL since, by their folded form.

    What was held back, came too late or was refused at once does not count; what waits or may have left does.
    So does what came back later: the server that says so may be one behind, to which the mail was passed on.
    """
    rows = Message.objects.filter(direction=Message.OUT, channel=Message.EMAIL, about=about(assignment))
    rows = rows.exclude(ics_method="").exclude(state__in=NOT_THERE, sent_at=None).order_by("pk")
    held: dict[str, str] = {}
    for address, method in rows.values_list("recipient", "ics_method"):
        if method == "REQUEST":
            held[folded(address)] = address
        else:
            held.pop(folded(address), None)
    return held
