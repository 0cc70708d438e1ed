"""Feed: the secret address of a calendar is made, renewed, revoked. Reading it is no action."""

import secrets
from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction

from pool import languages
from pool.domain.actors import Actor, Role
from pool.domain.refusals import NotAllowed, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Authority, Event, Interpreter, Pool
from scheduling.actions.locks import lock_person
from scheduling.domain import tokens
from scheduling.models import Feed
from scheduling.permissions import check_can_read_feed, check_can_revoke_feed
from scheduling.queries.feeds import feeds_of

MOST = 10  # addresses of one person in one role: every device may have its own


class TooManyFeeds(Refused):
    """Somebody presses and presses."""

    sentence = _("Mehr als %(most)s Kalender-Adressen gehen nicht. Bitte sperren Sie zuerst eine.")


class FeedOver(Refused):
    """It was revoked, here or by the coordinator."""

    sentence = _("Diese Kalender-Adresse ist gesperrt. Bitte legen Sie eine neue an.")


class Issued(NamedTuple):
    """A feed and its token, which is told this once: only its hash is kept."""

    feed: Feed
    token: str


@transaction.atomic
def make_feed(
    pool: Pool, *, by: Actor, at: datetime, language: str = "", interpreter: Interpreter | None = None,
    authority: Authority | None = None,
) -> Issued:  # fmt: skip
    """An address for whoever asks, in the role in which they act.

    `language`, `interpreter`, `authority` narrow what a coordinator reads; nobody else has a choice. Raises
    TooManyFeeds, NotAllowed.
    """
    if by.pool_id != pool.pk or by.person_id is None:
        raise NotAllowed
    lock_person(by.person_id)
    if feeds_of(by).count() >= MOST:
        raise TooManyFeeds(most=MOST)
    shown = _shown(pool, by, language, interpreter, authority)
    token = secrets.token_urlsafe(tokens.BYTES)
    feed = Feed.objects.create(
        pool=pool, person_id=by.person_id, token_hash=tokens.hashed(token), made_at=at, **shown
    )
    _record("make_feed", feed, by=by, at=at)
    return Issued(feed, token)


def _shown(
    pool: Pool, by: Actor, language: str, interpreter: Interpreter | None, authority: Authority | None
) -> dict[str, Any]:
    """What the feed is about."""
    if by.role is Role.COORDINATOR:
        if any(row.pool_id != pool.pk for row in (interpreter, authority) if row):
            raise NotAllowed
        if language and not languages.get(language):
            raise NotAllowed
        return {"kind": Feed.POOL, "language": language, "interpreter": interpreter, "authority": authority}
    if language or interpreter or authority:
        raise NotAllowed
    if by.role is Role.INTERPRETER and by.interpreter_id:
        return {"kind": Feed.INTERPRETER, "interpreter_id": by.interpreter_id}
    if by.role is Role.AUTHORITY and by.authority_id:
        return {"kind": Feed.AUTHORITY, "authority_id": by.authority_id}
    raise NotAllowed


@transaction.atomic
def renew_feed(feed: Feed, *, by: Actor, at: datetime) -> Issued:
    """Another token for the same feed; the old address is dead from now on. Raises FeedOver, NotAllowed."""
    check_can_read_feed(by, feed)
    token = secrets.token_urlsafe(tokens.BYTES)
    rows = Feed.objects.of(feed.pool_id).filter(pk=feed.pk, revoked_at=None)
    if rows.update(token_hash=tokens.hashed(token), made_at=at) != 1:
        raise FeedOver
    feed.made_at = at
    _record("renew_feed", feed, by=by, at=at)
    return Issued(feed, token)


@transaction.atomic
def revoke_feed(feed: Feed, *, by: Actor, at: datetime) -> bool:
    """The address is dead from now on; whether it was alive. Raises NotAllowed."""
    check_can_revoke_feed(by, feed)
    ended = Feed.objects.of(feed.pool_id).filter(pk=feed.pk, revoked_at=None).update(revoked_at=at)
    if ended:
        _record("revoke_feed", feed, by=by, at=at)
    return bool(ended)


def _record(verb: str, feed: Feed, *, by: Actor, at: datetime) -> None:
    """In a volunteer's story, or in the feed's own."""
    subject = feed.interpreter if feed.kind == Feed.INTERPRETER else feed
    Event.record(verb, subject, by=by, at=at, feed=feed.pk)
