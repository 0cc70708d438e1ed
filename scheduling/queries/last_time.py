"""The last time: who came to a case, and what phone somebody named. A case is known by the Authority's own
reference, of which we keep only a hash."""

from pool.models import Authority, Person
from scheduling.domain.states import HELD_ASSIGNMENT
from scheduling.models import Assignment, Position, Request

FEW = 5  # Requests back; beyond them a number may be an old one


def came_last(pool_id: int, client_token: str, language: str, *, but: int = 0) -> set[int]:
    """Interpreters of the last appointment of this case in this language, agreed or done; of none: nobody.

    `but` is a Request that does not count: the one that asks.
    """
    if not client_token:
        return set()
    rows = Assignment.objects.of(pool_id).filter(
        request__client_token=client_token, position__language=language, state__in=HELD_ASSIGNMENT
    )
    found = list(rows.exclude(request=but).order_by("-starts").values_list("starts", "interpreter_id")[:9])
    return {who for starts, who in found if starts == found[0][0]}


def wished_again(request: Request, position: Position) -> set[int]:
    """Whom the Authority wishes again at this place; nobody while nobody has come yet, or it does not matter.

    So a wish that cannot be known yet keeps nobody away.
    """
    if not request.again:
        return set()
    return came_last(request.pool_id, request.client_token, position.language, but=request.pk)


def last_phone(authority: Authority, person: Person) -> str:
    """The phone this person has named in the latest Requests; a coordinator may have filed one without."""
    mine = Request.objects.of(authority.pool_id).filter(authority=authority, requester=person)
    latest = mine.order_by("-submitted_at", "-pk").values_list("contact_phone", flat=True)[:FEW]
    return next(filter(None, latest), "")
