"""What we write back when a calendar has answered an invite."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext, override

from notifications.models import Message
from pool.domain.refusals import Refused
from pool.models import Person
from scheduling import calendar
from scheduling.messages.facts_and_times import facts
from scheduling.messages.saying import mail
from scheduling.messages.short_links import writes_to
from scheduling.models import Assignment


def reply(
    name: str, inbound: Message, row: Assignment, person: Person, *, at: datetime,
    sentence: Refused | None = None, **context: Any,
) -> None:  # fmt: skip
    """One mail to the person, at once; to a calendar's answer there is never a second one."""
    request = row.request
    if sentence is not None:
        with override("de"):
            context["sentence"] = gettext(sentence.sentence) % sentence.facts
    mail(
        name, person.email, row.pool, about=f"message:{inbound.pk}", key=f"answer:{inbound.pk}", at=at,
        kind="answer", assignment=row, request=request, person=person, by_sms=not writes_to(row),
        who="interpreter" if person.pk == row.person_id else "requester", place=calendar.location(row),
        **facts(request, row.position, via=row.via), **context,
    )  # fmt: skip
