"""Mailing: one word to many volunteers, counted and shown before it leaves; and no more of them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from notifications.domain.sms_text import clean, gsm, segments
from pool.actions.locks import lock_interpreter, lock_pool
from pool.domain.actors import Actor
from pool.domain.refusals import NotAllowed, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Interpreter, Pool
from pool.permissions import check_can_plan, check_can_rule
from scheduling import messages
from scheduling.domain.mailings import Post, Way, sort_post, worded
from scheduling.models import Mailing
from scheduling.queries.mailings import readers_of

LONGEST, LONGEST_SUBJECT, MOST_PARTS = 5_000, 150, 6


class TextMissing(Refused):
    """An empty letter."""

    sentence = _("Bitte schreiben Sie einen Text.")
    field = "body"


class SubjectMissing(Refused):
    """A mail without one looks like rubbish."""

    sentence = _("Eine E-Mail braucht einen Betreff.")
    field = "subject"


class TooLong(Refused):
    """Nobody reads that, and by SMS it costs."""

    sentence = _(
        "Der Text ist zu lang. Es gehen höchstens %(most)s Zeichen, als SMS höchstens %(parts)s SMS."
    )
    field = "body"


class NobodyReads(Refused):
    """All of them are without a way, or have declined."""

    sentence = _("Niemand von diesen Personen kann das bekommen.")


class CountChanged(Refused):
    """Somebody came, left, or declined between look and click."""

    sentence = _("Es sind jetzt %(now)s Personen statt %(before)s. Bitte sehen Sie noch einmal nach.")


def addressed(people: Sequence[Interpreter], way: str) -> Post:
    """Who of these would get it, and how; nothing is sent."""
    return sort_post(readers_of(people), Way(way))


def check_text(way: str, subject: str, body: str, sms_name: str) -> None:
    """Raise TextMissing, SubjectMissing or TooLong."""
    if not body.strip():
        raise TextMissing
    if way != Way.SMS and not subject.strip():
        raise SubjectMissing
    parts = segments(gsm(messages.sms_body(sms_name, body)))
    if len(body) > LONGEST or (way != Way.EMAIL and parts > MOST_PARTS):
        raise TooLong(most=LONGEST, parts=MOST_PARTS)


def parts_of(post: Post, body: str, sms_name: str) -> int:
    """How many SMS it makes in all, each with its own name in it."""
    texts = [worded(body, one.reader.name) for one in post.letters if one.way is Way.SMS]
    return sum(segments(gsm(messages.sms_body(sms_name, text))) for text in texts)


@transaction.atomic
def send_mailing(
    pool: Pool, *, people: Sequence[Interpreter], way: str, subject: str, body: str, count: int, key: str,
    wanted: Mapping[str, Any], by: Actor, at: datetime,
) -> Mailing:  # fmt: skip
    """Put one word for each of `people` who can get it; `count` is how many the page has said that is.

    The same `key` (a second click) returns the Mailing there is, and nothing leaves twice. Raises
    TextMissing, SubjectMissing, TooLong, NobodyReads, CountChanged, NotAllowed.
    """
    check_can_rule(by, pool.pk)
    if by.person_id is None or any(one.pool_id != pool.pk for one in people):
        raise NotAllowed
    pool = lock_pool(pool.pk)
    earlier: Mailing | None = Mailing.objects.of(pool).filter(key=key).first()
    if earlier:
        return earlier
    subject, body = " ".join(clean(subject).split())[:LONGEST_SUBJECT], clean(body).strip()
    check_text(way, subject, body, pool.sms_name)
    post = addressed(people, way)
    if not post.letters:
        raise NobodyReads
    if len(post.letters) != count:
        raise CountChanged(now=len(post.letters), before=count)
    row = Mailing.objects.create(
        pool=pool, key=key, way=way, subject=subject, body=body, wanted=dict(wanted), made_by_id=by.person_id,
        made_at=at, facts={
            "email": post.count(Way.EMAIL), "sms": post.count(Way.SMS), "left_out": post.reasons,
            "parts": parts_of(post, body, pool.sms_name),
        },
    )  # fmt: skip
    by_key = {one.pk: one for one in people}
    for letter in post.letters:
        messages.mailing(row, letter, by_key[letter.reader.key], at=at)
    Event.record("send", row, by=by, at=at, count=count)
    return row


@transaction.atomic
def set_mailings(interpreter: Interpreter, *, wanted: bool, by: Actor, at: datetime) -> Interpreter:
    """They get no more Mailings, or get them again; their own wish, or told to the coordinator."""
    check_can_plan(by, interpreter)
    row = lock_interpreter(interpreter)
    if wanted == (row.no_mailings_on is None):
        return row
    row.no_mailings_on = None if wanted else at.astimezone(row.pool.tz).date()
    row.save(update_fields=["no_mailings_on"])
    Event.record("want_mailings" if wanted else "decline_mailings", row, by=by, at=at)
    return row
