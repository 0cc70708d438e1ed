"""The four digits by which somebody answers: of a question, of an Assignment, of their number."""

import secrets
from datetime import datetime, timedelta

from scheduling import queries
from scheduling.domain import codes

SEEN = timedelta(days=90)


def new_code(person_id: int, *, at: datetime) -> str:
    """A code nobody with this person's telephone has seen for 90 days, or could still send."""
    used = [queries.codes_used(pk, since=at - SEEN) for pk in queries.sharing(person_id)]
    return codes.draw(set().union(*used), secrets.randbelow)
