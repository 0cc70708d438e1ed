"""The Pool's own rules, asked when a Request is filed or changed; a coordinator may overrule with a reason.

Who changes a Request is only held to what the change newly breaks: a rule that came later, or a lead time
that has run down meanwhile, keeps nobody from telling another meeting point.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from pool.domain.actors import Actor, Role
from pool.domain.refusals import NotAllowed
from pool.models import Authority, Event
from scheduling.actions.against_rules import refusal
from scheduling.actions.times import others_of
from scheduling.actions.wanted import Wanted, client_token
from scheduling.domain.pool_rules import Asked, Broken, broken, newly
from scheduling.models import Request
from scheduling.queries.counting import counted
from scheduling.queries.pool_rules import rules_of


def check_rules(
    dates: Sequence[Wanted], *, authority: Authority, by: Actor, at: datetime, overrule: str = "",
    request: Request | None = None,
) -> list[Broken]:  # fmt: skip
    """Refuse what breaks a rule, all at once; or return what a coordinator overrules, for `note_overruled`.

    `dates` are the need, once for each date of a series; `request` is what changes, which may also have been
    filed in place of somebody who did not come. Raises an AgainstRule, NotAllowed.
    """
    if overrule and by.role is not Role.COORDINATOR:
        raise NotAllowed
    rules = rules_of(authority.pool, at)
    asked = _asked(dates, authority, request, at=at)
    found = broken(rules, asked)
    if request:
        found = newly(found, broken(rules, _as_filed(request, at=at)))
    if found and not overrule.strip():
        raise refusal(found, rules, asked, authority.pool)
    return found


def note_overruled(
    rows: Iterable[Request], found: list[Broken], reason: str, *, by: Actor, at: datetime
) -> None:
    """The journal keeps which rules a coordinator has overruled, and why."""
    for row in rows if found else ():
        codes = [one.rule.value for one in found]
        Event.record("overrule", row, by=by, at=at, reason=reason.strip(), rules=codes)


def _asked(dates: Sequence[Wanted], authority: Authority, request: Request | None, *, at: datetime) -> Asked:
    first = dates[0]
    client = client_token(authority, first.file_reference) if authority.pool.client_cap else ""
    return Asked(
        kind=authority.kind,
        setting=first.setting,
        minutes=first.minutes,
        at=at,
        starts=tuple(one.starts for one in dates),
        other_times=first.other_times,
        urgent=first.urgent,
        urgent_reason=first.urgent_reason,
        agrees=first.client_agrees,
        client=client,
        counted=counted(authority, client, at=at, besides=request.pk if request else None),
        replaces=bool(request and request.replaces_id),
    )


def _as_filed(request: Request, *, at: datetime) -> Asked:
    slot, authority = request.slot, request.authority
    client = request.client_token if request.pool.client_cap else ""
    return Asked(
        kind=authority.kind,
        setting=request.setting,
        minutes=slot.minutes,
        at=at,
        starts=(slot.starts,),
        other_times=others_of(request),
        urgent=request.urgent,
        urgent_reason=request.urgent_reason,
        agrees=request.client_agrees,
        client=client,
        counted=counted(authority, client, at=at, besides=request.pk),
        replaces=bool(request.replaces_id),
    )
