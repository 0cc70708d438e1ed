"""What the page of a Request says beside its facts: what is next, what cancelling costs, who is not there."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from scheduling import queries
from scheduling.domain.states import AssignmentState
from scheduling.forms.words import WordForm
from scheduling.models import Assignment, Request
from scheduling.portal.next_step import next_step
from scheduling.queries.words import clerk_words


@dataclass(frozen=True)
class Awaited:
    """Somebody who should be there now, and the Requests for whoever comes instead."""

    assignment: Assignment
    replacements: list[Request]


def standing(row: Request, *, at: datetime) -> dict[str, Any]:
    """The context of the page."""
    return {
        "next_step": next_step(row, at=at),
        "cancel": queries.cancel_terms([row], at=at),
        "awaited": awaited(row, at=at),
        "words": list(clerk_words(row)),
        "word_form": WordForm(initial={"key": uuid.uuid4().hex}),
    }


def awaited(row: Request, *, at: datetime) -> list[Awaited]:
    """Those whose time it is; and of whom it was said that they did not come, until somebody has decided."""
    held = [one for one in row.assignments.all() if one.state == AssignmentState.CONFIRMED]
    now = [one for one in held if one.missed_at or one.starts <= at < one.ends]
    return [Awaited(one, list(queries.replacements_of(one)) if one.missed_at else []) for one in now]
