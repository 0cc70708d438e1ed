"""`./run manage sms`: what went out and came in, listed, shown, and put back where it got stuck."""

from datetime import datetime, time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_date

from notifications import clock, inbox, optouts, outbox
from notifications.domain.phones import PhoneError, mobile
from notifications.domain.statuses import HEARD_AGAIN, REPLAYABLE, MessageState
from notifications.models import Message
from pool.domain.actors import Actor, Role
from pool.models import Event, Pool
from scheduling.management.sms_lines import Shown, heading, life, line, states, too_late

OPERATOR = Actor(Role.SYSTEM, "./run manage sms")


class Command(BaseCommand):
    """List, show, replay."""

    help = "Lists, shows and replays SMS. Numbers are masked unless --unmask, texts hidden unless --text."

    def add_arguments(self, parser: CommandParser) -> None:
        """Three verbs."""
        verbs = parser.add_subparsers(dest="do", required=True)
        listing = verbs.add_parser("list", help="the newest first")
        listing.add_argument("--since", help="first day, YYYY-MM-DD")
        listing.add_argument("--number", help="a whole number, or its last digits")
        listing.add_argument("--state", choices=states())
        listing.add_argument("--pool", help="only the pool of this short name")
        listing.add_argument("--limit", type=int, default=50)
        show = verbs.add_parser("show", help="the whole life of one")
        replay = verbs.add_parser("replay", help="send, or understand, one again")
        replay.add_argument("--yes", action="store_true", help="do it")
        for verb in (show, replay):
            verb.add_argument("pk", type=int)
        for verb in (listing, show):
            verb.add_argument("--unmask", action="store_true", help="whole numbers")
            verb.add_argument("--text", action="store_true", help="what was written")

    def handle(self, *args: Any, **options: Any) -> None:
        """One of the three."""
        {"list": self._list, "show": self._show, "replay": self._replay}[options["do"]](options)

    def _list(self, options: dict[str, Any]) -> None:
        shown = Shown(options["unmask"], options["text"])
        rows = _narrowed(Message.objects.filter(channel=Message.SMS), options)
        found = list(rows.order_by("-pk")[: max(options["limit"], 0)])
        if not found:
            self.stdout.write("Nothing.")
            return
        self.stdout.write(heading())
        for message in found:
            self.stdout.write(line(message, shown))

    def _show(self, options: dict[str, Any]) -> None:
        for text in life(_message(options["pk"]), Shown(options["unmask"], options["text"])):
            self.stdout.write(text)

    def _replay(self, options: dict[str, Any]) -> None:
        message, at = _message(options["pk"]), clock.now()
        if why := _against(message, at):
            raise CommandError(f"Message {message.pk}: {why}.")
        if not options["yes"]:
            raise CommandError(
                f"Message {message.pk} is {message.state}. {_would(message)} With --yes: done."
            )
        with transaction.atomic():
            outward = message.direction == Message.OUT
            done = outbox.replay(message, at=at) if outward else inbox.replay(message)
            if done:
                Event.record("replay_sms", message, by=OPERATOR, at=at)
        if not done:
            raise CommandError(f"Message {message.pk} has moved on meanwhile: it is {message.state}.")
        self.stdout.write(f"Message {message.pk} is {message.state} again; the worker takes it.")


def _message(pk: int) -> Message:
    row = Message.objects.filter(pk=pk, channel=Message.SMS).select_related("pool").first()
    if row is None:
        raise CommandError(f"There is no SMS {pk}.")
    return row


def _narrowed(rows: "QuerySet[Message]", options: dict[str, Any]) -> "QuerySet[Message]":
    if options["since"]:
        day = _day(options["since"])
        rows = rows.filter(created_at__gte=datetime.combine(day, time(), timezone.get_current_timezone()))
    if options["state"]:
        rows = rows.filter(state=options["state"])
    if options["pool"]:
        pool = Pool.objects.filter(slug=options["pool"]).first()
        if pool is None:
            raise CommandError("There is no such pool.")
        rows = rows.filter(pool_id=pool.pk)
    if options["number"]:
        rows = rows.filter(_number(options["number"]))
    return rows


def _day(text: str) -> Any:
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    if day is None:
        raise CommandError("--since takes a day: 2026-11-01.")
    return day


def _number(text: str) -> Q:
    """…7386 finds by its end; a whole number, however it is written, exactly."""
    digits = text.strip().lstrip("…")
    if digits.isdigit() and len(digits) <= 6:
        return Q(recipient__endswith=digits) | Q(sender__endswith=digits)
    try:
        whole = mobile(text)
    except PhoneError as error:
        raise CommandError("--number takes a mobile number or its last digits.") from error
    return Q(recipient=whole) | Q(sender=whole)


def _against(message: Message, at: datetime) -> str:
    """Why it must not be replayed; empty when it may."""
    outward = message.direction == Message.OUT
    if message.state not in (REPLAYABLE if outward else HEARD_AGAIN):
        return f"it is {message.state}, there is nothing to replay"
    if outward and optouts.is_out(message.recipient):
        return "this number wants no SMS"
    return too_late(message, at) if outward else ""


def _would(message: Message) -> str:
    if message.direction == Message.IN:
        return "It would be understood again."
    if message.state == MessageState.UNKNOWN:
        return "It would be sent again, though the provider may have sent it: somebody may read it twice."
    return "It would be sent again."
