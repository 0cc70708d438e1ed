"""A Pool says what it says in words of its own, or again in the house's."""

from datetime import datetime

from django.db import transaction

from pool.actions.locks import lock_pool
from pool.domain.actors import Actor
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Pool
from pool.permissions import check_can_lead
from scheduling.domain.house_texts import TEXTS
from scheduling.domain.texts import check, tidy
from scheduling.models import SmsText


class TextUnknown(Refused):
    """The house says nothing of that name."""

    sentence = _("Diesen Text gibt es nicht.")


@transaction.atomic
def set_text(pool: Pool, *, name: str, body: str, by: Actor, at: datetime) -> Pool:
    """From now on this SMS has these words. Raises TextUnknown, Unreadable.

    The house's own words are none of the Pool's: they reset it.
    """
    check_can_lead(by, pool.pk)
    if name not in TEXTS:
        raise TextUnknown
    words = tidy(body)
    check(TEXTS[name], words)
    if words == TEXTS[name].body:
        return reset_text(pool, name=name, by=by, at=at)
    row = lock_pool(pool.pk)
    SmsText.objects.of(row).update_or_create(pool=row, name=name, defaults={"body": words, "changed_at": at})
    Event.record("set_text", row, by=by, at=at, name=name, body=words)
    return row


@transaction.atomic
def reset_text(pool: Pool, *, name: str, by: Actor, at: datetime) -> Pool:
    """This SMS has the house's words again; nothing happens when it had them."""
    check_can_lead(by, pool.pk)
    row = lock_pool(pool.pk)
    gone, _by_model = SmsText.objects.of(row).filter(name=name).delete()
    if gone:
        Event.record("reset_text", row, by=by, at=at, name=name)
    return row
