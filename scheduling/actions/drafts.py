"""Draft: kept while somebody types, thrown away by its writer, or forgotten after 30 days."""

import json
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from pool.domain.actors import Actor, Role
from pool.domain.refusals import NotAllowed, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Authority, Event
from scheduling.actions.requests import earlier_one, lock_authority
from scheduling.models import Draft
from scheduling.queries.drafts import KEPT

Typed = Mapping[str, list[str]]
MOST, LARGEST = 20, 40_000  # Drafts of a person in an Authority; bytes of one


class DraftTooLarge(Refused):
    """A form, not a book."""

    sentence = _("Das ist zu viel Text für einen Entwurf. Bitte kürzen Sie die Hinweise.")
    field = "notes"


class TooManyDrafts(Refused):
    """None of them is thrown away silently."""

    sentence = _(
        "Sie haben schon %(most)s Entwürfe. "
        "Bitte senden oder verwerfen Sie zuerst einen davon, unter „Anfragen“."
    )


class AlreadyFiled(Refused):
    """Somebody went back in the browser to a page that was sent."""

    sentence = _("Diese Anfrage ist schon gesendet. Ein Entwurf ist nicht mehr nötig.")


@transaction.atomic
def save_draft(authority: Authority, *, key: str, typed: Typed, by: Actor, at: datetime) -> Draft | None:
    """Keep what is typed on the page of this submission key, for its writer alone; returns the Draft.

    Nothing typed ends the Draft and returns None. The journal has its beginning, not each pause in typing.
    Raises NotAllowed, AuthorityNotApproved, AlreadyFiled, DraftTooLarge, TooManyDrafts.
    """
    if by.role is not Role.AUTHORITY or by.person_id is None:
        raise NotAllowed
    authority = lock_authority(authority, by=by)
    if earlier_one(authority, key):
        raise AlreadyFiled
    mine = Draft.objects.of(authority.pool_id).filter(authority=authority, person_id=by.person_id)
    if not typed:
        mine.filter(key=key).delete()
        return None
    text = json.dumps(dict(typed), ensure_ascii=False)
    if len(text.encode()) > LARGEST:
        raise DraftTooLarge
    if draft := mine.filter(key=key).first():
        draft.typed, draft.saved_at = text, at
        draft.save(update_fields=["typed", "saved_at"])
        return draft
    if mine.count() >= MOST:
        raise TooManyDrafts(most=MOST)
    draft = Draft.objects.create(
        pool_id=authority.pool_id,
        authority=authority,
        person_id=by.person_id,
        key=key,
        typed=text,
        saved_at=at,
    )
    Event.record("begin", draft, by=by, at=at)
    return draft


@transaction.atomic
def discard_draft(draft: Draft, *, by: Actor, at: datetime) -> None:
    """Its writer does not need it; a second click finds nothing left to do."""
    if (by.person_id, by.authority_id) != (draft.person_id, draft.authority_id):
        raise NotAllowed
    if Draft.objects.of(draft.pool_id).filter(pk=draft.pk).delete()[0]:
        Event.record("discard", draft, by=by, at=at)


@transaction.atomic
def forget_draft(draft: Draft, *, by: Actor, at: datetime) -> None:
    """Nobody has gone on with it for a month; who did so a moment ago keeps it."""
    rows = Draft.objects.of(draft.pool_id).filter(pk=draft.pk, saved_at__lte=at - KEPT)
    if rows.delete()[0]:
        Event.record("forget", draft, by=by, at=at)
