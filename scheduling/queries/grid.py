"""A week in rows: people or institutions, the page of them that is shown, and what they have each day."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from pool.domain.actors import Actor
from pool.models import Authority, Interpreter, LanguageSkill, Pool
from scheduling.models import Assignment, Request
from scheduling.queries.board import day_bounds
from scheduling.queries.schedule import COMES, SEARCHED, Choice

BUSY, ALL, IDLE = "", "all", "none"  # with appointments in this week, everybody, without


def people_rows(
    actor: Actor, begin: datetime, end: datetime, choice: Choice, who: str
) -> "QuerySet[Interpreter]":
    """Whose week is shown, by name. Who has left is shown only where they had something."""
    pool = actor.pool_id or 0
    rows = Interpreter.objects.of(pool).select_related("person")
    if choice.interpreter:
        rows = rows.filter(pk=choice.interpreter)
    if choice.language:
        speaks = LanguageSkill.objects.of(pool).filter(interpreter=OuterRef("pk"))
        rows = rows.filter(Exists(speaks.filter(language=choice.language)))
    theirs: Any = Assignment.objects.of(pool).filter(interpreter=OuterRef("pk"), state__in=COMES)
    theirs = theirs.filter(starts__lt=end, ends__gt=begin)
    if choice.authority:
        theirs = theirs.filter(request__authority_id=choice.authority)
    here = Q(state__in=(Interpreter.ACTIVE, Interpreter.PAUSED))
    shown = {BUSY: Exists(theirs), ALL: here | Exists(theirs), IDLE: here & ~Exists(theirs)}
    return rows.filter(shown[who]).order_by("person__name", "pk")


def authority_rows(
    actor: Actor, begin: datetime, end: datetime, choice: Choice, who: str
) -> "QuerySet[Authority]":
    """Whose week is shown, by name."""
    pool = actor.pool_id or 0
    rows = Authority.objects.of(pool)
    if choice.authority:
        rows = rows.filter(pk=choice.authority)
    held = Assignment.objects.of(pool).filter(state__in=COMES, starts__lt=end, ends__gt=begin)
    held = held.filter(request__authority=OuterRef("pk"))
    open_ones = Request.objects.of(pool).filter(authority=OuterRef("pk"), state__in=SEARCHED)
    open_ones = open_ones.filter(slots__rank=1, slots__starts__lt=end, slots__ends__gt=begin)
    some: Any = Exists(held) | Exists(open_ones)
    here = Q(state=Authority.APPROVED)
    shown = {BUSY: some, ALL: here | some, IDLE: here & ~some}
    return rows.filter(shown[who]).order_by("name", "pk")


def week_bounds(pool: Pool, days: Iterable[date]) -> tuple[datetime, datetime]:
    """From the first minute of the first day to the last of the last."""
    shown = list(days)
    return day_bounds(pool, shown[0])[0], day_bounds(pool, shown[-1])[1]
