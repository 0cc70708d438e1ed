"""What the page of a Request says of its search: how it can be steered now, and who has done so."""

from dataclasses import dataclass
from datetime import datetime

from scheduling import queries, wording
from scheduling.actions.asking_by_hand import ASKED_FOR
from scheduling.actions.steering import ENDED, just_before
from scheduling.domain.states import RequestState
from scheduling.models import Request


@dataclass(frozen=True)
class Steering:
    """Which buttons to show, and the facts beside them.

    `paused` says who has paused the search and when, `quiet_until` when the quiet time ends (None: there is
    none), `rounds` how many there are: two clicks on the same page ask once.
    """

    running: bool
    paused: dict[str, str]
    askable: bool
    way: str
    own_way: bool
    changeable: bool
    rounds: int
    quiet_until: datetime | None


def steering_of(row: Request, *, at: datetime) -> Steering:
    """As it is now; the Rounds are read already."""
    searching, ends = row.state == RequestState.SEARCHING, queries.asking_ends(row)
    awake = queries.quiet_hours(row.pool).awake_from(at)
    own = bool(row.policy) and not row.replaces_id
    return Steering(
        running=searching and not row.paused_at and at < ends,
        paused=just_before(row, "pause") if row.paused_at else {},
        askable=row.state in ASKED_FOR and at < ends,
        way=wording.asking_way("everyone" if row.replaces_id else row.policy or row.pool.policy),
        own_way=own,
        changeable=row.state not in ENDED and not row.replaces_id,
        rounds=len(row.rounds.all()),
        quiet_until=awake if awake > at else None,
    )
