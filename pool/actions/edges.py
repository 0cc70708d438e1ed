"""LanguageEdge: the Pool's own word on which language may stand in for which.

A word that forbids takes back what was confirmed over it, so that no row promises what the Pool denies.
"""

from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from pool.actions import spoken
from pool.actions.locks import lock_pool
from pool.actions.register import check_code
from pool.domain.actors import Actor
from pool.domain.languages import Grade
from pool.domain.refusals import LostRace, Refused
from pool.domain.words import gettext_noop as _
from pool.edges import stand_ins
from pool.models import Event, LanguageEdge, LanguageSkill, Pool
from pool.permissions import check_can_rule


class EdgeToItself(Refused):
    """A language stands in for itself anyway."""

    sentence = _("Bitte wählen Sie zwei verschiedene Sprachen.")
    field = "serves"


class EdgeChange(NamedTuple):
    """The Pool, and how many confirmed stand-ins were taken back with the change."""

    pool: Pool
    withdrawn: int


@transaction.atomic
def set_edge(pool: Pool, *, language: str, serves: str, grade: Grade, by: Actor, at: datetime) -> EdgeChange:
    """Who speaks `language` helps with `serves` so surely; the Pool's word counts above the register's."""
    check_can_rule(by, pool.pk)
    check_code(language)
    check_code(serves)
    if language == serves:
        raise EdgeToItself
    pool = lock_pool(pool.pk)
    codes, said = {"language": language, "serves": serves}, {"grade": Grade(grade).value}
    LanguageEdge.objects.of(pool).update_or_create(
        **codes, defaults=said, create_defaults=said | {"pool": pool}
    )
    withdrawn = withdraw_denied(pool, via=language, language=serves)
    Event.record("set_edge", pool, by=by, at=at, withdrawn=withdrawn, **codes, **said)
    return EdgeChange(pool, withdrawn)


@transaction.atomic
def remove_edge(edge: LanguageEdge, *, by: Actor, at: datetime) -> EdgeChange:
    """The Pool says nothing of its own any more: the register's hint counts, if it has one."""
    check_can_rule(by, edge.pool_id)
    pool = lock_pool(edge.pool_id)
    if not LanguageEdge.objects.of(pool).filter(pk=edge.pk).delete()[0]:
        raise LostRace
    withdrawn = withdraw_denied(pool, via=edge.language, language=edge.serves)
    codes = {"language": edge.language, "serves": edge.serves}
    Event.record("remove_edge", pool, by=by, at=at, withdrawn=withdrawn, **codes)
    return EdgeChange(pool, withdrawn)


def withdraw_denied(pool: Pool, **only: str) -> int:
    """Take back every confirmed stand-in over a way that is not open any more; `only` these rows."""
    rows = LanguageSkill.objects.of(pool).exclude(via="").filter(**only)
    gone: set[int] = set()
    for language, via in set(rows.values_list("language", "via")):
        if via not in stand_ins(pool, language):
            gone |= set(rows.filter(language=language, via=via).values_list("pk", flat=True))
    found = LanguageSkill.objects.of(pool).filter(pk__in=gone)
    who = list(found.values_list("interpreter_id", flat=True))
    found.delete()
    spoken.rebuild(who)
    return len(who)
